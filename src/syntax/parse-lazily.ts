import type { Result } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/span.js";
import type { SyntaxTree } from "./node.js";
import { readPlain } from "./plain/read.js";

/** As `parse` of `parse.ts`, for who can wait: loads the `yaml` library with the first file that needs it. */
export async function parseLazily(file: SourceFile): Promise<Result<SyntaxTree>> {
  const tree = readPlain(file);
  if (tree) return { value: tree, diagnostics: [] };
  const { parseWithLibrary } = await import("./library.js");
  return parseWithLibrary(file);
}
