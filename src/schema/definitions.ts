import type { DataClass, Privacy, Trait } from "../plan/model.js";
import type { scalarWords } from "../plan/resolve/names.js";
import {
  contextTable,
  type DefinitionKey,
  innerTable,
  propertyTable,
  traitTable,
  typeKeys,
  typeTable,
  valueTable,
} from "../plan/resolve/tables.js";
import { formats } from "../plan/values/formats.js";
import type { KeyTable } from "../syntax/mapping.js";
import {
  blank,
  count,
  date,
  duration,
  expressionPattern,
  flag,
  identifierPattern,
  type KeyOf,
  type KeySchemas,
  mapping,
  number,
  plainName,
  reference,
  type Schema,
  text,
  texts,
  words,
} from "./keywords.js";
import { takenNames } from "./taken-names.js";

/** A name of a property, a trait or a context property, with or without its mark. */
const inherited = [...Object.getOwnPropertyNames(Object.prototype)].sort().join("|");
export const propertyName: Schema = { minLength: 1, not: { pattern: `^(\\?|(${inherited})\\??)$` } };

const scalar: Schema = { type: ["string", "number", "boolean", "null"] };

/** The texts that several kinds of thing share. */
export const shared = {
  description: (of: string): Schema =>
    text(`What ${of} is, in a sentence that somebody in another department understands.`),
  consent: (of: string): Schema =>
    texts(`The categories of consent that somebody must have given before ${of} is sent, all of them.`),
  retention: duration("How long the data may be kept: an ISO 8601 duration such as `P90D` or `P2Y`."),
  expires: date("The day after which somebody must decide, `YYYY-MM-DD`."),
  renamedFrom: texts("What it was called before: one name or several."),
  deprecated: text("`true`, or a sentence that says what to use instead.", {
    type: ["string", "number", "boolean"],
    not: { const: false },
  }),
  identifier: reference("identifier", "Its name in generated code, where the one made of its name won't do."),
  include: texts("Bundles whose properties belong here as well: one name or several.", { pattern: plainName }),
  additional: reference(
    "additional",
    "Other properties than those listed: `true` allows any, `false` none, a definition those that follow it.",
  ),
};

const privacy: Readonly<Record<Privacy, string>> = {
  none: "Says nothing about a person.",
  personal: "Says something about a person.",
  sensitive: "Could harm a person who is known by it: health, faith, money.",
};

const classes: Readonly<Record<DataClass, string>> = {
  identity: "Who somebody is.",
  descriptive: "What somebody is like.",
  behavioral: "What somebody does.",
  attitudinal: "What somebody thinks.",
};

type Write = NonNullable<Trait["write"]>["value"];
const writes: Readonly<Record<Write, string>> = {
  set: "Replaces the value that is there.",
  set_once: "Keeps the first value.",
  increment: "Adds a number to it.",
};

const scalarHints: Readonly<Record<(typeof scalarWords)[number], string>> = {
  string: "any text",
  integer: "whole numbers",
  number: "any number",
  boolean: "true or false",
  object: "any object",
  array: "any list",
  any: "anything",
  null: "only null",
};

/** What the words of a type expression mean, as an editor shows it. */
const meanings = [
  ...Object.entries(scalarHints).map(([word, meaning]) => `\`${word}\`: ${meaning}`),
  ...Object.values(formats).map(({ name, example }) => `\`${name}\`: ${example}`),
].join("; ");

/** The language's own types. As `examples` they would each take three lines of what an editor shows of a property. */
const typeSnippets: readonly Schema[] = [
  ...Object.entries(scalarHints),
  ...Object.values(formats).map(({ name, example }) => [name, example] as const),
].flatMap(([word, meaning]) => (word === "null" ? [] : [{ label: word, description: meaning, body: word }]));

const notAnExpression =
  "This is no type: write a word such as `string`, a named type or `entity.trait`, with `[]` behind it for a list, and `|` between alternatives.";

const expression: Schema = {
  pattern: expressionPattern,
  errorMessage: notAnExpression,
  defaultSnippets: typeSnippets,
};

