import path from "node:path";
import { mistaken } from "../diagnostics/mistake.js";
import { pathNotFound } from "../project/mistakes.js";
import { disk, statOf, Unreadable } from "../source/files.js";
import { ambiguousInput, tooManyInputs } from "../source/git/mistakes.js";
import type { Repository } from "../source/git/repository.js";

/** One side as it was given. */
export type Given =
  /** What is on disk, at a folder or file; `given` is empty where nobody named it. */
  | { readonly kind: "folder"; readonly path: string; readonly given: string }
  /** A commit, and where in it; without a path: where the other side is. */
  | {
      readonly kind: "commit";
      readonly ref: string;
      readonly path: string | undefined;
      /** It could have been a file or a folder as well, and is none. */
      readonly isNoPath?: boolean;
    }
  /** The last commit that two have in common. */
  | { readonly kind: "common"; readonly one: string; readonly other: string; readonly path: undefined };

/** What is to be compared. */
export interface Comparison {
  /** `undefined`: to be found. */
  readonly base: Given | undefined;
  readonly head: Given;
  /** Limits two commits to a folder or file, seen from the working folder. */
  readonly within: string | undefined;
}

/** What gives an argument its meaning. */
export interface Surroundings {
  readonly cwd: string;
  /** The repository that commits are looked for in; `undefined` where there is none. */
  readonly repository: () => Promise<Repository | undefined>;
}

/** Reads what was given to `trackc diff`. What makes no sense is an {@link Unreadable} that is thrown. */
export async function readArguments(args: readonly string[], around: Surroundings): Promise<Comparison> {
  const here: Given = { kind: "folder", path: around.cwd, given: "" };
  const [first, second] = args;
  if (args.length > 2) throw new Unreadable(mistaken(tooManyInputs, undefined, { count: args.length }));
  if (first === undefined) return { base: undefined, head: here, within: undefined };
  const range = (await folderOf(first, around.cwd)) === undefined ? rangeOf(first) : undefined;
  if (range && second !== undefined && rangeOf(second) && (await folderOf(second, around.cwd)) === undefined) {
    throw new Unreadable(mistaken(tooManyInputs, undefined, { count: 4 }));
  }
  if (range) return { ...range, within: second };
  const base = await side(first, around);
  if (second !== undefined) return { base, head: await side(second, around), within: undefined };
  if (base.kind === "folder") return { base: undefined, head: base, within: undefined };
  return { base, head: here, within: undefined };
}

async function side(given: string, { cwd, repository }: Surroundings): Promise<Given> {
  const folder = await folderOf(given, cwd);
  if (folder !== undefined) {
    if (!isPlainPath(given) && (await (await repository())?.find(given).catch(() => undefined))) {
      throw new Unreadable(mistaken(ambiguousInput, undefined, { given }));
    }
    return { kind: "folder", path: folder, given };
  }
  if (isPlainPath(given)) throw new Unreadable(mistaken(pathNotFound, undefined, { path: given }));
  // A ref has no colon, but within the braces of `^{/…}` and `@{…}`.
  const [, ref = given, inCommit] = /^((?:[^:{]|\{[^}]*\})+):(.*)$/s.exec(given) ?? [];
  return { kind: "commit", ref, path: inCommit, isNoPath: inCommit === undefined };
}

/** `A..B` and `A...B` as git reads them: what is left out is `HEAD`. */
function rangeOf(given: string): Pick<Comparison, "base" | "head"> | undefined {
  const found = isPlainPath(given) ? undefined : /^([^:]*?)(\.{2,3})(?!\.)(.*)$/s.exec(given);
  if (!found) return undefined;
  const [, before = "", dots, after = ""] = found;
  const one = before || "HEAD";
  const other = after || "HEAD";
  const head: Given = { kind: "commit", ref: other, path: undefined };
  if (dots === "...") return { base: { kind: "common", one, other, path: undefined }, head };
  return { base: { kind: "commit", ref: one, path: undefined }, head };
}

/** Whether a text can only be meant as a path. */
function isPlainPath(given: string): boolean {
  return (
    /^\.{1,2}(?:[/\\]|$)/.test(given) || path.isAbsolute(given) || (/\.ya?ml$/.test(given) && !given.includes(":"))
  );
}

/** The folder that an argument names, of a file the one it stands in; `undefined` where there is no such path. */
export async function folderOf(given: string, cwd: string): Promise<string | undefined> {
  if (given === "" || given.includes("\0")) return undefined;
  // As the system reads it: to `resolve`, `main:../..` would be the working folder.
  const absolute = path.isAbsolute(given) ? given : cwd + path.sep + given;
  const info = await statOf(disk, absolute);
  if (!info) return undefined;
  // Git names folders without links; so must everything that is compared with it.
  return disk.real(info.kind === "folder" ? absolute : path.dirname(absolute));
}
