import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Cluster, spreadOf } from "./clusters.js";
import { code, prose } from "./markdown-text.js";
import { repositoryPath } from "./paths.js";
import { counted, phrasesOf } from "./phrases.js";
import { regionOf } from "./region.js";
import { levelNames, type Report, type ReportOptions } from "./report.js";

/** Findings that are seen without unfolding anything: of one rule, and in all. */
const openOfRule = 3;
const openInAll = 30;
/** Findings of one rule that are there at all: nobody unfolds hundreds. */
const mostOfRule = 50;
/** What the tags around folded findings and the words in them take. */
const foldedTags = 120;

/** The findings of a rule, and how many of them are on the page. */
interface Section {
  readonly title: string;
  readonly items: readonly string[];
  readonly all: number;
  readonly isInfo: boolean;
  open: number;
  folded: number;
}

/**
 * A section for each rule, in at most so many characters, and how many findings found no room. Every rule gets its first
 * findings before any gets its long tail.
 */
export function sections(
  clusters: readonly Cluster[],
  characters: number,
  report: Report,
  options: ReportOptions,
): { readonly text: string; readonly left: number } {
  const all = clusters.map((cluster) => sectionOf(cluster, report, options));
  let room = characters;
  const take = (text: string, more = 0): boolean => {
    if (text.length + more > room) return false;
    room -= text.length + more;
    return true;
  };
  let open = openInAll;
  for (const section of all) {
    const wanted = openCount(section, open);
    const [first = "", ...others] = section.items.slice(0, Math.max(1, wanted));
    if (!take(section.title + first, wanted === 0 ? foldedTags : 0)) continue;
    if (wanted === 0) section.folded = 1;
    else section.open = 1;
    for (const item of others) {
      if (!take(item)) break;
      section.open++;
    }
    open -= section.open;
  }
  for (const section of all) {
    const shown = section.open + section.folded;
    // Of a rule without room for its first finding there is nothing.
    if (shown === 0) continue;
    for (const item of section.items.slice(shown)) {
      if (!take(item, section.folded === 0 ? foldedTags : 0)) break;
      section.folded++;
    }
  }
  return {
    text: all.map(written).join(""),
    left: all.reduce((sum, section) => sum + section.all - section.open - section.folded, 0),
  };
}

/** How many findings of a section are to be seen at once. */
function openCount({ items, isInfo }: Section, open: number): number {
  // Infos are seen where there is nothing graver.
  if (isInfo && open < openInAll) return 0;
  const wanted = Math.min(openOfRule, open);
  // One alone is shown rather than folded.
  return wanted > 0 && items.length === wanted + 1 ? wanted + 1 : wanted;
}

/** Help that is the same for all findings of a rule is said once. */
function sectionOf({ code: rule, level, findings, entries }: Cluster, report: Report, options: ReportOptions): Section {
  const several = findings.length > 1;
  const helps = new Set(several ? findings.map((each) => phrasesOf(each).help) : []);
  const [shared] = helps.size === 1 ? helps : [];
  const spread = several ? ` ${spreadOf(entries)}`.trimEnd() : "";
  const help = shared === undefined ? "" : `<br>${prose(shared)}`;
  return {
    title: `\n**${levelNames[level]}** ${code(rule)}, ${counted(findings.length, "finding")}${spread}${help}\n\n`,
    items: findings.slice(0, mostOfRule).map((each) => itemOf(each, shared === undefined, report, options)),
    all: findings.length,
    isInfo: level === "info",
    open: 0,
    folded: 0,
  };
}

/** A finding as an item of a list, which begins with its place: no line begins with what a plan says. */
function itemOf(finding: Diagnostic, withHelp: boolean, { sources }: Report, { root }: ReportOptions): string {
  const { message, help } = phrasesOf(finding);
  const { span } = finding;
  const line = span && regionOf(span, sources)?.line;
  const file = span && `${repositoryPath(span.file, root)}${line === undefined ? "" : `:${line}`}`;
  const place = file === undefined ? "In this run: " : `${code(file)}: `;
  return `- ${place}${prose(message)}${withHelp ? `<br>${prose(help)}` : ""}\n`;
}

function written({ title, items, all, open, folded }: Section): string {
  if (open + folded === 0) return "";
  const seen = title + items.slice(0, open).join("");
  if (folded === 0) return seen;
  const rest = all - open;
  const summary = `${open > 0 ? `${rest} more` : counted(rest, "finding")}${folded < rest ? `, the first ${folded} here` : ""}`;
  const hidden = items.slice(open, open + folded).join("");
  return `${seen}${open > 0 ? "\n" : ""}<details><summary>${summary}</summary>\n\n${hidden}\n</details>\n`;
}
