import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Report } from "../report/index.js";
import type { Span } from "../source/span.js";
import { integer, list, optional, record, Shape, text, word } from "./shape.js";

/** What a run found, as reports need it. */
export type Findings = Pick<Report, "diagnostics" | "summary">;

/** Findings as JSON. Of a fix only what reports show of it: nobody carries out one from a cache. */
export function writeFindings({ diagnostics, summary }: Findings): unknown {
  const { errors, warnings, infos, events, files, known } = summary;
  return { diagnostics: diagnostics.map(writeDiagnostic), summary: [errors, warnings, infos, events, files, known] };
}

/** Reads findings; throws a {@link Shape} where they are none. */
export function readFindings(json: unknown): Findings {
  const { diagnostics, summary } = record(json);
  const numbers = list(summary, integer);
  const [errors, warnings, infos, events, files, known] = numbers;
  if (numbers.length !== 6) throw new Shape();
  return {
    diagnostics: list(diagnostics, readDiagnostic),
    summary: {
      errors: errors as number,
      warnings: warnings as number,
      infos: infos as number,
      events: events as number,
      files: files as number,
      known: known as number,
    },
  };
}

function writeDiagnostic({ fix, span, related, label, ...rest }: Diagnostic): unknown {
  return {
    ...rest,
    span: span && writeSpan(span),
    label,
    related: related.map((each) => ({ span: writeSpan(each.span), label: each.label })),
    // Pairs, since some names are no plain keys of an object.
    context: Object.entries(rest.context),
    fix: fix && { title: fix.title, safe: fix.safe },
  };
}

function readDiagnostic(json: unknown): Diagnostic {
  const read = record(json);
  return {
    code: text(read.code),
    origin: word(read.origin, ["language", "rule"]),
    level: word(read.level, ["info", "warn", "error"]),
    message: text(read.message),
    span: optional(read.span, readSpan),
    label: optional(read.label, text),
    related: list(read.related, (one) => {
      const related = record(one);
      return { span: readSpan(related.span), label: text(related.label) };
    }),
    help: text(read.help),
    context: Object.fromEntries(list(read.context, readPair)),
    path: list(read.path, text),
    fix: optional(read.fix, (one) => {
      const { title, safe } = record(one);
      if (typeof safe !== "boolean") throw new Shape();
      return { title: text(title), safe, changes: [] };
    }),
  };
}

function readPair(json: unknown): readonly [string, string | number] {
  const [name, value, ...more] = list(json, (one) => one);
  if (more.length > 0 || (typeof value !== "string" && typeof value !== "number")) throw new Shape();
  return [text(name), value];
}

function writeSpan({ file, start, end }: Span): unknown {
  return [file, start, end];
}

function readSpan(json: unknown): Span {
  const [file, start, end, ...more] = list(json, (one) => one);
  if (more.length > 0) throw new Shape();
  return { file: text(file), start: integer(start), end: integer(end) };
}
