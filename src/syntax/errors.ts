import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { SourceFile, Span } from "../source/span.js";
import {
  listBehindName,
  missingColon,
  missingComma,
  openBracket,
  openQuote,
  reservedStart,
  strayBracket,
  strayComma,
  tabIndentation,
  textAfterValue,
  unknownEscape,
  valueAndMore,
  wrongIndentation,
  yamlSyntax,
} from "./mistakes.js";
import { type Surroundings, surroundings } from "./surroundings.js";
import { bracketInBraces, colonInText, hashInText, markAfterQuotes } from "./trap-mistakes.js";
import { lineFrom, shortened, toLineEnd } from "./traps.js";

/** What the library says of its first error: a code, a message and where. */
export interface YamlError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

interface Failure {
  readonly file: SourceFile;
  readonly text: string;
  /** Where reading failed. */
  readonly at: number;
  readonly error: YamlError;
  readonly around: Surroundings;
}

/**
 * The one diagnostic for the first syntax error of a file, in words for somebody who does not know YAML's grammar.
 * The library says where reading failed; what was probably meant shows in the text around.
 */
export function explainError(file: SourceFile, error: YamlError): Diagnostic {
  const at = Math.min(error.pos[0], file.text.length);
  const failure = { file, text: file.text, at, error, around: surroundings(file, at) };
  for (const explain of explanations) {
    const diagnostic = explain(failure);
    if (diagnostic) return diagnostic;
  }
  return mistaken(yamlSyntax, spanAt(failure, at), {});
}

type Explanation = (failure: Failure) => Diagnostic | undefined;

const tab: Explanation = ({ file, text, at, error }) => {
  const start = lineStart(text, at);
  const indent = /^[ \t]*/.exec(text.slice(start, start + 200))?.[0] ?? "";
  const tabAt = indent.indexOf("\t");
  const isBeforeText = at <= start + indent.length || error.code === "TAB_AS_INDENT";
  if (tabAt < 0 || !isBeforeText) return undefined;
  return mistaken(tabIndentation, { file: file.path, start: start + tabAt, end: start + tabAt + 1 }, {});
};

/** A ` #` ended a text or a name early, so that the rest of it, or its missing colon, makes no sense. */
const hash: Explanation = ({ file, text, around: { comment } }) => {
  if (!comment || /^#(?:[\s#]|$)/.test(text.slice(comment.start, comment.start + 2))) return undefined;
  return mistaken(hashInText, comment, { cut: shortened(lineFrom(file, comment.start)) });
};

const escapes: Explanation = (failure) => {
  const { text, at, error } = failure;
  if (error.code !== "BAD_DQ_ESCAPE") return undefined;
  const written = shortened(text.slice(at, at + 2));
  return mistaken(unknownEscape, { ...spanAt(failure, at), end: at + written.length }, { escape: written });
};

const quotes: Explanation = (failure) => {
  const { text, at, around } = failure;
  if (around.openQuote) return mistaken(openQuote, around.openQuote, { quote: text[around.openQuote.start] as string });
  const quote = text[at - 1];
  if (text[at] !== "?" || (quote !== '"' && quote !== "'")) return undefined;
  const start = text.lastIndexOf(quote, at - 2);
  return mistaken(markAfterQuotes, spanAt(failure, at), { better: `${shortened(text.slice(start, at - 1))}?${quote}` });
};

const word = "[^\\s,:[\\]{}'\"]";
const wordBefore = new RegExp(`${word}+$`);
const bracketed = new RegExp(`^[[{]${word}*[\\]}]?`);

/** `string[]` within braces. */
const bareBracket: Explanation = ({ file, text, at, around }) => {
  const here = text[at];
  if (here !== "[" && here !== "{") return undefined;
  const before = wordBefore.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? "";
  if (before === "" && (!around.inBrackets || around.followsEnd)) return undefined;
  const written = before + (bracketed.exec(text.slice(at, at + 80))?.[0] ?? here);
  const start = at - before.length;
  return mistaken(bracketInBraces, { file: file.path, start, end: start + written.length }, { text: written });
};

const afterValue: Explanation = ({ file, text, at, error, around }) => {
  const isUnexpected = error.code === "UNEXPECTED_TOKEN" && /^[^\s\]}#]/.test(text.slice(at, at + 1));
  const isUndivided = error.message.startsWith("Missing , or :");
  if (!(isUnexpected && around.followsEnd) && !isUndivided) return undefined;
  if (text[at] === "," && around.inBrackets) return undefined;
  const rest = shortened(lineFrom(file, at));
  return around.inBrackets
    ? mistaken(missingComma, toLineEnd(file, at), { next: rest })
    : mistaken(textAfterValue, toLineEnd(file, at), { rest }, { help: apostrophe(file, at) });
};

/** What to type where an apostrophe ended a text in single quotes. */
function apostrophe({ text }: SourceFile, at: number): string | undefined {
  const before = /[\p{L}\p{N}]+'$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0];
  const after = /^[\p{L}\p{N}]+/u.exec(text.slice(at, at + 40))?.[0];
  if (before === undefined || after === undefined) return undefined;
  return `An apostrophe within single quotes is written twice: \`${before}'${after}\`. Or put the text into double quotes.`;
}

