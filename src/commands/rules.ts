import { levelsOfRules } from "../lint/levels.js";
import { loadPlans } from "../load.js";
import { usualReporter } from "../report/index.js";
import { rulesJson, rulesTable } from "../report/rules.js";
import { allRules } from "../rules/index.js";
import type { Run } from "./spec.js";

/** `trackc rules`: the rules that there are and, beside a manifest, the levels they have there. */
export const run: Run = async ({ arguments: paths, options, terminal }) => {
  const { group } = options;
  const rules = allRules.filter((rule) => group === undefined || rule.group === group);
  const { value, diagnostics } = await loadPlans(paths, { cwd: terminal.cwd });
  const [plan, ...others] = value.plans;
  if (!plan && paths.length > 0) {
    const summary = { errors: diagnostics.length, warnings: 0, infos: 0, events: 0, files: 0, known: 0 };
    const reporter = usualReporter(terminal.interactive);
    const report = { diagnostics, summary, sources: value.sources };
    terminal.err(reporter.render(report, { colour: terminal.color, width: terminal.columns }));
    return 2;
  }
  const here = plan && others.length === 0 ? levelsOfRules(plan.project, allRules) : undefined;
  terminal.out(options.format === "json" ? rulesJson(rules, here) : rulesTable(rules, here, terminal));
  return 0;
};
