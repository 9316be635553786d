import { mistaken } from "../../diagnostics/mistake.js";
import { nearest } from "../../diagnostics/nearest.js";
import { Unreadable } from "../files.js";
import { unknownRef } from "./mistakes.js";
import type { Repository } from "./repository.js";
import { shellCommand } from "./shell.js";

/** Throws the mistake for a name that leads to no commit, with what may have been meant and how to get it. */
export async function unknownRefHere(repository: Repository, ref: string): Promise<never> {
  const names = (await repository.refs()).map(({ name }) => shortName(name));
  const suggestion = nearest(baseOf(ref), names);
  const parts = suggestion === undefined ? [] : [`Did you mean \`${suggestion}\`?`];
  const command = await fetchCommand(repository, ref);
  if (command !== undefined) parts.push(`${parts.length > 0 ? "Or get it" : "Get it"} with \`${command}\`.`);
  const help = parts.length > 0 ? parts.join(" ") : undefined;
  throw new Unreadable(mistaken(unknownRef, undefined, { ref }, { help }));
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
