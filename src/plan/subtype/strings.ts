import type { Json, StringType } from "../model.js";
import { formats } from "../values/formats.js";
import { type Lengths, lengthsMatching } from "../values/patterns/lengths.js";
import { treeOf } from "../values/patterns.js";
import { patternInclusion } from "./patterns.js";
import { type Answer, Conjunction, refuted, undecided } from "./proof.js";
import { longestText, textsFor } from "./texts.js";
import type { Theory } from "./theory.js";

/** The letters that make texts differ: from `a` on, up to the surrogates. */
const firstLetter = 0x61;
const mostLetters = 0xd7ff - firstLetter;

/** The same where any letters will do: warehouses have columns of 65,535 characters, and plans say so. */
const longestPlainText = 100_000;

/** The lengths that a string type's texts can have, as far as its bounds and its format say. */
export function boundsOf(type: StringType): Lengths {
  const format = type.format === undefined ? undefined : formats[type.format];
  return {
    least: Math.max(0, Math.ceil(type.minLength ?? 0), format?.shortest ?? 0),
    most: Math.min(Math.floor(type.maxLength ?? Number.POSITIVE_INFINITY), format?.longest ?? Number.POSITIVE_INFINITY),
  };
}

/** The same as far as its patterns say as well, where they are regular. */
export function lengthsOf(type: StringType): Lengths {
  let { least, most } = boundsOf(type);
  for (const pattern of type.patterns ?? []) {
    const tree = treeOf(pattern);
    if (tree === undefined) continue;
    const matching = lengthsMatching(tree);
    [least, most] = [Math.max(least, matching.least), Math.min(most, matching.most)];
  }
  return { least, most };
}

/** Whether texts of one type have the format and match the patterns of another because they are written alike. */
export function implies(a: StringType, b: StringType): boolean {
  const ofFormat = b.format === undefined || b.format === a.format;
  return ofFormat && (b.patterns ?? []).every((pattern) => a.patterns?.includes(pattern));
}

/** A range of lengths, cut wherever one of the others begins or ends. */
export function pieces(whole: Lengths, others: readonly Lengths[]): readonly Lengths[] {
  const starts = new Set([whole.least]);
  for (const { least, most } of others) for (const start of [least, most + 1]) starts.add(start);
  const inside = [...starts].filter(
    (start) => start >= whole.least && start <= whole.most && start < Number.POSITIVE_INFINITY,
  );
  const sorted = inside.sort((a, b) => a - b);
  return sorted.map((least, at) => ({
    least,
    most: Math.min(whole.most, (sorted[at + 1] ?? Number.POSITIVE_INFINITY) - 1),
  }));
}

/** Whether a piece of {@link pieces} lies in one of the ranges that cut it. */
export function covers(range: Lengths, piece: Lengths): boolean {
  return range.least <= piece.least && range.most >= piece.most;
}

/**
 * Whether a string type lies in the union of others and some single texts: by lengths, and where formats and patterns are
 * written alike; else candidates may refute it. `isWitness` says whether a text is of the left type and of none on the right.
 */
export function decideStrings(
  theory: Theory,
  a: StringType,
  bs: readonly StringType[],
  singles: readonly string[],
  isWitness: (value: Json) => boolean,
): Answer {
  const all = new Conjunction();
  const ranges = bs.map((b) => theory.lengthsOf(b));
  for (const piece of pieces(theory.lengthsOf(a), ranges)) {
    const there = bs.filter((_, at) => covers(ranges[at] as Lengths, piece));
    if (there.some((b) => theory.implies(a, b))) continue;
    if (piece.most === 0 && singles.includes("")) continue;
    const answer = decidePiece(a, there, singles, piece, isWitness);
    if (all.take(answer)) return answer;
  }
  return all.answer();
}

function decidePiece(
  a: StringType,
  there: readonly StringType[],
  singles: readonly string[],
  piece: Lengths,
  isWitness: (value: Json) => boolean,
): Answer {
  const usesPatterns = [a, ...there].some(({ patterns }) => patterns !== undefined);
  const byPatterns = (): Answer => patternInclusion({ a, bs: there, singles, lengths: piece, isWitness });
  const decided = usesPatterns && piece.least <= longestText ? byPatterns() : undefined;
  if (decided && decided.kind !== "undecided") return decided;
  const lengths = [piece.least, piece.least + 1, Math.min(piece.most, piece.least + 12)];
  const found = textsFor(a, lengths).find(isWitness);
  if (found !== undefined) return refuted(found);
  // What the right side's own texts look like helps where the left side takes nearly anything.
  for (const b of there) {
    const near = textsFor(b, lengths).find(isWitness);
    if (near !== undefined) return refuted(near);
  }
  const isPlain = there.length === 0 && a.format === undefined && a.patterns === undefined;
  if (piece.least > (isPlain ? longestPlainText : longestText)) {
    return undecided(`texts of ${piece.least} characters are too long to be tried`);
  }
  if (!isPlain) return decided ?? byPatterns();
  // Any text will do that is not listed, and there are more letters than people list.
  const letters = Math.min(singles.length, mostLetters);
  for (let at = 0; at <= letters; at++) {
    const text = String.fromCodePoint(firstLetter + at).padStart(piece.least, "a");
    if (isWitness(text)) return refuted(text);
  }
  return undecided("no text could be found beside the ones that are listed");
}
