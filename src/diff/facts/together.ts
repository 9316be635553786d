import type { Definition } from "../../plan/model.js";
import type { Place } from "./place.js";
import type { Findings } from "./proving.js";
import type { Walk } from "./walk.js";

/** A node whose parts were compared one by one: what it is on either side, and where the facts about its parts begin. */
export interface Parts {
  readonly place: Place;
  readonly base: Definition;
  readonly head: Definition;
  readonly from: number;
}

/**
 * What a node refuses as a whole is told of its parts together, where each of them alone is harmless. `whole` is what became of it;
 * `elsewhere` is where the facts begin among which that may be told already, as where the same types meet once more.
 */
export function blameParts(
  walk: Walk,
  { place, base, head, from }: Parts,
  whole: () => Findings,
  elsewhere = from,
): void {
  if (place.isSettled || !place.call) return;
  const { found } = walk.comparison;
  const facts = found.slice(from).filter(({ findings }) => findings !== undefined);
  const all = whole();
  for (const side of ["producers", "consumers"] as const) {
    const isNoBreak = (findings: Findings | undefined): boolean => findings?.[side].proof.kind === "included";
    if (isNoBreak(all) || facts.some(({ findings }) => !isNoBreak(findings))) continue;
    for (const fact of facts) if (fact.findings) fact.findings = { ...fact.findings, [side]: all[side] };
    const isTold = found.slice(elsewhere).some(({ findings }) => findings && !isNoBreak(findings));
    if (facts.length === 0 && !isTold) walk.tellTypeChanged(place, base, head, () => all);
  }
}
