import { type AskedOutput, type BuildOptions, type BuildReport, build } from "../build.js";
import type { Built, BuiltPlan } from "../cache/built.js";
import type { RunCache } from "../cache/run-cache.js";
import { writeBuilt } from "../cache/write.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { noOutputs } from "../emit/mistakes.js";
import { type Output, overlaps, resolveOutputs } from "../emit/outputs.js";
import { type LoadedPlans, loadPlans } from "../load.js";
import type { LoadedPlan } from "../loaded.js";
import { renderBuilt, renderPlan } from "../report/build.js";
import { writeMistakes } from "../write/mistakes.js";
import type { WrittenFiles } from "../write/written-files.js";
import { type OutputsCommand, outputsQuestion, tell } from "./outputs.js";
import { inspectAll } from "./plans.js";
import type { Invocation, Terminal } from "./spec.js";

/** Inspects the plans, makes the outputs, says what became of them and, where all is well, keeps that for the next run. */
export async function inspectAndMake(
  { arguments: paths, terminal }: Invocation,
  command: OutputsCommand,
  cache: RunCache | undefined,
): Promise<0 | 1 | 2> {
  const { value: loaded, diagnostics } = await loadPlans(paths, { cwd: terminal.cwd });
  const { exitCode, built } = await makeAll(loaded, diagnostics, { command, terminal });
  if (built) cache?.keep(outputsQuestion(paths, command), loaded, diagnostics, writeBuilt(built));
  return exitCode;
}

/** How outputs are made. */
export interface Making {
  readonly command: OutputsCommand;
  readonly terminal: Terminal;
  /** What earlier builds of this process know of the disk. */
  readonly written?: WrittenFiles | undefined;
}

/** The same for plans that are loaded. `built` is there where all is well, and says what there is now. */
export async function makeAll(
  loaded: LoadedPlans,
  loading: readonly Diagnostic[],
  { command, terminal, written }: Making,
): Promise<{ readonly exitCode: 0 | 1 | 2; readonly built?: Built }> {
  const { today, check, only, instead } = command;
  const { report, exitCode } = inspectAll(loaded, loading, { today });
  if (report.diagnostics.length > 0) tell(report, terminal);
  if (exitCode !== 0) {
    if (loaded.plans.length > 0) terminal.err("Nothing was written: the errors come first.\n");
    return { exitCode };
  }
  const alone = (errors: readonly Diagnostic[]) => ({
    diagnostics: errors,
    summary: { ...report.summary, errors: errors.length, warnings: 0, infos: 0 },
    sources: loaded.sources,
  });
  const shared = sharedFolders(loaded.plans, instead);
  if (shared.length > 0) {
    tell(alone(shared), terminal);
    return { exitCode: 1 };
  }

  const made: { readonly plan: BuiltPlan; readonly built: BuildReport }[] = [];
  for (const plan of loaded.plans) {
    const asked: BuildOptions = { check, only, instead, written };
    const { value: built, diagnostics: refused } = await build(plan, asked);
    if (refused.length > 0) {
      tell(alone(refused), terminal);
      return { exitCode: couldNotRun(refused) ? 2 : 1 };
    }
    const inShort = inShortOf(plan, built);
    terminal.out(renderPlan(inShort, terminal.color));
    for (const output of built.outputs) terminal.out(renderBuilt(output, check, terminal.color));
    made.push({ plan: inShort, built });
  }
  if (check && !made.every(({ built }) => built.upToDate)) {
    terminal.out("Run the same command without --check and commit what it writes.\n");
    return { exitCode: 1 };
  }
  return { exitCode: 0, built: { findings: report, plans: made.map(({ plan }) => plan) } };
}

function inShortOf({ project, plan }: LoadedPlan, { outputs }: BuildReport): BuiltPlan {
  return {
    name: project.name.value,
    version: project.version?.value,
    events: plan.events.length,
    entities: plan.entities.length,
    folder: project.folder,
    outputs: outputs.map(({ target, folder, out, index }) => ({ target, folder, shown: out, index })),
  };
}

/** Where outputs of different plans meet: each build would remove what the other's wrote. */
function sharedFolders(plans: readonly LoadedPlan[], instead: AskedOutput | undefined): readonly Diagnostic[] {
  if (plans.length < 2) return [];
  return overlaps(
    plans.flatMap((plan): readonly Pick<Output, "folder" | "shown" | "span">[] => {
      return instead ? [{ ...instead, span: undefined }] : resolveOutputs(plan).value;
    }),
  );
}

const notTheFaultOfThePlan: ReadonlySet<string> = new Set([...writeMistakes, noOutputs].map(({ code }) => code));

/** What stands in the way on disk, or was asked for wrongly, is no mistake in the plan: the tool could not do its work. */
function couldNotRun(refused: readonly Diagnostic[]): boolean {
  return refused.some(({ span, code }) => span === undefined || notTheFaultOfThePlan.has(code));
}
