import type { Definition, Plan } from "../../plan/model.js";
import type { Visitors } from "../rule.js";

/** What a walk has not visited, for rules that ask whether something is used anywhere. */
export interface Unvisited {
  /** To be added to the rule's own, which must not have these. */
  readonly visitors: Pick<Visitors, "event" | "entity" | "bundle" | "type">;
  /** The outermost definitions that the walk may have passed over. */
  definitions(): Iterable<Definition>;
}

/**
 * Counts what a walk visits. It passes over entries with mistakes, which use words and refer to things all the same. In
 * a plan without any, next to nothing is left to look at.
 */
export function unvisited(plan: Plan): Unvisited {
  let left = plan.events.length + plan.entities.length + plan.bundles.length + plan.types.length;
  const visit = (): void => {
    left--;
  };
  return {
    visitors: { event: visit, entity: visit, bundle: visit, type: visit },
    *definitions() {
      yield* plan.dictionary;
      yield* plan.context;
      if (left > 0) yield* entries(plan);
    },
  };
}

function* entries(plan: Plan): Iterable<Definition> {
  for (const { traits, additional } of plan.entities) {
    yield* traits;
    if (typeof additional === "object") yield additional;
  }
  for (const { definition } of plan.types) yield definition;
  for (const { properties } of plan.bundles) yield* properties;
  for (const { properties, callName, additional } of plan.events) {
    yield* properties;
    if (callName) yield callName;
    if (typeof additional === "object") yield additional;
  }
}
