import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { resolveInputs } from "../../../src/load-git.js";
import { CommitFiles } from "../../../src/source/git/commit-files.js";
import { Objects } from "../../../src/source/git/objects.js";
import { Repository } from "../../../src/source/git/repository.js";
import { commit, git, gitEnvironment, repositoryOf } from "../../support/git.js";

const plan = (name: string): string => `events:\n  ${name}:\n    description: It happened.\n`;

/** Every id that git was asked for while something happened. */
async function asked(happens: () => Promise<unknown>): Promise<readonly string[]> {
  const read = vi.spyOn(Objects.prototype, "read");
  onTestFinished(() => read.mockRestore());
  await happens();
  return read.mock.calls.map(([id]) => id);
}

test("a folder that two commits have in common is asked for once", async () => {
  const folder = repositoryOf({
    "trackc.yaml": "name: music\n",
    "plans/same/a.yaml": plan("A B"),
    "plans/other/b.yaml": plan("B C"),
  });
  git(folder, "tag", "before");
  commit(folder, { "plans/other/b.yaml": plan("C D") });
  const ids = await asked(async () => {
    const { diagnostics } = await resolveInputs(["before..main"], { cwd: folder, env: gitEnvironment() });
    expect(diagnostics).toEqual([]);
  });
  const trees = ["before:", "main:", "main:plans", "main:plans/same"].map((name) => git(folder, "rev-parse", name));
  for (const tree of trees) expect(ids.filter((id) => id === tree)).toHaveLength(1);
});

test("a submodule that two commits have in common is read through one process", async () => {
  const inner = repositoryOf({ "a.yaml": plan("A B") }, "inner");
  const folder = repositoryOf({ "trackc.yaml": "name: music\nplans: [plans, shared]\n", "plans/b.yaml": plan("B C") });
  git(folder, "submodule", "--quiet", "add", inner, "shared");
  commit(folder, {});
  git(folder, "tag", "before");
  const moved = commit(inner, { "a.yaml": plan("C D") });
  git(join(folder, "shared"), "fetch", "--quiet");
  git(join(folder, "shared"), "checkout", "--quiet", moved);
  commit(folder, {});
  const repository = await Repository.of(folder, gitEnvironment());
  const [before, after] = await Promise.all(
    ["before", "main"].map(async (ref) => new CommitFiles(repository, await repository.resolve(ref))),
  );
  const file = join(folder, "shared/a.yaml");
  expect((await before?.read(file))?.toString()).toBe(plan("A B"));
  expect((await after?.read(file))?.toString()).toBe(plan("C D"));
  const objects = repository.objectsOf(join(folder, "shared"));
  expect(objects.starts).toBe(1);
  await repository.close();
  await expect(objects.read("0".repeat(40))).rejects.toThrow("were closed");
});
