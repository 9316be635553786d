import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { type ChangedPlan, changesToAccept, sharedFingerprints } from "../diff/approvals/accepting.js";
import {
  type ApprovalFault,
  type Approvals,
  approvalFaults,
  approvalsName,
  unusedAmong,
  unusedApprovals,
} from "../diff/approvals/approvals.js";
import { failureOf } from "../diff/fail-on.js";
import { type Diff, diff } from "../diff/index.js";
import { type Inputs, type PlanPair, resolveInputs } from "../load-git.js";
import {
  acceptOption,
  type DiffReport,
  type DiffReporter,
  type DiffReportOptions,
  failingOf,
  type NothingCompared,
  renderPlans,
  sameComparison,
  type Uncompared,
  uncheckedVersion,
  versionPlace,
} from "../report/diff/index.js";
import { usualReporter } from "../report/index.js";
import { counted } from "../report/phrases.js";
import { visible } from "../report/visible.js";
import type { Sources } from "../source/span.js";
import {
  accepted,
  approvalsOf,
  approvalsPath,
  whyLinked,
  whyNotFound,
  whyNotWritten,
  writeApprovals,
} from "./approving.js";
import { type DiffCommand, readDiffOptions } from "./diff-options.js";
import { withOutputErrors } from "./output-errors.js";
import { mayBeWritten } from "./report-files.js";
import { rootOf } from "./report-options.js";
import { say } from "./say.js";
import type { Run, Terminal } from "./spec.js";

/** One plan, compared. */
interface Compared {
  readonly pair: PlanPair;
  readonly diff: Diff;
  readonly approvals: Approvals | undefined;
  /** What is wrong with these. */
  readonly faults: readonly ApprovalFault[];
}

/** `trackc diff`: what changed between two states of a plan, and whom it breaks. */
export const run: Run = async (invocation) => {
  const { arguments: given, terminal } = invocation;
  const command = readDiffOptions(invocation);
  if (!command) return 2;
  if ("refused" in command) {
    await sayNothing({ why: command.refused, errors: [], sources: new Map() }, command, terminal);
    return 2;
  }
  const { cwd, env } = terminal;
  const asked = { cwd, env, base: command.base, beside: [approvalsName] };
  const { value: found, diagnostics } = await resolveInputs(given, asked);
  if (diagnostics.length > 0) {
    tell(diagnostics, new Map(), terminal);
    await sayNothing(
      { why: "what to compare could not be found", errors: diagnostics, sources: new Map() },
      command,
      terminal,
    );
    return 2;
  }
  const inputs = withOutputErrors(found);
  const sources = sourcesOf(inputs.pairs);
  const uncompared = uncomparedOf(inputs.pairs);
  const errors = uncompared.flatMap((plan) => plan.errors);
  if (errors.length > 0) tell(errors, sources, terminal);
  if (uncompared.length === inputs.pairs.length) {
    terminal.err("Nothing was compared: the errors come first.\n");
    const why = `${inputs.pairs.length === 1 ? "the plan has" : "the plans have"} ${counted(errors.length, "error")}`;
    return (await sayNothing({ why, errors, sources }, command, terminal)) ? 1 : 2;
  }
  for (const plan of uncompared)
    terminal.err(`${visible(plan.of.manifest)} was not compared: its errors come first.\n`);

  const faults: Diagnostic[] = [];
  const readable = inputs.pairs.filter(({ head }) => !hasErrors(head.loaded.diagnostics));
  let compared: readonly Compared[] = readable.map((pair) => {
    const { value: approvals, diagnostics } = approvalsOf(pair);
    faults.push(...diagnostics);
    const { value: file } = pair.head.beside.get(approvalsName) ?? {};
    const wrong = approvalFaults(diagnostics, approvalsPath(pair, cwd), file);
    return { pair, approvals, faults: wrong, diff: compare(pair, approvals, command, terminal.today) };
  });
  if (command.accept.length > 0) {
    if (!mayBeWritten(command.reports, sources, terminal)) return 2;
    const after = await acceptAll(compared, command, terminal);
    if ("refused" in after) {
      const { refused, isFaulty = false } = after;
      if (isFaulty) tell(faults, sources, terminal);
      terminal.err(isFaulty ? `Nothing was accepted: ${refused}.\n` : `error: ${refused}\n`);
      const wrong = isFaulty ? faults.filter(({ level }) => level === "error") : [];
      await sayNothing({ isRefusal: true, why: refused, errors: wrong, sources }, command, terminal);
      return 2;
    }
    compared = after;
  }
  for (const each of compared) {
    if (each.approvals?.file) faults.push(...unusedApprovals(each.approvals, each.diff.changes));
  }

  const reports = reportsOf(compared, inputs, command);
  const render = (reporter: DiffReporter, toFile: boolean): string =>
    renderPlans(reporter, reports, optionsOf(terminal, toFile), uncompared);
  const reported = await say(command.reports, render, sources, terminal);
  if (faults.length > 0) tell(faults, sources, terminal);
  if (!reported) return 2;
  for (const note of compared.flatMap((each) => versionNotes(each, command))) terminal.err(`note: ${visible(note)}\n`);
  return tellFailing(reports, inputs, terminal) || hasErrors(faults) || uncompared.length > 0 ? 1 : 0;
};

