import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findManifestAbove, findManifestsBelow } from "../../src/project/find.js";

let top: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(path.join(tmpdir(), "trackc-find-")));
});
afterEach(() => {
  rmSync(top, { recursive: true, force: true });
});

const folder = (name: string): string => {
  const full = path.join(top, name);
  mkdirSync(full, { recursive: true });
  return full;
};
const manifest = (name: string): string => {
  writeFileSync(path.join(folder(name), "trackc.yaml"), "name: x\n");
  return path.join(top, name);
};

describe("the manifest above a folder", () => {
  it("is the nearest", async () => {
    manifest("a");
    const nearest = manifest("a/b");
    expect(await findManifestAbove(folder("a/b/c/d"))).toBe(nearest);
    expect(await findManifestAbove(nearest)).toBe(nearest);
  });

  it("is not looked for above a repository, but at its top", async () => {
    manifest("a");
    const repository = folder("a/b");
    mkdirSync(path.join(repository, ".git"));
    expect(await findManifestAbove(folder("a/b/c"))).toBeUndefined();
    manifest("a/b");
    expect(await findManifestAbove(folder("a/b/c"))).toBe(repository);
  });

  it("is not looked for above a worktree, whose .git is a file", async () => {
    manifest("a");
    writeFileSync(path.join(folder("a/b"), ".git"), "gitdir: elsewhere\n");
    expect(await findManifestAbove(folder("a/b/c"))).toBeUndefined();
  });

  it("is not looked for above the home folder", async () => {
    manifest("");
    expect(await findManifestAbove(folder("home/me/project"), folder("home/me"))).toBeUndefined();
    expect(await findManifestAbove(folder("home/me/project"), folder("elsewhere"))).toBe(top);
  });

  it("is a file, not a folder of that name", async () => {
    folder("a/trackc.yaml");
    mkdirSync(path.join(top, ".git"));
    expect(await findManifestAbove(folder("a"))).toBeUndefined();
  });
});

describe("the manifests below a folder", () => {
  it("are all of them, nested ones too, but none that is installed, hidden or behind a link", async () => {
    const [b, a, nested] = [manifest("b"), manifest("a"), manifest("a/x/y")];
    manifest("node_modules/z");
    manifest(".cache/z");
    symlinkSync(b, path.join(top, "link"));
    symlinkSync(top, path.join(folder("c"), "loop"));
    expect(await findManifestsBelow(top)).toEqual([a, nested, b]);
  });

  it("are none in a folder that is gone", async () => {
    expect(await findManifestsBelow(path.join(top, "gone"))).toEqual([]);
  });
});
