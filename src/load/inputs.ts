import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { inOrder } from "../diagnostics/order.js";
import { Memory } from "../plan/resolve/memory.js";
import { noManifest } from "../project/mistakes.js";
import { disk, Unreadable } from "../source/files.js";
import { CommitFiles } from "../source/git/commit-files.js";
import { gitMistakes, notARepository, objectMissing, twoBases } from "../source/git/mistakes.js";
import { Repository } from "../source/git/repository.js";
import { shown } from "../source/list.js";
import { readAhead } from "./ahead.js";
import { folderOf, readArguments } from "./arguments.js";
import { leftBeside } from "./left-beside.js";
import { leftOutManifests, leftOutOfPlans } from "./left-out.js";
import { matchPlans } from "./match.js";
import type { Inputs, Note, PlanPair, ResolveOptions } from "./model.js";
import { diskNotes } from "./notes.js";
import { type Places, placesOf } from "./places.js";
import { readOnce } from "./read-once.js";
import { repeatOf } from "./repeat.js";
import { SharedWork } from "./shared.js";
import { loadPair } from "./side.js";
import { helpWithoutManifest, unreadSubmodules } from "./submodules.js";
import { wholePlanNotes } from "./whole-plan.js";

/**
 * Works out what to compare with what, and loads both sides of every plan. Commits are read from git's objects: nothing is
 * checked out, fetched, written or executed. With diagnostics there are no pairs.
 *
 * - nothing, or a folder or manifest: the merge base with the default branch, against the working folder;
 * - `REF`, `REF:path`: that commit, against the working folder;
 * - `A..B`, `A...B`: two commits, and as in git the last common one with `B`; a folder behind it limits both;
 * - two of `REF`, `REF:path` and folders: the one against the other.
 */
export async function resolveInputs(args: readonly string[], options: ResolveOptions): Promise<Result<Inputs>> {
  const closing: (() => Promise<void>)[] = [];
  try {
    return await compare(args, options, closing);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return nothing([error.diagnostic]);
  } finally {
    // Nobody has to wait until git has ended: it does when nobody asks any more.
    for (const close of closing) close().catch(() => undefined);
  }
}

async function compare(args: readonly string[], options: ResolveOptions, closing: Closing): Promise<Result<Inputs>> {
  // Git names folders without links; so must everything that is compared with it.
  const cwd = await disk.real(options.cwd);
  let opened: Promise<Repository> | undefined;
  const repository = (): Promise<Repository> => {
    opened ??= openRepository(args, cwd, options.env, closing);
    return opened;
  };
  const maybe = (): Promise<Repository | undefined> => repository().catch(withoutRepository);
  const comparison = await readArguments(args, { cwd, repository: maybe });
  if (options.base !== undefined && comparison.base) {
    return nothing([mistaken(twoBases, undefined, { given: args[0] ?? "" })]);
  }
  const shared = new SharedWork({ memory: new Memory() });
  const read = readOnce();
  const ahead = readAhead(comparison, { cwd, shared, read, maybe });
  closing.push(async () => ahead.stop());
  const notes: Note[] = [];
  const places = await placesOf(comparison, { ...options, cwd, repository, maybe, notes });

  const matched = await matchPlans(places.base, places.head);
  if (matched.length === 0) {
    const folder = shown(cwd, places.head.folder) || ".";
    const help = await helpWithoutManifest(places);
    return nothing([(await leftOutManifests(places)) ?? mistaken(noManifest, undefined, { folder }, { help })]);
  }
  const loading = { shared, read, ahead: ahead.plans, beside: options.beside ?? [] };
  const pairs: PlanPair[] = [];
  for (const one of matched) pairs.push(await loadPair(one, places, loading));
  const submodules = await unreadSubmodules(places);
  const ofGit = [...gitMistakesOf(pairs, places), ...submodules.mistakes];
  if (ofGit.length > 0) return nothing(inOrder(ofGit));
  const leftOut = await leftOutOfPlans(pairs, places);
  if (leftOut) return nothing([leftOut]);
  notes.push(...(await wholePlanNotes(comparison, places, pairs, cwd)));
  notes.push(...diskNotes(places), ...submodules.notes, ...(await leftBeside(pairs, places.head, loading.beside)));
  const repeat = repeatOf({ args, base: options.base, comparison }, places);
  return { value: { pairs, notes, repeat }, diagnostics: [] };
}

type Closing = (() => Promise<void>)[];

/** What git could not give of some plans. Missing files are told once for each commit, not one by one. */
function gitMistakesOf(pairs: readonly PlanPair[], { base, head }: Places): readonly Diagnostic[] {
  const told = pairs.flatMap(({ base, head }) => [...base.loaded.diagnostics, ...head.loaded.diagnostics]);
  const others = told.filter(({ code }) => gitCodes.has(code) && code !== objectMissing.code);
  return [...others, ...[base, head].flatMap(({ files }) => (files instanceof CommitFiles ? files.missing : []))];
}

/** Without these files a part of a plan would look removed or new: nothing is compared. */
const gitCodes: ReadonlySet<string> = new Set(gitMistakes.map(({ code }) => code));

function nothing(diagnostics: readonly Diagnostic[]): Result<Inputs> {
  return { value: { pairs: [], notes: [], repeat: { args: [], checkout: undefined } }, diagnostics };
}

/** The repository of what was given, else of the working folder. */
async function openRepository(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  closing: Closing,
): Promise<Repository> {
  const folders = await Promise.all(args.map((one) => folderOf(one, cwd)));
  for (const folder of [...folders, cwd]) {
    if (folder === undefined) continue;
    try {
      const repository = await Repository.of(folder, env, shown(cwd, folder) || ".");
      closing.push(() => repository.close());
      return repository;
    } catch (error) {
      const isOutside = error instanceof Unreadable && error.diagnostic.code === notARepository.code;
      if (!isOutside || folder === cwd) throw error;
    }
  }
  throw new Unreadable(mistaken(notARepository, undefined, { folder: "." }));
}

/** Two folders can be compared without git. */
function withoutRepository(error: unknown): undefined {
  if (!(error instanceof Unreadable)) throw error;
  return undefined;
}
