import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { nearest } from "../diagnostics/nearest.js";
import type { Located } from "../source/span.js";
import {
  keyTable,
  oneOf,
  readFields,
  readMapping,
  readTexts,
  readWord,
  refuse,
  requiredEntry,
  scalarOf,
  twice,
} from "../syntax/mapping.js";
import type { Entry, Node, ScalarNode } from "../syntax/node.js";
import { unknownWord } from "../syntax/reading-mistakes.js";
import { readValue } from "../syntax/values.js";
import type { LintOverride, LintSettings, RuleLevel, RuleSetting } from "./model.js";

export const lintKeys = keyTable("`lint`", ["extends", "rules", "overrides"]);
export const overrideKeys = keyTable("An override", ["events", "rules", "description"]);

const levels: readonly RuleLevel[] = ["off", "info", "warn", "error"];
const settingForm = `${oneOf(levels)}, or a list of a level and its options`;

/** Reads `lint`. Whether a rule exists is the lint engine's to say. */
export function readLint(entry: Entry | undefined, into: Diagnostic[]): LintSettings {
  const node = readMapping(entry, into, "a mapping of `extends`, `rules` and `overrides`");
  const entries = node && readFields(node, lintKeys, into).entries;
  return {
    extends: readWord(entries?.get("extends"), ["minimal", "recommended", "strict"], into),
    rules: readRules(entries?.get("rules"), into),
    overrides: readOverrides(entries?.get("overrides"), into),
  };
}

function readRules(entry: Entry | undefined, into: Diagnostic[]): readonly RuleSetting[] {
  const node = readMapping(entry, into, "a mapping of rules to their levels");
  const seen = new Map<string, ScalarNode>();
  const settings: RuleSetting[] = [];
  for (const { key, value } of node?.entries ?? []) {
    const first = seen.get(key.text);
    if (first) {
      into.push(twice(first, key));
      continue;
    }
    seen.set(key.text, key);
    const setting = readSetting(key, value, into);
    if (setting) settings.push(setting);
  }
  return settings;
}

function readSetting(key: ScalarNode, value: Node, into: Diagnostic[]): RuleSetting | undefined {
  const rule = { value: key.text, span: key.span };
  if (value.kind !== "sequence") {
    const level = readLevel(key.text, value, into);
    return level && { rule, level, options: undefined };
  }
  const [levelNode, optionsNode, ...rest] = value.items;
  if (!levelNode || rest.length > 0) {
    into.push(refuse(key.text, value, settingForm, `Write \`${key.text}: [warn, { … }]\`.`));
    return undefined;
  }
  const level = readLevel(key.text, levelNode, into);
  if (!optionsNode) return level && { rule, level, options: undefined };
  if (optionsNode.kind !== "mapping") {
    into.push(refuse(key.text, optionsNode, "its options as a mapping", `Write \`${key.text}: [warn, { … }]\`.`));
    return undefined;
  }
  const options = readValue(optionsNode, into, key.text);
  if (!level || options === undefined) return undefined;
  return { rule, level, options: { value: options, span: optionsNode.span } };
}

function readLevel(key: string, node: Node, into: Diagnostic[]): Located<RuleLevel> | undefined {
  const scalar = scalarOf(key, node, into, settingForm);
  if (!scalar) return undefined;
  const level = levels.find((candidate) => candidate === scalar.text);
  if (level !== undefined) return { value: level, span: scalar.span };
  const suggestion = scalar.text === "warning" ? "warn" : nearest(scalar.text, levels);
  const help = suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
  into.push(mistaken(unknownWord, scalar.span, { key, word: scalar.text, words: oneOf(levels) }, { help }));
  return undefined;
}

function readOverrides(entry: Entry | undefined, into: Diagnostic[]): readonly LintOverride[] {
  if (!entry) return [];
  if (entry.value.kind !== "sequence") {
    into.push(
      refuse("overrides", entry.value, "a list of overrides", "Write `- events: [...]` and `rules:` under it."),
    );
    return [];
  }
  const overrides: LintOverride[] = [];
  for (const item of entry.value.items) {
    if (item.kind !== "mapping") {
      into.push(refuse("overrides", item, "a mapping of `events` and `rules` in each place of the list"));
      continue;
    }
    const fields = readFields(item, overrideKeys, into);
    const events = requiredEntry(fields, "events", "An override", item, into);
    const rules = requiredEntry(fields, "rules", "An override", item, into);
    overrides.push({
      events: readTexts(events, into, "a pattern of event names, or a list of them"),
      rules: readRules(rules, into),
      span: item.span,
    });
  }
  return overrides;
}
