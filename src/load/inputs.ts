import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { inOrder } from "../diagnostics/order.js";
import type { LoadedPlan } from "../loaded.js";
import { noManifest } from "../project/mistakes.js";
import { disk, Unreadable } from "../source/files.js";
import { CommitFiles, type DiskReason } from "../source/git/commit-files.js";
import { gitMistakes, notARepository, objectMissing, twoBases } from "../source/git/mistakes.js";
import { Repository } from "../source/git/repository.js";
import { shown } from "../source/list.js";
import type { readSource } from "../source/read.js";
import type { SourceFile } from "../source/span.js";
import type { Stopwatch } from "../stopwatch.js";
import { type Comparison, folderOf, readArguments } from "./arguments.js";
import { leftOutManifests, leftOutOfPlans } from "./left-out.js";
import { loadManifest } from "./manifest.js";
import { matchPlans } from "./match.js";
import { manifestsAt, onDisk } from "./place.js";
import { type Places, placesOf } from "./places.js";
import { readOnce } from "./read-once.js";
import { SharedWork } from "./shared.js";
import { loadPair } from "./side.js";
import { unreadSubmodules } from "./submodules.js";

/** What decides about the sides of a comparison beside its arguments. */
export interface ResolveOptions {
  /** The working folder. Paths in results are relative to it. */
  readonly cwd: string;
  /** The variables of the environment: CI names the base in them. */
  readonly env: NodeJS.ProcessEnv;
  /** `--base`: what to take the merge base with. */
  readonly base?: string | undefined;
  readonly stopwatch?: Stopwatch | undefined;
  /** Names of files that may stand beside a manifest, and that are read with the head: from the commit where it is one. */
  readonly beside?: readonly string[] | undefined;
}

/** A plan as it was or is somewhere. */
export interface Side {
  readonly loaded: LoadedPlan;
  /** What to call the place: `main (3f2a1c0)`, `merge base with main (3f2a1c0)`, `the working folder`, `before`. */
  readonly label: string;
  /** The id of the commit; `undefined` on disk. */
  readonly commit: string | undefined;
  /** The day of the commit, `YYYY-MM-DD`: what counts as today on this side; `undefined` on disk. */
  readonly date: string | undefined;
  /** False where the place has no such plan: `loaded` is an empty one. */
  readonly exists: boolean;
  /** What {@link ResolveOptions.beside} asked for, by name; without those that aren't there. */
  readonly beside: ReadonlyMap<string, Result<SourceFile | undefined>>;
}

/** One plan on both sides. */
export interface PlanPair {
  readonly base: Side;
  readonly head: Side;
  /** What concerns this plan alone. */
  readonly notes: readonly Note[];
}

/** What a note is about. */
export type NoteKind =
  /** Which base was chosen, and why. */
  | "base"
  /** The same on the default branch, where it is the previous commit. */
  | "previous-commit"
  /** A path that git does not hold was read from the working folder on both sides. */
  | "from-working-folder"
  /** A submodule's files were read from the working folder, without the commit that the tree names, or not at all. */
  | "submodule"
  /** The plan is not in the base: everything is new. */
  | "no-base-plan"
  /** The plan is not in the head: everything is removed. */
  | "no-head-plan"
  /** The base has errors under today's language. */
  | "base-broken"
  /** The manifest stands in another folder than before. */
  | "plan-moved";

/** Something that a reader of the comparison must know: one line, names and paths raw between backticks. */
export interface Note {
  readonly kind: NoteKind;
  readonly text: string;
}

