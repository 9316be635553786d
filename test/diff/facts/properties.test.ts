import { describe, expect, it } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import type { Fact } from "../../../src/diff/model.js";
import type { LoadedPlan } from "../../../src/loaded.js";
import { rearranged as arranged, plans, textsOf } from "../../generators/plan.js";
import fc from "../../support/fast-check.js";
import { isLong } from "../../support/long.js";
import { isUnsound } from "./laws.js";
import { meaningOf } from "./meaning.js";
import { hasRenames, mirrored, outlines } from "./mirror.js";
import { lacking, loaded, pairs } from "./mutated.js";
import { lineOf } from "./told.js";

const numRuns = isLong ? 1_500 : 40;

function facts(base: LoadedPlan, head: LoadedPlan): readonly Fact[] {
  return compareFacts(base, head).facts;
}

describe("the facts of two plans", () => {
  it("are none for a plan and itself, however it is arranged", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const base = loaded(textsOf(plan));
        expect(facts(base, loaded(textsOf(plan))).map(lineOf)).toEqual([]);
        expect(facts(base, loaded(arranged(plan))).map(lineOf)).toEqual([]);
      }),
      { numRuns, endOnFailure: true },
    );
  });

  it("don't depend on files and the order of definitions", () => {
    fc.assert(
      fc.property(pairs, ({ base, head, rearranged }) => {
        const other = rearranged();
        const lines = facts(base, head).map(lineOf);
        expect(facts(other.base, other.head).map(lineOf)).toEqual(lines);
        expect(facts(base, other.head).map(lineOf)).toEqual(lines);
      }),
      { numRuns, endOnFailure: true },
    );
  });

  it("mirror one another when the plans are swapped, where nothing is renamed", () => {
    fc.assert(
      fc.property(pairs, ({ base, head }) => {
        fc.pre(!hasRenames(base) && !hasRenames(head));
        expect(mirrored(facts(head, base))).toEqual(outlines(facts(base, head)));
      }),
      { numRuns, endOnFailure: true },
    );
  });

  it("are none exactly when both plans mean the same", () => {
    fc.assert(
      fc.property(fc.oneof(lacking, pairs), ({ base, head }) => {
        const isSame = meaningOf(base) === meaningOf(head);
        if (isSame) expect(facts(base, head).map(lineOf)).toEqual([]);
        else expect(facts(base, head).length).toBeGreaterThan(0);
      }),
      { numRuns, endOnFailure: true },
    );
  });

  it("prove what they say: when all of them are harmless, so is the whole", () => {
    fc.assert(
      fc.property(pairs, ({ base, head }) => {
        expect(isUnsound(base, head, facts(base, head))).toEqual([]);
      }),
      { numRuns, endOnFailure: true },
    );
  });
});
