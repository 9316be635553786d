import { isDeepStrictEqual } from "node:util";
import { parseWithLibrary } from "../../../src/syntax/library.js";
import { readPlain } from "../../../src/syntax/plain/read.js";

/** What became of one text. */
export type Outcome =
  /** The fast lane took it and says what the library says. */
  | "taken"
  /** The fast lane gave up on it though nothing is wrong with it. */
  | "shy"
  /** The library reports something, and the fast lane gave up. */
  | "refused"
  /** The fast lane took it and should not have, or says something else than the library. */
  | "wrong";

/** Reads a text both ways. */
export function outcomeOf(text: string): Outcome {
  const file = { path: "plans/plan.yaml", text, linted: true };
  const plain = readPlain(file);
  const { value, diagnostics } = parseWithLibrary(file);
  if (!plain) return diagnostics.length > 0 ? "refused" : "shy";
  return diagnostics.length === 0 && isDeepStrictEqual(plain, value) ? "taken" : "wrong";
}

/** Whether the fast lane takes a text. */
export function isTaken(text: string): boolean {
  return readPlain({ path: "plans/plan.yaml", text, linted: true }) !== undefined;
}
