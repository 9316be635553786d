import { mistaken } from "../diagnostics/mistake.js";
import { Unreadable } from "../source/files.js";
import { noBase, noMergeBase, noPreviousCommit, unknownRef } from "../source/git/mistakes.js";
import type { Repository, ResolvedCommit } from "../source/git/repository.js";
import { shellCommand } from "../source/git/shell.js";
import { deepening, fetchCommand, shortName, wholeInCI } from "../source/git/unknown-ref.js";
import { type GitHubEvent, githubEvent } from "./github-event.js";
import type { Note } from "./model.js";
import { nothingThere } from "./place.js";

/** The commit that a plan is compared with, and how it was come by. */
export interface Base {
  /** `undefined`: there is no commit before this one, so that everything is new. */
  readonly commit: ResolvedCommit | undefined;
  readonly label: string;
  readonly note: Note;
  /** The option that names it where the environment doesn't, for a clone whose remote is `origin`; only where the environment has named it. */
  readonly decided?: readonly string[];
}

/**
 * Finds what to compare the working folder with: the merge base with the named base, with the branch that CI names, or with the
 * default branch. On the default branch itself that is the previous commit.
 */
export async function findBase(repository: Repository, env: NodeJS.ProcessEnv, named?: string): Promise<Base> {
  const head = await repository.find("HEAD");
  if (!head) {
    const text = "The repository has no commit yet: everything is new.";
    return { commit: undefined, label: nothingThere, note: { kind: "base", text } };
  }
  if (named !== undefined) return common(repository, head, await repository.resolve(named), "as `--base` says");

  // GitHub sets it empty where there is no pull request.
  const target = env.GITHUB_BASE_REF;
  if (target) return { ...(await ofPullRequest(repository, head, target, env)), decided: onOrigin(target) };
  const event = await githubEvent(env);
  if (event.mergeGroup) return ofMergeGroup(repository, head, event.mergeGroup);
  // Only in a pipeline for merged results, or of a merge train, whose head is a merge made with that commit.
  const mergedWith = env.CI_MERGE_REQUEST_TARGET_BRANCH_SHA;
  const ofMergeRequest = env.CI_MERGE_REQUEST_DIFF_BASE_SHA;
  const branch = env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME;
  if (mergedWith) {
    const found = await mergedOnGitLab(repository, head, mergedWith, env);
    return { ...found, decided: branch ? onOrigin(branch) : ["--base", mergedWith] };
  }
  if (ofMergeRequest) {
    const commit = await repository.resolve(ofMergeRequest);
    const why = "the base that GitLab names, `CI_MERGE_REQUEST_DIFF_BASE_SHA`";
    const found = exactly(commit, `commit \`${shortId(commit)}\``, why);
    return { ...found, decided: branch ? onOrigin(branch) : ["--base", ofMergeRequest] };
  }
  const usual = await defaultBranch(repository, event.defaultBranch ?? env.CI_DEFAULT_BRANCH);
  if (usual === undefined)
    throw new Unreadable(mistaken(noBase, undefined, {}, { help: await helpWithoutBase(repository) }));
  const tip = await repository.resolve(usual.name);
  const why = usual.isKnown ? "the default branch" : `${guessed}; \`--base\` names another`;
  return (await beforeTip(repository, head, tip, usual.isKnown)) ?? common(repository, head, tip, why);
}

/** What is said where the default branch has one of the usual names, and nothing says that it is that one. */
const guessed = "taken for the default branch, which git does not name here";

function onOrigin(branch: string): readonly string[] {
  return ["--base", `origin/${branch}`];
}

/** The target branch of a pull request, as GitHub has merged it or as it was fetched. */
async function ofPullRequest(
  repository: Repository,
  head: ResolvedCommit,
  target: string,
  env: NodeJS.ProcessEnv,
): Promise<Base> {
  const merged = await mergedInto(repository, head, target, env);
  if (merged) return merged;
  const there = await firstOf(repository, [`refs/remotes/origin/${target}`, `refs/heads/${target}`]);
  const commit = there ?? (await repository.resolve(`origin/${target}`));
  return common(repository, head, commit, "as GitHub says, `GITHUB_BASE_REF`");
}

