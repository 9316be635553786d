import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { message } from "../../src/diagnostics/message.js";
import { defineMistake } from "../../src/diagnostics/mistake.js";
import { inOrder } from "../../src/diagnostics/order.js";
import { defineRule, type Rule } from "../../src/lint/rule.js";
import { catalogue } from "../../src/report/explain.js";
import type { Report, Tool } from "../../src/report/report.js";
import type { SourceFile, Span } from "../../src/source/span.js";
import fc from "../support/fast-check.js";

/** The place of the `nth` occurrence of `text` in a file. */
export function placeOf(file: SourceFile, text: string, nth = 0): Span {
  let start = file.text.indexOf(text);
  for (let at = 0; at < nth; at++) start = file.text.indexOf(text, start + 1);
  if (start < 0) throw new Error(`${text} is not in ${file.path}`);
  return { file: file.path, start, end: start + text.length };
}

export function file(path: string, text: string): SourceFile {
  return { path, text, linted: true };
}

export function finding(span: Span | undefined, more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: "unknown-type",
    origin: "language",
    level: "error",
    message: "`strin` is not a type",
    span,
    label: undefined,
    related: [],
    help: "Did you mean `string`?",
    context: { type: "strin" },
    path: [],
    fix: undefined,
    ...more,
  };
}

export function report(diagnostics: readonly Diagnostic[], files: readonly SourceFile[]): Report {
  const counted = (level: Diagnostic["level"]): number => diagnostics.filter((each) => each.level === level).length;
  return {
    diagnostics,
    summary: {
      errors: counted("error"),
      warnings: counted("warn"),
      infos: counted("info"),
      events: 12,
      files: files.length,
      known: 0,
    },
    sources: new Map(files.map((each) => [each.path, each])),
  };
}

/** A rule as documentation sees it, for reports that bring documentation along. */
const described: Rule = defineRule({
  id: "event-description",
  group: "documentation",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Nothing breaks without one.",
  what: "An event has no description.",
  why: "Whoever reads the chart guesses what `Song Played` counts.",
  fix: "Add `description:`.",
  bad: "events:\n  Song Played: {}\n",
  good: "events:\n  Song Played:\n    description: The first second is heard.\n",
  messages: {},
  create: () => ({}),
});

const unused: Rule = { ...described, id: "key-order", levels: { minimal: "off", recommended: "off", strict: "info" } };
const grave: Rule = { ...described, id: "consent", levels: { minimal: "warn", recommended: "warn", strict: "error" } };

const unknownType = defineMistake({
  code: "unknown-type",
  message: message`\`${"type"}\` is not a type`,
  what: "A type that the plan doesn't have.",
  why: "Nothing can be checked against it.",
  fix: message`Correct \`${"type"}\`.`,
});

/** What the tool says of itself, with a catalogue of three rules and a mistake. */
export const tool: Tool = {
  version: "1.2.3",
  homepage: "https://example.com/trackc#readme",
  catalogue: catalogue([described, unused, grave], [unknownType]),
};

/** Many findings of several rules, each in an event of its own. */
export function manyFindings(
  numbers: Readonly<Record<string, number>>,
  more: Partial<Diagnostic> = {},
): { readonly findings: readonly Diagnostic[]; readonly plan: SourceFile } {
  const most = Math.max(...Object.values(numbers));
  const plan = file(
    "plans/plan.yaml",
    `events:\n${Array.from({ length: most }, (_, at) => `  Event ${at}:\n`).join("")}`,
  );
  const findings = Object.entries(numbers).flatMap(([code, number]) =>
    Array.from({ length: number }, (_, at) =>
      finding(placeOf(plan, `Event ${at}:`), {
        code,
        origin: "rule",
        level: "warn",
        message: `\`Event ${at}\` breaks ${code}`,
        path: ["events", `Event ${at}`],
        ...more,
      }),
    ),
  );
  return { findings: inOrder(findings), plan };
}

/** Texts that somebody might put into a plan to get out of the place where a report shows them. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...["::error::x", "##[error]", "##vso[task]", "\r\n", "\n/close", "%0A", "%", ",", ":", "=", ";", "]"],
        ...["@team", "#12", "!12", "$x$", "~label", ":tada:", "GH-12", "ABC-9", "deadbeef1", "a@b.co", "www.a.co"],
        ...["https://a.co/x", "[x](y)", "![x](https://a.co)", "[x](1)", "{0}", "<b>", "</details>", "<!--", "-->"],
        ...[
          "<script>",
          "&lt;",
          "&#64;",
          "|",
          "\\|",
          "\\",
          "`",
          "``",
          "`a`",
          "*a*",
          "_a_",
          "~~a~~",
          "# a",
          "- a",
          "1. a",
        ],
        ...["]]>", '"', "'", "\u0000", "\u0007", "\u001b[31m", "\u009b", "\u202e", "\u200b", "\u2028", "\ufffe"],
        ...["\uffff", "\ud800", "\u{e0041}", "🎵", "曲", " ", "  ", "\t", "word", "isn't", "(a)"],
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

/** What no report may hold, whatever it is made of. */
export const harmful = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##(?:vso)?\[/iu;
