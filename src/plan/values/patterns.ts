import { type Context, createContext, Script } from "node:vm";
import { waysThrough } from "./patterns/cost.js";
import { type Pattern, parsePattern } from "./patterns/syntax.js";

/** What a person is told about a pattern that is none, or `undefined` where it is a regular expression (flag `u`). */
export function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    return problemIn(error);
  }
}

/**
 * Whether an ECMAScript regular expression (flag `u`) matches somewhere in a text; `undefined` where that takes longer
 * than we wait, or where the pattern is none.
 *
 * A plan's own pattern can hang the tool (`^(a+)+$`), so only patterns that provably can't are run as they stand. All others
 * run in a context of their own with a time limit.
 */
export function matches(pattern: string, text: string): boolean | undefined {
  if (isQuick(pattern, text.length)) return test(pattern, text);
  let answers = known.get(pattern);
  if (answers === undefined) {
    if (known.size >= mostKnown) known.clear();
    answers = new Map();
    known.set(pattern, answers);
  }
  if (answers.has(text)) return answers.get(text);
  const answer = slow.has(pattern) || slow.size >= mostSlow ? "slow" : run(pattern, text);
  if (answer === "slow" && slow.size < mostSlow) slow.add(pattern);
  const result = answer === "slow" ? undefined : answer;
  if (answers.size >= mostKnown) answers.clear();
  answers.set(text, result);
  return result;
}

/** How many steps of a matcher are so few that nobody notices. */
const quickly = 10_000;
/** How long patterns are that are read. */
const longestRead = 10_000;
/** How long one text may take, in milliseconds; an honest pattern takes microseconds. */
const patience = 250;
/** The same after several patterns have used it up, and how many may do so: a plan full of them must not hold us long. */
const shortPatience = 100;
const mostPatient = 8;
const mostSlow = 40;
/** How many patterns, and texts of each, are remembered. */
const mostKnown = 2_000;

const parsed = new Map<string, Pattern | undefined>();
const expressions = new Map<string, RegExp>();
const known = new Map<string, Map<string, boolean | undefined>>();
/** Patterns that once ran out of time: they are not tried again. */
const slow = new Set<string>();

/** A pattern as a tree, where it is regular and modelled; read once. */
export function treeOf(pattern: string): Pattern | undefined {
  return pattern.length > longestRead ? undefined : remembered(parsed, pattern, parsePattern);
}

/** Whether a pattern can't take long on any text of this length. */
function isQuick(pattern: string, length: number): boolean {
  const tree = treeOf(pattern);
  return tree !== undefined && waysThrough(tree, length) * Math.max(1, length, pattern.length) <= quickly * 10;
}

function test(pattern: string, text: string): boolean | undefined {
  try {
    return remembered(expressions, pattern, () => new RegExp(pattern, "u")).test(text);
  } catch {
    return undefined; // It is no expression, or too large to be run.
  }
}

function remembered<T>(memory: Map<string, T>, pattern: string, make: (pattern: string) => T): T {
  const before = memory.get(pattern);
  if (before !== undefined || memory.has(pattern)) return before as T; // It was set, so it is a `T`.
  const made = make(pattern);
  if (memory.size >= mostKnown) memory.clear();
  memory.set(pattern, made);
  return made;
}

interface Outside {
  readonly context: Context;
  readonly script: Script;
}
let outside: Outside | undefined;

/** Runs a pattern where it can be stopped; `undefined` where it is no expression, or too large to be run. */
function run(pattern: string, text: string): boolean | "slow" | undefined {
  outside ??= {
    context: createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } }),
    script: new Script('new RegExp(pattern, "u").test(text)'),
  };
  Object.assign(outside.context, { pattern, text });
  try {
    const timeout = slow.size < mostPatient ? patience : shortPatience;
    return outside.script.runInContext(outside.context, { timeout }) === true;
  } catch (error) {
    // The error is of the other context, so it is no instance of our `Error`.
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    return code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? "slow" : undefined;
  }
}

/** V8's own words, without the pattern that they repeat: `Invalid regular expression: /(/u: Unterminated group`. */
function problemIn(error: unknown): string {
  const end = "/u: ";
  const message = error instanceof Error ? error.message : String(error);
  const at = message.lastIndexOf(end);
  const told = at < 0 ? message : message.slice(at + end.length);
  return told.charAt(0).toLowerCase() + told.slice(1);
}