/** Everything to compare. */
export interface Inputs {
  /** One for each plan, sorted by its manifest in the head. */
  readonly pairs: readonly PlanPair[];
  /** What concerns all of them: the base, and what was read from the working folder. */
  readonly notes: readonly Note[];
}

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
  const shared = new SharedWork();
  const read = readOnce();
  const ahead = readAhead(comparison, { cwd, shared, read, stopwatch: options.stopwatch, maybe, closing });
  const notes: Note[] = [];
  const places = await placesOf(comparison, { ...options, cwd, repository, maybe, notes });
  for (const { files } of [places.base, places.head]) {
    if (files instanceof CommitFiles) closing.push(() => files.close());
  }

  const matched = await matchPlans(places.base, places.head);
  if (matched.length === 0) {
    const folder = shown(cwd, places.head.folder) || ".";
    return nothing([(await leftOutManifests(places)) ?? mistaken(noManifest, undefined, { folder })]);
  }
  const { stopwatch, beside = [] } = options;
  const loading = { shared, read, ahead, stopwatch, beside };
  const pairs: PlanPair[] = [];
  for (const one of matched) pairs.push(await loadPair(one, places, loading));
  const submodules = await unreadSubmodules(places);
  const ofGit = [...gitMistakesOf(pairs, places), ...submodules.mistakes];
  if (ofGit.length > 0) return nothing(inOrder(ofGit));
  const leftOut = await leftOutOfPlans(pairs, places);
  if (leftOut) return nothing([leftOut]);
  notes.push(...diskNotes(places), ...submodules.notes);
  return { value: { pairs, notes }, diagnostics: [] };
}

/**
 * Begins to load the plans of the working folder while git starts, which takes as long as reading some thirty files, and gives way
 * while somebody waits for git. Gives them by the folder of their manifest, as far as it is known by then; nothing where both sides
 * are commits.
 */
function readAhead(
  { base, head }: Comparison,
  around: {
    readonly cwd: string;
    readonly shared: SharedWork;
    readonly read: typeof readSource;
    readonly stopwatch: Stopwatch | undefined;
    readonly maybe: () => Promise<Repository | undefined>;
    readonly closing: Closing;
  },
): ReadonlyMap<string, Promise<LoadedPlan>> {
  const { cwd, shared, read, stopwatch, maybe, closing } = around;
  const found = new Map<string, Promise<LoadedPlan>>();
  if (head.kind !== "folder" || base?.kind === "folder") return found;
  // It starts first. Why there is none, or no such commit, is told by whoever needs it.
  let git: { readonly isWaiting: boolean } | undefined = { isWaiting: true };
  const started = (repository?: Repository): void => {
    git = repository;
  };
  maybe().then(started, () => started());
  let isWanted = true;
  closing.push(async () => {
    isWanted = false;
  });
  const turn = async (): Promise<void> => {
    if (git?.isWaiting) await new Promise((done) => setImmediate(done));
    if (!isWanted) throw new Unwanted();
  };
  const place = onDisk({ folder: head.path, isNamed: false, cwd, label: "" }, maybe);
  const load = async (): Promise<void> => {
    for (const folder of await manifestsAt(place)) {
      const loaded = loadManifest(folder, { cwd, shared, read, stopwatch, turn }).then(({ value }) => value);
      loaded.catch(() => undefined);
      found.set(folder, loaded);
      await loaded;
    }
  };
  // What goes wrong here goes wrong again where the plan is needed.
  load().catch(() => undefined);
  return found;
}

/** Ends a loading whose plan nobody needs any more. */
class Unwanted extends Error {}

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
  return { value: { pairs: [], notes: [] }, diagnostics };
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

/** What a person must know about files that no commit holds. */
function diskNotes({ base, head }: Places): readonly Note[] {
  const read = new Map<string, DiskReason>();
  for (const { files } of [base, head]) {
    if (files instanceof CommitFiles) for (const [file, reason] of files.fromDisk) read.set(file, reason);
  }
  const sorted = [...read].map(([file, reason]) => [shown(head.cwd, file), reason] as const);
  return sorted.sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, reason]) => diskNote(file, reason));
}

function diskNote(file: string, reason: DiskReason): Note {
  const read = "it was read from the working folder on both sides.";
  if (reason === "submodule") {
    return { kind: "submodule", text: `The commit of the submodule \`${file}\` is not in this clone: ${read}` };
  }
  const why = reason === "outside" ? "is outside the repository" : "is not in git";
  return { kind: "from-working-folder", text: `\`${file}\` ${why}: ${read}` };
}
