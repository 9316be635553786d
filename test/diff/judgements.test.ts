import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareFacts } from "../../src/diff/facts/index.js";
import type { Case } from "../../src/diff/judgement.js";
import { takesOver } from "../../src/diff/judgements/call-names.js";
import { judgements } from "../../src/diff/judgements.js";
import { fixturePairs } from "../support/diff-corpus.js";
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

/** The kinds of which values decide, as the fixtures show; every kind has one. */
const provable = new Set(
  [...fixturePairs().values()].flatMap(({ base, head }) =>
    compareFacts(base.loaded, head.loaded).facts.flatMap(({ kind, proofs }) => (proofs ? [kind as string] : [])),
  ),
);

/** Cases of every sort in which something is refuted or can't be told. What was announced and is done in time is safe all the same. */
function* doubtful(): Generator<Case> {
  const span = { file: "plans/plan.yaml", start: 0, end: 1 };
  const refutation = { kind: "refuted", witness: { source: 1 } } as const;
  // What calls of the definition's own show, and those of another of its name.
  const proofs = [
    [refutation, undefined],
    [{ kind: "refuted", witness: {} }, undefined],
    [{ kind: "undecided", reason: "two formats" }, undefined],
    [{ kind: "included" }, refutation],
  ] as const;
  const sides = [
    [undefined, undefined],
    [["web"], ["web", "ios"]],
    [["web", "ios"], ["web"]],
    [["web"], undefined],
    ["proposed", "active"],
    ["active", "proposed"],
    ["active", "retired"],
    ["retired", "deprecated"],
    ["former", "name"],
  ] as const;
  const lives = [undefined, ...(["proposed", "active", "deprecated", "retired"] as const)];
  const flags = [
    {
      kept: "same",
      reshaped: "none",
      takesName: true,
      called: "none",
      lost: "none",
      lostSchema: false,
      movesSchema: false,
      carriesName: false,
      isContext: false,
      mustBePassed: false,
      unnamed: false,
      isId: false,
    },
    {
      kept: "other",
      reshaped: "possible",
      takesName: true,
      called: "possible",
      lost: "possible",
      lostSchema: false,
      movesSchema: true,
      carriesName: true,
      isContext: true,
      mustBePassed: false,
      unnamed: true,
      isId: true,
    },
    {
      kept: "none",
      reshaped: "certain",
      takesName: false,
      called: "certain",
      lost: "certain",
      lostSchema: true,
      movesSchema: true,
      carriesName: true,
      isContext: true,
      mustBePassed: true,
      unnamed: true,
      isId: false,
    },
  ] as const;
  for (const [proof, takeover] of proofs) {
    for (const [before, after] of sides) {
      for (const status of lives) {
        for (const flag of flags) {
          yield {
            fact: fact({ base: { span, value: before }, head: { span, value: after } }),
            proof,
            takeover,
            life: status && { status, expires: undefined },
            whole: undefined,
            today: "2026-01-01",
            code: {
              side: undefined,
              denied: "none",
              released: "none",
              handledAnyway: false,
              formerUnlisted: "none",
              formerSent: "same",
              sendsFormer: false,
              namedSchemas: "none",
              these: [],
              sent: [],
            },
            ...flag,
          };
        }
      }
    }
  }
}

it("values decide about what travels", () => {
  const all = ["event-sources-changed", "event-status-changed", "event-renamed", "entity-added", "property-added"];
  expect(all.filter((kind) => !provable.has(kind))).toEqual([]);
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
    if (!provable.has(kind)) return;
    for (const [audience, outcomes] of [
      ["producers", producers],
      ["consumers", consumers],
    ] as const) {
      for (const one of doubtful()) {
        // Of calls of one name, only those of events may be another's.
        if (one.takeover && !outcomes.some(({ when }) => when === takesOver)) continue;
        const first = outcomes.find(({ when }) => when.holds(one));
        const { fact: about, proof, life, kept } = one;
        expect([audience, proof?.kind, about.base, about.head, life, kept, first?.severity]).not.toContain("safe");
      }
    }
  });

  it("demands a version", () => {
    expect(["none", "patch", "minor"]).toContain(bump);
  });
});
