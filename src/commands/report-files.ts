import { realpathSync } from "node:fs";
import path from "node:path";
import { baselineName } from "../project/baseline.js";
import { approvalsName } from "../project/record-file.js";
import { visible } from "../report/visible.js";
import { manifestName } from "../source/select.js";
import type { Sources } from "../source/span.js";
import type { Asked } from "./formats.js";
import type { Terminal } from "./spec.js";

// Which files no report is written to: what plans are read from.

/**
 * Why a file can't be a report's, by its name alone or that of the file that a link leads to: known before any plan is found, and where none
 * is. `undefined` where nothing speaks against it.
 */
export function refusalByName(file: string): string | undefined {
  const refusal = refusalOf(path.basename(file));
  if (refusal !== undefined) return refusal;
  const target = path.basename(realPathOf(file) ?? file);
  const ofTarget = refusalOf(target);
  return ofTarget && `it leads to \`${visible(target)}\`, and ${ofTarget}`;
}

/** The same for a name alone. Where letters are one, small or large, another writing is the very same file. */
function refusalOf(name: string): string | undefined {
  const small = name.toLowerCase();
  if (records.has(small)) return "trackc reads what is called so: give the report another name";
  const [ending] = /\.ya?ml$/.exec(small) ?? [];
  return ending && `what ends in \`${ending}\` may be a file of a plan: give the report another name`;
}

/** Whether every report may go where it was asked to; said on standard error where one is to be put in the place of a plan's file. */
export function mayBeWritten<Format>(asked: readonly Asked<Format>[], sources: Sources, terminal: Terminal): boolean {
  const files = asked.flatMap(({ file }) => (file ? [file] : []));
  if (files.length === 0) return true;
  const own = [...sources.keys()].map((one) => path.resolve(terminal.cwd, one));
  const taken = new Set([...own, ...own.map((one) => realPathOf(one) ?? one)]);
  const refused = files.filter(({ absolute }) => taken.has(absolute) || taken.has(realPathOf(absolute) ?? absolute));
  for (const { given } of refused) terminal.err(refusalLine(given, "it is a file of the plan"));
  return refused.length === 0;
}

/** The line that says why a report is not written. */
export function refusalLine(given: string, why: string): string {
  return `error: \`${visible(given)}\` can't be written: ${why}\n`;
}

/** What trackc reads beside plans by its name, whether it was read in this run or not. */
const records: ReadonlySet<string> = new Set([manifestName, baselineName, approvalsName]);

/** A path without links, and as the disk writes it; `undefined` where nothing is there. */
function realPathOf(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
}
