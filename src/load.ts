import path from "node:path";
import type { Result } from "./diagnostics/diagnostic.js";
import { mistaken } from "./diagnostics/mistake.js";
import { findPlans } from "./load/find.js";
import { loadManifest } from "./load/manifest.js";
import { SharedWork } from "./load/shared.js";
import type { LoadedPlan } from "./loaded.js";
import { Memory } from "./plan/resolve/memory.js";
import { severalPlans } from "./project/mistakes.js";
import type { SourceFile, Sources } from "./source/span.js";
import type { Stopwatch } from "./stopwatch.js";

/** Where paths are relative to. */
export interface LoadOptions {
  /** The working folder; the process's own by default. Paths in results are relative to it. */
  readonly cwd?: string | undefined;
  /** Counts how long reading, parsing and resolving take. */
  readonly stopwatch?: Stopwatch | undefined;
  /** What earlier loadings of the same plans have worked out, by the folder of their manifest: for whoever loads again and again. */
  readonly kept?: Map<string, SharedWork> | undefined;
}

/** The plans that a run is about. */
export interface LoadedPlans {
  /** One for each manifest, sorted by its folder. */
  readonly plans: readonly LoadedPlan[];
  /** The files of all of them. */
  readonly sources: Sources;
  /**
   * Whether findings in a file (by its path in `sources`) are to be shown. Paths choose what is shown, never what is
   * loaded: a plan is only right or wrong as a whole. What has no file is always shown.
   */
  shows(file: string | undefined): boolean;
}

/**
 * Loads the one plan that a path belongs to: a manifest, its folder, or anything below it; of the working folder by
 * default. Mistakes are diagnostics, not exceptions; the value is `undefined` only where no manifest was found.
 */
export async function loadPlan(where = ".", options: LoadOptions = {}): Promise<Result<LoadedPlan | undefined>> {
  const { value, diagnostics } = await loadPlans(where, options);
  const [plan, ...others] = value.plans;
  if (!plan || others.length === 0) return { value: plan, diagnostics };
  const plans = value.plans.map(({ project }) => `\`${path.posix.dirname(project.file)}\``).join(", ");
  return { value: undefined, diagnostics: [mistaken(severalPlans, undefined, { folder: where, plans })] };
}

/**
 * Loads every plan that some paths belong to. For each path the nearest manifest upwards counts; where there is
 * none, all manifests below it.
 */
export async function loadPlans(
  where: string | readonly string[] = [],
  options: LoadOptions = {},
): Promise<Result<LoadedPlans>> {
  const cwd = path.resolve(options.cwd ?? ".");
  const { folders, shows, diagnostics: unfound } = await findPlans(where, cwd);
  const diagnostics = [...unfound];
  const plans: LoadedPlan[] = [];
  const sources = new Map<string, SourceFile>();
  for (const folder of folders) {
    const { kept, stopwatch } = options;
    const shared = kept?.get(folder) ?? new SharedWork(kept && { memory: new Memory(), isKept: true });
    kept?.set(folder, shared);
    const loaded = await loadManifest(folder, { cwd, stopwatch, shared });
    plans.push(loaded.value);
    diagnostics.push(...loaded.diagnostics);
    for (const [file, source] of loaded.value.sources) sources.set(file, source);
  }
  return { value: { plans, sources, shows }, diagnostics };
}
