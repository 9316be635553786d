import type { Json, NumberType } from "../model.js";
import { add, compare, type Decimal, decimalOf, isMultiple, numberOf } from "../values/decimal.js";
import { type Answer, Conjunction, included, refuted, undecided } from "./proof.js";
import { isEmptyRange, isIn, multiplesIn, type Range, someBetween } from "./ranges.js";
import type { Theory } from "./theory.js";

/** How many multiples are tried before a question about steps is given up. */
const mostMultiples = 2_000;
/** How many ranges are laid over one another: each is compared with every end of the others. */
const mostRanges = 300;

/**
 * Whether a number type lies in the union of others and some single numbers. The ends of all ranges cut the line into
 * points and open pieces; on each piece the same ranges hold throughout, so a piece lies in the union exactly when one of
 * them has no step or one that divides all of the left side's, or when all its numbers, one by one, do.
 *
 * `isWitness` says whether a number is of the left type and of none on the right.
 */
export function decideNumbers(
  theory: Theory,
  a: NumberType,
  bs: readonly NumberType[],
  singles: readonly number[],
  isWitness: (value: Json) => boolean,
): Answer {
  if (bs.length > mostRanges) return undecided(`more than ${mostRanges} ranges of numbers meet`);
  const left = theory.rangeOf(a);
  const rights = bs.map((b) => theory.rangeOf(b));
  const points = [left, ...rights].flatMap(({ low, high }) => [low, high].flatMap((end) => end?.at ?? []));
  const sorted = [...points, ...singles.map(decimalOf)].sort(compare);
  const cuts = sorted.filter((cut, at) => at === 0 || compare(cut, sorted[at - 1] as Decimal) !== 0);

  const small = theory.numbersToTry(cuts).find(isWitness);
  if (small !== undefined) return refuted(small);

  const all = new Conjunction();
  const listed = new Set(singles);
  const allowance = { multiples: mostMultiples };
  for (const cut of cuts) {
    if (!isIn(left, cut) || rights.some((right) => isIn(right, cut)) || listed.has(numberOf(cut))) continue;
    if (isWitness(numberOf(cut))) return refuted(numberOf(cut));
    all.take(undecided(`whether ${numberOf(cut)} can be written as a number`));
  }
  for (let at = 0; at <= cuts.length; at++) {
    const piece = pieceBetween(cuts[at - 1], cuts[at], left.step);
    const answer = decidePiece(theory, left, rights, piece, isWitness, allowance);
    if (all.take(answer)) return answer;
  }
  return all.answer();
}

function pieceBetween(from: Decimal | undefined, to: Decimal | undefined, step: Decimal | undefined): Range {
  const [low, high] = [from, to].map((at) => (at === undefined ? undefined : { at, open: true }));
  return { low, high, step };
}

function decidePiece(
  theory: Theory,
  left: Range,
  rights: readonly Range[],
  piece: Range,
  isWitness: (value: Json) => boolean,
  allowance: { multiples: number },
): Answer {
  if (!holds(left, piece) || isEmptyRange(piece)) return included;
  const there = rights.filter((right) => holds(right, piece));
  if (there.some((right) => theory.stepCovers(right.step, left.step))) return included;
  if (left.step === undefined) {
    for (const value of someBetween(piece)) if (isWitness(numberOf(value))) return refuted(numberOf(value));
    return undecided("no number could be found between two that lie very close");
  }
  for (const value of multiplesIn(piece, left.step)) {
    if (allowance.multiples-- <= 0) return undecided("too many multiples would have to be tried");
    if (there.some(({ step }) => step !== undefined && isMultiple(value, step))) continue;
    if (isWitness(numberOf(value))) return refuted(numberOf(value));
  }
  return included;
}

/** Whether a range holds a piece, which no end of it cuts, leaving steps aside. */
function holds(range: Range, { low, high }: Range): boolean {
  const below = range.low === undefined || (low !== undefined && compare(low.at, range.low.at) >= 0);
  const above = range.high === undefined || (high !== undefined && compare(high.at, range.high.at) <= 0);
  return below && above;
}

const around = [1, -1, 0.5, -0.5].map(decimalOf);

/** Numbers that a person would try first, around the ends of ranges, the shortest first. */
export function numbersToTry(cuts: readonly Decimal[]): readonly number[] {
  // In decimals: 0.6 less 0.5 is 0.1 to a person, and not quite to a processor.
  const near = cuts.slice(0, 50).flatMap((cut) => [cut, ...around.map((by) => add(cut, by))].map(numberOf));
  const candidates = [0, 1, -1, 2, 0.5, ...near].filter(Number.isFinite);
  return candidates.sort((a, b) => String(a).length - String(b).length || Math.abs(a) - Math.abs(b) || b - a);
}
