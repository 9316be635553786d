import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { fill, temporaryFolder } from "./folder.js";

/** An environment in which git knows nobody's settings and everybody's name. */
export function gitEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: "/nonexistent",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Ada",
    GIT_AUTHOR_EMAIL: "ada@example.org",
    GIT_AUTHOR_DATE: "2024-03-01T12:00:00+0000",
    GIT_COMMITTER_NAME: "Ada",
    GIT_COMMITTER_EMAIL: "ada@example.org",
    GIT_COMMITTER_DATE: "2024-03-01T23:30:00-0800",
    ...more,
  };
}

/** Runs git as a person would, also where that is what the tool must never do. */
export function git(folder: string, ...args: readonly string[]): string {
  const more = ["-c", "protocol.file.allow=always", ...args];
  return execFileSync("git", more, { cwd: folder, env: gitEnvironment(), encoding: "utf8", stdio: "pipe" }).trim();
}

/** A repository with a branch `main` and one commit of some files. */
export function repositoryOf(files: Readonly<Record<string, string>>, name = "repository"): string {
  const folder = join(temporaryFolder(), name);
  fill(folder, files);
  git(folder, "init", "--quiet", "--initial-branch=main");
  commit(folder, {});
  return folder;
}

/** Writes files and commits everything there is; gives the commit's id. */
export function commit(folder: string, files: Readonly<Record<string, string>>): string {
  fill(folder, files);
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--allow-empty", "--message", "A change");
  return git(folder, "rev-parse", "HEAD");
}

/** Everything under a folder, `.git` as well, by content and time: equal before and after means untouched. */
export function fingerprint(folder: string): string {
  const hash = createHash("sha256");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  for (const name of names) {
    const full = join(folder, name);
    const stat = lstatSync(full);
    hash.update(`${name}\0${stat.mode}\0${stat.isDirectory() ? "" : stat.mtimeMs}\0`);
    if (stat.isSymbolicLink()) hash.update(readlinkSync(full));
    else if (stat.isFile()) hash.update(readFileSync(full));
  }
  return hash.digest("hex");
}
