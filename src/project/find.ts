import { lstat, readdir, stat } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
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
export async function findManifestsBelow(top: string): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [top];
  for (let seen = 0; folders.length > 0 && seen < mostFolders; seen++) {
    const folder = folders.pop() as string;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.isDirectory() && !isIgnoredFolder(entry.name)) folders.push(path.join(folder, entry.name));
      else if (entry.name === manifestName && (await isFile(path.join(folder, entry.name)))) found.push(folder);
    }
  }
  return found.sort();
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() ?? false;
}

async function exists(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}
