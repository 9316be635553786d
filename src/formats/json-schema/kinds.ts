import { bareDefinition } from "../../plan/bare.js";
import type { Definition, FormatName, NumberType, StringType, Type } from "../../plan/model.js";
import { nothing } from "../../plan/resolve/meet.js";
import { formats } from "../../plan/values/formats.js";
import { arrayType } from "./arrays.js";
import { type Kind, keywordsOfKind } from "./keywords.js";
import { countAt, numberAt, textKeyword } from "./numbers.js";
import { objectType } from "./objects.js";
import { patternOf } from "./patterns.js";
import { anyType, type Reading } from "./reading.js";
import type { Schema } from "./schema.js";

const allKinds: readonly Kind[] = ["object", "array", "string", "number", "boolean", "null"];
const kindOfWord: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...allKinds.map((kind) => [kind, kind] as const),
  ["integer", "number"],
]);

/** The words of a `type`; `undefined` where any kind of value will do. */
function wordsOf(r: Reading, schema: Schema): readonly string[] | undefined {
  const node = schema.keywords.get("type")?.value;
  if (node === undefined) return undefined;
  const words: string[] = [];
  for (const item of node.kind === "sequence" ? node.items : [node]) {
    if (item.kind === "scalar" && item.text === "any") return undefined; // As draft-03 had it.
    if (item.kind !== "scalar" || !kindOfWord.has(item.text)) {
      r.noteKeyword(schema, "type", "names a type that JSON Schema does not have");
      return undefined;
    }
    words.push(item.text);
  }
  return words;
}

/**
 * The type of `type` and of the keywords that narrow values of one kind. Such a keyword leaves other kinds alone: without `type`, an
 * object with properties is but one of the things that a value can be.
 */
export function typeByKinds(r: Reading, schema: Schema): Type {
  const words = wordsOf(r, schema);
  const isNarrowed = [...schema.keywords.keys()].some((keyword) => keywordsOfKind.has(keyword));
  if (words === undefined && !isNarrowed) return anyType;
  const kinds = new Set(words?.flatMap((word) => kindOfWord.get(word) ?? []) ?? allKinds);
  for (const keyword of schema.keywords.keys()) {
    const kind = keywordsOfKind.get(keyword);
    if (kind !== undefined && !kinds.has(kind))
      r.noteKeyword(schema, keyword, "says nothing of a value of this type", false);
  }
  const isInteger = words !== undefined && !words.includes("number");
  return unionOf(
    [...kinds].map((kind) => typeOfKind(r, schema, kind, isInteger)),
    schema,
  );
}

/** Any of these types; one alone is itself, none are nothing, unions among them are taken apart, and beside anything nothing counts. */
export function unionOf(types: readonly Type[], { span }: Pick<Schema, "span">): Type {
  const members = types.flatMap((type): readonly Definition[] =>
    type.kind === "union" ? type.members : [bareDefinition(type, span)],
  );
  const [only] = members;
  if (only === undefined) return nothing;
  if (members.some(({ type }) => type.kind === "any")) return anyType;
  return members.length === 1 ? only.type : { kind: "union", members };
}

function typeOfKind(r: Reading, schema: Schema, kind: Kind, isInteger: boolean): Type {
  switch (kind) {
    case "null":
    case "boolean":
      return { kind };
    case "number":
      return numberType(r, schema, isInteger);
    case "string":
      return stringType(r, schema);
    case "array":
      return arrayType(r, schema);
    case "object":
      return objectType(r, schema);
  }
}

function numberType(r: Reading, schema: Schema, integer: boolean): NumberType {
  const step = numberAt(r, schema, "multipleOf");
  if (step !== undefined && step <= 0) r.noteKeyword(schema, "multipleOf", "is not above zero");
  const { minimum, exclusiveMinimum } = boundsOf(r, schema, "minimum", "exclusiveMinimum");
  const { maximum, exclusiveMaximum } = boundsOf(r, schema, "maximum", "exclusiveMaximum");
  return {
    kind: "number",
    integer,
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(exclusiveMinimum !== undefined && { exclusiveMinimum }),
    ...(exclusiveMaximum !== undefined && { exclusiveMaximum }),
    ...(step !== undefined && step > 0 && { multipleOf: [step] }),
  };
}

/** A bound and its open form, which is a number of its own since draft-06 and a flag beside the bound before. */
function boundsOf<Closed extends string, Open extends string>(
  r: Reading,
  schema: Schema,
  closed: Closed,
  open: Open,
): { readonly [Key in Closed | Open]?: number | undefined } {
  const flag = schema.keywords.get(open)?.value;
  const bound = numberAt(r, schema, closed);
  const isFlag = flag?.kind === "scalar" && flag.style === "plain" && ["true", "false"].includes(flag.text);
  const bounds = isFlag
    ? { [flag.text === "true" ? open : closed]: bound }
    : { [closed]: bound, [open]: numberAt(r, schema, open) };
  // Computed keys widen to `string`; there are but these two.
  return bounds as { readonly [Key in Closed | Open]?: number | undefined };
}

function stringType(r: Reading, schema: Schema): StringType {
  const format = formatOf(r, schema);
  const pattern = patternOf(r, schema, textKeyword(r, schema, "pattern"));
  const minLength = countAt(r, schema, "minLength");
  const maxLength = countAt(r, schema, "maxLength");
  return {
    kind: "string",
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { patterns: [pattern] }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
  };
}

function formatOf(r: Reading, schema: Schema): FormatName | undefined {
  const format = textKeyword(r, schema, "format");
  if (format === undefined || isFormat(format)) return format;
  r.noteKeyword(schema, "format", `names a format that the language does not have, \`${format}\``);
  return undefined;
}

function isFormat(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
