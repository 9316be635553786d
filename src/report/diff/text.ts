import type { Audience, Change, Diff, Severity } from "../../diff/model.js";
import { type Paint, paintFor } from "../paint.js";
import { counted, visiblePath } from "../phrases.js";
import { visible, visibleStart, widthOf } from "../visible.js";
import { broken, wrapped } from "../wrap.js";
import { compactly } from "./compact.js";
import { failLine, fingerprintsOf, itemFails } from "./failing.js";
import { few } from "./few.js";
import { hintText } from "./hints.js";
import { errorTexts, nothingLine, uncomparedLine } from "./nothing.js";
import { type Item, outlineOf, type Section, spreadOfGroups } from "./outline.js";
import { placeOf, placeText } from "./places.js";
import { divided, quietLine, type Sides, sidesOf, sidesOfAll, totalLine } from "./plans.js";
import { reasonOf, safeReasons } from "./reasons.js";
import type { DiffReport, DiffReporter, DiffReportOptions, NothingCompared, Uncompared } from "./report.js";
import { type SideLine, sideLines } from "./sides.js";
import { groupName, quoted } from "./subjects.js";
import { usesText } from "./uses.js";
import { type Counts, countsOf, isAccepted, severityWords, verdictLine, versionLine } from "./verdict.js";
import { callOf, claimOf } from "./witness.js";

/** How many lines of a definition are shown, and how many other entries. */
const mostLines = 40;
const mostGroups = 5;

interface Style {
  readonly paint: Paint;
  readonly width: number;
}

/** For people at a terminal: the verdict first, then what somebody should look at by entry, then the rest in lines. */
export const text: DiffReporter = {
  id: "text",
  what: "for people: the verdict, what changed before and after, the payload that proves it, and the reason",
  render(report: DiffReport, options: DiffReportOptions): string {
    const style = styleOf(options);
    return joined(partsOf(report, { notes: [...report.notes, ...report.planNotes], sides: sidesOf(report) }, style));
  },
  together(reports: readonly DiffReport[], options: DiffReportOptions, uncompared: readonly Uncompared[] = []): string {
    const style = styleOf(options);
    const { told, quiet } = divided(reports);
    const sides = sidesOfAll(reports);
    const own = (report: DiffReport): Said => ({ notes: report.planNotes, sides: sides ? undefined : sidesOf(report) });
    return joined([
      runHead(reports, uncompared, sides, style),
      ...uncompared.map((one) => uncomparedText(one, style)),
      ...told.flatMap((report) => partsOf(report, own(report), style)),
      quietText(quiet, told.length + uncompared.length === 0, sides, style),
    ]);
  },
  nothing(problem: NothingCompared, options: DiffReportOptions): string {
    const width = options.width ?? 100;
    return [...hanging("", `${visible(nothingLine(problem))}.`, width), ...errorLines(problem, width), ""].join("\n");
  },
};

/** The first errors that kept something from being compared. */
function errorLines(problem: Pick<NothingCompared, "errors" | "sources">, width: number): readonly string[] {
  const { shown, left } = errorTexts(problem, undefined);
  const lines = shown.flatMap(({ place, message, help }) => [
    ...hanging("  ", `${place === undefined ? "" : `${visiblePath(place)}: `}${visible(message)}`, width),
    ...(help === undefined ? [] : hanging("    ", visible(help), width)),
  ]);
  return left > 0 ? [...lines, `  and ${counted(left, "more error")}`] : lines;
}

function styleOf({ colour, width }: DiffReportOptions): Style {
  return { paint: paintFor(colour), width: width ?? 100 };
}

type Part = readonly string[];

/** What is said of a plan beside its changes; the sides not where the run has said them for all of its plans. */
interface Said {
  readonly notes: readonly string[];
  readonly sides: Sides | undefined;
}

/** A report of one plan: paragraphs of lines. */
function partsOf(report: DiffReport, said: Said, style: Style): readonly Part[] {
  const outline = outlineOf(report.diff);
  return [
    head(report, said, style),
    ...outline.sections.map((section) => sectionText(section, report, style)),
    hints(report, style),
    safe(outline.safe, style),
    last(report, style),
  ];
}

function joined(parts: readonly Part[]): string {
  return parts
    .filter((part) => part.length > 0)
    .map((part) => `${part.join("\n")}\n`)
    .join("\n");
}

/** Of several plans: what there is in all of them, and what is said of the run. */
function runHead(
  reports: readonly DiffReport[],
  uncompared: readonly Uncompared[],
  sides: Sides | undefined,
  style: Style,
): Part {
  const counts = countsOf({ changes: reports.flatMap(({ diff }) => diff.changes) });
  const colour = uncompared.length > 0 ? style.paint.level.error : headColour(counts, style.paint);
  return [
    ...hanging("", visible(totalLine(reports, uncompared)), style.width).map((line) => colour(line)),
    ...sidesLines(sides, style),
    ...(reports[0]?.notes ?? []).flatMap((note) => noteLines(note, style)),
  ];
}

