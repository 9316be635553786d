import { code, prose } from "../markdown-text.js";
import { counted } from "../phrases.js";
import { acceptOption, failLine } from "./failing.js";
import { few } from "./few.js";
import { hintText } from "./hints.js";
import { acceptingOf, faultsOf, unusedOf } from "./markdown-approvals.js";
import { chosen, details, entryOf } from "./markdown-entries.js";
import { safeItem } from "./markdown-item.js";
import { type ErrorText, errorTexts, nothingLine, uncomparedLine } from "./nothing.js";
import { type Item, outlineOf } from "./outline.js";
import {
  badnessOf,
  countsOfAll,
  divided,
  planLine,
  quietLine,
  type Sides,
  sidesOf,
  sidesOfAll,
  totalLine,
} from "./plans.js";
import type { DiffReport, DiffReporter, DiffReportOptions, NothingCompared, Uncompared } from "./report.js";
import { groupName, quoted } from "./subjects.js";
import { verdictLine, versionLine } from "./verdict.js";

/** By this, whatever posts comments finds the one to update. Nothing is seen of it. */
export const markdownMarker = "<!-- trackc-diff -->";

/**
 * The line below it in a report for which nobody needs a comment that isn't there yet: nothing changed and nothing fails, or nothing was
 * compared at all. What posts comments goes by it, and not by words.
 */
export const quietMarker = "<!-- trackc-diff: nothing to begin a comment for -->";

/** GitHub takes comments of 65,536 characters; what is left is for those who put something around the report. */
const mostCharacters = 60_000;
/** What the tags around folded parts, and the words that say what is not shown, take. */
const reserve = 700;
/** What the report of a plan among others may take however many they are. Those for which that is not there are counted. */
const leastRoom = 3_000;
/** More safe changes than this are folded. */
const openSafe = 5;
/** More hints and notes than this are counted. */
const mostHints = 10;
const mostNotes = 10;

/**
 * For a comment on a pull or merge request, or the summary of a step: the verdict first, what somebody should look at by entry, what is
 * safe folded. What would be too long is told in a line each, and then counted.
 */
export const markdown: DiffReporter = {
  id: "markdown",
  what: "for a comment on a pull request: the verdict first, then by event, breaking first, the rest folded",
  render(report: DiffReport, options: DiffReportOptions): string {
    const start = marksOf([report], []);
    const limit = (options.limit ?? mostCharacters) - start.length;
    const notes = [...report.notes, ...report.planNotes];
    const said = { notes, sides: sidesOf(report), isPrinted: acceptOption([report]) !== undefined };
    return `${start}${planOf(report, said, { ...options, limit })}`;
  },
  together(reports: readonly DiffReport[], options: DiffReportOptions, uncompared: readonly Uncompared[] = []): string {
    const { told, quiet } = divided(reports);
    const sides = sidesOfAll(reports);
    const start = `${marksOf(reports, uncompared)}${runHead(reports, uncompared, sides)}`;
    const last = quietOf(quiet, told.length + uncompared.length === 0, sides);
    const end = last === "" ? "" : `\n${last}`;
    const room = (options.limit ?? mostCharacters) - start.length - end.length - reserve;
    const run = { sides, isPrinted: acceptOption(reports) !== undefined };
    const entries = [
      ...uncompared.map((plan) => uncomparedEntry(plan, options)),
      ...told.map((report) => planEntry(report, run, options)),
    ];
    return `${start}${plansOf(entries, room)}${end}`;
  },
  nothing(problem: NothingCompared, { root }: DiffReportOptions): string {
    const { shown, left } = errorTexts(problem, root);
    const lines = [...shown.map(errorLine), ...moreErrors(left)].join("");
    return `${markdownMarker}\n${quietMarker}\n**${prose(nothingLine(problem))}**\n${lines === "" ? "" : `\n${lines}`}`;
  },
};

/** What nobody sees: that it is this report, and whether a comment is worth beginning. */
function marksOf(reports: readonly DiffReport[], uncompared: readonly Uncompared[]): string {
  const isQuiet =
    uncompared.length === 0 &&
    reports.every((report) => report.diff.changes.length === 0 && failLine(report) === undefined);
  return `${markdownMarker}\n${isQuiet ? `${quietMarker}\n` : ""}`;
}

