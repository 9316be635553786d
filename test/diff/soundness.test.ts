import { describe, expect, it, test } from "vitest";
import { compareFacts } from "../../src/diff/facts/index.js";
import { diff } from "../../src/diff/index.js";
import { callPairs } from "../generators/calls.js";
import { listPairs } from "../generators/lists.js";
import { families, type Texts } from "../generators/pairs.js";
import { definitions } from "../generators/places.js";
import { fixturePairs, samples, soundSide, valuesNear } from "../support/diff-corpus.js";
import { Pair, type Samples, type Side } from "../support/diff-laws.js";
import { objectionsInTime, objectionsToDays, objectionsToVerdicts } from "../support/diff-verdicts.js";
import fc from "../support/fast-check.js";
import { isLong } from "../support/long.js";
import { hasRenames, mirrored, outlines } from "./facts/mirror.js";

// A thousand pairs and more here, more than twenty thousand in the long run.
const times = isLong ? 20 : 1;
/** Shrinking such plans takes minutes: what fails is shown as it is, to be made a fixture of by hand. */
const settings = { unbiased: true, endOnFailure: true };
const timeout = isLong ? 3_600_000 : 180_000;
/** A day before all that generated plans announce, and one after. */
const [early, late] = ["2026-01-01", "2032-01-01"];

interface Member {
  readonly texts: Texts;
  readonly side: Side;
}

function membersOf(several: readonly Texts[]): readonly Member[] {
  return several.flatMap((texts) => {
    const side = soundSide(texts);
    return side ? [{ texts, side }] : [];
  });
}

interface Asked {
  readonly samples?: Samples;
  readonly envelopes?: boolean;
  /** Whether another day is asked about as well. */
  readonly days?: boolean;
}

/** How many pairs there were, and in how many of them nothing changed that decides about values. */
class Count {
  pairs = 0;
  unchanged = 0;
}

/** Asks all laws about two plans, in both directions. */
function expectSound(one: Member, other: Member, asked: Asked, count: Count): void {
  const told = [
    [one, other],
    [other, one],
  ].map(([from, to]) => {
    if (!from || !to) return [];
    count.pairs++;
    const { changes, hints } = diff(from.side.loaded, to.side.loaded, { today: early });
    if (changes.every(({ proofs }) => proofs === undefined)) count.unchanged++;
    const pair = new Pair(from.side, to.side, asked.samples ?? samples, { envelopes: asked.envelopes === true });
    const objections = [...objectionsToVerdicts(changes), ...pair.objections(() => ({ facts: changes, hints }))];
    if (asked.days) {
      const later = diff(from.side.loaded, to.side.loaded, { today: late }).changes;
      objections.push(...objectionsToDays(changes, later), ...objectionsInTime(pair, later, late));
    }
    if (objections.length > 0) expect({ objections, base: from.texts, head: to.texts }).toBe("sound");
    return changes;
  });
  // What was renamed has one name in all that is told of it: the head's.
  const isRenamed = [one, other].some(({ side }) => hasRenames(side.loaded));
  if (isRenamed || told.flat().some(({ kind }) => kind === "output-moved")) return;
  expect(mirrored(told[1] ?? [])).toEqual(outlines(told[0] ?? []));
}

describe("what is proved holds for every payload, by the compiled schemas, and every witness shows what it says", () => {
  it("of generated plans, their mutations and strangers", { timeout }, () => {
    const numRuns = 60 * times;
    const count = new Count();
    let seen = 0;
    fc.assert(
      fc.property(families, (family) => {
        const [base, ...others] = membersOf([family.base, ...family.same, ...family.kin, family.stranger]);
        // Whole messages of every sixth: their schemas take longest.
        const envelopes = seen++ % 6 === 0;
        for (const other of base ? others : []) expectSound(base as Member, other, { envelopes }, count);
      }),
      { numRuns, ...settings },
    );
    expect(count.pairs).toBeGreaterThan(numRuns * 8.5);
    // Some must change nothing, or the generators have come to make strangers only; and most must change something.
    expect(count.unchanged).toBeGreaterThan(count.pairs / 10);
    expect(count.unchanged).toBeLessThan(count.pairs * 0.6);
  });

  it("of definitions of all kinds, in all places, and written in all ways", { timeout }, () => {
    const numRuns = 30 * times;
    const count = new Count();
    fc.assert(
      fc.property(definitions, (family) => {
        const [[base], [same]] = [membersOf([family.base]), membersOf([family.same])];
        for (const other of base ? membersOf(family.kin) : []) {
          expectSound(base as Member, other, { samples: valuesNear }, count);
        }
        if (base && same) expectSame(base, same);
      }),
      { numRuns, ...settings },
    );
    expect(count.pairs).toBeGreaterThan(numRuns * 7);
    expect(count.unchanged).toBeLessThan(count.pairs * 0.4);
  });

  it("of calls that may take one another's place, and of what comes to its end", { timeout }, () => {
    const numRuns = 45 * times;
    const count = new Count();
    fc.assert(
      fc.property(callPairs, (several) => {
        const [base, ...others] = membersOf(several);
        for (const other of base ? others : []) {
          expectSound(base as Member, other, { envelopes: true, days: true }, count);
        }
      }),
      { numRuns, ...settings },
    );
    expect(count.pairs).toBeGreaterThan(numRuns * 5);
    expect(count.unchanged).toBeLessThan(count.pairs * 0.6);
  });

  it("of lists whose items depend on one another", { timeout }, () => {
    const numRuns = 115 * times;
    const count = new Count();
    fc.assert(
      fc.property(listPairs, (texts) => {
        const [one, other] = membersOf(texts);
        if (one && other) expectSound(one, other, {}, count);
      }),
      { numRuns, ...settings },
    );
    expect(count.pairs - count.unchanged).toBeGreaterThan(numRuns / 2);
  });

  const written = fixturePairs();
  it.each([...written.keys()])("of the fixture %s", (name) => {
    expect(written.get(name)?.objections(compareFacts)).toEqual([]);
  });
});

test("a plan that says the same otherwise, in another order and in other files, has no change that matters", {
  timeout,
}, () => {
  const numRuns = 40 * times;
  let compared = 0;
  fc.assert(
    fc.property(families, (family) => {
      const [base] = membersOf([family.base]);
      const [arranged, rewritten] = family.same.map((texts) => membersOf([texts])[0]);
      fc.pre(base !== undefined && arranged !== undefined);
      expect(diff(base.side.loaded, base.side.loaded, { today: early }).changes).toEqual([]);
      expect(diff(base.side.loaded, arranged.side.loaded, { today: early }).changes).toEqual([]);
      if (!rewritten) return;
      compared++;
      expectSame(base, rewritten);
    }),
    { numRuns, ...settings },
  );
  expect(compared).toBeGreaterThan(numRuns / 3);
});

/** No value is valid on one side only. */
function expectSame(base: Member, head: Member): void {
  const told = compareFacts(base.side.loaded, head.side.loaded).facts.filter(({ proofs }) => proofs);
  const wrong = told.filter(
    ({ proofs }) => proofs?.producers.kind !== "included" || proofs.consumers.kind !== "included",
  );
  if (wrong.length > 0) expect({ wrong, base: base.texts, head: head.texts }).toBe("the same");
}
