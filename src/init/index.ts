import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import type { SchemaName } from "../schema/index.js";
import { schemaPath, schemaUrl } from "../schema/places.js";
import { isPlanFile, manifestName } from "../source/select.js";
import type { FoundSdk } from "./sdks.js";
import { type PlannedFile, planSideFiles } from "./side-files.js";
import { manifestText, type ProductKind, planText } from "./templates.js";

/** What a new project is to be. */
export interface Wanted {
  /** Absolute. */
  readonly folder: string;
  readonly name: string;
  readonly kind: ProductKind;
  readonly sdk: FoundSdk | undefined;
}

/** What `init` would do. */
export interface Planned {
  readonly files: readonly PlannedFile[];
  /** The folder of the generated client. */
  readonly client: string;
  readonly advice: readonly string[];
}

const planFile = "plans/events.yaml";

/** What keeps a project from being made in a folder: what is there already and would be read or overwritten. */
export async function inTheWay(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  if (await exists(path.join(folder, manifestName))) found.push(manifestName);
  const plans = path.join(folder, "plans");
  const stats = await lstat(plans).catch(() => undefined);
  if (stats !== undefined && !stats.isDirectory()) found.push("plans");
  if (stats?.isDirectory()) {
    // All of them would be read as the plan.
    const names = await readdir(plans, { recursive: true });
    found.push(...names.filter(isPlanFile).map((name) => `plans/${name.replaceAll(path.sep, "/")}`));
  }
  return found.sort();
}

/** Plans the files of a new project. Nothing is written. */
export async function planProject({ folder, name, kind, sdk }: Wanted): Promise<Planned> {
  const { client, schemas } = await freeOutputs(folder);
  const schemaFor = await schemaReferences(folder);
  const manifest = manifestText({ name, client, schemas, sdk, schema: schemaFor("manifest", manifestName) });
  const side = await planSideFiles(folder, [client, schemas]);
  return {
    files: [
      { path: manifestName, text: manifest, before: undefined },
      { path: planFile, text: planText(kind, schemaFor("plan", planFile)), before: undefined },
      ...side.files,
    ],
    client,
    advice: side.advice,
  };
}

/** How a file of a project, by its path within the folder, names the schema that its editor should check it by. */
export async function schemaReferences(folder: string): Promise<(which: SchemaName, file: string) => string> {
  const installed = await installedBeside(folder);
  return (which, file) => {
    if (installed === undefined) return schemaUrl(which);
    // Editors look from the file that names the schema.
    const from = path.dirname(path.join(folder, file));
    const relative = path.relative(from, path.join(installed, schemaPath(which))).replaceAll(path.sep, "/");
    return relative.startsWith(".") ? relative : `./${relative}`;
  };
}

/** Whether the package is installed where programs of a folder find it. */
export async function isInstalled(folder: string): Promise<boolean> {
  return (await installedBeside(folder)) !== undefined;
}

/** The installed package's folder: in this folder or, in a repository of several packages, above it. */
async function installedBeside(folder: string): Promise<string | undefined> {
  const within = await repositoryOf(folder);
  for (let at = folder; ; at = path.dirname(at)) {
    const found = path.join(at, "node_modules/trackc");
    if (await exists(path.join(found, schemaPath("plan")))) return found;
    // What is above the repository is not there for others who check it out.
    if (at === (within ?? folder) || at === path.dirname(at)) return undefined;
  }
}

async function repositoryOf(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    if (await exists(path.join(at, ".git"))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

/** Where the client and the schemas of a new project can go. */
export async function freeOutputs(folder: string): Promise<{ readonly client: string; readonly schemas: string }> {
  return {
    client: await freeFolder(folder, ["src/tracking", "src/generated/tracking", "src/trackc"]),
    schemas: await freeFolder(folder, ["schemas", "tracking-schemas", "trackc-schemas"]),
  };
}

/** The first of some folders that holds nothing; the first one where all do, of which the build will say what is there. */
async function freeFolder(folder: string, candidates: readonly [string, ...string[]]): Promise<string> {
  for (const candidate of candidates) {
    const entries = await readdir(path.join(folder, candidate)).catch((error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? [] : undefined,
    );
    if (entries?.length === 0) return candidate;
  }
  return candidates[0];
}

async function exists(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined;
}
