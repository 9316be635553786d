import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Fix } from "../diagnostics/fix.js";
import { mistaken, type Particulars } from "../diagnostics/mistake.js";
import { nearestOf } from "../diagnostics/nearest.js";
import type { Sources, Span } from "../source/span.js";
import type { Suppression } from "../syntax/node.js";
import { meant } from "./levels.js";
import { suppressedError, suppressionWithoutReason, unknownRule, unusedSuppression } from "./mistakes.js";

/** What there is to know about a run's suppressions. */
export interface SuppressionRun {
  readonly suppressions: readonly Suppression[];
  readonly sources: Sources;
  readonly rules: ReadonlySet<string>;
  /** Codes that are not a rule's: errors of the language and of the engine. */
  readonly errorCodes: ReadonlySet<string>;
  /** Whether rules saw the whole plan. Where errors kept them from some of it, no suppression can be called unused. */
  readonly sawAll: boolean;
  readonly isOn: (rule: string) => boolean;
  /** Whether a rule that is on was not asked for in this run, so that nothing is known of its suppressions. */
  readonly isLeftOut: (rule: string) => boolean;
}

/** What a suppression can silence: a finding, or one place of several that are told together. */
export interface Suppressible {
  /** The rule. */
  readonly code: string;
  readonly span: Span | undefined;
}

/** What suppressions made of findings. */
export interface Suppressed<Finding> {
  /** What none of them silences. */
  readonly kept: readonly Finding[];
  /** What is wrong with the suppressions themselves. */
  readonly faults: readonly Diagnostic[];
}

/** Takes out what suppressions silence, and reports the suppressions that are themselves at fault. */
export function suppress<Finding extends Suppressible>(
  findings: readonly Finding[],
  run: SuppressionRun,
): Suppressed<Finding> {
  const own = run.suppressions.filter((each) => run.sources.get(each.span.file)?.linted !== false);
  const used = new Set<Suppression>();
  const silenced = silence(findings, own, used);
  const faults = own.flatMap((suppression) => faultsOf(suppression, used.has(suppression), run));
  return { kept: findings.filter((finding) => !silenced.has(finding)), faults };
}

/**
 * The findings that suppressions of their rule cover. Entries nest and never overlap otherwise, so one sweep over each
 * file and rule with a stack of the open ones finds the innermost.
 */
function silence(
  findings: readonly Suppressible[],
  suppressions: readonly Suppression[],
  used: Set<Suppression>,
): ReadonlySet<Suppressible> {
  const key = (file: string, rule: string): string => `${rule}\n${file}`;
  const byKey = new Map<string, { suppression: Suppression; covers: Span }[]>();
  for (const suppression of suppressions) {
    const { covers, rule } = suppression;
    if (!covers) continue;
    const list = byKey.get(key(covers.file, rule));
    if (list) list.push({ suppression, covers });
    else byKey.set(key(covers.file, rule), [{ suppression, covers }]);
  }
  const concerned = new Map<string, { finding: Suppressible; start: number }[]>();
  for (const finding of findings) {
    if (!finding.span) continue;
    const at = key(finding.span.file, finding.code);
    if (!byKey.has(at)) continue;
    const list = concerned.get(at);
    if (list) list.push({ finding, start: finding.span.start });
    else concerned.set(at, [{ finding, start: finding.span.start }]);
  }
  const silenced = new Set<Suppressible>();
  for (const [at, list] of concerned) {
    const covering = (byKey.get(at) ?? []).sort((a, b) => a.covers.start - b.covers.start);
    const open: { suppression: Suppression; covers: Span }[] = [];
    let next = 0;
    for (const { finding, start } of list.sort((a, b) => a.start - b.start)) {
      for (let each = covering[next]; each && each.covers.start <= start; each = covering[++next]) open.push(each);
      while (open.length > 0 && (open[open.length - 1] as { covers: Span }).covers.end < start) open.pop();
      const innermost = open[open.length - 1];
      if (!innermost) continue;
      silenced.add(finding);
      used.add(innermost.suppression);
    }
  }
  return silenced;
}

function faultsOf(suppression: Suppression, isUsed: boolean, run: SuppressionRun): readonly Diagnostic[] {
  const { rule, ruleSpan, span, reason } = suppression;
  if (!run.rules.has(rule)) {
    const fault = run.errorCodes.has(rule)
      ? mistaken(suppressedError, ruleSpan, { code: rule })
      : mistaken(unknownRule, ruleSpan, { rule }, meantRule(suppression, run.rules));
    return [{ ...fault, origin: "rule" }];
  }
  const faults: Diagnostic[] = [];
  if (reason.trim() === "") faults.push({ ...mistaken(suppressionWithoutReason, span, { rule }), origin: "rule" });
  if (!isUsed && run.sawAll && !run.isLeftOut(rule)) {
    const help = unusedHelp(suppression, run);
    // One comment, one finding: that it does nothing matters more than that it doesn't say why.
    // One that covers nothing was meant for something: it has to go elsewhere.
    const fix: Fix | undefined = suppression.covers && {
      title: "Remove the comment",
      safe: true,
      changes: [{ kind: "remove-comment", comment: span }],
    };
    return [{ ...mistaken(unusedSuppression, span, { rule }, { help, fix }), level: "warn", origin: "rule" }];
  }
  return faults;
}

/** The rule that was probably meant. What it silences then, a person has to see. */
function meantRule({ rule, ruleSpan }: Suppression, rules: ReadonlySet<string>): Particulars {
  const found = rule === "" ? undefined : nearestOf(rule, rules);
  if (!found) return meant(rule, rules);
  const fix: Fix = {
    title: `Write \`${found.name}\``,
    safe: false,
    changes: [{ kind: "respell-rule", rule: ruleSpan, to: found.name }],
  };
  return { ...meant(rule, rules), fix: found.isOnly ? fix : undefined };
}

function unusedHelp({ covers, rule }: Suppression, run: SuppressionRun): string {
  if (!covers) return "Put it on its own line directly above the line where an entry begins.";
  if (!run.isOn(rule)) return `Remove the comment: \`${rule}\` is off in this project.`;
  return "Remove the comment.";
}
