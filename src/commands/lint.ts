import { loadPlans } from "../load.js";
import { reporters } from "../report/index.js";
import { inspectAll } from "./plans.js";
import type { Run } from "./spec.js";
import { readToday, readWarnings } from "./values.js";

/** `trackc lint`: everything there is to tell of some plans. */
export const run: Run = async ({ arguments: paths, options, terminal }) => {
  const today = readToday(options.today, terminal);
  const warnings = readWarnings(options.maxWarnings, terminal);
  if (today === undefined || warnings === undefined) return 2;
  const format = options.format ?? (terminal.interactive ? "text" : "line");
  const reporter = reporters.find(({ id }) => id === format);
  if (!reporter) throw new Error(`no reporter is called ${String(format)}`);

  const { value: plans, diagnostics } = await loadPlans(paths, { cwd: terminal.cwd });
  const { report, exitCode } = inspectAll(plans, diagnostics, today, plans.shows);
  terminal.out(reporter.render(report, { colour: terminal.color, width: terminal.columns }));
  if (exitCode !== 0) return exitCode;
  if (report.summary.warnings > warnings) {
    const found = report.summary.warnings === 1 ? "1 warning is" : `${report.summary.warnings} warnings are`;
    terminal.err(`${found} more than --max-warnings ${warnings} allows\n`);
    return 1;
  }
  return 0;
};
