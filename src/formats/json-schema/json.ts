import type { Json } from "../../plan/model.js";
import type { Node, ScalarNode } from "../../syntax/node.js";

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ["null", null],
  ["true", true],
  ["false", false],
]);
const number = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * The value of a node as a reader of JSON understands it: numbers become the nearest that can be held, of keys that are there twice
 * the last one counts. Objects have no prototype, so that any text can be a key. Recurses: syntax bounds the nesting.
 */
export function jsonOf(node: Node): Json {
  switch (node.kind) {
    case "scalar":
      return scalarOf(node);
    case "empty":
      return null;
    case "sequence":
      return node.items.map(jsonOf);
    case "mapping": {
      const object: Record<string, Json> = Object.create(null);
      for (const { key, value } of node.entries) object[key.text] = jsonOf(value);
      return object;
    }
  }
}

function scalarOf({ style, text }: ScalarNode): Json {
  if (style !== "plain") return text;
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!number.test(text)) return text;
  return Number(text) || 0; // Zero has no sign in JSON.
}
