import { Ajv, type AnySchemaObject } from "ajv";
import { formats } from "../../src/plan/values/formats.js";
import type { Pair, Version } from "./versions.js";

const known = Object.fromEntries(Object.values(formats).map(({ name, accepts }) => [name, accepts]));

/** Whether the schemas as they stand in the files bear a witness out: the one takes the value and the other does not. */
export interface Raw {
  /** Valid in the old version, refused by the new one. */
  breaksProducers(value: unknown): boolean;
  /** Valid in the new version, refused by the old one even where it ignores what it does not know. */
  breaksConsumers(value: unknown): boolean;
}

/** The schemas of a pair as they are, without anything that the reader of schemas makes of them, judged by Ajv. */
export function rawOf({ from, to }: Pair): Raw {
  const [old, opened, young] = [validator(from), validator(from, true), validator(to)];
  return {
    breaksProducers: (value) => old(value) && !young(value),
    breaksConsumers: (value) => young(value) && !opened(value),
  };
}

function validator({ file }: Version, isOpened = false): (value: unknown) => boolean {
  // Ajv does not know the metaschema of self-describing schemas; their draft's flags for open bounds are in none of them.
  const {
    $schema: _,
    self: __,
    ...schema
  }: AnySchemaObject = JSON.parse(file.text, (key, value: unknown) =>
    isOpened && key === "additionalProperties" && value === false ? true : value,
  );
  const ajv = new Ajv({ strict: false, ownProperties: true, multipleOfPrecision: 9, formats: known, logger: false });
  const validate = ajv.compile(schema);
  // Plain objects and lists, as they come out of a file.
  return (value) => validate(JSON.parse(JSON.stringify(value))) === true;
}
