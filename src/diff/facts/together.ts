import type { Definition } from "../../plan/model.js";
import type { Found } from "./found.js";
import type { Place } from "./place.js";
import type { Findings } from "./proving.js";
import type { Mark, Walk } from "./walk.js";

/** A node whose parts were compared one by one: what it is on either side, and when the facts about its parts began. */
export interface Parts {
  readonly place: Place;
  readonly base: Definition;
  readonly head: Definition;
  readonly since: Mark;
}

/**
 * What a node refuses as a whole is told of its parts together, where each of them alone is harmless. `whole` is what became of it;
 * `elsewhere` is where the facts begin among which that may be told already, as where the same types meet once more.
 */
export function blameParts(
  walk: Walk,
  { place, base, head, since }: Parts,
  whole: () => Findings,
  elsewhere = since.found,
): void {
  if (place.isSettled || !place.call) return;
  const { found } = walk.comparison;
  const facts = found.slice(since.found).filter(({ findings }) => findings !== undefined);
  const known = walk.factsSince(since);
  const all = whole();
  for (const side of ["producers", "consumers"] as const) {
    const isBreak = ({ findings }: Found): boolean => !!findings && findings[side].proof.kind !== "included";
    if (all[side].proof.kind === "included" || known.some(isBreak)) continue;
    for (const fact of facts) if (fact.findings) fact.findings = { ...fact.findings, [side]: all[side] };
    if (facts.length === 0 && !found.slice(elsewhere).some(isBreak)) walk.tellTypeChanged(place, base, head, () => all);
  }
}
