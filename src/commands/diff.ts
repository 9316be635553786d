import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { type ChangedPlan, changesToAccept, sharedFingerprints } from "../diff/accepting.js";
import { type Approvals, approvalsName, unusedAmong, unusedApprovals } from "../diff/approvals.js";
import { failureOf } from "../diff/fail-on.js";
import { type Diff, diff } from "../diff/index.js";
import { type PlanPair, resolveInputs } from "../load-git.js";
import {
  acceptOption,
  type DiffReport,
  type DiffReporter,
  type DiffReportOptions,
  failingOf,
  type NothingCompared,
  renderPlans,
  versionPlace,
} from "../report/diff/index.js";
import { usualReporter } from "../report/index.js";
import { counted } from "../report/phrases.js";
import { visible } from "../report/visible.js";
import type { Sources } from "../source/span.js";
import { accept, approvalsOf, whyNotFound, whyNotWritten } from "./approving.js";
import { type DiffCommand, readDiffOptions } from "./diff-options.js";
import { mayBeWritten } from "./report-files.js";
import { rootOf } from "./report-options.js";
import { say } from "./say.js";
import type { Run, Terminal } from "./spec.js";

/** One plan, compared. */
interface Compared {
  readonly pair: PlanPair;
  readonly diff: Diff;
  readonly approvals: Approvals | undefined;
}

/** `trackc diff`: what changed between two states of a plan, and whom it breaks. */
export const run: Run = async (invocation) => {
  const { arguments: given, terminal } = invocation;
  const command = readDiffOptions(invocation);
  if (!command) return 2;
  const { cwd, env } = terminal;
  const asked = { cwd, env, base: command.base, beside: [approvalsName] };
  const { value: inputs, diagnostics } = await resolveInputs(given, asked);
  if (diagnostics.length > 0) {
    tell(diagnostics, new Map(), terminal);
    await sayNothing(
      { why: "what to compare could not be found", errors: diagnostics, sources: new Map() },
      command,
      terminal,
    );
    return 2;
  }
  const errors = inputs.pairs.flatMap(({ head }) => head.loaded.diagnostics.filter(({ level }) => level === "error"));
  if (errors.length > 0) {
    const sources = sourcesOf(inputs.pairs);
    tell(errors, sources, terminal);
    terminal.err("Nothing was compared: the errors come first.\n");
    const why = `${inputs.pairs.length === 1 ? "the plan has" : "the plans have"} ${counted(errors.length, "error")}`;
    return (await sayNothing({ why, errors, sources }, command, terminal)) ? 1 : 2;
  }

  const faults: Diagnostic[] = [];
  let compared: readonly Compared[] = inputs.pairs.map((pair) => {
    const { value: approvals, diagnostics } = approvalsOf(pair.head);
    faults.push(...diagnostics);
    return compare(pair, approvals, command, terminal.today);
  });
  const sources = sourcesOf(inputs.pairs);
  if (command.accept.length > 0) {
    if (hasErrors(faults)) {
      tell(faults, sources, terminal);
      terminal.err("Nothing was accepted: the approvals that are there have to be put right first.\n");
      return 2;
    }
    const accepted = mayBeWritten(command.reports, sources, terminal) && (await acceptAll(compared, command, terminal));
    if (!accepted) return 2;
    compared = accepted;
  }
  for (const each of compared) {
    if (each.approvals?.file) faults.push(...unusedApprovals(each.approvals, each.diff.changes));
  }

  const notes = inputs.notes.map(({ text }) => text);
  const reports = reportsOf(compared, notes, command);
  const render = (reporter: DiffReporter, toFile: boolean): string =>
    renderPlans(reporter, reports, optionsOf(terminal, toFile));
  const reported = await say(command.reports, render, sources, terminal);
  if (faults.length > 0) tell(faults, sources, terminal);
  if (!reported) return 2;
  const atCommit = inputs.pairs.find(({ head }) => head.commit !== undefined)?.head.label;
  return tellFailing(reports, atCommit, terminal) || hasErrors(faults) ? 1 : 0;
};

function compare(pair: PlanPair, approvals: Approvals | undefined, { today }: DiffCommand, clock: string): Compared {
  const { base, head } = pair;
  return { pair, approvals, diff: diff(base.loaded, head.loaded, { today: today ?? head.date ?? clock, approvals }) };
}

/**
 * Writes into every report that was asked for that there is none: what stood there before would be taken for it. What is to be read as text on
 * the screen has been said there. False where a file could not be written.
 */
function sayNothing(problem: NothingCompared, command: DiffCommand, terminal: Terminal): Promise<boolean> {
  const reports = command.reports.filter(({ reporter, file }) => file !== undefined || reporter.id !== "text");
  const render = (reporter: DiffReporter, toFile: boolean): string =>
    reporter.nothing(problem, optionsOf(terminal, toFile));
  return say(reports, render, problem.sources, terminal);
}

