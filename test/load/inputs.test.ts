import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { fill, temporaryFolder } from "../support/folder.js";
import { commit, fingerprint, git, repositoryOf } from "../support/git.js";
import { branched, event, inShort, mistakes, music, pairs, resolve, side } from "./resolving.js";

describe("what is compared", () => {
  test("without arguments, the merge base of the default branch with the working folder", async () => {
    const folder = branched();
    const { value } = await resolve(folder);
    expect(inShort(value)).toEqual({ pairs: ["trackc.yaml: A B → trackc.yaml: A B, C D, E F"], notes: ["base"] });
    const id = git(folder, "merge-base", "main", "side");
    expect(value.pairs[0]?.base).toMatchObject({
      commit: id,
      date: "2024-03-01",
      label: `merge base with main (${id.slice(0, 7)})`,
    });
    expect(value.pairs[0]?.head).toMatchObject({ commit: undefined, date: undefined, label: "the working folder" });
    expect(value.notes[0]?.text).toBe(
      `Compared with \`${id.slice(0, 7)}\`, where this branch left \`main\`: taken for the default branch, which git does not name here; \`--base\` names another.`,
    );
  });

  test("the sides' files are called alike, and those of a commit carry its id", async () => {
    const folder = branched();
    const { value } = await resolve(folder);
    const { base, head } = value.pairs[0] ?? {};
    expect([...(base?.loaded.sources.values() ?? [])].map(({ path, revision }) => [path, revision])).toEqual([
      ["trackc.yaml", git(folder, "merge-base", "main", "side").slice(0, 7)],
      ["plans/a.yaml", git(folder, "merge-base", "main", "side").slice(0, 7)],
    ]);
    expect([...(head?.loaded.sources.values() ?? [])].map(({ path, revision }) => [path, revision])).toEqual([
      ["trackc.yaml", undefined],
      ["plans/a.yaml", undefined],
      ["plans/c.yaml", undefined],
      ["plans/e.yaml", undefined],
    ]);
  });

  test("a commit with the working folder, two commits, and the last common one with a commit", async () => {
    const folder = branched();
    expect((await pairs(folder, ["main"])).pairs).toEqual(["trackc.yaml: A B, G H → trackc.yaml: A B, C D, E F"]);
    expect((await pairs(folder, ["main..side"])).pairs).toEqual(["trackc.yaml: A B, G H → trackc.yaml: A B, C D"]);
    expect((await pairs(folder, ["main", "side"])).pairs).toEqual(["trackc.yaml: A B, G H → trackc.yaml: A B, C D"]);
    expect((await pairs(folder, ["main...side"])).pairs).toEqual(["trackc.yaml: A B → trackc.yaml: A B, C D"]);
    expect((await pairs(folder, ["main.."])).pairs).toEqual(["trackc.yaml: A B, G H → trackc.yaml: A B, C D"]);
    expect((await pairs(folder, ["..main"])).pairs).toEqual(["trackc.yaml: A B, C D → trackc.yaml: A B, G H"]);
    expect((await pairs(folder, ["HEAD"])).pairs).toEqual(["trackc.yaml: A B, C D → trackc.yaml: A B, C D, E F"]);
  });

  test("a part of a plan narrows nothing, and a note says so", async () => {
    const folder = repositoryOf({
      ...{ "a/trackc.yaml": "name: music\n", "a/plans/a.yaml": event("A B"), "a/plans/b.yaml": event("B C") },
      ...{ "b/trackc.yaml": "name: radio\n", "b/plans/a.yaml": event("A B") },
    });
    commit(folder, { "a/plans/b.yaml": event("C D") });
    const part = (given: string): readonly string[] => [
      `\`${given}\` narrows nothing: the plan \`music\` is compared as a whole.`,
    ];
    const told = async (args: readonly string[], at = folder): Promise<readonly string[]> => {
      const { value, diagnostics } = await resolve(at, args);
      expect(diagnostics).toEqual([]);
      return value.notes.flatMap(({ kind, text }) => (kind === "whole-plan" ? [text] : []));
    };
    for (const given of ["a/plans/b.yaml", "a/plans", "./a/plans/a.yaml"]) {
      expect(await told([given]), given).toEqual(part(given));
      expect(await told(["HEAD~1", given]), given).toEqual(part(given));
      expect(await told(["HEAD~1..HEAD", given]), given).toEqual(part(given));
    }
    expect(await told(["HEAD~1:a/plans/b.yaml", "a/plans/b.yaml"])).toEqual(part("a/plans/b.yaml"));
    expect(await told(["HEAD~1", "HEAD:a/plans"])).toEqual(part("HEAD:a/plans"));
    expect(await told(["HEAD~1:a/plans/b.yaml"])).toEqual(part("HEAD~1:a/plans/b.yaml"));
    for (const given of ["a", ".", "a/trackc.yaml", "./a/"]) {
      expect(await told([given]), given).toEqual([]);
      expect(await told(["HEAD~1..HEAD", given]), given).toEqual([]);
    }
    // Who stands in a folder of the plan has asked for no part of it.
    expect(await told(["HEAD~1"], join(folder, "a/plans"))).toEqual([]);
  });

  test("a path in a commit, from the top or from where one is", async () => {
    const folder = repositoryOf({ "old/trackc.yaml": "name: music\n", "old/plans/a.yaml": event("A B") });
    git(folder, "mv", "old", "new");
    commit(folder, { "new/plans/c.yaml": event("C D") });
    const expected = ["old/trackc.yaml: A B → new/trackc.yaml: A B, C D"];
    expect((await pairs(folder, ["HEAD~1:old", "new"])).pairs).toEqual(expected);
    expect((await pairs(folder, ["HEAD~1:old", "HEAD:new"])).pairs).toEqual(expected);
    expect((await pairs(folder, ["HEAD~1:old/trackc.yaml", "new/trackc.yaml"])).pairs).toEqual(expected);
    expect((await pairs(join(folder, "new"), ["HEAD~1:../old"])).pairs).toEqual([
      "../old/trackc.yaml: A B → trackc.yaml: A B, C D",
    ]);
    expect((await pairs(folder, ["HEAD~1:old"])).pairs).toEqual(expected);
    expect((await pairs(folder, ["HEAD~1:old", "."])).pairs).toEqual(expected);
    expect((await pairs(folder, ["HEAD^{/A change}~1:old", "main@{0}:new"])).pairs).toEqual(expected);
    expect((await pairs(folder, ["HEAD~1:", "HEAD:"])).pairs).toEqual(expected);
    expect(await mistakes(folder, ["HEAD:old", "new"])).toEqual(["path-not-found"]);
    expect(await mistakes(folder, ["HEAD:../..", "new"])).toEqual(["path-not-found"]);
  });

  test("two folders, also where there is no repository and no git", async () => {
    const folder = temporaryFolder();
    fill(folder, {
      "before/trackc.yaml": "name: music\n",
      "before/plans/a.yaml": event("A B"),
      "after/trackc.yaml": "name: tunes\n",
      "after/plans/a.yaml": event("C D"),
    });
    const expected = { pairs: ["before/trackc.yaml: A B → after/trackc.yaml: C D"], notes: [] };
    expect(await pairs(folder, ["before", "after"])).toEqual(expected);
    expect(await pairs(folder, ["before", "after"], { env: { PATH: folder } })).toEqual(expected);
    expect(await mistakes(folder, ["before", "missing"])).toEqual(["not-a-repository"]);
    expect(await mistakes(folder, ["before", "./missing"])).toEqual(["path-not-found"]);
    expect(await mistakes(folder, ["before"])).toEqual(["not-a-repository"]);
    expect(await mistakes(folder, ["a", "b", "c"])).toEqual(["too-many-inputs"]);
  });

  test("one plan of several, by its folder, its manifest or a folder in it, and all of them from above", async () => {
    const files = { "a/trackc.yaml": "name: a\n", "a/plans/p.yaml": event("A B") };
    const folder = repositoryOf({ ...files, "b/trackc.yaml": "name: b\n", "b/plans/p.yaml": event("C D") });
    git(folder, "checkout", "--quiet", "-b", "side");
    for (const where of ["a", "a/trackc.yaml", "a/plans", "./a"]) {
      expect((await pairs(folder, [where])).pairs).toEqual(["a/trackc.yaml: A B → a/trackc.yaml: A B"]);
    }
    expect((await pairs(join(folder, "a/plans"))).pairs).toEqual(["../trackc.yaml: A B → ../trackc.yaml: A B"]);
    expect((await pairs(folder, ["HEAD", "b"])).pairs).toEqual(["b/trackc.yaml: C D → b/trackc.yaml: C D"]);
    expect((await pairs(folder, ["main..HEAD", "b"])).pairs).toEqual(["b/trackc.yaml: C D → b/trackc.yaml: C D"]);
    expect((await pairs(folder)).pairs).toEqual([
      "a/trackc.yaml: A B → a/trackc.yaml: A B",
      "b/trackc.yaml: C D → b/trackc.yaml: C D",
    ]);
  });

  test("two commits within a folder or file that only one of them has, wherever it is on disk", async () => {
    const folder = repositoryOf({ "a/trackc.yaml": "name: a\n", "a/plans/p.yaml": event("A B") });
    commit(folder, { "b/trackc.yaml": "name: b\n", "b/plans/p.yaml": event("C D") });
    git(folder, "rm", "-r", "--quiet", "b");
    commit(folder, {});
    const expected = ["nothing → b/trackc.yaml: C D"];
    expect((await pairs(folder, ["HEAD~2..HEAD~1", "b"])).pairs).toEqual(expected);
    expect((await pairs(folder, ["HEAD~2..HEAD~1", "b/plans/p.yaml"])).pairs).toEqual(expected);
    expect((await pairs(join(folder, "a"), ["HEAD~2..HEAD~1", "../b"])).pairs).toEqual([
      "nothing → ../b/trackc.yaml: C D",
    ]);
    expect((await pairs(folder, ["HEAD~1..HEAD", "./b"])).pairs).toEqual(["b/trackc.yaml: C D → nothing"]);
    for (const limit of ["c", "", "../..", "HEAD:b"]) {
      expect(await mistakes(folder, ["HEAD~1..HEAD", limit]), limit).toEqual(["path-not-found"]);
    }
    expect(await mistakes(folder, ["HEAD~1..HEAD", "HEAD~2..HEAD"])).toEqual(["too-many-inputs"]);
  });

  test("a word that is a folder and a branch is asked about", async () => {
    const folder = repositoryOf({ "music/trackc.yaml": "name: music\n", "music/plans/a.yaml": event("A B") });
    git(folder, "branch", "music");
    expect(await mistakes(folder, ["music"])).toEqual(["ambiguous-input"]);
    expect((await pairs(folder, ["music~0"])).pairs).toEqual(["music/trackc.yaml: A B → music/trackc.yaml: A B"]);
    expect((await pairs(folder, ["./music"])).notes).toContain("previous-commit");
  });
});

