import { decimalNumber } from "../../syntax/values.js";
import { jsonOf } from "./json.js";
import type { Reading } from "./reading.js";
import type { Schema } from "./schema.js";

/** The number behind a keyword; what is none is noted. */
export function numberAt(r: Reading, schema: Schema, keyword: string): number | undefined {
  const entry = schema.keywords.get(keyword);
  if (entry === undefined) return undefined;
  const value = jsonOf(entry.value);
  if (typeof value === "number" && Number.isFinite(value)) {
    const isExact = entry.value.kind === "scalar" && decimalNumber(entry.value.text) !== undefined;
    if (!isExact) r.noteKeyword(schema, keyword, "has more digits than a number holds, and is rounded", false);
    return value;
  }
  r.noteKeyword(schema, keyword, "is no number that can be held");
  return undefined;
}

/** The count behind a keyword: 0, 1, 2 and so on. */
export function countAt(r: Reading, schema: Schema, keyword: string): number | undefined {
  const number = numberAt(r, schema, keyword);
  if (number === undefined || (Number.isInteger(number) && number >= 0)) return number;
  r.noteKeyword(schema, keyword, "is no count");
  return undefined;
}

/** The text behind a keyword. */
export function textKeyword(r: Reading, schema: Schema, keyword: string): string | undefined {
  const entry = schema.keywords.get(keyword);
  if (entry === undefined) return undefined;
  const value = jsonOf(entry.value);
  if (typeof value === "string") return value;
  r.noteKeyword(schema, keyword, "is no text");
  return undefined;
}
