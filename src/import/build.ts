import { entriesOf, eventOf, readSchema, type SchemaPlace, shapeOf } from "../formats/json-schema/index.js";
import { planText } from "../formats/plan-text.js";
import type { ContextProperty, Definition, Entity, Event, ObjectType, Property } from "../plan/model.js";
import type { Sources, Span, Text } from "../source/span.js";
import type { Node } from "../syntax/node.js";
import { closedDefinition, closedObject, renamedShape } from "./change.js";
import type { Imported, Loss, Understanding } from "./imported.js";
import { possibleShape, possibleTypes } from "./possible.js";
import { TypesOfAll } from "./types.js";

/** A schema that says what an event, an entity or the context carries. */
export interface Carried {
  readonly shape: ObjectType;
  /** What the schema says of itself. */
  readonly root: Definition;
}

/** Where a schema stands, and whose it is. */
export interface SchemaOf extends SchemaPlace {
  readonly document: Node;
  /** What it is about, for whoever reads what was lost. */
  readonly where: string;
  /** The pointer to the document within its file. */
  readonly prefix: string;
  /** Keywords at the top of the schema that are understood elsewhere. */
  readonly known?: ReadonlySet<string>;
}

/** Collects what is read of a source: definitions, and what was lost of them. */
export class Building {
  readonly events: Event[] = [];
  readonly entities: Entity[] = [];
  readonly context: ContextProperty[] = [];
  readonly losses: Loss[] = [];
  /** The names that events have already. */
  readonly names = new Set<string>();
  readonly #types = new TypesOfAll();
  readonly #understanding: Understanding;

  constructor(understanding: Understanding) {
    this.#understanding = understanding;
  }

  /** Reads a schema: its named types are taken in, what it can't say is noted. `undefined` where it describes no object. */
  read({ document, where, prefix, known, ...place }: SchemaOf): Carried | undefined {
    const schema = readSchema(document, place);
    const { shape, objects } = shapeOf(schema);
    if (objects === 0) return undefined;
    const { closed } = this.#understanding;
    const note = (keyword: string, what: string, span: Span): void =>
      void this.losses.push({ where, pointer: prefix, keyword, what, widens: true, span });
    const possible = possibleTypes(schema.types, note);
    const types = closed
      ? possible.map((type) => ({ ...type, definition: closedDefinition(type.definition) }))
      : possible;
    const names = this.#types.add(types);
    const isSaid = schema.root.keys.some(({ key }) => key === "additionalProperties");
    for (const { pointer, ...note } of schema.notSaid) {
      const isKnown = pointer === `${place.part?.pointer ?? ""}/${note.keyword}` && known?.has(note.keyword);
      if (!isKnown) this.losses.push({ ...note, where, pointer: prefix + pointer });
    }
    if (objects > 1) {
      const { keyword, span } = alternativesIn(place.part?.node ?? document);
      note(keyword, "describes several kinds of object, and what either allows is allowed here", span);
    }
    const whole = possibleShape(shape, note);
    return { shape: renamedShape(closed ? closedObject(whole, isSaid) : whole, names), root: schema.root };
  }

  /** An event of what a schema says, with what is known of it besides. */
  event(name: Text, { shape, root }: Carried, more: Partial<Event> = {}): void {
    this.names.add(name.value);
    this.events.push({ ...eventOf(name, shape, root), ...more });
  }

  /** Somebody of whom traits are told. */
  entity(name: Text, kind: "user" | "group", { shape, root }: Carried): void {
    const { properties, additional } = shape;
    const event = eventOf(name, shape, root);
    this.entities.push({
      name,
      description: root.description,
      extensions: root.extensions,
      span: root.span,
      keys: root.keys,
      kind: { value: kind, span: name.span },
      id: undefined,
      belongsTo: [],
      owner: undefined,
      traits: properties.map((property) => ({ ...property, write: undefined })),
      additional,
      retention: undefined,
      consent: [],
      renamedFrom: [],
      expires: undefined,
      identifier: event.identifier,
    });
  }

  /** Properties that every event carries. */
  addContext(properties: readonly Property[]): void {
    this.context.push(...properties.map((property) => ({ ...property, sources: [] })));
  }

  done(name: string | undefined, sources: Sources): Imported {
    return {
      name,
      types: this.#types.all,
      entities: this.entities,
      context: this.context,
      events: this.events,
      losses: this.losses,
      sources,
    };
  }
}

/** Keywords by which a schema can take several kinds of object: those that list them, then those that lead to such a list. */
const alternatives = ["oneOf", "anyOf", "allOf", "$ref", "enum", "minProperties", "maxProperties"];

function alternativesIn(schema: Node): { readonly keyword: string; readonly span: Span } {
  const keywords = entriesOf(schema);
  const found = alternatives.find((keyword) => keywords.has(keyword));
  const { start } = schema.span;
  const span = (found !== undefined && keywords.get(found)?.key.span) || { ...schema.span, end: start + 1 };
  return { keyword: found ?? "schema", span };
}

/** Whether an event's word on a property that every event carries lets through more than both words together would. */
export function overrides(own: Property, general: Property): boolean {
  if (general.required && !own.required) return true;
  const [one, other] = [own, general].map((property) =>
    planText({ dictionary: [{ ...property, name: own.name, origins: [] }] }),
  );
  return one !== other;
}
