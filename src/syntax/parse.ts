import type { Result } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/span.js";
import { parseWithLibrary } from "./library.js";
import type { SyntaxTree } from "./node.js";
import { readPlain } from "./plain/read.js";

/**
 * Reads the YAML of one file into nodes. A file that can't be read, or that shares by YAML's own means, gives an
 * empty root marked `broken`, and one diagnostic for its first mistake of that kind. Work is proportional to the text.
 */
export function parse(file: SourceFile): Result<SyntaxTree> {
  const tree = readPlain(file);
  return tree ? { value: tree, diagnostics: [] } : parseWithLibrary(file);
}
