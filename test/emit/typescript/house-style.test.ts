import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generated, under, written } from "./support/client.js";
import { fixture } from "./support/fixtures.js";

const biome = join(import.meta.dirname, "../../../node_modules/@biomejs/biome/bin/biome");

/** Runs Biome's recommended rules and its formatter at a hundred columns, as an application might. */
async function checked(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await written({
    ...files,
    "biome.json": JSON.stringify({
      json: { formatter: { enabled: false } },
      formatter: { lineWidth: 100, indentStyle: "space", indentWidth: 2 },
      linter: { rules: { preset: "recommended" } },
      assist: { actions: { source: { organizeImports: "on" } } },
    }),
  });
  try {
    const args = [biome, "check", "--error-on-warnings", "--colors=off", "."];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    return status === 0 ? "" : `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("Biome has nothing to say about a client's rules, its format or the order of its imports.", async () => {
  const options = { sdk: ["segment", "http"], deny: ["personal"] } as const;
  const files = {
    ...under("listening", generated(fixture("listening"), options)),
    ...under("web", generated(fixture("listening"), { source: "web" })),
    ...under("shapes", generated(fixture("shapes"))),
    ...under("empty", generated("")),
  };
  expect(await checked(files)).toBe("");
});

test("Biome does speak up where something is wrong, so that its silence means something.", async () => {
  expect(await checked({ "a.ts": "var  a = 1" })).toMatch(/noUnusedVariables.*Formatter would/s);
});
