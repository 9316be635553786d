import type { Question } from "../cache/run-cache.js";
import type { Level } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import { type ReportFormat, reportFormats } from "../report/index.js";
import { visible } from "../report/visible.js";
import { type Asked, listOf, readFormats } from "./formats.js";
import type { Invocation, Terminal } from "./spec.js";
import { readToday, readWarnings } from "./values.js";

/** The options of `trackc lint`, read. */
export interface LintCommand {
  readonly today: string;
  readonly warnings: number;
  readonly level: Level;
  readonly only: readonly string[] | undefined;
  readonly without: readonly string[] | undefined;
  /** What goes to standard output first, in the order in which it was asked for. */
  readonly reports: readonly Asked<ReportFormat>[];
  readonly fix: "safe" | "all" | undefined;
  readonly dryRun: boolean;
  /** Whether findings that a baseline records are left out. */
  readonly baseline: boolean;
  readonly record: "write" | "prune" | undefined;
  readonly stats: boolean;
  readonly quiet: boolean;
  /** Whether to run again after each change. */
  readonly watch: boolean;
  /** Whether to ask the cache, and to keep what was found there. */
  readonly cache: boolean;
}

const levels: Readonly<Record<string, Level>> = { info: "info", warn: "warn", warning: "warn", error: "error" };

/** Reads the options of `trackc lint`; `undefined`, said on standard error, where they make no sense. */
export async function readLintOptions({ options, terminal }: Invocation): Promise<LintCommand | undefined> {
  const today = readToday(options.today, terminal);
  const warnings = readWarnings(options.maxWarnings, terminal);
  const reports = readFormats(options.format, reportFormats, terminal);
  const only = await readRules(options.rule, "--rule", terminal);
  const without = await readRules(options.ignoreRule, "--ignore-rule", terminal);
  if (today === undefined || warnings === undefined || !reports || only === null || without === null) return undefined;
  const write = options.writeBaseline === true;
  const prune = options.pruneBaseline === true;
  const unsafe = options.fixUnsafe === true;
  const fix = unsafe ? "all" : options.fix === true ? "safe" : undefined;
  const watch = options.watch === true;
  const dryRun = options.dryRun === true;
  const clashes: readonly (readonly [boolean, string])[] = [
    [
      only?.every((id) => without?.includes(id)) ?? false,
      "--ignore-rule leaves out every rule that --rule names, so none would run",
    ],
    [
      write && prune,
      "--write-baseline records everything anew, --prune-baseline only takes out what is put right: give one of them",
    ],
    [dryRun && !fix, "--dry-run shows what --fix or --fix-unsafe would change: give one of them as well"],
    [dryRun && (write || prune), "--dry-run writes nothing, so a baseline can't be written in the same run"],
    [
      watch && (fix !== undefined || write || prune),
      "--watch runs again after each change, and files or a baseline that it writes would be changes: run these once, without it",
    ],
  ];
  const clash = clashes.find(([isThere]) => isThere)?.[1];
  if (clash !== undefined) {
    terminal.err(`error: ${clash}\n`);
    return undefined;
  }
  return {
    today,
    warnings,
    level: levels[String(options.level ?? "info")] ?? "info",
    only,
    without,
    reports,
    fix,
    dryRun,
    baseline: options.baseline !== false,
    record: write ? "write" : prune ? "prune" : undefined,
    stats: options.stats === true,
    quiet: options.quiet === true,
    watch,
    // What changes files or the baseline is done, not looked up.
    cache: options.cache !== false && !fix && !write && !prune,
  };
}

/** What the cache is asked, with all that decides what is found and shown. */
export function lintQuestion(paths: readonly string[], command: LintCommand): Question {
  const { today, only, without, level, baseline } = command;
  return { command: "lint", paths, options: { today, only, without, level, baseline } };
}

/** The values of `--rule` and `--ignore-rule`; `undefined` for none, `null` (said on standard error) for a wrong one. */
async function readRules(
  value: unknown,
  flag: string,
  terminal: Terminal,
): Promise<readonly string[] | undefined | null> {
  const given = listOf(value).flatMap((each) => each.split(",").map((id) => id.trim()));
  if (given.length === 0) return undefined;
  const { allRules } = await import("../rules/index.js");
  const known = new Set(allRules.map(({ id }) => id));
  const wrong = given.find((id) => !known.has(id));
  if (wrong === undefined) return given;
  const near = nearest(wrong, known);
  terminal.err(
    `error: ${flag} \`${visible(wrong)}\`: there is no such rule${near ? `; did you mean \`${near}\`?` : ""}\n  \`trackc rules\` lists them.\n`,
  );
  return null;
}
