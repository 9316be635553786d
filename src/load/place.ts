import path from "node:path";
import { findManifestAbove, findManifestsBelow } from "../project/find.js";
import { disk, type Files, statOf } from "../source/files.js";
import { CommitFiles } from "../source/git/commit-files.js";
import type { Repository, ResolvedCommit } from "../source/git/repository.js";
import { manifestName } from "../source/select.js";

/** Where one side of a comparison is. */
export interface Place {
  /** `undefined`: nowhere, there is no commit yet. */
  readonly files: Files | undefined;
  /** The folder that is asked about. */
  readonly folder: string;
  /** Whether somebody named this folder for this side alone. */
  readonly isNamed: boolean;
  /** Below which a plan that has moved is looked for; `undefined`: nowhere. */
  readonly top: string | undefined;
  /** The folder that paths are shown from. */
  readonly cwd: string;
  readonly label: string;
  readonly commit: ResolvedCommit | undefined;
  /** The repository that it is in; `undefined` where there is none. */
  readonly repository: () => Promise<Repository | undefined>;
}

/** What both kinds of place need. */
export type Spot = Pick<Place, "folder" | "isNamed" | "cwd" | "label">;

/** A place on disk, of which git is asked only where something is missing. */
export function onDisk(spot: Spot, repository: Place["repository"], top?: string): Place {
  return { ...spot, files: disk, top, commit: undefined, repository };
}

/** A place in a commit. */
export function atCommit(spot: Spot, repository: Repository, commit: ResolvedCommit): Place {
  const files = new CommitFiles(repository, commit);
  return { ...spot, files, top: repository.top, commit, repository: async () => repository };
}

/** What a place is called where there is no commit to compare with. */
export const nothingThere = "nothing";

/** A place where there is nothing. */
export function nowhere(spot: Spot): Place {
  return { ...spot, files: undefined, top: undefined, commit: undefined, repository: async () => undefined };
}

/** Whether a manifest is missing from a place only because git was told not to check it out. */
export async function isLeftOut({ files, repository }: Place, folder: string): Promise<boolean> {
  if (files !== disk) return false;
  const entries = await (await repository())?.indexed([path.join(folder, manifestName)]);
  return entries?.some((entry) => entry.isLeftOut) ?? false;
}

/** The folders of the manifests that a place is about: the nearest one upwards, else all below. */
export async function manifestsAt({ files, folder, commit, top }: Place): Promise<readonly string[]> {
  if (!files) return [];
  const above = commit && top !== undefined ? await manifestAbove(files, folder, top) : await findManifestAbove(folder);
  return above === undefined ? findManifestsBelow(folder, searched(files)) : [above];
}

/** Every manifest that a place's plan could have been moved to or from. */
export async function manifestsAnywhere({ files, top }: Place): Promise<readonly string[]> {
  return files && top !== undefined ? findManifestsBelow(top, searched(files)) : [];
}

/** An ignored folder's manifest is found on the other side, and then here by its path. */
function searched(files: Files): Files {
  return files instanceof CommitFiles ? files.held : files;
}

/** Whether a manifest stands in a folder. */
export async function hasManifest({ files }: Place, folder: string): Promise<boolean> {
  return files !== undefined && (await statOf(files, path.join(folder, manifestName)))?.kind === "file";
}

/** The same upwards search in a commit: its top is the repository's. */
async function manifestAbove(files: Files, start: string, top: string): Promise<string | undefined> {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if ((await statOf(files, path.join(folder, manifestName)))?.kind === "file") return folder;
    if (folder === top || folder === path.dirname(folder)) return undefined;
  }
}
