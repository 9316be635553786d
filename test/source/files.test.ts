import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listPlanFiles } from "../../src/source/list.js";
import { readSource } from "../../src/source/read.js";
import { positionAt } from "../../src/source/span.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "trackc-files-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

const entry = (value: string) => ({ value, span: { file: "trackc.yaml", start: 0, end: 0 } });

async function list(...plans: string[]) {
  const { value, diagnostics } = await listPlanFiles(plans.map(entry), folder, folder);
  return { paths: value.map((file) => file.path), files: value, codes: diagnostics.map(({ code }) => code) };
}

describe("the files of a plan", () => {
  it("are all .yaml and .yml below its folder, sorted by code units", async () => {
    write({ "plans/b.yaml": "", "plans/a/z.yml": "", "plans/B.yaml": "", "plans/a.txt": "", "plans/é.yaml": "" });
    expect(await list("plans")).toMatchObject({
      paths: ["plans/B.yaml", "plans/a/z.yml", "plans/b.yaml", "plans/é.yaml"],
      codes: [],
    });
  });

  it("are not the manifest, nor what is installed, nor what is hidden, nor another manifest's", async () => {
    write({
      "trackc.yaml": "",
      "a.yaml": "",
      "node_modules/x/b.yaml": "",
      ".git/c.yaml": "",
      ".github/workflows/ci.yml": "",
      "other/trackc.yaml": "",
      "other/d.yaml": "",
    });
    expect((await list(".")).paths).toEqual(["a.yaml"]);
  });

  it("may be named by patterns, by a single file and from outside, each file once", async () => {
    write({ "web/plan.yaml": "", "ios/plan.yaml": "", "ios/notes.yaml": "", "one.yaml": "" });
    const found = await list("{web,ios}/plan.yaml", "./one.yaml", "ios/", "web/**");
    expect(found.paths).toEqual(["ios/notes.yaml", "ios/plan.yaml", "one.yaml", "web/plan.yaml"]);
    expect(found.codes).toEqual([]);
  });

  it("are linted within the manifest's folder only, and not where they are installed", async () => {
    write({
      "app/plans/a.yaml": "",
      "app/node_modules/@acme/plan/b.yaml": "",
      "app/node_modules/@acme/plan/trackc.yaml": "",
      "shared/c.yaml": "",
    });
    const { value } = await listPlanFiles(
      ["plans", "node_modules/@acme/plan", "../shared"].map(entry),
      path.join(folder, "app"),
      folder,
    );
    expect(value.map((file) => [file.path, file.linted])).toEqual([
      ["app/node_modules/@acme/plan/b.yaml", false],
      ["app/plans/a.yaml", true],
      ["shared/c.yaml", false],
    ]);
  });

  it("are shown from the working folder, wherever it is", async () => {
    write({ "app/plans/a.yaml": "" });
    const { value } = await listPlanFiles([entry("plans")], path.join(folder, "app"), path.join(folder, "app/plans"));
    expect(value.map((file) => file.path)).toEqual(["a.yaml"]);
  });

  it("are found once where folders link to themselves and to one another", async () => {
    write({ "plans/a/x.yaml": "", "plans/b/y.yaml": "" });
    symlinkSync("..", path.join(folder, "plans/a/up"));
    symlinkSync(".", path.join(folder, "plans/self"));
    symlinkSync("../b", path.join(folder, "plans/a/b"));
    symlinkSync("../a", path.join(folder, "plans/b/a"));
    symlinkSync("x.yaml", path.join(folder, "plans/a/again.yaml"));
    const found = await list("plans");
    expect(found.codes).toEqual([]);
    expect(found.paths).toEqual(["plans/a/x.yaml", "plans/b/y.yaml"]);
  });

  it("are found behind links that lead out of the folder, by the first of the links", async () => {
    write({ "plans/a.yaml": "", "elsewhere/v1.0/x.yaml": "" });
    symlinkSync("../elsewhere/v1.0", path.join(folder, "plans/z"));
    symlinkSync("../elsewhere/v1.0", path.join(folder, "plans/v1.0"));
    expect((await list("plans")).paths).toEqual(["plans/a.yaml", "plans/v1.0/x.yaml"]);
  });

  it("may stand in a folder that is called like a file", async () => {
    write({ "plans/x.yaml/y.yaml": "" });
    expect(await list("plans")).toMatchObject({ paths: ["plans/x.yaml/y.yaml"], codes: [] });
  });

  it("are missed where an entry leads nowhere", async () => {
    write({ "plans/a.txt": "", "a.txt": "" });
    expect((await list("missing")).codes).toEqual(["plans-not-found"]);
    expect((await list("missing/*.yaml")).codes).toEqual(["plans-not-found"]);
    expect((await list("plans")).codes).toEqual(["no-plan-files"]);
    expect((await list("plans/*.yaml")).codes).toEqual(["no-plan-files"]);
    expect((await list("a.txt")).codes).toEqual(["no-plan-files"]);
  });

  it("include no link that leads nowhere, which is said if it is called like a plan", async () => {
    write({ "plans/a.yaml": "" });
    symlinkSync("missing", path.join(folder, "plans/notes"));
    expect((await list("plans")).codes).toEqual([]);
    symlinkSync("missing", path.join(folder, "plans/gone.yaml"));
    expect((await list("plans")).codes).toEqual(["file-vanished"]);
    symlinkSync("loop.yaml", path.join(folder, "plans/loop.yaml"));
    expect((await list("plans")).codes).toEqual(["file-vanished", "unreadable"]);
  });
});

