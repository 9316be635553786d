import type { Judgement, Outcome } from "../diff/judgement.js";

// A kind of change of `trackc diff` in words, for `explain` and for the reference.

/** A kind of change, and what is thought of it. */
export interface ExplainedChange {
  /** `enum-value-removed`. */
  readonly kind: string;
  readonly judgement: Judgement;
}

/** What it demands of the plan's version, as a sentence. */
export function demandOf({ bump }: Judgement): string {
  return bump === "none" ? "It demands no other version." : `Where it breaks nobody, it demands a ${bump} version.`;
}

/** What can come about for a kind: what a table shares with properties of the context is nothing to a trait. */
export function outcomesOf(kind: string, outcomes: readonly Outcome[]): readonly Outcome[] {
  return /^(?:event|entity|trait)-/.test(kind) ? outcomes.filter(({ when }) => !when.ofContext) : outcomes;
}

/** The reason of an outcome with what its holes stand for. */
export function reasonIn({ reason }: Outcome): string {
  return reason
    .template()
    .replace(/^<thing>/, "*It*")
    .replace(/^<before>/, "*Before*")
    .replaceAll("<thing>", "*it*")
    .replaceAll("<value>", "*a value*")
    .replaceAll("<before>", "*before*")
    .replaceAll("<after>", "*after*")
    .replaceAll("<expires>", "*a day*")
    .replaceAll("<these>", "*these*")
    .replaceAll("<sent>", "*these*")
    .replaceAll("<why>", "*the reason*");
}

/** `Breaking where a payload shows it: Payloads with *it* are refused.` */
export function outcomeLine(outcome: Outcome): string {
  const { severity, when } = outcome;
  const level = severity.charAt(0).toUpperCase() + severity.slice(1);
  return `${level} ${when.says === "otherwise" ? "otherwise" : `where ${when.says}`}: ${reasonIn(outcome)}`;
}
