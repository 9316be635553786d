import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { nearest } from "../diagnostics/nearest.js";
import type { Json, Plan } from "../plan/model.js";
import type { Project, RuleLevel, RuleSetting } from "../project/model.js";
import type { Located, Span } from "../source/span.js";
import {
  overrideDoesNothing,
  overrideMatchesNothing,
  overrideWithOptions,
  suppressedError,
  unknownRule,
  unknownRuleOption,
  wrongRuleOption,
} from "./mistakes.js";
import type { OptionValue } from "./option.js";
import { matches } from "./pattern.js";
import { defaultPreset, type PresetName } from "./presets.js";
import type { Rule } from "./rule.js";
import { Places } from "./spans.js";

/** How a run treats its rules. */
export interface Levels {
  /** Whether the rule counts anywhere in the plan. */
  isOn(rule: string): boolean;
  /** The level of a rule at a place: that of the event in which the place is, else that of the plan. */
  at(rule: string, place: Span): RuleLevel;
  /** A rule's options as the manifest gives them. */
  optionsOf(rule: string): ReadonlyMap<string, OptionValue>;
}

type LevelOf = Map<string, RuleLevel>;

/**
 * Works out the levels: the preset, over it `lint.rules`, over that the overrides for the event, a later one over an
 * earlier. `isWhole` says whether all events are known, for only then can a pattern be said to fit none. `errorCodes` are the
 * codes that are no rule's.
 */
export function resolveLevels(
  plan: Plan,
  project: Project,
  rules: readonly Rule[],
  preset: PresetName | undefined,
  isWhole: boolean,
  errorCodes: ReadonlySet<string>,
): Result<Levels> {
  const diagnostics: Diagnostic[] = [];
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const known = (setting: RuleSetting): Rule | undefined => {
    const { value: id, span } = setting.rule;
    const rule = byId.get(id);
    if (!rule) {
      diagnostics.push(
        errorCodes.has(id)
          ? mistaken(suppressedError, span, { code: id })
          : mistaken(unknownRule, span, { rule: id }, meant(id, byId.keys())),
      );
    }
    return rule;
  };

  const everywhere = levelsOfRules(project, rules, preset);
  const options = new Map<string, ReadonlyMap<string, OptionValue>>();
  for (const setting of project.lint.rules) {
    const rule = known(setting);
    if (!rule || !setting.options) continue;
    const read = readOptions(rule, setting.options);
    options.set(rule.id, read.value);
    diagnostics.push(...read.diagnostics);
  }

  const overrides = project.lint.overrides.map((override) => {
    const levels: LevelOf = new Map();
    for (const setting of override.rules) {
      const rule = known(setting);
      if (!rule) continue;
      levels.set(rule.id, setting.level.value);
      if (rule.beyondEvents) {
        const help = `Set the level of \`${rule.id}\` under \`lint.rules\`.`;
        const what = `\`${rule.id}\` in an override`;
        diagnostics.push(inVain(setting.rule.span, what, "its findings never lie in an event", help));
      } else if (setting.options) {
        const help = `Write \`${rule.id}: ${setting.level.value}\` here, and the options under \`lint.rules\`.`;
        diagnostics.push(mistaken(overrideWithOptions, setting.options.span, { rule: rule.id }, { help }));
      }
    }
    return { patterns: override.events.map((pattern) => pattern.value), levels };
  });

  if (isWhole && overrides.length > 0) {
    for (const { events, rules, span } of project.lint.overrides) {
      if (events.length === 0) diagnostics.push(inVain(span, "This override", "it lists no events"));
      else if (rules.length === 0) diagnostics.push(inVain(span, "This override", "it lists no rules"));
    }
    const names = new Set(plan.events.map((event) => event.name.value));
    for (const pattern of project.lint.overrides.flatMap((override) => override.events)) {
      const isExact = !pattern.value.includes("*");
      const fitsSome = isExact
        ? names.has(pattern.value)
        : plan.events.some((event) => matches(pattern.value, event.name.value));
      if (!fitsSome) diagnostics.push(noneFits(pattern.value, pattern.span, isExact ? names : []));
    }
  }

  const events = new Places(overrides.length > 0 ? plan.events.map((event) => [event.span, event.name.value]) : []);
  const overridesOf = rememberOverrides(overrides);
  return {
    value: {
      isOn: (rule) => isNotOff(everywhere.get(rule)) || overrides.some(({ levels }) => isNotOff(levels.get(rule))),
      at: (rule, place) => {
        const event = events.at(place);
        return (event !== undefined ? overridesOf(event).get(rule) : undefined) ?? everywhere.get(rule) ?? "off";
      },
      optionsOf: (rule) => options.get(rule) ?? new Map(),
    },
    diagnostics,
  };
}

