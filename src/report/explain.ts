import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DocumentedMistake, Example } from "../diagnostics/mistake.js";
import { presetNames } from "../lint/presets.js";
import type { Rule } from "../lint/rule.js";
import type { Sources } from "../source/span.js";
import { demandOf, type ExplainedChange, outcomeLine, outcomesOf } from "./explain-change.js";
import { type Paint, paintFor } from "./paint.js";
import { describe } from "./text.js";
import { visible } from "./visible.js";

/** Everything that can be explained, by code. */
export interface Catalogue {
  /** Every code, sorted. */
  readonly codes: readonly string[];
  find(code: string): Explained | undefined;
}

/** What there is to say of a code: a rule of lint, or a mistake of the language. */
export type Explained =
  | { readonly kind: "rule"; readonly rule: Rule }
  | { readonly kind: "mistake"; readonly mistake: DocumentedMistake };

/** The same, or of a kind of change, which no diagnostic has and no catalogue. */
export type Explainable = Explained | { readonly kind: "change"; readonly change: ExplainedChange };

/** Runs an example, for what it really reports. The caller has the stages; this room only shows. */
export type Diagnose = (example: Example) => { readonly diagnostics: readonly Diagnostic[]; readonly sources: Sources };

/** Makes the catalogue of all rules and mistakes. */
export function catalogue(rules: readonly Rule[], mistakes: readonly DocumentedMistake[]): Catalogue {
  const all = new Map<string, Explained>();
  for (const mistake of mistakes) all.set(mistake.code, { kind: "mistake", mistake });
  for (const rule of rules) all.set(rule.id, { kind: "rule", rule });
  return {
    codes: [...all.keys()].sort(),
    find: (code) => all.get(code),
  };
}

/** A part of an explanation, before it is laid out for a terminal or as Markdown. */
type Part =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "prose"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "code"; readonly language: "yaml" | "text"; readonly text: string };

/** An explanation for a terminal. */
export function explainText(explained: Explainable, colour: boolean, diagnose?: Diagnose): string {
  const paint = paintFor(colour);
  return `${partsOf(explained, paint, diagnose)
    .map((part) => asText(part, paint))
    .join("\n\n")}\n`;
}

/**
 * An explanation as Markdown, for the reference: a section of its own, its title at `level`. At level 1 it is a page, and
 * its parts have headings.
 */
export function explainMarkdown(explained: Explained, level = 2, diagnose?: Diagnose): string {
  return `${partsOf(explained, paintFor(false), diagnose)
    .map((part) => asMarkdown(part, level))
    .join("\n\n")}\n`;
}

function asText(part: Part, paint: Paint): string {
  switch (part.kind) {
    case "title":
    case "heading":
      return paint.strong(part.text);
    case "prose":
      return wrap(part.text, 96);
    case "list":
      return part.items.map((item) => wrap(item, 96, "- ", "  ")).join("\n");
    case "code":
      return indented(part.text);
  }
}

function asMarkdown(part: Part, level: number): string {
  switch (part.kind) {
    case "title":
      return `${"#".repeat(level)} ${part.text}`;
    case "heading":
      return level === 1 ? `## ${part.text}` : `**${part.text}**`;
    case "prose":
      return part.text;
    case "list":
      return part.items.map((item) => `- ${item}`).join("\n");
    case "code":
      return `${fence(part.text)}${part.language}\n${part.text.trimEnd()}\n${fence(part.text)}`;
  }
}

function partsOf(explained: Explainable, paint: Paint, diagnose: Diagnose | undefined): readonly Part[] {
  switch (explained.kind) {
    case "rule":
      return ruleParts(explained.rule, paint, diagnose);
    case "mistake":
      return mistakeParts(explained.mistake, paint, diagnose);
    case "change":
      return changeParts(explained.change);
  }
}