/** What a merge queue has put its group on: the target branch, or the group before it. */
async function ofMergeGroup(
  repository: Repository,
  head: ResolvedCommit,
  { baseSha, branch }: NonNullable<GitHubEvent["mergeGroup"]>,
): Promise<Base> {
  const commit = await repository.resolve(baseSha);
  const found = await common(repository, head, commit, "as GitHub says, `merge_group.base_sha`");
  return { ...found, decided: branch === undefined ? ["--base", baseSha] : onOrigin(branch) };
}

/**
 * What a pull request's own merge commit was made with: its first parent is the target branch. So two commits are enough of a
 * clone. `undefined` where the head is no such commit.
 */
async function mergedInto(
  repository: Repository,
  head: ResolvedCommit,
  target: string,
  env: NodeJS.ProcessEnv,
): Promise<Base | undefined> {
  const isMerge = env.GITHUB_SHA === head.id && /^refs\/pull\/\d+\/merge$/.test(env.GITHUB_REF ?? "");
  const [parent, ...others] = head.parents;
  if (!isMerge || parent === undefined || others.length !== 1) return undefined;
  const commit = await repository.commit(parent, target);
  if (commit) return exactly(commit, `\`${target} (${shortId(commit)})\``, "as GitHub says, `GITHUB_BASE_REF`");
  if (await firstOf(repository, [`refs/remotes/origin/${target}`, `refs/heads/${target}`])) return undefined;
  const command = await fetchCommand(repository, `origin/${target}`);
  const help = `Give actions/checkout \`fetch-depth: 2\`${command === undefined ? "" : `, or run \`${command}\``}.`;
  throw new Unreadable(mistaken(unknownRef, undefined, { ref: `origin/${target}` }, { help }));
}

/**
 * The target branch as GitLab has merged it into what the pipeline checks out. `CI_MERGE_REQUEST_DIFF_BASE_SHA` lies before that: what the
 * target has got since would count as the merge request's. See
 * https://docs.gitlab.com/ci/variables/predefined_variables/#predefined-variables-for-merge-request-pipelines.
 */
async function mergedOnGitLab(
  repository: Repository,
  head: ResolvedCommit,
  id: string,
  env: NodeJS.ProcessEnv,
): Promise<Base> {
  const why = "as GitLab says, `CI_MERGE_REQUEST_TARGET_BRANCH_SHA`";
  const found = await repository.find(id);
  if (!found && repository.isShallow) {
    const help = "This clone is shallow: give the job `GIT_DEPTH: 2`, or more.";
    throw new Unreadable(mistaken(unknownRef, undefined, { ref: id }, { help }));
  }
  const commit = { ...(found ?? (await repository.resolve(id))), ref: env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME || id };
  // A job may check out the branch alone.
  if (!head.parents.includes(commit.id)) return common(repository, head, commit, why);
  return exactly(commit, `\`${labelOf(commit)}\``, why);
}

