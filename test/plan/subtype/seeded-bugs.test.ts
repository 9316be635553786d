import { describe, expect, it } from "vitest";
import type { Type } from "../../../src/plan/model.js";
import { subtypeBy } from "../../../src/plan/subtype/index.js";
import type { End, Range } from "../../../src/plan/subtype/ranges.js";
import { type Theory, theory } from "../../../src/plan/subtype/theory.js";
import { type Decimal, leastCommonMultiple } from "../../../src/plan/values/decimal.js";
import { type Findings, fuzz } from "../../support/fuzz.js";
import type { Random } from "../../support/random.js";
import { randomArray, randomNumber, randomObject, randomString } from "../../support/random-types.js";

/**
 * The fuzz is only worth something if it finds mistakes. Each of these is one that somebody could make, as a theory with one
 * claim replaced; the fuzz must object to every one of them, and to none when the theory is whole.
 */
interface Bug {
  readonly name: string;
  readonly broken: Partial<Theory>;
  /** Types that the claim is about; where they are rare in the usual mixture, the search would only take longer. */
  readonly make: (r: Random) => Type;
}

const anObject = (r: Random): Type => randomObject(r, 1);
const anArray = (r: Random): Type => randomArray(r, 1);
/** Trying numbers first hides mistakes about ranges; what is worked out afterwards has to be right by itself. */
const withoutTrying: Partial<Theory> = { numbersToTry: () => [] };
const closed = (end: End | undefined): End | undefined => end && { ...end, open: false };

const bugs: readonly Bug[] = [
  {
    name: "keys that nobody names are forgotten",
    broken: { componentsOf: (a, b, names) => theory.componentsOf(a, b, names).filter(({ kind }) => kind !== "fresh") },
    make: anObject,
  },
  {
    name: "that a key can be absent is forgotten",
    broken: { componentsOf: (a, b, names) => theory.componentsOf(a, b, names).filter(({ kind }) => kind !== "absent") },
    make: anObject,
  },
  {
    name: "a key is left out although not every right side requires it",
    broken: {
      componentsOf: (a, b, names) => [
        ...[...names].flatMap((name) => (isRequired(a, name) ? [] : [{ kind: "absent" as const, name }])),
        ...theory.componentsOf(a, b, names),
      ],
    },
    make: anObject,
  },
  {
    name: "keys that only the right side names are forgotten",
    broken: {
      componentsOf: (a, b, names) => {
        const own = new Set(a.properties.map(({ name }) => name.value));
        return theory.componentsOf(a, b, names).filter((one) => one.kind !== "value" || own.has(one.name));
      },
    },
    make: anObject,
  },
  {
    name: "optional keys' values are forgotten",
    broken: {
      componentsOf: (a, b, names) =>
        theory.componentsOf(a, b, names).filter((one) => one.kind !== "value" || isRequired(a, one.name)),
    },
    make: anObject,
  },
  {
    name: "right sides that meet in one key are refuted one by one",
    broken: { together: (_, one) => [one] },
    make: anObject,
  },
  {
    name: "an open end is taken for a closed one",
    broken: { rangeOf: (type) => withEnds(theory.rangeOf(type), closed), ...withoutTrying },
    make: randomNumber,
  },
  {
    name: "open ends on the right are ignored",
    broken: { rangeOf: (type) => withEnds(theory.rangeOf(type), (end) => (end?.open ? undefined : end)) },
    make: randomNumber,
  },
  {
    name: "that integers are whole is forgotten",
    broken: { rangeOf: (type) => theory.rangeOf({ ...type, integer: false }) },
    make: randomNumber,
  },
  {
    name: "of several steps only the first counts",
    broken: {
      rangeOf: (type) => theory.rangeOf({ ...type, multipleOf: type.multipleOf?.slice(0, 1) }),
      ...withoutTrying,
    },
    make: randomNumber,
  },
  {
    name: "a step covers its divisors instead of its multiples",
    broken: { stepCovers: (right, left) => theory.stepCovers(left, right) },
    make: randomNumber,
  },
  {
    name: "steps cover one another when they have any multiple in common",
    broken: { stepCovers: (right, left) => right === undefined || haveCommonMultiple(right, left) },
    make: randomNumber,
  },
  {
    name: "only the shortest arrays are looked at",
    broken: { lengthsToTry: (piece) => [piece.least] },
    make: anArray,
  },
  {
    name: "an array has room for one thing less than it has",
    broken: { fits: (arrangement, length) => theory.fits(arrangement, length - 1) },
    make: anArray,
  },
  {
    name: "an array has room for more than it has",
    broken: { fits: () => true },
    make: anArray,
  },
  {
    name: "patterns are taken to say nothing",
    broken: { implies: (a, b) => theory.implies(a, { ...b, patterns: [] }) },
    make: randomString,
  },
  {
    name: "any format passes for any other",
    broken: { implies: (a, b) => theory.implies(a, a.format === undefined ? b : { ...b, format: a.format }) },
    make: randomString,
  },
  {
    name: "the least length is forgotten",
    broken: { lengthsOf: (type) => ({ ...theory.lengthsOf(type), least: 0 }) },
    make: randomString,
  },
  {
    name: "the greatest length is forgotten",
    broken: { lengthsOf: (type) => ({ ...theory.lengthsOf(type), most: Number.POSITIVE_INFINITY }) },
    make: randomString,
  },
  {
    name: "a question is taken for another about the same left side",
    broken: { question: (left) => String(left) },
    make: anObject,
  },
  {
    name: "a question is taken for another about the same right sides",
    broken: { question: (_, rights) => rights.join() },
    make: anObject,
  },
];

function isRequired(type: Parameters<Theory["componentsOf"]>[0], name: string): boolean {
  return type.properties.some((property) => property.required && property.name.value === name);
}

function withEnds(range: Range, change: (end: End | undefined) => End | undefined): Range {
  return { ...range, low: change(range.low), high: change(range.high) };
}

function haveCommonMultiple(right: Decimal, left: Decimal | undefined): boolean {
  return left !== undefined && leastCommonMultiple(left, right).mantissa > 0n;
}

function objections({ unsound, badWitnesses, unconfirmed, undecided, pairs }: Findings): number {
  const tooOftenUndecided = undecided > Math.max(10, pairs * 0.03) ? 1 : 0;
  return unsound.length + badWitnesses.length + unconfirmed.length + tooOftenUndecided;
}

describe("the fuzz finds", () => {
  it.each(bugs)("$name", ({ broken, make }) => {
    const found = fuzz({
      seed: 7,
      pairs: 3_000,
      values: 30,
      subtype: subtypeBy({ ...theory, ...broken }),
      make,
      stopAtFirst: true,
    });
    expect(objections(found)).toBeGreaterThan(0);
  });

  it("nothing where the theory is whole and no number is tried first", () => {
    const subtype = subtypeBy({ ...theory, ...withoutTrying });
    const found = fuzz({ seed: 7, pairs: 1_500, values: 30, subtype, make: randomNumber, stopAtFirst: true });
    expect(objections(found)).toBe(0);
  });

  const makers = new Map(bugs.map(({ make }) => [make, make.name]));
  it.each([...makers])("nothing where the theory is whole: %o", (make) => {
    const found = fuzz({ seed: 7, pairs: 1_500, values: 30, subtype: subtypeBy(theory), make, stopAtFirst: true });
    expect(found.pairs).toBeGreaterThanOrEqual(1_500);
    expect(objections(found)).toBe(0);
  });
});
