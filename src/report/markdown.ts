import { type Cluster, clustersOf, fixableOf, spreadOf } from "./clusters.js";
import { docsUrl } from "./docs.js";
import { sections } from "./markdown-sections.js";
import { code } from "./markdown-text.js";
import { counted, fixableLine, summaryLine } from "./phrases.js";
import { levelNames, type Report, type Reporter, type ReportOptions } from "./report.js";

/** GitHub takes comments of 65,536 characters; what is left is for those who put something around the report. */
const mostCharacters = 60_000;
/** What the closing line needs. */
const reserve = 200;
/** With more rules than this, a table of them comes first. */
const fewRules = 3;

/**
 * For a comment on a merge request, or the summary of a step: the verdict first, the findings by rule, what is worth doing
 * first on top. What would be long is folded; what would be too long is counted.
 */
export const markdown: Reporter = {
  id: "markdown",
  what: "for a comment on a merge request or a step's summary: the verdict first, the long tail folded",
  render(report: Report, options: ReportOptions): string {
    const clusters = clustersOf(report.diagnostics, options.tool);
    const head = `${[verdict(report), ...table(clusters, options)].join("\n\n")}\n`;
    const { text, left } = sections(clusters, mostCharacters - reserve - head.length, report, options);
    return `${head}${text}${leftOut(left)}`;
  },
};

function leftOut(number: number): string {
  if (number === 0) return "";
  const are = number === 1 ? "is" : "are";
  return `\n**${counted(number, "finding")} ${are} not shown here**, to keep this short. Run \`trackc lint\` for all of them.\n`;
}

function verdict(report: Report): string {
  const { errors, warnings } = report.summary;
  const found = summaryLine(report) ?? counted(report.diagnostics.length, "finding");
  const fixable = fixableLine(report.diagnostics);
  const word =
    errors > 0
      ? "The tracking plan has errors"
      : warnings > 0
        ? "The tracking plan has warnings"
        : "The tracking plan is fine";
  return `**${word}**: ${found}.${fixable === undefined ? "" : ` ${fixable}.`}`;
}

/** The rules and their numbers: nothing in it comes from a plan. */
function table(clusters: readonly Cluster[], { tool }: ReportOptions): readonly string[] {
  if (clusters.length <= fewRules) return [];
  const hasFixes = clusters.some(({ safe, unsafe }) => safe + unsafe > 0);
  const row = (cells: readonly string[], fixable: string): string =>
    `| ${(hasFixes ? [...cells, fixable] : cells).join(" | ")} |`;
  const rows = clusters.map((cluster) => {
    const url = docsUrl(cluster.code, tool);
    const rule = url === undefined ? code(cluster.code) : `[${code(cluster.code)}](${url})`;
    const cells = [levelNames[cluster.level], rule, String(cluster.findings.length), spreadOf(cluster.entries)];
    return row(cells, fixableOf(cluster).join(", "));
  });
  return [
    [row(["", "rule", "findings", ""], "fixable"), row(["---", "---", "---:", "---"], "---"), ...rows].join("\n"),
  ];
}
