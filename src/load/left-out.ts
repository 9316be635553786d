import { lstatSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { Project } from "../project/model.js";
import { disk } from "../source/files.js";
import { leftOut } from "../source/git/mistakes.js";
import type { Repository } from "../source/git/repository.js";
import { foldersOf, several } from "../source/git/several.js";
import { shellCommand } from "../source/git/shell.js";
import { globBase, isGlob } from "../source/glob.js";
import { shown } from "../source/list.js";
import { manifestName, selects } from "../source/select.js";
import type { PlanPair, Side } from "./model.js";
import { manifestsAt, type Place } from "./place.js";
import type { Places } from "./places.js";

/**
 * The mistake about files of some plans that git was told not to check out: they, or what was moved into them, would look removed.
 * Git is asked only where a file of the commit is missing on disk.
 */
export async function leftOutOfPlans(pairs: readonly PlanPair[], places: Places): Promise<Diagnostic | undefined> {
  const isHeadOnDisk = places.head.files === disk;
  if (isHeadOnDisk === (places.base.files === disk)) return undefined;
  const place = isHeadOnDisk ? places.head : places.base;
  const found: string[] = [];
  for (const { base, head } of pairs) {
    const [onDisk, inCommit] = isHeadOnDisk ? [head, base] : [base, head];
    const missing = new Set(missingFrom(onDisk, inCommit, place));
    if (missing.size === 0) continue;
    const { project } = onDisk.loaded;
    const files = await leftOutAmong([...missing, ...rootsOf(project)], place);
    found.push(...files.filter((file) => missing.has(file) || isOf(project, file)));
  }
  return mistakeOf(found, place);
}

/** The mistake about manifests of the base, where the head has none because they are not checked out. */
export async function leftOutManifests({ base, head }: Places): Promise<Diagnostic | undefined> {
  if (head.files !== disk) return undefined;
  const manifests = (await manifestsAt(base)).map((folder) => path.join(folder, manifestName));
  return mistakeOf(await leftOutAmong(manifests, head), head);
}

/** Where the files of a plan are looked for. */
function rootsOf({ plans, folder }: Project): readonly string[] {
  return plans.map(({ value }) => path.resolve(folder, isGlob(value) ? globBase(value) : value));
}

/** Whether a plan takes a file. */
function isOf({ plans, folder }: Project, file: string): boolean {
  const inPlan = shown(folder, file);
  return plans.some(({ value }) => selects(value, inPlan));
}

/** Files of a commit's plan that are not on disk, each where it would be. */
function missingFrom(onDisk: Side, inCommit: Side, { cwd }: Place): readonly string[] {
  const { sources } = onDisk.loaded;
  const [from, to] = [inCommit.loaded.project.folder, onDisk.loaded.project.folder];
  const missing: string[] = [];
  for (const file of inCommit.loaded.sources.values()) {
    if (file.revision === undefined || (from === to && sources.has(file.path))) continue;
    const full = path.join(to, path.relative(from, path.resolve(cwd, file.path)));
    if (!sources.has(shown(cwd, full)) && !exists(full)) missing.push(full);
  }
  return missing;
}

async function leftOutAmong(paths: readonly string[], { repository }: Place): Promise<readonly string[]> {
  const entries = paths.length > 0 ? await (await repository())?.indexed(paths) : undefined;
  return (entries ?? []).filter(({ isLeftOut }) => isLeftOut).map(({ path }) => path);
}

async function mistakeOf(found: readonly string[], { cwd, repository }: Place): Promise<Diagnostic | undefined> {
  const git = found.length > 0 ? await repository() : undefined;
  if (!git) return undefined;
  const files = [...new Set(found)].sort();
  const help = `Have git check ${files.length === 1 ? "it" : "them"} out: \`${await commandFor(files, cwd, git)}\`.`;
  return mistaken(leftOut, undefined, { files: several(files.map((file) => shown(cwd, file))) }, { help });
}

/** What brings files back into the working folder. */
async function commandFor(files: readonly string[], cwd: string, git: Repository): Promise<string> {
  const where = cwd === git.top ? [] : ["-C", shown(cwd, git.top)];
  const inTop = files.map((file) => shown(git.top, file));
  if (await git.isSparse()) {
    // A name without a slash in front would be taken wherever it stands.
    const wanted = foldersOf(inTop).map((one) => (inTop.includes(one) ? `/${one}` : one));
    return shellCommand(["git", ...where, "sparse-checkout", "add", ...wanted]);
  }
  const [marked, got] = [
    ["update-index", "--no-skip-worktree"],
    ["checkout", "--"],
  ].map((args) => shellCommand(["git", ...where, ...args, ...inTop]));
  return `${marked} && ${got}`;
}

function exists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
