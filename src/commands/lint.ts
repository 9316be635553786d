import { type LoadedPlans, loadPlans } from "../load.js";
import type { Reporter } from "../report/index.js";
import { renderStats } from "../report/stats.js";
import { Stopwatch } from "../stopwatch.js";
import { writeBaselines } from "./baselines.js";
import { fixing } from "./fixing.js";
import { readLintOptions } from "./lint-options.js";
import { type Inspected, inspectAll } from "./plans.js";
import { worldOf } from "./report-options.js";
import { say } from "./say.js";
import type { Run } from "./spec.js";

/** `trackc lint`: everything there is to tell of some plans. */
export const run: Run = async (invocation) => {
  const { arguments: paths, terminal } = invocation;
  const command = readLintOptions(invocation);
  if (!command) return 2;
  const watches = command.stats ? { stages: stopwatch(), rules: stopwatch() } : undefined;

  const fixed = command.fix && (await fixing(paths, command.fix, command, terminal));
  if (fixed && "exitCode" in fixed) return fixed.exitCode;
  const { value: plans, diagnostics } = fixed
    ? { value: fixed.plans, diagnostics: fixed.loading }
    : await loadPlans(paths, { cwd: terminal.cwd, stopwatch: watches?.stages });
  const inspectPlans = (loaded: LoadedPlans): Inspected =>
    inspectAll(loaded, diagnostics, { ...command, shows: plans.shows, stopwatch: watches?.rules });
  let inspected = watches ? watches.stages.time("rules", () => inspectPlans(plans)) : inspectPlans(plans);
  if (command.record) {
    // What the paths don't show is recorded as well: a plan has one baseline.
    const whole = inspectAll(plans, diagnostics, { ...command, level: "info" });
    const changed = await writeBaselines(whole, command.record, { terminal, quiet: command.quiet });
    if (!changed) return 2;
    inspected = inspectPlans({ ...plans, plans: changed });
  }

  const { report } = inspected;
  const tooMany = report.summary.warnings > command.warnings;
  const exitCode = inspected.exitCode === 0 && tooMany ? 1 : inspected.exitCode;
  const asked = { ...worldOf(terminal), quiet: command.quiet, exitCode };
  const plain = { ...asked, colour: false };
  const onScreen = { ...asked, colour: terminal.color, width: terminal.columns };
  const render = (reporter: Reporter, toFile: boolean): string => reporter.render(report, toFile ? plain : onScreen);
  const saying = (): Promise<boolean> => say(command.reports, render, report.sources, terminal);
  const reported = watches ? await watches.stages.timeAsync("report", saying) : await saying();
  if (watches) {
    terminal.err(renderStats({ stages: watches.stages.totals, rules: watches.rules.totals }, terminal.color));
  }
  if (!reported) return 2;
  if (tooMany && inspected.exitCode === 0) terminal.err(tooManyLine(report.summary.warnings, command.warnings));
  return exitCode;
};

function tooManyLine(found: number, allowed: number): string {
  return `${found === 1 ? "1 warning is" : `${found} warnings are`} more than --max-warnings ${allowed} allows\n`;
}

function stopwatch(): Stopwatch {
  return new Stopwatch(() => performance.now());
}
