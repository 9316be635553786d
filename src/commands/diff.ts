import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { type Approvals, unusedApprovals } from "../diff/approvals.js";
import { failureOf } from "../diff/fail-on.js";
import { type Diff, diff } from "../diff/index.js";
import { type PlanPair, resolveInputs } from "../load-git.js";
import type { DiffReporter } from "../report/diff/index.js";
import { usualReporter } from "../report/index.js";
import { visible } from "../report/visible.js";
import type { Sources } from "../source/span.js";
import { accept, approvalsIn } from "./approving.js";
import { type DiffCommand, readDiffOptions } from "./diff-options.js";
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
  const { value: inputs, diagnostics } = await resolveInputs(given, { cwd, env, base: command.base });
  if (diagnostics.length > 0) {
    tell(diagnostics, new Map(), terminal);
    return 2;
  }
  const errors = inputs.pairs.flatMap(({ head }) => head.loaded.diagnostics.filter(({ level }) => level === "error"));
  if (errors.length > 0) {
    tell(errors, sourcesOf(inputs.pairs), terminal);
    terminal.err("Nothing was compared: the errors come first.\n");
    return 1;
  }
  if (inputs.pairs.length > 1 && command.reports.some(({ reporter }) => reporter.id === "json")) {
    const plans = inputs.pairs.map(({ head }) => visible(head.loaded.project.file)).join(", ");
    terminal.err(
      `error: --format json is of one plan, and here are ${inputs.pairs.length} (${plans}): give one's folder\n`,
    );
    return 2;
  }

  let compared: Compared[] = [];
  const faults: Diagnostic[] = [];
  for (const pair of inputs.pairs) {
    const read = await approvalsIn(pair.head.loaded.project.folder, cwd);
    faults.push(...read.diagnostics);
    compared.push(compare(pair, read.value, command));
  }
  if (command.accept.length > 0 && !hasErrors(faults)) {
    const accepted = await acceptAll(compared, command, terminal);
    if (!accepted) return 2;
    compared = [...accepted];
  }
  for (const each of compared) {
    if (each.approvals?.file) faults.push(...unusedApprovals(each.approvals, each.diff.changes));
  }

  const notes = inputs.notes.map(({ text }) => text);
  const render = (reporter: DiffReporter, toFile: boolean): string =>
    renderAll(reporter, compared, notes, { ...terminal, color: terminal.color && !toFile });
  const reported = await say(command.reports, render, sourcesOf(inputs.pairs), terminal);
  if (faults.length > 0) tell(faults, sourcesOf(inputs.pairs), terminal);
  if (!reported) return 2;
  return hasErrors(faults) || failing(compared, command, terminal) ? 1 : 0;
};

function compare(pair: PlanPair, approvals: Approvals | undefined, { today }: DiffCommand): Compared {
  const { base, head } = pair;
  return { pair, approvals, diff: diff(base.loaded, head.loaded, { today: head.date ?? today, approvals }) };
}

/** Accepts what was asked for, each change in the plan that has it. `undefined`, said on standard error, where one has it not. */
async function acceptAll(
  compared: readonly Compared[],
  command: DiffCommand,
  terminal: Terminal,
): Promise<readonly Compared[] | undefined> {
  const known = new Set(compared.flatMap(({ diff: { changes } }) => changes.map(({ fingerprint }) => fingerprint)));
  const missing = command.accept.find((fingerprint) => !known.has(fingerprint));
  if (missing !== undefined) {
    terminal.err(`error: no change has the fingerprint ${missing}: the report names those that there are\n`);
    return undefined;
  }
  const wanted = new Set(command.accept);
  const after: Compared[] = [];
  for (const each of compared) {
    const changes = each.diff.changes.filter(({ fingerprint }) => wanted.has(fingerprint));
    if (changes.length === 0) {
      after.push(each);
      continue;
    }
    const { folder } = each.pair.head.loaded.project;
    const approvals = await accept(changes, each.approvals, { folder, command, terminal });
    if (!approvals) return undefined;
    after.push(compare(each.pair, approvals, command));
  }
  return after;
}

function renderAll(
  reporter: DiffReporter,
  compared: readonly Compared[],
  notes: readonly string[],
  terminal: Terminal,
): string {
  const root = rootOf(terminal);
  const parts = compared.map(({ pair: { base, head }, diff: each }) => {
    const report = {
      diff: each,
      sources: { base: base.loaded.sources, head: head.loaded.sources },
      notes,
      names: { base: base.label, head: head.label },
      plan: compared.length > 1 ? head.loaded.project.name.value : undefined,
    };
    // One comment holds them all.
    const limit = Math.floor(commentLimit / compared.length);
    return reporter.render(report, { colour: terminal.color, width: terminal.columns, root, limit });
  });
  return parts.join("\n");
}

/** How many characters a comment on a pull request may have, with room for what a host adds. */
const commentLimit = 60_000;

/** Whether a comparison fails, and on standard error why. */
function failing(compared: readonly Compared[], command: DiffCommand, terminal: Terminal): boolean {
  const failures = compared.map((each) => ({ each, failure: failureOf(each.diff, command) }));
  const changes = failures.flatMap(({ failure }) => failure.changes);
  if (changes.length > 0) {
    const what = changes.length === 1 ? "1 change fails" : `${changes.length} changes fail`;
    const first = changes[0]?.fingerprint ?? "";
    terminal.err(`${what}. To go on all the same: --accept ${first} --reason "why", and commit the approvals.\n`);
  }
  for (const { each, failure } of failures) {
    if (!failure.version) continue;
    const { head, required } = each.diff.version;
    const now = head === undefined ? "has no version" : `is version ${head}`;
    terminal.err(`${visible(each.pair.head.loaded.project.file)} ${now}; these changes demand ${required ?? "one"}.\n`);
  }
  return failures.some(({ failure }) => failure.changes.length > 0 || failure.version);
}

/** Says what is wrong with the inputs or the approvals, on standard error. */
function tell(diagnostics: readonly Diagnostic[], sources: Sources, terminal: Terminal): void {
  const count = (level: Diagnostic["level"]): number => diagnostics.filter((each) => each.level === level).length;
  const summary = { errors: count("error"), warnings: count("warn"), infos: 0, events: 0, files: 0, known: 0 };
  const reporter = usualReporter(terminal.interactive);
  const options = { colour: terminal.color, width: terminal.columns, quiet: true };
  terminal.err(reporter.render({ diagnostics, summary, sources }, options));
}

function sourcesOf(pairs: readonly PlanPair[]): Sources {
  return new Map(pairs.flatMap(({ head }) => [...head.loaded.sources]));
}
