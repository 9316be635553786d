import type { Result } from "../diagnostics/diagnostic.js";
import type { Plan } from "../plan/model.js";
import { resolvePlan } from "../plan/resolve.js";
import type { Project } from "../project/model.js";
import type { SourceFile } from "../source/span.js";
import type { SyntaxTree } from "../syntax/node.js";
import { parse } from "../syntax/parse.js";

/**
 * What loading one side of a comparison can leave to the other: trees of files with the same path and text, and the model where
 * all of them are the same. A plan compared with itself is so the very same object on both sides.
 */
export class SharedWork {
  readonly #parsed = new Map<string, { readonly text: string; readonly result: Result<SyntaxTree> }>();
  #resolved: { readonly trees: readonly SyntaxTree[]; readonly result: Result<Plan> } | undefined;

  /** Parses a file, unless one of the same path and text was. */
  parse(file: SourceFile): Result<SyntaxTree> {
    const known = this.#parsed.get(file.path);
    if (known?.text === file.text) return known.result;
    const result = parse(file);
    this.#parsed.set(file.path, { text: file.text, result });
    return result;
  }

  /** Resolves a plan, unless the last one was of the very same trees. */
  resolve(manifest: SyntaxTree, trees: readonly SyntaxTree[], project: Project): Result<Plan> {
    const all = [manifest, ...trees];
    const known = this.#resolved;
    if (known?.trees.length === all.length && all.every((tree, at) => tree === known.trees[at])) return known.result;
    const result = resolvePlan(trees, project);
    this.#resolved = { trees: all, result };
    return result;
  }
}
