import type { Entry, MappingNode, Node, ScalarNode, SequenceNode } from "../node.js";
import { reportHashAfterName } from "../traps.js";
import { readBlockScalar } from "./block-scalar.js";
import { readBraces } from "./braces.js";
import {
  afterSpaces,
  code,
  deepest,
  divides,
  doubt,
  doubtIfReported,
  emptyEntry,
  entryOf,
  finishLine,
  isQuote,
  type Reading,
} from "./reading.js";
import { checkName, continued, readPlainText, readQuoted } from "./scalars.js";

/**
 * Reads what stands on lines of its own, deeper than column `parent`, the one of the name or dash that it belongs to (-1: the
 * document). Like all readers of this file it goes on to the next line that says something behind it.
 */
export function readBlock(reading: Reading, parent: number, key: string | undefined): Node {
  const { column } = reading;
  return isDash(reading) ? readSequence(reading, column) : readNode(reading, parent, column, key);
}

/** Whether an item of a list begins here. */
function isDash({ text, at }: Reading): boolean {
  return text.charCodeAt(at) === code.dash && divides(text.charCodeAt(at + 1));
}

/** Reads a value. Where it begins with a name it is a mapping at `column`; `undefined`: it can't be one. */
function readNode(reading: Reading, parent: number, column: number | undefined, key: string | undefined): Node {
  const first = reading.text.charCodeAt(reading.at);
  if (first === code.openBrace || first === code.openBracket) {
    const node = readBraces(reading, parent + 1, key);
    finishLine(reading);
    return node;
  }
  // A document of one text is no plan.
  const isDocument = parent < 0;
  if (first === code.bar || first === code.greater) {
    if (isDocument) throw doubt;
    return readBlockScalar(reading, parent + 1);
  }
  const isQuoted = isQuote(first);
  const begun = isQuoted ? readQuoted(reading) : readPlainText(reading, key, false);
  if (column !== undefined && reading.text.charCodeAt(reading.at) === code.colon) {
    return readMapping(reading, column, begun);
  }
  if (isDocument) throw doubt;
  const scalar = isQuoted ? begun : continued(reading, begun, parent + 1, key);
  finishLine(reading);
  return scalar;
}

function readSequence(reading: Reading, column: number): SequenceNode {
  const { text, path, at: start } = reading;
  if (++reading.depth > deepest) throw doubt;
  const items: Node[] = [];
  do {
    const dash = reading.at;
    reading.at = afterSpaces(text, dash + 1);
    // An item on the line below, and a list within the line of a list, are rare.
    if (divides(text.charCodeAt(reading.at)) || isDash(reading)) throw doubt;
    items.push(readNode(reading, column, column + reading.at - dash, undefined));
  } while (reading.column === column && isDash(reading));
  if (reading.column > column) throw doubt;
  reading.depth--;
  const { end } = (items[items.length - 1] as Node).span;
  return { kind: "sequence", items, span: { file: path, start, end } };
}

/** Reads a mapping whose first name is read. */
function readMapping(reading: Reading, column: number, first: ScalarNode): MappingNode {
  if (++reading.depth > deepest) throw doubt;
  const entries = [readEntry(reading, column, first)];
  while (reading.column === column) entries.push(readEntry(reading, column, readName(reading)));
  if (reading.column > column) throw doubt;
  reading.depth--;
  const { end } = (entries[entries.length - 1] as Entry).span;
  return { kind: "mapping", entries, span: { file: reading.path, start: first.span.start, end } };
}

function readName(reading: Reading): ScalarNode {
  const isQuoted = isQuote(reading.text.charCodeAt(reading.at));
  return isQuoted ? readQuoted(reading) : readPlainText(reading, undefined, false);
}

/** Reads on from behind a name. */
function readEntry(reading: Reading, column: number, key: ScalarNode): Entry {
  const { text, file } = reading;
  const { end } = key.span;
  checkName(key);
  // No colon, one without a space behind it, or one with a space before it.
  if (reading.at > end || text.charCodeAt(end) !== code.colon || !divides(text.charCodeAt(end + 1))) throw doubt;

  const place = afterSpaces(text, end + 1);
  const next = text.charCodeAt(place);
  if (!divides(next) && next !== code.hash) {
    reading.at = place;
    return entryOf(key, readNode(reading, column, undefined, key.text));
  }
  reading.at = end + 1;
  finishLine(reading);
  if (reading.column > column) {
    const isBelowComment = (reading.comments.at(-1)?.start ?? 0) > place;
    const value = readBlock(reading, column, key.text);
    // The library lets a comment decide how far the lines of a text below it must be indented.
    if (isBelowComment && value.kind === "scalar" && value.style === "plain") throw doubt;
    return entryOf(key, value);
  }
  // A list may stand exactly below its name.
  if (reading.column === column && isDash(reading)) return entryOf(key, readSequence(reading, column));
  if (next === code.hash) doubtIfReported((into) => reportHashAfterName(file, key, into));
  return emptyEntry(key, place);
}
