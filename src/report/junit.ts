import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { repositoryPath } from "./paths.js";
import { type Phrases, phrasesOf } from "./phrases.js";
import { regionOf } from "./region.js";
import { levelNames, type Report, type Reporter, type ReportOptions } from "./report.js";
import { attributes, printable, text } from "./xml-text.js";

/**
 * JUnit's XML as Jenkins, GitLab and most others read it: a suite for each file, a case for each finding. Errors and
 * warnings are failures; an info passes with its text as output, since it fails no run. A run without findings is a case
 * that passes, because an empty report counts as none.
 */
export const junit: Reporter = {
  id: "junit",
  what: "for Jenkins, GitLab and others: JUnit XML, a failed test for each error and warning",
  render(report: Report, options: ReportOptions): string {
    const byFile = new Map<string, Diagnostic[]>();
    for (const diagnostic of report.diagnostics) {
      const file = diagnostic.span ? repositoryPath(diagnostic.span.file, options.root) : "trackc";
      const list = byFile.get(file);
      if (list) list.push(diagnostic);
      else byFile.set(file, [diagnostic]);
    }
    const suites = [...byFile].map(([file, list]) => suite(file, list, report, options));
    if (suites.length === 0) suites.push(nothingFound(report));
    const failures = report.diagnostics.filter(isFailure).length;
    const totals = { name: "trackc", tests: Math.max(1, report.diagnostics.length), failures };
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${attributes({ ...totals, errors: 0, time: 0 })}>`,
      ...suites,
      "</testsuites>\n",
    ].join("\n");
  },
};

function isFailure({ level }: Diagnostic): boolean {
  return level !== "info";
}

function nothingFound({ summary }: Report): string {
  const name = `no findings in ${summary.events} events`;
  return `  <testsuite${attributes({ name: "trackc", tests: 1, failures: 0, errors: 0, skipped: 0, time: 0 })}>
    <testcase${attributes({ name, classname: "trackc", time: 0 })}/>
  </testsuite>`;
}

function suite(file: string, diagnostics: readonly Diagnostic[], report: Report, options: ReportOptions): string {
  const names = new Map<string, number>();
  const failures = diagnostics.filter(isFailure).length;
  const cases = diagnostics.map((diagnostic) => {
    const phrases = phrasesOf(diagnostic, printable);
    // Two cases of one name count as one to some readers.
    const key = `${diagnostic.code}\n${phrases.message}`;
    const seen = (names.get(key) ?? 0) + 1;
    names.set(key, seen);
    return testCase(diagnostic, phrases, seen > 1 ? ` (${seen})` : "", report, options);
  });
  return [
    `  <testsuite${attributes({ name: file, tests: diagnostics.length, failures, errors: 0, skipped: 0, time: 0 })}>`,
    ...cases,
    "  </testsuite>",
  ].join("\n");
}

function testCase(
  diagnostic: Diagnostic,
  phrases: Phrases,
  ordinal: string,
  { sources }: Report,
  { root }: ReportOptions,
): string {
  const { span, level, code } = diagnostic;
  const place = (of: NonNullable<typeof span>): string => {
    const region = regionOf(of, sources);
    return `${repositoryPath(of.file, root)}${region ? `:${region.line}:${region.column}` : ""}`;
  };
  const start = attributes({
    name: `${phrases.message}${ordinal}`,
    classname: code,
    file: span && repositoryPath(span.file, root),
    line: span && regionOf(span, sources)?.line,
    time: 0,
  });
  // No line begins with plan text: people look at these files in the logs of build servers.
  const body = [
    `${levelNames[level]}[${code}] ${phrases.message}`,
    ...(span ? [`at ${place(span)}`] : []),
    `help: ${phrases.help}`,
    ...diagnostic.related.map((each, at) => `see ${place(each.span)}: ${phrases.related[at] ?? ""}`),
  ]
    .map(text)
    .join("\n");
  const content = isFailure(diagnostic)
    ? `<failure${attributes({ message: phrases.message, type: code })}>${body}</failure>`
    : `<system-out>${body}</system-out>`;
  return `    <testcase${start}>\n      ${content}\n    </testcase>`;
}
