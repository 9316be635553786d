import { existsSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, trackc } from "../support/terminal.js";

/** Three events without a description: three findings of one rule, each at a place of its own. */
const undescribed = "events:\n  Song Played:\n  Song Skipped:\n  Song Saved:\n";
const described = "    description: The first second of a song reached the listener.\n";
const manifest = "name: demo\nlint: { extends: minimal, rules: { event-description: warn } }\n";
const name = ".trackc-baseline.json";

const project = (plan: string, more: Record<string, string> = {}): string =>
  folderWith({ "trackc.yaml": manifest, "plans/plan.yaml": plan, ...more });
const lint = (folder: string, ...options: string[]) => trackc(folder, ["lint", "--max-warnings", "0", ...options]);
const baselineOf = (folder: string): string => readFileSync(join(folder, name), "utf8");
const rewrite = (folder: string, plan: string): void => writeFileSync(join(folder, "plans/plan.yaml"), plan);

describe("a baseline", () => {
  test("is written beside the manifest, one place a line, and the run that writes it is clean", async () => {
    const folder = project(undescribed);
    expect((await lint(folder)).exitCode).toBe(1);
    const ran = await lint(folder, "--write-baseline");
    expect(ran.exitCode).toBe(0);
    expect(ran.err).toBe(`${name}: 3 findings of 1 rule recorded; from now on only new ones fail\n`);
    expect(baselineOf(folder)).toBe(`{
  "version": 1,
  "findings": {
    "event-description": {
      "/events/Song Played": 1,
      "/events/Song Saved": 1,
      "/events/Song Skipped": 1
    }
  }
}
`);
    expect(await lint(folder)).toMatchObject({ exitCode: 0, err: "" });
  });

  test("is not written through a link, nor in its place", async () => {
    const empty = '{ "version": 1, "findings": {} }\n';
    const folder = project(undescribed, { "shared.json": empty });
    symlinkSync("shared.json", join(folder, name));
    for (const option of ["--write-baseline", "--prune-baseline"]) {
      const ran = await lint(folder, option);
      expect(ran).toMatchObject({ exitCode: 2, out: "" });
      expect(ran.err).toBe(
        `error: ${name} can't be written: it is a symbolic link: put a file of its own in its place\n`,
      );
    }
    expect(readlinkSync(join(folder, name))).toBe("shared.json");
    expect(readFileSync(join(folder, "shared.json"), "utf8")).toBe(empty);
  });

  test("lets only new findings fail, and stays right when lines and files move", async () => {
    const folder = project(undescribed);
    await lint(folder, "--write-baseline");
    rewrite(folder, `# A comment above.\n\nevents:\n  Song Saved:\n\n  Song Played:\n`);
    writeFileSync(join(folder, "plans/other.yaml"), "events:\n  Song Skipped:\n  Song Shared:\n");
    const ran = await lint(folder);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toContain("`Song Shared`");
    expect(ran.out).not.toContain("`Song Played`");
    expect(ran.out).toContain("1 warning");
  });

  test("says in one finding what it records and nobody finds any more, and prunes it", async () => {
    const folder = project(undescribed);
    await lint(folder, "--write-baseline");
    rewrite(folder, `events:\n  Song Played:\n${described}  Song Saved:\n`);
    const ran = await lint(folder);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toContain("baseline-outdated");
    expect(ran.out).toContain("2 findings");
    const pruned = await lint(folder, "--prune-baseline");
    expect(pruned.exitCode).toBe(0);
    expect(pruned.err).toBe(`${name}: 2 findings taken out, 1 left\n`);
    expect(baselineOf(folder)).toContain('"/events/Song Saved": 1');
    expect(baselineOf(folder)).not.toContain("Song Played");
    // What comes back after pruning is new.
    rewrite(folder, undescribed);
    expect((await lint(folder)).exitCode).toBe(1);
  });

  test("knows no more findings at a place than it has recorded", async () => {
    const two = `events:
  Song Played:
    description: The first second of a song reached the listener.
    expires: 2020-01-01
    properties:
      song_id: { type: string, expires: 2020-01-01 }
`;
    const folder = project(two.replace("    expires: 2020-01-01\n", ""));
    await lint(folder, "--write-baseline");
    rewrite(folder, two);
    const ran = await lint(folder);
    expect(ran.exitCode).toBe(1);
    expect(ran.out.split("\n").filter((line) => line.includes("[expired]"))).toHaveLength(1);
  });

  test("is not written of a plan with errors, which would hide what rules could not see", async () => {
    const folder = project("events:\n  Song Played:\n    propertys: {}\n");
    const ran = await lint(folder, "--write-baseline");
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("stays as it is: a baseline records findings, and the plan has errors");
    expect(existsSync(join(folder, name))).toBe(false);
  });

  test("can be written for one rule, and keeps what it has of the others", async () => {
    const folder = project(undescribed);
    await lint(folder, "--write-baseline");
    rewrite(folder, `${undescribed}  song_liked:\n${described}`);
    await lint(folder, "--write-baseline", "--rule", "event-name-case");
    const written = JSON.parse(baselineOf(folder));
    expect(Object.keys(written.findings)).toEqual(["event-description", "event-name-case"]);
    expect(Object.keys(written.findings["event-description"])).toHaveLength(3);
  });

  test("keeps build from failing on what it knows, as lint does", async () => {
    const folder = folderWith({
      "trackc.yaml":
        "name: demo\nlint: { extends: minimal, rules: { event-description: error } }\noutputs: [{ target: json-schema, out: schemas }]\n",
      "plans/plan.yaml": undescribed,
    });
    expect((await trackc(folder, ["build"])).exitCode).toBe(1);
    await trackc(folder, ["lint", "--write-baseline"]);
    expect((await trackc(folder, ["build"])).exitCode).toBe(0);
  });

  test.each([
    ["{", "it is not JSON"],
    ["[]", "it is not an object"],
    ['{ "version": 2, "findings": {} }', "its version is not 1"],
    ['{ "version": 1 }', "it has no `findings`"],
    ['{ "version": 1, "findings": { "expired": { "": 0 } } }', "a place has no number of findings"],
    ['{ "version": 1,\n<<<<<<< HEAD\n "findings": {} }', "merge conflict"],
    [
      '{ "version": 1, "findings": { "event-owner": { "/a": 1 },\n "event-owner": { "/b": 1 } } }',
      "`event-owner` twice",
    ],
    ['{ "version": 1, "findings": { "event-owner": { "/a": 1, "/a": 2 } } }', "`/a` twice"],
  ])("that can't be read is an error with what to do: %s", async (text, problem) => {
    const ran = await lint(project(undescribed, { [name]: text }));
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toContain(problem);
  });

  test.each(["{", '{ "findings": [] }'])(
    "that can't be read is written anew, as its message says: %s",
    async (text) => {
      // With an error in the plan, a rule that has to see all of it would say nothing.
      const unused = `${undescribed}types:\n  genre: string\n`;
      const folder = project(unused, { [name]: text });
      expect((await lint(folder)).out).toContain("`trackc lint --write-baseline`");
      const ran = await lint(folder, "--write-baseline", "--rule", "event-description,definition-unused");
      expect(ran).toMatchObject({
        exitCode: 0,
        err: `${name}: 4 findings of 2 rules recorded; from now on only new ones fail\n`,
      });
      expect(Object.keys(JSON.parse(baselineOf(folder)).findings)).toEqual(["definition-unused", "event-description"]);
      expect((await lint(folder)).exitCode).toBe(0);
    },
  );

  test("that can't be read is written anew where there is nothing to record, and not pruned", async () => {
    const folder = project(`events:\n  Song Played:\n${described}`, { [name]: "{" });
    expect((await lint(folder, "--prune-baseline")).exitCode).toBe(1);
    expect(baselineOf(folder)).toBe("{");
    expect((await lint(folder, "--write-baseline")).exitCode).toBe(0);
    expect(baselineOf(folder)).toContain('"findings": {}');
  });

  test("is put aside by --no-baseline, for looking at what it holds and for fixing it", async () => {
    const folder = project(undescribed);
    await lint(folder, "--write-baseline");
    const ran = await lint(folder, "--no-baseline");
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toContain("3 warnings");
    expect(existsSync(join(folder, name))).toBe(true);
  });

  test("may hold names like __proto__ and any text", async () => {
    const folder = project("events:\n  __proto__:\n  'a/b~c \"d\" \\':\n  日本:\n");
    await lint(folder, "--write-baseline");
    expect(Object.keys(JSON.parse(baselineOf(folder)).findings["event-description"])).toEqual([
      "/events/__proto__",
      '/events/a~1b~0c "d" \\',
      "/events/日本",
    ]);
    expect((await lint(folder)).exitCode).toBe(0);
  });
});