/** Where the head is the default branch itself, the commit before. While a merge or a rebase is under way it is on no branch's tip. */
async function beforeTip(
  repository: Repository,
  head: ResolvedCommit,
  tip: ResolvedCommit,
  isKnown: boolean,
): Promise<Base | undefined> {
  if (repository.isRebasing || repository.merging.length > 0) return undefined;
  const branch = await repository.branch();
  const name = shortName(tip.ref).replace(/^origin\//, "");
  const isOn = branch === undefined ? tip.id === head.id : shortName(branch) === name;
  if (!isOn) return undefined;
  // Commits that aren't pushed yet are one change.
  if (tip.id !== head.id && (await repository.mergeBase(tip.id, head.id)) !== head.id) return undefined;
  const [previous] = head.parents;
  if (previous === undefined) {
    const text = `\`${shortId(head)}\` is the first commit of \`${name}\`: everything is new.`;
    return { commit: undefined, label: nothingThere, note: { kind: "previous-commit", text } };
  }
  const commit = await repository.commit(previous, "HEAD~1");
  if (!commit && repository.isShallow) {
    throw new Unreadable(mistaken(noPreviousCommit, undefined, { commit: shortId(head) }));
  }
  if (!commit) return undefined;
  const what = isKnown ? `the default branch, \`${name}\`` : `\`${name}\`, ${guessed}`;
  const text = `This is ${what}: compared with the previous commit, \`${shortId(commit)}\`. \`trackc diff HEAD\` compares with the last one.`;
  return { commit, label: `the previous commit (${shortId(commit)})`, note: { kind: "previous-commit", text } };
}

/** The merge base of the head and another commit, as a base. What is being merged into the head is of it already. */
async function common(repository: Repository, head: ResolvedCommit, other: ResolvedCommit, why: string): Promise<Base> {
  const commit = await commonCommit(repository, head, other, repository.merging);
  const name = nameOf(other);
  if (commit.id === other.id) return exactly(other, `\`${labelOf(other)}\``, why);
  return exactly(
    commit,
    `\`${shortId(commit)}\`, where this branch left \`${name}\``,
    why,
    `merge base with ${name} (${shortId(commit)})`,
  );
}

/**
 * The last commit that two have in common, the head as a merge with some more. A mistake with the command that helps where none
 * is known.
 */
export async function commonCommit(
  repository: Repository,
  head: ResolvedCommit,
  other: ResolvedCommit,
  merging: readonly string[] = [],
): Promise<ResolvedCommit> {
  const id = await repository.mergeBase(other.id, head.id, ...merging);
  const commit = id === undefined ? undefined : await repository.commit(id);
  if (commit) return commit;
  let help: string | undefined;
  if (repository.isShallow) {
    const remote = (await repository.remote()) ?? "origin";
    const all = shellCommand(["git", "fetch", "--unshallow", remote]);
    const some = shellCommand(["git", "fetch", "--deepen=100", remote]);
    help = `This clone is shallow. Run \`${all}\`, or \`${some}\` until it is enough. ${wholeInCI}`;
  }
  throw new Unreadable(mistaken(noMergeBase, undefined, { one: nameOf(other), other: nameOf(head) }, { help }));
}

function exactly(commit: ResolvedCommit, what: string, why: string, label = labelOf(commit)): Base {
  return { commit, label, note: { kind: "base", text: `Compared with ${what}: ${why}.` } };
}

/** What names a base. A clone of one branch has no default branch that its remote's `HEAD` could be set to. */
async function helpWithoutBase(repository: Repository): Promise<string> {
  const remote = await repository.remote();
  if (remote !== "origin") return "Name it: `--base the-branch`.";
  const fetch = ["git", "fetch", ...deepening(repository), remote, `+refs/heads/*:refs/remotes/${remote}/*`];
  const known = ["git", "remote", "set-head", remote, "--auto"];
  return `Name it: \`--base the-branch\`. Or make the default branch known: \`${shellCommand(fetch)} && ${shellCommand(known)}\`.`;
}

/**
 * The default branch, in full: what `origin/HEAD` points to, what CI calls so, or, which nobody knows then, one of the usual names. What CI
 * clones has no `origin/HEAD`.
 */
async function defaultBranch(
  repository: Repository,
  named: string | undefined,
): Promise<{ readonly name: string; readonly isKnown: boolean } | undefined> {
  const of = (branch: string): readonly string[] => [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`];
  const known = ["refs/remotes/origin/HEAD", ...(named ? of(named) : [])];
  const usual = [...of("main"), ...of("master")];
  const found = new Map((await repository.refs(...known, ...usual)).map((ref) => [ref.name, ref]));
  const first = known.find((name) => found.has(name));
  if (first !== undefined) return { name: found.get(first)?.target ?? first, isKnown: true };
  // Another branch would be a wrong one: that it has to be fetched is told with the command.
  if (named) return { name: `origin/${named}`, isKnown: true };
  const guess = usual.find((name) => found.has(name));
  return guess === undefined ? undefined : { name: found.get(guess)?.target ?? guess, isKnown: false };
}

async function firstOf(repository: Repository, refs: readonly string[]): Promise<ResolvedCommit | undefined> {
  for (const ref of refs) {
    const commit = await repository.find(ref);
    if (commit) return commit;
  }
  return undefined;
}

/** A commit's name as people write it. */
function nameOf({ id, ref }: ResolvedCommit): string {
  return id.startsWith(ref) ? id.slice(0, 7) : shortName(ref);
}

/** `main (3f2a1c0)`, or `3f2a1c0` for a commit that was given by its id. */
export function labelOf(commit: ResolvedCommit): string {
  const name = nameOf(commit);
  return name === shortId(commit) ? name : `${name} (${shortId(commit)})`;
}

function shortId({ id }: ResolvedCommit): string {
  return id.slice(0, 7);
}
