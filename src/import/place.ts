import { lstat } from "node:fs/promises";
import path from "node:path";
import { freeOutputs, schemaReferences } from "../init/index.js";
import { readPackage } from "../init/sdks.js";
import type { PlannedFile } from "../init/side-files.js";
import { loadPlans } from "../load.js";
import { findManifestAbove } from "../project/find.js";
import { disk, statOf } from "../source/files.js";
import { shown } from "../source/list.js";
import { manifestName } from "../source/select.js";
import type { Imported } from "./imported.js";
import { filesOf } from "./index.js";
import { manifestOf } from "./manifest.js";

/** Where an import is to go. */
export interface Wanted {
  /** The folder of the plan, absolute. */
  readonly out: string;
  readonly cwd: string;
  /** What it comes from, for the first lines of its files. */
  readonly source: string;
}

/** What is to be written, and where. */
export interface Place {
  /** The project's folder. */
  readonly folder: string;
  /** By their paths in it. */
  readonly files: readonly PlannedFile[];
  /** Whether there is a manifest that will read the plan. */
  readonly hadManifest: boolean;
}

/** Plans the files of an import: plan files in `out`, and a manifest where none is above it. Nothing is written. */
export async function placeFor(imported: Imported, { out, cwd, source }: Wanted): Promise<Place> {
  const isWithin = !shown(cwd, out).startsWith("..");
  const above = await findManifestAbove(await thereAbove(out));
  const folder = above ?? (isWithin ? cwd : path.dirname(out));
  const plans = shown(folder, out);
  const schemaFor = await schemaReferences(folder);
  const within = (name: string): string => (plans === "" ? name : `${plans}/${name}`);
  const header = [
    `# yaml-language-server: $schema=${schemaFor("plan", within("events.yaml"))}`,
    `# Imported from ${source}. From here on this is the plan: change it by hand, and say what each event is for.`,
    "",
  ].join("\n");
  const made = filesOf(imported, `${header}\n`);
  const files: PlannedFile[] = made.map(({ name, text }) => ({ path: within(name), text, before: undefined }));
  if (above !== undefined) return { folder, files, hadManifest: true };
  const { name, sdk } = await readPackage(folder);
  const manifest = manifestOf({
    name: imported.name ?? name ?? (path.basename(folder) || "imported"),
    schema: schemaFor("manifest", manifestName),
    plans: plans === "plans" ? undefined : plans === "" ? "." : plans,
    ...(await freeOutputs(folder)),
    sdk: sdk?.adapter,
    events: imported.events,
  });
  return { folder, files: [...files, { path: manifestName, text: manifest, before: undefined }], hadManifest: false };
}

/** The folder itself or the nearest one above that is there. */
async function thereAbove(folder: string): Promise<string> {
  let at = folder;
  while ((await statOf(disk, at))?.kind !== "folder" && path.dirname(at) !== at) at = path.dirname(at);
  return at;
}

/** The files that are there already, also as links that lead nowhere. */
export async function thereAlready(folder: string, files: readonly PlannedFile[]): Promise<readonly string[]> {
  const there: string[] = [];
  for (const { path: file } of files) {
    if ((await lstat(path.join(folder, file)).catch(() => undefined)) !== undefined) there.push(file);
  }
  return there;
}

/** Whether the manifest's `plans` lead to what was written. */
export async function isReadByManifest({ folder, files }: Place): Promise<boolean> {
  const { value } = await loadPlans([folder], { cwd: folder });
  return files.every((file) => value.sources.has(file.path));
}
