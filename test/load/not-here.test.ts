import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fill, temporaryFolder } from "../support/folder.js";
import { commit, fingerprint, git, repositoryOf } from "../support/git.js";
import { event, mistakes, pairs, resolve } from "./resolving.js";

const plan = { "trackc.yaml": "name: music\n", "plans/x/a.yaml": event("A B"), "plans/y/b.yaml": event("C D") };

describe("a submodule that is not checked out", () => {
  /** A clone without submodules of a repository whose branch `side` has another commit of `plans/shared`. */
  function cloned(...options: string[]): string {
    const shared = repositoryOf({ "s.yaml": event("S One"), "t.yaml": event("S Two") }, "shared");
    const origin = repositoryOf({ "trackc.yaml": "name: music\n", "plans/a.yaml": event("A B") });
    git(origin, "submodule", "--quiet", "add", `file://${shared}`, "plans/shared");
    commit(origin, {});
    git(origin, "checkout", "--quiet", "-b", "same");
    commit(origin, { "plans/c.yaml": event("C D") });
    git(origin, "checkout", "--quiet", "-b", "side");
    git(join(origin, "plans/shared"), "rm", "--quiet", "t.yaml");
    git(join(origin, "plans/shared"), "commit", "--quiet", "--message", "x");
    git(join(origin, "plans/shared"), "push", "--quiet", "origin", "HEAD:next");
    commit(origin, {});
    commit(shared, { "later.yaml": event("S Three") });
    git(origin, "checkout", "--quiet", "main");
    const clone = join(temporaryFolder(), "clone");
    git(origin, "clone", "--quiet", "--branch=side", ...options, `file://${origin}`, clone);
    return clone;
  }

  test("ends the comparison where the sides name different commits of it, with the command that helps", async () => {
    const clone = cloned();
    const before = fingerprint(clone);
    const ranges = [
      [],
      ["origin/main"],
      ["origin/main..origin/side"],
      ["origin/same", "side"],
      ["origin/main", "plans"],
    ];
    for (const args of ranges) expect(await mistakes(clone, args), args.join(" ")).toEqual(["submodule-missing"]);
    const { diagnostics } = await resolve(clone);
    expect(diagnostics[0]?.message).toContain("`plans/shared`");
    expect(fingerprint(clone)).toBe(before);
    const [, command = ""] = /`git (submodule .*?)`/.exec(diagnostics[0]?.help ?? "") ?? [];
    git(clone, ...command.split(" "));
    expect((await pairs(clone)).pairs).toEqual(["trackc.yaml: A B, S One, S Two → trackc.yaml: A B, C D, S One"]);
  });

  test("is only noted where both have the same", async () => {
    const clone = cloned();
    git(clone, "checkout", "--quiet", "same");
    const expected = { pairs: ["trackc.yaml: A B → trackc.yaml: A B, C D"], notes: ["base", "submodule"] };
    expect(await pairs(clone)).toEqual(expected);
    expect((await pairs(clone, ["origin/main..origin/same"])).notes).toEqual(["submodule"]);
    const { value } = await resolve(clone);
    expect(value.notes[1]?.text).toBe(
      "The submodule `plans/shared` is not checked out: nothing was compared in it. Both sides have the same commit of it.",
    );
  });

  test("is asked for where it is checked out without a commit that is to be compared", async () => {
    const clone = cloned();
    git(clone, "submodule", "--quiet", "update", "--init", "--depth=1", "plans/shared");
    const id = git(clone, "rev-parse", "origin/main:plans/shared");
    for (const args of [[], ["origin/main..origin/side"], ["origin/side", "origin/main"]]) {
      const { diagnostics } = await resolve(clone, args);
      expect(diagnostics, args.join(" ")).toMatchObject([
        { code: "submodule-commit-missing", help: `Have git get it: \`git -C plans/shared fetch origin ${id}\`` },
      ]);
    }
    git(clone, "-C", "plans/shared", "fetch", "--quiet", "origin", id);
    expect((await pairs(clone)).pairs).toEqual(["trackc.yaml: A B, S One, S Two → trackc.yaml: A B, C D, S One"]);
  });

  test("is missed where it is gone, or new", async () => {
    const clone = cloned();
    git(clone, "checkout", "--quiet", "same");
    git(clone, "rm", "--quiet", "plans/shared");
    expect(await mistakes(clone)).toEqual(["submodule-missing"]);
    git(clone, "commit", "--quiet", "--message", "x");
    expect(await mistakes(clone, ["HEAD~1..HEAD"])).toEqual(["submodule-missing"]);
    expect(await mistakes(clone, ["HEAD..HEAD~1"])).toEqual(["submodule-missing"]);
  });

  test("counts in a bare repository as well, and nowhere outside the plan", async () => {
    const bare = cloned("--bare");
    const { diagnostics } = await resolve(bare, ["main..side"]);
    expect(diagnostics[0]).toMatchObject({ code: "submodule-missing", help: expect.stringContaining("bare") });
    expect(await pairs(bare, ["main..same"])).toEqual({
      pairs: ["trackc.yaml: A B → trackc.yaml: A B, C D"],
      notes: ["submodule"],
    });
    const clone = cloned();
    const manifest = "name: music\nplans: own\n";
    const files = { "trackc.yaml": manifest, "own/a.yaml": event("A B") };
    git(clone, "checkout", "--quiet", "origin/main");
    commit(clone, files);
    git(clone, "update-index", "--cacheinfo", `160000,${"1".repeat(40)},plans/shared`);
    git(clone, "commit", "--quiet", "--message", "x");
    expect((await pairs(clone, ["HEAD~1"])).notes).toEqual([]);
  });
});

