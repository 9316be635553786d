import { visibleCharacter, widthOf } from "./visible.js";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A line of a file as a terminal shows it, or the part of it around a place. */
export interface Excerpt {
  readonly text: string;
  /** Whether something was left out on either side. */
  readonly isCut: boolean;
  /** The column, from 0, at which an offset of the file stands; offsets outside count as the nearest end. */
  columnOf(offset: number): number;
}

const tabWidth = 4;

/**
 * Shows a line in at most `columns` columns. Only a window around `focus` is ever looked at, so that a line of fifty
 * megabytes costs no more than another.
 */
export function excerpt(text: string, line: Range, focus: Range, columns: number): Excerpt {
  const room = Math.max(20, columns);
  const from = windowStart(text, line, focus, room);
  let shown = from > line.start ? "…" : "";
  let column = shown.length;
  let at = from;
  const columnAt = new Map<number, number>();
  while (at < line.end) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const drawn = character === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : visibleCharacter(character);
    const width = widthOf(drawn);
    // One column stays free for the mark of what was left out.
    if (column + width > room - 1 && at + character.length < line.end) break;
    // What `quietCommands` does elsewhere, here so that marks still stand where they belong.
    if (shown.endsWith("##") && /^(?:\[|vso\[)/i.test(text.slice(at, at + 4))) {
      shown += " ";
      column++;
    }
    columnAt.set(at, column);
    shown += drawn;
    column += width;
    at += character.length;
  }
  const isCutBehind = at < line.end;
  const end = at;
  const endColumn = column;
  return {
    text: isCutBehind ? `${shown}…` : shown,
    isCut: isCutBehind || from > line.start,
    columnOf(offset) {
      if (offset >= end) return endColumn + (isCutBehind && offset > end ? 1 : 0);
      if (offset < from) return 0;
      return columnAt.get(offset) ?? columnAt.get(offset - 1) ?? 0;
    },
  };
}

/** Where to begin so that the focus is seen: at the line's start if that does, else a third of the room before it. */
function windowStart(text: string, line: Range, focus: Range, room: number): number {
  const before = focus.start - line.start;
  const wanted = Math.min(focus.end - focus.start, Math.floor(room / 2));
  if (before + wanted < room && widthOf(text.slice(line.start, focus.start)) + wanted < room - 1) return line.start;
  const from = Math.max(line.start, focus.start - Math.floor(room / 3));
  // Never between the halves of a surrogate pair.
  return from > line.start && /[\uDC00-\uDFFF]/.test(text.charAt(from)) ? from - 1 : from;
}
