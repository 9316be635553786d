import path from "node:path";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { disk, type Files, type FolderEntry, statOf, Unreadable } from "./files.js";
import { globBase, isGlob, matchesGlob } from "./glob.js";
import { noPlanFiles, plansNotFound } from "./mistakes.js";
import { type FoundFile, unreadablePath } from "./read.js";
import { isIgnoredFolder, isPlanFile, manifestName, withoutDot } from "./select.js";
import type { Text } from "./span.js";

/**
 * Finds the files of a plan: of each entry of `plans`, a folder with all below it, a file or a pattern, seen from
 * the manifest's folder. Sorted by path, each file once, whatever links lead to it. An entry with nothing to read
 * is a mistake at its place.
 */
export async function listPlanFiles(
  plans: readonly Text[],
  folder: string,
  cwd: string,
  files: Files = disk,
): Promise<Result<readonly FoundFile[]>> {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<string, FoundFile>();
  for (const entry of plans) {
    const listed = await listEntry(entry, { folder, cwd, files }, diagnostics).catch((error: unknown) => {
      if (!(error instanceof Unreadable)) throw error;
      diagnostics.push(error.diagnostic);
      return [];
    });
    for (const file of listed) if (!found.has(file.real)) found.set(file.real, file.found);
  }
  const sorted = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { value: sorted, diagnostics };
}

interface Listed {
  readonly real: string;
  readonly found: FoundFile;
}

interface Place {
  /** The manifest's folder. */
  readonly folder: string;
  readonly cwd: string;
  readonly files: Files;
}

async function listEntry(entry: Text, place: Place, into: Diagnostic[]): Promise<readonly Listed[]> {
  const { folder, cwd } = place;
  const wanted = withoutDot(entry.value);
  const literal = path.resolve(folder, wanted);
  const kind = await statOf(place.files, literal);
  const pattern = !kind && isGlob(wanted) ? wanted : undefined;
  const top = pattern === undefined ? literal : path.resolve(folder, globBase(pattern));
  const before = into.length;
  const walked = await walk(top, place, into);
  if (!walked) {
    into.push(mistaken(plansNotFound, entry.span, { plans: entry.value }));
    return [];
  }
  const files =
    pattern === undefined ? walked : walked.filter((file) => matchesGlob(pattern, shown(folder, file.path)));
  // A folder that can't be read has its own diagnostic.
  if (files.length === 0 && into.length === before)
    into.push(mistaken(noPlanFiles, entry.span, { plans: entry.value }));
  return files.map((file) => ({
    real: file.real,
    found: { absolute: file.path, path: shown(cwd, file.path), linted: isOwn(folder, file.path) },
  }));
}

/** Whether a file is the project's own: within the manifest's folder and not installed there. */
function isOwn(folder: string, file: string): boolean {
  const relative = shown(folder, file);
  return !relative.startsWith("../") && !path.isAbsolute(relative) && !relative.split("/").includes("node_modules");
}

/** A path as people see it: relative to a folder, with `/`. */
export function shown(from: string, file: string): string {
  const relative = path.relative(from, file);
  return path.sep === "/" ? relative : relative.split(path.sep).join("/");
}

interface WalkedFile {
  readonly path: string;
  readonly real: string;
}

/**
 * All plan files below a folder, or the file itself; `undefined` when there is no such path. Real folders come first and
 * links after, each real folder once: so links can lead in circles, and a file comes first where it really is.
 */
async function walk(
  top: string,
  { files, cwd }: Place,
  into: Diagnostic[],
): Promise<readonly WalkedFile[] | undefined> {
  const kind = await statOf(files, top);
  if (!kind) return undefined;
  const found: WalkedFile[] = [];
  if (kind.kind === "file") {
    return isPlanFile(path.basename(top)) ? [{ path: top, real: await files.real(top) }] : found;
  }
  const visited = new Set<string>();
  const folders = [top];
  let links: string[] = [];
  for (;;) {
    if (folders.length === 0) {
      // In an order of their own: which of two links is shown must not depend on how the system lists a folder.
      folders.push(...links.sort().reverse());
      links = [];
    }
    const next = folders.pop();
    if (next === undefined) return found;
    try {
      const { kind } = await files.stat(next);
      const real = await files.real(next);
      if (kind === "file") {
        if (isPlanFile(path.basename(next))) found.push({ path: next, real });
        continue;
      }
      if (kind !== "folder" || visited.has(real)) continue;
      visited.add(real);
      const entries = await files.list(next);
      // A folder with a manifest of its own is another plan, unless it is asked for by name.
      if (next !== top && entries.some((entry) => entry.name === manifestName && entry.kind !== "folder")) continue;
      for (const entry of entries) place(entry, next, real, found, folders, links);
    } catch (error) {
      // A link that leads nowhere matters only if its name says that it is of the plan.
      const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (!isMissing || isPlanFile(path.basename(next))) into.push(unreadablePath(shown(cwd, next), error));
    }
  }
}

function place(
  entry: FolderEntry,
  folder: string,
  realFolder: string,
  files: WalkedFile[],
  folders: string[],
  links: string[],
): void {
  const full = path.join(folder, entry.name);
  if (entry.kind === "folder") {
    if (!isIgnoredFolder(entry.name)) folders.push(full);
  } else if (entry.kind === "link") {
    if (!isIgnoredFolder(entry.name)) links.push(full);
  } else if (entry.kind === "file" && isPlanFile(entry.name)) {
    files.push({ path: full, real: path.join(realFolder, entry.name) });
  }
}
