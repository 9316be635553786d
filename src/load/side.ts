import path from "node:path";
import type { Result } from "../diagnostics/diagnostic.js";
import type { LoadedPlan } from "../loaded.js";
import { resolvePlan } from "../plan/resolve.js";
import { emptyProject } from "../project/empty.js";
import { disk, statOf } from "../source/files.js";
import { shown } from "../source/list.js";
import { readSource } from "../source/read.js";
import { manifestName } from "../source/select.js";
import type { SourceFile } from "../source/span.js";
import { finish, loadManifest } from "./manifest.js";
import type { Matched } from "./match.js";
import type { PlanPair, Side } from "./model.js";
import { notesOn } from "./notes.js";
import type { Place } from "./place.js";
import type { SharedWork } from "./shared.js";

/** What loading the sides of all plans shares. */
export interface Loading {
  readonly shared: SharedWork;
  readonly read: typeof readSource;
  /** Plans of the working folder that are being loaded already, by the folder of their manifest. */
  readonly ahead: ReadonlyMap<string, Promise<LoadedPlan>>;
  readonly beside: readonly string[];
}

/** Loads a plan on both sides, and notes what is unusual about them. */
export async function loadPair(
  { base: before, head: after }: Matched,
  places: { readonly base: Place; readonly head: Place },
  loading: Loading,
): Promise<PlanPair> {
  // Together: while git looks for the one, the other is read.
  const [foundBase, foundHead] = await Promise.all([
    before === undefined ? undefined : load(before, places.base, loading),
    after === undefined ? undefined : load(after, places.head, loading),
  ]);
  // The plan that isn't there is called like the one that is: a name that differs would be a change of its own.
  const besideHead = await filesBeside(after ?? before, places.head, loading.beside);
  // What the head hasn't, nobody asks for.
  const besideBase = await filesBeside(before, places.base, [...besideHead.keys()]);
  const base = asSide(places.base, foundBase && named(foundBase, foundHead), foundHead, besideBase);
  const head = asSide(places.head, foundHead, foundBase, besideHead);
  return { base, head, notes: notesOn(base, head) };
}

async function load(folder: string, { files, cwd }: Place, { shared, read, ahead }: Loading): Promise<LoadedPlan> {
  const begun = files === disk ? ahead.get(folder) : undefined;
  if (begun) return begun;
  return (await loadManifest(folder, { cwd, files, read, shared })).value;
}

/** A base whose manifest can't be read keeps the name of the head. */
function named(base: LoadedPlan, head: LoadedPlan | undefined): LoadedPlan {
  const { project } = base;
  if (project.name.value !== "" || !head) return base;
  return { ...base, project: { ...project, name: { ...project.name, value: head.project.name.value } } };
}

function asSide(
  place: Place,
  loaded: LoadedPlan | undefined,
  other: LoadedPlan | undefined,
  beside: Side["beside"],
): Side {
  const { label, commit } = place;
  return {
    loaded: loaded ?? emptyPlan(place, other),
    label,
    commit: commit?.id,
    date: commit?.date,
    exists: loaded !== undefined,
    beside,
  };
}

/** Reads files of some names in a folder, where they are. */
async function filesBeside(
  folder: string | undefined,
  { files, cwd }: Place,
  names: readonly string[],
): Promise<Side["beside"]> {
  const found = new Map<string, Result<SourceFile | undefined>>();
  if (folder === undefined) return found;
  for (const name of names) {
    const absolute = path.join(folder, name);
    if (!files || !(await statOf(files, absolute))) continue;
    const { value, diagnostics } = await readSource({ absolute, path: shown(cwd, absolute), linted: true }, files);
    found.set(name, { value, diagnostics });
  }
  return found;
}

function emptyPlan({ cwd }: Place, like: LoadedPlan | undefined): LoadedPlan {
  const folder = like?.project.folder ?? cwd;
  const file = shown(cwd, path.join(folder, manifestName));
  const project = emptyProject(like?.project.name.value ?? "", file, folder);
  const resolved = resolvePlan([], project);
  return finish({ project, sources: new Map(), baseline: undefined }, [], resolved, []).value;
}
