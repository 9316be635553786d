import type { Reading } from "./reading.js";
import type { Schema } from "./schema.js";

/** The kinds of value that keywords say something of. */
export type Kind = "null" | "boolean" | "number" | "string" | "array" | "object";

/** What a keyword says something of, where it leaves values of other kinds alone. */
export const keywordsOfKind: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].map(pair("number")),
  ...["minLength", "maxLength", "pattern", "format"].map(pair("string")),
  ...["items", "prefixItems", "additionalItems", "minItems", "maxItems", "uniqueItems"].map(pair("array")),
  ...["properties", "required", "additionalProperties", "patternProperties"].map(pair("object")),
  ...["minProperties", "maxProperties"].map(pair("object")),
]);

function pair(kind: Kind): (keyword: string) => readonly [string, Kind] {
  return (keyword) => [keyword, kind];
}

/** Keywords that narrow the values and that the language has no word for. */
const unsayable: ReadonlySet<string> = new Set([
  ...["not", "if", "then", "else", "disallow", "extends", "divisibleBy"],
  ...["dependencies", "dependentRequired", "dependentSchemas", "propertyNames", "unevaluatedProperties"],
  ...["contains", "minContains", "maxContains", "unevaluatedItems"],
  ...["$dynamicRef", "$recursiveRef"],
]);

/** Keywords that are read elsewhere, or that only give the schema its place. */
const read: ReadonlySet<string> = new Set([
  ...["type", "enum", "const", "allOf", "anyOf", "oneOf", "$ref"],
  ...["description", "title", "examples", "deprecated"],
  ...["$schema", "self", "definitions", "$defs", "$anchor", "$vocabulary"],
]);

/** Notes the keywords of a schema that nobody reads. */
export function noteKeywords(r: Reading, schema: Schema): void {
  const ignored =
    schema.keywords.has("$ref") && ["draft-04", "draft-06", "draft-07"].includes(r.document.draft)
      ? "stands beside a `$ref`, where this draft ignores it"
      : undefined;
  for (const keyword of schema.keywords.keys()) {
    const narrows = keywordsOfKind.has(keyword) || unsayable.has(keyword);
    if (ignored !== undefined && (narrows || ["type", "enum", "const", "allOf", "anyOf", "oneOf"].includes(keyword))) {
      r.noteKeyword(schema, keyword, ignored, false);
    } else if (unsayable.has(keyword)) r.noteKeyword(schema, keyword, "is not in the language");
    else if (keyword === "$id" || keyword === "id") noteId(r, schema, keyword);
    else if (keyword === "title" && schema.keywords.has("description")) {
      r.noteKeyword(schema, keyword, "has no place beside the description", false);
    } else if (!narrows && !read.has(keyword) && !keyword.startsWith("x-")) {
      r.noteKeyword(schema, keyword, "has no place in a plan", false);
    }
  }
}

function noteId(r: Reading, schema: Schema, keyword: string): void {
  const { value } = schema.keywords.get(keyword) ?? {};
  const isAnchor = value?.kind === "scalar" && value.text.startsWith("#");
  if (schema.pointer === "" || isAnchor) return;
  if (!r.document.refers) r.noteKeyword(schema, keyword, "has no place in a plan", false);
  else {
    r.noteKeyword(schema, keyword, "makes a schema of its own, whose references are looked up in the whole file");
  }
}
