import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Sources } from "../source/span.js";
import { clustersOf } from "./clusters.js";
import { frame, type Mark } from "./frame.js";
import { type Paint, paintFor } from "./paint.js";
import { fixableLine, phrasesOf, summaryLine } from "./phrases.js";
import { levelNames, type Report, type Reporter, type ReportOptions } from "./report.js";
import { clusterTable } from "./summary.js";

/** With more findings than this, the report ends with a table of them. */
const many = 50;

/** For people at a terminal: every diagnostic with its code frame and what to do, then a line that sums up. */
export const text: Reporter = {
  id: "text",
  what: "for people: the place in the file, what is wrong and what to do",
  asksTool: ({ diagnostics }) => diagnostics.length > many,
  render(report: Report, options: ReportOptions): string {
    const paint = paintFor(options.colour);
    const width = options.width ?? 100;
    const parts = report.diagnostics.map((each) => describe(each, report.sources, paint, width));
    return [...parts, ...closing(report, options, paint)].join("\n");
  },
};

/** One diagnostic as the text report shows it, with a line end behind its last line. */
export function describe(diagnostic: Diagnostic, sources: Sources, paint: Paint, width = 100): string {
  const { message, help, label, related } = phrasesOf(diagnostic);
  const main = paint.level[diagnostic.level];
  const marks: Mark[] = diagnostic.related.map(({ span }, at) => ({ span, label: related[at] }));
  if (diagnostic.span) marks.unshift({ span: diagnostic.span, label });
  const frames = frame(marks, sources, { paint, main, width });
  // The sign of the help stands in the column of the frame's bar.
  const indent = frames[0] === undefined ? "  " : (/^ */.exec(frames[0])?.[0] ?? "");
  return [
    `${main(`${levelNames[diagnostic.level]}[${diagnostic.code}]`)}${paint.strong(`: ${message}`)}`,
    ...frames,
    `${indent}${paint.quiet("=")} ${paint.strong("help:")} ${help}`,
    "",
  ].join("\n");
}

/** What stands below the findings: a table where they are many, and the line that sums up, where there is anything to count. */
function closing(report: Report, options: ReportOptions, paint: Paint): readonly string[] {
  if (options.quiet === true) return [];
  const { errors, warnings } = report.summary;
  const line = summaryLine(report);
  const colour = errors > 0 ? paint.level.error : warnings > 0 ? paint.level.warn : paint.strong;
  const last = [...(line === undefined ? [] : [colour(line)]), fixableLine(report.diagnostics)]
    .map((each) => (each === undefined ? "" : `${each}\n`))
    .join("");
  return [...table(report, options, paint), ...(last === "" ? [] : [last])];
}

/** Nobody reads hundreds of findings from the first to the last: this says where to begin. */
function table({ diagnostics }: Report, options: ReportOptions, paint: Paint): readonly string[] {
  if (diagnostics.length <= many) return [];
  const rows = clusterTable(clustersOf(diagnostics, options.tool), paint, options.width ?? 100);
  const hint = diagnostics.some(({ origin }) => origin === "rule")
    ? "`--format summary` shows these with examples; `--write-baseline` records them, so that only new ones fail."
    : "`--format summary` shows these with examples.";
  return [`${paint.strong("Worth doing first")}\n${rows.join("\n")}\n${hint}\n`];
}
