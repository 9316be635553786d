import { expect } from "vitest";
import { type Inputs, resolveInputs, type Side } from "../../src/load-git.js";
import { fill } from "../support/folder.js";
import { commit, git, gitEnvironment, repositoryOf } from "../support/git.js";

export const event = (...names: string[]): string =>
  `events:\n${names.map((name) => `  ${name}:\n    description: It happened.\n`).join("")}`;
export const music = { "trackc.yaml": "name: music\n", "plans/a.yaml": event("A B") };

export async function resolve(
  cwd: string,
  args: readonly string[] = [],
  more: { base?: string; env?: Record<string, string> } = {},
) {
  return resolveInputs(args, { cwd, env: gitEnvironment(more.env), base: more.base });
}

/** Both sides of every plan in short, and the notes. Nothing may be wrong. */
export async function pairs(
  cwd: string,
  args: readonly string[] = [],
  more = {},
): Promise<{ pairs: string[]; notes: string[] }> {
  const { value, diagnostics } = await resolve(cwd, args, more);
  expect(diagnostics).toEqual([]);
  return inShort(value);
}

export function inShort({ pairs, notes }: Inputs): { pairs: string[]; notes: string[] } {
  return {
    pairs: pairs.map(({ base, head }) => `${side(base)} → ${side(head)}`),
    notes: [...notes, ...pairs.flatMap(({ notes }) => notes)].map(({ kind }) => kind),
  };
}

export function side({ loaded, exists }: Side): string {
  if (!exists) return "nothing";
  return `${loaded.project.file}: ${loaded.plan.events.map(({ name }) => name.value).join(", ")}`;
}

export async function mistakes(cwd: string, args: readonly string[] = [], more = {}): Promise<string[]> {
  const { value, diagnostics } = await resolve(cwd, args, more);
  expect(value).toMatchObject({ pairs: [], notes: [] });
  return diagnostics.map(({ code }) => code);
}

/** `main` with `A B`, and a branch on which `C D` is committed and `E F` is only written. */
export function branched(): string {
  const folder = repositoryOf(music);
  git(folder, "checkout", "--quiet", "-b", "side");
  commit(folder, { "plans/c.yaml": event("C D") });
  git(folder, "checkout", "--quiet", "main");
  commit(folder, { "plans/later.yaml": event("G H") });
  git(folder, "checkout", "--quiet", "side");
  fill(folder, { "plans/e.yaml": event("E F") });
  return folder;
}
