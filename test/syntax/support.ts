import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { positionAt } from "../../src/source/span.js";
import type { Node, SyntaxTree } from "../../src/syntax/node.js";
import { parse } from "../../src/syntax/parse.js";

/** What a text parses to, for short assertions. */
export interface Parsed {
  readonly tree: SyntaxTree;
  readonly diagnostics: readonly Diagnostic[];
  /** The tree as plain JavaScript: maps as lists of pairs, nothing as `null`. */
  readonly plain: unknown;
  /** `code line:column text` of every diagnostic. */
  readonly found: readonly string[];
}

export function read(text: string): Parsed {
  const file = { path: "plans/plan.yaml", text, linted: true };
  const { value: tree, diagnostics } = parse(file);
  const found = diagnostics.map(({ code, span }) => {
    if (!span) return code;
    const { line, column } = positionAt(file, span.start);
    return `${code} ${line}:${column} ${text.slice(span.start, span.end)}`;
  });
  return { tree, diagnostics, plain: plain(tree.root), found };
}

function plain(node: Node): unknown {
  switch (node.kind) {
    case "scalar":
      return node.text;
    case "empty":
      return null;
    case "sequence":
      return node.items.map(plain);
    case "mapping":
      return new Map(node.entries.map((entry) => [entry.key.text, plain(entry.value)]));
  }
}
