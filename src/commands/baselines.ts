import path from "node:path";
import { hasErrors } from "../diagnostics/diagnostic.js";
import type { LintSummary } from "../lint/index.js";
import type { LoadedPlans } from "../load.js";
import type { LoadedPlan } from "../loaded.js";
import { type BaselineEntry, baselineName, baselineText } from "../project/baseline.js";
import { baselineUnreadable } from "../project/baseline-mistakes.js";
import { visible } from "../report/visible.js";
import { isLink, linkRefusal } from "../write/links.js";
import { reasonOf } from "../write/reasons.js";
import { writeWhole } from "../write/whole.js";
import type { Inspected } from "./plans.js";
import type { Terminal } from "./spec.js";

/**
 * The plans without the error that a baseline can't be read, which is no error of theirs: what is written anew need not be
 * read, and rules see the whole plan.
 */
export function withoutUnreadable(loaded: LoadedPlans): LoadedPlans {
  const plans = loaded.plans.map((plan) => {
    const diagnostics = plan.diagnostics.filter(({ code }) => code !== baselineUnreadable.code);
    return diagnostics.length < plan.diagnostics.length ? { ...plan, diagnostics } : plan;
  });
  return { ...loaded, plans };
}

/**
 * Writes the baselines of plans anew, or takes out of them what is put right, and says so on standard error. Gives the
 * plans with their new baselines; `undefined`, said as well, where one could not be written.
 */
export async function writeBaselines(
  { plans }: Inspected,
  how: "write" | "prune",
  { terminal, quiet }: { readonly terminal: Terminal; readonly quiet: boolean },
): Promise<readonly LoadedPlan[] | undefined> {
  const fileOf = ({ project }: LoadedPlan): string => path.join(project.folder, baselineName);
  const nameOf = ({ project }: LoadedPlan): string => path.posix.join(path.posix.dirname(project.file), baselineName);
  const linked = plans.find(({ loaded }) => isLink(fileOf(loaded)));
  if (linked) {
    terminal.err(`error: ${visible(nameOf(linked.loaded))} can't be written: ${linkRefusal}\n`);
    return undefined;
  }
  const changed: LoadedPlan[] = [];
  for (const { loaded, result } of plans) {
    const { baseline: before } = loaded;
    const file = fileOf(loaded);
    const name = nameOf(loaded);
    const present = loaded.sources.get(name);
    const shown = visible(name);
    if (hasErrors(loaded.diagnostics)) {
      terminal.err(`${shown} stays as it is: a baseline records findings, and the plan has errors\n`);
      changed.push(loaded);
      continue;
    }
    const entries = how === "write" ? result.value.baseline.all : prunedOf(before?.entries, result.value);
    const text = baselineText(entries);
    if (present ? text !== present.text : entries.length > 0) {
      try {
        await writeWhole(file, text);
      } catch (error) {
        terminal.err(`error: ${shown} can't be written: ${reasonOf(error)}\n`);
        return undefined;
      }
    }
    if (!quiet) terminal.err(`${shown}: ${how === "write" ? recorded(entries) : tookOut(before?.entries, entries)}\n`);
    // The text that a code frame would show is the new one.
    const written = present && { ...present, text };
    changed.push({ ...loaded, baseline: { entries, file: written } });
  }
  return changed;
}

function prunedOf(before: readonly BaselineEntry[] | undefined, { baseline }: LintSummary): readonly BaselineEntry[] {
  return before ? baseline.pruned : [];
}

function recorded(entries: readonly BaselineEntry[]): string {
  if (entries.length === 0) return "there is nothing to record";
  const rules = new Set(entries.map(({ rule }) => rule)).size;
  return `${counted(findings(entries), "finding")} of ${counted(rules, "rule")} recorded; from now on only new ones fail`;
}

function tookOut(before: readonly BaselineEntry[] | undefined, after: readonly BaselineEntry[]): string {
  if (!before) return "there is no baseline to prune";
  const gone = findings(before) - findings(after);
  return gone === 0 ? "nothing to take out" : `${counted(gone, "finding")} taken out, ${findings(after)} left`;
}

function findings(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}
