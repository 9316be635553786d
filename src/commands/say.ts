import { statSync } from "node:fs";
import { mkdir, realpath, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Sources } from "../source/span.js";
import { reasonOf } from "../write/reasons.js";
import { writeWhole } from "../write/whole.js";
import type { Asked } from "./formats.js";
import { mayBeWritten, refusalLine } from "./report-files.js";
import type { Terminal } from "./spec.js";

/**
 * Makes every report that was asked for, on standard output or in files of their own, and the folders that these need. False,
 * said on standard error, when a file could not be written; where one is of the plan, none is.
 */
export async function say<Format>(
  asked: readonly Asked<Format>[],
  render: (reporter: Format, toFile: boolean) => string,
  sources: Sources,
  terminal: Terminal,
): Promise<boolean> {
  if (!mayBeWritten(asked, sources, terminal)) return false;
  let whole = true;
  for (const { reporter, file } of asked) {
    if (!file) {
      terminal.out(render(reporter, false));
      continue;
    }
    const refused = await written(file.absolute, () => render(reporter, true));
    if (refused === undefined) continue;
    terminal.err(refusalLine(file.given, refused));
    whole = false;
  }
  return whole;
}

/**
 * Writes a file and the folders that it needs. Links stay and are followed, and what is no ordinary file is written into, not put
 * another file in its place: `/dev/null`, `/dev/stdout`, a pipe. Gives the reason where that can't be.
 */
async function written(file: string, text: () => string): Promise<string | undefined> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const found = statSync(file, { throwIfNoEntry: false });
    if (found && (!found.isFile() || file.startsWith("/dev/"))) {
      await writeFile(file, text(), { flag: "a" });
      return undefined;
    }
    await writeWhole(found ? await realpath(file) : file, text());
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
