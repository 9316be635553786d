import { github } from "./github.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import type { DiffReport, DiffReporter, DiffReportOptions } from "./report.js";
import { text } from "./text.js";

export { acceptOption, failingOf, sameComparison, versionPlace } from "./failing.js";
export { markdownMarker } from "./markdown.js";
export type { DiffReport, DiffReporter, DiffReportOptions, Failing, NothingCompared } from "./report.js";

/** Every way to report a comparison. A new one is a file beside this and a line here. */
export const diffReporters: readonly DiffReporter[] = [text, markdown, json, github];

/** One report of all plans that were compared. */
export function renderPlans(
  reporter: DiffReporter,
  reports: readonly DiffReport[],
  options: DiffReportOptions,
): string {
  const [first, ...others] = reports;
  return first && others.length === 0 ? reporter.render(first, options) : reporter.together(reports, options);
}
