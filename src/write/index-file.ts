import { createHash } from "node:crypto";
import { bearsHeader, GENERATED } from "../emit/header.js";
import { filePathProblem } from "../emit/paths.js";

/** The file in every output's folder that lists what a build wrote there. It is meant to be committed. */
export const INDEX = ".trackc.json";

/** One file as the index lists it. */
export interface IndexEntry {
  readonly path: string;
  /** Of the text with LF line ends, so that a checkout which turns them into CRLF changes nothing. */
  readonly sha256: string;
}

/** The hash under which the index lists a text. */
export function hashOf(text: string): string {
  return createHash("sha256").update(withoutReturns(text)).digest("hex");
}

/** A text with LF line ends. */
export function withoutReturns(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** The index of a list of files, sorted by path. */
export function printIndex(entries: readonly IndexEntry[]): string {
  const files = [...entries]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `    { "path": ${JSON.stringify(path)}, "sha256": "${sha256}" }`);
  return `{\n  "$comment": ${JSON.stringify(GENERATED)},\n  "files": [${files.length === 0 ? "" : `\n${files.join(",\n")}\n  `}]\n}\n`;
}

/**
 * Reads an index. One that bears our header but can't be read, as after a merge that stopped in it, lists nothing: then nothing
 * is removed, and files are known by their headers. Anything else is not ours: `undefined`.
 */
export function readIndex(text: string): readonly IndexEntry[] | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null && "files" in read && Array.isArray(read.files)) {
      return read.files.filter(isEntry);
    }
  } catch {
    // Not JSON: the header decides.
  }
  return bearsHeader(text) ? [] : undefined;
}

/** Somebody may have edited the index: only paths that a target could have written are taken from it. */
function isEntry(value: unknown): value is IndexEntry {
  return (
    typeof value === "object" &&
    value !== null &&
    "path" in value &&
    typeof value.path === "string" &&
    filePathProblem(value.path) === undefined &&
    "sha256" in value &&
    typeof value.sha256 === "string"
  );
}
