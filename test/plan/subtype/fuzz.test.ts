import { describe, expect, it } from "vitest";
import { subtype } from "../../../src/plan/subtype/index.js";
import { fuzz } from "../../support/fuzz.js";
import { isLong } from "../../support/long.js";

/** More of the same with other seeds: `TRACKC_LONG=1`. */
const seeds = isLong ? Array.from({ length: 40 }, (_, at) => at + 1) : [1];

describe("random types, compared with Ajv as the judge", () => {
  it.each(seeds)("9,000 pairs without one unsound answer (seed %d)", (seed) => {
    const found = fuzz({ seed, pairs: 9_000, values: 30, subtype });
    expect(found.unsound).toEqual([]);
    expect(found.badWitnesses).toEqual([]);
    expect(found.unconfirmed).toEqual([]);
    expect(found.differences).toEqual([]);
    // So that none of this can hold for want of cases.
    expect(found.pairs).toBeGreaterThanOrEqual(9_000);
    expect(found.mutated / found.pairs).toBeGreaterThanOrEqual(0.74);
    expect(found.values / found.pairs).toBeGreaterThanOrEqual(20);
    expect(found.included).toBeGreaterThan(3_000);
    expect(found.refuted).toBeGreaterThan(3_000);
    expect(found.undecided / found.pairs).toBeLessThan(0.01);
  });
});