/** The plans that have errors in the head: there is no whole one to compare. */
function uncomparedOf(pairs: readonly PlanPair[]): readonly Uncompared[] {
  return pairs.flatMap(({ head: { loaded } }) => {
    const errors = loaded.diagnostics.filter(({ level }) => level === "error");
    if (errors.length === 0) return [];
    const of = { name: loaded.project.name.value, manifest: loaded.project.file };
    return [{ of, why: `it has ${counted(errors.length, "error")}`, errors, sources: loaded.sources }];
  });
}

function compare(
  { base, head }: PlanPair,
  approvals: Approvals | undefined,
  { today }: DiffCommand,
  clock: string,
): Diff {
  return diff(base.loaded, head.loaded, { today: today ?? head.date ?? clock, approvals });
}

/**
 * Writes into every report that was asked for that there is none: what stood there before would be taken for it. What is to be read as text on
 * the screen has been said there. False where a file could not be written.
 */
function sayNothing(
  problem: NothingCompared,
  command: Pick<DiffCommand, "reports">,
  terminal: Terminal,
): Promise<boolean> {
  const reports = command.reports.filter(({ reporter, file }) => file !== undefined || reporter.id !== "text");
  const render = (reporter: DiffReporter, toFile: boolean): string =>
    reporter.nothing(problem, optionsOf(terminal, toFile));
  return say(reports, render, problem.sources, terminal);
}

/** Why something was not accepted, in a line without a point, and whether it is because approvals are wrong among which it would be written. */
interface RefusedAcceptance {
  readonly refused: string;
  readonly isFaulty?: boolean;
}

/** Accepts what was asked for, each change in the plan that has it. */
async function acceptAll(
  compared: readonly Compared[],
  command: DiffCommand,
  terminal: Terminal,
): Promise<readonly Compared[] | RefusedAcceptance> {
  const wanted = changesToAccept(command.accept, compared.map(changedPlan));
  if ("why" in wanted) return { refused: whyNotFound(wanted) };
  const folders = compared.filter((_, at) => wanted[at]?.length).map(({ pair }) => pair.head.loaded.project.folder);
  const refused = whyNotWritten(compared.map(({ pair }) => pair.head)) ?? whyLinked(folders, terminal);
  if (refused !== undefined) return { refused };
  if (compared.some(({ faults }, at) => faults.length > 0 && (wanted[at]?.length ?? 0) > 0)) {
    return { refused: "the approvals that are there have to be put right first", isFaulty: true };
  }
  const after: Compared[] = [];
  const writes: (() => Promise<string | undefined>)[] = [];
  for (const [at, each] of compared.entries()) {
    const changes = wanted[at] ?? [];
    if (changes.length === 0) {
      after.push(each);
      continue;
    }
    const { pair } = each;
    const approvals = accepted(changes, each.approvals, { pair, command, terminal });
    if ("refused" in approvals) return approvals;
    writes.push(() => writeApprovals(approvals, changes.length, { pair, terminal }));
    after.push({ ...each, approvals, diff: compare(pair, approvals, command, terminal.today) });
  }
  // Only when nothing speaks against any of them.
  for (const write of writes) {
    const failed = await write();
    if (failed !== undefined) return { refused: failed };
  }
  return after;
}

