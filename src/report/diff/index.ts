import { github } from "./github.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import type { DiffReport, DiffReporter, DiffReportOptions } from "./report.js";
import { text } from "./text.js";

export { markdownMarker } from "./markdown.js";
export type { DiffReport, DiffReporter, DiffReportOptions, NothingCompared } from "./report.js";

/** Every way to report a comparison. A new one is a file beside this and a line here. */
export const diffReporters: readonly DiffReporter[] = [text, markdown, json, github];

/** One report of all plans that were compared. */
export function renderPlans(
  reporter: DiffReporter,
  reports: readonly DiffReport[],
  options: DiffReportOptions,
): string {
  if (reporter.together) return reporter.together(reports, options);
  // One comment holds them all.
  const limit = options.limit === undefined ? undefined : Math.floor(options.limit / Math.max(1, reports.length));
  return reports.map((report) => reporter.render(report, { ...options, limit })).join("\n");
}
