import { positionAt, type Sources, type Span } from "../source/span.js";

/** A range of a file as people count it: lines and columns from 1, columns in UTF-16 code units, the end exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a span lies; `undefined` where its file's text is not at hand. */
export function regionOf(span: Span, sources: Sources): Region | undefined {
  const file = sources.get(span.file);
  if (!file) return undefined;
  const start = positionAt(file, span.start);
  const end = positionAt(file, span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
