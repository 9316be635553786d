import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { mistaken } from "../../diagnostics/mistake.js";
import { disk, Unreadable } from "../files.js";
import { dubiousOwnership, gitFailed, notARef, notARepository } from "./mistakes.js";
import { lastLine, Objects } from "./objects.js";
import { type GitAnswer, runGit } from "./run.js";
import { shellCommand } from "./shell.js";
import { type Commit, readCommit } from "./tree.js";
import { unknownRefHere } from "./unknown-ref.js";

/** A commit that somebody has named. */
export interface ResolvedCommit extends Commit {
  readonly id: string;
  /** The name by which it was asked for. */
  readonly ref: string;
}

/** A ref with the commit that it leads to. */
export interface Ref {
  /** In full: `refs/heads/main`. */
  readonly name: string;
  /** Where it only points to another ref: that one. */
  readonly target: string | undefined;
}

/** What the index says of a file, or of a submodule. */
export interface IndexEntry {
  /** Absolute. */
  readonly path: string;
  readonly id: string;
  readonly isSubmodule: boolean;
  /** Kept from the working folder, by a sparse checkout. */
  readonly isLeftOut: boolean;
}

/** How many paths are given to git at once: a command line has a limit. */
const mostPaths = 500;

/**
 * A git repository, for reading. Nothing is checked out, fetched or written, no hook and no setting of it runs a program. Must
 * be closed. What can't be done is an {@link Unreadable} that is thrown; whoever calls makes a diagnostic of it.
 */
export class Repository {
  /** The top of the working folder with all links resolved; of a bare repository its own folder. */
  readonly top: string;
  readonly isBare: boolean;
  /** Whether the history ends somewhere because the clone was made so. */
  readonly isShallow: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly objects: Objects;
  readonly #submodules = new Map<string, Objects>();
  /** How many questions to git beside those for objects have no answer yet. */
  #open = 0;

  /** The folder in which git keeps what is under way in the working folder. */
  readonly #own: string;

  private constructor(
    found: Pick<Repository, "top" | "isBare" | "isShallow" | "env" | "objects"> & { readonly own: string },
  ) {
    this.top = found.top;
    this.#own = found.own;
    this.isBare = found.isBare;
    this.isShallow = found.isShallow;
    this.env = found.env;
    this.objects = found.objects;
  }

  /** Whether somebody waits for git. */
  get isWaiting(): boolean {
    return this.#open > 0 || this.objects.isWaiting;
  }

  /** The repository of a folder: a clone, a linked worktree, a submodule or a bare repository. `shown` names the folder. */
  static async of(folder: string, env: NodeJS.ProcessEnv, shown = folder): Promise<Repository> {
    // At once: what a git takes is mostly its start.
    const objects = new Objects(folder, env);
    objects.start();
    try {
      const asked = await runGit(
        folder,
        ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-cdup", "--absolute-git-dir"],
        { env },
      );
      if (asked.code !== 0) throw notFound(asked, folder, shown);
      const [inside, shallow, up = "", ...rest] = asked.out.split("\n");
      const isBare = inside !== "true";
      // Inside `.git` of an ordinary clone there is no working folder either, and the commits are the same.
      const place = isBare ? await gitFolder(folder, env) : path.join(folder, up);
      // Its path may have lines of its own; the last one ends with the answer.
      const own = isBare ? place : rest.slice(0, -1).join("\n");
      const top = await disk.real(place);
      return new Repository({ top, own, isBare, isShallow: shallow === "true", env, objects });
    } catch (error) {
      objects.close().catch(() => undefined);
      throw error;
    }
  }

  /**
   * The commit that a name leads to, or a remote's branch of that name: a clone of one branch has the others only there. A name that is none
   * is told with the nearest ones and the way to fetch it; `isNoPath` where it could have been a file or a folder as well.
   */
  async resolve(ref: string, isNoPath = false): Promise<ResolvedCommit> {
    return (await this.find(ref)) ?? (await this.findRemote(ref)) ?? (await unknownRefHere(this, ref, isNoPath));
  }

