import { expect, test } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import { diff } from "../../../src/diff/index.js";
import { loadText } from "../../../src/load/text.js";
import type { LoadedPlan } from "../../../src/loaded.js";
import { largePlan } from "../../generators/large.js";
import * as work from "../../support/work.js";
import { growing, propertiesOf } from "./growing.js";

function load(events: number, change: (text: string) => string): LoadedPlan {
  const texts = Object.entries(largePlan(events)).map(([path, text]) => [path, change(text)] as const);
  return loadText(Object.fromEntries(texts)).value;
}

/** Texts and types everywhere. */
function changed(text: string): string {
  return text.replaceAll(/: string$/gm, ": integer").replaceAll("description: ", "description: Not ");
}

const same = (text: string): string => text;

test("comparing grows with the plans, and comparing a plan with itself is little beside loading it", () => {
  const [few, many] = [50, 500].map((events) => {
    const [base, again, other] = [load(events, same), load(events, same), load(events, changed)];
    expect(compareFacts(base, again).facts).toEqual([]);
    expect(compareFacts(base, other).facts.length).toBeGreaterThan(events);
    return {
      load: work.counted(() => load(events, same)).work,
      same: work.counted(() => compareFacts(base, again)).work,
      changed: work.counted(() => compareFacts(base, other)).work,
    };
  });
  expect((many?.same ?? 0) / (few?.same ?? 1)).toBeLessThan(12);
  expect((many?.changed ?? 0) / (few?.changed ?? 1)).toBeLessThan(12);
  expect(few?.same ?? 0).toBeGreaterThan(500);
  expect((many?.same ?? 0) / (many?.load ?? 1)).toBeLessThan(0.4);
});

/** How much more work it is to compare ten times as much of something. */
function growthOf(pairOf: (size: number) => readonly [string, string]): number {
  const loadPair = (size: number): readonly LoadedPlan[] =>
    pairOf(size).map((text) => {
      const { value, diagnostics } = loadText({ "trackc.yaml": "name: example\n", "plans/plan.yaml": text });
      expect(diagnostics).toEqual([]);
      return value;
    });
  return work.growthOf(30, loadPair, ([base, head]) => {
    if (base && head) expect(diff(base, head, { today: "2026-01-01" }).changes).not.toEqual([]);
  });
}

test.each(Object.entries(growing))("comparing grows with the %s", (_, pairOf) => {
  expect(growthOf(pairOf)).toBeLessThan(14);
});

test("of a call that must carry all of it, each change costs little more than to write it down", () => {
  expect(growthOf((size) => propertiesOf(size, ""))).toBeLessThan(24);
});
