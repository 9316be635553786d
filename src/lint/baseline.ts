import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { type Baseline, type BaselineEntry, pointerOf, spanOfEntry } from "../project/baseline.js";
import { baselineOutdated } from "./mistakes.js";

/** What there is to know about a run before its baseline is asked. */
export interface BaselineRun {
  /** The rules that ran: nothing can be said about the entries of others. */
  readonly ran: ReadonlySet<string>;
  /** Every rule that there is: entries of others are left from rules that are gone. */
  readonly rules: ReadonlySet<string>;
  /** Whether rules saw the whole plan. Where errors kept them from some of it, no entry can be called outdated. */
  readonly sawAll: boolean;
}

/** What a baseline can know: a finding, or one place of several that are told together. */
export interface Recordable {
  /** The rule. */
  readonly code: string;
  /** Its place in the plan, in the plan's own names. */
  readonly path: readonly string[];
  /** Further places at which it counts as known, too, if one of them is recorded. */
  readonly alsoAt?: readonly (readonly string[])[] | undefined;
}

/** What a baseline made of findings. */
export interface Compared<Finding> {
  /** What it does not know. */
  readonly remaining: readonly Finding[];
  /** That it records what nobody finds any more. */
  readonly fault: Diagnostic | undefined;
  /** How many findings it knows. */
  readonly known: number;
  /** The baseline without what no longer matches. */
  readonly pruned: readonly BaselineEntry[];
}

/**
 * Takes out the findings that a baseline knows: of each rule at each place as many as it has recorded. Places are the
 * plan's own names, so that edits elsewhere change nothing. Entries that match less than they say are one finding.
 */
export function compareWithBaseline<Finding extends Recordable>(
  findings: readonly Finding[],
  baseline: Baseline,
  { ran, rules, sawAll }: BaselineRun,
): Compared<Finding> {
  const left = new Map<string, number>();
  for (const entry of baseline.entries) left.set(keyOf(entry), entry.count);
  const takes = (rule: string, path: readonly string[]): boolean => {
    const key = keyOf({ rule, place: pointerOf(path) });
    const allowed = left.get(key) ?? 0;
    if (allowed > 0) left.set(key, allowed - 1);
    return allowed > 0;
  };
  const ownPlace = findings.filter(({ code, path }) => !rules.has(code) || !takes(code, path));
  const remaining = ownPlace.filter(({ code, alsoAt }) => !alsoAt?.some((path) => takes(code, path)));
  const canTell = (rule: string): boolean => sawAll && (ran.has(rule) || !rules.has(rule));
  const pruned: BaselineEntry[] = [];
  const outdated: BaselineEntry[] = [];
  for (const entry of baseline.entries) {
    const over = canTell(entry.rule) ? (left.get(keyOf(entry)) ?? 0) : 0;
    if (over > 0) outdated.push({ ...entry, count: over });
    if (over < entry.count) pruned.push({ ...entry, count: entry.count - over });
  }
  const [first, ...others] = outdated;
  const { file } = baseline;
  let fault: Diagnostic | undefined;
  if (first && file) {
    const gone = outdated.reduce((sum, { count }) => sum + count, 0);
    const mistake = mistaken(
      baselineOutdated,
      spanOfEntry(file, first),
      { findings: `${counted(gone, "finding")} that ${gone === 1 ? "is" : "are"}` },
      {
        label: others.length > 0 ? `gone, and so are those of ${counted(others.length, "other place")}` : "gone",
      },
    );
    fault = { ...mistake, level: "warn", origin: "rule" };
  }
  return { remaining, fault, known: findings.length - remaining.length, pruned };
}

/** The entries that record findings: those of rules, at their places. */
export function baselineOf(findings: readonly Recordable[], rules: ReadonlySet<string>): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const { code: rule, path } of findings) {
    if (!rules.has(rule)) continue;
    const place = pointerOf(path);
    const key = keyOf({ rule, place });
    entries.set(key, { rule, place, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  return [...entries.values()];
}

function keyOf({ rule, place }: Pick<BaselineEntry, "rule" | "place">): string {
  return `${rule}\n${place}`;
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