describe("the base", () => {
  test("is what --base says, before what CI says, before the default branch", async () => {
    const folder = branched();
    git(folder, "branch", "other", "side");
    git(folder, "update-ref", "refs/remotes/origin/release", "main");
    const label = async (more: { base?: string; env?: Record<string, string> }): Promise<string | undefined> =>
      (await resolve(folder, [], more)).value.pairs[0]?.base.label;
    const side = git(folder, "rev-parse", "side");
    const left = git(folder, "merge-base", "main", "side").slice(0, 7);
    const env = { GITHUB_BASE_REF: "release" };
    expect(await label({ base: "other", env })).toBe(`other (${side.slice(0, 7)})`);
    expect(await label({ env })).toBe(`merge base with origin/release (${left})`);
    expect(await label({ env: { GITHUB_BASE_REF: "", CI_MERGE_REQUEST_DIFF_BASE_SHA: side } })).toBe(side.slice(0, 7));
    expect(await label({})).toBe(`merge base with main (${left})`);
    expect(await mistakes(folder, [], { env: { GITHUB_BASE_REF: "gone" } })).toEqual(["unknown-ref"]);
    expect(await mistakes(folder, [], { env: { GITHUB_BASE_REF: "--output=x" } })).toEqual(["unknown-ref"]);
    expect(await mistakes(folder, [], { env: { CI_MERGE_REQUEST_DIFF_BASE_SHA: "-x" } })).toEqual(["not-a-ref"]);
    expect(await mistakes(folder, [], { base: "-x" })).toEqual(["not-a-ref"]);
  });

  test("is found where origin's default branch has another name, and where it is called master", async () => {
    const folder = branched();
    git(folder, "branch", "--move", "main", "trunk");
    expect(await mistakes(folder)).toEqual(["no-base"]);
    git(folder, "update-ref", "refs/remotes/origin/trunk", "trunk");
    git(folder, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
    expect((await resolve(folder)).value.pairs[0]?.base.label).toMatch(/^merge base with origin\/trunk /);
    git(folder, "symbolic-ref", "--delete", "refs/remotes/origin/HEAD");
    git(folder, "branch", "--move", "trunk", "master");
    expect((await resolve(folder)).value.pairs[0]?.base.label).toMatch(/^merge base with master /);
  });

  test("is the previous commit on the default branch itself, detached or not", async () => {
    const folder = repositoryOf(music);
    const first = git(folder, "rev-parse", "HEAD");
    commit(folder, { "plans/c.yaml": event("C D") });
    const { value } = await resolve(folder);
    expect(inShort(value)).toEqual({
      pairs: ["trackc.yaml: A B → trackc.yaml: A B, C D"],
      notes: ["previous-commit"],
    });
    expect(value.notes[0]?.text).toContain(`the previous commit, \`${first.slice(0, 7)}\``);
    git(folder, "checkout", "--quiet", "--detach");
    expect((await resolve(folder)).value.notes.map(({ kind }) => kind)).toEqual(["previous-commit"]);
  });

  test("is what was pushed, where the default branch has commits that are not", async () => {
    const folder = repositoryOf(music);
    git(folder, "update-ref", "refs/remotes/origin/main", "main");
    commit(folder, { "plans/c.yaml": event("C D") });
    commit(folder, { "plans/d.yaml": event("E F") });
    expect(await pairs(folder)).toEqual({
      pairs: ["trackc.yaml: A B → trackc.yaml: A B, C D, E F"],
      notes: ["base"],
    });
  });

  test("is the branch's beginning where nothing is committed on it yet", async () => {
    const folder = repositoryOf(music);
    commit(folder, { "plans/c.yaml": event("C D") });
    git(folder, "checkout", "--quiet", "-b", "side");
    fill(folder, { "plans/e.yaml": event("E F") });
    expect(await pairs(folder)).toEqual({
      pairs: ["trackc.yaml: A B, C D → trackc.yaml: A B, C D, E F"],
      notes: ["base"],
    });
  });

  test("is nothing before the first commit and on it", async () => {
    const folder = temporaryFolder();
    fill(folder, music);
    git(folder, "init", "--quiet", "--initial-branch=main");
    const expected = { pairs: ["nothing → trackc.yaml: A B"], notes: ["base"] };
    expect(await pairs(folder)).toEqual(expected);
    commit(folder, {});
    expect(await pairs(folder)).toEqual({ ...expected, notes: ["previous-commit"] });
  });

  test("that lies beyond the end of a shallow clone is told with the command that gets it", async () => {
    const origin = branched();
    git(origin, "checkout", "--quiet", "main");
    const clone = join(temporaryFolder(), "clone");
    git(origin, "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=side", `file://${origin}`, clone);
    const before = fingerprint(clone);
    const { diagnostics } = await resolve(clone);
    expect(diagnostics.map(({ code }) => code)).toEqual(["no-merge-base"]);
    expect(diagnostics[0]?.help).toContain("`git fetch --unshallow origin`, or `git fetch --deepen=100 origin`");
    expect(diagnostics[0]?.help).toContain("`fetch-depth: 0`");
    expect(fingerprint(clone)).toBe(before);
    git(clone, "fetch", "--quiet", "--unshallow", "origin");
    expect((await pairs(clone)).pairs).toEqual(["trackc.yaml: A B → trackc.yaml: A B, C D"]);
  });

  test("of a pull request's merge commit, cloned alone as CI does, is got by the printed commands", async () => {
    const origin = branched();
    git(origin, "checkout", "--quiet", "--force", "main");
    git(origin, "merge", "--quiet", "--no-edit", "side");
    git(origin, "update-ref", "refs/pull/1/merge", "HEAD");
    git(origin, "reset", "--quiet", "--hard", "HEAD~1");
    const clone = temporaryFolder();
    git(clone, "init", "--quiet");
    git(clone, "remote", "add", "origin", `file://${origin}`);
    git(clone, "fetch", "--quiet", "--depth=1", "origin", "+refs/pull/1/merge:refs/remotes/pull/1/merge");
    git(clone, "checkout", "--quiet", "--detach", "refs/remotes/pull/1/merge");
    const env = { GITHUB_BASE_REF: "main" };
    const sha = git(clone, "rev-parse", "HEAD");
    const onGitHub = { ...env, GITHUB_REF: "refs/pull/1/merge", GITHUB_SHA: sha };
    expect((await resolve(clone, [], { env: onGitHub })).diagnostics[0]?.help).toMatch(
      /^Give actions\/checkout `fetch-depth: 2`, or run `git fetch --unshallow origin \S+`\.$/,
    );
    const { diagnostics } = await resolve(clone, [], { env });
    const command = "git fetch --unshallow origin +refs/heads/main:refs/remotes/origin/main";
    expect(diagnostics[0]).toMatchObject({ code: "unknown-ref", help: expect.stringContaining(command) });
    git(clone, ...command.split(" ").slice(1));
    expect((await pairs(clone, [], { env })).pairs).toEqual(["trackc.yaml: A B, G H → trackc.yaml: A B, C D, G H"]);
  });

  test("of a pull request's merge commit is in a clone of two commits", async () => {
    const origin = branched();
    git(origin, "checkout", "--quiet", "--force", "main");
    git(origin, "merge", "--quiet", "--no-edit", "side");
    const clone = join(temporaryFolder(), "clone");
    git(origin, "clone", "--quiet", "--depth=2", `file://${origin}`, clone);
    git(clone, "checkout", "--quiet", "--detach");
    git(clone, "update-ref", "-d", "refs/remotes/origin/main");
    const GITHUB_SHA = git(clone, "rev-parse", "HEAD");
    const env = { GITHUB_BASE_REF: "main", GITHUB_REF: "refs/pull/1/merge", GITHUB_SHA };
    const { value } = await resolve(clone, [], { env });
    expect(inShort(value).pairs).toEqual(["trackc.yaml: A B, G H → trackc.yaml: A B, C D, G H"]);
    expect(value.pairs[0]?.base.label).toMatch(/^main \([0-9a-f]{7}\)$/);
  });

  test("that is neither a commit nor a folder is told as both", async () => {
    const folder = branched();
    const help = async (...args: string[]) => (await resolve(folder, args)).diagnostics[0]?.help;
    expect(await help("plan")).toBe(
      "No file or folder is called so either. `git branch --all` and `git tag` list the commits that have a name.",
    );
    git(folder, "remote", "add", "origin", folder);
    expect(await help("plan")).toBe(
      "No file or folder is called so either. Get a commit of that name with `git fetch origin +refs/heads/plan:refs/remotes/origin/plan`.",
    );
    expect(await help("sid")).toMatch(
      /^Did you mean `side`\? No file or folder is called so either\. Or get a commit of that name with /,
    );
    for (const args of [["plan..main"], ["plan:plans"]]) expect(await help(...args)).not.toContain("folder");
  });

  test("is asked for on the default branch of a clone of one commit", async () => {
    const origin = branched();
    const clone = join(temporaryFolder(), "clone");
    git(origin, "clone", "--quiet", "--depth=1", "--branch=main", `file://${origin}`, clone);
    const { diagnostics } = await resolve(clone);
    expect(diagnostics[0]).toMatchObject({ code: "no-previous-commit" });
    git(clone, "fetch", "--quiet", "--deepen=1");
    expect((await pairs(clone)).pairs).toEqual(["trackc.yaml: A B → trackc.yaml: A B, G H"]);
  });
});

describe("a plan that was not always there, or not there", () => {
  test("is new as a whole where the base has none, and is called the same on both sides", async () => {
    const folder = repositoryOf({ "README.md": "" });
    git(folder, "checkout", "--quiet", "-b", "side");
    fill(folder, music);
    const { value } = await resolve(folder);
    expect(inShort(value)).toEqual({ pairs: ["nothing → trackc.yaml: A B"], notes: ["base", "no-base-plan"] });
    expect(value.pairs[0]?.base.loaded).toMatchObject({ project: { name: { value: "music" } }, diagnostics: [] });
    expect(value.pairs[0]?.notes[0]?.text).toMatch(/^`main \([0-9a-f]{7}\)` has no plan `music`: everything is new\.$/);
  });

  test("is gone as a whole where only the base has it", async () => {
    const folder = repositoryOf(music);
    git(folder, "checkout", "--quiet", "-b", "side");
    rmSync(join(folder, "trackc.yaml"));
    expect(await pairs(folder)).toEqual({ pairs: ["trackc.yaml: A B → nothing"], notes: ["base", "no-head-plan"] });
  });

  test("is asked for where neither side has one", async () => {
    expect(await mistakes(repositoryOf({ "a.txt": "" }))).toEqual(["no-manifest"]);
  });

  test("may be in a submodule that is not checked out", async () => {
    const inner = repositoryOf(music, "inner");
    const outer = repositoryOf({ "README.md": "" }, "outer");
    git(outer, "submodule", "--quiet", "add", inner, "the plan");
    commit(outer, {});
    const clone = join(temporaryFolder(), "clone");
    git(outer, "clone", "--quiet", outer, clone);
    for (const args of [["HEAD"], ["HEAD..HEAD"]]) {
      const { diagnostics } = await resolve(clone, args);
      expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([
        [
          "no-manifest",
          "The submodule `the plan` is not checked out. If the plan is there: `git submodule update --init -- 'the plan'`. In CI: `submodules: true` for actions/checkout, `GIT_SUBMODULE_STRATEGY: normal` on GitLab.",
        ],
      ]);
    }
    git(clone, "submodule", "--quiet", "update", "--init", "--", "the plan");
    expect((await pairs(clone, ["HEAD"])).pairs).toEqual(["the plan/trackc.yaml: A B → the plan/trackc.yaml: A B"]);
  });

  test("is the same in a renamed folder, by its name", async () => {
    const folder = repositoryOf({ "old/trackc.yaml": "name: music\n", "old/plans/a.yaml": event("A B") });
    git(folder, "checkout", "--quiet", "-b", "side");
    mkdirSync(join(folder, "deep"));
    renameSync(join(folder, "old"), join(folder, "deep/new"));
    const expected = ["old/trackc.yaml: A B → deep/new/trackc.yaml: A B"];
    expect(await pairs(folder)).toEqual({ pairs: expected, notes: ["base", "plan-moved"] });
    expect((await pairs(folder, ["deep/new"])).pairs).toEqual(expected);
    expect((await pairs(join(folder, "deep/new/plans"))).pairs).toEqual([
      "../../../old/trackc.yaml: A B → ../trackc.yaml: A B",
    ]);
  });

  test("is new, not moved, where it is a copy of one that is still there", async () => {
    const folder = repositoryOf({ "old/trackc.yaml": "name: music\n", "old/plans/a.yaml": event("A B") });
    git(folder, "checkout", "--quiet", "-b", "side");
    fill(folder, { "new/trackc.yaml": "name: music\n", "new/plans/a.yaml": event("C D") });
    expect((await pairs(folder)).pairs).toEqual([
      "nothing → new/trackc.yaml: C D",
      "old/trackc.yaml: A B → old/trackc.yaml: A B",
    ]);
    expect((await pairs(folder, ["new"])).pairs).toEqual(["nothing → new/trackc.yaml: C D"]);
  });

  test("goes on where the base breaks today's language, which is said", async () => {
    const folder = repositoryOf({
      ...music,
      "plans/broken.yaml": "events: [\n",
      "plans/odd.yaml": "events:\n  I J:\n    nonsense: x\n",
    });
    git(folder, "checkout", "--quiet", "-b", "side");
    fill(folder, { "plans/broken.yaml": event("C D"), "plans/odd.yaml": event("I J") });
    const { value, diagnostics } = await resolve(folder);
    expect(diagnostics).toEqual([]);
    expect(inShort(value)).toEqual({
      pairs: ["trackc.yaml: A B, I J → trackc.yaml: A B, C D, I J"],
      notes: ["base", "base-broken"],
    });
    expect(value.pairs[0]?.notes[0]?.text).toMatch(
      /^The plan `music` of `main \([0-9a-f]{7}\)` has 2 errors under today's language\. What they touch could not be compared; the rest was\. The first in `plans\/broken.yaml`: /,
    );
  });

  test("keeps its name where the base's manifest is broken", async () => {
    const folder = repositoryOf({ ...music, "trackc.yaml": "name: [\n" });
    git(folder, "checkout", "--quiet", "-b", "side");
    fill(folder, music);
    const { value } = await resolve(folder);
    expect(inShort(value)).toEqual({ pairs: ["trackc.yaml: A B → trackc.yaml: A B"], notes: ["base", "base-broken"] });
    expect(value.pairs[0]?.base.loaded.project.name.value).toBe("music");
  });
});

describe("kinds of repositories", () => {
  test("a bare one compares commits and has no working folder", async () => {
    const folder = branched();
    const bare = join(temporaryFolder(), "bare.git");
    git(folder, "clone", "--quiet", "--bare", folder, bare);
    const before = fingerprint(bare);
    expect((await pairs(bare, ["main..side"])).pairs).toEqual(["trackc.yaml: A B, G H → trackc.yaml: A B, C D"]);
    expect((await pairs(bare, ["main:plans", "side:"])).pairs).toEqual([
      "trackc.yaml: A B, G H → trackc.yaml: A B, C D",
    ]);
    expect((await pairs(bare, ["main..side", "plans"])).pairs).toEqual([
      "trackc.yaml: A B, G H → trackc.yaml: A B, C D",
    ]);
    expect(await mistakes(bare, ["main..side", "missing"])).toEqual(["path-not-found"]);
    expect(await mistakes(dirname(bare), ["bare.git"])).toEqual(["no-working-folder"]);
    expect(await mistakes(folder, ["main", bare])).toEqual(["no-working-folder"]);
    expect(await mistakes(bare)).toEqual(["no-working-folder"]);
    expect(await mistakes(bare, ["main"])).toEqual(["no-working-folder"]);
    expect(fingerprint(bare)).toBe(before);
  });

  test("a linked worktree, seen through a link", async () => {
    const folder = repositoryOf(music);
    const top = temporaryFolder();
    git(folder, "worktree", "add", "--quiet", join(top, "tree"), "-b", "side");
    symlinkSync("tree", join(top, "link"));
    fill(join(top, "tree"), { "plans/c.yaml": event("C D") });
    expect((await pairs(join(top, "link"))).pairs).toEqual(["trackc.yaml: A B → trackc.yaml: A B, C D"]);
    expect((await pairs(top, [join(top, "link/plans")])).pairs).toEqual([
      "tree/trackc.yaml: A B → tree/trackc.yaml: A B, C D",
    ]);
  });

  test("one whose paths hold spaces, quotes, line feeds and letters of all kinds", async () => {
    const odd = "pläne \n\"x\" 'y' :(glob)*/日本 $(x)";
    const folder = repositoryOf(
      { [`${odd}/trackc.yaml`]: "name: x\n", [`${odd}/plans/ü \t.yaml`]: event("A B") },
      "ein Ordner",
    );
    git(folder, "checkout", "--quiet", "-b", "größe");
    fill(folder, { [`${odd}/plans/é\n.yaml`]: event("C D") });
    expect((await pairs(folder)).pairs).toEqual([`${odd}/trackc.yaml: A B → ${odd}/trackc.yaml: A B, C D`]);
    expect((await pairs(join(folder, odd), ["größe"])).pairs).toEqual(["trackc.yaml: A B → trackc.yaml: A B, C D"]);
    expect((await pairs(folder, [`größe:${odd}`])).pairs).toHaveLength(1);
  });

  test("a sparse one loses no plan by not having it checked out", async () => {
    const files = { "a/trackc.yaml": "name: a\n", "a/plans/p.yaml": event("A B") };
    const folder = repositoryOf({ ...files, "b/trackc.yaml": "name: b\n", "b/plans/p.yaml": event("C D") });
    git(folder, "checkout", "--quiet", "-b", "side");
    git(folder, "sparse-checkout", "set", "a");
    expect(await pairs(folder)).toEqual({ pairs: ["a/trackc.yaml: A B → a/trackc.yaml: A B"], notes: ["base"] });
  });

  test("a partial clone says which files it has not, and how to get them, and fetches nothing", async () => {
    const origin = branched();
    git(origin, "config", "uploadpack.allowFilter", "true");
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
    git(origin, "checkout", "--quiet", "main");
    commit(origin, { "plans/a.yaml": event("A B", "X Y"), "plans/later.yaml": event("Z Z"), "plans/e.yaml": "" });
    const clone = join(temporaryFolder(), "clone");
    git(origin, "clone", "--quiet", "--filter=blob:none", "--branch=main", `file://${origin}`, clone);
    const before = fingerprint(clone);
    const { diagnostics } = await resolve(clone);
    expect(diagnostics.map(({ code, context }) => [code, context.files])).toEqual([
      ["objects-missing", "`plans/a.yaml` and `plans/later.yaml`"],
    ]);
    expect(fingerprint(clone)).toBe(before);
    const id = git(clone, "rev-parse", "HEAD~1");
    git(clone, "show", `${id}:plans/later.yaml`);
    const [one] = (await resolve(clone)).diagnostics;
    expect(one).toMatchObject({ code: "object-missing", context: { path: "plans/a.yaml" } });
    expect(one?.help).toBe(`Have git get it: \`git show ${id}:plans/a.yaml > /dev/null\``);
    git(clone, "show", `${id}:plans/a.yaml`);
    expect((await pairs(clone)).pairs).toEqual(["trackc.yaml: A B, G H → trackc.yaml: A B, X Y, Z Z"]);
  });

  test("a partial clone needs nothing but what has changed, whatever git calls it", async () => {
    for (const format of ["sha1", "sha256"]) {
      const folder = join(temporaryFolder(), "repository");
      git(temporaryFolder(), "init", "--quiet", `--object-format=${format}`, "--initial-branch=main", folder);
      commit(folder, { ...music, "plans/b.yaml": `\uFEFF${event("Größe Gewählt")}` });
      git(folder, "checkout", "--quiet", "-b", "side");
      fill(folder, { "plans/c.yaml": event("C D") });
      for (const file of ["trackc.yaml", "plans/a.yaml", "plans/b.yaml"]) {
        const id = git(folder, "rev-parse", `main:${file}`);
        rmSync(join(folder, ".git/objects", id.slice(0, 2), id.slice(2)));
      }
      expect((await pairs(folder)).pairs).toEqual([
        "trackc.yaml: A B, Größe Gewählt → trackc.yaml: A B, C D, Größe Gewählt",
      ]);
      // The same number of bytes, and others.
      fill(folder, { "plans/a.yaml": event("A C") });
      expect((await resolve(folder)).diagnostics.map(({ code }) => code)).toEqual(["object-missing"]);
    }
  });

  test.runIf(existsSync("/usr/bin/mkfifo"))(
    "what the working folder has in place of a file is not waited for",
    async () => {
      const folder = repositoryOf({ ...music, "plans/b.yaml": event("C D") });
      git(folder, "checkout", "--quiet", "-b", "side");
      rmSync(join(folder, "plans/b.yaml"));
      execFileSync("mkfifo", [join(folder, "plans/b.yaml")]);
      expect((await pairs(folder)).pairs).toEqual(["trackc.yaml: A B, C D → trackc.yaml: A B"]);
    },
  );

  test("a submodule is read at the commit that each side names", async () => {
    const shared = repositoryOf({ "s.yaml": event("S One") }, "shared");
    const folder = repositoryOf({
      "trackc.yaml": "name: music\nplans: [plans, shared]\n",
      "plans/a.yaml": event("A B"),
    });
    git(folder, "submodule", "--quiet", "add", `file://${shared}`, "shared");
    commit(folder, {});
    git(folder, "checkout", "--quiet", "-b", "side");
    const next = commit(shared, { "t.yaml": event("S Two") });
    git(join(folder, "shared"), "pull", "--quiet", "origin", "main");
    expect(git(join(folder, "shared"), "rev-parse", "HEAD")).toBe(next);
    expect(await pairs(folder)).toEqual({
      pairs: ["trackc.yaml: A B, S One → trackc.yaml: A B, S One, S Two"],
      notes: ["base"],
    });
  });

  test("a submodule whose commit is not here is read from the working folder, which is said", async () => {
    const shared = repositoryOf({ "s.yaml": event("S One") }, "shared");
    const folder = repositoryOf({
      "trackc.yaml": "name: music\nplans: [plans, shared]\n",
      "plans/a.yaml": event("A B"),
    });
    git(folder, "submodule", "--quiet", "add", `file://${shared}`, "shared");
    git(folder, "update-index", "--cacheinfo", `160000,${"1".repeat(40)},shared`);
    git(folder, "commit", "--quiet", "--message", "x");
    git(folder, "checkout", "--quiet", "-b", "side");
    expect(await pairs(folder)).toEqual({
      pairs: ["trackc.yaml: A B, S One → trackc.yaml: A B, S One"],
      notes: ["base", "submodule"],
    });
  });
});

describe("the work", () => {
  test("is a handful of questions to git, with one process for all objects", async () => {
    const folder = branched();
    const bin = temporaryFolder();
    const log = join(bin, "log");
    fill(bin, { git: `#!/bin/sh\necho "$*" >> '${log}'\nPATH='${process.env.PATH}' exec git "$@"\n` });
    chmodSync(join(bin, "git"), 0o755);
    await pairs(folder, [], { env: { PATH: `${bin}:${process.env.PATH}` } });
    const asked = readFileSync(log, "utf8").trim().split("\n");
    const commands = asked.map((line) => line.replace(/^--no-pager (?:-c \S+ )*/, "").split(" ")[0]);
    expect(commands.filter((command) => command === "cat-file")).toHaveLength(1);
    expect(new Set(commands)).toEqual(
      new Set(["rev-parse", "cat-file", "for-each-ref", "symbolic-ref", "merge-base", "check-ignore"]),
    );
    expect(commands.length).toBeLessThan(12);
    expect(asked.every((line) => line.startsWith("--no-pager -c core.fsmonitor=false "))).toBe(true);
  });

  test("is done once for what is the same on both sides", async () => {
    const folder = repositoryOf({ ...music, "plans/b.yaml": event("C D") });
    const { value: same } = await resolve(folder, ["HEAD"]);
    expect(same.pairs[0]?.base.loaded.plan).toBe(same.pairs[0]?.head.loaded.plan);
    fill(folder, { "plans/b.yaml": event("C E") });
    const { value: other } = await resolve(folder, ["HEAD"]);
    expect(other.pairs.map(({ base, head }) => [side(base), side(head)])).toEqual([
      ["trackc.yaml: A B, C D", "trackc.yaml: A B, C E"],
    ]);
  });
});

describe("what git does not hold", () => {
  test("is read from the working folder on both sides, which is said once", async () => {
    const top = temporaryFolder();
    const folder = join(top, "repository");
    const manifest = "name: music\nplans: [plans, node_modules/@acme/plan, ../outside, generated/*.yaml]\n";
    fill(folder, {
      "trackc.yaml": manifest,
      "plans/a.yaml": event("A B"),
      "plans/local/own.yaml": event("Own One"),
      "node_modules/@acme/plan/n.yaml": event("Node One"),
      "generated/g.yaml": event("Gen One"),
      "generated/unused.txt": "",
      ".gitignore": "generated\nlocal/\n",
    });
    fill(top, { "outside/o.yaml": event("Out One") });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "trackc.yaml", "plans", ".gitignore");
    git(folder, "commit", "--quiet", "--message", "x");
    git(folder, "checkout", "--quiet", "-b", "side");
    fill(folder, { "plans/new.yaml": event("New One") });
    const { value, diagnostics } = await resolve(folder);
    expect(diagnostics).toEqual([]);
    expect(inShort(value).pairs).toEqual([
      "trackc.yaml: A B, Gen One, Node One, Out One, Own One → trackc.yaml: A B, Gen One, New One, Node One, Out One, Own One",
    ]);
    expect(value.notes.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      expect.stringMatching(/^base: /),
      "from-working-folder: `../outside` is outside the repository: it was read from the working folder on both sides.",
      "from-working-folder: `generated` is not in git: it was read from the working folder on both sides.",
      "from-working-folder: `node_modules/@acme/plan` is not in git: it was read from the working folder on both sides.",
      "from-working-folder: `plans/local` is not in git: it was read from the working folder on both sides.",
    ]);
    const revisions = [...(value.pairs[0]?.base.loaded.sources.values() ?? [])].map(({ path, revision }) => [
      path,
      !!revision,
    ]);
    expect(Object.fromEntries(revisions)).toMatchObject({ "plans/a.yaml": true, "generated/g.yaml": false });
  });

  test("is not what is only new, nor what is added though it is ignored", async () => {
    const folder = repositoryOf({ ...music, ".gitignore": "forced.yaml\n" });
    git(folder, "checkout", "--quiet", "-b", "side");
    fill(folder, { "plans/forced.yaml": event("C D"), "plans/new.yaml": event("E F") });
    git(folder, "add", "--force", "plans/forced.yaml");
    expect(await pairs(folder)).toEqual({
      pairs: ["trackc.yaml: A B → trackc.yaml: A B, C D, E F"],
      notes: ["base"],
    });
  });

  test("links in a commit are followed, in it and out of it, and round in circles", async () => {
    const top = temporaryFolder();
    const folder = join(top, "repository");
    fill(top, { "outside/o.yaml": event("Out One") });
    fill(folder, {
      "trackc.yaml": "name: x\nplans: [plans, link.yaml]\n",
      "plans/a.yaml": event("A B"),
      "more/b.yaml": event("C D"),
    });
    symlinkSync("../more", join(folder, "plans/more"));
    symlinkSync("../../outside", join(folder, "plans/out"));
    symlinkSync("..", join(folder, "plans/up"));
    symlinkSync("self", join(folder, "plans/self"));
    symlinkSync("nowhere", join(folder, "plans/nothing"));
    symlinkSync("more/b.yaml", join(folder, "link.yaml"));
    git(folder, "init", "--quiet", "--initial-branch=main");
    commit(folder, {});
    git(folder, "checkout", "--quiet", "-b", "side");
    const { value, diagnostics } = await resolve(folder);
    expect(diagnostics).toEqual([]);
    const [pair] = value.pairs;
    expect(pair?.base.loaded.plan).toEqual(pair?.head.loaded.plan);
    expect([...(pair?.base.loaded.sources.keys() ?? [])]).toEqual([...(pair?.head.loaded.sources.keys() ?? [])]);
    expect(pair?.base.loaded.diagnostics.map(({ code, message }) => [code, message])).toEqual(
      pair?.head.loaded.diagnostics.map(({ code, message }) => [code, message]),
    );
  });
});
