import type { SourceFile, Span } from "../source/span.js";
import type { Entry, Node, ScalarNode } from "../syntax/node.js";

/** Why a text is no JSON, and where it stops being one. */
export interface NotJson {
  readonly what: string;
  readonly span: Span;
}

/** How deep lists and objects may stand in one another: no plan comes near it. */
const deepest = 200;

/**
 * Reads JSON (RFC 8259) into nodes with places, as a YAML file would give them: strings are quoted scalars, everything else
 * plain ones. Stops at the first mistake. Work is proportional to the text.
 */
export function parseJson(file: SourceFile): { readonly root: Node } | { readonly problem: NotJson } {
  try {
    return { root: new JsonReader(file).document() };
  } catch (thrown) {
    if (thrown instanceof Stop) return { problem: { what: thrown.message, span: thrown.span } };
    throw thrown;
  }
}

class Stop extends Error {
  readonly span: Span;
  constructor(what: string, span: Span) {
    super(what);
    this.span = span;
  }
}

const blank = /[ \t\r\n]*/y;
const plain = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them in a string
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const word = /[\p{L}\p{N}_$'-]+|./suy;
const half = /\p{Surrogate}/u;

class JsonReader {
  readonly #file: SourceFile;
  #at = 0;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  document(): Node {
    this.#skip();
    if (this.#at >= this.#file.text.length) throw this.#stop("is empty");
    const root = this.#value(0);
    if (this.#at < this.#file.text.length) throw this.#stop(`ends before ${this.#seen()}, which is too much`);
    return root;
  }

  /** A value and the blanks behind it. */
  #value(depth: number): Node {
    const { text } = this.#file;
    const first = text[this.#at];
    if (first === "{" || first === "[") {
      if (depth >= deepest) throw this.#stop(`stands more than ${deepest} levels deep`);
      return first === "{" ? this.#object(depth) : this.#array(depth);
    }
    if (first === '"') return this.#string();
    const start = this.#at;
    const found = this.#match(plain);
    if (found === undefined) throw this.#stop(`expects a value and not ${this.#seen()}`);
    const node: Node = { kind: "scalar", text: found, style: "plain", span: this.#span(start) };
    this.#skip();
    return node;
  }

  #object(depth: number): Node {
    const start = this.#at;
    const entries: Entry[] = [];
    this.#list("}", () => {
      if (this.#file.text[this.#at] !== '"')
        throw this.#stop(`expects a name in double quotes and not ${this.#seen()}`);
      const key = this.#string();
      if (!this.#take(":")) throw this.#stop(`expects a colon and not ${this.#seen()}`);
      const value = this.#value(depth + 1);
      entries.push({ key, value, span: { ...key.span, end: value.span.end } });
    });
    const span = this.#span(start);
    this.#skip();
    return { kind: "mapping", entries, span };
  }

  #array(depth: number): Node {
    const start = this.#at;
    const items: Node[] = [];
    this.#list("]", () => items.push(this.#value(depth + 1)));
    const span = this.#span(start);
    this.#skip();
    return { kind: "sequence", items, span };
  }

  /** What stands between brackets with commas; the blanks behind the closing one are left. */
  #list(close: string, item: () => void): void {
    this.#at++;
    this.#skip();
    if (this.#file.text[this.#at] !== close) {
      do item();
      while (this.#take(","));
    }
    if (this.#file.text[this.#at] !== close)
      throw this.#stop(`expects a comma or \`${close}\` and not ${this.#seen()}`);
    this.#at++;
  }

  #string(): ScalarNode {
    const start = this.#at;
    const found = this.#match(string);
    if (found === undefined) throw this.#stop("has a text that does not end on its line, or with a wrong escape in it");
    const text: string = JSON.parse(found);
    const span = this.#span(start);
    if (half.test(text)) throw new Stop("has half a character (a lone surrogate) in a text", span);
    this.#skip();
    return { kind: "scalar", text, style: "double", span };
  }

  #take(mark: string): boolean {
    if (this.#file.text[this.#at] !== mark) return false;
    this.#at++;
    this.#skip();
    return true;
  }

  #skip(): void {
    this.#match(blank);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#file.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** What stands here, for a message. */
  #seen(): string {
    word.lastIndex = this.#at;
    const found = word.exec(this.#file.text)?.[0];
    return found === undefined ? "the end of the file" : `\`${found.slice(0, 40)}\``;
  }

  #stop(what: string): Stop {
    return new Stop(what, {
      file: this.#file.path,
      start: this.#at,
      end: Math.min(this.#at + 1, this.#file.text.length),
    });
  }

  #span(start: number): Span {
    return { file: this.#file.path, start, end: this.#at };
  }
}