/** A plan that could not be compared, and why. */
function uncomparedText(plan: Uncompared, { paint, width }: Style): Part {
  const title = hanging("── ", visible(uncomparedLine(plan)), width);
  return [...title.map((line) => paint.level.error(line)), ...errorLines(plan, width)];
}

/** Plans in which nothing changed, in a line, and what there is to say of them. */
function quietText(quiet: readonly DiffReport[], isAll: boolean, sides: Sides | undefined, style: Style): Part {
  const [first] = quiet;
  if (!first) return [];
  // Where nothing changed in any, the first line has said so.
  const title = isAll ? [] : hanging("", visible(quietLine(quiet)), style.width);
  return [
    ...title.map((line) => style.paint.strong(line)),
    ...(sides ? [] : sidesLines(sidesOf(first), style)),
    ...quiet.flatMap(({ planNotes }) => planNotes.flatMap((note) => noteLines(note, style))),
  ];
}

function sidesLines(sides: Sides | undefined, { paint, width }: Style): Part {
  if (!sides) return [];
  const said = `From ${visible(sides.base)} to ${visible(sides.head)}${sides.day}`;
  return hanging("", said, width).map((line) => paint.quiet(line));
}

function noteLines(note: string, { paint, width }: Style): Part {
  return hanging("Note: ", visible(note), width).map((line) => paint.quiet(line));
}

function head(report: DiffReport, { notes, sides }: Said, style: Style): readonly string[] {
  const { diff, plan } = report;
  const { paint, width } = style;
  const colour = headColour(countsOf(diff), paint);
  const failed = failLine(report);
  // Among so many blank lines, where another plan begins has to be seen.
  const title = plan === undefined ? hanging("", visible(verdictLine(diff)), width) : planTitle(plan, diff, width);
  return [
    ...title.map((line) => colour(line)),
    ...sidesLines(sides, style),
    ...notes.flatMap((note) => noteLines(note, style)),
    ...(failed === undefined ? [] : [paint.level.error(failed)]),
  ];
}

function planTitle(plan: string, diff: Diff, width: number): readonly string[] {
  return hanging("── ", visible(`${quoted(plan)}: ${verdictLine(diff)}`), width);
}

function headColour({ producers, consumers }: Counts, paint: Paint): (shown: string) => string {
  if (producers.breaking + consumers.breaking > 0) return paint.level.error;
  return producers.dangerous + consumers.dangerous > 0 ? paint.level.warn : paint.strong;
}

function sectionText({ group, items }: Section, report: DiffReport, style: Style): readonly string[] {
  const title = visible(groupName(group));
  const blocks = items.map((item) => itemText(item, report, style));
  return [
    style.paint.strong(title.charAt(0).toUpperCase() + title.slice(1)),
    ...blocks.flatMap((block) => ["", ...block]),
  ];
}

// ── one change ─────────────────────────────────────────────────────────────────────────────────────────────────

function itemText(item: Item, report: DiffReport, style: Style): readonly string[] {
  const { first, changes, groups } = item;
  const { paint, width } = style;
  const accepted = isAccepted(first);
  const mark = `${accepted ? "accepted, " : ""}${severityWords(first)}`;
  const spread = groups.length > 1 ? ` ${spreadOfGroups(groups)}` : "";
  const [title = "", ...more] = hanging("", `${mark}: ${visible(item.headed)}${spread}`, width);
  const place = placeOf(first, report, undefined);
  const base = place?.side === "base" ? ` in ${visible(report.names.base)}` : "";
  const colour = accepted ? paint.quiet : colourOf(first, paint);
  return [
    [colour(title.slice(0, mark.length)), paint.strong(title.slice(mark.length))].join(""),
    ...more.map((line) => paint.strong(line)),
    ...(place ? [`  ${paint.quiet("┌─")} ${visiblePath(placeText(place))}${base}`] : []),
    ...definition(changes, style),
    ...others(item, style),
    ...verdict("producers", item, style),
    ...verdict("consumers", item, style),
    ...(first.accepted === undefined ? [] : row("accepted", visible(first.accepted), style)),
    ...fingerprints(item, report, style),
  ];
}

function fingerprints(item: Item, report: DiffReport, style: Style): readonly string[] {
  const { shown, left } = fingerprintsOf(item, report);
  const list = visible(shown.join(" "));
  const title = `${itemFails(item, report) ? "fails; " : ""}fingerprint${item.changes.length > 1 ? "s" : ""}`;
  return row(title, left > 0 ? `${list}, and of ${counted(left, "more change")} in --format json` : list, style);
}

