import path from "node:path";
import type { Result } from "../diagnostics/diagnostic.js";
import { type Approvals, approvalsName, approvalsText, readApprovals, withAccepted } from "../diff/approvals.js";
import type { Change } from "../diff/index.js";
import { visible } from "../report/visible.js";
import { disk, statOf } from "../source/files.js";
import { shown } from "../source/list.js";
import { readSource } from "../source/read.js";
import { reasonOf } from "../write/reasons.js";
import { writeWhole } from "../write/whole.js";
import type { DiffCommand } from "./diff-options.js";
import type { Terminal } from "./spec.js";

/** Reads the approvals beside a manifest, from the working folder; `undefined` where there are none, or none can be read. */
export async function approvalsIn(folder: string, cwd: string): Promise<Result<Approvals | undefined>> {
  const absolute = path.join(folder, approvalsName);
  if (!(await statOf(disk, absolute))) return { value: undefined, diagnostics: [] };
  const found = { absolute, path: shown(cwd, absolute), linted: true };
  const { value: file, diagnostics } = await readSource(found);
  if (!file) return { value: undefined, diagnostics };
  const read = readApprovals(file);
  return { value: read.value, diagnostics: [...diagnostics, ...read.diagnostics] };
}

/**
 * Accepts changes: writes them among the approvals beside the manifest, and says so on standard error. Gives the new
 * approvals; `undefined`, said as well, where they could not be written.
 */
export async function accept(
  changes: readonly Change[],
  before: Approvals | undefined,
  { folder, command, terminal }: { folder: string; command: DiffCommand; terminal: Terminal },
): Promise<Approvals | undefined> {
  const { reason, today: on } = command;
  const entries = changes.reduce((sofar, change) => withAccepted(sofar, change, { reason, on }), before?.entries ?? []);
  const absolute = path.join(folder, approvalsName);
  const name = visible(shown(terminal.cwd, absolute));
  try {
    await writeWhole(absolute, approvalsText(entries));
  } catch (error) {
    terminal.err(`error: ${name} can't be written: ${reasonOf(error)}\n`);
    return undefined;
  }
  terminal.err(
    `${name}: ${changes.length === 1 ? "1 change" : `${changes.length} changes`} accepted; commit the file\n`,
  );
  return { entries, file: undefined };
}
