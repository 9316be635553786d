import type { NumberType } from "../model.js";
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  isMultiple,
  leastCommonMultiple,
  middle,
  stepsBelow,
  times,
} from "../values/decimal.js";

/** One end of a range: a number, and whether the range goes up to it without holding it. */
export interface End {
  readonly at: Decimal;
  readonly open: boolean;
}

/** The numbers of a type: those between two ends that are multiples of a step, or all when there is no step. */
export interface Range {
  readonly low: End | undefined;
  readonly high: End | undefined;
  readonly step: Decimal | undefined;
}

const one: Decimal = { mantissa: 1n, exponent: 0 };
const zero: Decimal = { mantissa: 0n, exponent: 0 };

/** A number type as a range. Integers are the multiples of one. */
export function rangeOf(type: NumberType): Range {
  const steps = (type.multipleOf ?? []).map(decimalOf);
  if (type.integer) steps.push(one);
  return {
    low: tighter(end(type.minimum, false), end(type.exclusiveMinimum, true), 1),
    high: tighter(end(type.maximum, false), end(type.exclusiveMaximum, true), -1),
    step: steps.length === 0 ? undefined : steps.reduce(leastCommonMultiple),
  };
}

function end(at: number | undefined, open: boolean): End | undefined {
  return at === undefined ? undefined : { at: decimalOf(at), open };
}

/** The end that leaves less; `side` is 1 for lower ends and -1 for upper ones. */
function tighter(a: End | undefined, b: End | undefined, side: 1 | -1): End | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const order = compare(a.at, b.at) * side;
  if (order === 0) return a.open ? a : b;
  return order > 0 ? a : b;
}

/** Whether a number lies between the ends; its being a multiple of the step is another question. */
function isBetweenEnds(range: Range, value: Decimal): boolean {
  if (range.low !== undefined) {
    const order = compare(value, range.low.at);
    if (order < 0 || (order === 0 && range.low.open)) return false;
  }
  if (range.high !== undefined) {
    const order = compare(value, range.high.at);
    if (order > 0 || (order === 0 && range.high.open)) return false;
  }
  return true;
}

/** Whether a number is in a range. */
export function isIn(range: Range, value: Decimal): boolean {
  return isBetweenEnds(range, value) && (range.step === undefined || isMultiple(value, range.step));
}

/** Whether a range holds no number at all. */
export function isEmptyRange(range: Range): boolean {
  if (range.low === undefined || range.high === undefined) return false;
  if (range.step !== undefined) {
    const [first, last] = stepsIn(range, range.step);
    return first !== undefined && last !== undefined && first > last;
  }
  const order = compare(range.low.at, range.high.at);
  return order > 0 || (order === 0 && (range.low.open || range.high.open));
}

/** The first and the last multiple of a step between the ends, as numbers of steps; `undefined` without end. */
export function stepsIn(range: Range, step: Decimal): readonly [bigint | undefined, bigint | undefined] {
  return [
    range.low === undefined ? undefined : firstStep(range.low, step),
    range.high === undefined ? undefined : lastStep(range.high, step),
  ];
}

function firstStep(low: End, step: Decimal): bigint {
  const below = stepsBelow(low.at, step);
  return isMultiple(low.at, step) && !low.open ? below : below + 1n;
}

function lastStep(high: End, step: Decimal): bigint {
  const below = stepsBelow(high.at, step);
  return isMultiple(high.at, step) && high.open ? below - 1n : below;
}

/** The multiples of a step between the ends, beginning with those nearest to zero. It may never end. */
export function* multiplesIn(range: Range, step: Decimal): Generator<Decimal> {
  const [first, last] = stepsIn(range, step);
  if (first !== undefined && last !== undefined && first > last) return;
  let start = 0n;
  if (first !== undefined && first > 0n) start = first;
  else if (last !== undefined && last < 0n) start = last;
  yield times(step, start);
  for (let away = 1n; ; away++) {
    const [up, down] = [start + away, start - away];
    const canGoUp = last === undefined || up <= last;
    const canGoDown = first === undefined || down >= first;
    if (!canGoUp && !canGoDown) return;
    if (canGoUp) yield times(step, up);
    if (canGoDown) yield times(step, down);
  }
}

/** Some numbers strictly between the ends, with few digits at first. They are different from one another. */
export function* someBetween(range: Range): Generator<Decimal> {
  const { low, high } = range;
  if (low === undefined || high === undefined) {
    const from = low?.at ?? high?.at ?? zero;
    const sign = low === undefined && high !== undefined ? -1n : 1n;
    const half: Decimal = { mantissa: 5n * sign, exponent: -1 };
    for (let at = add(from, half), turn = 0; turn < 40; at = add(at, turn % 2 === 0 ? half : times(one, sign)), turn++)
      yield at;
    // Somewhere far away there are numbers that print alike; fractions that no step divides lie near the end.
    for (let turn = 1; turn < 20; turn++) yield add(from, { mantissa: 7n * sign, exponent: -turn });
    return;
  }
  if (compare(low.at, high.at) >= 0) return;
  for (let turn = 0, to = high.at; turn < 40; turn++) {
    to = middle(low.at, to);
    yield to;
  }
  for (let turn = 0, from = middle(low.at, high.at); turn < 40; turn++) {
    from = middle(from, high.at);
    yield from;
  }
}