describe("reading a file", () => {
  const read = (name: string) => readSource({ absolute: path.join(folder, name), path: `shown/${name}`, linted: true });

  it("takes a byte order mark away and leaves line ends alone", async () => {
    write({ "a.yaml": "\uFEFFa: b\r\nc: d\n" });
    const { value, diagnostics, damaged } = await read("a.yaml");
    expect(value).toEqual({ path: "shown/a.yaml", text: "a: b\r\nc: d\n", linted: true });
    expect([diagnostics, damaged]).toEqual([[], false]);
  });

  it("says which line is not UTF-8", async () => {
    write({ "a.yaml": Buffer.concat([Buffer.from("a: \u{1F3B5}\n\nb: caf"), Buffer.from([0xe9]), Buffer.from("\n")]) });
    const { value, diagnostics, damaged } = await read("a.yaml");
    expect(damaged).toBe(true);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([["not-utf8", "Line 3 is not UTF-8"]]);
    const start = diagnostics[0]?.span?.start ?? -1;
    expect(value && positionAt(value, start)).toEqual({ line: 3, column: 7 });
  });

  it("says so of bytes cut off at the end, and of the whole of UTF-16", async () => {
    write({
      "cut.yaml": Buffer.from("a: \u00e9").subarray(0, 4),
      "wide.yaml": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("a: b", "utf16le")]),
    });
    expect((await read("cut.yaml")).diagnostics.map(({ code }) => code)).toEqual(["not-utf8"]);
    expect((await read("wide.yaml")).diagnostics.map(({ code }) => code)).toEqual(["utf-16"]);
  });

  it("says so of what Git LFS and git-crypt keep in its place", async () => {
    write({
      "lfs.yaml": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n",
      "crypt.yaml": Buffer.from([0, ...Buffer.from("GITCRYPT"), 0, 0xff, 0xfe]),
    });
    const [lfs, crypt] = [await read("lfs.yaml"), await read("crypt.yaml")];
    expect([...lfs.diagnostics, ...crypt.diagnostics].map(({ code, message, help }) => [code, message, help])).toEqual([
      [
        "only-stand-in",
        "`shown/lfs.yaml` is only what Git LFS keeps in git in place of the file",
        "Have the file itself checked out: `git lfs pull`.",
      ],
      [
        "only-stand-in",
        "`shown/crypt.yaml` is only what git-crypt keeps in git in place of the file",
        "Have the file itself checked out: `git-crypt unlock`.",
      ],
    ]);
    expect([lfs.damaged, crypt.damaged]).toEqual([true, true]);
  });

  it("refuses what is too large for any plan, without reading it", async () => {
    write({ "a.yaml": "" });
    truncateSync(path.join(folder, "a.yaml"), 300 * 1024 * 1024);
    const { value, diagnostics } = await read("a.yaml");
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ message }) => message)).toEqual(["`shown/a.yaml` has more than 256 megabytes"]);
  });

  it("says so of a file that is gone, of a folder and of a path through a file", async () => {
    write({ "a.yaml": "", "b/c": "" });
    const messages = async (name: string) => (await read(name)).diagnostics.map(({ message }) => message);
    expect(await messages("gone.yaml")).toEqual(["`shown/gone.yaml` was there and can't be found any more"]);
    expect(await messages("b")).toEqual(["`shown/b` can't be read: it is a folder"]);
    expect(await messages("a.yaml/x")).toEqual(["`shown/a.yaml/x` can't be read: a part of its path is a file"]);
  });
});
