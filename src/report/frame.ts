import { lineStarts, positionAt, type SourceFile, type Sources, type Span } from "../source/span.js";
import { type Excerpt, excerpt } from "./excerpt.js";
import { markRows, type PlacedMark } from "./marks.js";
import type { Paint } from "./paint.js";
import { visiblePath } from "./phrases.js";

/** A place to be marked in a frame, and what to say there; the first of a list is the main one. */
export interface Mark {
  readonly span: Span;
  readonly label: string | undefined;
}

/** How a frame is drawn. */
export interface FrameStyle {
  readonly paint: Paint;
  /** The colour of the main mark. */
  readonly main: (text: string) => string;
  /** Columns that a line may take. */
  readonly width: number;
}

interface MarkedLine {
  readonly line: number;
  readonly marks: { readonly mark: Mark; readonly isMain: boolean }[];
}

/** The lines of the code frame around the marks: a block for each file, the main mark's first. */
export function frame(marks: readonly Mark[], sources: Sources, style: FrameStyle): readonly string[] {
  const byFile = new Map<string, Mark[]>();
  for (const mark of marks) {
    const list = byFile.get(mark.span.file);
    if (list) list.push(mark);
    else byFile.set(mark.span.file, [mark]);
  }
  const blocks = [...byFile].map(([path, list]) => {
    const file = sources.get(path);
    return { path, file, marks: list, lines: file ? linesOf(file, list, marks[0]) : [] };
  });
  const last = Math.max(0, ...blocks.flatMap(({ lines }) => lines.map(({ line }) => line)));
  const gutter = String(last).length;
  return blocks.flatMap(({ path, file, marks: own, lines }, at) => {
    const corner = at === 0 ? "┌─" : "├─";
    const start = own[0]?.span.start ?? 0;
    const place = file ? placeOf(file, start) : "";
    const header = `${" ".repeat(gutter)} ${style.paint.quiet(corner)} ${visiblePath(path)}${place}`;
    return file ? [header, ...block(file, lines, gutter, style)] : [header];
  });
}

/** `:12:5`, both from 1, columns in UTF-16 code units as editors count them. */
export function placeOf(file: SourceFile, offset: number): string {
  const { line, column } = positionAt(file, offset);
  return `:${line}:${column}`;
}

function linesOf(file: SourceFile, marks: readonly Mark[], main: Mark | undefined): readonly MarkedLine[] {
  const byLine = new Map<number, MarkedLine>();
  for (const mark of marks) {
    const { line } = positionAt(file, mark.span.start);
    const found = byLine.get(line) ?? { line, marks: [] };
    found.marks.push({ mark, isMain: mark === main });
    byLine.set(line, found);
  }
  // The line where the entry begins says which event this is about.
  for (const { line } of [...byLine.values()]) {
    const entry = entryLine(file, line);
    if (entry !== undefined && !byLine.has(entry)) byLine.set(entry, { line: entry, marks: [] });
  }
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}

/** How far up the line of an entry is looked for: entries longer than this are rare, and reports must stay quick. */
const lookBack = 400;

/** The line of the entry of the top level around a line: the outermost one above that is indented at all. */
function entryLine(file: SourceFile, line: number): number | undefined {
  let indent = indentOf(file, line) ?? 0;
  let found: number | undefined;
  for (let above = line - 1; above > 0 && above > line - lookBack && indent > 0; above--) {
    const indentAbove = indentOf(file, above);
    if (indentAbove === undefined || indentAbove >= indent) continue;
    indent = indentAbove;
    if (indent > 0) found = above;
  }
  // Where the top level wasn't reached, the line found may be any.
  return indent === 0 ? found : undefined;
}

/** How far a line is indented; `undefined` for blank lines and comments. */
function indentOf(file: SourceFile, line: number): number | undefined {
  const { start, end } = rangeOf(file, line);
  let at = start;
  // Nothing that a person wrote is indented further, and a line of fifty megabytes may be all spaces.
  const furthest = Math.min(end, start + 1000);
  while (at < furthest && file.text[at] === " ") at++;
  return at === end || file.text[at] === "#" ? undefined : at - start;
}

function block(file: SourceFile, lines: readonly MarkedLine[], gutter: number, style: FrameStyle): readonly string[] {
  const { paint } = style;
  const bar = (number: string): string => paint.quiet(`${number.padStart(gutter)} │`);
  const rows = [bar("")];
  let before: number | undefined;
  for (const { line, marks } of lines) {
    if (before !== undefined && line === before + 2)
      rows.push(`${bar(String(line - 1))} ${textOf(file, line - 1, style)}`.trimEnd());
    else if (before !== undefined && line > before + 2) rows.push(paint.quiet(`${" ".repeat(gutter)} ⋮`));
    before = line;
    if (marks.length === 0) rows.push(`${bar(String(line))} ${textOf(file, line, style)}`.trimEnd());
    for (const { drawn, placed } of placedMarks(file, line, marks, style.width - gutter - 3)) {
      rows.push(
        `${bar(String(line))} ${drawn.text}`.trimEnd(),
        ...markRows(placed, style).map((row) => `${bar("")} ${row}`),
      );
    }
  }
  return rows;
}

/** A line with the marks under it; in a line that is too long for the screen every mark gets a window of its own. */
function placedMarks(
  file: SourceFile,
  line: number,
  marks: MarkedLine["marks"],
  columns: number,
): readonly { readonly drawn: Excerpt; readonly placed: readonly PlacedMark[] }[] {
  const windows: { drawn: Excerpt; placed: PlacedMark[] }[] = [];
  for (const { mark, isMain } of marks) {
    const clipped = clip(file, line, mark.span);
    const before = windows[0];
    const drawn =
      before && !before.drawn.isCut ? before.drawn : excerpt(file.text, rangeOf(file, line), clipped, columns);
    const from = drawn.columnOf(clipped.start);
    const width = Math.max(1, drawn.columnOf(clipped.end) - from);
    const placed = { from, width, label: mark.label, isMain };
    if (before?.drawn === drawn) before.placed.push(placed);
    else windows.push({ drawn, placed: [placed] });
  }
  return windows;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a line begins and ends, without its line end. */
function rangeOf(file: SourceFile, line: number): Range {
  const starts = lineStarts(file);
  const start = starts[line - 1] ?? 0;
  let end = starts[line] ?? file.text.length;
  while (end > start && (file.text[end - 1] === "\n" || file.text[end - 1] === "\r")) end--;
  return { start, end };
}

/** The part of a place that lies on its first line, without white space behind it. */
function clip(file: SourceFile, line: number, span: Span): Range {
  const range = rangeOf(file, line);
  const start = Math.min(span.start, range.end);
  let end = Math.min(Math.max(span.end, start), range.end);
  while (end > start && (file.text[end - 1] === " " || file.text[end - 1] === "\t")) end--;
  return { start, end };
}

function textOf(file: SourceFile, line: number, style: FrameStyle): string {
  const range = rangeOf(file, line);
  return excerpt(file.text, range, { start: range.start, end: range.start }, style.width - 8).text;
}
