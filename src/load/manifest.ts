import path from "node:path";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import type { LoadedPlan } from "../loaded.js";
import type { Plan } from "../plan/model.js";
import { type Baseline, baselineName, readBaseline } from "../project/baseline.js";
import type { Project } from "../project/model.js";
import { disk, type Files, statOf } from "../source/files.js";
import { listPlanFiles, shown } from "../source/list.js";
import { type FoundFile, type ReadFile, readSource } from "../source/read.js";
import { manifestName } from "../source/select.js";
import type { SourceFile } from "../source/span.js";
import { Stopwatch } from "../stopwatch.js";
import type { SyntaxTree } from "../syntax/node.js";
import { SharedWork } from "./shared.js";

/** How a plan's files are read. */
export interface ReadingOptions {
  /** The folder that paths are shown from. */
  readonly cwd: string;
  /** Where the files are; on disk by default. */
  readonly files?: Files | undefined;
  /** How one is read: {@link readSource} by default. */
  readonly read?: typeof readSource | undefined;
  readonly stopwatch?: Stopwatch | undefined;
  /** What another side of a comparison has worked out: most of its files are the same. */
  readonly shared?: SharedWork | undefined;
  /** Waited for between two files, so that others get their turn; it throws where nobody needs the plan any more. */
  readonly turn?: (() => Promise<void>) | undefined;
}

/** The watch of a run that nobody times: it stands still. */
const unread = new Stopwatch(() => 0);

interface Reading {
  readonly cwd: string;
  readonly files: Files;
  readonly read: typeof readSource;
  readonly stopwatch: Stopwatch;
  readonly shared: SharedWork;
  readonly turn: (() => Promise<void>) | undefined;
  readonly sources: Map<string, SourceFile>;
  readonly diagnostics: Diagnostic[];
}

function begin(options: ReadingOptions): Reading {
  const { cwd, files = disk, read = readSource, stopwatch = unread, shared = new SharedWork(), turn } = options;
  return { cwd, files, read, stopwatch, shared, turn, sources: new Map(), diagnostics: [] };
}

/** Loads the plan whose manifest stands in a folder. */
export async function loadManifest(folder: string, options: ReadingOptions): Promise<Result<LoadedPlan>> {
  const reading = begin(options);
  const { sources, diagnostics, stopwatch, files, cwd } = reading;
  const { tree: manifest, project } = await readManifest(folder, reading);
  const listed = await listPlanFiles(project.plans, folder, cwd, files);
  // Where the manifest's own `plans` can't be read, nothing can be said about the place that stands in for it.
  const standsIn = diagnostics.length > 0 && saysNoPlans(project);
  if (!standsIn) diagnostics.push(...listed.diagnostics);
  const trees = await readTrees(listed.value, reading);
  // What was put off is the working folder's business: nobody lints a commit.
  const baseline = files === disk ? await findBaseline(folder, reading) : undefined;
  const resolved = stopwatch.time("resolve", () => reading.shared.resolve(manifest, trees, project));
  return finish({ project, sources, baseline }, trees, resolved, diagnostics);
}

/** What a plan is called, by its manifest alone; empty where that can't be read. */
export async function nameOfPlan(folder: string, options: ReadingOptions): Promise<string> {
  return (await readManifest(folder, begin(options))).project.name.value;
}

async function readManifest(folder: string, reading: Reading): Promise<{ tree: SyntaxTree; project: Project }> {
  const absolute = path.join(folder, manifestName);
  const found = { absolute, path: shown(reading.cwd, absolute), linted: true };
  const read = await reading.stopwatch.timeAsync("read", () => reading.read(found, reading.files));
  const tree = await treeOf(found, read, reading);
  const { value: project, diagnostics } = reading.shared.project(tree, folder);
  reading.diagnostics.push(...diagnostics);
  return { tree, project };
}

/** Reads the baseline beside the manifest, where there is one. */
async function findBaseline(folder: string, reading: Reading): Promise<Baseline | undefined> {
  const { cwd, files, sources, diagnostics } = reading;
  const absolute = path.join(folder, baselineName);
  if (!(await statOf(files, absolute))) return undefined;
  const { value: file, diagnostics: problems } = await readSource({
    absolute,
    path: shown(cwd, absolute),
    linted: true,
  });
  diagnostics.push(...problems);
  if (!file) return undefined;
  sources.set(file.path, file);
  const { value, diagnostics: unreadable } = readBaseline(file);
  diagnostics.push(...unreadable);
  return value;
}

/** How many files are read at once: waiting for one is no reason to let the others wait. */
const atOnce = 32;

/** Reads and parses files, in their order. */
async function readTrees(found: readonly FoundFile[], reading: Reading): Promise<readonly SyntaxTree[]> {
  const trees: SyntaxTree[] = [];
  for (let at = 0; at < found.length; at += atOnce) {
    const some = found.slice(at, at + atOnce);
    const read = await reading.stopwatch.timeAsync("read", () =>
      Promise.all(some.map((one) => reading.read(one, reading.files))),
    );
    for (const [index, one] of some.entries()) {
      trees.push(await treeOf(one, read[index] as ReadFile, reading));
      await reading.turn?.();
    }
  }
  return trees;
}

/** Parses a file that was read. One that can't be read counts as broken, so that nobody misses what it defines. */
async function treeOf(
  found: FoundFile,
  { value: file, diagnostics, damaged }: ReadFile,
  reading: Reading,
): Promise<SyntaxTree> {
  reading.diagnostics.push(...diagnostics);
  if (file) reading.sources.set(file.path, file);
  if (file && !damaged) {
    const { value: tree, diagnostics } = await reading.stopwatch.timeAsync("parse", () => reading.shared.parse(file));
    reading.diagnostics.push(...diagnostics);
    return tree;
  }
  const span = { file: found.path, start: 0, end: 0 };
  return { file: found.path, root: { kind: "empty", span }, broken: true, suppressions: [] };
}

/** Whether `plans` is the default and not the manifest's own word: it has the place of something else then. */
export function saysNoPlans(project: Project): boolean {
  const [only] = project.plans;
  return only?.value === "plans" && only.span.start === project.name.span.start;
}

/** Makes a loaded plan of what was read. */
export function finish(
  read: Pick<LoadedPlan, "project" | "sources" | "baseline">,
  trees: readonly SyntaxTree[],
  resolved: Result<Plan>,
  diagnostics: Diagnostic[],
): Result<LoadedPlan> {
  const { sources } = read;
  for (const diagnostic of resolved.diagnostics) diagnostics.push(diagnostic);
  // Files from elsewhere are read, not linted: nobody here could remove a suppression there.
  const suppressions = trees.filter(({ file }) => sources.get(file)?.linted).flatMap((tree) => tree.suppressions);
  return { value: { ...read, plan: resolved.value, suppressions, diagnostics }, diagnostics };
}
