import { describe, expect, test } from "vitest";
import { allRules } from "../../src/rules/index.js";
import { folderWith, trackc } from "../support/terminal.js";

const project = (manifest: string): string =>
  folderWith({ "trackc.yaml": manifest, "plans/plan.yaml": "events:\n  Song Played:\n" });

describe("trackc rules", () => {
  test("lists every rule with its levels, also where there is no plan", async () => {
    const { out, exitCode } = await trackc(folderWith({}), ["rules"]);
    expect(exitCode).toBe(0);
    const lines = out.split("\n");
    for (const { id, levels } of allRules) {
      const row = lines.find((line) => line.startsWith(`${id} `)) ?? "";
      expect(row.split(/\s+/).slice(1, 4)).toEqual([levels.minimal, levels.recommended, levels.strict]);
    }
    expect(lines[0]).not.toContain("here");
  });

  test("says of each what it finds, in a sentence or as much of it as there is room for", async () => {
    const { out } = await trackc(folderWith({}), ["rules"], { columns: 80 });
    const said = out.split("\n").filter((line) => line.startsWith("  "));
    expect(said).toHaveLength(allRules.length);
    expect(said.filter((line) => line.length > 80 || !/(?:\.|[^\s,;:(]…)$/.test(line))).toEqual([]);
    expect(out).toContain("  An enum has two values that mean true and false, as texts: `yes` and `no`…\n");
  });

  test("says which levels the plan at hand gives them", async () => {
    const folder = project("name: demo\nlint: { extends: minimal, rules: { event-owner: error } }\n");
    const { out } = await trackc(folder, ["rules", "--group", "ownership"]);
    expect(out).toMatch(/^rule +minimal +recommended +strict +here/);
    expect(out).toMatch(/^event-owner +off +warn +error +error/m);
    expect(out).toMatch(/^expired +warn +warn +error +warn/m);
    expect(out).not.toContain("event-name-case");
  });

  test("gives programs the whole text as JSON", async () => {
    const { out } = await trackc(project("name: demo\n"), ["rules", "--format", "json"]);
    const listed = JSON.parse(out);
    expect(listed.version).toBe(1);
    expect(listed.rules.map(({ id }: { id: string }) => id)).toEqual(allRules.map(({ id }) => id));
    expect(listed.rules[0]).toMatchObject({
      group: expect.any(String),
      here: expect.any(String),
      what: expect.any(String),
      options: expect.any(Array),
    });
  });

  test("says so when a path leads to no plan", async () => {
    const ran = await trackc(folderWith({}), ["rules", "nowhere"]);
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toContain("`nowhere` does not exist");
  });
});