  /** As {@link resolve}, or `undefined` where there is no such commit. */
  async find(ref: string): Promise<ResolvedCommit | undefined> {
    if (!isRef(ref)) throw new Unreadable(mistaken(notARef, undefined, { ref }));
    const known = await this.objects.commit(ref);
    const commit = known && readCommit(known.bytes);
    if (commit) return { ...commit, id: known.id, ref };
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
    const { code, out } = await this.git(args);
    if (code !== 0) return undefined;
    return this.commit(out.trim(), ref);
  }

  private async findRemote(ref: string): Promise<ResolvedCommit | undefined> {
    if (/^(?:refs\/|HEAD\b|[@:^])/.test(ref)) return undefined;
    const remote = await this.remote();
    return remote === undefined ? undefined : this.find(`refs/remotes/${remote}/${ref}`);
  }

  /** A commit by its id; `undefined` where this clone does not have it. */
  async commit(id: string, ref = id): Promise<ResolvedCommit | undefined> {
    const answer = await this.objects.read(id);
    const commit =
      answer.kind === "object" && answer.object.type === "commit" ? readCommit(answer.object.bytes) : undefined;
    return commit && { ...commit, id, ref };
  }

  /**
   * The id of the last commit that two have in common; `undefined` where none is known. Of more than two: the first with a merge
   * of the others.
   */
  async mergeBase(one: string, ...others: readonly string[]): Promise<string | undefined> {
    const { code, out, err } = await this.git(["merge-base", one, ...others]);
    if (code > 1) throw failed("merge-base", err);
    return code === 0 ? out.trim().split("\n")[0] : undefined;
  }

  /** The branch that is checked out, in full; `undefined` for a detached head. */
  async branch(): Promise<string | undefined> {
    const { code, out } = await this.git(["symbolic-ref", "--quiet", "HEAD"]);
    return code === 0 ? out.trim() : undefined;
  }