function errorLine({ place, message, help }: ErrorText): string {
  const text = `${prose(cutNote(message))}${help === undefined ? "" : `<br>${prose(cutNote(help))}`}`;
  return `- ${place === undefined ? "" : `${code(place)}: `}${text}\n`;
}

function moreErrors(number: number): readonly string[] {
  return number > 0 ? [`- and ${counted(number, "more error")}, in the log of the run.\n`] : [];
}

/** What is said of a plan beside its changes; the sides not where the run has said them for all of its plans. */
interface Said {
  readonly notes: readonly string[];
  readonly sides: Sides | undefined;
  /** Whether the run prints one command that accepts all that fails in it. */
  readonly isPrinted: boolean;
}

/** The report of one plan, without the mark. */
function planOf(report: DiffReport, said: Said, options: DiffReportOptions): string {
  const { sections, safe } = outlineOf(report.diff);
  const head = paragraphs([headOf(report, said), faultsOf(report, options)]);
  const hints = hintsOf(report, options);
  const tail = `${unusedOf(report, options)}${versionOf(report)}${acceptingOf(report, said, options)}`;
  const room = (options.limit ?? mostCharacters) - reserve - head.length - hints.length - tail.length;
  const items = sections.flatMap((section) =>
    section.items.map((item) => entryOf(item, groupName(section.group), report, options)),
  );
  const bad = chosen(items, room);
  const rest = safeOf(safe, bad.room, items.length === 0);
  const left = leftOut(bad.left + rest.left);
  return `${head}${bad.text}${hints}${rest.text}${left}${tail}`;
}

function headOf(report: DiffReport, { notes, sides }: Said): string {
  const { diff, plan } = report;
  const failed = failLine(report);
  return paragraphs([
    `**${plan === undefined ? "" : `${prose(quoted(plan))}: `}${verdictLine(diff)}**\n`,
    sidesText(sides),
    notesOf(notes),
    failed === undefined ? "" : `**${failed}**\n`,
  ]);
}

/** Joins what ends its own lines; what is empty takes no room. */
function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

function sidesText(sides: Sides | undefined): string {
  return sides ? `From ${code(sides.base)} to ${code(sides.head)}${sides.day}\n` : "";
}

