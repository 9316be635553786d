import type { Json } from "../../plan/model.js";

/**
 * JSON on its way out. Objects of ours are maps: they keep the order in which keys are set, also for keys like
 * `404`, and take `__proto__` like any other. What people wrote (`x-` values, examples) stays the model's {@link Json}.
 */
export type Tree = Json | JsonMap | readonly Tree[];
export type JsonMap = ReadonlyMap<string, Tree>;

/** The pairs whose value is there, in order. */
export function mapOf(...pairs: readonly (readonly [string, Tree | undefined])[]): Map<string, Tree> {
  return mapOfAll(pairs);
}

/** The same of however many pairs: arguments of a call are limited. */
export function mapOfAll(pairs: Iterable<readonly [string, Tree | undefined]>): Map<string, Tree> {
  const map = new Map<string, Tree>();
  for (const [key, value] of pairs) if (value !== undefined) map.set(key, value);
  return map;
}

/** Lists and objects of scalars stay on one line up to this column. */
const WIDTH = 100;

/** Prints a tree with two spaces, what is short on one line, and a line end at the end. */
export function print(tree: Tree): string {
  const pieces: string[] = [];
  write(tree, "", 0, pieces);
  pieces.push("\n");
  return seen(pieces.join(""));
}

/**
 * What no eye can see, or what turns the direction of the text around it, as JSON's own escapes: the data are the same,
 * and who reviews a schema sees what is in it. (`JSON.stringify` escapes the controls below U+0020 and lone surrogates.)
 */
function seen(text: string): string {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text;
  return text.replace(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => escapeOf(character.charCodeAt(at))).join(""),
  );
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

function write(tree: Tree, indent: string, column: number, pieces: string[]): void {
  if (tree === null || typeof tree !== "object") {
    pieces.push(JSON.stringify(tree));
    return;
  }
  const line = onOneLine(tree, WIDTH - column);
  if (line !== undefined) {
    pieces.push(line);
    return;
  }
  const deeper = `${indent}  `;
  const [open, close] = isList(tree) ? "[]" : "{}";
  let before = `${open}\n`;
  for (const [key, value] of entriesOf(tree)) {
    const name = key === undefined ? "" : `${JSON.stringify(key)}: `;
    pieces.push(before, deeper, name);
    // One column is left for a comma.
    write(value, deeper, deeper.length + name.length + 1, pieces);
    before = ",\n";
  }
  pieces.push("\n", indent, close ?? "");
}

/** A list or an object of scalars, if it fits. A list of one stays together however long it is. */
function onOneLine(tree: Exclude<Tree, string | number | boolean | null>, room: number): string | undefined {
  const list = isList(tree);
  const parts: string[] = [];
  let length = list ? 2 : 4;
  for (const [key, value] of entriesOf(tree)) {
    if (value !== null && typeof value === "object") return undefined;
    const part = (key === undefined ? "" : `${JSON.stringify(key)}: `) + JSON.stringify(value);
    length += part.length + (parts.length > 0 ? 2 : 0);
    parts.push(part);
    if (length > room && !(list && tree.length === 1)) return undefined;
  }
  if (parts.length === 0) return list ? "[]" : "{}";
  return list ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
}

/** The pairs of an object, or the items of a list without keys. */
function* entriesOf(
  tree: Exclude<Tree, string | number | boolean | null>,
): Iterable<readonly [key: string | undefined, value: Tree]> {
  if (isList(tree)) for (const item of tree) yield [undefined, item];
  else if (isMap(tree)) yield* tree;
  else yield* Object.entries(tree);
}

/** `Array.isArray` does not narrow readonly lists. */
function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}

/** Nor `instanceof` a read-only map. */
function isMap(tree: Tree): tree is JsonMap {
  return tree instanceof Map;
}
