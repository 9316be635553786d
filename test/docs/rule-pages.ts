import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { Example } from "../../src/diagnostics/mistake.js";
import { inspect } from "../../src/inspect.js";
import { presetNames } from "../../src/lint/presets.js";
import type { Rule } from "../../src/lint/rule.js";
import { loadText } from "../../src/load/text.js";
import { type Diagnose, explainMarkdown } from "../../src/report/explain.js";
import { positionAt } from "../../src/source/span.js";

// The pages of rules: an index, and a page for each, all made from the rules themselves.

/** Stands at the top of every page that `npm run docs` writes. */
export const generated = "<!-- Generated from the code by `npm run docs`: change it there. -->\n";

/** In a table's cell. */
export const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** The files of an example, as documentation means it. */
export function filesOf(example: Example): Readonly<Record<string, string>> {
  return typeof example === "string" ? { "trackc.yaml": "name: example\n", "plans/plan.yaml": example } : example;
}

/** The index: what every rule finds, its levels and why it has them, by group. */
export function rulesIndex(rules: readonly Rule[]): string {
  return [
    "# Rules",
    generated,
    "Rules are judgement: each has a level (`off`, `info`, `warn`, `error`), which a preset sets and the manifest may change, for everything or for the events that a pattern names. Errors of the language are no rules: see [errors](errors.md).\n",
    "A preset is a set of levels to begin with: `extends` under `lint` in the manifest, `recommended` where it says nothing.\n",
    "- `minimal` reports what is almost surely wrong and costs data.\n- `recommended` adds what nearly every reviewer would raise. It says nothing of a good plan, and of a messy one no more than can be read.\n- `strict` asks for completeness and style as well, nearly all of it as errors, for a team that wants its plan to stay as clean as it is.\n",
    `Each rule says why it stands where it does. *Fix* tells whether \`lint --fix\` (safe: the plan means what it meant) or \`lint --fix-unsafe\` puts it right. \`trackc rules\` prints this list, \`trackc explain RULE\` a page of it.\n`,
    ...groupsOf(rules).flatMap((group) => [
      `## ${titled(group)}\n`,
      "| rule | finds | minimal | recommended | strict | why there | fix |\n| --- | --- | --- | --- | --- | --- | --- |",
      `${rules
        .filter((rule) => rule.group === group)
        .map(rowOf)
        .join("\n")}\n`,
    ]),
  ].join("\n");
}

/** The page of one rule. `hrefs` are the places of what else it may name, by code. */
export function rulePage(rule: Rule, hrefs: ReadonlyMap<string, string>): string {
  const page = [
    explainMarkdown({ kind: "rule", rule }, 1, diagnoseOnly(rule)).replace("\n", `\n${generated}`),
    "## Its level\n",
    saysEvents(rule) ? "In the manifest; an override sets it for some events only.\n" : "In the manifest.\n",
    `\`\`\`yaml\n# trackc.yaml\n${settings(rule)}\`\`\`\n`,
    "## Setting one finding aside\n",
    silencing(rule),
    `All rules: [the list](../rules.md), [the group](../rules.md#${rule.group}).\n`,
  ].join("\n");
  return linked(page, (code) => (code === rule.id ? undefined : hrefs.get(code)));
}

/** The part of a manifest that sets a rule's level, its options and its exceptions. */
export function settings(rule: Rule): string {
  const level = rule.levels.strict;
  const given = Object.entries(rule.options).map(([name, option]) => `${name}: ${flow(option.default)}`);
  return [
    "lint:",
    "  rules:",
    `    ${rule.id}: ${given.length > 0 ? `[${level}, { ${given.join(", ")} }]` : level}`,
    ...(saysEvents(rule) ? ["  overrides:", "    - events: ['Legacy *']", `      rules: { ${rule.id}: off }`] : []),
    "",
  ].join("\n");
}

/** Whether it reports something in events, for only there can an override reach it. */
function saysEvents(rule: Rule): boolean {
  return foundIn(filesOf(rule.bad), rule).some(({ path }) => path[0] === "events");
}

/** A comment that silences the rule's own bad example, and the line below it; `undefined` where none can. */
export function silencer(rule: Rule): { readonly comment: string; readonly line: string } | undefined {
  const files = filesOf(rule.bad);
  const [found] = foundIn(files, rule);
  const span = found?.span;
  const text = span && files[span.file];
  if (!span || text === undefined) return undefined;
  const lines = text.split("\n");
  const at = positionAt({ path: span.file, text, linted: true }, span.start).line - 1;
  const line = lines[at] ?? "";
  const comment = `${/^ */.exec(line)?.[0]}# trackc-ignore ${rule.id}: why it may stay here`;
  const silenced = lines.toSpliced(at, 0, comment).join("\n");
  return foundIn({ ...files, [span.file]: silenced }, rule).length === 0 ? { comment, line } : undefined;
}

/** Makes links of the codes that prose names between backticks. */
function linked(page: string, hrefOf: (code: string) => string | undefined): string {
  let inFence = false;
  const lines = page.split("\n").map((line) => {
    if (line.startsWith("```")) inFence = !inFence;
    if (inFence) return line;
    return line.replaceAll(/`([a-z]+(?:-[a-z]+)+)`/g, (text, code: string) => {
      const href = hrefOf(code);
      return href ? `[${text}](${href})` : text;
    });
  });
  return lines.join("\n");
}

function silencing(rule: Rule): string {
  const found = silencer(rule);
  if (!found) {
    return "It is about the plan as a whole, or about the manifest, where no comment silences it: set its level instead.\n";
  }
  return `On the line above, with the reason; it covers the entry below and all that stands in it.\n\n\`\`\`yaml\n${found.comment}\n${found.line}\n\`\`\`\n`;
}

function rowOf({ id, what, levels, placed, fixes }: Rule): string {
  const cells = [`[\`${id}\`](rules/${id}.md)`, firstSentence(what), ...presetNames.map((name) => levels[name])];
  return `| ${[...cells, placed, fixes ?? ""].map(cell).join(" | ")} |`;
}

/** Up to the first full stop that ends a sentence. */
function firstSentence(text: string): string {
  return /^.*?\.(?= [A-Z`]|$)/s.exec(text)?.[0] ?? text;
}

function groupsOf(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.map(({ group }) => group))].sort();
}

function titled(group: string): string {
  return `${group[0]?.toUpperCase()}${group.slice(1)}`;
}

/** An option's value as it is written in braces. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => `'${String(each).replaceAll("'", "''")}'`).join(", ")}]`;
  return String(value);
}

function foundIn(files: Readonly<Record<string, string>>, rule: Rule): readonly Diagnostic[] {
  return diagnoseOnly(rule)(files).diagnostics;
}

/** What a rule says of an example, also where the preset has it off. */
function diagnoseOnly({ id }: Rule): Diagnose {
  return (example) => {
    const { value: loaded } = loadText(filesOf(example));
    const { diagnostics } = inspect(loaded, { today: "2026-01-01", only: [id] });
    return { diagnostics: diagnostics.filter(({ code }) => code === id), sources: loaded.sources };
  };
}
