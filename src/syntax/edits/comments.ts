import type { Span } from "../../source/span.js";
import type { Entry, MappingNode } from "../node.js";
import { beginsLine, columnOf, isFlow, lineEnd, lineStart, nextLine } from "./layout.js";
import { commentsIn, type ReadFile } from "./read.js";

/**
 * The comments that are an entry's own, by where they stand. What is taken out leaves none of them behind: above the next entry
 * it would speak of something else.
 */
export interface OwnComments {
  /** On the lines above, as far as the entry before. Those that are indented further are that one's. */
  readonly above: readonly Span[];
  /** Between the key and its value. */
  readonly beside: readonly Span[];
  readonly within: readonly Span[];
  /** Behind the value, on its last line. */
  readonly behind: readonly Span[];
  /** On the lines below, indented further than the key. */
  readonly below: readonly Span[];
  /** Whether nothing but the comments themselves stands on the lines between the first one above and the key. */
  readonly isTogether: boolean;
}

export function allOf({ above, beside, within, behind, below }: OwnComments): readonly Span[] {
  return [...above, ...beside, ...within, ...behind, ...below];
}

/** Finds an entry's own comments. */
export function ownComments(file: ReadFile, mapping: MappingNode, entry: Entry): OwnComments {
  const { text } = file;
  const { key, value } = entry;
  const end = value.kind === "empty" ? key.span.end : endOf(text, entry);
  const [from, to] = isFlow(text, mapping) ? roomInBraces(text, mapping, entry) : [key.span.start, lineEnd(text, end)];
  const isInLines = !isFlow(text, mapping);
  const above = isInLines ? linesAbove(file, mapping, entry) : commentsIn(file, from, key.span.start);
  // Of a block, what stands on its last line is copied with it.
  const isBlock = (value.kind === "mapping" || value.kind === "sequence") && !isFlow(text, value);
  const first = value.kind === "empty" ? key.span.end : isBlock ? nextLine(text, key.span.end) : value.span.start;
  const last = value.kind === "empty" ? key.span.end : isBlock ? lineEnd(text, end) : end;
  return {
    above,
    beside: commentsIn(file, key.span.end, Math.max(first, key.span.end)),
    within: commentsIn(file, first, last),
    behind: commentsIn(file, last, to),
    below: isInLines ? linesBelow(file, end, columnOf(text, key.span.start)) : [],
    isTogether: isTogether(text, above, key.span.start),
  };
}

/** Where an entry ends; the span of one with nothing behind its colon goes on to what follows. */
export function endOf(text: string, { span }: Entry): number {
  let { end } = span;
  while (end > span.start && /[ \t\r\n]/.test(text[end - 1] as string)) end--;
  return end;
}

/** Where what is written of an entry ends, the comments below that are its own included. */
export function endWithComments(file: ReadFile, entry: Entry): number {
  const below = linesBelow(file, endOf(file.text, entry), columnOf(file.text, entry.key.span.start));
  return below.at(-1)?.end ?? entry.span.end;
}

/** The lines above an entry that have nothing but a comment, blank ones passed over. */
function linesAbove(file: ReadFile, { entries }: MappingNode, { key }: Entry): readonly Span[] {
  const { text } = file;
  if (!beginsLine(text, key.span.start)) return [];
  const found: Span[] = [];
  for (let at = lineStart(text, key.span.start); at > 0; ) {
    at = lineStart(text, at - 1);
    const end = lineEnd(text, at);
    const [comment] = commentsIn(file, at, end);
    if (comment && beginsLine(text, comment.start)) found.unshift(comment);
    else if (text.slice(at, end).trim() !== "") break;
  }
  if (entries[0]?.key === key) return found;
  const column = columnOf(text, key.span.start);
  const own = found.findIndex(({ start }) => columnOf(text, start) <= column);
  return own < 0 ? [] : found.slice(own);
}

function linesBelow(file: ReadFile, end: number, column: number): readonly Span[] {
  const { text } = file;
  const found: Span[] = [];
  for (let at = nextLine(text, end); at < text.length; at = nextLine(text, at)) {
    const line = lineEnd(text, at);
    const [comment] = commentsIn(file, at, line);
    if (comment && beginsLine(text, comment.start)) {
      if (columnOf(text, comment.start) <= column) break;
      found.push(comment);
    } else if (text.slice(at, line).trim() !== "") break;
  }
  return found;
}

/** In braces: from the line below the entry before to the end of the line, where others share neither. */
function roomInBraces(text: string, { entries, span }: MappingNode, entry: Entry): readonly [number, number] {
  const at = entries.indexOf(entry);
  const before = entries[at - 1];
  const after = entries[at + 1];
  const left = before ? endOf(text, before) : span.start + 1;
  const end = endOf(text, entry);
  const right = after ? after.key.span.start : span.end - 1;
  return [
    Math.min(entry.key.span.start, lineEnd(text, left) < entry.key.span.start ? nextLine(text, left) : left),
    after && lineEnd(text, end) < right ? lineEnd(text, end) : right,
  ];
}

function isTogether(text: string, above: readonly Span[], key: number): boolean {
  const starts = [...above.map(({ start }) => start), key];
  return above.every(({ end }, at) => nextLine(text, end) === lineStart(text, starts[at + 1] as number));
}
