import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { Diagnostic, Result } from "./diagnostics/diagnostic.js";
import { mistaken } from "./diagnostics/mistake.js";
import { finish, loadManifest, saysNoPlans } from "./load/manifest.js";
import type { LoadedPlan } from "./loaded.js";
import { resolvePlan } from "./plan/resolve.js";
import { baselineName, readBaseline } from "./project/baseline.js";
import { emptyProject } from "./project/empty.js";
import { findManifestAbove, findManifestsBelow } from "./project/find.js";
import { noManifest, pathNotFound, severalPlans } from "./project/mistakes.js";
import type { Project } from "./project/model.js";
import { readProject } from "./project/read.js";
import { isGlob } from "./source/glob.js";
import { noPlanFiles, plansNotFound } from "./source/mistakes.js";
import { manifestName, selects } from "./source/select.js";
import type { SourceFile, Sources } from "./source/span.js";
import type { Stopwatch } from "./stopwatch.js";
import type { SyntaxTree } from "./syntax/node.js";
import { parse } from "./syntax/parse.js";

/** Where paths are relative to. */
export interface LoadOptions {
  /** The working folder; the process's own by default. Paths in results are relative to it. */
  readonly cwd?: string | undefined;
  /** Counts how long reading, parsing and resolving take. */
  readonly stopwatch?: Stopwatch | undefined;
}

/** The plans that a run is about. */
export interface LoadedPlans {
  /** One for each manifest, sorted by its folder. */
  readonly plans: readonly LoadedPlan[];
  /** The files of all of them. */
  readonly sources: Sources;
  /**
   * Whether findings in a file (by its path in `sources`) are to be shown. Paths choose what is shown, never what is
   * loaded: a plan is only right or wrong as a whole. What has no file is always shown.
   */
  shows(file: string | undefined): boolean;
}

/**
 * Loads the one plan that a path belongs to: a manifest, its folder, or anything below it; of the working folder by
 * default. Mistakes are diagnostics, not exceptions; the value is `undefined` only where no manifest was found.
 */
export async function loadPlan(where = ".", options: LoadOptions = {}): Promise<Result<LoadedPlan | undefined>> {
  const { value, diagnostics } = await loadPlans(where, options);
  const [plan, ...others] = value.plans;
  if (!plan || others.length === 0) return { value: plan, diagnostics };
  const plans = value.plans.map(({ project }) => `\`${path.posix.dirname(project.file)}\``).join(", ");
  return { value: undefined, diagnostics: [mistaken(severalPlans, undefined, { folder: where, plans })] };
}

/**
 * Loads every plan that some paths belong to. For each path the nearest manifest upwards counts; where there is
 * none, all manifests below it.
 */
export async function loadPlans(
  where: string | readonly string[] = [],
  options: LoadOptions = {},
): Promise<Result<LoadedPlans>> {
  const cwd = path.resolve(options.cwd ?? ".");
  const given = typeof where === "string" ? [where] : where;
  const diagnostics: Diagnostic[] = [];
  const folders = new Map<string, string>();
  const asked: string[] = [];
  for (const one of given.length > 0 ? given : ["."]) {
    const absolute = path.resolve(cwd, one);
    asked.push(absolute);
    for (const folder of await manifestsFor(absolute, one, diagnostics)) {
      // Links may lead to one manifest by two ways.
      const real = await realpath(folder);
      if (!folders.has(real)) folders.set(real, folder);
    }
  }
  const plans: LoadedPlan[] = [];
  const sources = new Map<string, SourceFile>();
  for (const folder of [...folders.values()].sort()) {
    const loaded = await loadManifest(folder, { cwd, stopwatch: options.stopwatch });
    plans.push(loaded.value);
    diagnostics.push(...loaded.diagnostics);
    for (const [file, source] of loaded.value.sources) sources.set(file, source);
  }
  const shows = (file: string | undefined): boolean => {
    // A manifest concerns whoever asks for any part of its plan.
    if (file === undefined || given.length === 0 || path.basename(file) === manifestName) return true;
    const absolute = path.resolve(cwd, file);
    return asked.some((one) => absolute === one || absolute.startsWith(one.endsWith(path.sep) ? one : one + path.sep));
  };
  return { value: { plans, sources, shows }, diagnostics };
}

async function manifestsFor(absolute: string, given: string, into: Diagnostic[]): Promise<readonly string[]> {
  const kind = await stat(absolute).catch(() => undefined);
  if (!kind) {
    into.push(mistaken(pathNotFound, undefined, { path: given }));
    return [];
  }
  const folder = kind.isDirectory() ? absolute : path.dirname(absolute);
  const above = await findManifestAbove(folder);
  if (above !== undefined) return [above];
  const below = kind.isDirectory() ? await findManifestsBelow(folder) : [];
  if (below.length === 0) {
    const otherName = await stat(path.join(folder, "trackc.yml")).catch(() => undefined);
    const help = otherName ? "Rename `trackc.yml` to `trackc.yaml`." : undefined;
    into.push(mistaken(noManifest, undefined, { folder: given }, { help }));
  }
  return below;
}

/**
 * Loads a plan from texts by their path, relative to the folder of its manifest. Without a `trackc.yaml` the
 * plan is called `example`. For tests, documentation and programs that have no files.
 */
export function loadText(files: Readonly<Record<string, string>>): Result<LoadedPlan> {
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceFile>();
  for (const name of Object.keys(files).sort()) {
    const text = files[name] as string;
    sources.set(name, { path: name, text: text.startsWith("\uFEFF") ? text.slice(1) : text, linted: true });
  }
  const manifest = sources.get(manifestName);
  let project: Project = emptyProject("example");
  if (manifest) {
    const tree = parse(manifest);
    const read = readProject(tree.value, "/");
    project = read.value;
    diagnostics.push(...tree.diagnostics, ...read.diagnostics);
  }
  const trees: SyntaxTree[] = [];
  const taken = [...sources.values()].filter((file) => project.plans.some((entry) => selects(entry.value, file.path)));
  for (const file of taken) {
    const { value: tree, diagnostics: found } = parse(file);
    trees.push(tree);
    diagnostics.push(...found);
  }
  for (const entry of saysNoPlans(project) ? [] : project.plans) {
    if (taken.some((file) => selects(entry.value, file.path))) continue;
    const mistake = isGlob(entry.value) ? noPlanFiles : plansNotFound;
    diagnostics.push(mistaken(mistake, entry.span, { plans: entry.value }));
  }
  const written = sources.get(baselineName);
  const baseline = written && readBaseline(written);
  diagnostics.push(...(baseline?.diagnostics ?? []));
  const resolved = resolvePlan(trees, project);
  return finish({ project, sources, baseline: baseline?.value }, trees, resolved, diagnostics);
}
