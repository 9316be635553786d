import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judgements } from "../../src/diff/judgements.js";
import { fact } from "./made.js";

const rows = Object.entries(judgements);

/** The kinds as they are declared: types can't be asked at run time. */
const declared = [...readFileSync("src/diff/kinds.ts", "utf8").matchAll(/^ {2}\| "([a-z-]+)"/gm)].map(
  ([, kind]) => kind as string,
);

it("every kind of fact has a row, and no row is without a kind", () => {
  expect(declared.length).toBeGreaterThan(50);
  expect(rows.map(([kind]) => kind).sort()).toEqual([...declared].sort());
});

describe.each(rows)("%s", (kind, { what, producers, consumers, bump }) => {
  it("says what it is in a sentence", () => {
    expect(what).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ["producers", producers],
    ["consumers", consumers],
  ] as const)("gives %s a reason in a sentence, whatever the case", (_, outcomes) => {
    for (const { reason, withoutWitness } of outcomes) {
      expect(reason.template()).toMatch(/^(?:[A-Z]|<(?:thing|before)>).*\.$/);
      expect(reason.template().slice(0, -1)).not.toMatch(/\. /);
      if (withoutWitness) expect(withoutWitness.template()).toMatch(/^[A-Z].*\.$/);
    }
    expect(outcomes.at(-1)?.when.says).toBe("otherwise");
    expect(outcomes.slice(0, -1).filter(({ when }) => when.says === "otherwise")).toEqual([]);
  });

  it("is not safe where a payload shows that it breaks something, or where nothing can be told", () => {
    for (const [audience, outcomes] of [
      ["producers", producers],
      ["consumers", consumers],
    ] as const) {
      if (!outcomes.some(({ when }) => /payload shows|proved/.test(when.says))) continue;
      for (const proof of [
        { kind: "refuted", witness: { source: 1 } },
        { kind: "refuted", witness: {} },
        { kind: "undecided", reason: "two formats" },
      ] as const) {
        const one = {
          fact: fact(),
          proof,
          life: undefined,
          isId: false,
          keepsFunction: true,
          today: "2026-01-01",
        };
        const first = outcomes.find(({ when }) => when.holds(one));
        // Of a status, a proof speaks only where it begins or ends.
        if (kind !== "event-status-changed" || proof.kind === "undecided")
          expect([audience, proof.kind, first?.severity]).not.toEqual([audience, proof.kind, "safe"]);
      }
    }
  });

  it("demands a version", () => {
    expect(["none", "patch", "minor"]).toContain(bump);
  });
});
