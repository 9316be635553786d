import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Result } from "../diagnostics/diagnostic.js";
import { type NotAccepted, referencesText } from "../diff/approvals/accepting.js";
import {
  type Approval,
  type Approvals,
  approvalsName,
  approvalsSince,
  approvalsText,
  readApprovals,
  withAccepted,
} from "../diff/approvals/approvals.js";
import type { Change } from "../diff/index.js";
import type { PlanPair, Side } from "../load-git.js";
import { visible } from "../report/visible.js";
import { shellCommand } from "../source/git/shell.js";
import { shown } from "../source/list.js";
import type { SourceFile } from "../source/span.js";
import { isLink, linkRefusal } from "../write/links.js";
import { reasonOf } from "../write/reasons.js";
import { writeWhole } from "../write/whole.js";
import type { DiffCommand } from "./diff-options.js";
import type { Terminal } from "./spec.js";

/**
 * The approvals beside the manifest of a head, from the commit where it is one, by what of them the base has already; `undefined` where there
 * are none, or none can be read. What is wrong with the base's is not reported: it was.
 */
export function approvalsOf({ base, head }: Pick<PlanPair, "base" | "head">): Result<Approvals | undefined> {
  const { value, diagnostics } = approvalsBeside(head);
  return { value: value && approvalsSince(value, approvalsBeside(base).value), diagnostics };
}

/** Where the approvals of a plan stand, as it is shown. */
export function approvalsPath({ head }: Pick<PlanPair, "head">, cwd: string): string {
  return shown(cwd, path.join(head.loaded.project.folder, approvalsName));
}

function approvalsBeside({ beside }: Side): Result<Approvals | undefined> {
  const { value: file, diagnostics } = beside.get(approvalsName) ?? { value: undefined, diagnostics: [] };
  if (!file) return { value: undefined, diagnostics };
  const read = readApprovals(file);
  return { value: read.value, diagnostics: [...diagnostics, ...read.diagnostics] };
}

/** Why changes that were asked for are not accepted. */
export function whyNotFound(refused: NotAccepted): string {
  const { fingerprint, plan = "" } = refused.reference;
  switch (refused.why) {
    case "no-such-plan":
      return `\`${visible(`${plan}:${fingerprint}`)}\` is of a plan in the folder \`${visible(plan)}\`, and none that is compared stands there`;
    case "no-such-change": {
      const where = plan === "" ? "no change" : `no change of \`${visible(plan)}\``;
      return `${where} has the fingerprint ${fingerprint}: the report names those that there are`;
    }
    case "ambiguous": {
      const each = refused.instead.map((one) => `--accept ${visible(shellCommand([referencesText([one])]))}`);
      return `${each.length} plans have a change with the fingerprint ${fingerprint}: say which is meant, ${each.join(" or ")}`;
    }
  }
}

/** Why nothing can be accepted: approvals are written beside the plan that has the change, and a commit is not written to. */
export function whyNotWritten(heads: readonly Side[]): string | undefined {
  const head = heads.find(({ commit }) => commit !== undefined);
  return (
    head &&
    `--accept writes ${approvalsName} beside the manifest, and ${visible(head.label)} is a commit: check it out, and compare with the working folder (\`trackc diff BASE --accept …\`)`
  );
}

/** Why the approvals in some of these folders can't be written, known before any is; `undefined` where nothing speaks against it. */
export function whyLinked(folders: readonly string[], { cwd }: Terminal): string | undefined {
  const link = folders.map((folder) => path.join(folder, approvalsName)).find(isLink);
  return link && `${visible(shown(cwd, link))} can't be written: ${linkRefusal}`;
}

/** The approvals of a plan with some of its changes accepted, or why they are not, in a line without a point. Nothing is written. */
export function accepted(
  changes: readonly Change[],
  before: Approvals | undefined,
  { pair, command, terminal }: { pair: PlanPair; command: DiffCommand; terminal: Terminal },
): WrittenApprovals | { readonly refused: string } {
  const acceptance = { reason: command.reason, on: command.today ?? terminal.today };
  const known: readonly Approval[] = before ? [...before.entries, ...before.former] : [];
  const entries = changes.reduce((sofar, change) => withAccepted(sofar, change, acceptance), known);
  const file = { path: approvalsPath(pair, terminal.cwd), text: approvalsText(entries), linted: true };
  const after = approvalsSince({ entries, former: [], file }, approvalsBeside(pair.base).value);
  const spent = changes.find(({ fingerprint }) => after.former.some((entry) => entry.fingerprint === fingerprint));
  return spent
    ? { refused: `${spent.fingerprint} was accepted for this very reason before: say why it is accepted again` }
    : { ...after, file };
}

/** Approvals as they are to stand beside a manifest. */
type WrittenApprovals = Approvals & { readonly file: SourceFile };

/**
 * Writes the approvals of a plan in which so many changes were accepted, and says so on standard error. Gives why they could not be written,
 * in a line without a point.
 */
export async function writeApprovals(
  { file }: WrittenApprovals,
  count: number,
  { pair, terminal }: { pair: PlanPair; terminal: Terminal },
): Promise<string | undefined> {
  const { folder } = pair.head.loaded.project;
  const name = visible(file.path);
  try {
    // Of a plan that is gone, the folder may be gone as well.
    await mkdir(folder, { recursive: true });
    await writeWhole(path.join(folder, approvalsName), file.text);
  } catch (error) {
    return `${name} can't be written: ${reasonOf(error)}`;
  }
  terminal.err(`${name}: ${count === 1 ? "1 change" : `${count} changes`} accepted; commit the file\n`);
  return undefined;
}
