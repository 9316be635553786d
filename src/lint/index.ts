import type { Diagnostic, Level, Result } from "../diagnostics/diagnostic.js";
import { inOrder } from "../diagnostics/order.js";
import type { LoadedPlan } from "../loaded.js";
import type { BaselineEntry } from "../project/baseline.js";
import { allRules } from "../rules/index.js";
import type { Span } from "../source/span.js";
import type { Stopwatch } from "../stopwatch.js";
import { baselineOf, compareWithBaseline, type Recordable } from "./baseline.js";
import { collectNames } from "./given-names.js";
import { findingsOfLeft, type Group, groupOf, type Member, recordedOf, toldOf } from "./groups.js";
import { type Levels, resolveLevels } from "./levels.js";
import { lintMistakes } from "./mistakes.js";
import { rememberWords } from "./names/words.js";
import { planPaths } from "./plan-paths.js";
import { type PresetName, presetNames } from "./presets.js";
import type { Rule, RuleHost, Visitors } from "./rule.js";
import { Offsets } from "./spans.js";
import { suppress } from "./suppress.js";
import { timed, timedGroup } from "./timed.js";
import { walk } from "./walk.js";

/** What a lint run needs beside the plan. */
export interface LintOptions {
  /** The day to take as today, `YYYY-MM-DD`. The library never looks at the clock. */
  readonly today: string;
  /** The rules that there are; all of ours by default. */
  readonly rules?: readonly Rule[] | undefined;
  /** Ids of the only rules to run. One that is off counts at the level of the first preset that has it. */
  readonly only?: readonly string[] | undefined;
  /** Ids of rules not to run. */
  readonly without?: readonly string[] | undefined;
  /** The least level to show and count; `info` by default. */
  readonly level?: Level | undefined;
  /** A preset in place of the manifest's. */
  readonly preset?: PresetName | undefined;
  /** Whether findings that the plan's baseline records are left out; true by default. */
  readonly baseline?: boolean | undefined;
  /** Codes of the language's errors, so that a suppression of one is told apart from a misspelt rule. */
  readonly errorCodes?: Iterable<string> | undefined;
  /** Which files' diagnostics to show and count; all of them by default. The whole plan is linted in any case. */
  readonly shows?: ((file: string) => boolean) | undefined;
  /** Counts how long each rule takes; counting takes time itself. */
  readonly stopwatch?: Stopwatch | undefined;
}

