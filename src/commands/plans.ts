import { type Diagnostic, hasErrors, type Result } from "../diagnostics/diagnostic.js";
import { inOrder } from "../diagnostics/order.js";
import { type InspectOptions, inspect } from "../inspect.js";
import type { LintSummary } from "../lint/index.js";
import type { LoadedPlans } from "../load.js";
import type { LoadedPlan } from "../loaded.js";
import type { Report } from "../report/index.js";

/** What several plans have to tell, in one report. */
export interface Inspected {
  readonly report: Report;
  /** Each plan and what was found in it. */
  readonly plans: readonly { readonly loaded: LoadedPlan; readonly result: Result<LintSummary> }[];
  /** 2 when something could not be read at all, 1 when there are errors. */
  readonly exitCode: 0 | 1 | 2;
}

/** Looks through every loaded plan and puts what they tell together. `loading` are the diagnostics of loading them. */
export function inspectAll(loaded: LoadedPlans, loading: readonly Diagnostic[], options: InspectOptions): Inspected {
  const plans = loaded.plans.map((plan) => ({ loaded: plan, result: inspect(plan, options) }));
  // What has no place in a file is about the run itself: a path that isn't there, a folder without a manifest.
  const unplaced = loading.filter(({ span }) => span === undefined);
  const diagnostics = inOrder([...unplaced, ...plans.flatMap(({ result }) => result.diagnostics)]);
  const sum = (count: (summary: LintSummary) => number): number =>
    plans.reduce((total, { result }) => total + count(result.value), 0);
  const errors = diagnostics.filter(({ level }) => level === "error").length;
  const summary = {
    errors,
    warnings: sum(({ warnings }) => warnings),
    infos: sum(({ infos }) => infos),
    events: sum(({ events }) => events),
    files: sum(({ files }) => files),
    known: sum(({ known }) => known),
  };
  const exitCode = unplaced.length > 0 ? 2 : hasErrors(diagnostics) ? 1 : 0;
  return { report: { diagnostics, summary, sources: loaded.sources }, plans, exitCode };
}
