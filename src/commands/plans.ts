import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { inOrder } from "../diagnostics/order.js";
import { inspect } from "../inspect.js";
import type { LoadedPlans } from "../load.js";
import type { Report } from "../report/index.js";

/** What several plans have to tell, in one report. */
export interface Inspected {
  readonly report: Report;
  /** 2 when something could not be read at all, 1 when there are errors. */
  readonly exitCode: 0 | 1 | 2;
}

/**
 * Looks through every loaded plan and puts what they tell together. `loading` are the diagnostics of loading them; `shows`
 * says which files' diagnostics count, all of them by default.
 */
export function inspectAll(
  loaded: LoadedPlans,
  loading: readonly Diagnostic[],
  today: string,
  shows?: (file: string) => boolean,
): Inspected {
  const inspected = loaded.plans.map((plan) => inspect(plan, { today, shows }));
  // What has no place in a file is about the run itself: a path that isn't there, a folder without a manifest.
  const unplaced = loading.filter(({ span }) => span === undefined);
  const diagnostics = inOrder([...unplaced, ...inspected.flatMap((each) => each.diagnostics)]);
  const sum = (count: (summary: (typeof inspected)[number]["value"]) => number): number =>
    inspected.reduce((total, { value }) => total + count(value), 0);
  const errors = diagnostics.filter(({ level }) => level === "error").length;
  const summary = {
    errors,
    warnings: sum(({ warnings }) => warnings),
    infos: sum(({ infos }) => infos),
    events: sum(({ events }) => events),
    files: sum(({ files }) => files),
  };
  const exitCode = unplaced.length > 0 ? 2 : hasErrors(diagnostics) ? 1 : 0;
  return { report: { diagnostics, summary, sources: loaded.sources }, exitCode };
}
