import type { SourceFile } from "../../source/span.js";
import type { Node, SyntaxTree } from "../node.js";
import { readSuppressions } from "../suppressions.js";
import { unreadableCharacter } from "../unreadable.js";
import { readBlock } from "./blocks.js";
import { doubt, finishLine, isDocumentMark, type Reading, toContent } from "./reading.js";

// Why this stands beside the `yaml` library: nearly all that people write in plans is a plain part of YAML, and reading that in one
// pass, without tokens between, takes a small part of the library's time, and spares loading it. The library stays the one that
// knows YAML and the only maker of diagnostics.

/**
 * Reads a file without mistakes that is written in the plain part of YAML: blocks, lists, braces, brackets, texts with and without
 * quotes, `|`, `>`, comments.
 *
 * Either gives exactly the tree that `parseWithLibrary` gives, spans and suppressions included, where that one reports nothing; or
 * `undefined`, when anything is wrong with the file, or not certain: it then is the library's, whole. `test/syntax/plain` holds the two
 * against each other. Whoever teaches `convert.ts` or `traps.ts` a new mistake makes this function give up on it.
 */
export function readPlain(file: SourceFile): SyntaxTree | undefined {
  const { text, path } = file;
  // The other marks of a merge conflict are nothing that is read here.
  if (unreadableCharacter.test(text) || text.includes("<<<<<<<")) return undefined;
  const reading: Reading = { file, path, text: `${text}\0`, comments: [], at: 0, column: 0, depth: 0 };
  try {
    const root = readDocument(reading);
    return { file: path, root, suppressions: readSuppressions(file, reading.comments, root) };
  } catch (error) {
    if (error !== doubt) throw error;
    return undefined;
  }
}

function readDocument(reading: Reading): Node {
  toContent(reading, true);
  if (reading.column < 0) return { kind: "empty", span: { file: reading.path, start: 0, end: 0 } };
  if (reading.column === 0 && isDocumentMark(reading.text, reading.at)) {
    // Some begin every file with `---`.
    if (!reading.text.startsWith("---", reading.at)) throw doubt;
    reading.at += 3;
    finishLine(reading);
  }
  if (reading.column !== 0) throw doubt;
  const root = readBlock(reading, -1, undefined);
  if (reading.column >= 0) throw doubt;
  return root;
}
