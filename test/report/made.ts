import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { Report } from "../../src/report/report.js";
import type { SourceFile, Span } from "../../src/source/span.js";

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
    },
    sources: new Map(files.map((each) => [each.path, each])),
  };
}
