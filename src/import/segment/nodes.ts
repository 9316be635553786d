import { entriesOf } from "../../formats/json-schema/index.js";
import type { Span, Text } from "../../source/span.js";
import type { Node, ScalarNode } from "../../syntax/node.js";

/** What stands at a path of keys. */
export function at(node: Node, ...path: readonly string[]): Node | undefined {
  let found: Node | undefined = node;
  for (const key of path) found = found && entriesOf(found).get(key)?.value;
  return found;
}

export function scalarAt(node: Node, key: string): ScalarNode | undefined {
  const found = at(node, key);
  return found?.kind === "scalar" ? found : undefined;
}

/** A text that is not empty. */
export function textAt(node: Node, key: string): Text | undefined {
  const found = scalarAt(node, key);
  if (found === undefined || found.style === "plain" || found.text === "") return undefined;
  return { value: found.text, span: found.span };
}

/** The first character of a node, to point at. */
export function start({ span }: Node): Span {
  return { ...span, end: Math.min(span.end, span.start + 1) };
}
