import type { Span } from "../../source/span.js";
import type { ScalarNode } from "../node.js";
import { reportHash } from "../traps.js";
import { afterSpaces, code, divides, doubt, doubtIfReported, isFlowMark, type Reading } from "./reading.js";

/** By character: whether an unquoted text may end at it, outside braces. */
const endsOutside = table("\0\n\r:#");
/** The same within braces. */
const endsInside = table("\0\n\r:#,[]{}");
/** By character: whether no unquoted text begins with it. Most of them mean something to YAML. */
const beginsNone = table("\0\t\n\r ,[]{}#&*!|>'\"%@`:");

function table(characters: string): Uint8Array {
  const flags = new Uint8Array(128);
  for (const character of characters) flags[character.charCodeAt(0)] = 1;
  return flags;
}

/**
 * The end of the line's unquoted text that begins at an offset: the offset of the line's end, of a comment, of a colon that ends a
 * name or, within braces, of a mark. Spaces before it are not part of the text.
 */
function stopOf(text: string, start: number, inBraces: boolean): number {
  const ends = inBraces ? endsInside : endsOutside;
  for (let at = start; ; at++) {
    const character = text.charCodeAt(at);
    if (character > 127 || ends[character] === 0) continue;
    if (character === code.colon) {
      const next = text.charCodeAt(at + 1);
      if (!divides(next) && !(inBraces && isFlowMark(next))) continue;
    } else if (character === code.hash && !divides(text.charCodeAt(at - 1))) {
      continue;
    }
    return at;
  }
}

/** Without spaces and tabs at its end. */
function trimmed(text: string, start: number, stop: number): number {
  let end = stop;
  for (; end > start; end--) {
    const character = text.charCodeAt(end - 1);
    if (character !== code.space && character !== code.tab) break;
  }
  return end;
}

/**
 * Reads an unquoted text as far as it goes on its first line, and stops before what ends it. `key` is the key whose value it is.
 */
export function readPlainText(reading: Reading, key: string | undefined, inBraces: boolean): ScalarNode {
  const { text, path, at: start } = reading;
  const first = text.charCodeAt(start);
  if (first === code.byteOrderMark || (first < 128 && beginsNone[first] === 1)) throw doubt;
  if (first === code.dash || first === code.question) {
    const next = text.charCodeAt(start + 1);
    if (divides(next) || isFlowMark(next)) throw doubt;
  }
  const stop = stopOf(text, start, inBraces);
  const end = trimmed(text, start, stop);
  const span = { file: path, start, end };
  if (text.charCodeAt(stop) === code.hash) checkHash(reading, span, key);
  reading.at = stop;
  return { kind: "scalar", text: text.slice(start, end), style: "plain", span };
}

function checkHash({ file, text }: Reading, span: Span, key: string | undefined): void {
  if (text.startsWith(" #", span.end)) doubtIfReported((into) => reportHash(file, span, key, into));
}

/**
 * Goes on with an unquoted text on the lines below, where they are indented by `least` columns or more: lines become spaces, and
 * empty lines new lines (YAML 1.2, §6.5).
 */
export function continued(reading: Reading, begun: ScalarNode, least: number, key: string | undefined): ScalarNode {
  const { text, path } = reading;
  let { end } = begun.span;
  let value = begun.text;
  let stop = reading.at;
  for (;;) {
    const next = nextLine(text, stop, least);
    if (!next) break;
    const first = text.charCodeAt(next.start);
    // Whatever looks like the item of a list was probably meant as one.
    if (first === code.dash) throw doubt;
    stop = stopOf(text, next.start, false);
    end = trimmed(text, next.start, stop);
    value += (next.empty > 0 ? "\n".repeat(next.empty) : " ") + text.slice(next.start, end);
  }
  if (end === begun.span.end) return begun;
  const span = { file: path, start: begun.span.start, end };
  if (text.charCodeAt(stop) === code.hash) checkHash(reading, span, key);
  reading.at = stop;
  return { kind: "scalar", text: value, style: "plain", span };
}

/** The line with which a text goes on behind a line's end, and how many empty ones are between; `undefined`: it does not. */
function nextLine(text: string, stop: number, least: number): { start: number; empty: number } | undefined {
  let lineEnd = stop;
  for (let empty = 0; ; empty++) {
    const character = text.charCodeAt(lineEnd);
    if (character !== code.newline && character !== code.carriageReturn) return undefined;
    const lineStart = lineEnd + (character === code.newline ? 1 : 2);
    const start = afterSpaces(text, lineStart);
    const first = text.charCodeAt(start);
    if (first === code.tab) throw doubt;
    if (first === code.newline || first === code.carriageReturn) {
      lineEnd = start;
      continue;
    }
    return first === code.end || first === code.hash || start - lineStart < least ? undefined : { start, empty };
  }
}

/** What the library would report of a name, or treat as something else. */
export function checkName({ text, style }: ScalarNode): void {
  if (text === "" || text === "<<") throw doubt;
  // White space of the invisible kind around a name is a mistake.
  const isBeyondAscii = text.charCodeAt(0) > 127 || text.charCodeAt(text.length - 1) > 127;
  if (style === "plain" && isBeyondAscii && text.trim() !== text) throw doubt;
}

/** Reads a text in quotes that ends on its line. */
export function readQuoted(reading: Reading): ScalarNode {
  const { text, path, at: start } = reading;
  const isDouble = text.charCodeAt(start) === code.doubleQuote;
  const end = isDouble ? closingDouble(text, start + 1) : closingSingle(text, start + 1);
  reading.at = end + 1;
  const within = text.slice(start + 1, end);
  const span = { file: path, start, end: end + 1 };
  if (!isDouble) {
    const value = within.includes("'") ? within.replaceAll("''", "'") : within;
    return { kind: "scalar", text: value, style: "single", span };
  }
  const value = within.includes("\\") ? unescaped(within) : within;
  return { kind: "scalar", text: value, style: "double", span };
}

function closingSingle(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === code.newline) break;
    if (character !== code.singleQuote) continue;
    if (text.charCodeAt(at + 1) !== code.singleQuote) return at;
    at++;
  }
  throw doubt;
}

function closingDouble(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === code.newline) break;
    if (character === code.doubleQuote) return at;
    if (character === code.backslash) at++;
  }
  throw doubt;
}

/** The escapes of one letter (YAML 1.2, §5.7). */
const escapes: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["e", "\x1b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["N", "\x85"],
  ["_", "\xa0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
  [" ", " "],
  ['"', '"'],
  ["/", "/"],
  ["\\", "\\"],
  ["\t", "\t"],
]);

const hexadecimal = /^[0-9a-fA-F]+$/;

function unescaped(within: string): string {
  let value = "";
  let from = 0;
  for (let at = within.indexOf("\\"); at >= 0; at = within.indexOf("\\", from)) {
    value += within.slice(from, at);
    const letter = within[at + 1] as string;
    const length = letter === "x" ? 2 : letter === "u" ? 4 : 0;
    from = at + 2 + length;
    if (length === 0) {
      const meant = escapes.get(letter);
      if (meant === undefined) throw doubt;
      value += meant;
    } else {
      const digits = within.slice(at + 2, from);
      if (digits.length !== length || !hexadecimal.test(digits)) throw doubt;
      value += String.fromCharCode(Number.parseInt(digits, 16));
    }
  }
  value += within.slice(from);
  if (/\p{Surrogate}/u.test(value)) throw doubt;
  return value;
}
