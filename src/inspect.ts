import type { Result } from "./diagnostics/diagnostic.js";
import { resolveOutputs } from "./emit/outputs.js";
import { type LintOptions, type LintSummary, lint } from "./lint/index.js";
import type { LoadedPlan } from "./loaded.js";
import { mistakeCodes } from "./mistakes.js";

/** What looking through a plan needs beside the plan. */
export type InspectOptions = Pick<
  LintOptions,
  "today" | "rules" | "only" | "without" | "level" | "preset" | "baseline" | "shows" | "stopwatch"
>;

/**
 * Everything there is to tell of a loaded plan: the mistakes that loading found, those in the manifest's outputs, and what
 * the rules find. The diagnostics are in order, each once; `origin` tells mistakes and findings apart.
 */
export function inspect(loaded: LoadedPlan, options: InspectOptions): Result<LintSummary> {
  const outputs = resolveOutputs(loaded).diagnostics;
  return lint(
    { ...loaded, diagnostics: [...loaded.diagnostics, ...outputs] },
    { ...options, errorCodes: mistakeCodes },
  );
}
