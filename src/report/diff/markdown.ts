import { code, prose } from "../markdown-text.js";
import { repositoryPath } from "../paths.js";
import { counted } from "../phrases.js";
import { shortened } from "../visible.js";
import { acceptCommand, failLine } from "./failing.js";
import { few } from "./few.js";
import { hintText } from "./hints.js";
import { briefItem, capital, fullItem, safeItem } from "./markdown-item.js";
import { errorTexts, nothingLine } from "./nothing.js";
import { type Item, outlineOf } from "./outline.js";
import { divided, quietLine } from "./plans.js";
import { dayOf } from "./reasons.js";
import type { DiffReport, DiffReporter, DiffReportOptions, NothingCompared } from "./report.js";
import { groupName } from "./subjects.js";
import { isAccepted, verdictLine, versionLine } from "./verdict.js";

/** By this, whatever posts comments finds the one to update. Nothing is seen of it. */
export const markdownMarker = "<!-- trackc-diff -->";

/** GitHub takes comments of 65,536 characters; what is left is for those who put something around the report. */
const mostCharacters = 60_000;
/** What the tags around folded parts, and the words that say what is not shown, take. */
const reserve = 700;
/** What the report of a plan among others may take however many they are. Those for which that is not there are counted. */
const leastRoom = 3_000;
/** More changes than this are folded, however bad; and more safe ones. */
const openItems = 20;
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
    return `${markdownMarker}\n${planOf(report, [...report.notes, ...report.planNotes], { ...options, limit })}`;
  },
  together(reports: readonly DiffReport[], options: DiffReportOptions): string {
    const { told, quiet } = divided(reports);
    const notes = notesOf(reports[0]?.notes ?? []);
    const start = [markdownMarker, ...(notes === "" ? [] : [notes])].join("\n");
    const end = quietOf(quiet);
    let room = (options.limit ?? mostCharacters) - start.length - end.length - reserve;
    const parts: string[] = [];
    for (const [at, report] of told.entries()) {
      // What one leaves, the others may take.
      const limit = Math.max(leastRoom, Math.floor(room / (told.length - at)));
      const part = planOf(report, report.planNotes, { ...options, limit });
      if (part.length > room) break;
      parts.push(part);
      room -= part.length;
    }
    const left = told.length - parts.length;
    const rest = left > 0 ? [`**${counted(left, "more plan")}** changed. Run \`trackc diff\` for all of them.\n`] : [];
    return `${start}\n${[...parts, ...rest, ...(end === "" ? [] : [end])].join("\n")}`;
  },
  nothing(problem: NothingCompared): string {
    const { shown, left } = errorTexts(problem);
    const lines = shown.map(({ place, message, help }) => {
      const text = `${prose(cutNote(message))}${help === undefined ? "" : `<br>${prose(cutNote(help))}`}`;
      return `- ${place === undefined ? "" : `${code(place)}: `}${text}`;
    });
    if (left > 0) lines.push(`- and ${counted(left, "more error")}, in the log of the run.`);
    return `${markdownMarker}\n**${prose(nothingLine(problem))}**\n${lines.length > 0 ? `\n${lines.join("\n")}\n` : ""}`;
  },
};

/** The report of one plan, without the mark. */
function planOf(report: DiffReport, notes: readonly string[], options: DiffReportOptions): string {
  const { sections, safe } = outlineOf(report.diff);
  const head = headOf(report, notes);
  const hints = hintsOf(report);
  const tail = `${unusedOf(report, options)}${versionOf(report)}${acceptingOf(report)}`;
  const room = (options.limit ?? mostCharacters) - reserve - head.length - hints.length - tail.length;
  const items = sections.flatMap((section) =>
    section.items.map((item) => entryOf(item, groupName(section.group), report, options)),
  );
  const bad = chosen(items, room);
  const rest = safeOf(safe, bad.room, items.length === 0);
  const left = leftOut(bad.left + rest.left);
  return `${head}${bad.text}${hints}${rest.text}${left}${tail}`;
}

function headOf(report: DiffReport, notes: readonly string[]): string {
  const { diff, plan } = report;
  const failed = failLine(report);
  const said = notesOf(notes);
  return [
    `**${plan === undefined ? "" : `${code(plan)}: `}${verdictLine(diff)}**\n`,
    sidesOf(report),
    ...(said === "" ? [] : [said]),
    ...(failed === undefined ? [] : [`**${failed}**\n`]),
  ].join("\n");
}

