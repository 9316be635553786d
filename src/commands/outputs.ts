import path from "node:path";
import type { AskedOutput, BuiltOutput } from "../build.js";
import { type Built, type BuiltPlan, readBuilt } from "../cache/built.js";
import type { Question } from "../cache/run-cache.js";
import { renderBuilt, renderPlan } from "../report/build.js";
import { type Report, usualReporter } from "../report/index.js";
import { filesAsLeft } from "../write/as-left.js";
import { repositoryTop } from "../write/repository.js";
import { openCache } from "./caching.js";
import type { Invocation, Terminal } from "./spec.js";
import { readToday } from "./values.js";

/** What is to be made: all outputs of the manifests, those of one target, or one output as a command line describes it. */
export interface WantedOutputs {
  readonly only?: string;
  readonly instead?: AskedOutput;
}

/** A run of `build`, `compile` or `generate`. */
export interface OutputsCommand extends WantedOutputs {
  readonly today: string;
  readonly check: boolean;
}

/**
 * What `build`, `compile` and `generate` have in common: inspect the plans, make the outputs, say what became of them. Where
 * the cache knows the plans, and everything that it knows of the outputs is still on disk, nothing is made to say so.
 */
export async function makeOutputs(invocation: Invocation, wanted: WantedOutputs): Promise<0 | 1 | 2> {
  const { arguments: paths, options, terminal } = invocation;
  const today = readToday(options.today, terminal);
  if (today === undefined) return 2;
  const command = { ...wanted, today, check: options.check === true };
  if (options.watch === true) {
    if (!command.check) return (await import("./watching.js")).watchOutputs(invocation, command);
    terminal.err("error: --watch writes after each change, and --check writes nothing: give one of them\n");
    return 2;
  }
  const cache = options.cache === false ? undefined : await openCache(paths, terminal);
  const known = await cache?.ask(outputsQuestion(paths, command), readBuilt);
  const plans = known && outputsAsLeft(known.value, command);
  if (!known || !plans) {
    const { inspectAndMake } = await import("./making.js");
    return inspectAndMake(invocation, command, cache);
  }
  const report = { ...known.value.findings, sources: known.sources };
  if (report.diagnostics.length > 0) tell(report, terminal);
  for (const { plan, outputs } of plans) {
    terminal.out(renderPlan(plan, terminal.color));
    for (const output of outputs) terminal.out(renderBuilt(output, command.check, terminal.color));
  }
  return 0;
}

/** The manifest's outputs of one target or, with `--out`, one output as the options describe it. */
export async function makeTarget(invocation: Invocation, target: string, names: readonly string[]): Promise<0 | 1 | 2> {
  const { options, terminal } = invocation;
  const given = names.filter((name) => options[name] !== undefined);
  const out = options.out;
  if (typeof out === "string") {
    const described = Object.fromEntries(given.map((name) => [name, options[name] as AskedOutput["options"][string]]));
    return makeOutputs(invocation, { instead: placed({ target, out, options: described }, terminal.cwd) });
  }
  if (given.length > 0) {
    const flags = given.map((name) => `--${name}`).join(", ");
    terminal.err(`error: ${flags} describes an output of its own: say with --out where it goes\n`);
    return 2;
  }
  return makeOutputs(invocation, { only: target });
}

/** What the cache is asked. Whether files are written or checked makes no difference: there is nothing to write. */
export function outputsQuestion(paths: readonly string[], { today, only, instead }: OutputsCommand): Question {
  return { command: "outputs", paths, options: { today, only, instead } };
}

/** Says what was found, on standard error: what is made goes to files. */
export function tell(report: Report, terminal: Terminal): void {
  const reporter = usualReporter(terminal.interactive);
  terminal.err(reporter.render(report, { colour: terminal.color, width: terminal.columns }));
}

/** An output of the command line goes where a shell would put it: relative to the working folder. */
function placed(
  { out, ...asked }: Omit<AskedOutput, "folder" | "shown"> & { readonly out: string },
  cwd: string,
): AskedOutput {
  const folder = path.resolve(cwd, out);
  return { ...asked, folder, shown: path.relative(cwd, folder).replaceAll(path.sep, "/") || "." };
}

/** What a build that finds everything in place has to say; `undefined` where something differs from what it left. */
function outputsAsLeft(
  { plans }: Built,
  { instead }: OutputsCommand,
): readonly { readonly plan: BuiltPlan; readonly outputs: readonly BuiltOutput[] }[] | undefined {
  const said: { plan: BuiltPlan; outputs: BuiltOutput[] }[] = [];
  for (const plan of plans) {
    const outputs: BuiltOutput[] = [];
    for (const { target, folder, shown, index } of plan.outputs) {
      const top = instead === undefined ? repositoryTop(plan.folder) : path.dirname(folder);
      const unchanged = filesAsLeft({ folder, top, shown, span: undefined }, index);
      if (!unchanged) return undefined;
      outputs.push({
        target,
        folder,
        out: shown,
        written: [],
        unchanged,
        removed: [],
        kept: [],
        differences: [],
        index,
      });
    }
    said.push({ plan, outputs });
  }
  return said;
}