/** The level of each rule in a plan, by its id, where no override says otherwise: the preset's or `lint.rules`'. */
export function levelsOfRules(
  project: Project,
  rules: readonly Rule[],
  preset?: PresetName | undefined,
): ReadonlyMap<string, RuleLevel> {
  const chosen = preset ?? project.lint.extends?.value ?? defaultPreset;
  const levels: LevelOf = new Map(rules.map((rule) => [rule.id, rule.levels[chosen]]));
  for (const { rule, level } of project.lint.rules) if (levels.has(rule.value)) levels.set(rule.value, level.value);
  return levels;
}

function isNotOff(level: RuleLevel | undefined): boolean {
  return level !== undefined && level !== "off";
}

/** The help for a word that is no rule: the nearest one, if there is any. */
export function meant(word: string, rules: Iterable<string>): { help?: string } {
  const near = nearest(word, rules);
  return near ? { help: `Did you mean \`${near}\`? \`trackc explain ${near}\` says what it does.` } : {};
}

function inVain(span: Span, what: string, problem: string, help?: string): Diagnostic {
  return { ...mistaken(overrideDoesNothing, span, { what, problem }, { help }), level: "warn", origin: "rule" };
}

function noneFits(pattern: string, span: Span, names: Iterable<string>): Diagnostic {
  const near = nearest(pattern, names);
  const help = near && `Did you mean \`${near}\`?`;
  return { ...mistaken(overrideMatchesNothing, span, { pattern }, { help }), level: "warn", origin: "rule" };
}

/** The levels that overrides give an event, by its name, worked out once for each event that is asked for. */
function rememberOverrides(overrides: readonly { patterns: readonly string[]; levels: LevelOf }[]) {
  const remembered = new Map<string, LevelOf>();
  return (event: string): LevelOf => {
    const found = remembered.get(event);
    if (found) return found;
    const levels: LevelOf = new Map();
    for (const override of overrides) {
      if (!override.patterns.some((pattern) => matches(pattern, event))) continue;
      for (const [rule, level] of override.levels) levels.set(rule, level);
    }
    remembered.set(event, levels);
    return levels;
  };
}

function readOptions(rule: Rule, given: Located<Json>): Result<ReadonlyMap<string, OptionValue>> {
  const diagnostics: Diagnostic[] = [];
  const value = new Map<string, OptionValue>();
  const wrong = (option: string, json: Json, takes: string): void => {
    const values = { option, rule: rule.id, given: shown(json) };
    diagnostics.push(mistaken(wrongRuleOption, given.span, values, { help: `Give it ${takes}.` }));
  };
  const names = Object.keys(rule.options);
  // Whatever else stands there is a mistake of the manifest, which its reader has told.
  if (!isMapping(given.value)) return { value, diagnostics };
  for (const [name, json] of Object.entries(given.value)) {
    const option = Object.hasOwn(rule.options, name) ? rule.options[name] : undefined;
    if (!option) {
      const near = nearest(name, names);
      const list = names.map((each) => `\`${each}\``).join(", ");
      const help = near
        ? `Did you mean \`${near}\`?`
        : names.length > 0
          ? `Its options are ${list}.`
          : "It has no options: write the level alone.";
      diagnostics.push(mistaken(unknownRuleOption, given.span, { rule: rule.id, option: name }, { help }));
      continue;
    }
    const read = option.read(json);
    if (read === undefined) wrong(`The option \`${name}\``, json, option.takes);
    else value.set(name, read);
  }
  return { value, diagnostics };
}

function isMapping(json: Json): json is { readonly [key: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function shown(json: Json): string {
  return `\`${JSON.stringify(json)}\``;
}
