import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";

/** What an entry of a tree is. A submodule is a commit of another repository. */
export type EntryKind = "file" | "folder" | "link" | "submodule";

/** One name in a folder of a commit. */
export interface TreeEntry {
  readonly name: string;
  readonly kind: EntryKind;
  readonly id: string;
}

/** A commit, as far as it matters here. */
export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  /** The day on which it was committed, `YYYY-MM-DD`, where its committer was. */
  readonly date: string;
}

/**
 * Reads a tree object: `<mode> <name>`, NUL and the id in bytes, again and again. A name is bytes; one that is not UTF-8 is
 * left out, as it can't be a path here.
 */
export function readTree(bytes: Buffer, idBytes: number): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const nul = bytes.indexOf(0, space);
    if (space < 0 || nul < 0) break;
    const mode = bytes.toString("latin1", at, space);
    const id = bytes.toString("hex", nul + 1, nul + 1 + idBytes);
    at = nul + 1 + idBytes;
    const written = bytes.subarray(space + 1, nul);
    const name = isUtf8(written) ? written.toString("utf8") : "";
    // Git refuses to make such names; a made-up tree may hold them.
    if (name === "" || name === "." || name === ".." || name.includes("/")) continue;
    entries.push({ name, kind: kindOf(mode), id });
  }
  return entries;
}

function kindOf(mode: string): EntryKind {
  if (mode === "40000") return "folder";
  if (mode === "120000") return "link";
  return mode === "160000" ? "submodule" : "file";
}

/** Reads a commit object; `undefined` where it is none. */
export function readCommit(bytes: Buffer): Commit | undefined {
  // The message may be in any encoding; the lines before it are ASCII but for names.
  const text = bytes.toString("latin1");
  const end = text.indexOf("\n\n");
  const head = (end < 0 ? text : text.slice(0, end)).split("\n");
  const tree = /^tree ([0-9a-f]+)$/.exec(head[0] ?? "")?.[1];
  if (tree === undefined) return undefined;
  const parents = head.flatMap((line) => /^parent ([0-9a-f]+)$/.exec(line)?.[1] ?? []);
  const committer = head.find((line) => line.startsWith("committer ")) ?? "";
  const [, seconds = "0", sign = "+", hours = "00", minutes = "00"] =
    /> (\d{1,12}) ([+-])(\d\d)(\d\d)$/.exec(committer) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60 * (sign === "-" ? -1 : 1);
  return { tree, parents, date: new Date((Number(seconds) + offset) * 1000).toISOString().slice(0, 10) };
}

/**
 * Whether a file's content is what git calls by an id: a hash of its bytes behind `blob`, their number and NUL.
 * See https://git-scm.com/book/en/v2/Git-Internals-Git-Objects and, for the longer ids,
 * https://git-scm.com/docs/hash-function-transition.
 */
export function isBlob(bytes: Buffer, id: string): boolean {
  const hash = createHash(id.length === 40 ? "sha1" : "sha256");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex") === id;
}
