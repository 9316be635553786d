import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type BuildOptions, build } from "../src/build.js";
import { loadText } from "../src/load/text.js";
import type { LoadedPlan } from "../src/loaded.js";
import { filesIn, fill, temporaryFolder } from "./support/folder.js";

const manifest = `name: music
outputs:
  - { target: json-schema, out: schemas }
  - { target: json-schema, out: old, draft: draft-07 }
  - { target: typescript, out: tracking, sdk: segment }
`;
const plan = "events:\n  Song Played:\n    properties: { song_id: string }\n  Song Liked:\n";

/** A plan whose outputs go into a folder of the test's own. */
function plannedIn(folder: string, files: Readonly<Record<string, string>> = {}): LoadedPlan {
  const { value, diagnostics } = loadText({ "trackc.yaml": manifest, "plans/plan.yaml": plan, ...files });
  expect(diagnostics).toEqual([]);
  return { ...value, project: { ...value.project, folder } };
}

const codes = async (loaded: LoadedPlan, options: BuildOptions = {}) =>
  (await build(loaded, options)).diagnostics.map((one) => one.code);

describe("a build", () => {
  test("makes every output of the manifest, and then nothing more", async () => {
    const folder = temporaryFolder();
    const loaded = plannedIn(folder);
    const { value, diagnostics } = await build(loaded);
    expect(diagnostics).toEqual([]);
    expect(value.outputs.map((one) => `${one.target} ${one.out}`)).toEqual([
      "json-schema schemas",
      "json-schema old",
      "typescript tracking",
    ]);
    expect(value.upToDate).toBe(false);
    expect(Object.keys(filesIn(join(folder, "schemas")))).toEqual([
      ".trackc.json",
      "bundle.json",
      "envelope.json",
      "events/songLiked.json",
      "events/songPlayed.json",
      "index.json",
    ]);
    expect(filesIn(folder)["old/bundle.json"]).toContain("draft-07");
    const before = filesIn(folder);
    const again = await build(loaded);
    expect(again.value.upToDate).toBe(true);
    expect(again.value.outputs.flatMap((one) => [...one.written, ...one.removed])).toEqual([]);
    expect(again.value.outputs[0]?.unchanged).toHaveLength(5);
    expect(filesIn(folder)).toEqual(before);
  });

  test("takes away what an event left behind that is no longer planned", async () => {
    const folder = temporaryFolder();
    await build(plannedIn(folder));
    const { value } = await build(plannedIn(folder, { "plans/plan.yaml": "events:\n  Song Played:\n" }));
    expect(value.outputs[0]?.removed).toEqual(["events/songLiked.json"]);
    expect(filesIn(folder)).not.toHaveProperty("schemas/events/songLiked.json");
  });

  test("makes only one target's outputs when asked", async () => {
    const folder = temporaryFolder();
    const { value } = await build(plannedIn(folder), { only: "typescript" });
    expect(value.outputs.map((one) => one.out)).toEqual(["tracking"]);
    expect(Object.keys(filesIn(folder)).every((path) => path.startsWith("tracking/"))).toBe(true);
  });

  test("makes an output that the command line asks for instead of the manifest's, wherever it is", async () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const instead = {
      target: "json-schema",
      folder: join(elsewhere, "a/b"),
      shown: "b",
      options: { draft: "draft-07" },
    };
    const { value, diagnostics } = await build(plannedIn(folder), { instead });
    expect(diagnostics).toEqual([]);
    expect(value.outputs.map((one) => one.out)).toEqual(["b"]);
    expect(filesIn(folder)).toEqual({});
    expect(filesIn(elsewhere)["a/b/bundle.json"]).toContain("draft-07");
    expect(await codes(plannedIn(folder), { instead: { ...instead, target: "xml" } })).toEqual([
      "output-unknown-target",
    ]);
  });

  test("of nothing says so", async () => {
    const loaded = plannedIn(temporaryFolder(), { "trackc.yaml": "name: music\n" });
    const { diagnostics } = await build(loaded);
    expect(diagnostics.map((one) => one.message)).toEqual(["The manifest lists no output to build"]);
    const only = await build(loaded, { only: "typescript" });
    expect(only.diagnostics.map((one) => [one.message, one.help])).toEqual([
      [
        "The manifest lists no output of the target `typescript`",
        "Add one under `outputs:`, such as `- { target: typescript, out: FOLDER }`, or give `--out FOLDER`.",
      ],
    ]);
  });

  test("writes nothing at all when one output is wrong or has something in its way", async () => {
    const folder = temporaryFolder();
    fill(folder, { "tracking/index.ts": "// mine\n" });
    expect(await codes(plannedIn(folder))).toEqual(["output-file-in-the-way"]);
    expect(filesIn(folder)).toEqual({ "tracking/index.ts": "// mine\n" });

    const wrong = `${manifest}  - { target: json-schema, out: more, draft: 7 }\n`;
    expect(await codes(plannedIn(temporaryFolder(), { "trackc.yaml": wrong }))).toEqual(["unknown-word"]);
  });

  test("may climb to the repository's top and no further", async () => {
    const top = temporaryFolder();
    const folder = join(top, "plans/music");
    mkdirSync(folder, { recursive: true });
    const climbing = (out: string) =>
      plannedIn(folder, { "trackc.yaml": `name: x\noutputs: { target: json-schema, out: ${out} }\n` });
    expect(await codes(climbing("../../schemas"))).toEqual(["output-outside"]);
    mkdirSync(join(top, ".git"));
    expect(await codes(climbing("../../schemas"))).toEqual([]);
    expect(filesIn(top)).toHaveProperty("schemas/index.json");
    expect(await codes(climbing("../../../schemas"))).toEqual(["output-outside"]);
    symlinkSync(temporaryFolder(), join(top, "link"));
    expect(await codes(climbing("../../link/schemas"))).toEqual(["output-through-link"]);
  });
});

