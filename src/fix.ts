/**
 * Fixing plans. For a command:
 *
 * ```ts
 * const fixed = await fixPlans(paths, { cwd, today, which: "safe", dryRun: false });
 * fixed.plans        // LoadedPlans as they are now (in a dry run: as they would be), to be inspected and reported as usual
 * fixed.loading      // the diagnostics of loading them
 * fixed.files        // [{ path, before, after }], sorted by path: what was, or would be, written
 * fixed.fixed        // how many fixes were made
 * fixed.refused      // [{ diagnostic, title, reason }]: fixes that were asked for and not made; `withoutRefused` takes them from findings
 * fixed.unwritten    // [{ path, reason }]: when not empty, nothing or not everything was written; exit 2
 * ```
 *
 * `renderDiff(fixed.files, …)` of `report/diff.ts` shows the files as a patch. All of `InspectOptions` (`only`, `without`,
 * `level`, `preset`, `baseline`) choose among the findings, as in `lint`.
 */
import path from "node:path";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { reloader } from "./fix/reload.js";
import { type FixedFile, type FixedPlan, fixPlan, type RefusedFinding, type WhichFixes } from "./fix/rounds.js";
import { type FileToWrite, type UnwrittenFile, writeFixed } from "./fix/write.js";
import type { InspectOptions } from "./inspect.js";
import { loadText } from "./load/text.js";
import { type LoadedPlans, type LoadOptions, loadPlans } from "./load.js";
import type { LoadedPlan } from "./loaded.js";
import type { SourceFile } from "./source/span.js";

export { type FixedFile, type FixedPlan, type RefusedFinding, type WhichFixes, withoutRefused } from "./fix/rounds.js";
export type { UnwrittenFile } from "./fix/write.js";

/** What to fix, and whether to write it. */
export interface FixOptions extends LoadOptions, Omit<InspectOptions, "shows" | "stopwatch"> {
  readonly which: WhichFixes;
  /** Whether files stay as they are; false by default. */
  readonly dryRun?: boolean | undefined;
}

/** What fixing several plans came to. */
export interface FixedPlans {
  readonly plans: LoadedPlans;
  readonly loading: readonly Diagnostic[];
  readonly files: readonly FixedFile[];
  readonly fixed: number;
  readonly refused: readonly RefusedFinding[];
  readonly unwritten: readonly UnwrittenFile[];
}

/** Loads the plans that some paths belong to, fixes them and writes what has changed. */
export async function fixPlans(where: string | readonly string[], options: FixOptions): Promise<FixedPlans> {
  const { value: plans, diagnostics: loading } = await loadPlans(where, options);
  const cwd = path.resolve(options.cwd ?? ".");
  const sources = new Map<string, SourceFile>();
  const now: LoadedPlan[] = [];
  const files: FileToWrite[] = [];
  const refused: RefusedFinding[] = [];
  let count = 0;
  for (const loaded of plans.plans) {
    const fixed = fixPlan(loaded, reloader(loaded), { ...options, shows: plans.shows });
    now.push(fixed.loaded);
    for (const [file, source] of fixed.loaded.sources) sources.set(file, source);
    const { folder } = loaded.project;
    for (const file of fixed.files) files.push({ ...file, folder, absolute: path.resolve(cwd, file.path) });
    refused.push(...fixed.refused);
    count += fixed.fixed;
  }
  const unwritten = options.dryRun ? [] : await writeFixed(files);
  return {
    plans: { plans: now, sources, shows: plans.shows },
    loading,
    files: files.map(({ path: file, before, after }) => ({ path: file, before, after })),
    fixed: count,
    refused,
    unwritten,
  };
}

/** Fixes a plan that is given as texts by their path, as `loadText` takes them. */
export function fixText(
  files: Readonly<Record<string, string>>,
  options: Omit<FixOptions, "cwd" | "dryRun">,
): FixedPlan {
  const load = (texts: ReadonlyMap<string, string>): LoadedPlan =>
    loadText({ ...files, ...Object.fromEntries(texts) }).value;
  return fixPlan(load(new Map()), load, options);
}
