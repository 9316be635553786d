import { github } from "./github.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import type { DiffReport, DiffReporter, DiffReportOptions, Uncompared } from "./report.js";
import { text } from "./text.js";

export { acceptOption, failingOf, sameComparison, versionPlace } from "./failing.js";
export { markdownMarker } from "./markdown.js";
export type { DiffReport, DiffReporter, DiffReportOptions, Failing, NothingCompared, Uncompared } from "./report.js";
export { uncheckedVersion } from "./verdict.js";

/** Every way to report a comparison. A new one is a file beside this and a line here. */
export const diffReporters: readonly DiffReporter[] = [text, markdown, json, github];

/** One report of all plans that were compared, which says as well which were not. */
export function renderPlans(
  reporter: DiffReporter,
  reports: readonly DiffReport[],
  options: DiffReportOptions,
  uncompared: readonly Uncompared[] = [],
): string {
  const [first, ...others] = reports;
  const isAlone = others.length === 0 && uncompared.length === 0;
  return first && isAlone ? reporter.render(first, options) : reporter.together(reports, options, uncompared);
}
