import path from "node:path";
import { nameOfPlan } from "./manifest.js";
import { hasManifest, isLeftOut, manifestsAnywhere, manifestsAt, type Place } from "./place.js";

/** The folders of one plan's manifests on both sides; `undefined` where a side has no such plan. */
export interface Matched {
  readonly base: string | undefined;
  readonly head: string | undefined;
}

interface Sorted {
  readonly matched: Matched[];
  /** Folders whose plan has no counterpart yet. */
  readonly bases: Set<string>;
  readonly heads: Set<string>;
}

/**
 * Finds out which plan of the base is which of the head: by the place of their manifests, else by the plans' names, since
 * folders are renamed more often than plans. Sorted by place.
 */
export async function matchPlans(base: Place, head: Place): Promise<readonly Matched[]> {
  const bases = await manifestsAt(base);
  const heads = await manifestsAt(head);
  const isNamed = base.isNamed || head.isNamed;
  // Whoever names a plan on each side means these two, whatever they are called.
  if (isNamed && bases.length === 1 && heads.length === 1) return [{ base: bases[0], head: heads[0] }];
  const sorted = matchByPlace(base, bases, head, heads);
  if (!isNamed) await settleUnmoved(base, head, sorted);
  await matchByName(base, head, sorted, isNamed);
  for (const folder of sorted.heads) sorted.matched.push({ base: undefined, head: folder });
  for (const folder of sorted.bases) {
    if (!(await isLeftOut(head, folder))) sorted.matched.push({ base: folder, head: undefined });
  }
  const key = ({ base, head }: Matched): string => head ?? base ?? "";
  return sorted.matched.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function matchByPlace(base: Place, bases: readonly string[], head: Place, heads: readonly string[]): Sorted {
  const before = new Map(bases.map((folder) => [path.relative(base.folder, folder), folder]));
  const sorted: Sorted = { matched: [], bases: new Set(bases), heads: new Set(heads) };
  for (const folder of heads) {
    const former = before.get(path.relative(head.folder, folder));
    if (former !== undefined) settle(sorted, former, folder);
  }
  return sorted;
}

/** What stands on the other side as well, though outside the folder that was asked about, is neither new nor gone. */
async function settleUnmoved(base: Place, head: Place, sorted: Sorted): Promise<void> {
  for (const folder of sorted.heads) if (await hasManifest(base, folder)) settle(sorted, folder, folder);
  for (const folder of sorted.bases) if (await hasManifest(head, folder)) sorted.bases.delete(folder);
}

async function matchByName(base: Place, head: Place, sorted: Sorted, isNamed: boolean): Promise<void> {
  const { bases, heads } = sorted;
  const search = async (side: Place, own: ReadonlySet<string>, other: Place, others: ReadonlySet<string>) => {
    const moved = isNamed || others.size === 0 ? [] : await goneFrom(other, await manifestsAnywhere(side));
    return byName(side, [...new Set([...own, ...moved])]);
  };
  if (bases.size === 0 && heads.size === 0) return;
  const before = await search(base, bases, head, heads);
  const after = await search(head, heads, base, bases);
  for (const [name, folder] of after) {
    const former = before.get(name);
    if (former !== undefined && (heads.has(folder) || bases.has(former))) settle(sorted, former, folder);
  }
}

function settle(sorted: Sorted, base: string, head: string): void {
  sorted.matched.push({ base, head });
  sorted.bases.delete(base);
  sorted.heads.delete(head);
}

/** Those of some folders of one side in which the other has no manifest. */
async function goneFrom(other: Place, folders: readonly string[]): Promise<readonly string[]> {
  const gone: string[] = [];
  for (const folder of folders) if (!(await hasManifest(other, folder))) gone.push(folder);
  return gone;
}

/** Folders by the name of their plan; names that several have, or none, tell nothing. */
async function byName({ files, cwd }: Place, folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const named = new Map<string, string | undefined>();
  for (const folder of folders) {
    const name = await nameOfPlan(folder, { cwd, files });
    named.set(name, named.has(name) ? undefined : folder);
  }
  return new Map(
    [...named].flatMap(([name, folder]) => (name === "" || folder === undefined ? [] : [[name, folder] as const])),
  );
}
