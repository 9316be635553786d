import { isUtf8 } from "node:buffer";
import { lstat, readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { reasonOf } from "../write/reasons.js";
import { writeWhole } from "../write/whole.js";
import type { FixedFile } from "./rounds.js";

/** A fixed file and the absolute folder of its plan's manifest. */
export interface FileToWrite extends FixedFile {
  readonly absolute: string;
  readonly folder: string;
}

/** A file that could not be written, and why: half a sentence. */
export interface UnwrittenFile {
  readonly path: string;
  readonly reason: string;
}

const mark = "\uFEFF";

/**
 * Writes fixed files, each whole or not at all. Looks at all of them first and writes none where one has become something else
 * than what was read, or is not where its path says: a fix may be about several files.
 */
export async function writeFixed(files: readonly FileToWrite[]): Promise<readonly UnwrittenFile[]> {
  const unwritten: UnwrittenFile[] = [];
  const texts: string[] = [];
  for (const file of files) {
    const text = await textToWrite(file);
    if (typeof text === "string") texts.push(text);
    else unwritten.push({ path: file.path, reason: text.reason });
  }
  if (unwritten.length > 0) return unwritten;
  for (const [at, { absolute, path }] of files.entries()) {
    try {
      await writeWhole(absolute, texts[at] as string);
    } catch (error) {
      return [{ path, reason: reasonOf(error) }];
    }
  }
  return [];
}

async function textToWrite({ absolute, folder, before, after }: FileToWrite): Promise<string | { reason: string }> {
  try {
    // Links lead to what others may read as well, or to what is not this project's.
    const expected = path.join(await realpath(folder), path.relative(folder, absolute));
    if ((await lstat(absolute)).isSymbolicLink() || (await realpath(absolute)) !== expected) {
      return { reason: "it is a link, or stands in a linked folder" };
    }
    const bytes = await readFile(absolute);
    const text = bytes.toString("utf8");
    const lead = text.startsWith(mark) ? mark : "";
    if (!isUtf8(bytes) || text.slice(lead.length) !== before) return { reason: "it was changed meanwhile" };
    return lead + after;
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}
