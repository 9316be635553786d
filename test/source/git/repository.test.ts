import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import { Unreadable } from "../../../src/source/files.js";
import { Objects } from "../../../src/source/git/objects.js";
import { Repository } from "../../../src/source/git/repository.js";
import { gitEnvironment as safeEnvironment } from "../../../src/source/git/run.js";
import { temporaryFolder } from "../../support/folder.js";
import { commit, fingerprint, git, gitEnvironment, repositoryOf } from "../../support/git.js";

async function open(folder: string, env = gitEnvironment()): Promise<Repository> {
  const repository = await Repository.of(folder, env);
  onTestFinished(() => repository.close());
  return repository;
}

async function mistakeOf(work: Promise<unknown>): Promise<Diagnostic> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Unreadable) return error.diagnostic;
  throw error ?? new Error("nothing was wrong");
}

describe("finding a repository", () => {
  test("from any folder in it, also one with a line feed, quotes and letters of all kinds in its path", async () => {
    const folder = repositoryOf({ "a/b/c.yaml": "" }, "a \n'\"$(x) é 日本");
    expect((await open(join(folder, "a/b"))).top).toBe(folder);
    expect((await open(folder)).isBare).toBe(false);
  });

  test("a linked worktree has its own top, a bare repository its own folder", async () => {
    const folder = repositoryOf({ "a.yaml": "" });
    const worktree = join(temporaryFolder(), "tree");
    git(folder, "worktree", "add", "--quiet", worktree, "-b", "side");
    expect(await open(worktree)).toMatchObject({ top: worktree, isBare: false });
    const bare = join(temporaryFolder(), "bare.git");
    git(folder, "clone", "--quiet", "--bare", folder, bare);
    expect(await open(bare)).toMatchObject({ top: bare, isBare: true });
    expect((await (await open(bare)).resolve("main")).id).toBe(git(folder, "rev-parse", "main"));
  });

  test("not by what a hook's environment says", async () => {
    const folder = repositoryOf({ "a.yaml": "" });
    const other = repositoryOf({ "b.yaml": "" });
    const env = gitEnvironment({ GIT_DIR: join(other, ".git"), GIT_WORK_TREE: other, GIT_INDEX_FILE: "x" });
    expect((await open(folder, env)).top).toBe(folder);
  });

  test("outside one it is a mistake, as is a machine without git", async () => {
    const folder = temporaryFolder();
    expect(await mistakeOf(Repository.of(folder, gitEnvironment(), "here"))).toMatchObject({
      code: "not-a-repository",
      message: "`here` is not in a git repository",
    });
    expect((await mistakeOf(Repository.of(folder, gitEnvironment({ PATH: folder })))).code).toBe("git-missing");
  });

  test("one that belongs to somebody else is told with the command that trusts it", async () => {
    const folder = repositoryOf({ "a.yaml": "" }, "some body's");
    const env = gitEnvironment({ GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" });
    const { code, help } = await mistakeOf(Repository.of(folder, env));
    expect(code).toBe("dubious-ownership");
    expect(help).toContain("`git config --global --add safe.directory '/");
  });
});

describe("naming a commit", () => {
  test("by branch, tag, id, its beginning and its distance, with its day", async () => {
    const folder = repositoryOf({ "a.yaml": "" });
    const first = git(folder, "rev-parse", "HEAD");
    const second = commit(folder, { "a.yaml": "x" });
    git(folder, "tag", "--annotate", "v1.0.0", "--message", "x", first);
    const repository = await open(folder);
    for (const ref of [first, first.slice(0, 8), "HEAD~1", "v1.0.0", "main^", "refs/tags/v1.0.0"]) {
      expect(await repository.resolve(ref)).toMatchObject({ id: first, date: "2024-03-01", parents: [], ref });
    }
    expect(await repository.resolve("HEAD")).toMatchObject({ id: second, parents: [first] });
  });

  test("not by what git could take for an option, nor by several lines", async () => {
    const repository = await open(repositoryOf({ "a.yaml": "" }));
    for (const ref of ["--upload-pack=touch x", "-x", "--output=x", "", "main\nmain", "main\0", "--", "-"]) {
      expect((await mistakeOf(repository.resolve(ref))).code, ref).toBe("not-a-ref");
    }
  });

  test("not by what leads elsewhere, and nothing else happens", async () => {
    const folder = repositoryOf({ "a.yaml": "" });
    const before = fingerprint(folder);
    const repository = await open(folder);
    const refs = ["HEAD:a.yaml", "a..b", "main --not", "$(touch x)", "^main", "main^{tree}x", "@{u}", "x".repeat(400)];
    for (const ref of refs) expect((await mistakeOf(repository.resolve(ref))).code, ref).toBe("unknown-ref");
    expect(fingerprint(folder)).toBe(before);
  });

  test("a misspelt name is answered with the nearest, a missing one with the command that fetches it", async () => {
    const origin = repositoryOf({ "a.yaml": "" });
    git(origin, "branch", "it's-$(here)");
    git(origin, "tag", "v2.0.0");
    const clone = join(temporaryFolder(), "clone");
    git(origin, "clone", "--quiet", "--depth=1", "--no-tags", "--branch=main", `file://${origin}`, clone);
    expect((await mistakeOf((await open(clone)).resolve("mian"))).help).toMatch(
      /^Did you mean `main`\? Or get it with `git fetch [^`]+`\. This clone is shallow\. In CI: `fetch-depth: 0`/,
    );
    for (const ref of ["origin/it's-$(here)", "v2.0.0"]) {
      const { help } = await mistakeOf((await open(clone)).resolve(ref));
      const command = /`(git fetch [^`]*)`/.exec(help ?? "")?.[1] ?? "";
      execFileSync("sh", ["-c", command], { cwd: clone, env: gitEnvironment(), stdio: "pipe" });
      expect((await (await open(clone)).resolve(ref)).id).toBe(git(origin, "rev-parse", "main"));
    }
    expect(existsSync(join(clone, "here"))).toBe(false);
  });

  test("one beyond the end of a shallow clone is no slip of the pen", async () => {
    const origin = repositoryOf({ "a.yaml": "" });
    commit(origin, { "a.yaml": "b" });
    const clone = join(temporaryFolder(), "clone");
    git(origin, "clone", "--quiet", "--depth=1", `file://${origin}`, clone);
    for (const ref of ["HEAD~1", "main^", "@~1"]) {
      expect((await mistakeOf((await open(clone)).resolve(ref))).help, ref).toMatch(
        /^Get it with `git fetch --unshallow origin`\. This clone is shallow\./,
      );
    }
    git(clone, "fetch", "--quiet", "--unshallow", "origin");
    expect((await (await open(clone)).resolve("HEAD~1")).id).toBe(git(origin, "rev-parse", "HEAD~1"));
    expect((await mistakeOf((await open(clone)).resolve("HEAD~9"))).help).toContain("Check the spelling");
  });
});

describe("reading objects", () => {
  test("thousands at once, small, large, binary and empty ones, through one process", async () => {
    const files: Record<string, string> = {};
    for (let at = 0; at < 1500; at++) files[`f${at}`] = `file ${at}\n`;
    const folder = repositoryOf(files);
    writeFileSync(join(folder, "large"), Buffer.alloc(5_000_000, 7));
    writeFileSync(join(folder, "binary"), Buffer.from([0, 10, 255, 10, 0]));
    commit(folder, { empty: "" });
    const ids = git(folder, "ls-tree", "-r", "HEAD", "--format=%(objectname)").split("\n");
    const repository = await open(folder);
    const answers = await Promise.all(
      [...ids, ...ids, "0".repeat(40), "main", "x\ny"].map((id) => repository.objects.read(id)),
    );
    const sizes = answers.map((answer) => (answer.kind === "object" ? answer.object.bytes.length : answer.kind));
    expect(sizes).toHaveLength(2 * 1503 + 3);
    expect(sizes.filter((size) => size === 5_000_000)).toHaveLength(2);
    expect(sizes.slice(-3)).toEqual(["missing", "missing", "missing"]);
    expect(repository.objects.starts).toBe(1);
  });

  test("a repository by SHA-256 is read the same way", async () => {
    const folder = join(temporaryFolder(), "sha256");
    mkdirSync(folder);
    git(folder, "init", "--quiet", "--object-format=sha256", "--initial-branch=main");
    const id = commit(folder, { "a.yaml": "x" });
    expect(id).toHaveLength(64);
    expect((await (await open(folder)).resolve("main")).id).toBe(id);
  });

  test("a git that is silent is not waited for", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "git"), "#!/bin/sh\nexec sleep 60\n");
    chmodSync(join(folder, "git"), 0o755);
    const env = gitEnvironment({ PATH: `${folder}:${process.env.PATH}` });
    const objects = new Objects(folder, env, { milliseconds: 200 });
    onTestFinished(() => objects.close());
    expect(await mistakeOf(objects.read("a".repeat(40)))).toMatchObject({ code: "git-timed-out" });
  });

  test("whoever waits when they are closed gets an error, and so does whoever asks later", async () => {
    const folder = repositoryOf({ "a.yaml": "a" });
    const id = git(folder, "rev-parse", "main:a.yaml");
    const objects = new Objects(folder, gitEnvironment());
    const waits = objects.read(id);
    const closed = objects.close();
    await expect(waits).rejects.toThrow(`the objects of ${folder} were closed while one was asked for`);
    await expect(objects.read(id)).rejects.toThrow(`the objects of ${folder} were closed`);
    await expect(objects.commit("main")).rejects.toThrow("were closed");
    expect(() => objects.start()).toThrow("are closed");
    await closed;
    expect(objects.starts).toBe(0);
  });

  test("a git that fails is told with its own words", async () => {
    const objects = new Objects(temporaryFolder(), gitEnvironment());
    onTestFinished(() => objects.close());
    const { code, message } = await mistakeOf(objects.read("a".repeat(40)));
    expect(code).toBe("git-failed");
    expect(message).toContain("not a git repository");
  });
});

test("git neither fetches, asks nor locks", () => {
  expect(safeEnvironment({ GIT_DIR: "x", A: "b" })).toMatchObject({
    A: "b",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
  });
  expect(safeEnvironment({ GIT_DIR: "x" })).not.toHaveProperty("GIT_DIR");
});
