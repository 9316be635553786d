import { CST, Lexer } from "yaml";
import type { SourceFile, Span } from "../source/span.js";
import { documentStarts, flowEnds, scalarFollows } from "./tokens.js";

/** What stands before the place at which reading failed. */
export interface Surroundings {
  /** A quoted text that nothing closes, or that is closed only by the opening quote of a later one: its opening quote. */
  readonly openQuote: Span | undefined;
  /** The first bracket that another's counterpart, the end of the indentation or the end of the file cut off. */
  readonly openBracket: Span | undefined;
  /** Whether the place is within brackets or braces. */
  readonly inBrackets: boolean;
  /** A closing quote or bracket stands directly before, but for spaces. */
  readonly followsEnd: boolean;
  /** The comment on the line of the place or on the line before, if a text or a name stands before it. */
  readonly comment: Span | undefined;
}

/** Reads the tokens again, after a syntax error only: what is asked here need not be kept while reading sound files. */
export function surroundings(file: SourceFile, at: number): Surroundings {
  const span = (start: number, end = start + 1): Span => ({ file: file.path, start, end });
  const brackets: { readonly start: number; readonly closing: string }[] = [];
  let openQuote: Span | undefined;
  let openBracket: Span | undefined;
  let inBrackets = false;
  let followsEnd = false;
  let comment: { readonly span: Span; readonly lines: number } | undefined;
  let isScalar = false;
  let offset = 0;
  let last: { readonly type: string; readonly text: string; readonly start: number } | undefined;
  let beforeSpace: typeof last;

  const close = (found: string | undefined) => {
    const top = brackets.pop();
    if (top && top.closing !== found) openBracket ??= span(top.start);
  };

  for (const lexeme of new Lexer().lex(file.text)) {
    if (!isScalar && (lexeme === scalarFollows || lexeme === documentStarts || lexeme === flowEnds)) {
      if (lexeme === flowEnds) while (brackets.length > 0) close(undefined);
      isScalar = lexeme === scalarFollows;
      if (lexeme === flowEnds && offset >= at) break;
      continue;
    }
    const type = isScalar ? "scalar" : (CST.tokenType(lexeme) ?? "scalar");
    isScalar = false;
    const start = offset;
    offset += lexeme.length;
    if (start >= at && followsEnd === false && beforeSpace) {
      followsEnd = isEnd(beforeSpace.type);
      if (followsEnd && isQuoted(beforeSpace.type) && beforeSpace.text.includes("\n")) {
        openQuote ??= span(beforeSpace.start);
      }
    }
    if (start <= at) inBrackets = brackets.length > 0;
    if (isQuoted(type) && !isClosed(lexeme)) openQuote ??= span(start);
    if (type === "flow-seq-start") brackets.push({ start, closing: "]" });
    if (type === "flow-map-start") brackets.push({ start, closing: "}" });
    if (type === "flow-seq-end" || type === "flow-map-end") close(lexeme);
    if (type === "comment" && last?.type === "space" && last.text === " " && beforeSpace?.type === "scalar") {
      comment = { span: span(start, offset), lines: 0 };
    }
    if (type === "newline") comment = comment && comment.lines === 0 ? { ...comment, lines: 1 } : undefined;
    last = { type, text: lexeme, start };
    if (type !== "space") beforeSpace = last;
    if (start > at) break;
  }
  if (offset >= file.text.length) while (brackets.length > 0) close(undefined);
  return { openQuote, openBracket, inBrackets, followsEnd, comment: comment?.span };
}

function isQuoted(type: string): boolean {
  return type === "single-quoted-scalar" || type === "double-quoted-scalar";
}

function isEnd(type: string): boolean {
  return isQuoted(type) || type === "flow-seq-end" || type === "flow-map-end";
}

/** Whether a quoted text ends in its own closing quote. */
function isClosed(lexeme: string): boolean {
  if (lexeme.length < 2 || lexeme.at(-1) !== lexeme[0]) return false;
  if (lexeme[0] === "'") return (lexeme.match(/'/g)?.length ?? 0) % 2 === 0;
  let backslashes = 0;
  for (let at = lexeme.length - 2; lexeme[at] === "\\"; at--) backslashes++;
  return backslashes % 2 === 0;
}
