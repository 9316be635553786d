/** An object of a repository. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What `cat-file --batch` answers to one line of its input. */
export type BatchAnswer =
  | { readonly kind: "object"; readonly object: GitObject }
  | { readonly kind: "too-large"; readonly size: number }
  | { readonly kind: "missing" };

/** An object that is coming in. */
interface Body {
  readonly id: string;
  readonly type: string;
  readonly size: number;
  /** `undefined` where nothing is kept. */
  readonly bytes: Buffer | undefined;
  filled: number;
}

/** A header is an id, a word and a number; something longer is no answer of git. */
const longestHeader = 4096;

/**
 * Reads the output of `cat-file --batch`: `<id> <type> <size>`, the bytes and a line feed, or `<id> missing`. Chunks may end
 * anywhere. Of an object above `mostBytes` nothing is kept.
 */
export class BatchReader {
  readonly #mostBytes: number;
  readonly #answered: (answer: BatchAnswer) => void;
  #header: Buffer = Buffer.alloc(0);
  #body: Body | undefined;

  constructor(mostBytes: number, answered: (answer: BatchAnswer) => void) {
    this.#mostBytes = mostBytes;
    this.#answered = answered;
  }

  /** Takes the next bytes. Throws where they can't be an answer. */
  take(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) at = this.#body ? this.#takeBody(this.#body, chunk, at) : this.#takeHeader(chunk, at);
  }

  #takeHeader(chunk: Buffer, from: number): number {
    const end = chunk.indexOf(10, from);
    const part = chunk.subarray(from, end < 0 ? undefined : end);
    const line = this.#header.length > 0 ? Buffer.concat([this.#header, part]) : part;
    if (line.length > longestHeader) throw new Error("git's answer has no end of line");
    if (end < 0) {
      this.#header = Buffer.from(line);
      return chunk.length;
    }
    this.#header = Buffer.alloc(0);
    const text = line.toString("latin1");
    const found = /^([0-9a-f]+) ([a-z]+) ([0-9]+)$/.exec(text);
    if (found) {
      const [, id = "", type = "", digits = ""] = found;
      const size = Number(digits);
      this.#body = { id, type, size, bytes: size > this.#mostBytes ? undefined : Buffer.allocUnsafe(size), filled: 0 };
    } else if (/^\S+ (?:missing|ambiguous|excluded|submodule)$/.test(text)) {
      this.#answered({ kind: "missing" });
    } else {
      throw new Error(`git answers with something else than an object: ${JSON.stringify(text.slice(0, 100))}`);
    }
    return end + 1;
  }

  #takeBody(body: Body, chunk: Buffer, from: number): number {
    const end = Math.min(chunk.length, from + body.size - body.filled);
    if (body.bytes) chunk.copy(body.bytes, body.filled, from, end);
    body.filled += end - from;
    if (body.filled < body.size || end === chunk.length) return end;
    // The line feed behind the object.
    const { id, type, size, bytes } = body;
    this.#body = undefined;
    this.#answered(bytes ? { kind: "object", object: { id, type, bytes } } : { kind: "too-large", size });
    return end + 1;
  }
}
