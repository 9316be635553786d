import { lstat } from "node:fs/promises";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { freeOutputs, schemaReferences } from "../init/index.js";
import { readPackage } from "../init/sdks.js";
import { type PlannedFile, planSideFiles } from "../init/side-files.js";
import { loadText } from "../load/text.js";
import { loadPlans } from "../load.js";
import type { LoadedPlan } from "../loaded.js";
import { findManifestAbove } from "../project/find.js";
import type { Project } from "../project/model.js";
import { disk, statOf } from "../source/files.js";
import { globBase, isGlob } from "../source/glob.js";
import { shown } from "../source/list.js";
import { noPlanFiles, plansNotFound } from "../source/mistakes.js";
import { isPlanFile, manifestName, selects, withoutDot } from "../source/select.js";
import type { Sources } from "../source/span.js";
import { type Imported, type Joint, NotImportable } from "./imported.js";
import { filesOf } from "./index.js";
import { join } from "./join.js";
import { manifestOf } from "./manifest.js";

/** Where an import is to go. */
export interface Wanted {
  /** The folder of the plan, absolute; where the manifest keeps it, or `plans`, by default. */
  readonly out: string | undefined;
  readonly cwd: string;
  /** What it comes from, for the first lines of its files. */
  readonly source: string;
}

/** What is to be written, and where. */
export interface Place {
  /** The project's folder. */
  readonly folder: string;
  /** The plan's. */
  readonly out: string;
  /** By their paths in the project's folder. */
  readonly files: readonly PlannedFile[];
  /** Whether a manifest is above the plan, and whether it reads what is to be written. */
  readonly manifest: "none" | "reads" | "elsewhere";
  /** What is to be written. */
  readonly imported: Imported;
  /** What became of the rest in the plan that is there, and the files of that plan. */
  readonly joints: readonly Joint[];
  readonly sources: Sources;
  /** What a person has to put into files that nobody but a person should edit. */
  readonly advice: readonly string[];
}

/**
 * Plans the files of an import: plan files in `out`, and a manifest where none is above it. Where there is one that will read them, they
 * fit the plan that it reads. Nothing is written. Throws {@link NotImportable} where the result would not load.
 */
export async function placeFor(given: Imported, { out: wanted, cwd, source }: Wanted): Promise<Place> {
  const above = await findManifestAbove(await thereAbove(wanted ?? cwd));
  const loaded = above === undefined ? undefined : (await loadPlans([above], { cwd })).value.plans[0];
  const out = wanted ?? (above && loaded ? folderOf(loaded.project, above) : path.resolve(cwd, "plans"));
  const isWithin = !shown(cwd, out).startsWith("..");
  const folder = above ?? (isWithin ? cwd : path.dirname(out));
  const plans = shown(folder, out);
  const within = (name: string): string => (plans === "" ? name : `${plans}/${name}`);
  const schemaFor = await schemaReferences(folder);
  const header = [
    `# yaml-language-server: $schema=${schemaFor("plan", within("events.yaml"))}`,
    `# Imported from ${source}. From here on this is the plan: change it by hand, and say what each event is for.`,
    "",
  ].join("\n");
  const filesFor = (imported: Imported, there?: LoadedPlan): readonly PlannedFile[] =>
    filesOf(imported, `${header}\n`, there?.plan).map(({ name, text }) => ({
      path: within(name),
      text,
      before: undefined,
    }));
  const alone = { folder, out, joints: [], sources: new Map(), advice: [], imported: given };
  if (loaded !== undefined) {
    if (!reads(loaded.project, within("events.yaml"))) {
      return { ...alone, manifest: "elsewhere", files: filesFor(given) };
    }
    refuseBroken(loaded);
    const { imported, joints } = join(given, loaded.plan);
    const isNothing = [imported.types, imported.entities, imported.context, imported.events].every(
      ({ length }) => length === 0,
    );
    const files = isNothing ? [] : filesFor(imported, loaded);
    verify(loaded, files, (file) => shown(folder, path.resolve(cwd, file)));
    return { ...alone, manifest: "reads", files, imported, joints, sources: loaded.sources };
  }
  const { name, sdk } = await readPackage(folder);
  const outputs = await freeOutputs(folder);
  const manifest = manifestOf({
    name: given.name ?? name ?? (path.basename(folder) || "imported"),
    schema: schemaFor("manifest", manifestName),
    plans: plans === "plans" ? undefined : plans === "" ? "." : plans,
    ...outputs,
    sdk: sdk?.adapter,
    events: given.events,
  });
  const side = await planSideFiles(folder, [outputs.client, outputs.schemas]);
  const files = [...filesFor(given), { path: manifestName, text: manifest, before: undefined }, ...side.files];
  return { ...alone, manifest: "none", files, advice: side.advice };
}

