import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceFile, Span } from "../../source/span.js";
import type { Entry, Node, ScalarNode } from "../node.js";

/** How far the reading of one file has come. */
export interface Reading {
  readonly file: SourceFile;
  readonly path: string;
  /** The file's text and behind it {@link code.end}, which stands nowhere else: there always is a next character. */
  readonly text: string;
  /** The comments so far, in the order of the text. */
  readonly comments: Span[];
  /** The offset of the next character to read. */
  at: number;
  /** At the first character of a line's content: its column; -1 at the end of the file. */
  column: number;
  /** How many collections the place is within. */
  depth: number;
}

/** What is thrown when it is not certain what a file says: the library shall read it. No error to anybody else. */
export const doubt = new Error("This file is not plain");

/** Deeper files are left to the library, which knows the limit. */
export const deepest = 40;

/** Whatever a trap of `../traps.ts` reports is a doubt: the library's half reports it. */
export function doubtIfReported(ask: (into: Diagnostic[]) => unknown): void {
  const found: Diagnostic[] = [];
  ask(found);
  if (found.length > 0) throw doubt;
}

export const code = {
  end: 0x00,
  tab: 0x09,
  newline: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  doubleQuote: 0x22,
  hash: 0x23,
  singleQuote: 0x27,
  comma: 0x2c,
  dash: 0x2d,
  dot: 0x2e,
  colon: 0x3a,
  greater: 0x3e,
  question: 0x3f,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  bar: 0x7c,
  closeBrace: 0x7d,
  byteOrderMark: 0xfeff,
} as const;

/** Whether a character divides: a space, a tab, a line's end or the file's. */
export function divides(character: number): boolean {
  return (
    character === code.space ||
    character === code.newline ||
    character === code.carriageReturn ||
    character === code.tab ||
    character === code.end
  );
}

export function isQuote(character: number): boolean {
  return character === code.singleQuote || character === code.doubleQuote;
}

/** Whether a character means something of its own within braces and brackets. */
export function isFlowMark(character: number): boolean {
  return (
    character === code.comma ||
    character === code.openBracket ||
    character === code.closeBracket ||
    character === code.openBrace ||
    character === code.closeBrace
  );
}

/** A name and what stands behind it. */
export function entryOf(key: ScalarNode, value: Node): Entry {
  return { key, value, span: { file: key.span.file, start: key.span.start, end: value.span.end } };
}

/** A name with nothing behind it; `place` is where a value would begin. */
export function emptyEntry(key: ScalarNode, place: number): Entry {
  return entryOf(key, { kind: "empty", span: { file: key.span.file, start: place, end: place } });
}

/** The offset behind spaces. */
export function afterSpaces(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === code.space) at++;
  return at;
}

/** Takes what may stand behind a value, and goes to the next line that says something. */
export function finishLine(reading: Reading): void {
  const { text } = reading;
  const at = afterSpaces(text, reading.at);
  const character = text.charCodeAt(at);
  if (character === code.newline) reading.at = at + 1;
  else if (character === code.carriageReturn) reading.at = at + 2;
  else if (character === code.hash && text.charCodeAt(at - 1) === code.space) reading.at = takeComment(reading, at);
  else if (character === code.end) reading.at = at;
  else throw doubt;
  toContent(reading);
}

/**
 * From the beginning of a line to the first character of the next one that is neither empty nor a comment. Marks of documents are a
 * doubt, except before the document.
 */
export function toContent(reading: Reading, isBeforeDocument = false): void {
  const { text } = reading;
  for (;;) {
    const start = reading.at;
    const at = afterSpaces(text, start);
    const character = text.charCodeAt(at);
    if (character === code.newline) {
      reading.at = at + 1;
    } else if (character === code.carriageReturn) {
      reading.at = at + 2;
    } else if (character === code.hash) {
      reading.at = takeComment(reading, at);
    } else {
      if (character === code.tab || (!isBeforeDocument && isDocumentMark(text, start))) throw doubt;
      reading.at = at;
      reading.column = character === code.end ? -1 : at - start;
      return;
    }
  }
}

/** `---` and `...` at the beginning of a line; also what only begins like them. */
export function isDocumentMark(text: string, lineStart: number): boolean {
  const character = text.charCodeAt(lineStart);
  if (character !== code.dash && character !== code.dot) return false;
  return text.startsWith("---", lineStart) || text.startsWith("...", lineStart);
}

/** Notes a comment; returns where the next line begins. */
export function takeComment({ text, path, comments }: Reading, start: number): number {
  const newline = text.indexOf("\n", start);
  const lineEnd = newline < 0 ? text.length - 1 : newline;
  const end = text.charCodeAt(lineEnd - 1) === code.carriageReturn ? lineEnd - 1 : lineEnd;
  comments.push({ file: path, start, end });
  return newline < 0 ? lineEnd : newline + 1;
}
