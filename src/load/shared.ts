import type { Result } from "../diagnostics/diagnostic.js";
import type { Plan } from "../plan/model.js";
import type { Memory } from "../plan/resolve/memory.js";
import { resolvePlan } from "../plan/resolve.js";
import type { Project } from "../project/model.js";
import { readProject } from "../project/read.js";
import type { SourceFile } from "../source/span.js";
import type { SyntaxTree } from "../syntax/node.js";
import { parseLazily } from "../syntax/parse-lazily.js";

/**
 * What loading one side of a comparison can leave to the other: trees of files with the same path and text, and the model where
 * all of them are the same. A plan compared with itself is so the very same object on both sides.
 */
export class SharedWork {
  readonly #parsed = new Map<string, { readonly text: string; readonly result: Promise<Result<SyntaxTree>> }>();
  readonly #projects = new WeakMap<SyntaxTree, { readonly folder: string; readonly result: Result<Project> }>();
  readonly #memory: Memory | undefined;
  readonly #isKept: boolean;
  #resolved: { readonly trees: readonly SyntaxTree[]; readonly result: Result<Plan> } | undefined;

  /**
   * With a memory, what has not changed in a plan stays the same object from one model to the next. One that is kept is loaded again and
   * again, and forgets files that are gone.
   */
  constructor({ memory, isKept = false }: { readonly memory?: Memory; readonly isKept?: boolean } = {}) {
    this.#memory = memory;
    this.#isKept = isKept;
  }

  /** Parses a file, unless one of the same path and text was or is being parsed: two sides are loaded at once. */
  parse(file: SourceFile): Promise<Result<SyntaxTree>> {
    const known = this.#parsed.get(file.path);
    if (known?.text === file.text) return known.result;
    const result = parseLazily(file);
    this.#parsed.set(file.path, { text: file.text, result });
    return result;
  }

  /** Reads a manifest, unless the same tree was. */
  project(manifest: SyntaxTree, folder: string): Result<Project> {
    const known = this.#projects.get(manifest);
    if (known?.folder === folder) return known.result;
    const result = readProject(manifest, folder);
    this.#projects.set(manifest, { folder, result });
    return result;
  }

  /** Resolves a plan, unless the last one was of the very same trees. */
  resolve(manifest: SyntaxTree, trees: readonly SyntaxTree[], project: Project): Result<Plan> {
    const all = [manifest, ...trees];
    const known = this.#resolved;
    if (known?.trees.length === all.length && all.every((tree, at) => tree === known.trees[at])) return known.result;
    const result = resolvePlan(trees, project, undefined, this.#memory);
    this.#resolved = { trees: all, result };
    if (this.#isKept) this.#forgetAllBut(all);
    return result;
  }

  /** Forgets the trees of files that are gone. */
  #forgetAllBut(trees: readonly SyntaxTree[]): void {
    const present = new Set(trees.map(({ file }) => file));
    for (const path of this.#parsed.keys()) if (!present.has(path)) this.#parsed.delete(path);
  }
}
