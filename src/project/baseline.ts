import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { SourceFile, Span } from "../source/span.js";
import { baselineConflict, baselineRepeated, baselineUnreadable } from "./baseline-mistakes.js";
import { conflictIn, isRecord, placeOf, recordIn, repeatedKeyIn, type Unreadable } from "./record-file.js";

/** What the baseline of a plan is called; it stands beside the manifest. */
export const baselineName = ".trackc-baseline.json";

/** How many findings a rule had at a place in the plan when the baseline was written. */
export interface BaselineEntry {
  readonly rule: string;
  /** The place as a JSON pointer (RFC 6901): `/events/Song Played/properties/song_id`; empty for the plan as a whole. */
  readonly place: string;
  readonly count: number;
}

/** Findings that are known and don't fail a run. */
export interface Baseline {
  /** Sorted by rule and place, each pair once. */
  readonly entries: readonly BaselineEntry[];
  /** Its file, for code frames; `undefined` for one that is not written yet. */
  readonly file: SourceFile | undefined;
}

/** The version of the file's shape. Grows when an older trackc could misread it. */
const shapeVersion = 1;

/** Reads a baseline. What can't be read is one error and no baseline. */
export function readBaseline(file: SourceFile): Result<Baseline | undefined> {
  const refused = (diagnostic: Diagnostic) => ({ value: undefined, diagnostics: [diagnostic] });
  const conflict = conflictIn(file);
  if (conflict) return refused(mistaken(baselineConflict, conflict, {}));
  const entries = entriesOf(file.text);
  if ("problem" in entries) {
    const { problem, at } = entries;
    return refused(mistaken(baselineUnreadable, { file: file.path, start: at, end: at }, { problem }));
  }
  const repeated = repeatedKeyIn(file);
  if (repeated) return refused(mistaken(baselineRepeated, repeated.span, { key: repeated.key }));
  return { value: { entries: inOrder(entries), file }, diagnostics: [] };
}

/** The entries of a baseline's text, or what is wrong with it. */
function entriesOf(text: string): BaselineEntry[] | Unreadable {
  const findings = recordIn(text, "findings", shapeVersion);
  if ("problem" in findings) return findings;
  const entries: BaselineEntry[] = [];
  for (const [rule, places] of findings) {
    if (!isRecord(places)) return { problem: "a rule's findings are not an object of places", at: placeOf(text, rule) };
    for (const [place, count] of Object.entries(places)) {
      if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 1)
        return { problem: "a place has no number of findings", at: placeOf(text, place) };
      entries.push({ rule, place, count });
    }
  }
  return entries;
}

/** A baseline as text: one place a line, sorted, so that two branches seldom touch the same line. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const byRule = new Map<string, string[]>();
  for (const { rule, place, count } of inOrder(entries)) {
    const line = `      ${JSON.stringify(place)}: ${count}`;
    const lines = byRule.get(rule);
    if (lines) lines.push(line);
    else byRule.set(rule, [line]);
  }
  const rules = [...byRule].map(([rule, lines]) => {
    return `    ${JSON.stringify(rule)}: {\n${lines.join(",\n")}\n    }`;
  });
  const findings = rules.length === 0 ? "{}" : `{\n${rules.join(",\n")}\n  }`;
  return `{\n  "version": ${shapeVersion},\n  "findings": ${findings}\n}\n`;
}

/** Where an entry stands in the baseline's file, as far as its text is as {@link baselineText} writes it. */
export function spanOfEntry(file: SourceFile, { rule, place }: BaselineEntry): Span {
  const nowhere = { file: file.path, start: 0, end: 0 };
  const ruleAt = file.text.indexOf(`\n    ${JSON.stringify(rule)}: {`);
  if (ruleAt < 0) return nowhere;
  const text = JSON.stringify(place);
  const at = file.text.indexOf(`\n      ${text}: `, ruleAt);
  return at < 0 ? nowhere : { file: file.path, start: at + 7, end: at + 7 + text.length };
}

/** A path in the plan as a JSON pointer. */
export function pointerOf(path: readonly string[]): string {
  return path.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function inOrder(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...entries].sort((a, b) => before(a.rule, b.rule) || before(a.place, b.place));
}
