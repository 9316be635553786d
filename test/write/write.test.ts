import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { GENERATED } from "../../src/emit/header.js";
import type { OutputFile } from "../../src/emit/target.js";
import { carryOut, obstacles } from "../../src/write/carry-out.js";
import { INDEX } from "../../src/write/index-file.js";
import { type Survey, survey } from "../../src/write/survey.js";
import { filesIn, fill, temporaryFolder } from "../support/folder.js";

const generated = (text: string): string => `// ${GENERATED}\n${text}\n`;
const file = (path: string, text = "one"): OutputFile => ({ path, text: generated(text) });

/** A repository with an output's folder in it. */
function repository() {
  const top = temporaryFolder();
  const out = join(top, "out");
  const look = (files: readonly OutputFile[], folder = out) =>
    survey({ folder, top, shown: "out", span: undefined }, files);
  const build = async (files: readonly OutputFile[]): Promise<Survey> => {
    const { value, diagnostics } = look(files);
    expect(diagnostics).toEqual([]);
    expect(obstacles(value)).toEqual([]);
    expect(await carryOut(value)).toEqual([]);
    return value;
  };
  return { top, out, look, build };
}

const codes = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map((one) => one.code);
const differences = (value: Survey): readonly string[] => value.differences.map((one) => `${one.kind} ${one.path}`);

