import { decidingProof } from "../../../src/diff/deciding-proof.js";
import { Comparison } from "../../../src/diff/facts/comparison.js";
import { shapeOf, sourcesIn, traitsOf } from "../../../src/diff/facts/shapes.js";
import type { Fact } from "../../../src/diff/model.js";
import type { LoadedPlan } from "../../../src/loaded.js";
import type { Entity, Event, Type } from "../../../src/plan/model.js";

/** What contradicts the proofs of some facts when whole calls are compared: nothing, or the calls with a payload. */
export function isUnsound(base: LoadedPlan, head: LoadedPlan, facts: readonly Fact[]): readonly string[] {
  const comparison = new Comparison(base, head);
  const { worlds, proving } = comparison;
  const wrong: string[] = [];
  const isHarmless = (direction: "producers" | "consumers"): boolean =>
    facts.every(({ proofs }) => proofs === undefined || decidingProof(proofs, direction)?.kind === "included");
  const calls = (side: "base" | "head"): ReadonlyMap<string, Type> => {
    const { plan } = comparison[side];
    const shape = (event: Event): Type =>
      shapeOf({
        event,
        context: plan.context,
        sources: sourcesIn(comparison[side]),
        ofEvent: worlds[side],
        ofContext: worlds[side],
      });
    const traits = (entity: Entity): Type => traitsOf(entity, worlds[side]).sent;
    const events = plan.events.filter(({ status }) => status !== "proposed");
    const entities = plan.entities.filter(({ kind }) => kind.value !== "object");
    return new Map([
      ...events.map((event) => [`${event.kind} ${event.name.value}`, shape(event)] as const),
      ...entities.map((entity) => [`${entity.kind.value} ${entity.name.value}`, traits(entity)] as const),
    ]);
  };
  const [before, after] = [calls("base"), calls("head")];
  for (const [name, shape] of isHarmless("producers") ? before : []) {
    const other = after.get(name);
    const proof = other ? proving.proof(shape, other) : undefined;
    if (proof?.kind !== "included") wrong.push(`producers ${name} ${JSON.stringify(proof)}`);
  }
  for (const [name, shape] of isHarmless("consumers") ? after : []) {
    const other = before.get(name);
    const proof = other ? proving.proof(shape, worlds.open(other)) : undefined;
    if (proof?.kind === "refuted") wrong.push(`consumers ${name} ${JSON.stringify(proof)}`);
  }
  return wrong;
}
