import path from "node:path";
import { type AskedOutput, type BuildOptions, build } from "../build.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { noOutputs } from "../emit/mistakes.js";
import { type Output, overlaps, resolveOutputs } from "../emit/outputs.js";
import { loadPlans } from "../load.js";
import type { LoadedPlan } from "../loaded.js";
import { renderBuilt, renderPlan } from "../report/build.js";
import { type Report, reporters } from "../report/index.js";
import { writeMistakes } from "../write/mistakes.js";
import { inspectAll } from "./plans.js";
import type { Invocation } from "./spec.js";
import { readToday } from "./values.js";

/** What `build`, `compile` and `generate` have in common: inspect the plans, make the outputs, say what became of them. */
export async function makeOutputs(
  { arguments: paths, options, terminal }: Invocation,
  wanted: {
    readonly only?: string;
    readonly instead?: Omit<AskedOutput, "folder" | "shown"> & { readonly out: string };
  },
): Promise<0 | 1 | 2> {
  const today = readToday(options.today, terminal);
  if (today === undefined) return 2;
  const check = options.check === true;
  const { value: loaded, diagnostics } = await loadPlans(paths, { cwd: terminal.cwd });
  const { report, exitCode } = inspectAll(loaded, diagnostics, { today });
  const say = (what: Report): void => {
    const reporter = reporters.find(({ id }) => id === (terminal.interactive ? "text" : "line"));
    terminal.err(reporter?.render(what, { colour: terminal.color, width: terminal.columns }) ?? "");
  };
  if (report.diagnostics.length > 0) say(report);
  if (exitCode !== 0) {
    if (loaded.plans.length > 0) terminal.err("Nothing was written: the errors come first.\n");
    return exitCode;
  }

  const instead = wanted.instead && placed(wanted.instead, terminal.cwd);
  const shared = sharedFolders(loaded.plans, instead);
  if (shared.length > 0) {
    const summary = { ...report.summary, errors: shared.length, warnings: 0, infos: 0 };
    say({ diagnostics: shared, summary, sources: loaded.sources });
    return 1;
  }

  let upToDate = true;
  for (const plan of loaded.plans) {
    const asked: BuildOptions = { check, only: wanted.only, instead };
    const { value: built, diagnostics: refused } = await build(plan, asked);
    if (refused.length > 0) {
      say({
        diagnostics: refused,
        summary: { ...report.summary, errors: refused.length, warnings: 0, infos: 0 },
        sources: plan.sources,
      });
      return couldNotRun(refused) ? 2 : 1;
    }
    terminal.out(renderPlan(plan, terminal.color));
    for (const output of built.outputs) terminal.out(renderBuilt(output, check, terminal.color));
    upToDate &&= built.upToDate;
  }
  if (!check || upToDate) return 0;
  terminal.out("Run the same command without --check and commit what it writes.\n");
  return 1;
}

/** The manifest's outputs of one target or, with `--out`, one output as the options describe it. */
export async function makeTarget(invocation: Invocation, target: string, names: readonly string[]): Promise<0 | 1 | 2> {
  const { options, terminal } = invocation;
  const given = names.filter((name) => options[name] !== undefined);
  const out = options.out;
  if (typeof out === "string") {
    const described = Object.fromEntries(given.map((name) => [name, options[name] as AskedOutput["options"][string]]));
    return makeOutputs(invocation, { instead: { target, out, options: described } });
  }
  if (given.length > 0) {
    const flags = given.map((name) => `--${name}`).join(", ");
    terminal.err(`error: ${flags} describes an output of its own: say with --out where it goes\n`);
    return 2;
  }
  return makeOutputs(invocation, { only: target });
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

/** An output of the command line goes where a shell would put it: relative to the working folder. */
function placed(
  { out, ...asked }: Omit<AskedOutput, "folder" | "shown"> & { readonly out: string },
  cwd: string,
): AskedOutput {
  const folder = path.resolve(cwd, out);
  return { ...asked, folder, shown: path.relative(cwd, folder).replaceAll(path.sep, "/") || "." };
}

const notTheFaultOfThePlan: ReadonlySet<string> = new Set([...writeMistakes, noOutputs].map(({ code }) => code));

/** What stands in the way on disk, or was asked for wrongly, is no mistake in the plan: the tool could not do its work. */
function couldNotRun(refused: readonly Diagnostic[]): boolean {
  return refused.some(({ span, code }) => span === undefined || notTheFaultOfThePlan.has(code));
}
