import { patternProblem } from "../../plan/values/patterns.js";
import type { Reading } from "./reading.js";
import type { Schema } from "./schema.js";

/** Punctuation that may be escaped in a regular expression with the flag `u`, where `-` may only in brackets. */
const escapable = new Set("^$\\.*+?()[]{}|/");

/**
 * A schema's pattern as the language takes it. JSON Schema leaves the flag `u` open; without it any punctuation may be escaped, with
 * it only what needs to be, so the needless backslashes are dropped. What still is no pattern is noted.
 */
export function patternOf(r: Reading, schema: Schema, pattern: string | undefined): string | undefined {
  if (pattern === undefined || patternProblem(pattern) === undefined) return pattern;
  const plain = withoutNeedlessEscapes(pattern);
  const problem = patternProblem(plain);
  if (problem === undefined) return plain;
  r.noteKeyword(schema, "pattern", `is no pattern with the flag \`u\`: ${problem}`);
  return undefined;
}

function withoutNeedlessEscapes(pattern: string): string {
  let inBrackets = false;
  return pattern.replace(/\\(.)|[[\]]/gsu, (found, escaped: string | undefined) => {
    if (escaped === undefined) {
      inBrackets = found === "[";
      return found;
    }
    const needsIt = escapable.has(escaped) || /[\p{L}\p{N}]/u.test(escaped) || (inBrackets && escaped === "-");
    return needsIt ? found : escaped;
  });
}
