import type { Definition, EnumMember, EnumType, Scalar, Type } from "../../plan/model.js";
import { isNothing, nothing } from "../../plan/resolve/meet.js";
import { kindOf } from "../../plan/values/values.js";
import type { Node } from "../../syntax/node.js";
import { definitionAt } from "./definition.js";
import { unionOf } from "./kinds.js";
import type { Reading } from "./reading.js";
import type { Schema } from "./schema.js";

/** How many alternatives are compared with one another. */
const mostCompared = 32;

/** What all of `allOf` say, together with what stands beside it. */
export function allOf(r: Reading, schema: Schema, beside: Type): Type {
  return listOf(r, schema, "allOf")
    .map((node, at) => definitionAt(r, schema, node, "allOf", at))
    .reduce((type, definition) => r.both(type, definition.type, schema, "allOf"), beside);
}

/** What stands beside `anyOf` or `oneOf`, together with any of its schemas. */
export function anyOf(r: Reading, schema: Schema, keyword: "anyOf" | "oneOf", beside: Type): Type {
  const nodes = listOf(r, schema, keyword);
  if (nodes.length === 0) return beside;
  const { widenings } = r;
  const members = nodes.map((node, at) => definitionAt(r, schema, node, keyword, at));
  const values = describedValues(members);
  if (values !== undefined) return r.both(beside, values, schema, keyword);
  const together = members.map((member) => withType(member, r.both(beside, member.type, schema, keyword)));
  // What is wider than it is written may not take a value that it seems to take.
  const isExact = keyword === "oneOf" && r.widenings === widenings;
  const left = isExact ? withoutTakenTwice(together) : together;
  if (keyword === "oneOf" && !areAllApart(r, left)) {
    r.noteKeyword(schema, keyword, "refuses values that several of its schemas take, which is not in the language");
  }
  const some = left.filter(({ type }) => !isNothing(type));
  const [only] = some;
  if (only === undefined) return nothing;
  return some.length === 1 ? only.type : { kind: "union", members: some };
}

function withType(definition: Definition, type: Type): Definition {
  return type === definition.type ? definition : { ...definition, type };
}

/**
 * Schemas without a `type` take all values of the kinds that they say nothing of, so that `oneOf` refuses those: objects described by
 * several such schemas are objects and not texts.
 */
function withoutTakenTwice(members: readonly Definition[]): readonly Definition[] {
  const times = new Map<string, number>();
  for (const { type } of members) {
    for (const kind of wholeKindsOf(type)) times.set(kind, (times.get(kind) ?? 0) + 1);
  }
  const twice = new Set([...times].filter(([, count]) => count > 1).map(([kind]) => kind));
  const parts = members.map(({ type }) => partsOf(type));
  // What is known by its name, or may be anything, could be of those kinds as well.
  const isPlain = parts.flat().every(({ kind }) => kind !== "reference" && kind !== "any" && kind !== "union");
  if (twice.size === 0 || !isPlain) return members;
  return members.map((member, at) =>
    withType(member, unionOf(parts[at]?.flatMap((part) => without(part, twice)) ?? [], member)),
  );
}

function partsOf(type: Type): readonly Type[] {
  return type.kind === "union" ? type.members.map((member) => member.type) : [type];
}

/** A type without its values of some kinds. */
function without(type: Type, kinds: ReadonlySet<string>): readonly Type[] {
  if (type.kind !== "enum") return kinds.has(type.kind) ? [] : [type];
  const members = type.members.filter(({ value }) => !kinds.has(kindOf(value) ?? ""));
  return members.length === 0 ? [] : [{ ...type, members }];
}

/** The kinds of which a type takes all values, as far as it is written like that. */
function wholeKindsOf(type: Type): ReadonlySet<string> {
  return new Set(
    partsOf(type)
      .filter(isWholeKind)
      .map(({ kind }) => kind),
  );
}

function isWholeKind(type: Type): boolean {
  switch (type.kind) {
    case "null":
    case "boolean":
      return true;
    case "number":
      return !type.integer && Object.keys(type).length === 2;
    case "string":
    case "array":
      return Object.keys(type).length === 1;
    case "object":
      return type.properties.length === 0 && type.additional === true;
    default:
      return false;
  }
}

function listOf(r: Reading, schema: Schema, keyword: string): readonly Node[] {
  const node = schema.keywords.get(keyword)?.value;
  if (node === undefined) return [];
  if (node.kind === "sequence" && node.items.length > 0) return node.items;
  r.noteKeyword(schema, keyword, "is no list of schemas");
  return [];
}

/** Constants one after the other, as values of an enum are described where JSON Schema has no other way. */
function describedValues(members: readonly Definition[]): EnumType | undefined {
  const values = new Map<Scalar, EnumMember>();
  for (const { type, description, deprecated, extensions, examples, span } of members) {
    const [member, ...others] = type.kind === "enum" ? type.members : [];
    if (member === undefined || others.length > 0 || examples.length > 0 || values.has(member.value)) return undefined;
    values.set(member.value, { value: member.value, description, deprecated, extensions, span });
  }
  return members.length < 2 ? undefined : { kind: "enum", members: [...values.values()], constant: false };
}

function areAllApart(r: Reading, members: readonly Definition[]): boolean {
  if (members.length > mostCompared) return false;
  return members.every(({ type }, at) => members.slice(at + 1).every((other) => r.areApart(type, other.type)));
}
