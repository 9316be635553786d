import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { LoadedPlans } from "../load.js";
import { notOfPlan } from "../project/mistakes.js";

/** The files among some paths that are no part of the plans they led to: nothing would be said of them, whatever is in them. */
export async function filesOfNoPlan(
  paths: readonly string[],
  { plans }: LoadedPlans,
  cwd: string,
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  let known: ReadonlySet<string> | undefined;
  for (const given of paths) {
    const absolute = path.resolve(cwd, given);
    // What isn't there, or leads to no plan, has been told.
    if (plans.length === 0 || !(await stat(absolute).catch(() => undefined))?.isFile()) continue;
    known ??= await filesOf(plans, cwd);
    if (known.has(absolute) || known.has(await realpath(absolute))) continue;
    found.push(mistaken(notOfPlan, undefined, { path: given }));
  }
  return found;
}

/** What the plans were read from, and files that could not be read. */
async function filesOf(plans: LoadedPlans["plans"], cwd: string): Promise<ReadonlySet<string>> {
  const files = new Set<string>();
  for (const { sources, diagnostics } of plans) {
    const named = [...sources.keys(), ...diagnostics.flatMap(({ span }) => (span ? [span.file] : []))];
    for (const file of named) {
      const absolute = path.resolve(cwd, file);
      files.add(absolute);
      files.add(await realpath(absolute).catch(() => absolute));
    }
  }
  return files;
}
