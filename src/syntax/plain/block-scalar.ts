import type { ScalarNode } from "../node.js";
import { withoutBlanks } from "../traps.js";
import { afterSpaces, code, doubt, type Reading, toContent } from "./reading.js";

/**
 * Reads a text behind `|`, `|-`, `>` or `>-` whose lines are indented by `least` columns or more, and goes to the next line that says
 * something (YAML 1.2, §8.1). Lines that are indented further are left to the library where they mean something of their own.
 */
export function readBlockScalar(reading: Reading, least: number): ScalarNode {
  const { text, path, at: start } = reading;
  const isFolded = text.charCodeAt(start) === code.greater;
  const isStripped = text.charCodeAt(start + 1) === code.dash;
  const headerEnd = afterSpaces(text, start + (isStripped ? 2 : 1));
  if (text.charCodeAt(headerEnd) !== code.newline) throw doubt;

  let lineStart = headerEnd + 1;
  const indent = afterSpaces(text, lineStart) - lineStart;
  if (indent < least) throw doubt;
  let value = "";
  let empty = 0;
  let end = headerEnd;
  for (;;) {
    const at = afterSpaces(text, lineStart);
    const character = text.charCodeAt(at);
    if (character === code.newline) {
      // Empty lines above the text decide about its indentation, and further indented ones keep their spaces.
      if (end === headerEnd || at - lineStart > indent) throw doubt;
      empty++;
      lineStart = at + 1;
      continue;
    }
    if (character === code.tab || character === code.carriageReturn) throw doubt;
    if (character === code.end) {
      if (at > lineStart) throw doubt;
      break;
    }
    if (at - lineStart < indent) break;
    if (isFolded && at - lineStart > indent) throw doubt;
    const newline = text.indexOf("\n", at);
    const lineEnd = newline < 0 ? text.length - 1 : newline;
    if (text.charCodeAt(lineEnd - 1) === code.carriageReturn) throw doubt;
    if (end !== headerEnd) value += isFolded ? (empty > 0 ? "\n".repeat(empty) : " ") : "\n".repeat(empty + 1);
    value += text.slice(lineStart + indent, lineEnd);
    empty = 0;
    end = lineEnd;
    lineStart = newline < 0 ? lineEnd : newline + 1;
  }
  if (end === headerEnd) throw doubt;
  reading.at = lineStart;
  toContent(reading);
  const span = { file: path, start, end: withoutBlanks(text, start, end) };
  return { kind: "scalar", text: isStripped ? value : `${value}\n`, style: "block", span };
}
