import type { Entry, MappingNode, Node, SequenceNode } from "../node.js";
import { reportBraces, reportHashAfterName } from "../traps.js";
import {
  afterSpaces,
  code,
  deepest,
  doubt,
  doubtIfReported,
  emptyEntry,
  entryOf,
  isDocumentMark,
  isQuote,
  type Reading,
  takeComment,
} from "./reading.js";
import { checkName, readPlainText, readQuoted } from "./scalars.js";

/** Where the lines of a collection in braces or brackets may begin. */
interface Margin {
  /** The column that lines must reach. */
  readonly least: number;
  /** The outermost collection: its last bracket may stand one column before. */
  readonly outermost: number;
}

/**
 * Reads a collection in braces or brackets, over several lines if need be, which begin at column `least` or behind it. Stops behind its
 * last bracket. `key` is the key whose value it is.
 */
export function readBraces(reading: Reading, least: number, key: string | undefined): MappingNode | SequenceNode {
  return readCollection(reading, { least, outermost: reading.depth + 1 }, key);
}

function readCollection(reading: Reading, margin: Margin, key: string | undefined): MappingNode | SequenceNode {
  if (++reading.depth > deepest) throw doubt;
  const isMapping = reading.text.charCodeAt(reading.at) === code.openBrace;
  const node = isMapping ? readMapping(reading, margin, key) : readSequence(reading, margin);
  reading.depth--;
  return node;
}

function readSequence(reading: Reading, margin: Margin): SequenceNode {
  const { text, path, at: start } = reading;
  const items: Node[] = [];
  do {
    reading.at++;
    skipGap(reading, margin);
    if (text.charCodeAt(reading.at) === code.closeBracket) break;
    items.push(readNode(reading, margin, undefined));
  } while (isFollowed(reading, margin, code.closeBracket));
  reading.at++;
  return { kind: "sequence", items, span: { file: path, start, end: reading.at } };
}

function readMapping(reading: Reading, margin: Margin, key: string | undefined): MappingNode {
  const { text, path, file, at: start } = reading;
  const entries: Entry[] = [];
  let hasLoneNames = false;
  do {
    reading.at++;
    skipGap(reading, margin);
    if (text.charCodeAt(reading.at) === code.closeBrace) break;
    const entry = readEntry(reading, margin);
    entries.push(entry);
    hasLoneNames ||= entry.value.kind === "empty";
  } while (isFollowed(reading, margin, code.closeBrace));
  if (hasLoneNames) doubtIfReported((into) => reportBraces(file, entries, key, into));
  reading.at++;
  return { kind: "mapping", entries, span: { file: path, start, end: reading.at } };
}

function readEntry(reading: Reading, margin: Margin): Entry {
  const { text, file } = reading;
  const isQuoted = isQuote(text.charCodeAt(reading.at));
  const key = isQuoted ? readQuoted(reading) : readPlainText(reading, undefined, true);
  checkName(key);
  const { end } = key.span;
  if (text.charCodeAt(reading.at) !== code.colon) return emptyEntry(key, end);
  // Spaces before a colon are a mistake.
  if (reading.at > end) throw doubt;
  reading.at = afterSpaces(text, end + 1);
  const place = reading.at;
  skipGap(reading, margin);
  const next = text.charCodeAt(reading.at);
  if (next !== code.comma && next !== code.closeBrace) return entryOf(key, readNode(reading, margin, key.text));
  if (text.charCodeAt(place) === code.hash) doubtIfReported((into) => reportHashAfterName(file, key, into));
  return emptyEntry(key, place);
}

function readNode(reading: Reading, margin: Margin, key: string | undefined): Node {
  switch (reading.text.charCodeAt(reading.at)) {
    case code.openBrace:
    case code.openBracket:
      return readCollection(reading, margin, key);
    case code.singleQuote:
    case code.doubleQuote:
      return readQuoted(reading);
    default:
      return readPlainText(reading, key, true);
  }
}

/** Goes to the comma behind an item, or to the last bracket: whether there is a comma. */
function isFollowed(reading: Reading, margin: Margin, close: number): boolean {
  const isOnOneLine = !skipGap(reading, margin);
  const next = reading.text.charCodeAt(reading.at);
  if (next === close) return false;
  if (next === code.comma && isOnOneLine) return true;
  throw doubt;
}

/** Goes over spaces, lines' ends and comments: whether there were lines' ends. */
function skipGap(reading: Reading, { least, outermost }: Margin): boolean {
  const { text } = reading;
  let hasNewline = false;
  let lineStart = reading.at;
  for (;;) {
    const at = afterSpaces(text, hasNewline ? lineStart : reading.at);
    const character = text.charCodeAt(at);
    if (character === code.newline || character === code.carriageReturn) {
      lineStart = at + (character === code.newline ? 1 : 2);
      hasNewline = true;
    } else if (character === code.hash) {
      // The library takes some comments at the first column for part of what is before them.
      if (text.charCodeAt(at - 1) !== code.space) throw doubt;
      lineStart = takeComment(reading, at);
      hasNewline = true;
    } else {
      if (character === code.tab) throw doubt;
      if (hasNewline) {
        const isClosing = character === code.closeBrace || character === code.closeBracket;
        const allowed = isClosing && reading.depth === outermost ? least - 1 : least;
        if (at - lineStart < allowed || isDocumentMark(text, lineStart)) throw doubt;
      }
      reading.at = at;
      return hasNewline;
    }
  }
}
