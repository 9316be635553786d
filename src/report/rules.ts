import { presetNames } from "../lint/presets.js";
import type { Rule } from "../lint/rule.js";
import type { RuleLevel } from "../project/model.js";
import { paintFor } from "./paint.js";

/** The version of the JSON list's shape. */
const shapeVersion = 1;

/** The rules as a table for people, by group. `here` are the levels of a plan at hand, by rule. */
export function rulesTable(
  rules: readonly Rule[],
  here: ReadonlyMap<string, RuleLevel> | undefined,
  { color, columns }: { readonly color: boolean; readonly columns: number | undefined },
): string {
  const paint = paintFor(color);
  const idWidth = Math.max(4, ...rules.map(({ id }) => id.length)) + 2;
  const heads = [...presetNames, ...(here ? ["here"] : [])];
  const head = `${"rule".padEnd(idWidth)}${heads.map((name) => name.padEnd(name.length + 2)).join("")}fix`;
  const width = columns ?? 100;
  const groups = [...new Set(rules.map(({ group }) => group))].sort();
  const parts = groups.map((group) => {
    const rows = rules
      .filter((rule) => rule.group === group)
      .map((rule) => {
        const levels = [...presetNames.map((name) => rule.levels[name]), ...(here ? [here.get(rule.id) ?? "off"] : [])];
        const cells = levels.map((level, at) => {
          const text = level.padEnd((heads[at] ?? "").length + 2);
          return level === "off" ? paint.quiet(text) : paint.level[level](text);
        });
        const first = firstSentence(rule.what);
        const says = [...first].length > width - 2 ? cut([...first].slice(0, width - 3).join("")) : first;
        return `${rule.id.padEnd(idWidth)}${cells.join("")}${rule.fixes ?? ""}\n  ${paint.quiet(says)}\n`;
      });
    return `${paint.strong(group)}\n${rows.join("")}`;
  });
  return `${paint.quiet(head)}\n\n${parts.join("\n")}\n\`trackc explain RULE\` says why, what to do, and shows an example.\n`;
}

/** The rules as JSON for programs. */
export function rulesJson(rules: readonly Rule[], here: ReadonlyMap<string, RuleLevel> | undefined): string {
  const listed = rules.map(({ id, group, levels, placed, what, why, fix, fixes, options }) => ({
    id,
    group,
    levels,
    ...(here ? { here: here.get(id) ?? "off" } : {}),
    placed,
    what,
    why,
    fix,
    fixes: fixes ?? null,
    options: Object.entries(options).map(([name, option]) => ({
      name,
      what: option.what,
      takes: option.takes,
      default: option.default,
    })),
  }));
  return `${JSON.stringify({ version: shapeVersion, rules: listed }, null, 2)}\n`;
}

/** A text that goes on, up to its last whole word. */
function cut(text: string): string {
  return `${text.replace(/[\s,;:(]+\S*$/, "")}…`;
}

/** Up to the first full stop that ends a sentence. */
function firstSentence(text: string): string {
  return /^.*?\.(?= [A-Z`]|$)/s.exec(text)?.[0] ?? text;
}