/** Accepts what was asked for, each change in the plan that has it; `undefined`, said on standard error, where that can't be. */
async function acceptAll(
  compared: readonly Compared[],
  command: DiffCommand,
  terminal: Terminal,
): Promise<readonly Compared[] | undefined> {
  const wanted = changesToAccept(command.accept, compared.map(changedPlan));
  const refused = "why" in wanted ? whyNotFound(wanted) : whyNotWritten(compared.map(({ pair }) => pair.head));
  if ("why" in wanted || refused !== undefined) {
    terminal.err(`error: ${refused}\n`);
    return undefined;
  }
  const after: Compared[] = [];
  for (const [at, each] of compared.entries()) {
    const changes = wanted[at] ?? [];
    if (changes.length === 0) {
      after.push(each);
      continue;
    }
    const { folder } = each.pair.head.loaded.project;
    const approvals = await accept(changes, each.approvals, { folder, command, terminal });
    if (!approvals) return undefined;
    after.push(compare(each.pair, approvals, command, terminal.today));
  }
  return after;
}

function changedPlan({ pair, diff: { changes } }: Compared): ChangedPlan {
  return { manifest: pair.head.loaded.project.file, changes };
}

function reportsOf(
  compared: readonly Compared[],
  notes: readonly string[],
  command: DiffCommand,
): readonly DiffReport[] {
  const shared = sharedFingerprints(compared.map(changedPlan));
  return compared.map(({ pair: { base, head, notes: own }, diff: each, approvals }) => {
    const { sources, project } = head.loaded;
    return {
      diff: each,
      failing: failingOf(failureOf(each, command)),
      sources: { base: base.loaded.sources, head: sources },
      notes,
      planNotes: own.map(({ text }) => text),
      names: { base: base.label, head: head.label },
      of: { name: project.name.value, manifest: project.file, version: versionPlace(project) },
      plan: compared.length > 1 ? project.name.value : undefined,
      shared,
      unused: approvals ? unusedAmong(approvals, each.changes) : [],
    };
  });
}

function optionsOf(terminal: Terminal, toFile: boolean): DiffReportOptions {
  const { color, columns } = terminal;
  return { colour: color && !toFile, width: columns, root: rootOf(terminal), limit: commentLimit };
}

/** How many characters a comment on a pull request may have, with room for what a host adds. */
const commentLimit = 60_000;

/**
 * Whether a comparison fails, and on standard error why. All that fails is named for accepting: the same option takes one of them, or
 * some, and each becomes an approval that names its change. `atCommit` is what the head is called where it is a commit, to which nothing can be
 * written.
 */
function tellFailing(reports: readonly DiffReport[], atCommit: string | undefined, terminal: Terminal): boolean {
  const changes = reports.flatMap(({ failing }) => [...failing.changes]);
  if (changes.length > 0) {
    const what = changes.length === 1 ? "1 change fails" : `${changes.length} changes fail`;
    const how = `${visible(acceptOption(reports))} --reason "why", and commit the approvals`;
    const where = atCommit === undefined ? "" : `, with ${visible(atCommit)} checked out`;
    terminal.err(`${what}. To go on all the same${where}: ${how}.\n`);
  }
  const behind = reports.filter(({ failing }) => failing.version);
  for (const { diff: each, of } of behind) {
    const { head, required, bump } = each.version;
    const now = head === undefined ? "has no version" : `is version ${head}`;
    const who = bump === "none" ? "the base has" : "these changes demand";
    terminal.err(`${visible(of.manifest)} ${now}; ${who} ${required ?? "one"}.\n`);
  }
  return changes.length > 0 || behind.length > 0;
}

/** Says what is wrong with the inputs or the approvals, on standard error. */
function tell(diagnostics: readonly Diagnostic[], sources: Sources, terminal: Terminal): void {
  const count = (level: Diagnostic["level"]): number => diagnostics.filter((each) => each.level === level).length;
  const summary = { errors: count("error"), warnings: count("warn"), infos: 0, events: 0, files: 0, known: 0 };
  const reporter = usualReporter(terminal.interactive);
  const options = { colour: terminal.color, width: terminal.columns, quiet: true };
  terminal.err(reporter.render({ diagnostics, summary, sources }, options));
}

/** The files of the heads and of what stands beside them, and of the bases those that are on disk as well. */
function sourcesOf(pairs: readonly PlanPair[]): Sources {
  const files = pairs.flatMap(({ base, head }) => [
    ...[...base.loaded.sources.values()].filter(({ revision }) => revision === undefined),
    ...head.loaded.sources.values(),
    ...[...head.beside.values()].flatMap(({ value }) => value ?? []),
  ]);
  return new Map(files.map((file) => [file.path, file]));
}
