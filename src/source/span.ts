/**
 * A range of text in a file: two offsets in UTF-16 code units, the end exclusive.
 * Line and column are worked out from the file's text only when something is printed.
 */
export interface Span {
  /** The `path` of a {@link SourceFile}. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A value together with the place where somebody wrote it. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Text that somebody wrote, unescaped, and where. */
export type Text = Located<string>;

/** One file as the tool sees it. */
export interface SourceFile {
  /** How the file is named to people: relative to where the tool was started, with `/`. */
  readonly path: string;
  /** The whole text, without a byte order mark; line ends as they stand. */
  readonly text: string;
  /** False for plan files that a manifest takes from elsewhere: they are read, not linted. */
  readonly linted: boolean;
  /** The short id of the commit that it was read from. Absent for what stands in the working folder. */
  readonly revision?: string | undefined;
}

/** Every file of a run by its `path`. */
export type Sources = ReadonlyMap<string, SourceFile>;

/** A place as people count it: both from 1; the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStartsOf = new WeakMap<SourceFile, readonly number[]>();

/** Offsets at which the lines of a file begin. A line ends with LF, CRLF or a lone CR. */
export function lineStarts(file: SourceFile): readonly number[] {
  const known = lineStartsOf.get(file);
  if (known) return known;
  const starts = [0];
  const { text } = file;
  if (text.includes("\r")) for (const { index, 0: end } of text.matchAll(/\r?\n|\r/g)) starts.push(index + end.length);
  else for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  lineStartsOf.set(file, starts);
  return starts;
}

/** The line and column of an offset. Offsets past the end are taken as the end. */
export function positionAt(file: SourceFile, offset: number): Position {
  const starts = lineStarts(file);
  const at = Math.min(offset, file.text.length);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (starts[low] as number) + 1 };
}
