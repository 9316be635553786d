import { beginsLine, columnOf, isFlow, isLong, lineEnd, nextLine } from "./layout.js";
import { commentsIn } from "./read.js";
import type { Copied } from "./tasks.js";

/** A value's own text, as it can stand behind a key somewhere else, and the comments in it. */
export interface CopiedText {
  /** With the space or the line end before it. */
  readonly text: string;
  readonly comments: readonly string[];
}

/** Copies a value behind a key of a block whose column is `column`, indented by `step` where it takes lines. */
export function copyBehind(copied: Copied, column: number, step: number, newline: string): CopiedText {
  const { from, place } = copied;
  const { node } = place;
  const { text } = from;
  if (node.kind === "empty") return { text: "", comments: [] };
  const { start, end } = node.span;
  const isLines = (node.kind === "mapping" || node.kind === "sequence") && !isFlow(text, node);
  if (!isLines) {
    const own = text.slice(start, end);
    if (!isLong(text, node)) return { text: ` ${own}`, comments: [] };
    const holder = place.entry ? columnOf(text, place.entry.key.span.start) : columnOf(text, start);
    return { text: ` ${shifted(own, column - holder, newline)}`, comments: commentsWithin(copied) };
  }
  const whole = linesOf(copied);
  const isWhole = whole.start < start;
  const lines = shifted(text.slice(whole.start, whole.end), column + step - columnOf(text, start), newline, isWhole);
  const lead = isWhole ? "" : " ".repeat(column + step);
  return { text: newline + lead + lines, comments: commentsWithin(copied) };
}

/** The comments that a copy of a value holds: those in it, and of a block also those above its first line and behind its last. */
export function commentsWithin(copied: Copied): readonly string[] {
  const { from, place } = copied;
  const { node } = place;
  if (node.kind === "scalar" || node.kind === "empty") return [];
  const { start, end } = isFlow(from.text, node) ? node.span : linesOf(copied);
  return commentsIn(from, start, end).map((comment) => from.text.slice(comment.start, comment.end));
}

/** The comments that go when nothing is left behind a name. */
export function commentsCleared(copied: Copied): readonly string[] {
  const { from, place } = copied;
  const { span } = place.node;
  const isBelow = place.entry && from.text.slice(place.entry.key.span.end, span.start).includes("\n");
  const start = isBelow ? nextLine(from.text, place.entry.key.span.end) : span.start;
  const end = isBelow ? lineEnd(from.text, span.end) : span.end;
  return commentsIn(from, start, end).map((comment) => from.text.slice(comment.start, comment.end));
}

/** The lines that a block takes; its first only from where it begins, if a dash stands before it. */
function linesOf({ from, place }: Copied): { readonly start: number; readonly end: number } {
  const { text } = from;
  const { start, end } = place.node.span;
  const isBelow = place.entry && beginsLine(text, start);
  return { start: isBelow ? nextLine(text, place.entry.key.span.end) : start, end: lineEnd(text, end) };
}

/** A text with its lines further in or out; of the first only where it is a whole line. */
export function shifted(text: string, delta: number, newline: string, wholeFirst = false): string {
  return text
    .split(/\r?\n/)
    .map((line, at) => {
      if ((at === 0 && !wholeFirst) || line.trim() === "") return line;
      if (delta >= 0) return " ".repeat(delta) + line;
      const blanks = /^ */.exec(line)?.[0].length ?? 0;
      return line.slice(Math.min(blanks, -delta));
    })
    .join(newline);
}
