import type { Diagnostic, Level } from "../diagnostics/diagnostic.js";
import type { LintSummary } from "../lint/index.js";
import type { Sources } from "../source/span.js";

/** What there is to report: the diagnostics in order, the numbers, and the files they point into. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Omit<LintSummary, "steps">;
  readonly sources: Sources;
}

/** What the place that a report goes to can show. Whoever opens it decides. */
export interface ReportOptions {
  /** Whether to colour; false without a terminal or under `NO_COLOR`. */
  readonly colour: boolean;
  /** Columns of the terminal; 100 where unknown. */
  readonly width?: number | undefined;
}

/** One way to report. */
export interface Reporter {
  /** What `--format` calls it. */
  readonly id: string;
  readonly what: string;
  /** The whole report, with a line end behind its last line; empty where there is nothing to say. */
  render(report: Report, options: ReportOptions): string;
}

/** What levels are called in reports. */
export const levelNames: Readonly<Record<Level, string>> = { error: "error", warn: "warning", info: "info" };