describe("a check", () => {
  test("says what differs, and writes nothing", async () => {
    const folder = temporaryFolder();
    const loaded = plannedIn(folder);
    await build(loaded);
    expect((await build(loaded, { check: true })).value.upToDate).toBe(true);
    const changed = plannedIn(folder, { "plans/plan.yaml": plan.replace("song_id: string", "song_id: integer") });
    const before = filesIn(folder);
    const { value } = await build(changed, { check: true, only: "json-schema" });
    expect(value.upToDate).toBe(false);
    expect(value.outputs[0]?.written).toEqual(["events/songPlayed.json", "bundle.json", "envelope.json"]);
    expect(value.outputs[0]?.differences.find((one) => one.path === "events/songPlayed.json")).toMatchObject({
      kind: "changed",
      line: 8,
      expected: ['    "song_id": { "type": "integer" }', "  },", expect.any(String)],
      found: ['    "song_id": { "type": "string" }', "  },", expect.any(String)],
    });
    expect(filesIn(folder)).toEqual(before);
  });

  test("of an output that was never made finds all of it missing", async () => {
    const { value, diagnostics } = await build(plannedIn(temporaryFolder()), { check: true, only: "json-schema" });
    expect(diagnostics).toEqual([]);
    expect(value.outputs[0]?.differences.map((one) => one.kind)).toEqual(Array(6).fill("missing"));
  });

  test("finds a file that somebody removed", async () => {
    const folder = temporaryFolder();
    const loaded = plannedIn(folder);
    await build(loaded);
    rmSync(join(folder, "schemas/index.json"));
    const { value } = await build(loaded, { check: true });
    expect(value.outputs.flatMap((one) => one.differences.map(({ kind, path }) => `${kind} ${path}`))).toEqual([
      "missing index.json",
    ]);
  });
});

test("a build loads no JSON Schema validator", () => {
  const script = `
    import { buildSync } from "esbuild";
    const { metafile } = buildSync({ entryPoints: ["src/build.ts"], bundle: true, write: false, metafile: true,
      platform: "node", format: "esm", outdir: "x", splitting: true, packages: "external" });
    const outputs = Object.values(metafile.outputs).flatMap((output) => output.imports.map((one) => one.path));
    console.log(JSON.stringify(outputs.filter((path) => /^(ajv|yaml|typescript|chalk)/.test(path))));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(JSON.parse(run.stdout)).toEqual([]);
});
