import type { Diagnostic, Level, Result } from "../diagnostics/diagnostic.js";
import { inOrder } from "../diagnostics/order.js";
import type { LoadedPlan } from "../loaded.js";
import { allRules } from "../rules/index.js";
import type { Span } from "../source/span.js";
import { resolveLevels } from "./levels.js";
import { lintMistakes } from "./mistakes.js";
import { planPaths } from "./plan-paths.js";
import type { PresetName } from "./presets.js";
import type { Rule, RuleHost, Visitors } from "./rule.js";
import { Offsets } from "./spans.js";
import { suppress } from "./suppress.js";
import { walk } from "./walk.js";
import { rememberWords } from "./words.js";

/** What a lint run needs beside the plan. */
export interface LintOptions {
  /** The day to take as today, `YYYY-MM-DD`. The library never looks at the clock. */
  readonly today: string;
  /** The rules to run; all of them by default. */
  readonly rules?: readonly Rule[] | undefined;
  /** A preset in place of the manifest's. */
  readonly preset?: PresetName | undefined;
  /** Codes of the language's errors, so that a suppression of one is told apart from a misspelt rule. */
  readonly errorCodes?: Iterable<string> | undefined;
  /** Which files' diagnostics to show and count; all of them by default. The whole plan is linted in any case. */
  readonly shows?: ((file: string) => boolean) | undefined;
}

/** How a run went, in numbers. */
export interface LintSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly events: number;
  /** Files of the plan, without the manifest. */
  readonly files: number;
  /** How much work it was, which must grow with the plan and no faster. */
  readonly steps: { readonly visits: number; readonly comparisons: number };
}

/**
 * Lints a loaded plan. The diagnostics are everything there is to tell: what loading reported and what the rules found
 * (`origin` tells them apart), in order, each once. Never throws on account of a plan.
 */
export function lint(loaded: LoadedPlan, options: LintOptions): Result<LintSummary> {
  const { plan, project, sources, suppressions } = loaded;
  const rules = options.rules ?? allRules;
  const language = loaded.diagnostics;
  const errors = language.filter((diagnostic) => diagnostic.level === "error");
  const isWhole = errors.length === 0;

  const levels = resolveLevels(plan, project, rules, options.preset, isWhole);
  const found: Diagnostic[] = [];
  let comparisons = 0;
  const words = rememberWords();
  const listeners = rules
    .filter((rule) => levels.value.isOn(rule.id))
    .map((rule): Visitors => {
      const host: RuleHost = {
        plan,
        project,
        today: options.today,
        words,
        compared: (times = 1) => {
          comparisons += times;
        },
        options: levels.value.optionsOf(rule.id),
        report: ({ message, span, values, more }) => {
          const level = levels.value.at(rule.id, span);
          if (level === "off" || sources.get(span.file)?.linted === false) return;
          found.push({
            code: rule.id,
            origin: "rule",
            level,
            message,
            span,
            label: more.label,
            related: more.related ?? [],
            help: more.help ?? rule.fix,
            context: values,
            path: [],
            fix: more.fix,
          });
        },
      };
      return rule.start(host);
    });
  for (const listener of listeners) listener.plan?.(plan);
  const visits = walk(plan, listeners, brokenEntries(errors));
  for (const listener of listeners) listener.end?.();

  const kept = suppress(found, {
    suppressions,
    sources,
    rules: new Set(rules.map((rule) => rule.id)),
    errorCodes: new Set([
      ...(options.errorCodes ?? []),
      ...language.map((diagnostic) => diagnostic.code),
      ...lintMistakes.map((mistake) => mistake.code),
    ]),
    sawAll: isWhole,
    isOn: levels.value.isOn,
  });
  const pathOf = planPaths(plan);
  const shown = inOrder([...language, ...levels.diagnostics, ...kept])
    .filter(({ span }) => !span || !options.shows || options.shows(span.file))
    .map((each) => (each.span ? { ...each, path: pathOf(each.span) } : each));
  const counted = (level: Level): number => shown.filter((diagnostic) => diagnostic.level === level).length;
  return {
    value: {
      errors: counted("error"),
      warnings: counted("warn"),
      infos: counted("info"),
      events: plan.events.length,
      files: sources.size - (sources.has(project.file) ? 1 : 0),
      steps: { visits, comparisons },
    },
    diagnostics: shown,
  };
}

/** Whether an error of the language lies in an entry. Rules pass it over, or one mistake would be told twice. */
function brokenEntries(errors: readonly Diagnostic[]): (entry: Span) => boolean {
  const offsets = new Offsets(errors.flatMap(({ span }) => (span ? [span] : [])));
  return (entry) => offsets.anyIn(entry);
}
