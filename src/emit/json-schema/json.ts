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

/** Objects whose text is remembered from one printing to the next, at the place where they stood. */
export class Printed {
  readonly #texts = new WeakMap<JsonMap, { indent: string; column: number; text: string } | "none yet">();

  /** Remembers an object's text from now on. Gives the object. */
  keep(map: JsonMap): JsonMap {
    this.#texts.set(map, "none yet");
    return map;
  }

  /** The text of an object that is kept, `make`'s where it isn't known; `undefined` for any other. */
  textOf(map: JsonMap, indent: string, column: number, make: () => string): string | undefined {
    const known = this.#texts.get(map);
    if (known === undefined) return undefined;
    if (known !== "none yet" && known.indent === indent && known.column === column) return known.text;
    const text = make();
    this.#texts.set(map, { indent, column, text });
    return text;
  }
}

/** Prints a tree with two spaces, what is short on one line, and a line end at the end. */
export function print(tree: Tree, printed?: Printed): string {
  const pieces = new Pieces(printed);
  write(tree, "", 0, pieces);
  pieces.push("\n");
  return pieces.text();
}

/** A text on its way, and what is known of parts of it. */
class Pieces {
  readonly printed: Printed | undefined;
  #done = "";
  #open: string[] = [];

  constructor(printed: Printed | undefined) {
    this.printed = printed;
  }

  push(...pieces: readonly string[]): void {
    for (const piece of pieces) this.#open.push(piece);
  }

  /** Adds what has been printed before, and is seen as it stands. */
  add(text: string): void {
    this.#done = this.text() + text;
    this.#open = [];
  }

  text(): string {
    return this.#done + seen(this.#open.join(""));
  }
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

function write(tree: Tree, indent: string, column: number, pieces: Pieces): void {
  if (tree === null || typeof tree !== "object") {
    pieces.push(JSON.stringify(tree));
    return;
  }
  const { printed } = pieces;
  if (printed && isMap(tree)) {
    const known = printed.textOf(tree, indent, column, () => {
      const own = new Pieces(undefined);
      write(tree, indent, column, own);
      return own.text();
    });
    if (known !== undefined) {
      pieces.add(known);
      return;
    }
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
