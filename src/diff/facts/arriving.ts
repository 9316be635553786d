import type { Entity, Type } from "../../plan/model.js";
import type { Comparison } from "./comparison.js";
import type { Call } from "./place.js";
import { definitionOf, type Finding, harmless } from "./proving.js";
import { traitsOf } from "./shapes.js";

/**
 * What it means for consumers that calls about an entity arrive from now on. Calls don't say which entity they are about: where the
 * base knows others of the kind, the traits come in calls that had those.
 */
export function arriving({ base, worlds, proving }: Comparison, entity: Entity, call: string): Finding {
  const known = base.plan.entities.filter(({ kind }) => kind.value === entity.kind.value);
  if (known.length === 0) return harmless.consumers;
  const members = known.map((one) => definitionOf(traitsOf(one, worlds.base).sent));
  const before: Type = { kind: "union", members };
  const shape = traitsOf(entity, worlds.head).sent;
  const name = entity.name.value;
  return {
    proof: proving.proof(shape, worlds.open(before)),
    steps: [],
    names: undefined,
    call: (): Call => ({ call, base: { name, shape: before }, head: { name, shape } }),
  };
}