/** How a run went, in numbers. */
export interface LintSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly events: number;
  /** Files of the plan, without the manifest. */
  readonly files: number;
  /** Findings that the baseline records, and which are not among the diagnostics. */
  readonly known: number;
  /** What a baseline of this run would record, and what is left of the present one. */
  readonly baseline: { readonly all: readonly BaselineEntry[]; readonly pruned: readonly BaselineEntry[] };
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

  const errorCodes = new Set([
    ...(options.errorCodes ?? []),
    ...language.map((diagnostic) => diagnostic.code),
    ...lintMistakes.map((mistake) => mistake.code),
  ]);
  const levels = resolveLevels(plan, project, rules, options.preset, isWhole, errorCodes);
  const chosen = choose(rules, levels.value, options);
  let found: Diagnostic[] = [];
  const groups: Group[] = [];
  let comparisons = 0;
  let visits = 0;
  const words = rememberWords();
  const collected = collectNames({ words, isWhole });
  let asksNames = false;
  const isBroken = brokenEntries(errors);
  const isLinted = ({ file }: Span): boolean => sources.get(file)?.linted !== false;
  const { stopwatch } = options;
  const listeners = chosen.map((rule): Visitors => {
    const levelAt = (span: Span): Level | undefined => {
      const level = levels.value.isOn(rule.id) ? levels.value.at(rule.id, span) : firstLevel(rule);
      return level === "off" ? undefined : level;
    };
    const host: RuleHost = {
      plan,
      project,
      today: options.today,
      isWhole,
      words,
      get names() {
        asksNames = true;
        return collected.names;
      },
      walk: (visitors) => {
        visits += walk(plan, [visitors], isBroken);
      },
      compared: (times = 1) => {
        comparisons += times;
      },
      options: levels.value.optionsOf(rule.id),
      report: ({ message, span, values, more }) => {
        const level = levelAt(span);
        if (level === undefined || !isLinted(span)) return;
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
      reportGroup: (group) => {
        const raw = stopwatch ? timedGroup(stopwatch, rule.id, group) : group;
        groups.push(groupOf(rule.id, raw, levelAt, isLinted));
      },
    };
    if (!stopwatch) return rule.start(host);
    return timed(stopwatch, rule.id, () => rule.start(host));
  });
  for (const listener of listeners) listener.plan?.(plan);
  visits += walk(plan, asksNames ? [collected.visitors, ...listeners] : listeners, isBroken);
  for (const listener of listeners) listener.end?.();

  const ids = new Set(rules.map((rule) => rule.id));
  const ran = new Set(chosen.map((rule) => rule.id));
  // What tells of many places at once is made of those places only after each of them has been judged as a finding is.
  const suppressed = suppress<Diagnostic | Member>([...inOrder(found), ...groups.flatMap(({ members }) => members)], {
    suppressions,
    sources,
    rules: ids,
    isLeftOut: (rule) => !ran.has(rule) && levels.value.isOn(rule),
    errorCodes,
    sawAll: isWhole,
    isOn: levels.value.isOn,
  });
  const findingsOfGroups = (tell: () => void): readonly Diagnostic[] => {
    found = [];
    tell();
    return found;
  };
  const told = toldOf(groups, suppressed.kept.filter(isMember), findingsOfGroups);
  const pathOf = planPaths(plan);
  const withPath = (each: Diagnostic): Diagnostic => (each.span ? { ...each, path: pathOf(each.span) } : each);
  const single = suppressed.kept.filter(isFinding).map(withPath);
  const placed = (member: Member): PlacedMember => ({
    code: member.code,
    path: pathOf(member.span),
    alsoAt: member.elsewhere.map(pathOf),
    member,
  });
  const recorded = loaded.baseline;
  const compared =
    recorded &&
    compareWithBaseline([...single, ...told.flatMap(({ members }) => members.map(placed))], recorded, {
      ran,
      rules: ids,
      sawAll: isWhole,
    });
  const asksBaseline = compared !== undefined && options.baseline !== false;
  const others = [
    ...language,
    ...levels.diagnostics,
    ...suppressed.faults,
    ...(asksBaseline && compared.fault ? [compared.fault] : []),
    ...(asksBaseline
      ? findingsOfLeft(
          told,
          compared.remaining.flatMap((each) => (isFinding(each) ? [] : [each.member])),
          findingsOfGroups,
        )
      : told.flatMap(({ findings }) => findings)),
  ];
  const alone = asksBaseline ? compared.remaining.filter(isFinding) : single;
  const shown = inOrder([...others.map(withPath), ...alone]).filter(
    ({ span, level }) =>
      isAtLeast(level, options.level ?? "info") && (!span || !options.shows || options.shows(span.file)),
  );
  const counted = (level: Level): number => shown.filter((diagnostic) => diagnostic.level === level).length;
  return {
    value: {
      errors: counted("error"),
      warnings: counted("warn"),
      infos: counted("info"),
      events: plan.events.length,
      files: planFiles(loaded),
      known: asksBaseline ? compared.known : 0,
      baseline: {
        // Of rules that did not run, what is recorded stays recorded.
        all: [
          ...baselineOf([...single, ...told.flatMap(recordedOf).map(placed)], ids),
          ...(recorded?.entries ?? []).filter(({ rule }) => ids.has(rule) && !ran.has(rule)),
        ],
        pruned: compared?.pruned ?? [],
      },
      steps: { visits, comparisons },
    },
    diagnostics: shown,
  };
}

/** A member as the baseline sees it. */
interface PlacedMember extends Recordable {
  readonly member: Member;
}

function isFinding(each: Diagnostic | Member | PlacedMember): each is Diagnostic {
  return "message" in each;
}

function isMember(each: Diagnostic | Member): each is Member {
  return !isFinding(each);
}

/** The rules to run: those that are on, or those that were asked for. */
function choose(rules: readonly Rule[], levels: Levels, { only, without }: LintOptions): readonly Rule[] {
  const asked = only && new Set(only);
  const left = new Set(without);
  return rules.filter(({ id }) => !left.has(id) && (asked ? asked.has(id) : levels.isOn(id)));
}

/** The level of a rule in the loosest preset that has it on. */
function firstLevel({ levels }: Rule): Level {
  return presetNames.map((name) => levels[name]).find((level) => level !== "off") ?? "warn";
}

const order: readonly Level[] = ["info", "warn", "error"];

function isAtLeast(level: Level, least: Level): boolean {
  return order.indexOf(level) >= order.indexOf(least);
}

/** How many files the plan itself is made of. */
function planFiles({ sources, project, baseline }: LoadedPlan): number {
  const others = [project.file, baseline?.file?.path].filter((path) => path !== undefined && sources.has(path));
  return sources.size - others.length;
}

/** Whether an error of the language lies in an entry. Rules pass it over, or one mistake would be told twice. */
function brokenEntries(errors: readonly Diagnostic[]): (entry: Span) => boolean {
  if (errors.length === 0) return () => false;
  const offsets = new Offsets(errors.flatMap(({ span }) => (span ? [span] : [])));
  return (entry) => offsets.anyIn(entry);
}
