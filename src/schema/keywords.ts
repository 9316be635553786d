import type { JsonObject } from "../plan/model.js";
import type { KeyTable } from "../syntax/mapping.js";

/** A JSON Schema of draft-07, with the keywords that editors add: `defaultSnippets`, `enumDescriptions`, `errorMessage`. */
export type Schema = JsonObject;

/** The keys that a table has. */
export type KeyOf<Table> = Table extends KeyTable<infer Key> ? Key : never;

/** Says what every key of a table takes. A key that has no schema, or a schema that has no key, does not compile. */
export type KeySchemas<Key extends string> = Readonly<Record<Key, Schema>>;

/** A mapping with the keys of a table and `x-` keys beside them. */
export function mapping<Key extends string>(
  table: KeyTable<Key>,
  keys: KeySchemas<Key>,
  description: string,
  more: Schema = {},
): Schema {
  return {
    description,
    type: "object",
    properties: Object.fromEntries([...table.keys].map((key) => [key, keys[key]])),
    patternProperties: { "^x-": { description: "A key of your own. It may hold anything, and is carried through." } },
    additionalProperties: false,
    ...more,
  };
}

/** A part that is written once. */
export function reference(name: string, description?: string): Schema {
  const $ref = `#/definitions/${name}`;
  return description === undefined ? { $ref } : { $ref, description };
}

/**
 * A text. The language takes any single value for one, so that `since: 2` needs no quotes; but nothing is no text, and an
 * editor can't tell it from `null`.
 */
export function text(description: string, more: Schema = {}): Schema {
  return { description, type: ["string", "number", "boolean"], ...more };
}

/** A name or a list of names. */
export function texts(description: string, item: Schema = {}): Schema {
  const one: Schema = { type: ["string", "number", "boolean"], ...item };
  return { description, type: ["string", "number", "boolean", "array"], ...item, items: one, uniqueItems: true };
}

/** One of a few words, each with what it says. */
export function words<Word extends string>(description: string, meanings: Readonly<Record<Word, string>>): Schema {
  const entries = Object.entries<string>(meanings);
  return {
    description,
    enum: entries.map(([word]) => word),
    enumDescriptions: entries.map(([, meaning]) => meaning),
  };
}

export const flag = (description: string): Schema => ({ description, type: "boolean" });
export const number = (description: string, more: Schema = {}): Schema => ({ description, type: "number", ...more });
export const count = (description: string): Schema => ({ description, type: "integer", minimum: 0 });

const thirtyDays = "0[1-9]|[12][0-9]|30";

/**
 * A day. Texts only are days, so that no other kind of value is one. Not every editor knows the format, so the pattern says all
 * of it but which years have a 29 February.
 */
export const date = (description: string): Schema => ({
  description,
  type: "string",
  format: "date",
  pattern: `^[0-9]{4}-((0[13578]|1[02])-(${thirtyDays}|31)|(0[469]|11)-(${thirtyDays})|02-(0[1-9]|[12][0-9]))$`,
  errorMessage: "This is no day: write one such as `2026-03-31`.",
});

const time = "T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S)";
const days = "([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)";

/** A duration of ISO 8601, as RFC 3339 has it: editors know no format of that name. */
export const duration = (description: string): Schema => ({
  description,
  type: "string",
  pattern: `^P([0-9]+W|${time}|${days}(${time})?)$`,
  examples: ["P30D", "P90D", "P1Y", "P2Y"],
});

/** A blank of a snippet, in which an editor puts the cursor: its number and what stands in it. */
export const blank = (at: number, content: string): string => `\${${at}:${content}}`;

// What stands between these is neither a letter nor a digit, and not `_` or `-`. Written without `\p{…}`, which some
// editors' engines don't know: letters of all scripts are let through, and the compiler looks at the rest.
const plainCharacter = "[^\\s!-,./:-@\\[-^`{-~]";

/** The name of a type, an entity, a bundle or a metric. */
export const plainName = `^${plainCharacter}+$`;

/** A name that functions and types in generated code can have. */
export const identifierPattern = "^[^\\s!-/0-9:-@\\[-^`{-~][^\\s!-/:-@\\[-^`{-~]*$";

const operand = `\\s*${plainCharacter}+(\\.[^|()]+)?\\s*(\\[\\]\\s*)*`;

/** Words with `[]` behind them, joined by `|`. */
export const expressionPattern = `^${operand}(\\|${operand})*$`;
