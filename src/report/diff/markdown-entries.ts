import { prose } from "../markdown-text.js";
import { counted } from "../phrases.js";
import { briefItem, capital, fullItem } from "./markdown-item.js";
import type { Item } from "./outline.js";
import type { DiffReport, DiffReportOptions } from "./report.js";
import { isAccepted } from "./verdict.js";

/** More of them than this are folded, however bad. */
const openItems = 20;

/** A change on the page: in full, in a line, or not at all. */
export interface Entry {
  readonly heading: string;
  readonly full: string;
  readonly brief: string;
  /** How many changes are told in it as one. */
  readonly changes: number;
  readonly isAccepted: boolean;
  shown: "full" | "brief" | "left";
}

export function entryOf(item: Item, group: string, report: DiffReport, { root }: DiffReportOptions): Entry {
  const heading = `\n### ${prose(capital(group))}\n`;
  const full = `\n${fullItem(item, report, root)}`;
  const changes = item.changes.length;
  return { heading, full, brief: briefItem(item), changes, isAccepted: isAccepted(item.first), shown: "left" };
}

/** The page of as many as there is room for, what is left of that, and how many changes are not on it. Every change gets its line before any gets more. */
export function chosen(entries: readonly Entry[], characters: number): { text: string; room: number; left: number } {
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
  return { text, room, left: changesIn(entries.filter(({ shown }) => shown === "left")) };
}

function changesIn(entries: readonly Entry[]): number {
  return entries.reduce((sum, { changes }) => sum + changes, 0);
}

function folded(entries: readonly Entry[], summary: (count: number) => string): string {
  return entries.length === 0 ? "" : details(summary(changesIn(entries)), pageOf(entries));
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

/** Only words of our own stand in the summary: hosts don't read it as Markdown. */
export function details(summary: string, content: string): string {
  return `\n<details><summary>${summary}</summary>\n\n${content.trim()}\n\n</details>\n`;
}
