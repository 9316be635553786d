import { parsePattern } from "../../values/patterns/syntax.js";
import { Automaton } from "./automaton.js";
import { conditionsOf, regularised } from "./look-around.js";
import { propertySet } from "./property-sets.js";

/** A pattern as automata: the texts that all of some match and that none of others do. */
export interface ReadPattern {
  readonly all: readonly Automaton[];
  readonly none: readonly Automaton[];
  /** Whether those are the texts that match the pattern; else the texts that do are among them. */
  readonly isExact: boolean;
}

/** How long a pattern may be of which parts are read: finding the end of every group takes the square of it. */
const longestRewritten = 2_000;

/** Reads a pattern as far as it can be read; what can't be is left out, so that the automata match more than it does. */
export function readPattern(pattern: string): ReadPattern {
  const whole = automatonOf(pattern);
  if (whole) return { all: [whole], none: [], isExact: true };
  if (pattern.length > longestRewritten) return { all: [], none: [], isExact: false };
  const { wanted, unwanted } = conditionsOf(pattern);
  const exact = wanted.map(automatonOf);
  const all = wanted.flatMap((part, at) => exact[at] ?? automatonOf(regularised(part, part !== pattern)) ?? []);
  const none = unwanted.flatMap((part) => automatonOf(part) ?? []);
  return { all, none, isExact: !exact.includes(undefined) && none.length === unwanted.length };
}

const made = new Map<string, Automaton | undefined>();
/** How many automata are kept; a plan has a few dozen patterns. */
const mostMade = 200;
const longestRead = 10_000;

/** The automaton of a pattern; `undefined` where it is not regular, not modelled, or too large to be written out. */
export function automatonOf(pattern: string): Automaton | undefined {
  if (made.has(pattern)) return made.get(pattern);
  const tree = pattern.length > longestRead ? undefined : parsePattern(pattern, propertySet);
  const automaton = tree && Automaton.of(tree);
  if (made.size >= mostMade) made.clear();
  made.set(pattern, automaton);
  return automaton;
}
