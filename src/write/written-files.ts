import { lstatSync, type Stats } from "node:fs";

interface Remembered {
  readonly text: string;
  readonly stamp: string;
}

interface Hashed {
  readonly text: string;
  readonly hash: string;
}

/**
 * What a process knows of the files that it has seen on disk, for whoever builds again and again: a file of which the system says
 * that nobody touched it since its text was read is not read again.
 */
export class WrittenFiles {
  readonly #files = new Map<string, Remembered>();
  readonly #hashes = new Map<string, Hashed>();

  /** The hash of a file's text, `make`'s unless it is the one that the last text of that file had. */
  hashOf(file: string, text: string, make: (text: string) => string): string {
    const known = this.#hashes.get(file);
    if (known?.text === text) return known.hash;
    const hash = make(text);
    this.#hashes.set(file, { text, hash });
    return hash;
  }

  /** Whether a file still holds this text, as far as that is known without reading it. */
  holds(file: string, text: string): boolean {
    const known = this.#files.get(file);
    return known !== undefined && known.text === text && known.stamp === stampOf(file);
  }

  /** What a file looks like to the system, to be asked before reading it; then {@link remember}. */
  stamp(file: string): string | undefined {
    return stampOf(file);
  }

  /** Remembers that a file held a text when it had a stamp. */
  remember(file: string, text: string, stamp: string | undefined): void {
    if (stamp !== undefined) this.#files.set(file, { text, stamp });
  }
}

function stampOf(file: string): string | undefined {
  const info: Stats | undefined = lstatSync(file, { throwIfNoEntry: false });
  return info?.isFile() ? `${info.ino} ${info.size} ${info.mtimeMs} ${info.ctimeMs}` : undefined;
}
