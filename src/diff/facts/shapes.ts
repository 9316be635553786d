import type { LoadedPlan } from "../../loaded.js";
import type { ContextProperty, Entity, Event, ObjectType, Plan, Property, StringType, Type } from "../../plan/model.js";
import { pageFields } from "../../plan/page-fields.js";
import { type SentProperty, sentProperties, sentTraits } from "../../plan/sent.js";
import { anything } from "../../plan/values/atoms.js";
import { withType } from "./comparison.js";
import { propertyOf } from "./proving.js";

type Move = (type: Type) => Type;

/** What an event's sent shape is made of; the pieces may be of different plans. */
export interface Pieces {
  readonly event: Event;
  readonly context: readonly ContextProperty[];
  /** All sources that there are, where the manifest says. */
  readonly sources: readonly string[] | undefined;
  /** The worlds that the event's and the context's types are of. */
  readonly ofEvent: Move;
  readonly ofContext: Move;
}

/** The sources that there are, where the manifest says. */
export function sourcesIn({ project }: LoadedPlan): readonly string[] | undefined {
  return project.vocabulary.sources?.map(({ value }) => value);
}

/** What travels as an event's properties, with what SDKs add to pages. */
export function shapeOf({ event, context, sources, ofEvent, ofContext }: Pieces): ObjectType {
  const { properties, additional } = sentProperties({ ...emptyPlan, context }, event, { allSources: sources });
  const listed = new Set(properties.map(({ name }) => name.value));
  const fields: readonly Property[] =
    event.kind === "page" && additional !== true
      ? pageFields.filter((name) => !listed.has(name)).map((name) => propertyOf(name, text))
      : [];
  const moved = properties.map((one) => withType<SentProperty>(one, one.from === "event" ? ofEvent : ofContext));
  return {
    kind: "object",
    properties: [...moved, ...fields],
    additional: typeof additional === "boolean" ? additional : withType(additional, ofEvent),
  };
}

/** Whether a property of a sent shape is the event's own. */
export function isOwn(property: Property): boolean {
  // Sent properties are properties with one key more.
  return "from" in property && property.from === "event";
}

/** Whether a property of a sent shape is the context's. */
export function isContext(property: Property): boolean {
  return "from" in property && property.from === "context";
}

/** What travels as an entity's traits, and an object with nothing but the trait that travels as its id. */
export interface Traits {
  readonly sent: ObjectType;
  readonly id: ObjectType;
}

export function traitsOf(entity: Entity, move: Move): Traits {
  const { id, traits } = sentTraits(entity);
  const { additional } = entity;
  const moved = traits.map((trait) => withType(trait, move));
  return {
    sent: {
      kind: "object",
      properties: moved,
      additional: typeof additional === "boolean" ? additional : withType(additional, move),
    },
    id: { kind: "object", properties: id ? [withType(id, move)] : [], additional: false },
  };
}

/** An id with the traits that it travels beside, as one object: calls carry either's only with the other. */
export function togetherOf({ id, sent }: Traits): ObjectType {
  const [trait] = id.properties;
  const beside = { ...propertyOf("id", trait?.type ?? anything), required: trait?.required ?? false };
  return { kind: "object", properties: [beside, { ...propertyOf("traits", sent), required: true }], additional: false };
}

const text: StringType = { kind: "string" };

const emptyPlan: Plan = {
  metrics: [],
  entities: [],
  dictionary: [],
  types: [],
  bundles: [],
  context: [],
  events: [],
};
