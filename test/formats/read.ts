import { type ReadSchema, readJsonSchema, typesOf } from "../../src/formats/json-schema/index.js";
import type { Json } from "../../src/plan/model.js";
import { judge } from "../../src/plan/values/accepts.js";
import type { Verdict } from "../../src/plan/values/judge.js";

/** A schema that has no mistakes, read from its text or from the value that it is. */
export function read(schema: unknown): ReadSchema {
  const text = typeof schema === "string" ? schema : JSON.stringify(schema);
  const { value, diagnostics } = readJsonSchema({ path: "schema.json", text, linted: true });
  if (diagnostics.length > 0) throw new Error(`${diagnostics[0]?.message}: ${text}`);
  return value;
}

/** Whether the type of a schema takes a value. */
export function takes(schema: ReadSchema, value: Json): Verdict {
  return judge(schema.root.type, value, typesOf(schema));
}

/** Whether the type may take more than the schema does. */
export function isWider({ notSaid }: ReadSchema): boolean {
  return notSaid.some(({ widens }) => widens);
}

/** What was not said, one line each: where, and whether it widens. */
export function notes({ notSaid }: ReadSchema): readonly string[] {
  return notSaid.map(({ pointer, what, widens }) => `${widens ? "wider" : "same"}: ${pointer} ${what}`);
}
