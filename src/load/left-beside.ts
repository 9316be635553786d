import path from "node:path";
import { disk, statOf } from "../source/files.js";
import { shown } from "../source/list.js";
import type { Note, PlanPair } from "./model.js";
import { hasManifest, type Place } from "./place.js";

/**
 * What is left of plans that are gone: files below a folder of the disk that belong beside a manifest, and stand where there is none. Of a plan
 * that goes with this very comparison, its approvals say why. Git's index is asked, so that nothing is searched; what it doesn't have isn't
 * committed.
 */
export async function leftBeside(
  pairs: readonly PlanPair[],
  head: Place,
  names: readonly string[],
): Promise<readonly Note[]> {
  // Two folders are compared without git.
  const repository = head.files === disk && head.top !== undefined ? await head.repository() : undefined;
  if (!repository) return [];
  const compared = new Set(pairs.map((pair) => pair.head.loaded.project.folder));
  const moved = new Map(
    pairs
      .filter(({ base, head: now }) => base.exists && now.exists)
      .map(({ base, head: now }) => [base.loaded.project.folder, now]),
  );
  const notes: Note[] = [];
  for (const name of names) {
    for (const file of await repository.indexedAs(name)) {
      const folder = path.dirname(file);
      const isBelow = !path.relative(head.folder, folder).split(path.sep).includes("..");
      if (!isBelow || compared.has(folder) || (await hasManifest(head, folder)) || !(await statOf(disk, file)))
        continue;
      const now = moved.get(folder)?.loaded.project.folder;
      const what = now === undefined ? "remove it" : `move it to \`${shown(head.cwd, now)}\`, where its plan is now`;
      const text = `\`${shown(head.cwd, file)}\` stands beside no manifest, so that nothing reads it: ${what}.`;
      notes.push({ kind: "left-beside", text });
    }
  }
  return notes;
}
