import path from "node:path";
import type { Change } from "../model.js";

/**
 * A change that somebody wants to accept: its fingerprint, and the folder of its plan where several plans of a run have one of that
 * fingerprint. What changed in the plan is all that a fingerprint is made of, so that the same change in two plans has the same one.
 */
export interface Reference {
  readonly plan: string | undefined;
  readonly fingerprint: string;
}

/** A plan of a run, and what changed in it. */
export interface ChangedPlan {
  /** The path of its manifest as reports show it. */
  readonly manifest: string;
  readonly changes: readonly Change[];
}

/** Why nothing is accepted. */
export type NotAccepted =
  | { readonly why: "no-such-change" | "no-such-plan"; readonly reference: Reference }
  /** Several plans have the change: each of them, as it has to be asked for. */
  | { readonly why: "ambiguous"; readonly reference: Reference; readonly instead: readonly Reference[] };

/**
 * Reads references, with commas or spaces between: `c_0123456789ab`, `plans/music:c_0123456789ab`. A folder may have spaces and commas in
 * its own name. What is none comes back as the text that is wrong.
 */
export function readReferences(text: string): readonly Reference[] | { readonly wrong: string } {
  const found: Reference[] = [];
  const separated = /[\s,]*(?:([^\s,].*?):)??(c_[0-9a-f]{12})(?=[\s,]|$)/sy;
  let end = 0;
  for (let next = separated.exec(text); next; next = separated.exec(text)) {
    const [, plan, fingerprint = ""] = next;
    found.push({ plan, fingerprint });
    end = separated.lastIndex;
  }
  const [wrong] = text
    .slice(end)
    .split(/[\s,]+/)
    .filter((one) => one !== "");
  return wrong === undefined ? found : { wrong };
}

/** Some references in one text. {@link readReferences} reads it. */
export function referencesText(references: Iterable<Reference>): string {
  const texts = [...references].map(({ plan, fingerprint }) =>
    plan === undefined ? fingerprint : `${plan}:${fingerprint}`,
  );
  return [...new Set(texts)].join(",");
}

/** The fingerprints that changes of several plans have: who accepts one of these has to say of which plan. */
export function sharedFingerprints(plans: readonly ChangedPlan[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { changes } of plans) {
    const own = new Set(changes.map(({ fingerprint }) => fingerprint));
    for (const fingerprint of own) (seen.has(fingerprint) ? shared : seen).add(fingerprint);
  }
  return shared;
}

/** The changes of each plan that are asked for, in the order of the plans; or why none is accepted. */
export function changesToAccept(
  references: readonly Reference[],
  plans: readonly ChangedPlan[],
): readonly (readonly Change[])[] | NotAccepted {
  const wanted = plans.map(() => new Set<string>());
  const there = new Map(plans.map((each) => [each, new Set(each.changes.map((change) => change.fingerprint))]));
  for (const reference of references) {
    const { plan, fingerprint } = reference;
    const named = plan === undefined ? plans : plans.filter((each) => planFolder(each.manifest) === withoutSlash(plan));
    if (named.length === 0) return { why: "no-such-plan", reference };
    const having = named.filter((each) => there.get(each)?.has(fingerprint));
    const [only, ...others] = having;
    if (!only) return { why: "no-such-change", reference };
    if (others.length > 0) {
      return {
        why: "ambiguous",
        reference,
        instead: having.map((each) => ({ plan: planFolder(each.manifest), fingerprint })),
      };
    }
    wanted[plans.indexOf(only)]?.add(fingerprint);
  }
  return plans.map(({ changes }, at) => changes.filter(({ fingerprint }) => wanted[at]?.has(fingerprint)));
}

/** The folder of a plan by the path of its manifest: what a reference calls the plan. */
export function planFolder(manifest: string): string {
  return path.posix.dirname(manifest);
}

function withoutSlash(plan: string): string {
  return path.posix.normalize(plan).replace(/(?<=.)\/$/, "");
}
