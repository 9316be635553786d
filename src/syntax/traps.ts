import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { SourceFile, Span } from "../source/span.js";
import type { Entry, ScalarNode } from "./node.js";
import { colonWithoutSpace, commaInBraces, hashInText, listInText } from "./trap-mistakes.js";

/** Keys whose values are prose. Behind them a comment has to stand out more than behind a word. */
const proseKeys: ReadonlySet<string> = new Set(["description", "trigger", "question", "deprecated"]);

/** Keys whose mappings hold names that people chose: any of them may be called `description`. */
const keysOfNames: ReadonlySet<string> = new Set(["properties", "traits", "context", "dictionary"]);

/**
 * A comment behind an unquoted text that looks cut off: one space before the `#` and none behind it, or, behind a
 * key that takes prose, one space before it. `kind: user # who listens` is an honest comment. Says whether it reported one.
 */
export function reportHash(file: SourceFile, scalar: Span, key: string | undefined, into: Diagnostic[]): boolean {
  const start = scalar.end + 1;
  const followed = file.text[start + 1];
  const tight = followed !== undefined && !/\s/.test(followed) && followed !== "#";
  if (!tight && !(key !== undefined && proseKeys.has(key))) return false;
  into.push(mistaken(hashInText, toLineEnd(file, start), { cut: shortened(lineFrom(file, start)) }));
  return true;
}

/** Whether what was cut is a name, whose colon and value are in the comment now: `Song #1 Played: { … }`. */
export function isCutName(file: SourceFile, scalar: Span): boolean {
  const line = file.text.slice(file.text.lastIndexOf("\n", scalar.start) + 1, scalar.start);
  return line.trim() === "" && /:(?:\s|$)/.test(lineFrom(file, scalar.end));
}

/** `search: #1 in the list`: the text begins with its comment. Returns the text that was meant. */
export function reportHashAfterName(file: SourceFile, key: ScalarNode, into: Diagnostic[]): ScalarNode | undefined {
  if (!/^: #(?=[^\s#])/.test(file.text.slice(key.span.end, key.span.end + 4))) return undefined;
  const span = toLineEnd(file, key.span.end + 2);
  into.push(mistaken(hashInText, span, { cut: shortened(lineFrom(file, span.start)) }));
  return { kind: "scalar", style: "plain", text: file.text.slice(span.start, span.end), span };
}

/** Whether a text behind a key is probably prose. */
export function isProse(key: string, text: string): boolean {
  return proseKeys.has(key) || (text.includes(" ") && !/^#[[{]/.test(text));
}

/** Items that are indented so far that they continue the text above them. */
export function reportSwallowedList(file: SourceFile, scalar: Span, into: Diagnostic[]): void {
  const source = file.text.slice(scalar.start, scalar.end);
  const match = /\n[ \t]*(- )/.exec(source);
  if (!match) return;
  const start = scalar.start + match.index + match[0].length - 2;
  into.push(mistaken(listInText, { file: file.path, start, end: start + 1 }, {}));
}

/**
 * The traps of braces: a text that a comma cut in two, and a colon without its space. Returns the entries as they
 * were meant, so that nothing else is said about the pieces.
 */
export function reportBraces(
  file: SourceFile,
  entries: readonly Entry[],
  name: string | undefined,
  into: Diagnostic[],
): readonly Entry[] {
  if (entries.every((entry) => !isLone(entry))) return entries;
  const kept: Entry[] = [];
  let reported = false;
  for (const entry of entries) {
    const before = kept[kept.length - 1];
    if (isLone(entry) && before && isCutBefore(before, entry, name)) {
      if (!reported) into.push(mistaken(commaInBraces, entry.key.span, { rest: entry.key.text }));
      reported = true;
      kept[kept.length - 1] = joined(file, before, entry);
      continue;
    }
    reported = false;
    const colon = isLone(entry) ? /^([^\s:'"]+):(\S.*)$/su.exec(entry.key.text) : null;
    if (colon) {
      const help = `Write \`${colon[1]}: ${colon[2]}\`. If the colon belongs to the name, put the name into quotes.`;
      into.push(mistaken(colonWithoutSpace, entry.key.span, { written: entry.key.text }, { help }));
      kept.push(split(entry, colon[1] as string, colon[2] as string));
      continue;
    }
    kept.push(entry);
  }
  return kept;
}

/** A name with nothing behind it, not even a colon, as a look-up is written in braces: `{ song_id, artist? }`. */
function isLone(entry: Entry): boolean {
  return entry.value.kind === "empty" && entry.key.style === "plain" && entry.span.end === entry.key.span.end;
}

function isCutBefore(before: Entry, lone: Entry, name: string | undefined): boolean {
  const { value } = before;
  if (value.kind !== "scalar" || value.style !== "plain") return false;
  if (name !== undefined && keysOfNames.has(name)) return false;
  const several = (text: string) => text.includes(" ") && !text.includes(" | ");
  if (proseKeys.has(before.key.text)) return several(value.text) || several(lone.key.text);
  return several(value.text) && several(lone.key.text);
}

function joined(file: SourceFile, before: Entry, lone: Entry): Entry {
  const span = { ...before.value.span, end: lone.key.span.end };
  return {
    key: before.key,
    value: { kind: "scalar", style: "plain", text: file.text.slice(span.start, span.end), span },
    span: { ...before.span, end: span.end },
  };
}

function split(entry: Entry, name: string, value: string): Entry {
  const { start, end, file } = entry.key.span;
  return {
    key: { ...entry.key, text: name, span: { file, start, end: start + name.length } },
    value: { kind: "scalar", style: "plain", text: value, span: { file, start: start + name.length + 1, end } },
    span: entry.span,
  };
}

// ── pieces of lines for messages ────────────────────────────────────────────────────────────────────────────────

const longestQuote = 40;

/** A text as a message quotes it: short, and never over several lines. */
export function shortened(text: string): string {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? "").trimEnd();
  const characters = [...line.slice(0, 2 * longestQuote)];
  return characters.length <= longestQuote ? line : `${characters.slice(0, longestQuote - 1).join("")}…`;
}

/** The text from an offset to the end of its line, as far as a message needs it. */
export function lineFrom(file: SourceFile, start: number): string {
  return file.text.slice(start, lineEnd(file.text, start, start + 4 * longestQuote));
}

/** The span from an offset to the end of its line. */
export function toLineEnd(file: SourceFile, start: number): Span {
  return { file: file.path, start, end: withoutBlanks(file.text, start, lineEnd(file.text, start, file.text.length)) };
}

/** Where a piece of a text ends without the white space at its end, new lines included. */
export function withoutBlanks(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] as string)) last--;
  return last;
}

function lineEnd(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}
