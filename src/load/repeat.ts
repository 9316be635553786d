import path from "node:path";
import type { Comparison, Given } from "./arguments.js";
import type { Repeat } from "./model.js";
import type { Places } from "./places.js";

/** What a comparison was asked for with. */
interface Asked {
  readonly args: readonly string[];
  readonly base: string | undefined;
  readonly comparison: Comparison;
}

/**
 * How the same comparison is asked for where approvals can be written, with nothing in the environment that decides: what was decided there is
 * said, and a head that is a commit is checked out.
 */
export function repeatOf({ args, base, comparison }: Asked, places: Places): Repeat {
  const { head } = comparison;
  if (comparison.base === undefined) {
    const decided = base === undefined ? places.decided : ["--base", base];
    return { args: [...decided, ...args], checkout: undefined };
  }
  if (head.kind === "folder") return { args, checkout: undefined };
  const where = comparison.within ?? pathOf(head, places);
  const before = baseOf(comparison.base, places);
  return { args: [...before, ...(where === undefined ? [] : [where])], checkout: places.head.label };
}

/** The base of two commits, seen from where the second is checked out: there `HEAD` is another one. */
function baseOf(base: Given, places: Places): readonly string[] {
  if (base.kind === "folder") return [base.given];
  const id = places.base.commit?.id.slice(0, 12) ?? "HEAD";
  if (base.kind === "common") return isOfHead(base.one) ? [id] : ["--base", base.one];
  const ref = isOfHead(base.ref) ? id : base.ref;
  return [base.path === undefined ? ref : `${ref}:${base.path}`];
}

function isOfHead(ref: string): boolean {
  return /^(?:HEAD|@)(?![\w/-])/.test(ref);
}

/** The folder of a commit as it is named where that is checked out; `undefined` where nobody named one. */
function pathOf(head: Given, { head: { cwd, folder } }: Places): string | undefined {
  if (head.kind !== "commit" || head.path === undefined) return undefined;
  return path.relative(cwd, folder).split(path.sep).join("/") || ".";
}
