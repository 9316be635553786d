import path from "node:path";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { CommitFiles, type DiskReason } from "../source/git/commit-files.js";
import { shown } from "../source/list.js";
import type { Note, Side } from "./model.js";
import { nothingThere } from "./place.js";
import type { Places } from "./places.js";

/** What a person must know about files that no commit holds. */
export function diskNotes({ base, head }: Places): readonly Note[] {
  const read = new Map<string, DiskReason>();
  for (const { files } of [base, head]) {
    if (files instanceof CommitFiles) for (const [file, reason] of files.fromDisk) read.set(file, reason);
  }
  const sorted = [...read].map(([file, reason]) => [shown(head.cwd, file), reason] as const);
  return sorted.sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, reason]) => diskNote(file, reason));
}

function diskNote(file: string, reason: DiskReason): Note {
  const read = "it was read from the working folder on both sides.";
  if (reason === "submodule") {
    return { kind: "submodule", text: `The commit of the submodule \`${file}\` is not in this clone: ${read}` };
  }
  const why = reason === "outside" ? "is outside the repository" : "is not in git";
  return { kind: "from-working-folder", text: `\`${file}\` ${why}: ${read}` };
}

/** What is unusual about a plan on one of its sides. */
export function notesOn(base: Side, head: Side): readonly Note[] {
  const name = (head.exists ? head : base).loaded.project.name.value;
  if (!base.exists) {
    // Why there is no commit to look in has been said of the run.
    if (base.label === nothingThere) return [];
    return [{ kind: "no-base-plan", text: `${atStart(base.label)} has no plan \`${name}\`: everything is new.` }];
  }
  if (!head.exists) {
    return [{ kind: "no-head-plan", text: `${atStart(head.label)} has no plan \`${name}\`: everything is removed.` }];
  }
  const notes: Note[] = [];
  const [from, to] = [base.loaded.project.file, head.loaded.project.file].map((file) => path.posix.dirname(file));
  if (base.commit !== undefined && from !== to) {
    notes.push({ kind: "plan-moved", text: `The plan \`${name}\` has moved from \`${from}\` to \`${to}\`.` });
  }
  const { diagnostics } = base.loaded;
  if (hasErrors(diagnostics)) notes.push({ kind: "base-broken", text: brokenText(base, name) });
  return notes;
}

function brokenText({ label, loaded }: Side, name: string): string {
  const errors = loaded.diagnostics.filter(({ level }) => level === "error");
  const count = errors.length === 1 ? "1 error" : `${errors.length} errors`;
  const first = errors[0];
  const where = first?.span ? ` in \`${first.span.file}\`` : "";
  const plan = name === "" ? "The plan" : `The plan \`${name}\``;
  const said = `${plan} of ${label.startsWith("the ") ? label : `\`${label}\``} has ${count} under today's language. What they touch could not be compared; the rest was.`;
  return `${said} The first${where}: ${first?.message ?? ""}.`;
}

function atStart(label: string): string {
  return label.startsWith("the ") ? `The ${label.slice(4)}` : `\`${label}\``;
}
