import { execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.js";
import { reportFormats } from "../../src/report/index.js";
import { allRules } from "../../src/rules/index.js";
import { folderWith, trackc } from "../support/terminal.js";

const plan = `events:
  Song Played:
  song_skipped:
    description: Another song was asked for before this one ended.
`;
const project = (lint = "{ extends: minimal, rules: { event-description: error, event-name-case: warn } }"): string =>
  folderWith({ "trackc.yaml": `name: demo\nnaming: { events: Title Case }\nlint: ${lint}\n`, "plans/plan.yaml": plan });

describe("which findings", () => {
  test("--rule runs only what it names, several times or with commas", async () => {
    const { out } = await trackc(project(), ["lint", "--rule", "event-name-case"]);
    expect(out).toContain("[event-name-case]");
    expect(out).not.toContain("[event-description]");
    const both = await trackc(project(), ["lint", "--rule", "event-name-case,event-description"]);
    expect(both.out).toContain("[event-name-case]");
    expect(both.out).toContain("[event-description]");
  });

  test("--rule runs a rule that is off, at the level of the first preset that has it", async () => {
    const { out, exitCode } = await trackc(project("{ extends: minimal }"), ["lint", "--rule", "event-description"]);
    expect(out).toContain("warning[event-description]");
    expect(exitCode).toBe(0);
  });

  test("--ignore-rule leaves one out, and calls its suppressions neither unused nor unknown", async () => {
    const folder = folderWith({
      "trackc.yaml": "name: demo\n",
      "plans/plan.yaml": "events:\n  # trackc-ignore event-description: known to all\n  Song Played:\n",
    });
    expect((await trackc(folder, ["lint", "--ignore-rule", "event-description"])).out).toMatch(/^No findings/);
  });

  test("--level leaves out and doesn't count what matters less", async () => {
    const { out } = await trackc(project(), ["lint", "--level", "error", "--max-warnings", "0"]);
    expect(out).toContain("[event-description]");
    expect(out).not.toContain("[event-name-case]");
    expect(out).toContain("1 error in");
  });

  test.each([
    [["--rule", "event-nme-case"], "did you mean `event-name-case`?"],
    [["--ignore-rule", "\u001b[31m"], "there is no such rule"],
    [["--format", "sarf"], "did you mean `sarif`?"],
    [["--format", "json="], "names no file"],
    [["--format", "json=a.json", "--format", "sarif=./a.json"], "two formats would be written to `./a.json`"],
    [["--format", "json", "--format", "sarif"], "--format json=FILE"],
    [["--format", "text", "--format", "junit"], "--format junit=FILE"],
    [["--rule", "expired", "--ignore-rule", "expired"], "so none would run"],
    [["--write-baseline", "--prune-baseline"], "give one of them"],
    [["--dry-run"], "give one of them as well"],
  ])("options that make no sense are refused before anything runs: %j", async (options, complaint) => {
    const ran = await trackc(project(), ["lint", ...options]);
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toContain(complaint);
    expect(ran.err).not.toContain("\u001b");
  });
});

describe("a file that is no plan's", () => {
  const folder = (): string =>
    folderWith({
      "trackc.yaml": "name: demo\n",
      "plans/plan.yaml": plan,
      "README.md": "# Demo\n",
      "deploy.yaml": "kind: Job\n",
      "plans/broken.yaml": new Uint8Array([0xff, 0xfe, 0x41, 0x00]),
    });

  test.each(["README.md", "deploy.yaml"])("is told, since nothing in it is checked: %s", async (file) => {
    const cwd = folder();
    for (const more of [[], ["--fix"], ["plans/plan.yaml"]]) {
      const ran = await trackc(cwd, ["lint", file, ...more]);
      expect(ran.exitCode).toBe(2);
      expect(ran.out).toContain(`\`${file}\` is not a file of the plan`);
    }
  });

  test.each(["trackc.yaml", "plans/plan.yaml", "plans/broken.yaml", "plans"])("is not %s", async (file) => {
    expect((await trackc(folder(), ["lint", file])).out).not.toContain("is not a file of the plan");
  });
});

describe("where reports go", () => {
  test("several formats in one run: one on the screen, each other in a file of its own", async () => {
    const folder = project();
    const ran = await trackc(folder, [
      "lint",
      "--format",
      "text",
      "--format",
      "json=reports/a.json",
      "--format",
      "line=b.txt",
    ]);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toContain("error[event-description]:");
    expect(JSON.parse(readFileSync(join(folder, "reports/a.json"), "utf8")).summary.errors).toBe(1);
    expect(readFileSync(join(folder, "b.txt"), "utf8")).toContain("plans/plan.yaml:2:3: error[event-description]");
  });

  test("a format that goes to a file takes nothing from the screen", async () => {
    const ran = await trackc(project(), ["lint", "--format", "json=a.json"]);
    expect(ran.out).toContain("plans/plan.yaml:2:3: error[event-description]");
  });

  test("links are followed and stay, and never lead into the plan", async () => {
    const folder = project();
    mkdirSync(join(folder, "reports"));
    writeFileSync(join(folder, "reports/old.json"), "{}");
    symlinkSync("reports/old.json", join(folder, "now.json"));
    symlinkSync("plans/plan.yaml", join(folder, "plan.json"));
    const refused = await trackc(folder, ["lint", "--format", "json=now.json", "--format", "sarif=plan.json"]);
    expect(refused).toMatchObject({ exitCode: 2, out: "" });
    expect(refused.err).toBe(
      "error: `plan.json` can't be written: it leads to `plan.yaml`, and what ends in `.yaml` may be a file of a plan: give the report another name\n",
    );
    expect(readFileSync(join(folder, "reports/old.json"), "utf8")).toBe("{}");
    await trackc(folder, ["lint", "--format", "json=now.json"]);
    expect(readlinkSync(join(folder, "now.json"))).toBe("reports/old.json");
    expect(readFileSync(join(folder, "reports/old.json"), "utf8")).toContain("event-description");
    expect(readFileSync(join(folder, "plans/plan.yaml"), "utf8")).toBe(plan);
  });

  test.runIf(existsSync("/usr/bin/mkfifo"))("what is no ordinary file is written into", async () => {
    const folder = project();
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const read = readFile(pipe, "utf8");
    await trackc(folder, ["lint", "--format", "json=pipe"]);
    expect(JSON.parse(await read)).toMatchObject({ diagnostics: expect.anything() });
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  test("a file of the plan is never overwritten, and nothing else is written then", async () => {
    const folder = project();
    const ran = await trackc(folder, ["lint", "--format", "json=plans/plan.yaml", "--write-baseline"]);
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toContain("`plans/plan.yaml` can't be written: what ends in `.yaml` may be a file of a plan");
    expect(readdirSync(folder)).not.toContain(".trackc-baseline.json");
    expect(readFileSync(join(folder, "plans/plan.yaml"), "utf8")).toBe(plan);
  });

  test("a file that can't be written is told, and the other reports are made", async () => {
    const folder = project();
    const ran = await trackc(folder, ["lint", "--format", "json=trackc.yaml/a.json", "--format", "line=b.txt"]);
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("`trackc.yaml/a.json` can't be written: a file stands where");
    expect(existsSync(join(folder, "b.txt"))).toBe(true);
  });

  test("--help lists every format that there is", () => {
    const format = commands
      .find(({ name }) => name === "lint")
      ?.options.find(({ flags }) => flags.startsWith("--format"));
    expect([...(format?.choices ?? [])].sort()).toEqual(reportFormats.map(({ id }) => id).sort());
  });
});

test("--stats says on standard error how long every stage and every rule took", async () => {
  const { out, err } = await trackc(project("{ extends: strict }"), ["lint", "--stats"]);
  expect(out).not.toContain(" ms");
  const names = err.split("\n").map((line) => line.trim().split(/\s+/)[0]);
  expect(names.slice(0, 6)).toEqual(["cache", "read", "parse", "resolve", "rules", "report"]);
  expect(err).toMatch(/\nThe cache was not used\.\n$/);
  expect(names.slice(6, -2).sort()).toEqual(
    allRules.filter(({ levels }) => levels.strict !== "off").map(({ id }) => id),
  );
  expect(err).toMatch(/^parse +\d+\.\d ms +\d+\.\d %$/m);
});
