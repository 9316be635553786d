import { describe, expect, test } from "vitest";
import { type Import, importsOfSource, roomOf } from "./imports.js";

const imports = importsOfSource();
const within = imports.filter((each) => each.to.startsWith("src/"));
const own = (to: string): boolean => to.startsWith("src/") || to.startsWith("node:") || to === "package.json";
const packages = imports.filter((each) => !own(each.to));
const show = (each: Import): string => `${each.from} → ${each.to}`;

test("the walk sees the house", () => {
  expect(new Set(within.map((each) => roomOf(each.from)))).toEqual(
    new Set([
      "build.ts",
      "cache",
      "cli.ts",
      "commands",
      "destinations",
      "diagnostics",
      "diff",
      "emit",
      "fix",
      "fix.ts",
      "formats",
      "import",
      "index.ts",
      "init",
      "inspect.ts",
      "lint",
      "load",
      "load-git.ts",
      "load.ts",
      "loaded.ts",
      "main.ts",
      "command-line.ts",
      "mistakes.ts",
      "plan",
      "project",
      "report",
      "rules",
      "schema",
      "source",
      "syntax",
      "watch",
      "write",
    ]),
  );
  expect(packages.length).toBeGreaterThan(3);
});

describe("law 1: everything after plan/ reads the model, never YAML", () => {
  // The target alone knows its options, so these read the nodes that the manifest keeps for it.
  const doors = new Set(["src/emit/outputs.ts", "src/emit/read-options.ts"]);
  // How a text is written in YAML, which whoever shows a line to add has to know. It reads nothing.
  const quoting = "src/syntax/edits/scalars.ts";
  test.each(["lint", "rules", "emit", "diff", "report", "write"])("%s does not read nodes", (room) => {
    const reads = within.filter(
      (each) =>
        roomOf(each.from) === room && roomOf(each.to) === "syntax" && each.to !== quoting && !doors.has(each.from),
    );
    // Suppressions are comments, found by syntax and handed to the linter as data.
    expect(reads.filter((each) => !(room === "lint" && each.typeOnly)).map(show)).toEqual([]);
  });
  test("nothing flows back up", () => {
    const floors = [
      ["source", "diagnostics", "stopwatch.ts", "version.ts"],
      ["syntax"],
      ["project"],
      ["plan"],
      ["loaded.ts", "destinations"],
      ["load", "load.ts", "load-git.ts", "lint", "rules", "emit", "diff", "formats", "write"],
      ["mistakes.ts", "inspect.ts", "build.ts", "fix", "fix.ts", "import", "init", "report", "schema"],
      ["cache", "watch"],
      ["commands", "index.ts"],
      ["main.ts", "command-line.ts"],
      ["cli.ts"],
    ];
    const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));
    const upwards = within.filter((each) => {
      const from = floorOf.get(roomOf(each.from));
      const to = floorOf.get(roomOf(each.to));
      return from !== undefined && to !== undefined && to > from;
    });
    // The manifest's lint settings and custom keys speak of levels and of JSON values: types, no code.
    expect(upwards.filter((each) => !each.typeOnly).map(show)).toEqual([]);
  });
});

describe("law 2: a heavy library lives in one room", () => {
  const homes: Readonly<Record<string, (from: string) => boolean>> = {
    chokidar: (from) => roomOf(from) === "watch",
    yaml: (from) => roomOf(from) === "syntax",
    ajv: (from) => roomOf(from) === "validate" || from === "src/emit/json-schema/verify.ts",
    chalk: (from) => roomOf(from) === "report",
    commander: (from) => from === "src/command-line.ts" || roomOf(from) === "commands",
    "ts-morph": (from) => roomOf(from) === "code",
  };
  test("every package that src imports has a home, and is imported there only", () => {
    const astray = packages.filter((each) => !homes[each.to.split("/")[0] as string]?.(each.from));
    expect(astray.map(show)).toEqual([]);
  });
});

describe("law 3: neighbours don't visit", () => {
  const neighbours = ["rules", "emit", "diff", "validate", "code", "formats"];
  test.each(neighbours)("%s imports none of the others", (room) => {
    const visits = within.filter(
      (each) => roomOf(each.from) === room && roomOf(each.to) !== room && neighbours.includes(roomOf(each.to)),
    );
    expect(visits.map(show)).toEqual([]);
  });
  test("a rule imports no other rule, and a target nothing of another target's", () => {
    const rules = within.filter((each) => roomOf(each.from) === "rules" && roomOf(each.to) === "rules");
    expect(
      rules.filter((each) => !each.to.endsWith("/index.ts") && !each.from.endsWith("/index.ts")).map(show),
    ).toEqual([]);
    const folder = (path: string): string | undefined => /^src\/emit\/([^/]+)\//.exec(path)?.[1];
    const targets = within.filter(
      (each) => folder(each.from) && folder(each.to) && folder(each.from) !== folder(each.to),
    );
    expect(targets.map(show)).toEqual([]);
  });
});
