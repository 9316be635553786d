import { Ajv, type AnySchemaObject } from "ajv";
import addFormats from "ajv-formats";
import { formats } from "../../src/plan/values/formats.js";
import type { Pair, Version } from "./versions.js";

/** Whose formats count: this language's, or those of ajv-formats, by which most people check. */
export type Checker = "ours" | "ajv-formats";

const ours = Object.fromEntries(Object.values(formats).map(({ name, accepts }) => [name, accepts]));

/** Whether the schemas as they stand in the files bear a witness out: the one takes the value and the other does not. */
export interface Raw {
  /** Valid in the old version. */
  wasValid(value: unknown): boolean;
  /** Valid in the old version, refused by the new one. */
  breaksProducers(value: unknown): boolean;
  /** Valid in the new version, refused by the old one even where it ignores what it does not know. */
  breaksConsumers(value: unknown): boolean;
}

/** The schemas of a pair as they are, without anything that the reader of schemas makes of them, judged by Ajv. */
export function rawOf({ from, to }: Pair, checker: Checker = "ours"): Raw {
  const [old, opened, young] = [validator(from, checker), validator(from, checker, true), validator(to, checker)];
  return {
    wasValid: old,
    breaksProducers: (value) => old(value) && !young(value),
    breaksConsumers: (value) => young(value) && !opened(value),
  };
}

function validator({ file }: Version, checker: Checker, isOpened = false): (value: unknown) => boolean {
  // Ajv does not know the metaschema of self-describing schemas; their draft's flags for open bounds are in none of them.
  const {
    $schema: _,
    self: __,
    ...schema
  }: AnySchemaObject = JSON.parse(file.text, (key, value: unknown) =>
    isOpened && key === "additionalProperties" && value === false ? true : value,
  );
  const ajv = new Ajv({
    ...{ strict: false, ownProperties: true, multipleOfPrecision: 9, logger: false, validateSchema: false },
    formats: checker === "ours" ? ours : {},
  });
  if (checker === "ajv-formats") addFormats.default(ajv);
  const validate = ajv.compile(schema);
  // Plain objects and lists, as they come out of a file.
  return (value) => validate(JSON.parse(JSON.stringify(value))) === true;
}

/** The smallest texts of formats of which checkers think differently, and what everybody takes instead. */
const everyday: ReadonlyMap<string, string> = new Map([
  ["a@b", formats.email.example],
  ["a:", formats.uri.example],
]);

/** A value with everyday texts for the smallest ones of a format. */
export function withEverydayTexts(value: unknown): unknown {
  return withTexts(value, (text) => everyday.get(text) ?? text);
}

/** An e-mail address that is longer than RFC 5321 has it, which ajv-formats takes. */
const longAddress = `${"a".repeat(400)}@example.com`;

/** A value with such an address for every other one. */
export function withLongAddresses(value: unknown): unknown {
  return withTexts(value, (text) => (formats.email.accepts(text) ? longAddress : text));
}

function withTexts(value: unknown, change: (text: string) => string): unknown {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === "string" ? change(part) : part));
}
