import type { Lengths } from "../../values/patterns/lengths.js";
import { type Automaton, dead, type Edge } from "./automaton.js";

/** What all of some automata match. */
export type All = readonly Automaton[];

/** The end of a search: a text, that there is none, that none of those found was confirmed, or that it took too long. */
export type Found = { readonly text: string } | "none" | "unconfirmed" | "too long";

/** How many combinations of states are looked at, and how many pieces of the alphabet in them together. */
const mostStates = 20_000;
const mostPieces = 400_000;

/** How many texts are asked about in vain. */
const mostRefused = 50;

/** What a person reads most easily, where a set of characters offers it. */
const preferred = Array.from("a0A bcxyz19-_./@:é\n\t", (character) => character.codePointAt(0) ?? 0);

interface Visit {
  readonly lefts: readonly number[];
  /** The states of each of the right sides; `undefined` for one that can't match any more. */
  readonly rights: readonly (readonly number[] | undefined)[];
  readonly length: number;
  /** How it was reached: from which visit, with which code point. */
  readonly from: Visit | undefined;
  readonly code: number;
}

/**
 * The shortest text of a length in `lengths` that all of `left` match and none of `rights` takes, where a right side takes
 * what all of its automata match. Breadth first over the states of all of them together, so the first one found is shortest.
 * `confirm` is asked of what is found, for automata may match more than they stand for.
 */
export function shortestBeyond(
  left: All,
  rights: readonly All[],
  lengths: Lengths,
  confirm: (text: string) => boolean,
): Found {
  // Beyond the bounds, lengths are all alike.
  const cap = lengths.most === Number.POSITIVE_INFINITY ? lengths.least : lengths.most + 1;
  const first: Visit = {
    lefts: left.map(({ initial }) => initial),
    rights: rights.map((right) => right.map(({ initial }) => initial)),
    length: 0,
    from: undefined,
    code: 0,
  };
  const seen = new Set([keyOf(first)]);
  let level: Visit[] = [first];
  let pieces = 0;
  let refused = 0;
  while (level.length > 0) {
    const next: Visit[] = [];
    for (const visit of level) {
      if (isBeyond(visit, left, rights, lengths)) {
        const text = textOf(visit);
        if (confirm(text)) return { text };
        if (++refused >= mostRefused) return "unconfirmed";
      }
      if (visit.length + 1 > lengths.most) continue;
      for (const reached of onward(visit, left, rights, cap)) {
        pieces++;
        const key = keyOf(reached);
        if (seen.has(key)) continue;
        if (seen.size >= mostStates || pieces >= mostPieces) return "too long";
        seen.add(key);
        next.push(reached);
      }
    }
    level = next;
  }
  return refused > 0 ? "unconfirmed" : "none";
}

function isBeyond(visit: Visit, left: All, rights: readonly All[], { least, most }: Lengths): boolean {
  const { length, lefts } = visit;
  if (length < least || length > most) return false;
  const isEmpty = visit.from === undefined;
  const matchAll = (automata: All, states: readonly number[]): boolean =>
    automata.every((automaton, at) => automaton.matches(states[at] ?? dead, isEmpty));
  return (
    matchAll(left, lefts) &&
    rights.every((right, at) => {
      const states = visit.rights[at];
      return states === undefined || !matchAll(right, states);
    })
  );
}

/** Every visit that one more character leads to, one for each combination of states, with the nicest character. */
function onward(visit: Visit, left: All, rights: readonly All[], cap: number): readonly Visit[] {
  const lists: (readonly Edge[])[] = [
    ...left.map((automaton, at) => automaton.edges(visit.lefts[at] ?? dead)),
    ...rights.flatMap((right, at) => {
      const states = visit.rights[at];
      return right.map((automaton, part) => (states ? automaton.edges(states[part] ?? dead) : []));
    }),
  ];
  const reached = new Map<string, Visit>();
  for (const { from, to, targets } of sweep(lists)) {
    const lefts = targets.slice(0, left.length);
    if (lefts.includes(dead)) continue;
    let at = left.length;
    const nextRights = rights.map((right) => {
      const states = targets.slice(at, at + right.length);
      at += right.length;
      return states.includes(dead) ? undefined : states;
    });
    // A right side that takes whatever follows leaves nothing to find here.
    const isTaken = rights.some((right, index) => {
      const states = nextRights[index];
      return states?.every((state, part) => right[part]?.matchesAll(state));
    });
    if (isTaken) continue;
    const made: Visit = {
      lefts,
      rights: nextRights,
      length: Math.min(visit.length + 1, cap),
      from: visit,
      code: nicest(from, to),
    };
    const key = keyOf(made);
    const before = reached.get(key);
    if (!before || rank(made.code) < rank(before.code)) reached.set(key, made);
  }
  return [...reached.values()];
}

/** Cuts the alphabet wherever an edge of any list begins or ends; targets stand in the order of the lists. */
function* sweep(lists: readonly (readonly Edge[])[]) {
  const cuts = new Set([0]);
  for (const list of lists) {
    for (const { from, to } of list) {
      cuts.add(from);
      cuts.add(to + 1);
    }
  }
  const sorted = [...cuts].filter((cut) => cut <= 0x10ffff).sort((a, b) => a - b);
  const positions = lists.map(() => 0);
  for (const [index, from] of sorted.entries()) {
    const targets = lists.map((list, at) => {
      while ((list[positions[at] as number]?.to ?? Number.POSITIVE_INFINITY) < from)
        positions[at] = (positions[at] as number) + 1;
      const edge = list[positions[at] as number];
      return edge && edge.from <= from ? edge.target : dead;
    });
    yield { from, to: (sorted[index + 1] ?? 0x110000) - 1, targets };
  }
}

function nicest(from: number, to: number): number {
  const nice = preferred.find((code) => code >= from && code <= to);
  if (nice !== undefined) return nice;
  // Half a pair is no text that anybody wants to read; what lies beyond it, if anything, is.
  return isSurrogate(from) && to > 0xdfff ? 0xe000 : from < 0x20 && to >= 0x21 ? 0x21 : from;
}

function rank(code: number): number {
  const at = preferred.indexOf(code);
  if (at >= 0) return at;
  return isSurrogate(code) || code < 0x20 || code === 0x7f ? 0x200000 + code : preferred.length + code;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function keyOf({ lefts, rights, length, from }: Visit): string {
  // Nothing else is like the empty text: `$` and `^` both match there.
  return `${from ? length : "empty"};${lefts.join()};${rights.map((states) => states?.join() ?? "-").join("|")}`;
}

function textOf(visit: Visit): string {
  const codes: number[] = [];
  for (let at: Visit | undefined = visit; at?.from; at = at.from) codes.push(at.code);
  return codes
    .reverse()
    .map((code) => String.fromCodePoint(code))
    .join("");
}
