import type { Definition, EnumMember, Json, ObjectType, Plan, Property, Scalar, Type } from "../plan/model.js";
import { layOut, type Piece } from "../plan/written/layout.js";
import { markedName, pieceOfType } from "../plan/written/pieces.js";
import type { Located } from "../source/span.js";

type Entry = readonly [name: string, behind: Piece];
/** What is written of a definition. */
type Said = Pick<Definition, "type" | "description" | "deprecated" | "examples">;

/**
 * The text of a plan file with these types and events, as an importer hands it to a person: types in their shortest form, with
 * descriptions, examples and what is deprecated. What the language does not take (a property called `constructor`, bounds that leave
 * nothing) is written as well: whoever loads the text is told.
 */
export function planText({ types, events }: Pick<Plan, "types" | "events">): string {
  const sections: Entry[] = [];
  if (types.length > 0) {
    sections.push(["types", open(types.map(({ name, definition }) => [name.value, definitionPiece(definition)]))]);
  }
  const written = events.map((event): Entry => {
    const rest = event.additional === false ? [] : [additionalEntry(event.additional)];
    const entries = [...describing(event), ...propertiesEntry(event.properties), ...rest];
    const status: readonly Entry[] = event.status === "active" ? [] : [["status", valuePiece(event.status)]];
    return [event.name.value, open([...entries, ...status, ...examplesEntry(event.examples)])];
  });
  if (written.length > 0) sections.push(["events", open(written)]);
  return sections.length === 0 ? "" : `${layOut(open(sections)).join("\n")}\n`;
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
  const keys = type.kind === "entries" ? type.entries : [[type.kind === "list" ? "enum" : "type", type] as const];
  return entriesPiece([...texts, ...keys]);
}

function describing({ description }: { readonly description: Definition["description"] }): readonly Entry[] {
  return description === undefined ? [] : [["description", valuePiece(description.value)]];
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
  return [
    ["properties", open(properties.map((one) => [markedName(one.name.value, one.required), definitionPiece(one)]))],
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
function constantOf({ description, deprecated, value, span }: EnumMember): Said {
  return { type: { kind: "enum", members: [{ value, span }], constant: true }, description, deprecated, examples: [] };
}

function unionPiece(members: readonly Said[]): Piece {
  return entriesPiece([["anyOf", { kind: "list", items: members.map(definitionPiece) }]]);
}

/** Whether anybody says anything of a part of a type. */
function hasTexts(type: Type): boolean {
  const says = (one: Definition): boolean =>
    one.description !== undefined || one.deprecated !== undefined || one.examples.length > 0 || hasTexts(one.type);
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
