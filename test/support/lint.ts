import type { Diagnostic, Result } from "../../src/diagnostics/diagnostic.js";
import type { Example } from "../../src/diagnostics/mistake.js";
import { type LintOptions, type LintSummary, lint } from "../../src/lint/index.js";
import { loadText } from "../../src/load/text.js";
import type { Sources } from "../../src/source/span.js";

/** The day on which tests lint. */
export const today = "2026-01-15";

export interface Linted extends Result<LintSummary> {
  readonly sources: Sources;
}

/** Lints an example, as documentation means it: a lone string is the plan of a manifest that says only its name. */
export function linted(example: Example, options: Partial<LintOptions> = {}): Linted {
  const files =
    typeof example === "string" ? { "trackc.yaml": "name: example\n", "plans/plan.yaml": example } : example;
  const loaded = loadText(files);
  const result = lint(loaded.value, { today, ...options });
  return { ...result, sources: loaded.value.sources };
}

/** The text that a diagnostic points at, for short assertions. */
export function pointedAt({ span }: Diagnostic, sources: Sources): string {
  return span ? (sources.get(span.file)?.text.slice(span.start, span.end) ?? "") : "";
}
