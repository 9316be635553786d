import type { Diagnostic, Level } from "../diagnostics/diagnostic.js";
import type { LintSummary } from "../lint/index.js";
import type { Sources } from "../source/span.js";
import type { Catalogue } from "./explain.js";
import type { Root } from "./paths.js";

/** What there is to report: the diagnostics in order, the numbers, and the files they point into. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Omit<LintSummary, "steps" | "baseline">;
  readonly sources: Sources;
}

/** What the tool says of itself, in formats that bring its documentation along. */
export interface Tool {
  readonly version: string;
  /** The project's page, as in package.json. */
  readonly homepage: string;
  readonly catalogue: Catalogue;
}

/** What the place that a report goes to can show, and what a report can't know by itself. Whoever opens it decides. */
export interface ReportOptions {
  /** Whether to colour; false without a terminal or under `NO_COLOR`. */
  readonly colour: boolean;
  /** Columns of the terminal; 100 where unknown. */
  readonly width?: number | undefined;
  /** Where the working folder lies in its repository, for formats that a code host reads. */
  readonly root?: Root | undefined;
  /** Without it, formats say nothing of what a code means, and take all rules for equally grave. */
  readonly tool?: Tool | undefined;
  /** Nothing but findings: no closing lines, no hints. */
  readonly quiet?: boolean | undefined;
  /** How the run ends, for formats that record it. */
  readonly exitCode?: number | undefined;
}

/** One way to report. */
export interface Reporter {
  /** What `--format` calls it. */
  readonly id: string;
  readonly what: string;
  /** Whether a report shows anything of `options.tool`; where this is missing, any report does. */
  readonly asksTool?: (report: Report) => boolean;
  /** The whole report, with a line end behind its last line; empty where there is nothing to say. */
  render(report: Report, options: ReportOptions): string;
}

/** What levels are called in reports. */
export const levelNames: Readonly<Record<Level, string>> = { error: "error", warn: "warning", info: "info" };
