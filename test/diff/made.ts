import type { Change, Fact, Verdict } from "../../src/diff/model.js";

// Facts and changes made by hand, where it does not matter what plans they come from.

const span = { file: "plans/plan.yaml", start: 0, end: 1 };

export function fact(rest: Partial<Fact> = {}): Fact {
  return {
    kind: "property-removed",
    subject: {
      kind: "property",
      group: { kind: "event", name: "Song Played" },
      path: ["events", "Song Played", "properties", "source"],
    },
    base: { span, definition: "string" },
    head: undefined,
    proofs: undefined,
    witnesses: undefined,
    also: [],
    shared: undefined,
    isCarried: true,
    ...rest,
  };
}

export const safe: Verdict = { severity: "safe", reason: "Fine.", witness: undefined, withoutWitness: undefined };
export const dangerous: Verdict = { ...safe, severity: "dangerous", withoutWitness: "None." };
export const breaking: Verdict = { ...dangerous, severity: "breaking" };

export function change(rest: Partial<Change> = {}): Change {
  return {
    ...fact(),
    producers: breaking,
    consumers: safe,
    bump: "major",
    fingerprint: "c_0123456789ab",
    accepted: undefined,
    decidedBy: undefined,
    nearest: undefined,
    ...rest,
  };
}