function ruleParts(rule: Rule, paint: Paint, diagnose: Diagnose | undefined): readonly Part[] {
  return [
    { kind: "title", text: rule.id },
    { kind: "prose", text: `A rule of the group *${rule.group}*. ${levelsOf(rule)}` },
    { kind: "prose", text: rule.what },
    { kind: "heading", text: "Why" },
    { kind: "prose", text: rule.why },
    { kind: "heading", text: "What to do" },
    { kind: "prose", text: rule.fix },
    ...(rule.fixes ? [{ kind: "prose", text: fixText[rule.fixes] } as const] : []),
    ...optionParts(rule),
    ...exampleParts(rule.bad, rule.good, paint, diagnose),
  ];
}

function mistakeParts(mistake: DocumentedMistake, paint: Paint, diagnose: Diagnose | undefined): readonly Part[] {
  return [
    { kind: "title", text: mistake.code },
    { kind: "prose", text: mistake.what },
    { kind: "heading", text: "Why" },
    { kind: "prose", text: mistake.why },
    { kind: "heading", text: "What to do" },
    { kind: "prose", text: mistake.fix.template() },
    ...exampleParts(mistake.bad, mistake.good, paint, diagnose),
  ];
}

function changeParts({ kind, judgement }: ExplainedChange): readonly Part[] {
  return [
    { kind: "title", text: kind },
    { kind: "prose", text: `A kind of change that \`trackc diff\` finds. ${judgement.what} ${demandOf(judgement)}` },
    { kind: "prose", text: "Of the lines below, the first that applies counts." },
    { kind: "heading", text: "For producers" },
    { kind: "list", items: outcomesOf(kind, judgement.producers).map(outcomeLine) },
    { kind: "heading", text: "For consumers" },
    { kind: "list", items: outcomesOf(kind, judgement.consumers).map(outcomeLine) },
  ];
}

/** What `lint` can do about a rule's findings by itself. */
const fixText = {
  safe: "Where it is mechanical, `trackc lint --fix` does it, and the plan means afterwards what it meant before.",
  unsafe: "Where it is mechanical, `trackc lint --fix-unsafe` does it; look at what it changed.",
  both: "Where it is mechanical, `trackc lint --fix` does it, as long as the plan means afterwards what it meant before; `--fix-unsafe` does the rest, so look at what it changed.",
};

function levelsOf({ levels, placed }: Rule): string {
  return `${presetNames.map((name) => `\`${name}\`: ${levels[name]}`).join(", ")}. ${placed}`;
}

function optionParts(rule: Rule): readonly Part[] {
  const options = Object.entries(rule.options);
  if (options.length === 0) return [];
  const items = options.map(
    ([name, option]) =>
      `\`${name}\`: ${option.takes}, by default \`${JSON.stringify(option.default)}\`. ${option.what}`,
  );
  return [
    { kind: "heading", text: "Options" },
    { kind: "list", items },
  ];
}

function exampleParts(
  bad: Example | undefined,
  good: Example | undefined,
  paint: Paint,
  diagnose: Diagnose | undefined,
): readonly Part[] {
  const parts: Part[] = [];
  if (bad !== undefined) {
    parts.push({ kind: "heading", text: "Not like this" }, ...fileParts(bad));
    if (diagnose) {
      const { diagnostics, sources } = diagnose(bad);
      const text = diagnostics.map((each) => describe(each, sources, paint)).join("\n");
      if (text !== "") parts.push({ kind: "code", language: "text", text });
    }
  }
  if (good !== undefined) parts.push({ kind: "heading", text: "But like this" }, ...fileParts(good));
  return parts;
}

/** The files of an example; one alone stands without its name. */
function fileParts(example: Example): readonly Part[] {
  if (typeof example === "string") return [{ kind: "code", language: "yaml", text: shown(example) }];
  return Object.entries(example).map(([path, text]) => ({
    kind: "code",
    language: "yaml",
    text: `# ${visible(path)}\n${shown(text)}`,
  }));
}

/** Text of a file line by line, since examples show what hostile files hold as well. */
function shown(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`))
    .join("\n");
}

/** A fence that is longer than any run of backticks in the text. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return "`".repeat(longest + 1);
}

/** Text in lines of at most so many characters, where its words allow. */
function wrap(text: string, width: number, first = "", rest = first): string {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of visible(text).split(" ")) {
    if (line === undefined) line = first + word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = rest + word;
    }
  }
  return [...lines, line].join("\n");
}
