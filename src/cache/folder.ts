import { lstatSync, statSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

/** The world that says where caches lie. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * Where what belongs to a project is kept: `node_modules/.cache/trackc` of the nearest package above a folder, a search which the
 * top of a repository, the home folder and a change of owner end; else `trackc` in the platform's folder for caches. `undefined`
 * where there is neither, or where a link stands in the way: a project must not choose by a link what is written and thrown out.
 */
export function cacheFolder(from: string, { env, platform }: Surroundings): string | undefined {
  const modules = nodeModulesAbove(from);
  if (modules !== undefined) {
    const caches = path.join(modules, ".cache");
    const folder = path.join(caches, "trackc");
    return isFree(caches) && isFree(folder) ? folder : undefined;
  }
  const caches = platformFolder(env, platform);
  const folder = caches === undefined ? undefined : path.join(caches, "trackc");
  return folder !== undefined && isFree(folder) ? folder : undefined;
}

function nodeModulesAbove(from: string): string | undefined {
  const home = homedir();
  const owner = statSync(from, { throwIfNoEntry: false })?.uid;
  for (let folder = from; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, "node_modules");
    // Alone, it is somebody's leftover: a project has a `package.json` beside it.
    if (isFolder(modules) && lstatOf(path.join(folder, "package.json"))) return modules;
    const parent = path.dirname(folder);
    if (parent === folder || folder === home || lstatOf(path.join(folder, ".git"))) return undefined;
    if (statSync(parent, { throwIfNoEntry: false })?.uid !== owner) return undefined;
  }
}

/** https://specifications.freedesktop.org/basedir-spec/latest/: a path in `XDG_CACHE_HOME` that isn't absolute is none. */
function platformFolder(env: Surroundings["env"], platform: NodeJS.Platform): string | undefined {
  if (platform === "win32") return absolute(env.LOCALAPPDATA);
  const home = absolute(env.HOME);
  const own = platform === "darwin" ? undefined : absolute(env.XDG_CACHE_HOME);
  return own ?? (home && path.join(home, platform === "darwin" ? "Library/Caches" : ".cache"));
}

function absolute(folder: string | undefined): string | undefined {
  return folder !== undefined && path.isAbsolute(folder) ? folder : undefined;
}

/** Whether a path is a folder, or nothing yet; a link is neither. */
function isFree(folder: string): boolean {
  return lstatOf(folder)?.isDirectory() ?? true;
}

function isFolder(folder: string): boolean {
  return lstatOf(folder)?.isDirectory() ?? false;
}

function lstatOf(file: string) {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
