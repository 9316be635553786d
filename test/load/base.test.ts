import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fill, temporaryFolder } from "../support/folder.js";
import { commit, git, gitEnvironment, repositoryOf } from "../support/git.js";
import { branched, event, inShort, mistakes, music, pairs, resolve } from "./resolving.js";

describe("a merge request on GitLab", () => {
  /** `side` merged into `main`, as GitLab does before the pipeline runs; `main` has moved on since the branch left it. */
  function merged(): { folder: string; env: Record<string, string>; target: string } {
    const folder = branched();
    const CI_MERGE_REQUEST_DIFF_BASE_SHA = git(folder, "merge-base", "main", "side");
    git(folder, "checkout", "--quiet", "--force", "--detach", "main");
    git(folder, "clean", "--quiet", "--force");
    git(folder, "merge", "--quiet", "--no-edit", "side");
    return { folder, env: { CI_MERGE_REQUEST_DIFF_BASE_SHA }, target: git(folder, "rev-parse", "main") };
  }

  test("is compared with the target branch where the pipeline runs for the merged result", async () => {
    const { folder, env, target } = merged();
    const onTrain = { ...env, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: target, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" };
    const { value } = await resolve(folder, [], { env: onTrain });
    expect(inShort(value).pairs).toEqual(["trackc.yaml: A B, G H → trackc.yaml: A B, C D, G H"]);
    expect(value.notes[0]?.text).toBe(
      `Compared with \`main (${target.slice(0, 7)})\`: as GitLab says, \`CI_MERGE_REQUEST_TARGET_BRANCH_SHA\`.`,
    );
  });

  test("is compared with where it left the target in other pipelines, and where a job checks out the branch alone", async () => {
    const { folder, env, target } = merged();
    git(folder, "checkout", "--quiet", "side");
    const expected = ["trackc.yaml: A B → trackc.yaml: A B, C D"];
    expect((await pairs(folder, [], { env: { ...env, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: "" } })).pairs).toEqual(
      expected,
    );
    expect((await pairs(folder, [], { env: { ...env, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: target } })).pairs).toEqual(
      expected,
    );
  });

  test("says how deep the clone must be", async () => {
    const { folder, target } = merged();
    git(folder, "branch", "train");
    const clone = join(temporaryFolder(), "clone");
    git(folder, "clone", "--quiet", "--depth=1", "--branch=train", `file://${folder}`, clone);
    const { diagnostics } = await resolve(clone, [], { env: { CI_MERGE_REQUEST_TARGET_BRANCH_SHA: target } });
    expect(diagnostics[0]).toMatchObject({ code: "unknown-ref", help: expect.stringContaining("`GIT_DEPTH: 2`") });
  });
});

describe("a run on GitHub that is no pull request", () => {
  /** What `actions/checkout` leaves of a repository whose default branch is `develop` and which has an old `main`: no `origin/HEAD`. */
  function checkedOut(): { folder: string; event: (text: string) => string } {
    const folder = repositoryOf(music);
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD");
    commit(folder, { "plans/c.yaml": event("C D") });
    git(folder, "update-ref", "refs/remotes/origin/develop", "HEAD");
    commit(folder, { "plans/e.yaml": event("E F") });
    git(folder, "checkout", "--quiet", "--detach");
    git(folder, "branch", "--quiet", "-D", "main");
    const file = join(temporaryFolder(), "event.json");
    return {
      folder,
      event: (text) => {
        writeFileSync(file, text);
        return file;
      },
    };
  }
  const queue = { GITHUB_EVENT_NAME: "merge_group", GITHUB_BASE_REF: "", GITHUB_REF: "refs/heads/gh-readonly-queue/x" };

  test("compares what a merge queue adds with what it adds it to", async () => {
    const { folder, event } = checkedOut();
    const base_sha = git(folder, "rev-parse", "HEAD~1");
    for (const group of [{ base_sha, base_ref: "refs/heads/develop" }, { base_sha }]) {
      const GITHUB_EVENT_PATH = event(JSON.stringify({ merge_group: group }));
      const { value } = await resolve(folder, [], { env: { ...queue, GITHUB_EVENT_PATH } });
      expect(inShort(value).pairs).toEqual(["trackc.yaml: A B, C D → trackc.yaml: A B, C D, E F"]);
      expect(value.notes[0]?.text).toMatch(/^Compared with `\w{7}`: as GitHub says, `merge_group\.base_sha`\.$/);
      expect(value.repeat.args).toEqual(["--base", group.base_ref ? "origin/develop" : base_sha]);
    }
  });

  test("says how to get what the queue adds it to", async () => {
    const { folder, event } = checkedOut();
    git(folder, "branch", "queue");
    const clone = join(temporaryFolder(), "clone");
    git(folder, "clone", "--quiet", "--depth=1", "--branch=queue", `file://${folder}`, clone);
    const merge_group = { base_sha: git(folder, "rev-parse", "HEAD~1") };
    const env = { ...queue, GITHUB_EVENT_PATH: event(JSON.stringify({ merge_group })) };
    const { diagnostics } = await resolve(clone, [], { env });
    expect(diagnostics[0]).toMatchObject({ code: "unknown-ref", help: expect.stringContaining("`fetch-depth: 0`") });
  });

  test("knows the default branch from the event, and takes no other for it", async () => {
    const { folder, event } = checkedOut();
    const env = (branch: string) => ({
      GITHUB_EVENT_NAME: "push",
      GITHUB_EVENT_PATH: event(JSON.stringify({ repository: { default_branch: branch } })),
    });
    const { value } = await resolve(folder, [], { env: env("develop") });
    expect(value.notes[0]?.text).toMatch(/^Compared with `origin\/develop \(\w{7}\)`: the default branch\.$/);
    expect(await mistakes(folder, [], { env: env("trunk") })).toEqual(["unknown-ref"]);
    const gitlab = await resolve(folder, [], { env: { CI_DEFAULT_BRANCH: "develop" } });
    expect(gitlab.value.notes[0]?.text).toContain(": the default branch.");
  });

  test.each([
    ["no file", undefined],
    ["no JSON", "{"],
    ["no object", "null"],
    ["no group", '{ "merge_group": [] }'],
    ["what is no commit", '{ "merge_group": { "base_sha": "--upload-pack=x" } }'],
    ["what is no text", '{ "merge_group": { "base_sha": 1 }, "repository": { "default_branch": {} } }'],
  ])("takes %s for nothing, and doesn't say that it knows the default branch", async (_, text) => {
    const { folder, event } = checkedOut();
    const GITHUB_EVENT_PATH = text === undefined ? join(folder, "nowhere.json") : event(text);
    const { value } = await resolve(folder, [], { env: { ...queue, GITHUB_EVENT_PATH } });
    expect(value.notes[0]?.text).toMatch(
      /^Compared with `origin\/main \(\w{7}\)`: taken for the default branch, which git does not name here; `--base` names another\.$/,
    );
  });
});

test("a clone of one branch gets to know the default branch by the printed command", async () => {
  const origin = branched();
  git(origin, "checkout", "--quiet", "main");
  const clone = join(temporaryFolder(), "clone");
  git(origin, "clone", "--quiet", "--depth=1", "--branch=side", `file://${origin}`, clone);
  const { diagnostics } = await resolve(clone);
  expect(diagnostics.map(({ code }) => code)).toEqual(["no-base"]);
  const [, command = ""] =
    /^Name it: `--base the-branch`\. Or make the default branch known: `([^`]+)`\.$/.exec(diagnostics[0]?.help ?? "") ??
    [];
  execFileSync("sh", ["-c", command], { cwd: clone, env: gitEnvironment(), stdio: "pipe" });
  expect((await pairs(clone)).pairs).toEqual(["trackc.yaml: A B → trackc.yaml: A B, C D"]);
  git(clone, "remote", "rename", "origin", "upstream");
  git(clone, "checkout", "--quiet", "--detach");
  expect((await resolve(clone)).diagnostics[0]?.help).toBe("Name it: `--base the-branch`.");
});

test("a repository without a commit says so", async () => {
  const folder = temporaryFolder();
  fill(folder, music);
  git(folder, "init", "--quiet");
  expect((await resolve(folder, ["HEAD"])).diagnostics[0]?.help).toBe(
    "No file or folder is called so either. The repository has no commit yet, or no branch.",
  );
});

describe("something is under way", () => {
  test("a rebase whose head stands on the default branch's tip is not the default branch", async () => {
    const folder = repositoryOf(music);
    git(folder, "checkout", "--quiet", "-b", "side");
    commit(folder, { "plans/a.yaml": event("A C") });
    git(folder, "checkout", "--quiet", "main");
    commit(folder, { "plans/a.yaml": event("A D"), "plans/later.yaml": event("G H") });
    git(folder, "checkout", "--quiet", "side");
    expect(() => git(folder, "rebase", "main")).toThrow();
    expect(git(folder, "rev-parse", "HEAD")).toBe(git(folder, "rev-parse", "main"));
    fill(folder, { "plans/a.yaml": event("A C") });
    expect(await pairs(folder)).toEqual({ pairs: ["trackc.yaml: A D, G H → trackc.yaml: A C, G H"], notes: ["base"] });
  });

  test("a merge that is not committed is compared like its commit", async () => {
    const folder = branched();
    git(folder, "merge", "--quiet", "--no-commit", "main");
    const expected = ["trackc.yaml: A B, G H → trackc.yaml: A B, C D, E F, G H"];
    expect((await pairs(folder)).pairs).toEqual(expected);
    expect((await pairs(folder, [], { base: "main" })).pairs).toEqual(expected);
    const tree = join(temporaryFolder(), "tree");
    git(folder, "worktree", "add", "--quiet", tree, "-b", "other", "side");
    git(tree, "merge", "--quiet", "--no-commit", "main");
    expect((await pairs(tree)).pairs).toEqual(["trackc.yaml: A B, G H → trackc.yaml: A B, C D, G H"]);
    git(folder, "commit", "--quiet", "--message", "x");
    expect((await pairs(folder)).pairs).toEqual(expected);
  });

  test("a merge into the default branch is compared with what that was", async () => {
    const folder = branched();
    git(folder, "stash", "--quiet", "--include-untracked");
    git(folder, "checkout", "--quiet", "main");
    git(folder, "merge", "--quiet", "--no-commit", "side");
    const expected = ["trackc.yaml: A B, G H → trackc.yaml: A B, C D, G H"];
    expect((await pairs(folder)).pairs).toEqual(expected);
    git(folder, "commit", "--quiet", "--message", "x");
    expect((await pairs(folder)).pairs).toEqual(expected);
  });
});

test("a base that is named twice is refused", async () => {
  const folder = branched();
  for (const args of [["main"], ["main..side"], ["main", "side"], [".", "plans"], ["main:plans", "plans"]]) {
    expect(await mistakes(folder, args, { base: "main" }), args.join(" ")).toEqual(["two-bases"]);
  }
  const { diagnostics } = await resolve(folder, ["main"], { base: "nonexistent" });
  expect(diagnostics[0]?.message).toBe(
    "`--base` says what the branch is merged into, and `main` names the base already",
  );
  expect((await pairs(folder, ["plans"], { base: "main" })).notes).toEqual(["base", "whole-plan"]);
});
