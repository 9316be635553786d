import type {
  Definition,
  Entity,
  EnumMember,
  Event,
  Json,
  NamedType,
  ObjectType,
  Plan,
  Property,
  Scalar,
  Type,
} from "../plan/model.js";
import { layOut, type Piece } from "../plan/written/layout.js";
import { markedName, pieceOfType } from "../plan/written/pieces.js";
import type { Located } from "../source/span.js";

type Entry = readonly [name: string, behind: Piece];
/** What is written of a definition. */
type Said = Pick<Definition, "type" | "description" | "deprecated" | "examples" | "extensions">;

/** What a plan file can hold, as far as importers know it. */
export type Written = Partial<Pick<Plan, "types" | "entities" | "dictionary" | "bundles" | "context" | "events">>;

/**
 * The text of a plan file with these definitions, as an importer hands it to a person: types in their shortest form, with
 * descriptions, examples and what is deprecated. A property whose `origins` begin with the dictionary is written as its name, one
 * from a bundle that is included is not written again. What the language does not take (a property called `constructor`, bounds
 * that leave nothing) is written as well: whoever loads the text is told.
 */
export function planText(plan: Written): string {
  const sections: Entry[] = [];
  const add = (name: string, entries: readonly Entry[]): void => {
    if (entries.length > 0) sections.push([name, open(entries)]);
  };
  add(
    "entities",
    (plan.entities ?? []).map((entity) => [entity.name.value, entityPiece(entity)]),
  );
  add(
    "types",
    (plan.types ?? []).map((type) => [
      type.name.value,
      type.identifier.pinned
        ? withIdentifier(definitionPiece(type.definition), type)
        : definitionPiece(type.definition),
    ]),
  );
  add(
    "dictionary",
    (plan.dictionary ?? []).map((property) => [markedName(property.name.value, true), definitionPiece(property)]),
  );
  add(
    "bundles",
    (plan.bundles ?? []).map((bundle) => [
      bundle.name.value,
      open([...describing(bundle), ...propertiesEntry(bundle.properties)]),
    ]),
  );
  add("context", (plan.context ?? []).map(propertyEntry));
  add(
    "events",
    (plan.events ?? []).map((event) => [event.name.value, eventPiece(event)]),
  );
  return sections.length === 0 ? "" : `${layOut(open(sections)).join("\n")}\n`;
}

function eventPiece(event: Event): Piece {
  const { kind, callName, status, include } = event;
  const own = event.properties.filter(({ origins }) => origins[0]?.kind !== "bundle");
  const [first, ...others] = include.map(({ value }) => valuePiece(value));
  const entries: readonly Entry[] = [
    ...(kind === "track" ? [] : [["kind", valuePiece(kind)] as const]),
    ...(callName === undefined ? [] : [["name", definitionPiece(callName)] as const]),
    ...describing(event),
    ...(status === "active" ? [] : [["status", valuePiece(status)] as const]),
    ...identifierEntry(event),
    ...(first === undefined ? [] : [["include", others.length === 0 ? first : listPiece([first, ...others])] as const]),
    ...propertiesEntry(own),
    ...(event.additional === false ? [] : [additionalEntry(event.additional)]),
    ...examplesEntry(event.examples),
  ];
  return entries.length === 0 ? { kind: "nothing" } : open(entries);
}

function entityPiece(entity: Entity): Piece {
  return open([
    ["kind", valuePiece(entity.kind.value)],
    ...describing(entity),
    ...(entity.id === undefined ? [] : [["id", valuePiece(entity.id.value)] as const]),
    ...identifierEntry(entity),
    ...(entity.traits.length === 0 ? [] : [["traits", open(entity.traits.map(propertyEntry))] as const]),
    ...(entity.additional === false ? [] : [additionalEntry(entity.additional)]),
  ]);
}

function identifierEntry({ identifier }: Pick<Event, "identifier">): readonly Entry[] {
  return identifier.pinned === undefined ? [] : [["identifier", valuePiece(identifier.camel)]];
}

function withIdentifier(piece: Piece, { identifier, definition }: NamedType): Piece {
  const keys = piece.kind === "entries" ? piece.entries : keysOf(definition.type, piece);
  return open([["identifier", valuePiece(identifier.pascal)], ...keys]);
}

/** The keys that say a type of which a scalar or a list stood behind the name. */
function keysOf(type: Type, piece: Piece): readonly Entry[] {
  return [[piece.kind === "list" && type.kind === "enum" ? "enum" : "type", piece]];
}

function listPiece(items: readonly Piece[]): Piece {
  return { kind: "list", items };
}

/** A definition with its texts; in the shortest form of its type where it has none. */
function definitionPiece(definition: Said): Piece {
  const { deprecated, examples } = definition;
  const type = typePiece(definition.type);
  const texts: readonly Entry[] = [
    ...describing(definition),
    ...(deprecated === undefined ? [] : [["deprecated", valuePiece(deprecated.value)] as const]),
    ...examplesEntry(examples),
  ];
  if (texts.length === 0) return type;
  const keys = type.kind === "entries" ? type.entries : keysOf(definition.type, type);
  return entriesPiece([...texts, ...keys]);
}

