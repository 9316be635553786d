import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  decimalOf,
  isMultipleOf,
  leastCommonMultiple,
  middle,
  numberOf,
  stepsBelow,
  times,
} from "../../../src/plan/values/decimal.js";
import fc from "../../support/fast-check.js";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe("multiples are those of the numbers that people write", () => {
  it.each([
    [19.99, 0.01],
    [0.3, 0.1],
    [1.1, 0.1],
    [4.35, 0.05],
    [0, 7],
    [-6, 3],
    [1e21, 1000],
    [1e-7, 1e-8],
    [1.7976931348623157e308, 1e292],
    [1e308, 5e-324],
    [7, 7],
    [-0, 0.5],
  ])("%d is a multiple of %d", (value, step) => {
    expect(isMultipleOf(value, step)).toBe(true);
  });

  it.each([
    [19.995, 0.01],
    [1, 0.3],
    [7, 2],
    [5e-324, 1e308],
    [0.1, 3],
    [5, 0],
  ])("%d is no multiple of %d", (value, step) => {
    expect(isMultipleOf(value, step)).toBe(false);
  });
});

describe("decimals", () => {
  it("print as the numbers that they are of", () => {
    fc.assert(fc.property(finite, (value) => numberOf(decimalOf(value)) === value));
  });

  it("are ordered like numbers", () => {
    fc.assert(
      fc.property(
        finite,
        finite,
        (a, b) => Math.sign(compare(decimalOf(a), decimalOf(b))) === (a < b ? -1 : a > b ? 1 : 0),
      ),
    );
  });

  it("have a middle between them", () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const [low, high] = [decimalOf(a), decimalOf(b)];
        const between = middle(low, high);
        return compare(add(between, between), add(low, high)) === 0;
      }),
    );
  });

  it("count the steps below them", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (value, step) => {
        const steps = stepsBelow(decimalOf(value / 10), decimalOf(step / 100));
        const at = times(decimalOf(step / 100), steps);
        const next = times(decimalOf(step / 100), steps + 1n);
        return compare(at, decimalOf(value / 10)) <= 0 && compare(next, decimalOf(value / 10)) > 0;
      }),
    );
  });

  it("have a least common multiple", () => {
    const lcm = (a: number, b: number): number => numberOf(leastCommonMultiple(decimalOf(a), decimalOf(b)));
    expect(lcm(4, 6)).toBe(12);
    expect(lcm(0.25, 0.1)).toBe(0.5);
    expect(lcm(1.5, 1)).toBe(3);
    expect(lcm(1e21, 3)).toBe(3e21);
  });

  it("are of finite numbers only", () => {
    expect(() => decimalOf(Number.NaN)).toThrow(RangeError);
    expect(() => decimalOf(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});
