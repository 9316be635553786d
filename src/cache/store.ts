import { createHash, randomBytes } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a store does to the disk, so that tests can be a full one. Every call throws what the system says. */
export interface StoreDisk {
  /** The entry's text. */
  read(file: string): string;
  /** Writes a file that must not be there yet, which nobody else may read. */
  create(file: string, text: string): void;
  rename(from: string, to: string): void;
  remove(file: string): void;
  /** Makes a folder and those above it. */
  makeFolder(folder: string): void;
  /** The files in a folder: names, bytes, and when each was written, in milliseconds. */
  list(folder: string): readonly { readonly name: string; readonly size: number; readonly written: number }[];
}

/** More than this is not worth keeping, in UTF-16 code units of an entry: some 300,000 findings. Compressed, reading it would take longer. */
export const mostInEntry = 32 * 1024 * 1024;
/** A folder holds no more than this many entries and bytes. */
const mostEntries = 256;
const mostBytes = 128 * 1024 * 1024;
const entryName = /^[0-9a-f]{64}\.json$/;
const temporaryName = /^\.[0-9a-f]{16}\.tmp$/;
const anHour = 3_600_000;

const disk: StoreDisk = {
  read(file) {
    if (lstatSync(file).size > 4 * mostInEntry) throw new Error("too large");
    return readFileSync(file, "utf8");
  },
  create: (file, text) => writeFileSync(file, text, { flag: "wx", mode: 0o600 }),
  rename: renameSync,
  remove: unlinkSync,
  makeFolder: (folder) => void mkdirSync(folder, { recursive: true, mode: 0o700 }),
  list: (folder) =>
    readdirSync(folder).flatMap((name) => {
      const info = lstatSync(path.join(folder, name), { throwIfNoEntry: false });
      return info?.isFile() ? [{ name, size: info.size, written: info.mtimeMs }] : [];
    }),
};

/**
 * A folder of entries by the hash of what they answer. An entry is JSON with the SHA-256 of its value's text, written whole or
 * not at all. Whatever goes wrong, on the disk or with an entry, is the same as not finding it: nothing here throws, reports or
 * waits, and two processes at once do no harm.
 */
export class Store {
  readonly #folder: string;
  readonly #disk: StoreDisk;

  constructor(folder: string, storeDisk: StoreDisk = disk) {
    this.#folder = folder;
    this.#disk = storeDisk;
  }

  /** The value of an entry, as parsed JSON whose shape nobody has checked yet; `undefined` where there is no whole one. */
  get(key: string): unknown {
    try {
      return valueIn(this.#disk.read(this.#file(key)));
    } catch {
      return undefined;
    }
  }

  /** Keeps a value, and throws out the oldest entries where there are too many. False where it is too large to be kept. */
  put(key: string, value: unknown): boolean {
    const temporary = path.join(this.#folder, `.${randomBytes(8).toString("hex")}.tmp`);
    try {
      const text = textOf(value);
      if (text.length > mostInEntry) return false;
      this.#disk.makeFolder(this.#folder);
      try {
        this.#disk.create(temporary, text);
        this.#disk.rename(temporary, this.#file(key));
      } catch (error) {
        this.#disk.remove(temporary);
        throw error;
      }
      this.#sweep();
    } catch {
      // The answer was given; only the next one comes slower.
    }
    return true;
  }

  #file(key: string): string {
    return path.join(this.#folder, `${key}.json`);
  }

  /** Throws out the oldest entries beyond the bounds, and what killed processes left half-written an hour before the newest. */
  #sweep(): void {
    const files = [...this.#disk.list(this.#folder)].sort((a, b) => b.written - a.written);
    const newest = files[0]?.written ?? 0;
    let count = 0;
    let bytes = 0;
    for (const { name, size, written } of files) {
      if (temporaryName.test(name) && written < newest - anHour) this.#disk.remove(path.join(this.#folder, name));
      if (!entryName.test(name)) continue;
      count++;
      bytes += size;
      if (count > mostEntries || bytes > mostBytes) this.#disk.remove(path.join(this.#folder, name));
    }
  }
}

const before = '{"sha256":"';
const between = '","value":';
const after = "}\n";
const valueAt = before.length + 64 + between.length;

function textOf(value: unknown): string {
  const text = JSON.stringify(value);
  return `${before}${hashOf(text)}${between}${text}${after}`;
}

function valueIn(text: string): unknown {
  const value = text.slice(valueAt, -after.length);
  const isWhole = text.startsWith(`${before}${hashOf(value)}${between}`) && text.endsWith(after);
  return isWhole ? JSON.parse(value) : undefined;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
