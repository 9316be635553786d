import { isAlias, isMap, isScalar, isSeq, parseDocument, type Range, type Node as YamlNode } from "yaml";
import type { Result } from "../diagnostics/diagnostic.js";
import type { SourceFile, Span } from "../source/span.js";
import type { Entry, Node, ScalarNode, ScalarStyle, SyntaxTree } from "./node.js";

/** Reads the YAML of one file into nodes. */
export function parse(file: SourceFile): Result<SyntaxTree> {
  const document = parseDocument(file.text, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const span = (range: Range | null | undefined): Span => ({
    file: file.path,
    start: range?.[0] ?? 0,
    end: range?.[1] ?? 0,
  });
  const styleOf: Record<string, ScalarStyle> = {
    PLAIN: "plain",
    QUOTE_SINGLE: "single",
    QUOTE_DOUBLE: "double",
    BLOCK_LITERAL: "block",
    BLOCK_FOLDED: "block",
  };
  const convert = (node: YamlNode | null): Node => {
    if (isScalar(node)) {
      const style = styleOf[node.type ?? "PLAIN"] ?? "plain";
      const text = String(node.value ?? "");
      if (style === "plain" && text === "") return { kind: "empty", span: span(node.range) };
      return { kind: "scalar", text, style, span: span(node.range) };
    }
    if (isSeq(node)) {
      return { kind: "sequence", items: node.items.map((item) => convert(item as YamlNode)), span: span(node.range) };
    }
    if (isMap(node)) {
      const entries = node.items.map((pair): Entry => {
        const key = convert(pair.key as YamlNode) as ScalarNode;
        const value = pair.value
          ? convert(pair.value as YamlNode)
          : ({ kind: "empty", span: { ...key.span, start: key.span.end } } as const);
        return { key, value, span: { ...key.span, end: Math.max(key.span.end, value.span.end) } };
      });
      return { kind: "mapping", entries, span: span(node.range) };
    }
    return { kind: "empty", span: span(isAlias(node) ? node.range : undefined) };
  };
  return {
    value: { file: file.path, root: convert(document.contents as YamlNode), suppressions: [] },
    diagnostics: [],
  };
}
