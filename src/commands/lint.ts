import { readFindings } from "../cache/findings.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { renderStats } from "../report/stats.js";
import { Stopwatch } from "../stopwatch.js";
import { openCache } from "./caching.js";
import { lintQuestion, readLintOptions } from "./lint-options.js";
import { reportOutcome } from "./lint-report.js";
import type { Run } from "./spec.js";

/** `trackc lint`: everything there is to tell of some plans. What the cache can answer is told without loading the linter. */
export const run: Run = async (invocation) => {
  const { arguments: paths, terminal } = invocation;
  const command = await readLintOptions(invocation);
  if (!command) return 2;
  if (command.watch) return (await import("./watching.js")).watchLint(invocation, command);
  const stages = command.stats ? new Stopwatch(() => performance.now()) : undefined;
  const ask = async () => {
    const cache = command.cache ? await openCache(paths, terminal) : undefined;
    return { cache, known: await cache?.ask(lintQuestion(paths, command), readFindings) };
  };
  const { cache, known } = stages && command.cache ? await stages.timeAsync("cache", ask) : await ask();
  if (!known) {
    const { lintPlans } = await import("./linting.js");
    return lintPlans(invocation, command, { cache, stages });
  }
  const { value: findings, sources } = known;
  // What could not run is not kept.
  const outcome = { report: { ...findings, sources }, exitCode: hasErrors(findings.diagnostics) ? 1 : 0 } as const;
  const answer = () => reportOutcome(outcome, command, terminal);
  if (!stages) return answer();
  const answered = await stages.timeAsync("report", answer);
  terminal.err(renderStats({ stages: stages.totals, rules: new Map(), cache: "answered" }, terminal.color));
  return answered;
};
