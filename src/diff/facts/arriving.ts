import type { Entity, Type } from "../../plan/model.js";
import type { Comparison } from "./comparison.js";
import type { Call } from "./place.js";
import { definitionOf, type Finding, harmless } from "./proving.js";
import { togetherOf, traitsOf } from "./shapes.js";

/**
 * What it means for consumers that calls about an entity arrive from now on. Calls don't say which entity they are about: where the
 * base knows others of the kind, the ids and traits come in calls that had those.
 */
export function arriving({ base, worlds, proving }: Comparison, entity: Entity, call: string): Finding {
  const known = base.plan.entities.filter(({ kind }) => kind.value === entity.kind.value);
  if (known.length === 0) return harmless.consumers;
  const traits = traitsOf(entity, worlds.head);
  const others = known.map((one) => traitsOf(one, worlds.base));
  const before: Type = { kind: "union", members: others.map(({ sent }) => definitionOf(sent)) };
  const name = entity.name.value;
  const finding: Finding = {
    proof: proving.proof(traits.sent, worlds.open(before)),
    steps: [],
    names: undefined,
    call: (): Call => ({ call, base: { name, shape: before }, head: { name, shape: traits.sent } }),
  };
  if (finding.proof.kind !== "included") return finding;
  const together: Type = { kind: "union", members: others.map((one) => definitionOf(togetherOf(one))) };
  const proof = proving.proof(togetherOf(traits), worlds.open(together));
  // What the id shows, no payload does.
  return { ...finding, proof, call: () => undefined };
}