function changedPlan({ pair, diff: { changes } }: Compared): ChangedPlan {
  return { manifest: pair.head.loaded.project.file, changes };
}

function reportsOf(compared: readonly Compared[], inputs: Inputs, command: DiffCommand): readonly DiffReport[] {
  const notes = inputs.notes.map(({ text }) => text);
  const shared = sharedFingerprints(compared.map(changedPlan));
  return compared.map((one) => {
    const { pair, diff: each, approvals, faults } = one;
    const { base, head, notes: own } = pair;
    const { sources, project } = head.loaded;
    return {
      diff: each,
      failing: failingOf(failureOf(each, command)),
      sources: { base: base.loaded.sources, head: sources },
      notes,
      planNotes: [...own.map(({ text }) => text), ...versionNotes(one, command)],
      names: { base: base.label, head: head.label },
      of: ofPlan(pair),
      plan: inputs.pairs.length > 1 ? project.name.value : undefined,
      shared,
      unused: approvals ? unusedAmong(approvals, each.changes) : [],
      faults,
      repeat: inputs.repeat,
    };
  });
}

function ofPlan({ head: { loaded } }: PlanPair): DiffReport["of"] {
  const { project } = loaded;
  return { name: project.name.value, manifest: project.file, version: versionPlace(project) };
}

/** Says where the version was to be checked and there is nothing to check: it would pass for ever, in silence. */
function versionNotes({ pair, diff: each }: Compared, { checkVersion }: DiffCommand): readonly string[] {
  const { base, head } = pair;
  const isBegun = !base.exists && each.version.head !== undefined;
  // What is gone has no version that could move, and what is new has nothing to be compared with.
  if (!checkVersion || !head.exists || isBegun) return [];
  const note = uncheckedVersion(each, ofPlan(pair));
  return note === undefined ? [] : [note];
}

function optionsOf(terminal: Terminal, toFile: boolean): DiffReportOptions {
  const { color, columns } = terminal;
  return { colour: color && !toFile, width: columns, root: rootOf(terminal), limit: commentLimit };
}

/** How many characters a comment on a pull request may have, with room for what a host adds. */
const commentLimit = 60_000;

/** Whether a comparison fails, and on standard error why. */
function tellFailing(reports: readonly DiffReport[], inputs: Inputs, terminal: Terminal): boolean {
  const count = reports.reduce((sum, { failing }) => sum + failing.changes.size, 0);
  if (count > 0)
    terminal.err(`${count === 1 ? "1 change fails" : `${count} changes fail`}. ${how(reports, inputs)}.\n`);
  const behind = reports.filter(({ failing }) => failing.version);
  for (const { diff: each, of } of behind) {
    const { head, required, bump } = each.version;
    const now = head === undefined ? "has no version" : `is version ${head}`;
    const who = bump === "none" ? "the base has" : "these changes demand";
    terminal.err(`${visible(of.manifest)} ${now}; ${who} ${required ?? "one"}.\n`);
  }
  return count > 0 || behind.length > 0;
}

/**
 * How to go on although something fails. All of it is named for accepting: the same option takes one of them, or some, and each becomes an
 * approval that names its change.
 */
function how(reports: readonly DiffReport[], { repeat }: Inputs): string {
  const isWrong = reports.some(({ failing, faults = [] }) => failing.changes.size > 0 && faults.length > 0);
  if (isWrong) return "To go on all the same, put the approvals right first";
  const command = visible(sameComparison(repeat));
  const where = repeat.checkout === undefined ? "" : `, with ${visible(repeat.checkout)} checked out`;
  const all = acceptOption(reports);
  const end = '--reason "why", and commit the approvals';
  return all === undefined
    ? `That is too much for one command. To go on all the same${where}, accept some hundreds at a time, whose fingerprints --format json has: ${command} --accept FINGERPRINTS ${end}`
    : `To go on all the same${where}: ${command} ${visible(all)} ${end}`;
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
