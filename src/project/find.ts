import { lstat, stat } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { disk, type Files, statOf, Unreadable } from "../source/files.js";
import { isIgnoredFolder, manifestName } from "../source/select.js";

/**
 * The folder of the manifest that a folder belongs to: the nearest one upwards. The search ends at the top of a
 * repository, at the home folder and where the owner changes: a manifest above them is somebody else's, and it
 * could name code to run.
 */
export async function findManifestAbove(start: string, home = homedir()): Promise<string | undefined> {
  const owner = (await stat(start)).uid;
  let folder = start;
  for (;;) {
    if (await isFile(path.join(folder, manifestName))) return folder;
    const parent = path.dirname(folder);
    if (parent === folder || folder === home || (await exists(path.join(folder, ".git")))) return undefined;
    const above = await stat(parent).catch(() => undefined);
    if (above?.uid !== owner) return undefined;
    folder = parent;
  }
}

/** More folders than any project has: a search from the root of a disk ends here. */
const mostFolders = 50_000;

/** The folders of all manifests below a folder, sorted. Links are not followed, installed packages not searched. */
export async function findManifestsBelow(top: string, files: Files = disk): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [top];
  for (let seen = 0; folders.length > 0 && seen < mostFolders; seen++) {
    const folder = folders.pop() as string;
    const entries = await files.list(folder).catch((error: unknown) => {
      if (error instanceof Unreadable) throw error;
      return [];
    });
    for (const { name, kind } of entries) {
      if (kind === "folder" && !isIgnoredFolder(name)) folders.push(path.join(folder, name));
      else if (name === manifestName && (await isManifest(files, path.join(folder, name)))) found.push(folder);
    }
  }
  return found.sort();
}

async function isManifest(files: Files, file: string): Promise<boolean> {
  return (await statOf(files, file))?.kind === "file";
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() ?? false;
}

async function exists(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}
