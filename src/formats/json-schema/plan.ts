import type { LoadedPlan } from "../../loaded.js";
import { bareDefinition } from "../../plan/bare.js";
import { identifierOf } from "../../plan/identifiers.js";
import type { Definition, Event, Json, JsonObject, ObjectType, Property, Type } from "../../plan/model.js";
import { isNothing } from "../../plan/resolve/meet.js";
import { atomsOf, typesOf } from "../../plan/values/atoms.js";
import { isJsonObject } from "../../plan/values/values.js";
import { emptyProject } from "../../project/empty.js";
import type { Located, SourceFile, Text } from "../../source/span.js";
import type { ReadSchema } from "./index.js";
import type { NotSaid } from "./not-said.js";
import { anyType } from "./reading.js";

/** A plan with what it could not be told. */
export interface PlanOfSchema {
  readonly loaded: LoadedPlan;
  readonly notSaid: readonly NotSaid[];
}

/**
 * A plan of one event, whose properties are what the schema describes. An event has one list of properties: of a schema that allows
 * several kinds of object the event allows all, and the difference is noted.
 */
export function planOfSchema(read: ReadSchema, file: SourceFile): PlanOfSchema {
  const { root } = read;
  const { shape, objects, isWhole } = shapeOf(read);
  const span = { ...root.span, end: root.span.start };
  const note: NotSaid =
    objects === 1
      ? { pointer: "", keyword: "", what: "takes what is no object as well, which no event is", widens: false, span }
      : { pointer: "", keyword: "", what: severalObjects, widens: true, span };
  const notSaid = isWhole ? read.notSaid : [...read.notSaid, note];
  return { loaded: planOf(read, file, (name) => eventOf(name, shape, root)), notSaid };
}

/** What the one property of {@link planOfValues} is called. */
export const carriedAs = "value";

/**
 * A plan of one event with one required property, whose type is the schema. An event carries an object, so that this is where a plan
 * has the values of a schema that describes anything else, such as a list.
 */
export function planOfValues(read: ReadSchema, file: SourceFile): PlanOfSchema {
  const { root, notSaid } = read;
  const name = { value: carriedAs, span: { ...root.span, end: root.span.start } };
  const shape: ObjectType = { kind: "object", properties: [{ ...root, name, required: true }], additional: false };
  const whole = bareDefinition(shape, root.span);
  return { loaded: planOf(read, file, (event) => eventOf(event, shape, whole)), notSaid };
}

function planOf(read: ReadSchema, file: SourceFile, event: (name: Text) => Event): LoadedPlan {
  const { root, types, self, title } = read;
  const name: Text = self?.name ?? title ?? { value: nameOf(file.path), span: { ...root.span, end: root.span.start } };
  return {
    project: emptyProject(self?.vendor?.value ?? name.value, file.path),
    plan: { metrics: [], entities: [], dictionary: [], types, bundles: [], context: [], events: [event(name)] },
    sources: new Map([[file.path, file]]),
    suppressions: [],
    baseline: undefined,
    diagnostics: [],
  };
}

const severalObjects = "is not one kind of object, and an event has one list of properties";

/** What a schema allows of objects, as one list of properties. */
export interface ShapeOfSchema {
  readonly shape: ObjectType;
  /** How many kinds of object the schema describes: several were joined to one that allows them all, none to any object. */
  readonly objects: number;
  /** Whether the schema takes nothing but objects of that shape. */
  readonly isWhole: boolean;
}

/** The objects that a schema takes, as an event or an entity lists them. */
export function shapeOf(read: ReadSchema): ShapeOfSchema {
  const atoms = atomsOf(read.root.type, typesOf(read));
  const objects = atoms.filter((atom) => atom.kind === "object");
  const shape = objects.length === 0 ? openObject : objects.reduce((one, other) => joined(one, other, read.root));
  return { shape, objects: objects.length, isWhole: objects.length === 1 && atoms.length === 1 };
}

/** An event of which only a schema is known. */
export function eventOf(name: Text, shape: ObjectType, root: Definition): Event {
  return {
    name,
    description: root.description,
    extensions: root.extensions,
    span: root.span,
    keys: root.keys,
    kind: "track",
    callName: undefined,
    trigger: undefined,
    owner: undefined,
    status: root.deprecated === undefined ? "active" : "deprecated",
    since: undefined,
    expires: undefined,
    replacedBy: undefined,
    renamedFrom: [],
    answers: [],
    entities: [],
    sources: [],
    destinations: [],
    consent: [],
    retention: undefined,
    include: [],
    properties: shape.properties,
    additional: shape.additional,
    examples: root.examples.filter(isObject),
    identifier: identifierOf(name.value) ?? { camel: "_", pascal: "_", pinned: undefined },
    links: [],
  };
}

const openObject: ObjectType = { kind: "object", properties: [], additional: true };

function isObject(example: Located<Json>): example is Located<JsonObject> {
  return isJsonObject(example.value);
}

/** `schemas/ad_click.json` is called `ad_click`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/(?:\.schema)?\.[a-z]+$/i, "") || path;
}

/** One object that allows what either allows. */
function joined(a: ObjectType, b: ObjectType, { span }: Definition): ObjectType {
  const [ours, theirs] = [a, b].map(
    (type) => new Map(type.properties.map((property) => [property.name.value, property])),
  );
  const either = (one: Definition, other: Definition | boolean): Definition =>
    other === false ? one : { ...one, type: other === true ? anyType : eitherOf(one.type, other, span) };
  const property = (one: Property, other: Property | undefined, additional: ObjectType["additional"]): Property => ({
    ...one,
    ...either(one, other ?? additional),
    required: one.required && other?.required === true,
  });
  const properties = [
    ...a.properties.map((one) => property(one, theirs?.get(one.name.value), b.additional)),
    ...b.properties.filter(({ name }) => !ours?.has(name.value)).map((one) => property(one, undefined, a.additional)),
  ];
  const additional =
    a.additional === true || b.additional === true
      ? true
      : a.additional === false
        ? b.additional
        : either(a.additional, b.additional);
  return { kind: "object", properties, additional };
}

function eitherOf(one: Type, other: Definition, span: Definition["span"]): Type {
  if (one === other.type || isNothing(other.type)) return one;
  if (isNothing(one)) return other.type;
  if (one.kind === "any" || other.type.kind === "any") return anyType;
  return { kind: "union", members: [bareDefinition(one, span), other] };
}
