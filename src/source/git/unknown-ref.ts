import { mistaken } from "../../diagnostics/mistake.js";
import { nearest } from "../../diagnostics/nearest.js";
import { Unreadable } from "../files.js";
import { unknownRef } from "./mistakes.js";
import type { Repository } from "./repository.js";
import { shellCommand } from "./shell.js";

/**
 * Throws the mistake for a name that leads to no commit, with what may have been meant and how to get it. `isNoPath`: it could have been a
 * file or a folder, and is none.
 */
export async function unknownRefHere(repository: Repository, ref: string, isNoPath: boolean): Promise<never> {
  const names = (await repository.refs()).map(({ name }) => shortName(name));
  const suggestion = nearest(baseOf(ref), names);
  const isBeyond = await isBeyondEnd(repository, ref);
  const command = await (isBeyond ? unshallowCommand(repository) : fetchCommand(repository, ref));
  const isNeither = isNoPath && !isBeyond;
  const parts: string[] = [];
  if (suggestion !== undefined && suggestion !== baseOf(ref)) parts.push(`Did you mean \`${suggestion}\`?`);
  const get = parts.length > 0 ? "Or get" : "Get";
  if (isNeither) parts.push("No file or folder is called so either.");
  if (command !== undefined) parts.push(`${get} ${isNeither ? "a commit of that name" : "it"} with \`${command}\`.`);
  else if (names.length === 0) parts.push("The repository has no commit yet, or no branch.");
  else if (isNeither) parts.push("`git branch --all` and `git tag` list the commits that have a name.");
  if (command !== undefined && repository.isShallow) parts.push(`This clone is shallow. ${wholeInCI}`);
  const help = parts.length > 0 ? parts.join(" ") : undefined;
  throw new Unreadable(mistaken(unknownRef, undefined, { ref }, { help }));
}

/** How CI gets the whole history. */
export const wholeInCI = "In CI: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` on GitLab.";

/** Whether a name leads from a commit that is here back beyond the end of a shallow clone: `HEAD~1`. */
async function isBeyondEnd(repository: Repository, ref: string): Promise<boolean> {
  const base = baseOf(ref);
  return repository.isShallow && base !== ref && (await repository.find(base || "HEAD")) !== undefined;
}

/** What fetches the whole history; `undefined` where there is nowhere to fetch it from. */
export async function unshallowCommand(repository: Repository): Promise<string | undefined> {
  const remote = await repository.remote();
  return remote && shellCommand(["git", "fetch", "--unshallow", remote]);
}

/** What fetches a commit by its name, quoted for a shell; `undefined` where no fetch can help. */
export async function fetchCommand(repository: Repository, ref: string): Promise<string | undefined> {
  const remote = await repository.remote();
  const base = baseOf(ref);
  if (remote === undefined || base === "HEAD" || base === "") return undefined;
  return shellCommand(["git", "fetch", ...deepening(repository), remote, refspecOf(base, remote)]);
}

/** In a shallow clone the common history is needed as well. */
export function deepening(repository: Repository): readonly string[] {
  return repository.isShallow ? ["--unshallow"] : [];
}

function refspecOf(name: string, remote: string): string {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) return name;
  const tag = name.startsWith("refs/tags/")
    ? name
    : /^v?\d+(?:\.\d+)*(?:$|[-.+])/.test(name)
      ? `refs/tags/${name}`
      : undefined;
  if (tag !== undefined) return `+${tag}:${tag}`;
  const branch = name.replace(/^refs\/(?:heads|remotes)\//, "").replace(`${remote}/`, "");
  return `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`;
}

/** A name without what leads on from it: `main` of `main~3`, `v1` of `v1^{commit}`. */
function baseOf(ref: string): string {
  return ref.replace(/(?:[~^]|@\{).*$/s, "");
}

/** A ref as people write it. */
export function shortName(name: string): string {
  return name.replace(/^refs\/(?:heads|tags|remotes)\//, "");
}
