import { accessSync, constants, lstatSync, mkdirSync, readdirSync, rmdirSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { OutputFile } from "../emit/target.js";
import { INDEX } from "./index-file.js";
import { cannotWrite } from "./mistakes.js";
import { reasonOf } from "./reasons.js";
import type { Survey } from "./survey.js";
import { writeWhole } from "./whole.js";

/** Folders that a survey's files go to and that may not be written, before anything is. */
export function obstacles(survey: Survey): readonly Diagnostic[] {
  const { folder, shown, span } = survey.place;
  const asked = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const paths = [...survey.write.map((file) => file.path), ...survey.remove, ...(survey.index.differs ? [INDEX] : [])];
  for (const path of paths) {
    let parent = dirname(join(folder, path));
    while (lstatSync(parent, { throwIfNoEntry: false }) === undefined) parent = dirname(parent);
    if (asked.has(parent)) continue;
    asked.add(parent);
    try {
      accessSync(parent, constants.W_OK);
    } catch (error) {
      diagnostics.push(mistaken(cannotWrite, span, { path: `${shown}/${path}`, reason: reasonOf(error) }));
    }
  }
  return diagnostics;
}

/**
 * Does what a survey decided. Removals first, so that a file whose name changes its capitals is not removed under its new name; the
 * index last, so that whatever kills the process leaves files that are old or new, and an index by which the next build
 * finishes the work.
 */
export async function carryOut(survey: Survey): Promise<readonly Diagnostic[]> {
  const { folder, shown, span } = survey.place;
  const refused = (path: string, error: unknown): readonly Diagnostic[] => [
    mistaken(cannotWrite, span, { path: path === "." ? shown : `${shown}/${path}`, reason: reasonOf(error) }),
  ];
  for (const path of survey.remove) {
    try {
      unlinkSync(join(folder, path));
      removeEmpty(folder, path);
    } catch (error) {
      return refused(path, error);
    }
  }
  const failed = await writeAll(folder, survey.write);
  if (failed !== undefined) return refused(failed.path, failed.error);
  try {
    if (survey.index.differs) await writeWhole(join(folder, INDEX), survey.index.text);
    for (const path of new Set([INDEX, ...survey.write.map((file) => file.path)].map(dirname)))
      sweep(join(folder, path));
    return [];
  } catch (error) {
    return refused(INDEX, error);
  }
}

/** Waiting for the disk takes most of the time; the system settles many waits at once (64: twelve times faster than one). */
const AT_ONCE = 64;

interface Failure {
  readonly path: string;
  readonly error: unknown;
}

/** Writes files, many at a time. Gives the first one that failed, in their order; after a failure none is begun. */
async function writeAll(folder: string, files: readonly OutputFile[]): Promise<Failure | undefined> {
  for (const parent of new Set([".", ...files.map((file) => dirname(file.path))])) {
    try {
      mkdirSync(join(folder, parent), { recursive: true });
    } catch (error) {
      return { path: parent, error };
    }
  }
  const failures: (Failure & { readonly at: number })[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < files.length && failures.length === 0) {
      const at = next++;
      const file = files[at] as OutputFile;
      try {
        await writeWhole(join(folder, file.path), file.text);
      } catch (error) {
        failures.push({ path: file.path, error, at });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failures.sort((a, b) => a.at - b.at)[0];
}

/** Removes the folders that became empty by a removal, up to the output's own. */
function removeEmpty(folder: string, path: string): void {
  for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) {
    if (readdirSync(join(folder, parent)).length > 0) return;
    rmdirSync(join(folder, parent));
  }
}

const LEFTOVER = /^\.trackc-[0-9a-f]{16}\.tmp$/u;
const AN_HOUR = 3_600_000;

/** Removes what killed builds left in a folder: half-written files an hour older than what was just written there. */
function sweep(folder: string): void {
  const now = lstatSync(folder).mtimeMs;
  for (const name of readdirSync(folder)) {
    if (!LEFTOVER.test(name)) continue;
    const path = join(folder, name);
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() && stat.mtimeMs < now - AN_HOUR) unlinkSync(path);
  }
}
