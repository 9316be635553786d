import { realpathSync, statSync } from "node:fs";
import { mkdir, realpath, writeFile } from "node:fs/promises";
import path from "node:path";
import { baselineName } from "../project/baseline.js";
import { approvalsName } from "../project/record-file.js";
import { visible } from "../report/visible.js";
import { manifestName } from "../source/select.js";
import type { Sources } from "../source/span.js";
import { reasonOf } from "../write/reasons.js";
import { writeWhole } from "../write/whole.js";
import type { Asked } from "./formats.js";
import type { Terminal } from "./spec.js";

/**
 * Makes every report that was asked for, on standard output or in files of their own, and the folders that these need. False,
 * said on standard error, when a file could not be written; those of the plan never are.
 */
export async function say<Format>(
  asked: readonly Asked<Format>[],
  render: (reporter: Format, toFile: boolean) => string,
  sources: Sources,
  terminal: Terminal,
): Promise<boolean> {
  let whole = true;
  const own = new Set([...sources.keys()].map((file) => path.resolve(terminal.cwd, file)));
  for (const { reporter, file } of asked) {
    if (!file) {
      terminal.out(render(reporter, false));
      continue;
    }
    const refused = await written(file.absolute, own, () => render(reporter, true));
    if (refused === undefined) continue;
    terminal.err(`error: \`${visible(file.given)}\` can't be written: ${refused}\n`);
    whole = false;
  }
  return whole;
}

/**
 * Writes a file and the folders that it needs. Links stay and are followed, and what is no ordinary file is written into, not put
 * another file in its place: `/dev/null`, `/dev/stdout`, a pipe. Gives the reason where that can't be.
 */
async function written(file: string, own: ReadonlySet<string>, text: () => string): Promise<string | undefined> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const found = statSync(file, { throwIfNoEntry: false });
    if (found && (!found.isFile() || file.startsWith("/dev/"))) {
      await writeFile(file, text(), { flag: "a" });
      return undefined;
    }
    const real = found ? await realpath(file) : file;
    if (own.has(file) || [...own].some((each) => isSame(each, real)) || isRecord(file) || isRecord(real)) {
      return "it is a file of the plan";
    }
    await writeWhole(real, text());
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Whether a file is called like one that stands beside plans. Where letters are one, small or large, it is that very file. */
function isRecord(file: string): boolean {
  return records.has(path.basename(file).toLowerCase());
}

/** What trackc reads beside plans by its name, whether it was read in this run or not: nobody wants a report in its place. */
const records: ReadonlySet<string> = new Set([manifestName, baselineName, approvalsName]);

/** Whether a path leads to a file, whose own path holds no links. */
function isSame(one: string, real: string): boolean {
  try {
    return realpathSync.native(one) === real;
  } catch {
    return false;
  }
}