/** Runs something as a user who may do nothing; the tests may run as root, whom no permission stops. */
async function asNobody<T>(act: () => T | Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return await act();
  process.seteuid?.(65534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

/** The room's writing half as a module that other processes can load. */
function writingModule(folder: string): string {
  const outfile = join(folder, "carry-out.mjs");
  buildSync({ entryPoints: ["src/write/carry-out.ts"], bundle: true, platform: "node", format: "esm", outfile });
  return outfile;
}

/** What is in the way of a user who may do nothing. In a process of its own: the system asks for the real user here. */
function obstaclesOfNobody(folder: string, value: Survey): readonly string[] {
  const outfile = writingModule(folder);
  const script = `import { obstacles } from ${JSON.stringify(outfile)};
    console.log(JSON.stringify(obstacles(JSON.parse(process.argv[1])).map((one) => one.message)));`;
  const asRoot = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const args = ["--input-type=module", "-e", script, JSON.stringify(value)];
  const run = spawnSync(process.execPath, args, { ...asRoot, cwd: folder, encoding: "utf8" });
  expect(run.stderr).toBe("");
  return JSON.parse(run.stdout);
}

describe("writing", () => {
  test("a first build writes every file and an index that lists them, sorted", async () => {
    const { out, build } = repository();
    const done = await build([file("b.ts"), file("a/c.ts"), file("a/B.ts")]);
    expect(done.write.map((one) => one.path)).toEqual(["b.ts", "a/c.ts", "a/B.ts"]);
    expect(Object.keys(filesIn(out))).toEqual([INDEX, "a/B.ts", "a/c.ts", "b.ts"]);
    const index = JSON.parse(readFileSync(join(out, INDEX), "utf8"));
    expect(index.files.map((one: { path: string }) => one.path)).toEqual(["a/B.ts", "a/c.ts", "b.ts"]);
    expect(index.files[0].sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("a second build of the same leaves every file untouched", async () => {
    const { out, build } = repository();
    await build([file("a.ts")]);
    const before = statSync(join(out, "a.ts"));
    const index = statSync(join(out, INDEX));
    const again = await build([file("a.ts")]);
    expect(again).toMatchObject({ write: [], unchanged: ["a.ts"], remove: [], differences: [] });
    expect(statSync(join(out, "a.ts")).ino).toBe(before.ino);
    expect(statSync(join(out, INDEX)).ino).toBe(index.ino);
  });

  test("only what differs is written, and a file's mode stays", async () => {
    const { out, build } = repository();
    await build([file("a.ts"), file("b.ts")]);
    chmodSync(join(out, "a.ts"), 0o600);
    const kept = statSync(join(out, "b.ts")).ino;
    const again = await build([file("a.ts", "two"), file("b.ts")]);
    expect(again.write.map((one) => one.path)).toEqual(["a.ts"]);
    expect(readFileSync(join(out, "a.ts"), "utf8")).toBe(generated("two"));
    expect(statSync(join(out, "a.ts")).mode & 0o777).toBe(0o600);
    expect(statSync(join(out, "b.ts")).ino).toBe(kept);
  });

  test("a generated file that somebody changed by hand is made anew", async () => {
    const { out, build } = repository();
    await build([file("a.ts")]);
    fill(out, { "a.ts": `${generated("one")}// my own line\n` });
    expect(differences(await build([file("a.ts")]))).toEqual(["changed a.ts"]);
    expect(readFileSync(join(out, "a.ts"), "utf8")).toBe(generated("one"));
  });

  test("a listed file is ours even when its header is gone", async () => {
    const { out, build } = repository();
    await build([file("a.ts")]);
    fill(out, { "a.ts": "nothing left of it\n" });
    await build([file("a.ts")]);
    expect(readFileSync(join(out, "a.ts"), "utf8")).toBe(generated("one"));
  });

  test("a file that bears the header is ours without any index", async () => {
    const { out, build } = repository();
    fill(out, { "a.ts": generated("from a build that was killed") });
    await build([file("a.ts")]);
    expect(readFileSync(join(out, "a.ts"), "utf8")).toBe(generated("one"));
  });

  test("files checked out with CRLF are up to date, and a build gives them their LF back", async () => {
    const { out, build, look } = repository();
    await build([file("a.ts"), file("b.ts")]);
    for (const path of ["a.ts", "b.ts", INDEX]) {
      writeFileSync(join(out, path), readFileSync(join(out, path), "utf8").replaceAll("\n", "\r\n"));
    }
    expect(look([file("a.ts"), file("b.ts")]).value.differences).toEqual([]);
    await build([file("a.ts")]);
    expect(filesIn(out)["a.ts"]).toBe(generated("one"));
    expect(Object.keys(filesIn(out))).toEqual([INDEX, "a.ts"]);
  });
});

describe("removing", () => {
  test("what no output makes any more goes, with the folders that it leaves empty", async () => {
    const { out, build } = repository();
    await build([file("a.ts"), file("old/deep/b.ts"), file("old/c.ts")]);
    fill(out, { "old/mine.txt": "mine" });
    const done = await build([file("a.ts")]);
    expect(done.remove).toEqual(["old/c.ts", "old/deep/b.ts"]);
    expect(Object.keys(filesIn(out))).toEqual([INDEX, "a.ts", "old/mine.txt"]);
    expect(existsSync(join(out, "old/deep"))).toBe(false);
  });

  test("an empty folder that somebody made stays", async () => {
    const { out, build } = repository();
    await build([file("a.ts"), file("b/c.ts")]);
    mkdirSync(join(out, "theirs"));
    await build([file("a.ts")]);
    expect(existsSync(join(out, "theirs"))).toBe(true);
    expect(existsSync(join(out, "b"))).toBe(false);
  });

  test("a stale file that somebody changed stays and is theirs from then on", async () => {
    const { out, build } = repository();
    await build([file("a.ts"), file("b.ts")]);
    fill(out, { "b.ts": "mine now\n" });
    const done = await build([file("a.ts")]);
    expect(done).toMatchObject({ remove: [], kept: ["b.ts"] });
    expect(filesIn(out)["b.ts"]).toBe("mine now\n");
    expect((await build([file("a.ts")])).kept).toEqual([]);
  });

  test("a stale file that is gone already is nothing to speak of", async () => {
    const { out, build } = repository();
    await build([file("a.ts"), file("b.ts")]);
    rmSync(join(out, "b.ts"));
    expect(await build([file("a.ts")])).toMatchObject({ remove: [], kept: [] });
  });

  test("an index that was tampered with removes nothing outside and follows no link", async () => {
    const { top, out, build } = repository();
    await build([file("a.ts")]);
    fill(top, { "precious.txt": "x", "elsewhere/precious.txt": "x" });
    symlinkSync(join(top, "elsewhere"), join(out, "link"));
    const sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
    const paths = [
      "../precious.txt",
      "/etc/hostname",
      "link/precious.txt",
      "a.ts/b",
      "C:x",
      `${"long/".repeat(2000)}x`,
    ];
    const files = paths.map((path) => ({ path, sha256 }));
    fill(out, { [INDEX]: JSON.stringify({ files: [...files, 5, null, { path: 1 }, { path: "a" }] }) });
    expect((await build([file("a.ts")])).remove).toEqual([]);
    expect(filesIn(top)["elsewhere/precious.txt"]).toBe("x");
    expect(filesIn(top)["precious.txt"]).toBe("x");
  });

  test("an index in which a merge stopped removes nothing and is written anew", async () => {
    const { out, build } = repository();
    await build([file("a.ts"), file("b.ts")]);
    const text = readFileSync(join(out, INDEX), "utf8");
    fill(out, { [INDEX]: text.replace('  "files"', '<<<<<<< ours\n  "files"') });
    expect(await build([file("a.ts", "two")])).toMatchObject({ remove: [], kept: [] });
    expect(JSON.parse(readFileSync(join(out, INDEX), "utf8")).files).toHaveLength(1);
    expect(filesIn(out)["b.ts"]).toBe(generated("one"));
  });

  test("where capitals don't count, the old name goes before the new one is written", async () => {
    const { out, build } = repository();
    await build([file("songplayed.ts")]);
    // Two names of one file are what such a system shows; a second link shows the same here.
    linkSync(join(out, "songplayed.ts"), join(out, "songPlayed.ts"));
    const done = await build([file("songPlayed.ts")]);
    expect(done).toMatchObject({ remove: ["songplayed.ts"], kept: [], unchanged: [] });
    expect(Object.keys(filesIn(out))).toEqual([INDEX, "songPlayed.ts"]);
  });

  test("a name that changes only its capitals leaves one file, under the new name", async () => {
    const { out, build } = repository();
    await build([file("songplayed.ts")]);
    await build([file("songPlayed.ts", "two")]);
    expect(filesIn(out)).toMatchObject({ "songPlayed.ts": generated("two") });
    expect(Object.keys(filesIn(out))).toEqual([INDEX, "songPlayed.ts"]);
  });
});

describe("what stands in the way", () => {
  test("somebody's file is a mistake, and nothing at all is written", async () => {
    const { out, look } = repository();
    fill(out, { "b.ts": "mine\n" });
    const { diagnostics, value } = look([file("a.ts"), file("b.ts")]);
    expect(codes(diagnostics)).toEqual(["output-file-in-the-way"]);
    expect(diagnostics[0]?.message).toBe("`out/b.ts` is in the way: trackc did not write it");
    expect(value.write.map((one) => one.path)).toEqual(["a.ts"]);
    expect(filesIn(out)).toEqual({ "b.ts": "mine\n" });
  });

  test("somebody's file that says exactly the same is taken over", async () => {
    const { out, build } = repository();
    fill(out, { "a.ts": "the same\n" });
    expect((await build([{ path: "a.ts", text: "the same\n" }])).unchanged).toEqual(["a.ts"]);
  });

  test.each([
    ["a folder where a file goes", "a.ts/x.txt", "`out/a.ts` has to be a file, but it is a folder"],
    ["a file where a folder goes", "b", "`out/b` has to be a folder, but it is a file"],
  ])("%s is a mistake", (_, path, message) => {
    const { out, look } = repository();
    fill(out, { [path]: "" });
    const { diagnostics } = look([file("a.ts"), file("b/c.ts"), file("b/d.ts")]);
    expect(diagnostics.map((one) => one.message)).toEqual([message]);
  });

  test("a named pipe is a mistake, not something to read", async () => {
    const { out, look } = repository();
    mkdirSync(out);
    expect(spawnSync("mkfifo", [join(out, "a.ts")]).status).toBe(0);
    expect(codes(look([file("a.ts")]).diagnostics)).toEqual(["output-folder-in-the-way"]);
  });

  test("an index that is not ours is a mistake", async () => {
    const { out, look } = repository();
    fill(out, { [INDEX]: "{}" });
    expect(codes(look([file("a.ts")]).diagnostics)).toEqual(["output-foreign-index"]);
  });

  test("an output whose folder leads out of the repository is a mistake", async () => {
    const { top, look } = repository();
    const { diagnostics } = look([file("a.ts")], join(top, "..", "elsewhere"));
    expect(codes(diagnostics)).toEqual(["output-outside"]);
  });

  test.each(["a/../b.ts", "/a.ts", "a\\b.ts", "con.ts", "a./b.ts", "a:b.ts", "", `${"ä".repeat(101)}.ts`])(
    "a target can't write %j",
    (path) => {
      const { look } = repository();
      expect(codes(look([file(path)]).diagnostics)).toEqual(["output-bad-path"]);
    },
  );

  test.each([
    ["events/SongPlayed.ts", "events/Songplayed.ts"],
    ["\u00e9.ts", "e\u0301.ts"],
    ["a.ts", "a.ts"],
  ])("%s and %s can't be in one output", (one, other) => {
    const { look } = repository();
    expect(codes(look([file(one), file(other)]).diagnostics)).toEqual(["output-same-path"]);
  });
});

describe("links", () => {
  test("the output's folder can't be one", async () => {
    const { top, out, look } = repository();
    mkdirSync(join(top, "real"));
    symlinkSync(join(top, "real"), out);
    expect(look([file("a.ts")]).diagnostics.map((one) => one.message)).toEqual(["`out` is a symbolic link"]);
  });

  test("nor can a folder above it, below the repository's top", async () => {
    const { top, look } = repository();
    mkdirSync(join(top, "real/inner"), { recursive: true });
    symlinkSync(join(top, "real"), join(top, "link"));
    expect(codes(look([file("a.ts")], join(top, "link/inner")).diagnostics)).toEqual(["output-through-link"]);
  });

  test("nor a folder in it, nor a file, even one that leads nowhere", async () => {
    const { top, out, look } = repository();
    mkdirSync(out);
    symlinkSync(top, join(out, "events"));
    symlinkSync("/nowhere", join(out, "a.ts"));
    const { diagnostics } = look([file("a.ts"), file("events/b.ts"), file("events/c.ts")]);
    expect(diagnostics.map((one) => one.message)).toEqual([
      "`out/a.ts` is a symbolic link",
      "`out/events` is a symbolic link",
    ]);
  });

  test("a link put there after the look is replaced, not followed", async () => {
    const { top, out, look } = repository();
    fill(top, { "target.txt": "precious" });
    mkdirSync(out);
    const { value } = look([file("a.ts")]);
    symlinkSync(join(top, "target.txt"), join(out, "a.ts"));
    expect(await carryOut(value)).toEqual([]);
    expect(filesIn(top)).toMatchObject({ "out/a.ts": generated("one"), "target.txt": "precious" });
    // A link has a mode of its own, which everybody may write and run.
    expect(statSync(join(out, "a.ts")).mode & 0o111).toBe(0);
  });
});

describe("what the system refuses", () => {
  test("a folder that may not be written is found before anything is", async () => {
    const { top, out, look } = repository();
    chmodSync(top, 0o755);
    mkdirSync(out, { mode: 0o555 });
    const { value, diagnostics } = look([file("a.ts"), file("b/c.ts")]);
    expect(diagnostics).toEqual([]);
    expect(obstaclesOfNobody(top, value)).toEqual(["`out/a.ts` can't be written: permission denied"]);
    expect(filesIn(out)).toEqual({});
  });

  test("a refusal halfway is told, leaves no half file, and the next build goes on from there", async () => {
    const { top, out, look, build } = repository();
    const files = [file("a.ts"), file("b.ts")];
    await build(files);
    chmodSync(top, 0o755);
    chmodSync(out, 0o555);
    const { value } = look([file("a.ts", "two"), file("b.ts", "two")]);
    const told = await asNobody(() => carryOut(value));
    expect(told.map((one) => one.message)).toEqual(["`out/a.ts` can't be written: permission denied"]);
    expect(filesIn(out)["a.ts"]).toBe(generated("one"));
    chmodSync(out, 0o755);
    await build([file("a.ts", "two"), file("b.ts", "two")]);
    expect(Object.keys(filesIn(out))).toEqual([INDEX, "a.ts", "b.ts"]);
  });

  test("a rename that fails takes its half-written file away", async () => {
    const { out, look } = repository();
    mkdirSync(out);
    const { value } = look([file("a.ts")]);
    fill(out, { "a.ts/inside.txt": "x" });
    expect(codes(await carryOut(value))).toEqual(["output-cannot-write"]);
    expect(Object.keys(filesIn(out))).toEqual(["a.ts/inside.txt"]);
  });

  test("a file that may not be read is told", async () => {
    const { top, out, look, build } = repository();
    await build([file("a.ts")]);
    chmodSync(top, 0o755);
    chmodSync(join(out, "a.ts"), 0o000);
    const { diagnostics } = await asNobody(() => look([file("a.ts")]));
    expect(diagnostics.map((one) => one.message)).toEqual(["`out/a.ts` can't be written: permission denied"]);
  });

  test("a path that is too long as a whole is told", async () => {
    const { look } = repository();
    const { diagnostics } = look([file(`${"x".repeat(150)}/`.repeat(40).concat("a.ts"))]);
    expect(diagnostics[0]?.message).toMatch(/can't be written: the path is too long$/);
    expect(diagnostics).toHaveLength(1);
  });

  test("a bug is not taken for a refusal", async () => {
    const { build } = repository();
    const done = await build([file("a.ts")]);
    // A text that is none can only come from a bug of ours.
    const broken = { ...done, write: [{ path: "b.ts", text: 5 as unknown as string }] };
    await expect(carryOut(broken)).rejects.toThrow();
  });
});

describe("a build that is killed", () => {
  test("leaves files that are old or new, and the next one finishes", async () => {
    const { out, build, look } = repository();
    await build([file("a.ts"), file("b.ts"), file("gone.ts")]);
    const next = [file("a.ts", "two"), file("b.ts", "two"), file("new.ts")];
    const { value } = look(next);
    // Killed after the removals and one write, in the middle of a second: the index is still the old one.
    await carryOut({ ...value, write: value.write.slice(0, 1), index: { ...value.index, differs: false } });
    fill(out, { ".trackc-0123456789abcdef.tmp": "half a fi" });
    utimesSync(join(out, ".trackc-0123456789abcdef.tmp"), 1, 1);
    expect(filesIn(out)["a.ts"]).toBe(generated("two"));
    expect(filesIn(out)["b.ts"]).toBe(generated("one"));
    await build(next);
    expect(look(next).value.differences).toEqual([]);
    expect(Object.keys(filesIn(out))).toEqual([INDEX, "a.ts", "b.ts", "new.ts"]);
  });

  test("in the middle leaves no file half-written, and the next one finishes", async () => {
    const { top, out, build, look } = repository();
    const files = (text: string): readonly OutputFile[] =>
      Array.from({ length: 1_000 }, (_, n) => file(`f${n % 10}/${n}.ts`, `${text} ${"x".repeat(5_000)}`));
    await build(files("old"));
    writeFileSync(join(top, "survey.json"), JSON.stringify(look(files("new")).value));
    const script = `import { carryOut } from ${JSON.stringify(writingModule(top))};
      import { readFileSync } from "node:fs";
      carryOut(JSON.parse(readFileSync("survey.json", "utf8")));`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: top, stdio: "ignore" });
    const gone = new Promise((done) => child.once("exit", done));
    const whole = files("new");
    const renewed = (): number =>
      whole.filter(({ path, text }) => readFileSync(join(out, path), "utf8") === text).length;
    while (child.exitCode === null && renewed() === 0) await new Promise((later) => setTimeout(later, 2));
    child.kill("SIGKILL");
    await gone;
    const before = files("old");
    const half = whole.filter(
      ({ path, text }, n) => ![text, before[n]?.text].includes(readFileSync(join(out, path), "utf8")),
    );
    expect(half).toEqual([]);
    await build(whole);
    expect(look(whole).value.differences).toEqual([]);
  });

  test("a build of no files still leaves an index", async () => {
    const { out, build } = repository();
    await build([]);
    expect(JSON.parse(readFileSync(join(out, INDEX), "utf8")).files).toEqual([]);
  });

  test("another build's half-written file is left alone", async () => {
    const { out, build } = repository();
    fill(out, { ".trackc-0123456789abcdef.tmp": "half a fi", ".trackc-mine.tmp": "" });
    await build([file("a.ts")]);
    expect(Object.keys(filesIn(out))).toContain(".trackc-0123456789abcdef.tmp");
    expect(Object.keys(filesIn(out))).toContain(".trackc-mine.tmp");
  });
});

describe("looking without writing", () => {
  test("shows missing, changed and stale files, and where a changed one begins to differ", async () => {
    const { out, build, look } = repository();
    await build([file("a.ts", "1\n2\n3\n4\n5"), file("b.ts"), file("c.ts")]);
    rmSync(join(out, "b.ts"));
    fill(out, { "a.ts": generated("1\n2\nthree\nfour\nfive") });
    const before = filesIn(out);
    const { value } = look([file("a.ts", "1\n2\n3\n4\n5"), file("b.ts")]);
    expect(differences(value)).toEqual([`changed ${INDEX}`, "changed a.ts", "missing b.ts", "stale c.ts"]);
    expect(value.differences[1]).toEqual({
      path: "a.ts",
      kind: "changed",
      line: 4,
      expected: ["3", "4", "5"],
      found: ["three", "four", "five"],
    });
    expect(filesIn(out)).toEqual(before);
  });

  test("a file that is only longer or only shorter differs where one ends", async () => {
    const { out, build, look } = repository();
    await build([file("a.ts", "1\n2")]);
    expect(look([file("a.ts", "1")]).value.differences.find((one) => one.path === "a.ts")).toMatchObject({
      line: 3,
      expected: [],
      found: ["2"],
    });
    writeFileSync(join(out, "a.ts"), `${generated("1\n2")}more`);
    expect(look([file("a.ts", "1\n2")]).value.differences[0]).toMatchObject({ expected: [], found: ["more"] });
    writeFileSync(join(out, "a.ts"), generated("1\n2").trimEnd());
    expect(look([file("a.ts", "1\n2")]).value.differences[0]).toMatchObject({ expected: [""], found: [] });
  });

  test("a folder that isn't there is all missing", async () => {
    const { look } = repository();
    expect(differences(look([file("a.ts")]).value)).toEqual([`missing ${INDEX}`, "missing a.ts"]);
  });

  test("what is not valid UTF-8 differs", async () => {
    const { out, build, look } = repository();
    await build([file("a.ts")]);
    writeFileSync(join(out, "a.ts"), Buffer.concat([Buffer.from(generated("one")), Buffer.from([0xff])]));
    expect(differences(look([file("a.ts")]).value)).toEqual(["changed a.ts"]);
  });

  test("an output that is moved whole is as up to date there", async () => {
    const { top, out, build } = repository();
    await build([file("a.ts")]);
    renameSync(out, join(top, "moved"));
    const moved = survey({ folder: join(top, "moved"), top, shown: "moved", span: undefined }, [file("a.ts")]);
    expect(moved.value.differences).toEqual([]);
  });
});
