import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Sources } from "../source/span.js";
import { placeOf } from "./frame.js";
import { fixableLine, phrasesOf, summaryLine, visiblePath } from "./phrases.js";
import { levelNames, type Report, type Reporter, type ReportOptions } from "./report.js";

/** For editors, logs and `grep`: one line for each diagnostic, `path:line:column: level[code] message (help)`. */
export const line: Reporter = {
  id: "line",
  what: "for logs and editors: one line for each finding",
  asksTool: () => false,
  render(report: Report, options: ReportOptions): string {
    const lines = report.diagnostics.map((each) => describeInLine(each, report.sources));
    const closing = options.quiet === true ? [] : [summaryLine(report), fixableLine(report.diagnostics)];
    return [...lines, ...closing].map((each) => (each === undefined ? "" : `${each}\n`)).join("");
  },
};

/** A diagnostic in one line, without a line end. */
export function describeInLine(diagnostic: Diagnostic, sources: Sources): string {
  const { message, help } = phrasesOf(diagnostic);
  const file = diagnostic.span && sources.get(diagnostic.span.file);
  const place = diagnostic.span
    ? `${visiblePath(diagnostic.span.file)}${file ? placeOf(file, diagnostic.span.start) : ""}: `
    : "";
  return `${place}${levelNames[diagnostic.level]}[${diagnostic.code}] ${message} (${help})`;
}
