import { lstatSync, type Stats, statSync } from "node:fs";
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
  const owner = statSync(start).uid;
  let folder = start;
  for (;;) {
    if (infoOf(path.join(folder, manifestName), statSync)?.isFile()) return folder;
    const parent = path.dirname(folder);
    if (parent === folder || folder === home || infoOf(path.join(folder, ".git"), lstatSync)) return undefined;
    if (infoOf(parent, statSync)?.uid !== owner) return undefined;
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

/** What the system says of a path, or `undefined` where nothing can be found there. */
function infoOf(file: string, ask: (file: string) => Stats): Stats | undefined {
  try {
    return ask(file);
  } catch {
    return undefined;
  }
}
