import { describe, expect, it } from "vitest";
import { loadText } from "../../src/load/text.js";
import { plans, rearranged, textsOf } from "../generators/plan.js";
import fc from "../support/fast-check.js";
import { isLong } from "../support/long.js";
import { withoutPlaces } from "../support/resolved.js";

const numRuns = isLong ? 2_000 : 100;

describe("the order of files and of definitions", () => {
  it("carries no meaning: the plan is the same, places aside", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const one = loadText(textsOf(plan));
        const other = loadText(rearranged(plan));
        expect(withoutPlaces(other.value.plan)).toEqual(withoutPlaces(one.value.plan));
      }),
      { numRuns, endOnFailure: true },
    );
  });

  it("does not decide whether there are mistakes: generated plans have none", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(loadText(textsOf(plan)).diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
      }),
      { numRuns, endOnFailure: true },
    );
  });
});
