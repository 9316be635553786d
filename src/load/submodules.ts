import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { disk } from "../source/files.js";
import { CommitFiles } from "../source/git/commit-files.js";
import { submoduleCommitMissing, submoduleMissing } from "../source/git/mistakes.js";
import { several } from "../source/git/several.js";
import { shellCommand } from "../source/git/shell.js";
import { shown } from "../source/list.js";
import type { Note } from "./model.js";
import type { Place } from "./place.js";
import type { Places } from "./places.js";

/** What is to be said of submodules that a plan reads and that are not checked out. */
export interface Unread {
  /** Both sides name different commits, or one of them none: changes would be missed. */
  readonly mistakes: readonly Diagnostic[];
  /** Both sides name the same commit: there is nothing to compare. */
  readonly notes: readonly Note[];
}

/** Finds the submodules that were needed for a comparison and could not be read at the commit of a side. */
export async function unreadSubmodules({ base, head }: Places): Promise<Unread> {
  const commits = [base, head].flatMap(({ files }) => (files instanceof CommitFiles ? [files] : []));
  const empty = new Set(commits.flatMap((files) => files.notCheckedOut));
  const unread = new Set([...empty, ...commits.flatMap((files) => files.withoutCommit)]);
  if (unread.size === 0) return { mistakes: [], notes: [] };
  const before = await commitsOf(base, [...unread]);
  const after = await commitsOf(head, [...unread]);
  const mistakes: Diagnostic[] = [];
  const notes: Note[] = [];
  for (const each of [...unread].sort()) {
    const isSame = before.has(each) && before.get(each) === after.get(each);
    if (!isSame && empty.has(each)) mistakes.push(await notCheckedOut(each, head));
    else if (!isSame) mistakes.push(...commits.flatMap((files) => withoutCommit(each, files, head.cwd)));
    else if (empty.has(each)) {
      const text = `The submodule \`${shown(head.cwd, each)}\` is not checked out: nothing was compared in it. Both sides have the same commit of it.`;
      notes.push({ kind: "submodule", text });
    }
  }
  return { mistakes, notes };
}

/** Which commits of some submodules one side has: by its tree, or on disk by the index. */
async function commitsOf({ files, repository }: Place, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (files instanceof CommitFiles) return files.gitlinks;
  const entries = files === disk ? ((await (await repository())?.indexed(paths)) ?? []) : [];
  return new Map(entries.flatMap(({ path, id, isSubmodule }) => (isSubmodule ? [[path, id] as const] : [])));
}

function withoutCommit(submodule: string, files: CommitFiles, cwd: string): readonly Diagnostic[] {
  const commit = files.gitlinks.get(submodule);
  if (commit === undefined || !files.withoutCommit.includes(submodule)) return [];
  const path = shown(cwd, submodule) || ".";
  const command = shellCommand(["git", "-C", path, "fetch", "origin", commit]);
  const help = `Have git get it: \`${command}\``;
  return [mistaken(submoduleCommitMissing, undefined, { path, commit: commit.slice(0, 7) }, { help })];
}

async function notCheckedOut(submodule: string, { cwd, repository }: Place): Promise<Diagnostic> {
  const path = shown(cwd, submodule);
  const git = await repository();
  if (git?.isBare) {
    const help =
      "A bare repository has no submodules: compare in a clone that has them, `git clone --recurse-submodules`.";
    return mistaken(submoduleMissing, undefined, { path }, { help });
  }
  const inIndex = (await git?.indexed([submodule]))?.some((entry) => entry.isSubmodule) ?? true;
  const help = inIndex
    ? `Check it out: ${howToCheckOut([path])}`
    : "The working folder no longer has it. Check out the other side in a folder of its own, with its submodules, and compare with that folder.";
  return mistaken(submoduleMissing, undefined, { path }, { help });
}

/** What to do where no plan was found, and one may be in a submodule; `undefined` where there is none that isn't checked out. */
export async function helpWithoutManifest({ head }: Places): Promise<string | undefined> {
  const entries = (await (await head.repository())?.indexed([head.folder])) ?? [];
  const empty: string[] = [];
  for (const { path, isSubmodule } of entries) {
    if (isSubmodule && (await disk.list(path).catch(() => [])).length === 0) empty.push(shown(head.cwd, path));
  }
  if (empty.length === 0) return undefined;
  const which = `submodule${empty.length === 1 ? "" : "s"} ${several(empty)} ${empty.length === 1 ? "is" : "are"}`;
  return `The ${which} not checked out. If the plan is there: ${howToCheckOut(empty)}`;
}

function howToCheckOut(paths: readonly string[]): string {
  const command = shellCommand(["git", "submodule", "update", "--init", "--", ...paths]);
  return `\`${command}\`. In CI: \`submodules: true\` for actions/checkout, \`GIT_SUBMODULE_STRATEGY: normal\` on GitLab.`;
}
