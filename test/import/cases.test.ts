import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, trackc } from "../support/terminal.js";

/** What is typed in each folder, where what is to be imported stands. */
const cases: Readonly<Record<string, readonly string[]>> = {
  segment: ["segment", "input.json"],
  "segment-older": ["segment", "input.json", "--closed"],
  "json-schema": ["json-schema", "schemas", "--user", "schemas/user.json", "--context", "schemas/context.json"],
};

/** A folder with the input of a case and nothing else. */
function inputOf(name: string): string {
  const folder = folderWith({ "package.json": '{ "name": "bicycles" }' });
  const from = join(import.meta.dirname, name);
  for (const entry of readdirSync(from)) {
    if (entry !== "expected") cpSync(join(from, entry), join(folder, entry), { recursive: true });
  }
  return folder;
}

describe.each(Object.entries(cases))("%s", (name, args) => {
  test("becomes a plan, and what it can't say is told", async () => {
    const folder = inputOf(name);
    const ran = await trackc(folder, ["import", ...args]);
    expect(ran.exitCode, ran.err).toBe(0);
    await expect(readFileSync(join(folder, "plans/events.yaml"), "utf8")).toMatchFileSnapshot(
      `${name}/expected/plans/events.yaml`,
    );
    await expect(readFileSync(join(folder, "trackc.yaml"), "utf8")).toMatchFileSnapshot(`${name}/expected/trackc.yaml`);
    await expect(ran.out).toMatchFileSnapshot(`${name}/expected/out.txt`);
    await expect(ran.err).toMatchFileSnapshot(`${name}/expected/losses.txt`);
  });

  test("loads without mistakes and builds", async () => {
    const folder = inputOf(name);
    await trackc(folder, ["import", ...args]);
    const built = await trackc(folder, ["build"]);
    expect(built, built.err + built.out).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(folder, "src/tracking/events.ts"))).toBe(true);
  });

  test("says the same as data", async () => {
    const ran = await trackc(inputOf(name), ["import", ...args, "--dry-run", "--format", "json"]);
    expect(ran.err).toBe("");
    const { files, losses } = JSON.parse(ran.out);
    expect(files.map(({ path }: { path: string }) => path)).toEqual([
      "plans/events.yaml",
      "trackc.yaml",
      ".gitattributes",
    ]);
    await expect(files[0].text).toMatchFileSnapshot(`${name}/expected/plans/events.yaml`);
    expect(losses[0]).toMatchObject({ file: expect.any(String), line: expect.any(Number), what: expect.any(String) });
  });
});
