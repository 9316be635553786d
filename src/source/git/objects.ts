import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { mistaken } from "../../diagnostics/mistake.js";
import { Unreadable } from "../files.js";
import { type BatchAnswer, BatchReader, type GitObject } from "./batch.js";
import { gitFailed, gitTimedOut } from "./mistakes.js";
import { notStarted, patience, startGit } from "./run.js";
import { readTree, type TreeEntry } from "./tree.js";

interface Waiting {
  readonly id: string;
  readonly done: (answer: BatchAnswer) => void;
  readonly failed: (error: unknown) => void;
}

/** What is in a folder, by name; or why that can't be told. */
export type FolderAnswer =
  | { readonly kind: "folder"; readonly entries: ReadonlyMap<string, TreeEntry> }
  | Exclude<BatchAnswer, { readonly kind: "object" }>;

const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A branch, a tag, `HEAD` or an id: a name that means nothing else to git, and that fits on a line. */
const plainName = /^[A-Za-z0-9_][A-Za-z0-9_./-]*$/;

/** After this many deaths everything counts as missing: it is a partial clone in which hardly anything is there. */
const mostDeaths = 16;

/**
 * Reads the objects of a repository through one `cat-file --batch`, which starts with the first question. Ids and plain
 * names are asked for, never paths: one could hold a line feed. Must be closed.
 */
export class Objects {
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #mostBytes: number;
  readonly #milliseconds: number;
  readonly #waiting: Waiting[] = [];
  readonly #folders = new Map<string, Promise<FolderAnswer>>();
  #child: ChildProcessWithoutNullStreams | undefined;
  #timer: NodeJS.Timeout | undefined;
  #deaths = 0;
  #isClosed = false;

  /** `folder` is any in the repository. Objects above `mostBytes` are not kept. */
  constructor(folder: string, env: NodeJS.ProcessEnv, limits: { mostBytes?: number; milliseconds?: number } = {}) {
    this.#folder = folder;
    this.#env = env;
    this.#mostBytes = limits.mostBytes ?? 256 * 1024 * 1024;
    this.#milliseconds = limits.milliseconds ?? patience;
  }

  /** How many processes were started: one, unless objects are missing from a partial clone. */
  get starts(): number {
    return this.#deaths + (this.#child ? 1 : 0);
  }

  /** Whether somebody waits for an object. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Starts the process before the first question, so that it is ready by then. */
  start(): void {
    this.#started();
  }

  /** An object by its id. */
  read(id: string): Promise<BatchAnswer> {
    return objectId.test(id) ? this.#ask(id) : Promise.resolve({ kind: "missing" });
  }

  /** A folder by its tree's id. Each is read once: two commits have nearly all of theirs in common. */
  folder(id: string): Promise<FolderAnswer> {
    const known = this.#folders.get(id);
    if (known) return known;
    const read = this.read(id).then((answer): FolderAnswer => {
      if (answer.kind !== "object") return answer;
      const entries = readTree(answer.object.bytes, id.length / 2);
      return { kind: "folder", entries: new Map(entries.map((entry) => [entry.name, entry])) };
    });
    this.#folders.set(id, read);
    return read;
  }

  /** The commit that a plain name leads to; `undefined` for a name that isn't plain, or that isn't known here. */
  async commit(name: string): Promise<GitObject | undefined> {
    if (!plainName.test(name)) return undefined;
    const answer = await this.#ask(`${name}^{commit}`);
    return answer.kind === "object" && answer.object.type === "commit" ? answer.object : undefined;
  }

  async #ask(id: string): Promise<BatchAnswer> {
    if (this.#isClosed) throw new Error(`${id} was asked for when the objects of ${this.#folder} were closed`);
    if (this.#deaths >= mostDeaths) return { kind: "missing" };
    return new Promise((done, failed) => {
      this.#waiting.push({ id, done, failed });
      this.#started().stdin.write(`${id}\n`);
      this.#watch();
    });
  }

  /** Ends the process, which doesn't keep this one from ending before. Whoever still waits gets an error, and so does whoever asks later. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#fail(new Error(`the objects of ${this.#folder} were closed while one was asked for`));
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((done) => child.once("close", () => done()));
    for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy();
    child.unref();
    const timer = setTimeout(() => child.kill("SIGKILL"), 1000).unref();
    await ended;
    clearTimeout(timer);
  }

  #started(): ChildProcessWithoutNullStreams {
    if (this.#isClosed) throw new Error(`the objects of ${this.#folder} are closed`);
    if (this.#child) return this.#child;
    const child = startGit(this.#folder, ["cat-file", "--batch"], this.#env);
    this.#child = child;
    let said = "";
    const reader = new BatchReader(this.#mostBytes, (answer) => {
      const first = this.#waiting.shift();
      this.#watch();
      first?.done(answer);
    });
    child.stdout.on("data", (chunk: Buffer) => {
      try {
        reader.take(chunk);
      } catch (error) {
        this.#fail(error);
        child.kill("SIGKILL");
      }
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString("utf8");
    });
    // It ended before it had read the question; `close` says the rest.
    child.stdin.on("error", () => {});
    child.on("error", (error) => this.#fail(notStarted(error)));
    child.on("close", () => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.#deaths++;
      this.#died(said);
    });
    return child;
  }

  /** An object that a partial clone has left out ends the process: the first who waits has asked for it. */
  #died(said: string): void {
    const first = this.#waiting.shift();
    if (!first) return;
    const isMissing = said.includes(first.id) || /promisor|lazy fetch|transport '.*' not allowed/.test(said);
    if (!isMissing) {
      this.#waiting.unshift(first);
      const reason = lastLine(said) || "it ended without a word";
      this.#fail(new Unreadable(mistaken(gitFailed, undefined, { command: "cat-file", reason })));
      return;
    }
    first.done({ kind: "missing" });
    if (this.#deaths >= mostDeaths) for (const { done } of this.#waiting.splice(0)) done({ kind: "missing" });
    if (this.#waiting.length === 0) return;
    const { stdin } = this.#started();
    for (const { id } of this.#waiting) stdin.write(`${id}\n`);
    this.#watch();
  }

  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => {
      const values = { command: "cat-file", seconds: this.#milliseconds / 1000 };
      this.#fail(new Unreadable(mistaken(gitTimedOut, undefined, values)));
      this.#child?.kill("SIGKILL");
    }, this.#milliseconds);
  }

  #fail(error: unknown): void {
    clearTimeout(this.#timer);
    for (const { failed } of this.#waiting.splice(0)) failed(error);
  }
}

/** What git says last, without its `fatal: `. */
export function lastLine(said: string): string {
  const lines = said.trim().split("\n");
  return (lines.at(-1) ?? "").replace(/^(?:fatal|error): /, "");
}
