import type { UnusedApproval } from "../../diff/approvals/approvals.js";
import { code, prose } from "../markdown-text.js";
import { repositoryPath } from "../paths.js";
import { counted } from "../phrases.js";
import { shortened } from "../visible.js";
import { acceptCommand, failLine, sameFromTop } from "./failing.js";
import { faultTexts } from "./faults.js";
import { few } from "./few.js";
import { hintText } from "./hints.js";
import { chosen, details, entryOf } from "./markdown-entries.js";
import { safeItem } from "./markdown-item.js";
import { errorTexts, nothingLine } from "./nothing.js";
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
import type { DiffReport, DiffReporter, DiffReportOptions, NothingCompared } from "./report.js";
import { groupName, quoted } from "./subjects.js";
import { verdictLine, versionLine } from "./verdict.js";

/** By this, whatever posts comments finds the one to update. Nothing is seen of it. */
export const markdownMarker = "<!-- trackc-diff -->";

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
    const limit = (options.limit ?? mostCharacters) - markdownMarker.length - 1;
    const said = { notes: [...report.notes, ...report.planNotes], sides: sidesOf(report) };
    return `${markdownMarker}\n${planOf(report, said, { ...options, limit })}`;
  },
  together(reports: readonly DiffReport[], options: DiffReportOptions): string {
    const { told, quiet } = divided(reports);
    const sides = sidesOfAll(reports);
    const start = `${markdownMarker}\n${runHead(reports, sides)}`;
    const last = quietOf(quiet, told.length === 0, sides);
    const end = last === "" ? "" : `\n${last}`;
    const room = (options.limit ?? mostCharacters) - start.length - end.length - reserve;
    return `${start}${plansOf(told, room, { sides, options })}${end}`;
  },
  nothing(problem: NothingCompared, { root }: DiffReportOptions): string {
    const { shown, left } = errorTexts(problem, root);
    const lines = shown.map(({ place, message, help }) => {
      const text = `${prose(cutNote(message))}${help === undefined ? "" : `<br>${prose(cutNote(help))}`}`;
      return `- ${place === undefined ? "" : `${code(place)}: `}${text}`;
    });
    if (left > 0) lines.push(`- and ${counted(left, "more error")}, in the log of the run.`);
    return `${markdownMarker}\n**${prose(nothingLine(problem))}**\n${lines.length > 0 ? `\n${lines.join("\n")}\n` : ""}`;
  },
};

/** What is said of a plan beside its changes; the sides not where the run has said them for all of its plans. */
interface Said {
  readonly notes: readonly string[];
  readonly sides: Sides | undefined;
}

/** The report of one plan, without the mark. */
function planOf(report: DiffReport, said: Said, options: DiffReportOptions): string {
  const { sections, safe } = outlineOf(report.diff);
  const head = paragraphs([headOf(report, said), faultsOf(report, options)]);
  const hints = hintsOf(report, options);
  const tail = `${unusedOf(report, options)}${versionOf(report)}${acceptingOf(report, options)}`;
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
function runHead(reports: readonly DiffReport[], sides: Sides | undefined): string {
  return paragraphs([`**${prose(totalLine(reports))}**\n`, sidesText(sides), notesOf(reports[0]?.notes ?? [])]);
}

/** A plan on the page: its report, its line, or nothing but its number. */
interface PlanEntry {
  readonly report: DiffReport;
  readonly line: string;
  readonly badness: number;
  /** Empty where there is no room for it. */
  page: string;
}

/**
 * The plans of a run, the worst first. Every plan gets its line before any gets more; then those that are as bad as one another share what is left,
 * and of what one leaves the others may take.
 */
function plansOf(
  told: readonly DiffReport[],
  characters: number,
  { sides, options }: { readonly sides: Sides | undefined; readonly options: DiffReportOptions },
): string {
  let room = characters;
  const entries: PlanEntry[] = [];
  for (const report of told) {
    const line = `- **${prose(planLine(report))}**\n`;
    if (line.length > room) break;
    room -= line.length;
    entries.push({ report, line, badness: badnessOf(report), page: "" });
  }
  for (const [at, entry] of entries.entries()) {
    const { report, line, badness } = entry;
    const alike = entries.findLastIndex((other) => other.badness === badness) + 1 - at;
    const limit = Math.max(leastRoom, Math.floor(room / alike));
    const said = { notes: report.planNotes, sides: sides ? undefined : sidesOf(report) };
    const page = `\n${planOf(report, said, { ...options, limit })}`;
    if (page.length - line.length > room) continue;
    room -= page.length - line.length;
    entry.page = page;
  }
  const pages = entries.map(({ page }) => page).join("");
  const lines = entries.filter(({ page }) => page === "").map(({ line }) => line);
  return `${pages}${inLines(lines, told.slice(entries.length))}`;
}

/** The plans that have no more than a line, and how many have not even that, with how many changes. */
function inLines(lines: readonly string[], left: readonly DiffReport[]): string {
  const more = [
    `**${counted(left.length, "more plan")}** ${left.length === 1 ? "is" : "are"} not shown here`,
    ...(countsOfAll(left) === "" ? [] : [`: ${countsOfAll(left)}`]),
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

/** Why approvals don't accept what they say: that fails whatever the changes do. */
function faultsOf(report: DiffReport, { root }: DiffReportOptions): string {
  const { shown, left } = few(faultTexts(report, root), mostHints);
  if (shown.length === 0) return "";
  const lines = shown.map(({ place, message, help }) => `- ${code(place)}: ${prose(message)}<br>${prose(help)}`);
  if (left > 0) lines.push(`- and ${counted(left, "more error")}, in the log of the run.`);
  return `**What was accepted can't be told**, before this is put right:\n\n${lines.join("\n")}\n`;
}

function unusedOf({ unused }: DiffReport, options: DiffReportOptions): string {
  const [spent, others] = [true, false].map((isSpent) => unused.filter((one) => one.isSpent === isSpent));
  const unmatched = approvalList("**Approvals that accept nothing**, to be removed:", others ?? [], options);
  return `${unmatched}${approvalList("**Accepted before, and come again since**, to be accepted anew:", spent ?? [], options)}`;
}

function approvalList(title: string, approvals: readonly UnusedApproval[], { root }: DiffReportOptions): string {
  if (approvals.length === 0) return "";
  const { shown, left } = few(approvals, mostHints);
  const lines = shown.map(({ approval: { fingerprint, change }, file, line }) => {
    const was = change === undefined ? "" : ` (${code(shortened(change, longNote))})`;
    return `- ${code(fingerprint)}${was} at ${code(`${repositoryPath(file, root)}:${line}`)}`;
  });
  if (left > 0) lines.push(`- ${counted(left, "more approval")}.`);
  return `\n${title}\n\n${lines.join("\n")}\n`;
}

/** How to go on all the same, where something fails that can be accepted. */
function acceptingOf(report: DiffReport, { root }: DiffReportOptions): string {
  // Nothing is accepted beside approvals that can't be read.
  if (report.failing.changes.size === 0 || (report.faults ?? []).length > 0) return "";
  const command = acceptCommand(report, root);
  const how = command === undefined ? `the command is printed by ${code(sameFromTop(report, root))}` : code(command);
  const head = report.repeat?.checkout;
  const first = head === undefined ? "accept" : `check out ${code(head)}, accept`;
  return `\nTo go on all the same, ${first} what fails and commit the approvals: ${how}\n`;
}

function versionOf({ diff }: DiffReport): string {
  return diff.changes.length === 0 ? "" : `\n${prose(versionLine(diff))}\n`;
}
