import type { Change, CopiedEntry, Fix, Scalar } from "../../src/diagnostics/fix.js";
import type { SourceFile, Span } from "../../src/source/span.js";
import type { Entry, Node } from "../../src/syntax/node.js";
import { parse } from "../../src/syntax/parse.js";

/** Where something stands, as a person says it: `events > Song Played > properties > email?`; items of lists by their number. */
export type Way = string;

/** A change as a fixture says it: with ways instead of spans. */
export type Asked =
  | { readonly rename: Way; readonly to: string }
  | { readonly replace: Way; readonly part?: string; readonly to: Scalar }
  | { readonly set: Way; readonly key: string; readonly to: Scalar | readonly Scalar[] }
  | { readonly list: Way; readonly key: string; readonly add: string }
  | { readonly remove: Way }
  | { readonly clear: Way }
  | { readonly comment: string }
  | { readonly respell: string; readonly to: string }
  | { readonly section: "dictionary" | "bundles"; readonly key: string; readonly copy: Way }
  | {
      readonly section: "dictionary" | "bundles";
      readonly key: string;
      readonly properties: readonly { readonly name: string; readonly optional?: boolean; readonly of: Way }[];
    };

/** A fix of a file, from what a fixture asks for. */
export function fixOf(file: SourceFile, asked: readonly Asked[]): Fix {
  return { title: "Do it", safe: false, changes: asked.map((one) => changeOf(file, one)) };
}

function changeOf(file: SourceFile, asked: Asked): Change {
  const { root } = parse(file).value;
  if ("rename" in asked) return { kind: "rename-key", key: entryAt(root, asked.rename).key.span, to: asked.to };
  if ("replace" in asked) {
    const whole = nodeAt(root, asked.replace).span;
    const value = asked.part === undefined ? whole : partOf(file, whole, asked.part);
    return { kind: "replace-value", value, to: asked.to };
  }
  if ("set" in asked) return { kind: "set-key", of: spanAt(root, asked.set), key: asked.key, to: asked.to };
  if ("list" in asked) return { kind: "add-to-list", of: spanAt(root, asked.list), key: asked.key, add: asked.add };
  if ("remove" in asked) return { kind: "remove-entry", entry: entryAt(root, asked.remove).span };
  if ("clear" in asked) return { kind: "clear-value", value: nodeAt(root, asked.clear).span };
  if ("comment" in asked) return { kind: "remove-comment", comment: partOf(file, root.span, asked.comment) };
  if ("respell" in asked) return { kind: "respell-rule", rule: partOf(file, root.span, asked.respell), to: asked.to };
  const entry: CopiedEntry =
    "copy" in asked
      ? { kind: "copy", of: nodeAt(root, asked.copy).span }
      : {
          kind: "properties",
          properties: asked.properties.map(({ of, ...rest }) => ({ ...rest, of: nodeAt(root, of).span })),
        };
  return { kind: "add-entry", file: file.path, section: asked.section, key: asked.key, entry };
}

/** The first place where a text stands, in a range or before it: comments stand where they like. */
function partOf(file: SourceFile, within: Span, part: string): Span {
  const inside = file.text.indexOf(part, within.start);
  const start = inside < 0 ? file.text.indexOf(part) : inside;
  if (start < 0) throw new Error(`\`${part}\` is not in the fixture`);
  return { file: file.path, start, end: start + part.length };
}

function spanAt(root: Node, way: Way): Span {
  return /(^|> )\d+$/.test(way) ? nodeAt(root, way).span : entryAt(root, way).key.span;
}

export function nodeAt(root: Node, way: Way): Node {
  let node = root;
  for (const step of way.split(" > ")) node = stepInto(node, step, way);
  return node;
}

export function entryAt(root: Node, way: Way): Entry {
  const steps = way.split(" > ");
  const last = steps.pop() as string;
  let node = root;
  for (const step of steps) node = stepInto(node, step, way);
  const entry = node.kind === "mapping" ? node.entries.find(({ key }) => key.text === last) : undefined;
  if (!entry) throw new Error(`there is no \`${way}\``);
  return entry;
}

function stepInto(node: Node, step: string, way: Way): Node {
  const found =
    node.kind === "mapping"
      ? node.entries.find(({ key }) => key.text === step)?.value
      : node.kind === "sequence"
        ? node.items[Number(step)]
        : undefined;
  if (!found) throw new Error(`there is no \`${way}\`: \`${step}\` is missing`);
  return found;
}