/** Notes as a list with a line end behind it; of many the first. Nothing without any. */
function notesOf(notes: readonly string[]): string {
  const { shown, left: more } = few(notes, mostNotes);
  const lines = [
    ...shown.map((note) => `- ${prose(cutNote(note))}`),
    ...(more > 0 ? [`- ${counted(more, "more note")} in the report as text.`] : []),
  ];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

// ── several plans ──────────────────────────────────────────────────────────────────────────────────────────────

/** What there is in all plans of a run, and what is said of the run. */
function runHead(reports: readonly DiffReport[], uncompared: readonly Uncompared[], sides: Sides | undefined): string {
  return paragraphs([
    `**${prose(totalLine(reports, uncompared))}**\n`,
    sidesText(sides),
    notesOf(reports[0]?.notes ?? []),
  ]);
}

/** A plan of the run: it gets its page, its line, or nothing but its number. */
interface PlanEntry {
  /** `undefined` of one that was not compared. */
  readonly report: DiffReport | undefined;
  readonly line: string;
  readonly badness: number;
  /** Its page, of about so many characters. */
  readonly pageOf: (limit: number) => string;
}

/** Worse than whatever fails: nobody knows what changed. */
const notCompared = 7;

function planEntry(
  report: DiffReport,
  { sides, isPrinted }: Omit<Said, "notes">,
  options: DiffReportOptions,
): PlanEntry {
  const said = { notes: report.planNotes, sides: sides ? undefined : sidesOf(report), isPrinted };
  return {
    report,
    line: `- **${prose(planLine(report))}**\n`,
    badness: badnessOf(report),
    pageOf: (limit) => `\n${planOf(report, said, { ...options, limit })}`,
  };
}

function uncomparedEntry(plan: Uncompared, { root }: DiffReportOptions): PlanEntry {
  const title = `**${prose(uncomparedLine(plan))}**\n`;
  const pageOf = (limit: number): string => {
    const { shown, left } = errorTexts(plan, root);
    let room = limit - title.length - reserve;
    const lines = shown.map(errorLine).filter((line) => {
      room -= line.length;
      return room >= 0;
    });
    return `\n${title}\n${[...lines, ...moreErrors(left + shown.length - lines.length)].join("")}`;
  };
  return { report: undefined, line: `- ${title}`, badness: notCompared, pageOf };
}

/**
 * The plans of a run, the worst first. Every plan gets its line before any gets more; then those that are as bad as one another share what is left,
 * and of what one leaves the others may take.
 */
function plansOf(all: readonly PlanEntry[], characters: number): string {
  let room = characters;
  const entries: PlanEntry[] = [];
  for (const entry of all) {
    if (entry.line.length > room) break;
    room -= entry.line.length;
    entries.push(entry);
  }
  const pages: string[] = [];
  const lines: string[] = [];
  for (const [at, { line, badness, pageOf }] of entries.entries()) {
    const alike = entries.findLastIndex((other) => other.badness === badness) + 1 - at;
    const page = pageOf(Math.max(leastRoom, Math.floor(room / alike)));
    if (page.length - line.length > room) {
      lines.push(line);
      continue;
    }
    room -= page.length - line.length;
    pages.push(page);
  }
  return `${pages.join("")}${inLines(lines, all.slice(entries.length))}`;
}

/** The plans that have no more than a line, and how many have not even that, with how many changes. */
function inLines(lines: readonly string[], left: readonly PlanEntry[]): string {
  const counts = countsOfAll(left.flatMap(({ report }) => report ?? []));
  const more = [
    `**${counted(left.length, "more plan")}** ${left.length === 1 ? "is" : "are"} not shown here`,
    ...(counts === "" ? [] : [`: ${counts}`]),
    ". Run `trackc diff` for all of them.\n",
  ].join("");
  return [
    lines.length === 0
      ? ""
      : `\n**In a line each**, to keep this short; run \`trackc diff\` for all of it:\n\n${lines.join("")}`,
    left.length === 0 ? "" : `\n${more}`,
  ].join("");
}

/** Plans in which nothing changed, and what there is to say of them. */
function quietOf(quiet: readonly DiffReport[], isAll: boolean, sides: Sides | undefined): string {
  const [first] = quiet;
  if (!first) return "";
  // Where nothing changed in any, the first line has said so.
  return paragraphs([
    isAll ? "" : `**${prose(quietLine(quiet))}**\n`,
    sidesText(sides ? undefined : sidesOf(first)),
    notesOf(quiet.flatMap(({ planNotes }) => planNotes)),
  ]);
}

const longNote = 600;

function cutNote(note: string): string {
  return note.length <= longNote
    ? note
    : `${note.slice(0, longNote)}… (${counted(note.length - longNote, "character")} more)`;
}

// ── the rest ───────────────────────────────────────────────────────────────────────────────────────────────────

function safeOf(items: readonly Item[], characters: number, isAll: boolean): { text: string; left: number } {
  let room = characters;
  const lines: string[] = [];
  for (const item of items) {
    const line = safeItem(item);
    if (line.length > room) break;
    room -= line.length;
    lines.push(line);
  }
  const count = items.reduce((sum, { changes }) => sum + changes.length, 0);
  const left = items.slice(lines.length).reduce((sum, { changes }) => sum + changes.length, 0);
  if (lines.length === 0) return { text: "", left };
  const isOpen = isAll && items.length <= openSafe;
  return { text: isOpen ? `\n${lines.join("")}` : details(counted(count - left, "safe change"), lines.join("")), left };
}

function leftOut(number: number): string {
  if (number === 0) return "";
  const are = number === 1 ? "is" : "are";
  return `\n**${counted(number, "change")} ${are} not shown here**, to keep this short. Run \`trackc diff\` for all of them.\n`;
}

function hintsOf(report: DiffReport, { root }: DiffReportOptions): string {
  const { hints } = report.diff;
  const { shown, left: more } = few(hints, mostHints);
  const lines = shown.map((hint) => {
    const { words, line, place } = hintText(hint, report, root);
    return `- ${prose(words)}: ${code(line)} at ${code(place)}`;
  });
  if (more > 0) lines.push(`- ${counted(more, "more hint")} in the report as text.`);
  return lines.length === 0 ? "" : `\n**Renamed?**\n\n${lines.join("\n")}\n`;
}

function versionOf({ diff }: DiffReport): string {
  return diff.changes.length === 0 ? "" : `\n${prose(versionLine(diff))}\n`;
}