/** The folder itself or the nearest one above that is there. */
async function thereAbove(folder: string): Promise<string> {
  let at = folder;
  while ((await statOf(disk, at))?.kind !== "folder" && path.dirname(at) !== at) at = path.dirname(at);
  return at;
}

/** The first folder in which a manifest reads plan files that are its project's own; `plans` where there is none. */
function folderOf(project: Project, folder: string): string {
  const own = project.plans
    .map(({ value }) => withoutDot(value))
    .map((entry) => (isGlob(entry) ? globBase(entry) : isPlanFile(entry) ? path.posix.dirname(entry) : entry))
    .map((entry) => (entry === "." ? "" : entry))
    .find((entry) => {
      const steps = entry.split("/");
      const isOwn = !path.isAbsolute(entry) && !steps.includes("..") && !steps.includes("node_modules");
      return isOwn && reads(project, entry === "" ? "events.yaml" : `${entry}/events.yaml`);
    });
  return path.join(folder, own ?? "plans");
}

/** Whether a manifest reads a file, by its path in the manifest's folder. */
function reads(project: Project, file: string): boolean {
  return project.plans.some(({ value }) => selects(value, file));
}

/** That there is no plan yet is no mistake of one to which something is added. */
const notThereYet: ReadonlySet<string> = new Set([plansNotFound.code, noPlanFiles.code]);

function mistakesIn({ diagnostics }: LoadedPlan): readonly Diagnostic[] {
  return diagnostics.filter(({ level, code }) => level === "error" && !notThereYet.has(code));
}

function refuseBroken(loaded: LoadedPlan): void {
  const { project } = loaded;
  const errors = mistakesIn(loaded);
  const [first] = errors;
  if (first === undefined) return;
  const others = errors.length === 1 ? "" : `, and ${errors.length - 1} more`;
  throw new NotImportable(
    `the plan of \`${project.name.value}\`, which this would join, has mistakes: ${first.message}${others}`,
    first.span,
    "`npx trackc lint` shows them. Put them right first, or name a folder with `--out` that its manifest does not read.",
  );
}

/** Holds what is to be written to the language, together with what is there: what would be refused is not written. */
function verify(
  { sources, project }: LoadedPlan,
  files: readonly PlannedFile[],
  inProject: (file: string) => string,
): void {
  const texts = Object.fromEntries([
    ...[...sources.values()].map((file) => [inProject(file.path), file.text] as const),
    ...files.map((file) => [file.path, file.text] as const),
  ]);
  const [first] = mistakesIn(loadText(texts).value);
  if (first === undefined) return;
  throw new NotImportable(
    `this can't join the plan of \`${project.name.value}\`: ${first.message}`,
    undefined,
    `${first.help} Or import it as a plan of its own: \`--out\` names a folder with another manifest, or that this one does not read.`,
  );
}

/** The files that are there already, also as links that lead nowhere. */
export async function thereAlready(folder: string, files: readonly PlannedFile[]): Promise<readonly string[]> {
  const there: string[] = [];
  for (const { path: file, before } of files) {
    if (before !== undefined) continue;
    if ((await lstat(path.join(folder, file)).catch(() => undefined)) !== undefined) there.push(file);
  }
  return there;
}
