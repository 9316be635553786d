import path from "node:path";
import { digestOf } from "../cache/inputs.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SharedWork } from "../load/shared.js";
import { type LoadedPlans, loadPlans } from "../load.js";
import { renderStats } from "../report/stats.js";
import { visible } from "../report/visible.js";
import { Stopwatch } from "../stopwatch.js";
import { watchAndRun } from "../watch/session.js";
import { WrittenFiles } from "../write/written-files.js";
import type { LintCommand } from "./lint-options.js";
import { reportOutcome } from "./lint-report.js";
import { makeAll } from "./making.js";
import type { OutputsCommand } from "./outputs.js";
import { inspectAll } from "./plans.js";
import type { Invocation, Terminal } from "./spec.js";

/** `lint --watch`. */
export function watchLint({ arguments: paths, terminal }: Invocation, command: LintCommand): Promise<0 | 2> {
  const { stats } = command;
  return watching(paths, terminal, async (plans, loading, stages) => {
    const rules = stats ? new Stopwatch(() => performance.now()) : undefined;
    const inspectPlans = () => inspectAll(plans, loading, { ...command, shows: plans.shows, stopwatch: rules });
    const inspected = stats ? stages.time("rules", inspectPlans) : inspectPlans();
    const report = () => reportOutcome(inspected, command, terminal);
    if (!rules) return void (await report());
    await stages.timeAsync("report", report);
    terminal.err(renderStats({ stages: stages.totals, rules: rules.totals, cache: "off" }, terminal.color));
  });
}

/** `build --watch`. */
export function watchOutputs({ arguments: paths, terminal }: Invocation, command: OutputsCommand): Promise<0 | 2> {
  const written = new WrittenFiles();
  return watching(paths, terminal, async (plans, loading) => {
    await makeAll(plans, loading, { command, terminal, written });
  });
}

/** What is done with the plans of one round. `stages` have counted how long loading them took. */
type Work = (plans: LoadedPlans, loading: readonly Diagnostic[], stages: Stopwatch) => Promise<void>;

/**
 * Does some work over plans, and again after each change, keeping what has not changed. What it says of itself goes to standard
 * error; a terminal is cleared before each run. Ending it is no failure: 0, and 2 where there was no plan.
 */
async function watching(paths: readonly string[], terminal: Terminal, work: Work): Promise<0 | 2> {
  const { cwd } = terminal;
  const kept = new Map<string, SharedWork>();
  let digest = "";
  let begun = 0;
  const some = await watchAndRun({
    async run(changed) {
      if (terminal.interactive) terminal.out(clearScreen);
      if (changed.length > 0) terminal.err(`${terminal.interactive ? "" : "\n"}${changedLine(changed, cwd)}\n`);
      begun = performance.now();
      const stages = new Stopwatch(() => performance.now());
      const { value: plans, diagnostics } = await loadPlans(paths, { cwd, kept, stopwatch: stages });
      await work(plans, diagnostics, stages);
      digest = digestOf(plans);
      return plans;
    },
    async isOutdated() {
      return digestOf((await loadPlans(paths, { cwd, kept })).value) !== digest;
    },
    waits(files) {
      const took = Math.round(performance.now() - begun);
      const watched = files === 1 ? "1 file" : `${files} files`;
      terminal.err(`Done in ${took} ms. Waiting for changes to ${watched}; Ctrl-C ends.\n`);
    },
    failed(error) {
      const help = "code" in error && error.code === "ENOSPC" ? " (the system allows no more watched folders)" : "";
      terminal.err(`error: changes can't be seen any more: ${visible(error.message)}${help}\n`);
    },
    ended: terminal.interrupted?.() ?? new Promise(() => {}),
  });
  return some ? 0 : 2;
}

/** Clears the screen and what was scrolled out of it, and goes to its top: what is seen is of the last run alone. */
const clearScreen = "\u001b[2J\u001b[3J\u001b[H";

const mostNamed = 3;

function changedLine(changed: readonly string[], cwd: string): string {
  const names = changed.slice(0, mostNamed).map((file) => visible(path.relative(cwd, file) || "."));
  const more = changed.length - names.length;
  return `Changed: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
