import type { Diagnostic, Level } from "../diagnostics/diagnostic.js";
import { counted } from "./phrases.js";
import type { Tool } from "./report.js";

/** All findings of one code. */
export interface Cluster {
  readonly code: string;
  /** The gravest level among them. */
  readonly level: Level;
  /** In the order of the report. */
  readonly findings: readonly Diagnostic[];
  /** How many of them `--fix` and `--fix-unsafe` would put right. */
  readonly safe: number;
  readonly unsafe: number;
  /** The entries of the plan they stand in, the one with most of them first. */
  readonly entries: readonly Tally[];
}

/** An entry of a plan or, where that is unknown, a file; and how many findings stand in it. */
export interface Tally {
  readonly entry: Entry;
  readonly count: number;
}

/** Where a finding stands, as people speak of it. Names are as the plan has them, unescaped. */
export interface Entry {
  /** `event`, `entity`, …, or `file`; `run` for what has no place. */
  readonly kind: string;
  /** `undefined` where there is but one of its kind: the dictionary, the context. */
  readonly name: string | undefined;
}

const gravity: Readonly<Record<Level, number>> = { error: 0, warn: 1, info: 2 };

/**
 * The findings by code, those worth doing first in front: by level; mistakes of the language, without which nothing can be
 * made of the plan; rules that even the preset `minimal` has, since they tell of data lost or spoilt; privacy before the rest, and
 * documentation behind it; then by number.
 */
export function clustersOf(diagnostics: readonly Diagnostic[], tool: Tool | undefined): readonly Cluster[] {
  const byCode = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const list = byCode.get(diagnostic.code);
    if (list) list.push(diagnostic);
    else byCode.set(diagnostic.code, [diagnostic]);
  }
  return [...byCode]
    .map(([code, findings]) => clusterOf(code, findings))
    .map((cluster) => ({ cluster, order: orderOf(cluster, tool) }))
    .sort((a, b) => compareNumbers(a.order, b.order) || (a.cluster.code < b.cluster.code ? -1 : 1))
    .map(({ cluster }) => cluster);
}

function clusterOf(code: string, findings: readonly Diagnostic[]): Cluster {
  const level = findings.reduce<Level>(
    (worst, each) => (gravity[each.level] < gravity[worst] ? each.level : worst),
    "info",
  );
  return {
    code,
    level,
    findings,
    safe: findings.filter(({ fix }) => fix?.safe === true).length,
    unsafe: findings.filter(({ fix }) => fix?.safe === false).length,
    entries: tally(findings.map(entryOf)),
  };
}

function orderOf({ code, level, findings }: Cluster, tool: Tool | undefined): readonly number[] {
  const explained = tool?.catalogue.find(code);
  const isMinimal = explained?.kind === "rule" && explained.rule.levels.minimal !== "off";
  const group = explained?.kind === "rule" ? explained.rule.group : undefined;
  const isLanguage = findings.some(({ origin }) => origin === "language");
  return [gravity[level], isLanguage ? 0 : 1, isMinimal ? 0 : 1, weight(group), -findings.length];
}

/** What went to a destination can't be called back; a text can be written any day. */
function weight(group: string | undefined): number {
  if (group === "privacy") return 0;
  return group === "documentation" ? 2 : 1;
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (const [at, number] of a.entries()) {
    const difference = number - (b[at] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

const kinds: ReadonlyMap<string, string> = new Map([
  ["events", "event"],
  ["entities", "entity"],
  ["metrics", "metric"],
  ["bundles", "bundle"],
  ["types", "type"],
  ["dictionary", "dictionary"],
  ["context", "context"],
]);
/** These are one thing, however much stands in them. */
const single: ReadonlySet<string> = new Set(["dictionary", "context"]);

/** The entry of the plan in which a finding stands. */
export function entryOf({ path: [key, name], span }: Diagnostic): Entry {
  const kind = key === undefined ? undefined : kinds.get(key);
  if (kind !== undefined) return { kind, name: single.has(kind) ? undefined : name };
  return span ? { kind: "file", name: span.file } : { kind: "run", name: undefined };
}

/** Entries with how often each occurs, most often first. */
export function tally(entries: readonly Entry[]): readonly Tally[] {
  const counts = new Map<string, { readonly entry: Entry; count: number }>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.kind, entry.name ?? null]);
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { entry, count: 1 });
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : a > b ? 1 : 0))
    .map(([, counted]) => counted);
}

/** `in 12 events`, or in more general words where they are of several kinds; empty for what has no place. */
export function spreadOf(entries: readonly Tally[]): string {
  const all = new Set(entries.map(({ entry }) => entry.kind));
  const [kind] = all;
  if (kind === undefined || kind === "run") return "";
  if (all.size > 1) return `in ${counted(entries.length, "place")}`;
  if (single.has(kind)) return `in the ${kind}`;
  return `in ${counted(entries.length, kind, kind === "entity" ? "entities" : `${kind}s`)}`;
}

/** What `--fix` and `--fix-unsafe` would do of them. */
export function fixableOf({ safe, unsafe }: Pick<Cluster, "safe" | "unsafe">): readonly string[] {
  return [...(safe > 0 ? [`${safe} with \`--fix\``] : []), ...(unsafe > 0 ? [`${unsafe} with \`--fix-unsafe\``] : [])];
}

/**
 * The findings to show where only so many can be: the first of each cluster in turn, then the second, so that one loud rule
 * doesn't hide the others. They come in the order of the report.
 */
export function mostTelling(clusters: readonly Cluster[], limit: number): ReadonlySet<Diagnostic> {
  const chosen = new Set<Diagnostic>();
  for (let turn = 0; chosen.size < limit; turn++) {
    const before = chosen.size;
    for (const { findings } of clusters) {
      const next = findings[turn];
      if (next && chosen.size < limit) chosen.add(next);
    }
    if (chosen.size === before) break;
  }
  return chosen;
}