const brackets: Explanation = (failure) => {
  const { text, at, around } = failure;
  if (around.openBracket) {
    const open = text[around.openBracket.start] as string;
    return mistaken(openBracket, around.openBracket, { open, close: open === "[" ? "]" : "}" });
  }
  const here = text[at];
  if (here === "]" || here === "}") return mistaken(strayBracket, spanAt(failure, at), { bracket: here });
  if (here === "," && around.inBrackets) return mistaken(strayComma, spanAt(failure, at), {});
  return undefined;
};

/** A colon that makes a text look like a name: within one line, or on a deeper line below. */
const secondColon: Explanation = (failure) => {
  const { file, text, at, error } = failure;
  if (error.code !== "BLOCK_AS_IMPLICIT_KEY" && error.code !== "BLOCK_IN_FLOW") return undefined;
  if (/^[-?](?:\s|$)/.test(text.slice(at, at + 2))) return undefined;
  const colon =
    /:(?=\s|$)/.exec(text.slice(at, error.pos[1] > at + 1 ? error.pos[1] : undefined)) ??
    /:(?=\s|$)/.exec(text.slice(at));
  if (!colon) return undefined;
  const colonAt = at + colon.index;
  const quoted = /^(?:'[^']*'|"[^"]*")\s*/.exec(text.slice(at, colonAt));
  if (quoted && error.code === "BLOCK_IN_FLOW") {
    const start = at + quoted[0].length;
    return mistaken(missingComma, toLineEnd(file, start), { next: shortened(lineFrom(file, start)) });
  }
  if (text.slice(at, colonAt).includes("\n")) {
    const start = firstOfLine(text, colonAt);
    return mistaken(valueAndMore, toLineEnd(file, start), { line: shortened(lineFrom(file, start)) });
  }
  const help =
    error.code === "BLOCK_IN_FLOW"
      ? "Put the whole text into quotes. If a name of its own begins before the colon, put a comma before it."
      : undefined;
  return mistaken(colonInText, spanAt(failure, colonAt), {}, { help });
};

/** `>` or `|` with more behind it: `>= 5`, `| text`. */
const blockHeader: Explanation = (failure) => {
  const { text, at } = failure;
  const start = Math.max(lineStart(text, at), at - 200);
  const header = /^(.*[:-][ \t]+|[ \t]*)([>|])[-+0-9]*[ \t]*$/.exec(text.slice(start, at));
  if (!header) return undefined;
  const [, before = "", indicator = ""] = header;
  return mistaken(reservedStart, spanAt(failure, start + before.length), { character: `\`${indicator}\`` });
};

const starts: Explanation = (failure) => {
  const { text, at, error } = failure;
  if (error.code === "BAD_SCALAR_START")
    return mistaken(reservedStart, spanAt(failure, at), {
      character: text[at] === "`" ? "a backtick" : `\`${text[at]}\``,
    });
  if (text[at] === "?") return mistaken(reservedStart, spanAt(failure, at), { character: "`?`" });
  return undefined;
};

const lines: Explanation = (failure) => {
  const { file, text, error } = failure;
  let at = failure.at;
  while (/\s/.test(text[at] ?? "")) at++;
  const isFirst = firstOfLine(text, at) === at;
  if (/^-(?:\s|$)/.test(text.slice(at, at + 2)) && !isFirst) return mistaken(listBehindName, spanAt(failure, at), {});
  const isAstray = error.code === "BAD_INDENT" || error.code === "BLOCK_AS_IMPLICIT_KEY";
  if (isAstray || (error.code === "UNEXPECTED_TOKEN" && isFirst)) {
    return mistaken(wrongIndentation, toLineEnd(file, at), {}, { help: goesOn(file, at) });
  }
  if (error.code === "MULTILINE_IMPLICIT_KEY" || error.code === "MISSING_CHAR") {
    const line = shortened(lineFrom(file, at));
    const tight = /^([^\s:'"]+):(\S.*)$/su.exec(line);
    const help = tight ? `Write a space behind the colon: \`${tight[1]}: ${tight[2]}\`.` : goesOn(file, at);
    return mistaken(missingColon, toLineEnd(file, at), { line }, { help });
  }
  return undefined;
};

/** What to do where the line is not a name and not an item: it may go on with the text above. */
function goesOn(file: SourceFile, at: number): string | undefined {
  const line = lineFrom(file, at);
  if (/:(?:\s|$)|^-\s/.test(line) || !line.includes(" ")) return undefined;
  return "If it goes on with the text above, indent it further than the name of that text. If it is a name, write a `:` behind it.";
}

const explanations: readonly Explanation[] = [
  tab,
  hash,
  escapes,
  blockHeader,
  quotes,
  bareBracket,
  afterValue,
  brackets,
  secondColon,
  starts,
  lines,
];

function spanAt({ file, text }: Failure, at: number): Span {
  // At the end of a line or of the file there is no character to mark.
  const end = at < text.length && text[at] !== "\n" && text[at] !== "\r" ? at + 1 : at;
  return { file: file.path, start: at, end };
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

function firstOfLine(text: string, at: number): number {
  return skipSpaces(text, lineStart(text, at));
}

function skipSpaces(text: string, at: number): number {
  let first = at;
  while (text[first] === " " || text[first] === "\t") first++;
  return first;
}
