import path from "node:path";
import { disk, statOf } from "../source/files.js";
import { manifestName } from "../source/select.js";
import type { Comparison, Given } from "./arguments.js";
import type { Note, PlanPair, Side } from "./model.js";
import type { Place } from "./place.js";
import type { Places } from "./places.js";

/** A path that somebody named, and the side that it is of. */
interface Named {
  readonly given: string;
  readonly isFile: boolean;
  readonly side: "base" | "head";
}

/**
 * Says that a file or folder within a plan narrows nothing, which whoever names it may expect: a type in one file decides about events in
 * another, so a plan is compared as a whole.
 */
export async function wholePlanNotes(
  comparison: Comparison,
  places: Places,
  pairs: readonly PlanPair[],
  cwd: string,
): Promise<readonly Note[]> {
  const named = await namedIn(comparison, cwd);
  if (!named) return [];
  return pairs.flatMap((pair): readonly Note[] => {
    const side = pair[named.side];
    if (!side.exists || !isPart(named, places[named.side], side)) return [];
    const text = `\`${named.given}\` narrows nothing: the plan \`${side.loaded.project.name.value}\` is compared as a whole.`;
    return [{ kind: "whole-plan", text }];
  });
}

/** The path that was given; where each side has one, that of the head. */
async function namedIn({ base, head, within }: Comparison, cwd: string): Promise<Named | undefined> {
  if (within !== undefined) return { given: within, isFile: isPlanFile(within), side: "head" };
  return (await namedOn(head, "head", cwd)) ?? (base && namedOn(base, "base", cwd));
}

async function namedOn(given: Given, side: Named["side"], cwd: string): Promise<Named | undefined> {
  if (given.kind === "folder" && given.given !== "") {
    const info = await statOf(disk, path.resolve(cwd, given.given));
    return { given: given.given, isFile: info?.kind === "file", side };
  }
  if (given.kind !== "commit" || given.path === undefined) return undefined;
  return { given: `${given.ref}:${given.path}`, isFile: isPlanFile(given.path), side };
}

/** Whether a path of a commit names a file: as where the commit is looked into. */
function isPlanFile(given: string): boolean {
  return /\.ya?ml$/.test(given);
}

/** Whether a path is less than the plan that it led to: below its folder, or a file in it other than the manifest. */
function isPart({ given, isFile }: Named, { folder }: Place, { loaded: { project } }: Side): boolean {
  const below = path.relative(project.folder, folder);
  if (below === "") return isFile && path.basename(given) !== manifestName;
  return below !== ".." && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below);
}
