import { nearestOf } from "../../diagnostics/nearest.js";
import { wordsOf } from "../../plan/identifiers/words.js";
import type { Span, Text } from "../../source/span.js";
import { writeText } from "../../syntax/edits/scalars.js";
import type { RenameHint, Subject } from "../model.js";

/** Something that stands on one side only, as it is compared with what stands on the other side only. */
export interface Candidate {
  readonly name: Text;
  readonly subject: Subject;
  /** What it is, in plan syntax, where that tells it apart: a list of values or of properties, not a word. */
  readonly shape: string | undefined;
}

/** Past so many pairs letters are no longer compared: a plan that was written anew has no renames to guess. */
const mostPairs = 10_000;

/** More letters than that are no slip. */
const mostLetters = 2;

/** Names of fewer letters are no slips of one another. */
const shortest = 4;

/**
 * Pairs of something removed and something added that look like one thing with another name: the same words in other letters, the
 * same shape and a word in common, or a slip. Only what has one partner is paired. The work grows with the names.
 */
export function renamesAmong(removed: readonly Candidate[], added: readonly Candidate[]): readonly RenameHint[] {
  if (removed.length === 0 || added.length === 0) return [];
  const left = new Set(removed);
  const open = new Set(added);
  const hints: RenameHint[] = [];
  const pair = (one: Candidate, other: Candidate): void => {
    left.delete(one);
    open.delete(other);
    hints.push(hintOf(one, other));
  };
  for (const keyOf of [spellingOf, ({ shape }: Candidate): string | undefined => shape]) {
    const [before, after] = [lonely(left, keyOf), lonely(open, keyOf)];
    for (const [key, one] of before) {
      const other = after.get(key);
      if (other && (keyOf === spellingOf || isTelling(key) || shareWord(one, other))) pair(one, other);
    }
  }
  if (left.size * open.size > mostPairs) return hints;
  const byName = new Map([...open].map((one) => [one.name.value, one]));
  for (const one of left) {
    if (one.name.value.length < shortest) continue;
    const near = nearestOf(one.name.value, byName.keys());
    const other = near?.isOnly && near.distance <= mostLetters ? byName.get(near.name) : undefined;
    // A slip goes both ways: two that are each nearest to a third are no pair.
    if (!other || !open.has(other)) continue;
    const back = nearestOf(
      other.name.value,
      [...left].map(({ name }) => name.value),
    );
    if (back?.isOnly && back.name === one.name.value) pair(one, other);
  }
  return hints;
}

function hintOf(removed: Candidate, added: Candidate): RenameHint {
  const former = writeText(removed.name.value, { inFlow: false });
  const at: Span = added.name.span;
  return { removed: removed.subject, added: added.subject, line: `renamed_from: ${former}`, at };
}

/** The candidates that alone have their key. */
function lonely(
  candidates: Iterable<Candidate>,
  keyOf: (one: Candidate) => string | undefined,
): ReadonlyMap<string, Candidate> {
  const byKey = new Map<string, Candidate | undefined>();
  for (const one of candidates) {
    const key = keyOf(one);
    if (key !== undefined && key !== "") byKey.set(key, byKey.has(key) ? undefined : one);
  }
  return new Map([...byKey].flatMap(([key, one]) => (one ? [[key, one] as const] : [])));
}

/** The words of a name in small letters, in no order. */
function spellingOf({ name }: Candidate): string {
  return smallWords(name.value).sort().join(" ");
}

function smallWords(name: string): string[] {
  return wordsOf(name).map((word) => word.toLowerCase());
}

/** Whether a shape alone is enough: three properties or three values are hardly there by chance. */
function isTelling(shape: string): boolean {
  return (shape.match(/, /g) ?? []).length >= 2 || (shape.match(/\n/g) ?? []).length >= 3;
}

function shareWord(one: Candidate, other: Candidate): boolean {
  const words = new Set(smallWords(one.name.value));
  return smallWords(other.name.value).some((word) => words.has(word));
}