/** What is said beside a type, or of an event: its description and the keys of one's own. */
function describing({ description, extensions }: Pick<Definition, "description" | "extensions">): readonly Entry[] {
  return [
    ...(description === undefined ? [] : [["description", valuePiece(description.value)] as const]),
    ...extensions.map(({ name, value }): Entry => [name.value, jsonPiece(value.value)]),
  ];
}

function examplesEntry(examples: readonly Located<Json>[]): readonly Entry[] {
  const items = examples.map(({ value }) => jsonPiece(value));
  return items.length === 0 ? [] : [["examples", { kind: "list", items }]];
}

function jsonPiece(value: Json): Piece {
  if (value === null || typeof value !== "object") return valuePiece(value);
  if (Array.isArray(value)) return { kind: "list", items: value.map(jsonPiece) };
  return entriesPiece(Object.entries(value).map(([name, one]) => [name, jsonPiece(one)]));
}

/** A type with the texts in it. */
function typePiece(type: Type): Piece {
  if (!hasTexts(type)) return pieceOfType(type);
  switch (type.kind) {
    case "object":
      return objectPiece(type);
    case "array": {
      const { items, ...rest } = type;
      const bounds = pieceOfType(rest);
      const keys = bounds.kind === "entries" ? bounds.entries : [["type", bounds] as const];
      return entriesPiece([...keys, ...(items ? [["items", definitionPiece(items)] as const] : [])]);
    }
    case "enum":
      return type.members.every(({ value }) => typeof value === "string")
        ? entriesPiece([["enum", open(type.members.map((member) => [String(member.value), memberPiece(member)]))]])
        : unionPiece(type.members.map(constantOf));
    case "union":
      return unionPiece(type.members);
    default:
      return pieceOfType(type);
  }
}

function objectPiece({ properties, additional }: ObjectType): Piece {
  // An object that lists properties is closed, one that lists none is open.
  const isUsual = additional === (properties.length === 0);
  const keys: readonly Entry[] = properties.length === 0 ? [["type", { kind: "expression", text: "object" }]] : [];
  return entriesPiece([...keys, ...propertiesEntry(properties), ...(isUsual ? [] : [additionalEntry(additional)])]);
}

function propertiesEntry(properties: readonly Property[]): readonly Entry[] {
  if (properties.length === 0) return [];
  return [["properties", open(properties.map(propertyEntry))]];
}

function propertyEntry(property: Property): Entry {
  const isLookedUp = property.origins.length > 0;
  return [
    markedName(property.name.value, property.required),
    isLookedUp ? { kind: "nothing" } : definitionPiece(property),
  ];
}

function additionalEntry(additional: ObjectType["additional"]): Entry {
  return [
    "additionalProperties",
    typeof additional === "boolean" ? valuePiece(additional) : definitionPiece(additional),
  ];
}

/** What is said of one value of an enum. */
function memberPiece({ description, deprecated }: EnumMember): Piece {
  if (deprecated === undefined) return valuePiece(description?.value ?? "");
  return entriesPiece([
    ...(description === undefined ? [] : [["description", valuePiece(description.value)] as const]),
    ["deprecated", valuePiece(deprecated.value)],
  ]);
}

/** A value that is no text can't be described where it is listed, so it stands as a type of its own. */
function constantOf({ description, deprecated, extensions = [], value, span }: EnumMember): Said {
  return {
    type: { kind: "enum", members: [{ value, span }], constant: true },
    description,
    deprecated,
    examples: [],
    extensions,
  };
}

function unionPiece(members: readonly Said[]): Piece {
  return entriesPiece([["anyOf", { kind: "list", items: members.map(definitionPiece) }]]);
}

/** Whether anybody says anything of a part of a type. */
function hasTexts(type: Type): boolean {
  const says = (one: Definition): boolean =>
    one.description !== undefined ||
    one.deprecated !== undefined ||
    one.examples.length > 0 ||
    one.extensions.length > 0 ||
    hasTexts(one.type);
  switch (type.kind) {
    case "object":
      return type.properties.some(says) || (typeof type.additional !== "boolean" && says(type.additional));
    case "array":
      return type.items !== undefined && says(type.items);
    case "enum":
      return type.members.some(({ description, deprecated }) => (description ?? deprecated) !== undefined);
    case "union":
      return type.members.some(says);
    default:
      return false;
  }
}

function valuePiece(value: Scalar): Piece {
  return { kind: "value", value };
}

/** A mapping with a line for each entry. */
function open(entries: readonly Entry[]): Piece {
  return { kind: "entries", entries, open: true };
}

/** A mapping that stands on one line where it is short. */
function entriesPiece(entries: readonly Entry[]): Piece {
  return { kind: "entries", entries, open: entries.some(([, behind]) => isOpen(behind)) };
}

function isOpen(piece: Piece): boolean {
  if (piece.kind === "entries") return piece.open;
  return piece.kind === "list" && piece.items.some(isOpen);
}
