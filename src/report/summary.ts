import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Sources } from "../source/span.js";
import { type Cluster, clustersOf, type Entry, entryOf, fixableOf, spreadOf, type Tally, tally } from "./clusters.js";
import { placeOf } from "./frame.js";
import { type Paint, paintFor } from "./paint.js";
import { fixableLine, phrasesOf, summaryLine, visiblePath } from "./phrases.js";
import { levelNames, type Report, type Reporter, type ReportOptions } from "./report.js";
import { shortened, visible, visibleStart, widthOf } from "./visible.js";

/** Rules that get an example beside their row, and rules that get a row; what is left is named in one line. */
const withExample = 8;
const withRow = 16;
const withRowInText = 12;
/** So few more get a row as well: naming them takes a line anyhow. */
const fewMore = 2;

/** For somebody who meets thousands of findings: a row for each rule, what is worth doing first on top, on one screen. */
export const summary: Reporter = {
  id: "summary",
  what: "on one screen: which rules find most, where, and what is worth doing first",
  render(report: Report, options: ReportOptions): string {
    const paint = paintFor(options.colour);
    const width = options.width ?? 100;
    const clusters = clustersOf(report.diagnostics, options.tool);
    const head = [summaryLine(report), fixableLine(report.diagnostics)].filter((each) => each !== undefined);
    if (clusters.length === 0) return head.map((each) => `${each}\n`).join("");
    const [shown, left] = parted(clusters, withRow);
    const rows = tableRows(shown, paint, width).flatMap((row, at) =>
      at < withExample ? [row, example(clusters[at] as Cluster, report.sources, paint, width)] : [row],
    );
    const lines = [
      ...head.map((each) => paint.strong(each)),
      "",
      paint.strong("Worth doing first"),
      ...rows,
      ...others(left, width),
      ...mostIn(report.diagnostics, paint),
      ...(options.quiet === true ? [] : hints(clusters, paint)),
    ];
    return `${lines.join("\n")}\n`;
  },
};

/** A table of the clusters, for the end of a report that nobody reads to its end. */
export function clusterTable(clusters: readonly Cluster[], paint: Paint, width: number): readonly string[] {
  const [shown, left] = parted(clusters, withRowInText);
  return [...tableRows(shown, paint, width), ...others(left, width)];
}

/** Those that get a row, and those that don't. */
function parted(clusters: readonly Cluster[], rows: number): readonly [readonly Cluster[], readonly Cluster[]] {
  const all = clusters.length <= rows + fewMore;
  return all ? [clusters, []] : [clusters.slice(0, rows), clusters.slice(rows)];
}

/** A row for each: level, number, code, and where. */
function tableRows(clusters: readonly Cluster[], paint: Paint, width: number): readonly string[] {
  const most = Math.max(...clusters.map(({ findings }) => String(findings.length).length));
  const longest = Math.max(...clusters.map(({ code }) => code.length));
  return clusters.map(({ code, level, findings, safe, unsafe, entries }) => {
    const number = String(findings.length).padStart(most);
    const start = `  ${paint.level[level](levelNames[level].padEnd(7))}  ${number}  ${paint.strong(code)}`;
    const used = 2 + 7 + 2 + most + 2 + code.length;
    const [only, second] = entries;
    const rest = [only && !second ? `in ${named(only.entry, 40)}` : spreadOf(entries), ...fixableOf({ safe, unsafe })]
      .filter((each) => each !== "")
      .join("; ");
    const gap = " ".repeat(longest - code.length + 2);
    const room = width - used - gap.length;
    const where = `${rest}${mostOf(entries, room - widthOf(rest))}`;
    return where === "" ? start : `${start}${gap}${paint.quiet(cut(where, room))}`;
  });
}

/** The entry with most of a rule's findings, where that says something and has room. */
function mostOf(entries: readonly Tally[], room: number): string {
  const [first, second] = entries;
  if (!first || !second || first.count === 1 || first.count === second.count) return "";
  // The words around the name, and a name that can still be recognised.
  const forName = room - 26 - String(first.count).length;
  return forName < 12 ? "" : `; most in ${named(first.entry, forName)} (${first.count})`;
}

/** What a rule says the first time, and where. */
function example({ findings }: Cluster, sources: Sources, paint: Paint, width: number): string {
  const [first] = findings;
  if (!first) return "";
  const indent = " ".repeat(11);
  const file = first.span && sources.get(first.span.file);
  const place = first.span ? `${visiblePath(first.span.file)}${file ? placeOf(file, first.span.start) : ""}` : "";
  const shown = place === "" ? "" : `${shortened(place, Math.max(20, width >> 1))} `;
  const { message } = phrasesOf(first);
  const room = width - indent.length - widthOf(shown);
  return `${indent}${paint.second(shown)}${cut(shown === "" ? visibleStart(message) : message, room)}`;
}

/** What has no row of its own, in one line: nothing is left out without a word. */
function others(clusters: readonly Cluster[], width: number): readonly string[] {
  if (clusters.length === 0) return [];
  const findings = clusters.reduce((sum, each) => sum + each.findings.length, 0);
  const start = `  and ${clusters.length} other rules with ${findings} findings: `;
  return [`${start}${cut(clusters.map(({ code }) => code).join(", "), width - start.length)}`];
}

/** The entries in which most findings stand; nothing where they are spread evenly or are few. */
function mostIn(diagnostics: readonly Diagnostic[], paint: Paint): readonly string[] {
  const entries = tally(diagnostics.map(entryOf));
  const [first] = entries;
  if (!first || diagnostics.length < 20 || first.count < 3) return [];
  const top = entries.slice(0, 4);
  const wide = String(first.count).length;
  return [
    "",
    paint.strong("Most stand in"),
    ...top.map(({ entry, count }) => `  ${String(count).padStart(wide)}  ${named(entry, 60)}`),
  ];
}

/** An entry as a line may have it. */
function named({ kind, name }: Entry, limit: number): string {
  if (kind === "run") return "the run itself";
  if (name === undefined) return `the ${kind}`;
  const shown = shortened(visible(name), limit);
  return kind === "file" ? shown : `${kind} \`${shown}\``;
}

function hints(clusters: readonly Cluster[], paint: Paint): readonly string[] {
  const rule = clusters.find(({ findings }) => findings.some(({ origin }) => origin === "rule"))?.code;
  const [first] = clusters;
  const steps: (readonly [string, string])[] = [
    [`trackc explain ${first?.code}`, "what it is about"],
    ...(rule === undefined
      ? []
      : ([
          [`trackc lint --rule ${rule}`, "these findings alone"],
          ["trackc lint --write-baseline", "record what is there: only what is new fails from then on"],
        ] as const)),
  ];
  const wide = Math.max(...steps.map(([command]) => command.length));
  return ["", ...steps.map(([command, what]) => `  ${command.padEnd(wide)}  ${paint.quiet(what)}`)];
}

/** A text in at most so many columns, its end left out where it is longer. */
function cut(text: string, columns: number): string {
  const room = Math.max(10, columns);
  if (widthOf(text) <= room) return text;
  let made = "";
  let used = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > room - 1) break;
    made += character;
  }
  return `${made}…`;
}
