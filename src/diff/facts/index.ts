import type { LoadedPlan } from "../../loaded.js";
import type { Fact, RenameHint } from "../model.js";
import { compareBundles } from "./bundles.js";
import { Comparison } from "./comparison.js";
import { compareContext } from "./context.js";
import { compareDispatch } from "./dispatch.js";
import { compareEntities, entityPairs } from "./entities.js";
import { compareEvents, eventPairs } from "./events.js";
import { compareFormerFunctions } from "./former-functions.js";
import { foldFacts, foldHints } from "./found.js";
import { outputFacts } from "./outputs.js";
import { compareMetrics, compareProjects, compareTypes } from "./plan.js";
import { sharedIn } from "./shared.js";

/** What differs between two plans. */
export interface Facts {
  /** Sorted by group and path; independent of files and of the order of definitions. */
  readonly facts: readonly Fact[];
  /** What looks renamed and was not declared. */
  readonly hints: readonly RenameHint[];
}

/**
 * Compares two resolved plans: what is different, and what proves whether it matters. Where something stands is no
 * difference, nor is how a set of values is written. Facts of the one direction mirror those of the other, but for renames, which
 * only the head can declare.
 */
export function compareFacts(base: LoadedPlan, head: LoadedPlan): Facts {
  // A plan whose files are all the same is loaded once.
  if (base.plan === head.plan && base.project === head.project) return { facts: [], hints: [] };
  const comparison = new Comparison(base, head);
  if (base.plan !== head.plan) {
    const events = eventPairs(comparison);
    compareContext(comparison, events);
    compareEvents(comparison, events);
    compareDispatch(comparison, events);
    compareFormerFunctions(comparison, events);
    compareEntities(comparison, entityPairs(comparison));
    compareTypes(comparison);
    compareBundles(comparison);
    compareMetrics(comparison);
  }
  compareProjects(comparison);
  const hints = foldHints(comparison.hints);
  const { found, again, worlds } = comparison;
  // What follows finds nothing new: it looks at the same changes where they are written.
  const shared = sharedIn(comparison);
  return { facts: [...foldFacts({ found, again, shared }, worlds), ...outputFacts(base, head)], hints };
}
