import type { Diagnostic, Level } from "../diagnostics/diagnostic.js";
import type { Sources, Span } from "../source/span.js";
import { clustersOf, mostTelling } from "./clusters.js";
import { command, perStep } from "./github-command.js";
import { describeInLine } from "./line.js";
import { type Root, repositoryPath } from "./paths.js";
import { counted, fixableLine, phrasesOf, summaryLine } from "./phrases.js";
import { regionOf } from "./region.js";
import type { Report, Reporter, ReportOptions } from "./report.js";
import { visible } from "./visible.js";

const commands: Readonly<Record<Level, string>> = { error: "error", warn: "warning", info: "notice" };

/**
 * Workflow commands of GitHub Actions, which become annotations of the changed files. What GitHub would drop stands folded
 * in the log, and one annotation says so.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: Reporter = {
  id: "github",
  what: "for GitHub Actions: annotations beside the changed lines, ten of each level, the rest folded in the log",
  render(report: Report, options: ReportOptions): string {
    const clusters = clustersOf(report.diagnostics, options.tool);
    const chosen = (level: Level, limit: number): ReadonlySet<Diagnostic> =>
      mostTelling(
        clusters.map((each) => ({ ...each, findings: each.findings.filter((finding) => finding.level === level) })),
        limit,
      );
    const { errors, warnings, infos } = report.summary;
    const isFull = Math.max(errors, warnings, infos) > perStep;
    const shown = new Set([
      ...chosen("error", perStep),
      ...chosen("warn", perStep),
      // Where something is left out, one notice is needed to say so.
      ...chosen("info", isFull ? perStep - 1 : perStep),
    ]);
    const left = report.diagnostics.filter((each) => !shown.has(each));
    const lines = [
      ...[...report.diagnostics].filter((each) => shown.has(each)).map((each) => annotation(each, report, options)),
      ...(left.length > 0 ? folded(left, report) : []),
      ...(options.quiet === true ? [] : [summaryLine(report), fixableLine(report.diagnostics)]),
    ];
    return lines.map((line) => (line === undefined ? "" : `${line}\n`)).join("");
  },
};

function annotation(diagnostic: Diagnostic, { sources }: Report, { root }: ReportOptions): string {
  const { message, help, related } = phrasesOf(diagnostic);
  const { span } = diagnostic;
  const region = span && regionOf(span, sources);
  // Columns are only allowed within one line.
  const columns = region && region.line === region.endLine ? { col: region.column, endColumn: region.endColumn } : {};
  return command(
    commands[diagnostic.level],
    {
      file: span && visible(repositoryPath(span.file, root)),
      line: region?.line,
      endLine: region?.endLine,
      ...columns,
      title: `trackc: ${diagnostic.code}`,
    },
    [
      message,
      help,
      ...diagnostic.related.map((each, at) => elsewhere(each.span, related[at] ?? "", sources, root)),
    ].join("\n"),
  );
}

/** Another place, which an annotation can only name. */
function elsewhere(span: Span, label: string, sources: Sources, root: Root | undefined): string {
  const line = regionOf(span, sources)?.line;
  return `See ${visible(repositoryPath(span.file, root))}${line === undefined ? "" : `, line ${line}`}: ${label}`;
}

/** The findings that are no annotations, as lines of the log under one that unfolds, and the annotation that tells of them. */
function folded(left: readonly Diagnostic[], { sources }: Report): readonly string[] {
  const title = `${counted(left.length, "finding")} without an annotation`;
  return [
    command("group", {}, title),
    ...left.map((each) => describeInLine(each, sources)),
    command("endgroup", {}, ""),
    command(
      "notice",
      { title: "trackc" },
      `GitHub shows ${perStep} annotations of a level for a step, so ${counted(left.length, "finding")} ${
        left.length === 1 ? "has" : "have"
      } none: unfold "${title}" in this step's log.`,
    ),
  ];
}
