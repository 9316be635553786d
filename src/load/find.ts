import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { findManifestAbove, findManifestsBelow } from "../project/find.js";
import { noManifest, pathNotFound } from "../project/mistakes.js";
import { disk, statOf } from "../source/files.js";
import { manifestName } from "../source/select.js";

/** Where the plans are that a run is about. */
export interface FoundPlans {
  /** The folders of their manifests, absolute and sorted, each once, whatever links lead to it. */
  readonly folders: readonly string[];
  /** Whether findings in a file (relative to the working folder) are to be shown. */
  shows(file: string | undefined): boolean;
  /** Paths that lead to no plan. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the manifests that some paths belong to. For each path the nearest one upwards counts; where there is none, all
 * below it. Reads no file. `cwd` is absolute.
 */
export async function findPlans(where: string | readonly string[], cwd: string): Promise<FoundPlans> {
  const given = typeof where === "string" ? [where] : where;
  const diagnostics: Diagnostic[] = [];
  const folders = new Map<string, string>();
  const asked: string[] = [];
  for (const one of given.length > 0 ? given : ["."]) {
    const absolute = path.resolve(cwd, one);
    asked.push(absolute);
    for (const folder of await manifestsFor(absolute, one, diagnostics)) {
      // Links may lead to one manifest by two ways.
      const real = await disk.real(folder);
      if (!folders.has(real)) folders.set(real, folder);
    }
  }
  const shows = (file: string | undefined): boolean => {
    // A manifest concerns whoever asks for any part of its plan.
    if (file === undefined || given.length === 0 || path.basename(file) === manifestName) return true;
    const absolute = path.resolve(cwd, file);
    return asked.some((one) => absolute === one || absolute.startsWith(one.endsWith(path.sep) ? one : one + path.sep));
  };
  return { folders: [...folders.values()].sort(), shows, diagnostics };
}

async function manifestsFor(absolute: string, given: string, into: Diagnostic[]): Promise<readonly string[]> {
  const info = await statOf(disk, absolute);
  if (!info) {
    into.push(mistaken(pathNotFound, undefined, { path: given }));
    return [];
  }
  const folder = info.kind === "folder" ? absolute : path.dirname(absolute);
  const above = await findManifestAbove(folder);
  if (above !== undefined) return [above];
  const below = info.kind === "folder" ? await findManifestsBelow(folder) : [];
  if (below.length === 0) {
    const otherName = await statOf(disk, path.join(folder, "trackc.yml"));
    const help = otherName ? "Rename `trackc.yml` to `trackc.yaml`." : undefined;
    into.push(mistaken(noManifest, undefined, { folder: given }, { help }));
  }
  return below;
}
