import type { RunCache } from "../cache/run-cache.js";
import { writeFindings } from "../cache/write.js";
import { type LoadedPlans, loadPlans } from "../load.js";
import { renderStats } from "../report/stats.js";
import { Stopwatch } from "../stopwatch.js";
import { withoutUnreadable, writeBaselines } from "./baselines.js";
import { filesOfNoPlan } from "./given-files.js";
import { type LintCommand, lintQuestion } from "./lint-options.js";
import { reportOutcome } from "./lint-report.js";
import { type Inspected, inspectAll } from "./plans.js";
import type { Invocation } from "./spec.js";

/** Loads and lints some plans and reports what there is to tell; fixes and records as asked. */
export async function lintPlans(
  { arguments: paths, terminal }: Invocation,
  command: LintCommand,
  { cache, stages }: { readonly cache: RunCache | undefined; readonly stages: Stopwatch | undefined },
): Promise<0 | 1 | 2> {
  const rules = stages && new Stopwatch(() => performance.now());

  const fixed = command.fix && (await (await import("./fixing.js")).fixing(paths, command.fix, command, terminal));
  if (fixed && "exitCode" in fixed) return fixed.exitCode;
  const { value: plans, diagnostics: loading } = fixed
    ? { value: fixed.plans, diagnostics: fixed.loading }
    : await loadPlans(paths, { cwd: terminal.cwd, stopwatch: stages });
  const diagnostics = [...loading, ...(await filesOfNoPlan(paths, plans, terminal.cwd))];
  const inspectPlans = (loaded: LoadedPlans): Inspected => {
    const found = inspectAll(loaded, diagnostics, { ...command, shows: plans.shows, stopwatch: rules });
    if (!fixed) return found;
    return { ...found, report: { ...found.report, diagnostics: fixed.withoutRefused(found.report.diagnostics) } };
  };
  let inspected = stages ? stages.time("rules", () => inspectPlans(plans)) : inspectPlans(plans);
  if (command.record) {
    // What the paths don't show is recorded as well: a plan has one baseline.
    const all = command.record === "write" ? withoutUnreadable(plans) : plans;
    const whole = inspectAll(all, diagnostics, { ...command, level: "info" });
    const changed = await writeBaselines(whole, command.record, { terminal, quiet: command.quiet });
    if (!changed) return 2;
    inspected = inspectPlans({ ...plans, plans: changed });
  }

  const answer = () => reportOutcome(inspected, command, terminal);
  const exitCode = stages ? await stages.timeAsync("report", answer) : await answer();
  const keep = () => cache?.keep(lintQuestion(paths, command), plans, diagnostics, writeFindings(inspected.report));
  if (!stages || !rules) keep();
  else {
    const kept = stages.time("cache", keep);
    const use = kept === undefined ? "off" : kept ? "kept" : "too-large";
    terminal.err(renderStats({ stages: stages.totals, rules: rules.totals, cache: use }, terminal.color));
  }
  return exitCode;
}
