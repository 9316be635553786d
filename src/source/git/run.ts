import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mistaken } from "../../diagnostics/mistake.js";
import { Unreadable } from "../files.js";
import { gitMissing, gitTimedOut } from "./mistakes.js";

/** What a run of git gave. */
export interface GitAnswer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Variables that say where a repository is. In a hook they name the repository whose hook runs, often by a path that is only
 * right in its own folder; here the folder that is asked about decides.
 */
const places = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE"];

/**
 * Settings that a repository may bring and that would run a program. None of the commands used here asks for one; this
 * holds also for a git that behaves otherwise.
 */
const settings = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "core.untrackedCache=false"];

/** The environment in which git neither talks to a network, nor asks anybody, nor writes, nor speaks another language. */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const safe: NodeJS.ProcessEnv = { ...env };
  for (const name of places) delete safe[name];
  return {
    ...safe,
    GIT_NO_LAZY_FETCH: "1",
    // The same for a git that doesn't know the line above: no transport has this name.
    GIT_ALLOW_PROTOCOL: "none",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_PAGER: "cat",
    LC_ALL: "C",
    LANGUAGE: "C",
  };
}

/** Starts git in a folder. Nothing of the arguments passes a shell. */
export function startGit(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): ChildProcessWithoutNullStreams {
  const given = ["--no-pager", ...settings.flatMap((setting) => ["-c", setting]), ...args];
  return spawn("git", given, { cwd: folder, env: gitEnvironment(env), windowsHide: true });
}

/** Nothing that is asked here takes longer, unless the disk hangs. */
export const patience = 30_000;

/** How much of an answer is kept: more refs than this nobody reads. */
const mostCharacters = 32 * 1024 * 1024;

/**
 * Runs git to its end. An exit code is an answer; a git that isn't there or never ends is an {@link Unreadable}.
 */
export function runGit(
  folder: string,
  args: readonly string[],
  { env, input = "", milliseconds = patience }: { env: NodeJS.ProcessEnv; input?: string; milliseconds?: number },
): Promise<GitAnswer> {
  return new Promise((done, failed) => {
    const child = startGit(folder, args, env);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let length = 0;
    const keep = (chunks: Buffer[]) => (chunk: Buffer) => {
      length += chunk.length;
      if (length <= mostCharacters) chunks.push(chunk);
    };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      failed(
        new Unreadable(mistaken(gitTimedOut, undefined, { command: args[0] ?? "", seconds: milliseconds / 1000 })),
      );
    }, milliseconds);
    child.stdout.on("data", keep(out));
    child.stderr.on("data", keep(err));
    // Git may end before it has read everything; its exit code says why.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("error", (error) => {
      clearTimeout(timer);
      failed(notStarted(error));
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      done({ code: code ?? 128, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") });
    });
  });
}

/** What it means that git could not be started. */
export function notStarted(error: Error): Error {
  const isMissing = "code" in error && error.code === "ENOENT";
  return isMissing ? new Unreadable(mistaken(gitMissing, undefined, {})) : error;
}