  /** The ids of the commits that are being merged into the head; none where no merge is under way. */
  get merging(): readonly string[] {
    const file = path.join(this.#own, "MERGE_HEAD");
    if (!existsSync(file)) return [];
    return readFileSync(file, "latin1").match(/^(?:[0-9a-f]{64}|[0-9a-f]{40})$/gm) ?? [];
  }

  /** Whether commits are being put onto others: the head is then somewhere on the way. */
  get isRebasing(): boolean {
    return ["rebase-merge", "rebase-apply"].some((name) => existsSync(path.join(this.#own, name)));
  }

  /** The refs that begin with one of some full names, or all. */
  async refs(...names: readonly string[]): Promise<readonly Ref[]> {
    const { code, out, err } = await this.git(["for-each-ref", "--format=%(refname)%00%(symref)", "--", ...names]);
    if (code !== 0) throw failed("for-each-ref", err);
    return out
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const [name = "", target = ""] = line.split("\0");
        return { name, target: target === "" ? undefined : target };
      });
  }

  /** The remote to fetch from: `origin`, or the only other. */
  async remote(): Promise<string | undefined> {
    const remotes = (await this.git(["remote"])).out.split("\n").filter((name) => name !== "");
    return remotes.includes("origin") ? "origin" : remotes[0];
  }

  /** Which of some paths git ignores and does not hold. */
  async ignored(paths: readonly string[]): Promise<ReadonlySet<string>> {
    if (this.isBare || paths.length === 0) return new Set();
    // With the point in front no path begins with a colon, which would mean something to git.
    const input = paths.map((one) => `./${path.relative(this.top, one).split(path.sep).join("/")}\0`).join("");
    const args = ["check-ignore", "-z", "--stdin"];
    const { code, out } = await this.git(args, input);
    // It fails for a path in a submodule, of which this repository knows nothing.
    if (code !== 0) return new Set();
    return new Set(out.split("\0").flatMap((one) => (one === "" ? [] : [path.join(this.top, one)])));
  }

  /** What the index says of some paths and of all below them; nothing of those that it does not have. */
  async indexed(paths: readonly string[]): Promise<readonly IndexEntry[]> {
    const inTop = paths.map((one) => path.relative(this.top, one).split(path.sep).join("/") || ".");
    const known = this.isBare ? [] : inTop.filter((one) => !/^\.\.(?:\/|$)/.test(one) && !path.isAbsolute(one));
    const entries: IndexEntry[] = [];
    for (let at = 0; at < known.length; at += mostPaths) {
      const args = ["--literal-pathspecs", "ls-files", "-z", "-t", "--stage", "--", ...known.slice(at, at + mostPaths)];
      const { code, out } = await this.git(args);
      if (code === 0) entries.push(...out.split("\0").flatMap((line) => this.entryOf(line) ?? []));
    }
    return entries;
  }

  /** The files of one name that the index has, wherever they stand. Absolute. */
  async indexedAs(name: string): Promise<readonly string[]> {
    if (this.isBare) return [];
    const { code, out } = await this.git(["ls-files", "-z", "--", `:(glob)**/${name}`]);
    const found = code === 0 ? out.split("\0").filter((one) => one !== "") : [];
    // In a conflict a file is there more than once.
    return [...new Set(found)].map((one) => path.join(this.top, one));
  }

  /** A line of `ls-files -t --stage`: `<tag> <mode> <id> <stage>`, a tab and the path. */
  private entryOf(line: string): IndexEntry | undefined {
    const found = /^(\S) (\d+) ([0-9a-f]+) \d\t(.+)$/s.exec(line);
    if (!found) return undefined;
    const [, tag, mode, id = "", inTop = ""] = found;
    return { path: path.join(this.top, inTop), id, isSubmodule: mode === "160000", isLeftOut: tag === "S" };
  }

  /** Whether only a part of the files is to be checked out. */
  async isSparse(): Promise<boolean> {
    return (await this.git(["config", "--type=bool", "core.sparseCheckout"])).out.trim() === "true";
  }

  /** The objects of a submodule that is checked out in a folder. */
  objectsOf(submodule: string): Objects {
    const objects = this.#submodules.get(submodule) ?? new Objects(submodule, this.env);
    this.#submodules.set(submodule, objects);
    return objects;
  }

  async close(): Promise<void> {
    await Promise.all([this.objects, ...this.#submodules.values()].map((objects) => objects.close()));
  }

  private async git(args: readonly string[], input = ""): Promise<GitAnswer> {
    this.#open++;
    try {
      return await runGit(this.top, args, { env: this.env, input });
    } finally {
      this.#open--;
    }
  }
}

/** The folder in which a repository keeps its own files. */
async function gitFolder(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { code, out, err } = await runGit(folder, ["rev-parse", "--absolute-git-dir"], { env });
  if (code !== 0) throw failed("rev-parse", err);
  return out.replace(/\n$/, "");
}

/** Whether a text may be handed to git as the name of a commit. */
function isRef(ref: string): boolean {
  return ref !== "" && !ref.startsWith("-") && !/\p{Cc}/u.test(ref) && ref.length < 1000;
}

function notFound({ err }: GitAnswer, folder: string, shown: string): Unreadable {
  if (err.includes("dubious ownership") || err.includes("unsafe repository")) {
    const named = /'([^']+)'/.exec(err)?.[1] ?? folder;
    const command = shellCommand(["git", "config", "--global", "--add", "safe.directory", named]);
    const help = `If you trust it: \`${command}\``;
    return new Unreadable(mistaken(dubiousOwnership, undefined, { folder: named }, { help }));
  }
  if (err.includes("not a git repository"))
    return new Unreadable(mistaken(notARepository, undefined, { folder: shown }));
  return failed("rev-parse", err);
}

function failed(command: string, err: string): Unreadable {
  return new Unreadable(mistaken(gitFailed, undefined, { command, reason: lastLine(err) || "it gave no reason" }));
}
