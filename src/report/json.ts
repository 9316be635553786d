import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { positionAt, type Sources, type Span } from "../source/span.js";
import { fingerprints } from "./fingerprint.js";
import { jsonText } from "./json-text.js";
import { levelNames, type Report, type Reporter, type ReportOptions } from "./report.js";

/** The version of the JSON report's shape, which `report.schema.json` describes. Grows when a reader could break. */
const shapeVersion = 1;

/** For programs: everything as data, after `report.schema.json`. Texts are as the plan has them, unshortened. */
export const json: Reporter = {
  id: "json",
  what: "for programs: everything as data, with a published JSON Schema",
  asksTool: () => false,
  render(report: Report, options: ReportOptions): string {
    const prints = fingerprints(report.diagnostics, options.root);
    const { errors, warnings, infos, events, files, known } = report.summary;
    const shape = {
      version: shapeVersion,
      summary: { errors, warnings, infos, events, files, known },
      diagnostics: report.diagnostics.map((each, at) => shapeOf(each, prints[at] as string, report.sources)),
    };
    return jsonText(shape);
  },
};

function shapeOf(diagnostic: Diagnostic, fingerprint: string, sources: Sources) {
  return {
    code: diagnostic.code,
    origin: diagnostic.origin,
    level: levelNames[diagnostic.level],
    message: diagnostic.message,
    place: diagnostic.span ? placeOf(diagnostic.span, sources) : null,
    label: diagnostic.label ?? null,
    related: diagnostic.related.map(({ span, label }) => ({ place: placeOf(span, sources), label })),
    help: diagnostic.help,
    context: diagnostic.context,
    path: diagnostic.path,
    fix: diagnostic.fix ? { title: diagnostic.fix.title, safe: diagnostic.fix.safe } : null,
    fingerprint,
  };
}

/** A span as people and programs count it. */
export function placeOf(span: Span, sources: Sources) {
  const file = sources.get(span.file);
  const at = (offset: number) => (file ? { ...positionAt(file, offset), offset } : { line: 1, column: 1, offset });
  return { file: span.file, start: at(span.start), end: at(span.end) };
}
