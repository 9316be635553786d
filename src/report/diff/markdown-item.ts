import type { Audience, Change, Verdict } from "../../diff/model.js";
import { code, prose } from "../markdown-text.js";
import type { Root } from "../paths.js";
import { counted } from "../phrases.js";
import { visible } from "../visible.js";
import { compactly } from "./compact.js";
import { fingerprintsOf, itemFails } from "./failing.js";
import { few } from "./few.js";
import { type Item, spreadOfGroups } from "./outline.js";
import { placeOf, placeText } from "./places.js";
import { reasonOf, safeReasons } from "./reasons.js";
import type { DiffReport } from "./report.js";
import { type SideLine, sideLines } from "./sides.js";
import { groupName } from "./subjects.js";
import { usesText } from "./uses.js";
import { isAccepted, severityWords } from "./verdict.js";
import { callOf, claimOf } from "./witness.js";

/** What one change may take of a page: nobody reads a definition of more lines, or longer ones, in a comment. */
const mostLines = 24;
const longestLine = 400;
const mostGroups = 30;

/** A change with everything that shows it: a paragraph, the definition before and after, a list. */
export function fullItem(item: Item, report: DiffReport, root: Root | undefined): string {
  const { first, changes, groups } = item;
  const why = (audience: Audience): readonly string[] => verdict(audience, first[audience], reasonOf(item, audience));
  const spread = groups.length > 1 ? ` ${spreadOfGroups(groups)}` : "";
  const place = placeOf(first, report, root);
  const at = place ? `, ${code(placeText(place))}${place.side === "base" ? ` in ${code(report.names.base)}` : ""}` : "";
  return [
    `**${capital(markOf(first))}:** ${prose(item.headed)}${spread}${at}\n`,
    definition(changes),
    [
      ...others(item),
      ...why("producers"),
      ...why("consumers"),
      ...(first.accepted === undefined ? [] : [`- Accepted: ${code(first.accepted)}`]),
      `- ${fingerprints(item, report)}`,
      "",
    ].join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** A change in one line, with its severity and without what shows it. */
export function briefItem({ first, changes, ...item }: Item): string {
  const words = prose(compactly({ first, changes, ...item }));
  const more = changes.length > 1 ? ` and ${changes.length - 1} more` : "";
  return `- **${capital(markOf(first))}:** ${words}, ${code(first.fingerprint)}${more}\n`;
}

/** A change that hurts nobody: a line, and where else where that is many. */
export function safeItem(item: Item): string {
  const where = item.groups.length > 1 && item.uses.length === 0 ? `<br>${named(item)}` : "";
  const why = safeReasons(item).map((reason) => `<br>${prose(reason)}`);
  return `- ${prose(compactly(item))}${where}${why.join("")}\n`;
}

function markOf(change: Change): string {
  return `${isAccepted(change) ? "accepted, " : ""}${severityWords(change)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// ── the definition ─────────────────────────────────────────────────────────────────────────────────────────────

const signs: Readonly<Record<SideLine["kind"], string>> = { same: "  ", removed: "- ", added: "+ " };

/** Every line begins with a sign, so that none begins with what a plan says; the fence is longer than any in it. */
function definition(changes: readonly Change[]): string {
  const lines = sideLines(changes);
  if (lines.length === 0) return "";
  const { shown, left } = few(lines, mostLines);
  const written = shown.map(({ kind, text }) => signs[kind] + cut(visible(text)));
  const longest = Math.max(2, ...written.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = "`".repeat(longest + 1);
  const rest = left > 0 ? [`  … ${counted(left, "more line")}`] : [];
  return [`${fence}diff`, ...written, ...rest, fence, ""].join("\n");
}

function cut(line: string): string {
  if (line.length <= longestLine) return line;
  // Never between the halves of a surrogate pair.
  const end = /[\uDC00-\uDFFF]/.test(line.charAt(longestLine)) ? longestLine - 1 : longestLine;
  return `${line.slice(0, end)}… (${counted(line.length - end, "character")} more)`;
}

// ── the list ───────────────────────────────────────────────────────────────────────────────────────────────────

function verdict(audience: Audience, one: Verdict, reason: string): readonly string[] {
  if (one.severity === "safe") return [];
  const proof = one.witness
    ? `<br>${capital(claimOf(one.witness))}: ${code(callOf(one.witness))}`
    : `<br>No payload shows it: ${prose(one.withoutWitness)}`;
  return [`- ${capital(audience)}: ${prose(reason)}${proof}`];
}

function others(item: Item): readonly string[] {
  return item.groups.length > 1 || item.uses.length > 0 ? [`- In ${named(item)}`] : [];
}

/** The entries by name, of many the first. */
function named(item: Item): string {
  if (item.uses.length > 0) return prose(usesText(item, mostGroups));
  const groups = [...item.groups].sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name));
  const { shown, left } = few(groups, mostGroups);
  const isOneKind = new Set(groups.map(({ kind }) => kind)).size === 1;
  const names = shown.map((group) =>
    isOneKind && group.name !== "" ? code(shortName(group.name)) : prose(groupName(group)),
  );
  return `${names.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

/** By code units, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function shortName(name: string): string {
  return groupName({ kind: "event", name }).slice("event `".length, -1);
}

function fingerprints(item: Item, report: DiffReport): string {
  const { shown, left } = fingerprintsOf(item, report);
  const list = shown.map((fingerprint) => code(fingerprint)).join(" ");
  const title = `fingerprint${item.changes.length > 1 ? "s" : ""}`;
  return `${itemFails(item, report) ? `Fails; ${title}` : capital(title)}: ${list}${left > 0 ? ` and ${left} more` : ""}`;
}