describe("files that git was told not to check out", () => {
  function sparse(...options: string[]): string {
    const folder = repositoryOf({ ...plan, "README.md": "" });
    git(folder, "checkout", "--quiet", "-b", "side");
    git(folder, "sparse-checkout", "set", ...options);
    return folder;
  }
  /** Runs the git commands that a help names, as a person would paste them. */
  const obey = (folder: string, help = ""): void => {
    for (const command of (/`(git .*)`/.exec(help)?.[1] ?? "").split(" && "))
      git(folder, ...command.split(" ").slice(1));
  };

  test("are not told as removed, by a sparse checkout", async () => {
    for (const options of [
      ["--cone", "plans/x"],
      ["--no-cone", "/trackc.yaml", "/plans/x/*"],
    ]) {
      const folder = sparse(...options);
      const { diagnostics } = await resolve(folder);
      expect(diagnostics[0]).toMatchObject({
        code: "left-out",
        message: "Git was told not to check out `plans/y/b.yaml`",
        help: "Have git check it out: `git sparse-checkout add plans/y`.",
      });
      obey(folder, diagnostics[0]?.help);
      expect((await pairs(folder)).pairs).toEqual(["trackc.yaml: A B, C D → trackc.yaml: A B, C D"]);
    }
  });

  test("are looked for where one stands, and not where both sides are commits", async () => {
    const folder = sparse("--cone", "plans/x");
    const below = join(folder, "plans/x");
    const { diagnostics } = await resolve(below);
    expect(diagnostics[0]).toMatchObject({ message: "Git was told not to check out `../y/b.yaml`" });
    expect((await pairs(below, ["main..side"])).pairs).toHaveLength(1);
    obey(below, diagnostics[0]?.help);
    expect((await pairs(below)).pairs).toEqual(["../../trackc.yaml: A B, C D → ../../trackc.yaml: A B, C D"]);
  });

  test("may be what others were moved to", async () => {
    for (const plans of ["plans", "'plans/**/*.yaml'", "."]) {
      const folder = repositoryOf({ ...plan, "trackc.yaml": `name: music\nplans: ${plans}\n` });
      git(folder, "checkout", "--quiet", "-b", "side");
      mkdirSync(join(folder, "plans/z"));
      git(folder, "mv", "plans/y/b.yaml", "plans/z/b.yaml");
      commit(folder, {});
      git(folder, "sparse-checkout", "set", "plans/x");
      const { diagnostics } = await resolve(folder);
      expect(diagnostics[0]?.message, plans).toBe("Git was told not to check out `plans/z/b.yaml`");
    }
  });

  test("may be the manifest itself", async () => {
    const folder = sparse("--no-cone", "/plans/x/*");
    const { diagnostics } = await resolve(folder);
    expect(diagnostics[0]).toMatchObject({ code: "left-out", context: { files: "`trackc.yaml`" } });
    obey(folder, diagnostics[0]?.help);
    expect(await mistakes(folder)).toEqual(["left-out"]);
  });

  test("may be marked one by one", async () => {
    const folder = repositoryOf(plan);
    git(folder, "update-index", "--skip-worktree", "plans/y/b.yaml");
    rmSync(join(folder, "plans/y/b.yaml"));
    const { diagnostics } = await resolve(folder, ["HEAD"]);
    expect(diagnostics[0]).toMatchObject({ code: "left-out", help: expect.stringContaining("--no-skip-worktree") });
    obey(folder, diagnostics[0]?.help);
    expect((await pairs(folder, ["HEAD"])).pairs).toEqual(["trackc.yaml: A B, C D → trackc.yaml: A B, C D"]);
  });

  test("are others than those that were removed", async () => {
    const folder = repositoryOf(plan);
    rmSync(join(folder, "plans/y/b.yaml"));
    expect((await pairs(folder, ["HEAD"])).pairs).toEqual(["trackc.yaml: A B, C D → trackc.yaml: A B"]);
  });
});

test("many files that a partial clone lacks are one mistake, and one command gets them", async () => {
  const files: Record<string, string> = { "trackc.yaml": "name: music\n" };
  for (let at = 10; at < 50; at++) files[`plans/p${at}.yaml`] = event(`A ${at}`);
  const origin = repositoryOf(files);
  git(origin, "config", "uploadpack.allowFilter", "true");
  git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
  for (let at = 10; at < 50; at++) files[`plans/p${at}.yaml`] = event(`A ${at}`, `B ${at}`);
  commit(origin, files);
  const clone = join(temporaryFolder(), "clone");
  git(origin, "clone", "--quiet", "--filter=blob:none", `file://${origin}`, clone);
  const { diagnostics } = await resolve(clone);
  const id = git(clone, "rev-parse", "HEAD~1");
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    [
      "objects-missing",
      `\`plans/p10.yaml\`, \`plans/p11.yaml\`, \`plans/p12.yaml\` and 37 more of commit ${id.slice(0, 7)} are not in this clone`,
    ],
  ]);
  const [, command = ""] = /`git (diff .*) > \/dev\/null`$/.exec(diagnostics[0]?.help ?? "") ?? [];
  git(clone, ...command.split(" "));
  expect((await resolve(clone)).diagnostics).toEqual([]);
});

test("a base whose plan is in Git LFS says so", async () => {
  const folder = repositoryOf({
    ...plan,
    "plans/x/a.yaml": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
  });
  git(folder, "checkout", "--quiet", "-b", "side");
  fill(folder, plan);
  const { value } = await resolve(folder);
  expect(value.pairs[0]?.notes[0]?.text).toMatch(
    /The first in `plans\/x\/a.yaml`: `plans\/x\/a.yaml` is only what Git LFS keeps in git in place of the file\.$/,
  );
});
