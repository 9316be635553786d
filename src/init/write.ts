import { mkdir, open, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { reasonOf } from "../write/reasons.js";
import { writeWhole } from "../write/whole.js";
import type { PlannedFile } from "./side-files.js";

/** A file that could not be written, and why. */
export interface Refused {
  readonly path: string;
  readonly reason: string;
}

/**
 * Writes all files or none: what was written before one failed is taken back. A new file never takes the place of one that
 * has come in the meantime.
 */
export async function writeProject(folder: string, files: readonly PlannedFile[]): Promise<Refused | undefined> {
  const undo: (() => Promise<unknown>)[] = [];
  for (const file of files) {
    const absolute = path.join(folder, file.path);
    try {
      const made = await mkdir(path.dirname(absolute), { recursive: true });
      if (made !== undefined) undo.push(() => removeEmpty(path.dirname(absolute), made));
      const { before } = file;
      if (before === undefined) {
        if (!(await writeNew(absolute, file.text))) throw new Come();
        undo.push(() => rm(absolute));
      } else {
        await writeWhole(absolute, file.text);
        undo.push(() => writeWhole(absolute, before));
      }
    } catch (error) {
      for (const step of undo.reverse()) await step().catch(() => undefined);
      return { path: file.path, reason: error instanceof Come ? "it has come meanwhile" : reasonOf(error) };
    }
  }
  return undefined;
}

/** A file was not there when we looked, and is now. */
class Come extends Error {}

/** Writes a file that must not be there; false when it is. What a full disk has let through is taken back. */
async function writeNew(file: string, text: string): Promise<boolean> {
  const handle = await open(file, "wx").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return undefined;
    throw error;
  });
  if (!handle) return false;
  try {
    await handle.writeFile(text);
    return true;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Removes folders that were made, from the innermost to the outermost, as long as nothing is in them. */
async function removeEmpty(innermost: string, outermost: string): Promise<void> {
  for (let at = innermost; at.length >= outermost.length; at = path.dirname(at)) await rmdir(at);
}
