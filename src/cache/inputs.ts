import { isUtf8 } from "node:buffer";
import { createHash, type Hash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { FoundPlans } from "../load/find.js";
import type { LoadedPlans } from "../load.js";
import { baselineName } from "../project/baseline.js";
import { listPlanFiles, shown } from "../source/list.js";
import { mostBytes } from "../source/read.js";
import { manifestName } from "../source/select.js";
import type { SourceFile, Sources } from "../source/span.js";

/** What a run reads: the files of its plans, and their hash. */
export interface Inputs {
  readonly sources: Sources;
  /** The SHA-256 of all that was read: of each plan its folder, and every file's path and text. In hexadecimal. */
  readonly digest: string;
}

/** Gives the `plans` of a manifest by its text, where they are known. */
export type PlansOf = (manifest: string) => readonly string[] | undefined;

/**
 * Lists and reads all files that a run over some plans would read, without parsing any. `undefined` where that takes more than
 * this: a manifest that nobody has read before, or files that are missing, unreadable or not in UTF-8.
 */
export async function readInputs(
  { folders }: Pick<FoundPlans, "folders">,
  cwd: string,
  plansOf: PlansOf,
): Promise<Inputs | undefined> {
  const hash = createHash("sha256");
  const all = new Map<string, SourceFile>();
  try {
    for (const folder of folders) {
      const files = new Map<string, ReadFile>();
      const take = (absolute: string, shownPath: string, linted: boolean): ReadFile => {
        const file = new ReadFile(shownPath, linted, bytesOf(absolute));
        files.set(shownPath, file);
        return file;
      };
      const absolute = path.join(folder, manifestName);
      const plans = plansOf(take(absolute, shown(cwd, absolute), true).text);
      if (!plans) return undefined;
      const nowhere = { file: "", start: 0, end: 0 };
      const listed = await listPlanFiles(
        plans.map((value) => ({ value, span: nowhere })),
        folder,
        cwd,
      );
      if (listed.diagnostics.length > 0) return undefined;
      for (const one of listed.value) take(one.absolute, one.path, one.linted);
      const baseline = path.join(folder, baselineName);
      if (statSync(baseline, { throwIfNoEntry: false })) take(baseline, shown(cwd, baseline), true);
      addTo(
        hash,
        folder,
        [...files.values()].map(({ path, linted, bytes }) => ({ path, linted, content: bytes })),
      );
      for (const [name, file] of files) all.set(name, file);
    }
  } catch {
    return undefined;
  }
  return { sources: all, digest: hash.digest("hex") };
}

/** The same hash, of plans that were loaded. */
export function digestOf({ plans }: Pick<LoadedPlans, "plans">): string {
  const hash = createHash("sha256");
  for (const { project, sources } of plans) {
    addTo(
      hash,
      project.folder,
      [...sources.values()].map(({ path, linted, text }) => ({ path, linted, content: Buffer.from(text) })),
    );
  }
  return hash.digest("hex");
}

interface Hashed {
  readonly path: string;
  readonly linted: boolean;
  readonly content: Buffer;
}

function addTo(hash: Hash, folder: string, files: readonly Hashed[]): void {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  // With the lengths of all texts before them, no two lists of files are written alike.
  const listed = sorted.map(({ path, linted, content }) => [path, linted, content.length]);
  hash.update(`${JSON.stringify([folder, listed])}\n`).update(Buffer.concat(sorted.map(({ content }) => content)));
}

function bytesOf(file: string): Buffer {
  const bytes = readFileSync(file);
  if (bytes.length > mostBytes) throw new Error("too large");
  if (!isUtf8(bytes)) throw new Error("not UTF-8");
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** A file whose bytes become text when somebody asks: most reports show few files, and many none. */
class ReadFile implements SourceFile {
  readonly path: string;
  readonly linted: boolean;
  readonly bytes: Buffer;
  #text: string | undefined;

  constructor(shownPath: string, linted: boolean, bytes: Buffer) {
    this.path = shownPath;
    this.linted = linted;
    this.bytes = bytes;
  }

  get text(): string {
    this.#text ??= this.bytes.toString("utf8");
    return this.#text;
  }
}
