import { bareDefinition } from "../../plan/bare.js";
import type { Definition, Extension, Json, Type } from "../../plan/model.js";
import { nothing } from "../../plan/resolve/meet.js";
import type { Located, Text } from "../../source/span.js";
import type { Entry, Node } from "../../syntax/node.js";
import { allOf, anyOf } from "./alternatives.js";
import { textOf } from "./document.js";
import { jsonOf } from "./json.js";
import { noteKeywords } from "./keywords.js";
import { typeByKinds } from "./kinds.js";
import { anyType, type Reading } from "./reading.js";
import { below, type Schema } from "./schema.js";
import { typeOfValues } from "./values.js";

/** Reads a schema: the set of its values as a type, and what it says of them. Recurses: syntax bounds the nesting. */
export function readDefinition(r: Reading, node: Node, pointer: string): Definition {
  const { span } = node;
  if (node.kind === "scalar" && node.style === "plain") {
    if (node.text === "true") return bareDefinition(anyType, span);
    if (node.text === "false") return bareDefinition(nothing, span);
  }
  if (node.kind !== "mapping") {
    const keyword = pointer.slice(pointer.lastIndexOf("/") + 1);
    const holder = { pointer: pointer.slice(0, Math.max(0, pointer.lastIndexOf("/"))) };
    r.note(holder, keyword, span, "is no schema: neither an object nor true or false");
    return bareDefinition(anyType, span);
  }
  const schema: Schema = { keywords: lastOf(r, node.entries, pointer), pointer, span };
  noteKeywords(r, schema);
  return { ...bareDefinition(readType(r, schema), span), ...said(schema) };
}

function lastOf(r: Reading, entries: readonly Entry[], pointer: string): ReadonlyMap<string, Entry> {
  const keywords = new Map<string, Entry>();
  for (const entry of entries) {
    const { text, span } = entry.key;
    if (keywords.has(text)) r.note({ pointer }, text, span, "is there twice, and the last one counts", false);
    keywords.set(text, entry);
  }
  return keywords;
}

function readType(r: Reading, schema: Schema): Type {
  if (schema.keywords.has("$ref")) {
    const target = r.reference(schema);
    // Before 2019-09, whatever stands beside a `$ref` is ignored.
    if (["draft-04", "draft-06", "draft-07"].includes(r.document.draft)) return target;
    return withOthers(r, schema, target);
  }
  return withOthers(r, schema, anyType);
}

/** What every part of a schema says holds together. */
function withOthers(r: Reading, schema: Schema, target: Type): Type {
  let type = r.both(target, typeByKinds(r, schema), schema, "type");
  for (const keyword of ["enum", "const"] as const) {
    if (schema.keywords.has(keyword)) type = r.both(typeOfValues(r, schema, keyword, type), type, schema, keyword);
  }
  type = allOf(r, schema, type);
  return anyOf(r, schema, "oneOf", anyOf(r, schema, "anyOf", type));
}

/** The texts of a schema, with the places of its keywords. */
function said(schema: Schema): Partial<Definition> {
  const { keywords } = schema;
  const deprecated = keywords.get("deprecated");
  const isDeprecated = deprecated !== undefined && jsonOf(deprecated.value) === true;
  return {
    description: textAt(keywords.get("description")) ?? textAt(keywords.get("title")),
    examples: examplesOf(keywords.get("examples")),
    deprecated: isDeprecated ? { value: true, span: deprecated.value.span } : undefined,
    extensions: extensionsOf(keywords),
    keys: [...keywords.values()].map(({ key, value }) => ({ key: key.text, keySpan: key.span, valueSpan: value.span })),
  };
}

/** The text behind a keyword; an empty one says nothing. */
export function textAt(entry: Entry | undefined): Text | undefined {
  const value = textOf(entry?.value);
  return entry === undefined || value === undefined || value === "" ? undefined : { value, span: entry.value.span };
}

function examplesOf(entry: Entry | undefined): readonly Located<Json>[] {
  if (entry?.value.kind !== "sequence") return [];
  return entry.value.items.map((item) => ({ value: jsonOf(item), span: item.span }));
}

/** The custom keys of a schema or of its file. */
export function extensionsOf(keywords: Schema["keywords"]): readonly Extension[] {
  return [...keywords.values()]
    .filter(({ key }) => key.text.startsWith("x-"))
    .map(({ key, value }) => ({
      name: { value: key.text, span: key.span },
      value: { value: jsonOf(value), span: value.span },
    }));
}

/** The schema at a keyword, or in its list or object, with the pointer to it. */
export function definitionAt(
  r: Reading,
  schema: Schema,
  node: Node,
  ...steps: readonly (string | number)[]
): Definition {
  return r.read(node, below(schema.pointer, ...steps));
}