function sidesOf({ diff, names }: DiffReport): string {
  return `From ${code(names.base)} to ${code(names.head)}${dayOf(diff)}\n`;
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

/** Plans in which nothing changed, and what there is to say of them. */
function quietOf(quiet: readonly DiffReport[]): string {
  const [first] = quiet;
  if (!first) return "";
  const notes = notesOf(quiet.flatMap(({ planNotes }) => planNotes));
  return [`**${prose(quietLine(quiet))}**\n`, sidesOf(first), ...(notes === "" ? [] : [notes])].join("\n");
}

const longNote = 600;

function cutNote(note: string): string {
  return note.length <= longNote
    ? note
    : `${note.slice(0, longNote)}… (${counted(note.length - longNote, "character")} more)`;
}

// ── what somebody should look at ───────────────────────────────────────────────────────────────────────────────

/** A change on the page: in full, in a line, or not at all. */
interface Entry {
  readonly heading: string;
  readonly full: string;
  readonly brief: string;
  readonly isAccepted: boolean;
  shown: "full" | "brief" | "left";
}

function entryOf(item: Item, group: string, report: DiffReport, { root }: DiffReportOptions): Entry {
  const heading = `\n### ${prose(capital(group))}\n`;
  const full = `\n${fullItem(item, report, root)}`;
  return { heading, full, brief: briefItem(item), isAccepted: isAccepted(item.first), shown: "left" };
}

/** Every change gets its line before any gets more, and the worst come first. */
function chosen(entries: readonly Entry[], characters: number): { text: string; room: number; left: number } {
  let room = characters;
  for (const entry of entries) {
    // A line says its group itself, so that it needs no heading.
    if (entry.brief.length > room) continue;
    room -= entry.brief.length;
    entry.shown = "brief";
  }
  for (const entry of entries) {
    const more = entry.heading.length + entry.full.length - entry.brief.length;
    if (entry.shown === "left" || more > room) continue;
    room -= more;
    entry.shown = "full";
  }
  const seen = entries.filter(({ shown }) => shown !== "left");
  const [pending, accepted] = [seen.filter((entry) => !entry.isAccepted), seen.filter((entry) => entry.isAccepted)];
  const text = [
    pageOf(pending.slice(0, openItems)),
    folded(pending.slice(openItems), (count) => `${counted(count, "more change")} to look at`),
    folded(accepted, (count) => counted(count, "accepted change")),
  ].join("");
  return { text, room, left: entries.filter(({ shown }) => shown === "left").length };
}

function folded(entries: readonly Entry[], summary: (count: number) => string): string {
  return entries.length === 0 ? "" : details(summary(entries.length), pageOf(entries));
}

function pageOf(entries: readonly Entry[]): string {
  const parts: string[] = [];
  let heading: string | undefined;
  for (const entry of entries) {
    if (entry.shown === "full") {
      if (entry.heading !== heading) parts.push(entry.heading);
      heading = entry.heading;
      parts.push(entry.full);
    }
  }
  const brief = entries.filter(({ shown }) => shown === "brief").map((entry) => entry.brief);
  if (brief.length > 0) parts.push(`\n### In short\n\n${brief.join("")}`);
  return parts.join("");
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

/** Only words of our own stand in the summary: hosts don't read it as Markdown. */
function details(summary: string, content: string): string {
  return `\n<details><summary>${summary}</summary>\n\n${content.trim()}\n\n</details>\n`;
}

function leftOut(number: number): string {
  if (number === 0) return "";
  const are = number === 1 ? "is" : "are";
  return `\n**${counted(number, "change")} ${are} not shown here**, to keep this short. Run \`trackc diff\` for all of them.\n`;
}

function hintsOf(report: DiffReport): string {
  const { hints } = report.diff;
  const { shown, left: more } = few(hints, mostHints);
  const lines = shown.map((hint) => {
    const { words, line, place } = hintText(hint, report);
    return `- ${prose(words)}: ${code(line)} at ${code(place)}`;
  });
  if (more > 0) lines.push(`- ${counted(more, "more hint")} in the report as text.`);
  return lines.length === 0 ? "" : `\n**Renamed?**\n\n${lines.join("\n")}\n`;
}

function unusedOf({ unused }: DiffReport, { root }: DiffReportOptions): string {
  if (unused.length === 0) return "";
  const { shown, left } = few(unused, mostHints);
  const lines = shown.map(({ approval: { fingerprint, change }, file, line }) => {
    const was = change === undefined ? "" : ` (${code(shortened(change, longNote))})`;
    return `- ${code(fingerprint)}${was} at ${code(`${repositoryPath(file, root)}:${line}`)}`;
  });
  if (left > 0) lines.push(`- ${counted(left, "more approval")}.`);
  return `\n**Approvals that accept nothing**, to be removed:\n\n${lines.join("\n")}\n`;
}

/** How to go on all the same, where something fails that can be accepted. */
function acceptingOf(report: DiffReport): string {
  if (report.failing.changes.size === 0) return "";
  const command = acceptCommand(report);
  const how = command === undefined ? "the command is printed by `trackc diff`" : code(command);
  return `\nTo go on all the same, accept what fails and commit the approvals: ${how}\n`;
}

function versionOf({ diff }: DiffReport): string {
  return diff.changes.length === 0 ? "" : `\n${prose(versionLine(diff))}\n`;
}
