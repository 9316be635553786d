import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { LoadedPlan } from "../loaded.js";
import { resolvePlan } from "../plan/resolve.js";
import { readProject } from "../project/read.js";
import type { SourceFile } from "../source/span.js";
import type { SyntaxTree } from "../syntax/node.js";
import { parse } from "../syntax/parse.js";

/**
 * Gives a way to see a plan with some of its files' texts replaced, as if they stood on disk. Which files belong to the plan
 * stays as it was when it was loaded.
 */
export function reloader(loaded: LoadedPlan): (texts: ReadonlyMap<string, string>) => LoadedPlan {
  const { project, sources, baseline } = loaded;
  const beside = baseline?.file?.path;
  // What loading said that reading the texts again does not say: of folders, of files that are no text, of the baseline.
  const again = new Set(readAgain(new Map(), new Set()).diagnostics.map(shown));
  const remaining = loaded.diagnostics.filter((diagnostic) => !again.has(shown(diagnostic)));
  const unreadable = new Set(remaining.flatMap(({ span }) => (span ? [span.file] : [])));
  return (texts) => {
    const read = readAgain(texts, unreadable);
    return { ...read, baseline, diagnostics: [...remaining, ...read.diagnostics] };
  };

  function readAgain(texts: ReadonlyMap<string, string>, broken: ReadonlySet<string>): Omit<LoadedPlan, "baseline"> {
    const { file: manifest, folder } = project;
    const diagnostics: Diagnostic[] = [];
    const files = new Map<string, SourceFile>();
    const trees: SyntaxTree[] = [];
    let read = project;
    for (const [path, source] of sources) {
      const text = texts.get(path);
      const file = text === undefined ? source : { ...source, text };
      files.set(path, file);
      if (path === beside) continue;
      const tree = broken.has(path) && path !== manifest ? brokenTree(path) : parsed(file, diagnostics);
      if (path !== manifest) {
        trees.push(tree);
        continue;
      }
      const result = readProject(tree, folder);
      diagnostics.push(...result.diagnostics);
      read = result.value;
    }
    const resolved = resolvePlan(trees, read);
    diagnostics.push(...resolved.diagnostics);
    const suppressions = trees.filter(({ file }) => sources.get(file)?.linted).flatMap((tree) => tree.suppressions);
    return { project: read, plan: resolved.value, sources: files, suppressions, diagnostics };
  }
}

function parsed(file: SourceFile, into: Diagnostic[]): SyntaxTree {
  const { value, diagnostics } = parse(file);
  into.push(...diagnostics);
  return value;
}

function brokenTree(file: string): SyntaxTree {
  return { file, root: { kind: "empty", span: { file, start: 0, end: 0 } }, broken: true, suppressions: [] };
}

function shown({ code, message, span }: Diagnostic): string {
  return JSON.stringify([code, message, span?.file, span?.start, span?.end]);
}
