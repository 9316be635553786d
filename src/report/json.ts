import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { positionAt, type Sources, type Span } from "../source/span.js";
import { levelNames, type Report, type Reporter } from "./report.js";

/** The version of the JSON report's shape, which `report.schema.json` describes. Grows when a reader could break. */
const shapeVersion = 1;

/** For programs: everything as data, after `report.schema.json`. Texts are as the plan has them, unshortened. */
export const json: Reporter = {
  id: "json",
  what: "for programs: everything as data, with a published JSON Schema",
  render(report: Report): string {
    const { errors, warnings, infos, events, files } = report.summary;
    const shape = {
      version: shapeVersion,
      summary: { errors, warnings, infos, events, files },
      diagnostics: report.diagnostics.map((each) => shapeOf(each, report.sources)),
    };
    return `${harmless(JSON.stringify(shape, null, 2))}\n`;
  },
};

function shapeOf(diagnostic: Diagnostic, sources: Sources) {
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
  };
}

function placeOf(span: Span, sources: Sources) {
  const file = sources.get(span.file);
  const at = (offset: number) => (file ? { ...positionAt(file, offset), offset } : { line: 1, column: 1, offset });
  return { file: span.file, start: at(span.start), end: at(span.end) };
}

/**
 * Writes what a terminal or a build server might act on as JSON's own escapes: the data stay the same, and looking at
 * them is safe. (`JSON.stringify` escapes the controls below U+0020 and lone surrogates.)
 */
function harmless(text: string): string {
  return text
    .replace(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, (character) => [...character].flatMap(escapeUnits).join(""))
    .replace(/##(vso)?\[/gi, "##$1\\u005b");
}

function escapeUnits(character: string): readonly string[] {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  );
}
