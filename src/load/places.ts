import path from "node:path";
import { mistaken } from "../diagnostics/mistake.js";
import { pathNotFound } from "../project/mistakes.js";
import { disk, statOf, Unreadable } from "../source/files.js";
import { noWorkingFolder } from "../source/git/mistakes.js";
import type { Repository, ResolvedCommit } from "../source/git/repository.js";
import { shown } from "../source/list.js";
import type { Comparison, Given } from "./arguments.js";
import { commonCommit, findBase, labelOf } from "./base.js";
import type { Note } from "./model.js";
import { atCommit, nowhere, onDisk, type Place, type Spot } from "./place.js";

/** Both sides of a comparison. */
export interface Places {
  readonly base: Place;
  readonly head: Place;
  /** The arguments of `trackc diff` that say what the environment has decided about the base; none where it decided nothing. */
  readonly decided: readonly string[];
}

/** What the places depend on beside the comparison. */
export interface Ground {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly base?: string | undefined;
  /** The repository; an error where there is none. Two folders are compared without asking for it. */
  readonly repository: () => Promise<Repository>;
  /** The same, `undefined` where there is none. */
  readonly maybe: () => Promise<Repository | undefined>;
  readonly notes: Note[];
}

/** Finds both places. A name that leads nowhere is an {@link Unreadable} that is thrown. */
export async function placesOf({ base, head, within }: Comparison, ground: Ground): Promise<Places> {
  if (base?.kind === "folder" && head.kind === "folder") {
    const at = (folder: string): Place =>
      onDisk({ folder, isNamed: true, cwd: ground.cwd, label: shown(ground.cwd, folder) || "." }, ground.maybe);
    return { base: at(base.path), head: at(head.path), decided: [] };
  }
  const repository = await ground.repository();
  const { isBare } = repository;
  const isInside = (given: Given | undefined): boolean =>
    given?.kind === "folder" && isBelow(repository.top, given.path);
  if (isBare && (isInside(base) || isInside(head))) {
    throw new Unreadable(mistaken(noWorkingFolder, undefined, { folder: repository.top }));
  }
  // What a bare repository holds is shown as its trees name it.
  const cwd = isBare ? repository.top : ground.cwd;
  const here = isBare || !isBelow(repository.top, cwd) ? repository.top : cwd;
  const limit = within === undefined ? undefined : await limitOf(within, ground.cwd, here);
  const start = limit ?? here;
  const find = (given: Given, folder: string, isNamed: boolean): Promise<Place> =>
    placeOf(given, { folder, isNamed, cwd }, repository);

  if (base === undefined) {
    const headPlace = await find(head, head.kind === "folder" ? head.path : start, false);
    return { ...(await foundBase(headPlace, repository, ground)), head: headPlace };
  }
  const basePath = await pathIn(base, repository, start);
  const headPath = await pathIn(head, repository, start);
  // A commit without a path is looked at where the other side is.
  const baseFolder = basePath ?? headPath ?? start;
  const basePlace = await find(base, baseFolder, base.kind === "commit" && base.path !== undefined);
  const isHere = head.kind === "folder" && head.given === "" && basePath !== undefined;
  const headFolder = isHere ? await sameOnDisk(baseFolder, head.path) : (headPath ?? basePath ?? start);
  const headPlace = await find(head, headFolder, head.kind === "commit" && head.path !== undefined);
  if (within === undefined) return { base: basePlace, head: headPlace, decided: [] };
  return limited(basePlace, headPlace, start, within);
}

/** Where the limit of two commits is: on disk as it is there, else from where one is. */
async function limitOf(within: string, cwd: string, here: string): Promise<string> {
  const full = path.resolve(here, within);
  const isThere = await statOf(disk, path.resolve(cwd, within));
  return isThere?.kind === "folder" ? disk.real(path.resolve(cwd, within)) : full;
}

/** Two commits with a limit that at least one of them has. Of a file it is the folder that it stands in. */
async function limited(base: Place, head: Place, limit: string, within: string): Promise<Places> {
  for (const { files, top } of [head, base]) {
    const isInside = within !== "" && top !== undefined && isBelow(top, limit);
    const info = files && isInside && (await statOf(files, limit));
    if (!info) continue;
    const folder = info.kind === "folder" ? limit : path.dirname(limit);
    return { base: { ...base, folder }, head: { ...head, folder }, decided: [] };
  }
  throw new Unreadable(mistaken(pathNotFound, undefined, { path: within }));
}

async function placeOf(given: Given, where: Omit<Spot, "label">, repository: Repository): Promise<Place> {
  if (given.kind === "folder") {
    const label = where.isNamed ? shown(where.cwd, given.path) || "." : "the working folder";
    return onDisk({ ...where, label }, async () => repository, repository.top);
  }
  const { commit, label } = await commitOf(given, repository);
  const place = atCommit({ ...where, label }, repository, commit);
  if (where.isNamed && place.files && !(await statOf(place.files, where.folder))) {
    const path = given.kind === "commit" ? `${given.ref}:${given.path}` : label;
    throw new Unreadable(mistaken(pathNotFound, undefined, { path }));
  }
  return place;
}

async function commitOf(
  given: Exclude<Given, { kind: "folder" }>,
  repository: Repository,
): Promise<{ readonly commit: ResolvedCommit; readonly label: string }> {
  if (given.kind === "commit") {
    const commit = await repository.resolve(given.ref, given.isNoPath);
    return { commit, label: labelOf(commit) };
  }
  const [one, other] = [await repository.resolve(given.one), await repository.resolve(given.other)];
  const commit = await commonCommit(repository, other, one);
  return { commit, label: `merge base of ${given.one} and ${given.other} (${commit.id.slice(0, 7)})` };
}

async function foundBase(
  head: Place,
  repository: Repository,
  { env, base, notes }: Ground,
): Promise<Pick<Places, "base" | "decided">> {
  const { commit, label, note, decided = [] } = await findBase(repository, env, base);
  notes.push(note);
  const spot = { folder: head.folder, isNamed: false, cwd: head.cwd, label };
  return { base: commit ? atCommit(spot, repository, commit) : nowhere(spot), decided };
}

/** The folder of a side that says one. In a commit paths begin at the top unless they begin with a point, as in git. */
async function pathIn(given: Given, repository: Repository, start: string): Promise<string | undefined> {
  if (given.kind === "folder") return given.path;
  if (given.path === undefined) return undefined;
  const from = /^\.{1,2}(?:\/|$)/.test(given.path) ? start : repository.top;
  const full = path.resolve(from, given.path);
  if (isBelow(repository.top, full)) return /\.ya?ml$/.test(full) ? path.dirname(full) : full;
  throw new Unreadable(mistaken(pathNotFound, undefined, { path: given.path }));
}

/** The folder that stands on disk where a commit has one, else the working folder: it may have been renamed since. */
async function sameOnDisk(folder: string, cwd: string): Promise<string> {
  return (await statOf(disk, folder))?.kind === "folder" ? folder : cwd;
}

function isBelow(top: string, file: string): boolean {
  const relative = path.relative(top, file);
  return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
