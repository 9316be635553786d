import { describe, expect, it } from "vitest";
import { failOnByDefault, failsOn, failureOf, readFailOn } from "../../src/diff/fail-on.js";
import type { Diff } from "../../src/diff/model.js";
import { breaking, change, dangerous, safe } from "./made.js";

const version: Diff["version"] = {
  base: "1.0.0",
  head: "1.0.0",
  bump: "major",
  required: "2.0.0",
  isEnough: false,
};

describe("--fail-on", () => {
  it("names audiences and severities, with commas between", () => {
    expect(readFailOn("producers:breaking, consumers:dangerous")).toEqual([
      { audience: "producers", severity: "breaking" },
      { audience: "consumers", severity: "dangerous" },
    ]);
  });

  it("means both audiences where it names none, and nothing when it says never", () => {
    expect(readFailOn("breaking")).toEqual(failOnByDefault);
    expect(readFailOn("never")).toEqual([]);
  });

  it.each([
    ["producers", "producers"],
    ["breaking,never", "never"],
    ["breaking,", ""],
    ["", ""],
    ["producer:breaking", "producer:breaking"],
    ["producers:safe", "producers:safe"],
  ])("says what is wrong with %j", (text, wrong) => {
    expect(readFailOn(text)).toEqual({ wrong });
  });
});

describe("a comparison", () => {
  it("fails by default on what breaks anybody, and not on what is dangerous", () => {
    expect(failsOn(change({ producers: breaking, consumers: safe }), failOnByDefault)).toBe(true);
    expect(failsOn(change({ producers: safe, consumers: breaking }), failOnByDefault)).toBe(true);
    expect(failsOn(change({ producers: dangerous, consumers: dangerous }), failOnByDefault)).toBe(false);
  });

  it("fails on what is worse than was asked for, for that audience only", () => {
    const reasons = [{ audience: "consumers", severity: "dangerous" }] as const;
    expect(failsOn(change({ producers: breaking, consumers: safe }), reasons)).toBe(false);
    expect(failsOn(change({ producers: safe, consumers: breaking }), reasons)).toBe(true);
  });

  it("does not fail on what was accepted", () => {
    const diff: Diff = {
      changes: [change({ accepted: "Agreed with the data team." })],
      hints: [],
      today: "2026-01-01",
      version,
    };
    expect(failureOf(diff)).toEqual({ changes: [], version: false });
  });

  it("fails on its version only where that is asked for, accepted or not", () => {
    const diff: Diff = {
      changes: [change({ accepted: "Agreed with the data team." })],
      hints: [],
      today: "2026-01-01",
      version,
    };
    expect(failureOf(diff, { checkVersion: true })).toEqual({ changes: [], version: true });
    const moved = { ...diff, version: { ...version, isEnough: true } };
    expect(failureOf(moved, { checkVersion: true })).toEqual({ changes: [], version: false });
  });
});
