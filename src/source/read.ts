import { isUtf8 } from "node:buffer";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { disk, type Files, Unreadable } from "./files.js";
import { fileTooLarge, fileVanished, notUtf8, onlyStandIn, unreadable, utf16 } from "./mistakes.js";
import type { SourceFile } from "./span.js";

/** A file that was found and not yet read. */
export interface FoundFile {
  /** Where it is. */
  readonly absolute: string;
  /** How it is shown: relative to the working folder, with `/`. */
  readonly path: string;
  readonly linted: boolean;
}

/** What reading a file gave. `damaged`: not all of it is text. */
export type ReadFile = Result<SourceFile | undefined> & { readonly damaged: boolean };

const mostMegabytes = 256;

/** How large a plan's file may be, in bytes. */
export const mostBytes = mostMegabytes * 1024 * 1024;

/** What reading a larger one ends with. */
export function tooLarge(): Error {
  return Object.assign(new Error("The file is too large for a plan"), { code: "EFBIG" });
}

/**
 * Reads a file as UTF-8 without a byte order mark. `undefined` when it is gone or can't be read; a file with other
 * bytes has its text with the replacement character in their place, for the code frame, and is `damaged`.
 */
export async function readSource(found: FoundFile, files: Files = disk): Promise<ReadFile> {
  const { absolute, path, linted } = found;
  let bytes: Buffer;
  try {
    if ((await files.stat(absolute)).size > mostBytes) throw tooLarge();
    bytes = await files.read(absolute);
  } catch (error) {
    return { value: undefined, diagnostics: [unreadablePath(path, error)], damaged: true };
  }
  const text = bytes.toString("utf8");
  const revision = files.revisionOf?.(absolute);
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const file: SourceFile = { path, text: plain, linted, ...(revision === undefined ? {} : { revision }) };
  const program = standIns.find(([beginning]) => text.startsWith(beginning))?.[1];
  if (program !== undefined) {
    const span = { file: path, start: 0, end: 0 };
    const help = revision === undefined ? `Have the file itself checked out: \`${getting[program]}\`.` : undefined;
    return { value: file, diagnostics: [mistaken(onlyStandIn, span, { path, program }, { help })], damaged: true };
  }
  if (isUtf8(bytes)) return { value: file, diagnostics: [], damaged: false };
  return { value: file, diagnostics: [wrongEncoding(file, bytes)], damaged: true };
}

/**
 * How files begin that others keep out of git. See https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md, and for the other
 * https://github.com/AGWA/git-crypt/blob/master/crypto.hpp and its `commands.cpp`.
 */
const standIns: readonly (readonly [beginning: string, program: keyof typeof getting])[] = [
  ["version https://git-lfs.github.com/spec/", "Git LFS"],
  ["\0GITCRYPT\0", "git-crypt"],
];

/** What brings the file itself into the working folder. */
const getting = { "Git LFS": "git lfs pull", "git-crypt": "git-crypt unlock" };

/** The one diagnostic for what the system says of a path. */
export function unreadablePath(path: string, error: unknown): Diagnostic {
  if (error instanceof Unreadable) return error.diagnostic;
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  if (code === "ENOENT") return mistaken(fileVanished, undefined, { path });
  if (code === "EFBIG") return mistaken(fileTooLarge, undefined, { path, limit: mostMegabytes });
  return mistaken(unreadable, undefined, { path, reason: reasons.get(code) ?? code });
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "you have no right to read it"],
  ["EPERM", "you have no right to read it"],
  ["ELOOP", "it is a link that leads to itself"],
  ["EISDIR", "it is a folder"],
  ["ENOTDIR", "a part of its path is a file"],
  ["EMFILE", "too many files are open"],
  ["EIO", "the disk reports an error"],
]);

function wrongEncoding(file: SourceFile, bytes: Buffer): Diagnostic {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return mistaken(utf16, { file: file.path, start: 0, end: 0 }, { path: file.path });
  }
  // Lines are the same in the bytes and in the text with replacements: a line feed is never part of another character.
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(10, start);
    if (!isUtf8(bytes.subarray(start, end < 0 ? undefined : end))) break;
    if (end < 0) break;
    line++;
    start = end + 1;
  }
  let at = 0;
  for (let passed = 1; passed < line; passed++) at = file.text.indexOf("\n", at) + 1;
  const replaced = file.text.indexOf("\uFFFD", at);
  const span = { file: file.path, start: Math.max(at, replaced), end: Math.max(at, replaced + 1) };
  return mistaken(notUtf8, span, { line });
}