/** The lines of the definition. */
function definition(changes: readonly Change[], { paint, width }: Style): readonly string[] {
  const lines = sideLines(changes);
  const { shown, left } = few(lines, mostLines);
  return [
    ...shown.flatMap((line) => codeLine(line, paint, width)),
    ...(left > 0
      ? [`  ${paint.quiet("│")}   ${paint.quiet(`… ${counted(left, "more line")}, whole in --format json`)}`]
      : []),
  ];
}

const signs: Readonly<Record<SideLine["kind"], string>> = { same: " ", removed: "-", added: "+" };

function codeLine({ kind, text: line }: SideLine, paint: Paint, width: number): readonly string[] {
  const shown = visible(line);
  const colour = kind === "added" ? paint.added : kind === "removed" ? paint.removed : (same: string): string => same;
  const most = Math.max(30, width - 6);
  return broken(shown, widthOf(shown), most).map((piece, at) => {
    const written = `${at === 0 ? signs[kind] : " "} ${piece}`.trimEnd();
    return `  ${paint.quiet("│")} ${colour(written)}`;
  });
}

/** Where else: named where these are few. */
function others(item: Item, style: Style): readonly string[] {
  if (item.uses.length > 0) return row("in", visible(usesText(item, mostGroups)), style);
  const [, ...also] = item.groups;
  if (also.length === 0) return [];
  const { shown, left } = few(also, mostGroups);
  const named = shown.map((group) => visible(groupName(group)));
  return row("also in", `${named.join(", ")}${left > 0 ? ` and ${left} more` : ""}`, style);
}

function verdict(audience: Audience, item: Item, style: Style): readonly string[] {
  const { severity, witness, withoutWitness } = item.first[audience];
  const lines = row(audience, `${severity}. ${visible(reasonOf(item, audience))}`, style);
  if (witness)
    lines.push(
      ...payload(
        `      ${style.paint.strong(`${claimOf(witness)}:`)}`,
        claimOf(witness).length,
        callOf(witness),
        style,
      ),
    );
  else if (withoutWitness !== undefined) lines.push(...row("no payload", visible(withoutWitness), style, "    "));
  return lines;
}

/** A payload beside what it shows, or in lines of its own: it has few spaces to break at. */
function payload(title: string, length: number, call: string, { width }: Style): readonly string[] {
  const shown = visible(call);
  if (6 + length + 2 + widthOf(shown) <= width) return [`${title} ${shown}`];
  return [title, ...wrapped(shown, width - 8).map((line) => `        ${visibleStart(line)}`)];
}

function row(title: string, said: string, { paint, width }: Style, indent = "  "): string[] {
  const [first = "", ...more] = wrapped(said, width - indent.length - title.length - 4);
  const sign = indent === "  " ? paint.quiet("=") : " ";
  const hang = " ".repeat(indent.length + title.length + 4);
  return [`${indent}${sign} ${paint.strong(`${title}:`)} ${first}`, ...more.map((line) => hang + visibleStart(line))];
}

/** A paragraph whose first line begins with something, and whose others are indented as far. */
function hanging(start: string, said: string, width: number): readonly string[] {
  const indent = " ".repeat(start.length);
  return wrapped(said, width - start.length).map((line, at) =>
    at === 0 && start.trim() !== "" ? start + line : indent + visibleStart(line),
  );
}

// ── the rest ───────────────────────────────────────────────────────────────────────────────────────────────────

function hints(report: DiffReport, style: Style): readonly string[] {
  const { paint, width } = style;
  return report.diff.hints.flatMap((hint) => {
    const { words, line, place } = hintText(hint, report, undefined);
    return [
      ...hanging("hint: ", `${visible(words)}:`, width),
      `  ${paint.quiet("┌─")} ${visiblePath(place)}`,
      ...codeLine({ kind: "added", text: line }, paint, width),
    ];
  });
}

function safe(items: readonly Item[], { paint, width }: Style): readonly string[] {
  if (items.length === 0) return [];
  const lines = items.flatMap((item) => [
    ...hanging("  ", visible(compactly(item)), width),
    ...safeReasons(item).flatMap((reason) => hanging("    ", visible(reason), width)),
  ]);
  return [paint.strong("Safe"), ...lines];
}

function last({ diff }: DiffReport, { paint, width }: Style): readonly string[] {
  if (diff.changes.length === 0) return [];
  const colour = diff.version.isEnough ? paint.strong : paint.level.warn;
  return hanging("", visible(versionLine(diff)), width).map((line) => colour(line));
}

const levels: Readonly<Record<Severity, "error" | "warn" | "info">> = {
  breaking: "error",
  dangerous: "warn",
  safe: "info",
};

function colourOf({ producers, consumers }: Change, paint: Paint): (shown: string) => string {
  const worst = [producers.severity, consumers.severity].includes("breaking") ? "breaking" : "dangerous";
  return paint.level[levels[worst]];
}