const keys: KeySchemas<DefinitionKey> = {
  type: {
    description: `A type, such as \`string[] | null\`, a named type or \`entity.trait\`. ${meanings}.`,
    type: ["string", "number", "boolean", "null"],
    allOf: [reference("expression")],
  },
  enum: {
    description: "The values that are allowed: a list, or a mapping of each value to what it means.",
    type: ["array", "object"],
    items: scalar,
    minItems: 1,
    uniqueItems: true,
    minProperties: 1,
    additionalProperties: reference("value"),
  },
  const: { description: "The one value that is allowed.", ...scalar },
  anyOf: {
    description: "Definitions of which a value must fit at least one.",
    type: "array",
    items: { anyOf: [{ type: "null" }, reference("definition")] },
    minItems: 1,
  },
  items: reference("definition", "What each item of the list is."),
  properties: reference("properties", "The properties of the object. A `?` behind a name makes it optional."),
  include: shared.include,
  minimum: number("The smallest number that is allowed."),
  maximum: number("The largest number that is allowed."),
  exclusiveMinimum: number("The number that all values are above."),
  exclusiveMaximum: number("The number that all values are below."),
  multipleOf: number("The number that all values are a multiple of, counted in decimals.", { exclusiveMinimum: 0 }),
  pattern: text(
    "A regular expression of ECMAScript with the `u` flag, searched for anywhere in the text: `^` and `$` mean the whole.",
    {
      format: "regex",
    },
  ),
  minLength: count("The least number of characters."),
  maxLength: count("The greatest number of characters."),
  minItems: count("The least number of items."),
  maxItems: count("The greatest number of items."),
  uniqueItems: flag("Whether no two items may be alike."),
  additionalProperties: shared.additional,
  description: text("What the values mean, and how they are counted."),
  examples: {
    description: "Values that fit, checked against the type: a list, or a single value that is no list.",
  },
  deprecated: shared.deprecated,
  expires: shared.expires,
  renamed_from: shared.renamedFrom,
  privacy: words("How personal it is. Without it: `none`.", privacy),
  class: words("What kind of customer data it is.", classes),
  retention: shared.retention,
  consent: shared.consent("it"),
  write: words("What a call does with the value that is there.", writes),
  sources: texts("The sources that set it. Without it: all of them."),
  identifier: shared.identifier,
};

const snippets: Schema["defaultSnippets"] = [
  { label: "described string", description: "A text", body: { description: "$1", type: "string" } },
  {
    label: "described enum",
    description: "A few values, each with what it means",
    body: { description: "$1", enum: { [blank(2, "value")]: blank(3, "What it means.") } },
  },
  {
    label: "described array",
    description: "A list",
    body: { description: "$1", type: "array", items: blank(2, "string") },
  },
  {
    label: "described object",
    description: "An object",
    body: { description: "$1", properties: { [blank(2, "name")]: blank(3, "string") } },
  },
];

/**
 * A definition, in each of the ways in which one can be written. One schema does for all of them, since what it says of
 * texts, lists and mappings holds for those only; an editor then knows which of them is being typed.
 */
function definition(table: KeyTable<DefinitionKey>, lookedUp: boolean, description: string): Schema {
  const types = ["string", "number", "boolean", "array", "object"];
  return {
    ...mapping(table, keys, `${description} A type such as \`string\`, a list of values, or a mapping.`),
    type: lookedUp ? [...types, "null"] : types,
    // A part of its own: its message speaks of the pattern alone.
    allOf: [reference("expression")],
    items: scalar,
    minItems: 1,
    uniqueItems: true,
    defaultSnippets: snippets,
    // Where nothing is looked up, a mapping says its type.
    ...(lookedUp ? {} : { anyOf: typeKeys.map((key) => ({ required: [key] })) }),
  };
}

const listing = (of: string, description: string): Schema => ({
  description,
  type: "object",
  propertyNames: propertyName,
  additionalProperties: reference(of),
});

const values: KeySchemas<KeyOf<typeof valueTable>> = {
  description: text("What the value means."),
  deprecated: shared.deprecated,
  expires: shared.expires,
};

const named = text("A name in generated code.", {
  pattern: identifierPattern,
  // A part of its own: its message speaks of the words alone.
  allOf: [{ not: { enum: [...takenNames] }, errorMessage: "The language or the client has this name already." }],
});

/** What stands in `definitions` of the plan's schema, so that definitions can hold themselves. */
export const definitions: Readonly<Record<string, Schema>> = {
  property: definition(
    propertyTable,
    true,
    "A property. Nothing behind its name looks it up in bundles and the dictionary.",
  ),
  definition: definition(innerTable, false, "What the values are."),
  dictionaryEntry: definition(
    propertyTable,
    false,
    "What this name means wherever it is listed with nothing behind it.",
  ),
  trait: definition(traitTable, true, "A trait. Nothing behind its name looks it up in the dictionary."),
  contextProperty: definition(
    contextTable,
    true,
    "A property that the application sets once. Nothing behind its name looks it up in the dictionary.",
  ),
  type: definition(typeTable, false, "A type with a name."),
  expression,
  identifier: named,
  properties: listing("property", "Properties by name. A `?` behind a name makes it optional."),
  traits: listing("trait", "Traits by name. One without `?` is in every call."),
  additional: reference("definition"),
  value: {
    ...mapping(valueTable, values, "What the value means: a text, or a mapping."),
    type: ["string", "number", "boolean", "null", "object"],
  },
};
