import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { jsonOf } from "../../src/formats/json-schema/json.js";
import { parseJson } from "../../src/formats/json-text.js";
import fc from "../support/fast-check.js";
import { folderWith, type Ran, trackc } from "../support/terminal.js";

const importing = (folder: string, ...args: string[]): Promise<Ran> => trackc(folder, ["import", ...args]);

/** A tracking plan with these events, whose properties are texts. */
function planOf(events: Readonly<Record<string, readonly string[]>>): string {
  const rules = Object.entries(events).map(([key, names]) => ({
    type: "TRACK",
    key,
    version: 1,
    jsonSchema: { type: "object", properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])) },
  }));
  return JSON.stringify({ name: "Demo", rules });
}
const schema = (title: string): string =>
  JSON.stringify({ title, type: "object", properties: { id: { type: "string" } } });
const small = planOf({ "Song Played": ["song_id"] });

describe("what is no plan is told, and nothing is written", () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[], string])[] = [
    ["a file that is missing", {}, ["segment", "plan.json"], "error: there is no `plan.json`\n"],
    ["a folder", { "plan/a.json": "{}" }, ["segment", "plan"], "error: `plan` is a folder\n  help: Name a file.\n"],
    [
      "an empty file",
      { "plan.json": "" },
      ["segment", "plan.json"],
      "error: `plan.json` is no JSON: it is empty\n  at plan.json:1:1\n",
    ],
    [
      "a comma too much",
      { "plan.json": '{\n  "rules": [],\n}\n' },
      ["segment", "plan.json"],
      "error: `plan.json` is no JSON: it expects a name in double quotes and not `}`\n  at plan.json:3:1\n",
    ],
    [
      "text behind the end",
      { "plan.json": "[]\n[]" },
      ["segment", "plan.json"],
      "error: `plan.json` is no JSON: it ends before `[`, which is too much\n  at plan.json:2:1\n",
    ],
    [
      "Terraform",
      { "plan.tf": 'resource "segment_tracking_plan" "a" {}\n' },
      ["segment", "plan.tf"],
      "error: `plan.tf` is no JSON: it expects a value and not `resource`\n  at plan.tf:1:1\n  help: Terraform's own language is not read. The Public API gives the plan that it makes as JSON.\n",
    ],
    [
      "a plan without rules",
      { "plan.json": '{ "name": "Demo", "rules": [] }' },
      ["segment", "plan.json"],
      "error: the tracking plan has no rules\n  at plan.json:1:28\n  help: The Public API gives the rules of a plan at `/tracking-plans/{id}/rules`.\n",
    ],
    [
      "what the Public API says of a plan",
      { "plan.json": '{ "data": { "trackingPlan": { "id": "tp_1" } } }' },
      ["segment", "plan.json"],
      "error: this is a tracking plan of Segment without its rules\n  at plan.json:1:1\n  help: The Public API gives the rules of a plan at `/tracking-plans/{id}/rules`.\n",
    ],
    [
      "other JSON",
      { "plan.json": '{ "name": "demo", "version": "1.0.0" }' },
      ["segment", "plan.json"],
      "error: this is no tracking plan of Segment\n  at plan.json:1:1\n  help: There is no list of rules: it is looked for at `rules` and `data.rules`.\n",
    ],
    [
      "an event that is there twice",
      {
        "plan.json": `{ "rules": [\n${'{ "type": "TRACK", "key": "A", "jsonSchema": {}, "version": 1 },\n'.repeat(2).slice(0, -2)}\n] }`,
      },
      ["segment", "plan.json"],
      "error: `A` is there twice\n  at plan.json:3:27\n  help: The other one has the pointer `/rules/0`. Take out one of them.\n",
    ],
    [
      "a JSON Schema given as a tracking plan",
      { "song.json": schema("Song Played") },
      ["segment", "song.json"],
      "error: this is a JSON Schema and no tracking plan of Segment\n  at song.json:1:1\n  help: `trackc import json-schema` reads JSON Schemas, one an event.\n",
    ],
    [
      "a tracking plan given as a JSON Schema",
      { "plan.json": small },
      ["json-schema", "plan.json"],
      "error: `plan.json` is a tracking plan of Segment and no JSON Schema\n  at plan.json:1:1\n  help: `trackc import segment plan.json` reads it.\n",
    ],
    [
      "other JSON among the names given",
      { "package.json": '{ "name": "demo" }' },
      ["json-schema", "package.json"],
      "error: `package.json` is no JSON Schema\n  at package.json:1:1\n  help: A schema is an object with `type`, `properties` and the like.\n",
    ],
    [
      "a schema of something else than an object",
      { "id.json": '{ "type": "string" }' },
      ["json-schema", "id.json"],
      'error: `id.json` describes no object\n  at id.json:1:1\n  help: An event\'s schema is one of an object: `"type": "object"` with `properties`.\n',
    ],
    [
      "two schemas of one name",
      { "a.json": schema("Song"), "b.json": schema("Song") },
      ["json-schema", "a.json", "b.json"],
      "error: `b.json` and `a.json` both describe `Song`\n  at b.json:1:10\n  help: An event is described once. Leave one of them out, or take the names from elsewhere: `--name-from file`.\n",
    ],
    [
      "two schemas that are told apart by their ids and their files",
      { "a.json": schema("Song"), "b.json": schema("Song").replace("{", '{"$id":"https://example.com/b2.json",') },
      ["json-schema", "a.json", "b.json", "--name-from", "title"],
      "error: `b.json` and `a.json` both describe `Song`\n  at b.json:1:46\n  help: An event is described once. Leave one of them out, or take the names from elsewhere: `--name-from id` or `--name-from file`.\n",
    ],
    [
      "two schemas of one name in all places",
      { "a/song.json": schema("Song"), "b/song.json": schema("Song") },
      ["json-schema", "a", "b"],
      "error: `b/song.json` and `a/song.json` both describe `Song`\n  at b/song.json:1:10\n  help: An event is described once. Leave one of them out.\n",
    ],
    [
      "a pattern without files",
      {},
      ["json-schema", "schemas/*.json"],
      "error: no file matches `schemas/*.json`\n  help: Schemas are looked for in files that end in `.json`, `.yaml` or `.yml`.\n",
    ],
    ["broken YAML", { "a.yaml": "type: [object\n" }, ["json-schema", "a.yaml"], "error: `a.yaml` is no YAML: "],
    ["bytes that are no text", {}, ["segment", "latin.json"], "error: "],
    ["no file at all", {}, ["json-schema"], "error: no file is named\n"],
    [
      "two files of one plan",
      { "a.json": small, "b.json": small },
      ["segment", "a.json", "b.json"],
      "error: `trackc import segment` takes one file\n",
    ],
    ["options of the other kind", { "a.json": small }, ["segment", "a.json", "--name-from", "file"], "error: `--user`"],
  ];
  test.each(cases)("%s", async (_, files, args, expected) => {
    const folder = folderWith(
      args.includes("latin.json") ? { "latin.json": Uint8Array.from([0x7b, 0xe9, 0x7d]) } : files,
    );
    const before = readdirSync(folder);
    const ran = await importing(folder, ...args);
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    if (expected.endsWith("\n")) expect(ran.err.startsWith(expected), ran.err).toBe(true);
    else expect(ran.err).toContain(expected);
    expect(ran.err).not.toContain("has a bug");
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe("where a plan goes", () => {
  test("to another folder, which the new manifest names", async () => {
    const folder = folderWith({ "plan.json": small });
    expect((await importing(folder, "segment", "plan.json", "--out", "tracking/plan")).exitCode).toBe(0);
    expect(readFileSync(join(folder, "trackc.yaml"), "utf8")).toContain("\nplans: tracking/plan\n");
    expect((await trackc(folder, ["build"])).exitCode).toBe(0);
  });

  test("beside a manifest that is there, which stays as it is", async () => {
    const manifest = "name: mine\n";
    const folder = folderWith({ "plan.json": small, "trackc.yaml": manifest });
    const ran = await importing(folder, "segment", "plan.json", "--out", "plans/web");
    expect(ran.out).toContain("wrote   plans/web/events.yaml\n1 event");
    expect(readFileSync(join(folder, "trackc.yaml"), "utf8")).toBe(manifest);
    expect((await trackc(folder, ["lint", "--level", "error"])).exitCode).toBe(0);
  });

  test("where the manifest that is there does not look, which is told", async () => {
    const folder = folderWith({ "plan.json": small, "trackc.yaml": "name: mine\n", "plans/a.yaml": "events:\n  A:\n" });
    const ran = await importing(folder, "segment", "plan.json", "--out", "tracking");
    expect(ran.exitCode).toBe(0);
    expect(ran.err).toContain(
      "note: the manifest's `plans` do not lead to `tracking`: nobody reads it before they do\n",
    );
  });

  test("where the manifest keeps its plan, unless another folder is named", async () => {
    const plans: readonly (readonly [string, string])[] = [
      ["tracking", "tracking/events.yaml"],
      ["./tracking/", "tracking/events.yaml"],
      [".", "events.yaml"],
      ["'tracking/**/*.yaml'", "tracking/events.yaml"],
      ["[tracking/events.yaml, other]", "tracking/events.yaml"],
      ["[tracking/old.yaml, other]", "other/events.yaml"],
      ["[node_modules/shared/plans, own]", "own/events.yaml"],
      ["[tracking/old.yaml]", "plans/events.yaml"],
    ];
    for (const [entry, expected] of plans) {
      const folder = folderWith({
        "plan.json": small,
        "trackc.yaml": `name: mine\nplans: ${entry}\n`,
        "app/a.txt": "",
      });
      const ran = await importing(folder, "segment", "plan.json");
      expect(ran.out, ran.err).toContain(`wrote   ${expected}\n`);
      expect(ran.err.includes("nobody reads it")).toBe(expected === "plans/events.yaml");
      // From a folder below as well.
      rmSync(join(folder, expected));
      const below = await importing(join(folder, "app"), "segment", "../plan.json");
      expect(below.out, below.err).toContain(`wrote   ../${expected}\n`);
    }
  });

  test("with what `init` does for a new manifest: generated folders are marked, and nothing is lost of what is there", async () => {
    const folder = folderWith({
      "plan.json": small,
      ".gitattributes": "*.png binary\n",
      ".prettierignore": "dist",
      "biome.json": "{}",
    });
    const ran = await importing(folder, "segment", "plan.json");
    expect(ran.out).toContain(
      'added to .gitattributes\nadded to .prettierignore\nyours to change: biome.json: add "!src/tracking" and "!schemas"',
    );
    expect(readFileSync(join(folder, ".gitattributes"), "utf8")).toBe(
      "*.png binary\nsrc/tracking/** linguist-generated\nschemas/** linguist-generated\n",
    );
    expect(readFileSync(join(folder, ".prettierignore"), "utf8")).toBe("dist\nsrc/tracking/\nschemas/\n");
    const second = await importing(folder, "segment", "plan.json", "--out", "plans/more");
    expect(second.out).not.toContain(".gitattributes");
  });

  test("with how to install it, where it is not installed", async () => {
    const nextOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
      const ran = await importing(
        folderWith({ "plan.json": small, "package.json": "{}", ...files }),
        "segment",
        "plan.json",
      );
      return ran.out.slice(ran.out.indexOf("Next:"));
    };
    expect(await nextOf({})).toContain("  npm install --save-dev trackc ");
    expect(await nextOf({ "pnpm-lock.yaml": "" })).toMatch(/ {2}pnpm add --save-dev trackc .*\n {2}pnpm trackc lint /);
    expect(await nextOf({ "node_modules/trackc/dist/plan.schema.json": "{}" })).not.toContain("install");
  });

  test("never over a file, and then nothing else is written", async () => {
    const folder = folderWith({ "plan.json": small, "plans/events.yaml": "events:\n" });
    const ran = await importing(folder, "segment", "plan.json");
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toBe(
      "error: `plans/events.yaml` is there already: nothing was written\n  help: `--out` names another folder, `--dry-run` shows what would be written\n",
    );
    expect(existsSync(join(folder, "trackc.yaml"))).toBe(false);
    const linked = folderWith({ "plan.json": small, "elsewhere.yaml": "" });
    mkdirSync(join(linked, "plans"));
    symlinkSync("../nowhere.yaml", join(linked, "plans/events.yaml"));
    expect((await importing(linked, "segment", "plan.json")).exitCode).toBe(2);
    expect(existsSync(join(linked, "nowhere.yaml"))).toBe(false);
  });

  test("nowhere in a dry run, which shows it", async () => {
    const folder = folderWith({ "plan.json": small });
    const ran = await importing(folder, "segment", "plan.json", "--dry-run");
    expect(ran.exitCode).toBe(0);
    expect(ran.out).toContain(
      "events:\n  Song Played:\n    properties:\n      song_id?: string\n    additionalProperties: true\n",
    );
    expect(readdirSync(folder)).toEqual(["plan.json"]);
  });

  test("into one file, or by what it is about where there are many events", async () => {
    const names = ["Song", "Playlist", "Artist"].flatMap((object) =>
      Array.from({ length: 14 }, (_, at) => `${object} Done ${at}`),
    );
    const folder = folderWith({
      "plan.json": planOf(Object.fromEntries([...names, "Odd One"].map((name) => [name, ["song_id", "a", "b"]]))),
    });
    expect((await importing(folder, "segment", "plan.json")).exitCode).toBe(0);
    expect(readdirSync(join(folder, "plans")).sort()).toEqual([
      "artist.yaml",
      "other.yaml",
      "playlist.yaml",
      "shared.yaml",
      "song.yaml",
    ]);
    for (const name of readdirSync(join(folder, "plans"))) {
      expect(readFileSync(join(folder, "plans", name), "utf8")).toMatch(/^# yaml-language-server: \$schema=/);
    }
    expect((await trackc(folder, ["lint", "--level", "error"])).exitCode).toBe(0);
  });

  test("the same whatever order the schemas are named in", async () => {
    const files = {
      "package.json": '{ "name": "demo" }',
      "s/a.json": schema("A"),
      "s/b.json": schema("B"),
      "s/deep/c.json": schema("C"),
      "s/node_modules/d.json": schema("D"),
    };
    const of = async (...args: string[]): Promise<string> =>
      (await importing(folderWith(files), "json-schema", ...args, "--dry-run")).out;
    const whole = await of("s");
    expect(whole).toContain("  C:\n");
    expect(whole).not.toContain("  D:\n");
    expect(await of("s/deep", "s/b.json", "s/a.json")).toBe(whole);
    expect(await of("s/*.json", "s/deep/*.json")).toBe(whole);
  });
});

describe("standard input", () => {
  const from = (text: string | Uint8Array, ...args: string[]): Promise<Ran> =>
    trackc(folderWith({ "b.json": schema("B") }), ["import", ...args], { input: async () => Buffer.from(text) });

  test("is read for `-`", async () => {
    expect((await from(small, "segment", "-")).out).toContain("wrote   plans/events.yaml\n");
    expect((await from(`\ufeff${small}`, "segment", "-", "--dry-run")).out).toContain("  Song Played:\n");
    const schemas = await from(schema("A"), "json-schema", "b.json", "-", "--dry-run");
    expect(schemas.out).toContain("  B:\n    properties:\n      id?:\n    additionalProperties: true\n  A:\n");
    const traits = '{ "type": "object", "properties": { "email": { "type": "string" } } }';
    const user = await from(traits, "json-schema", "b.json", "--user", "-", "--dry-run");
    expect(user.out).toContain("  user:\n    kind: user\n");
  });

  test("is told of by name", async () => {
    expect((await from("{ rules }", "segment", "-")).err).toContain("at standard input:1:3");
    expect((await from(Uint8Array.from([0x7b, 0xe9]), "segment", "-")).exitCode).toBe(2);
    expect((await from('{ "type": "object" }', "json-schema", "-")).err).toBe(
      "error: the schema in standard input has no name\n  at standard input:1:1\n  help: Write a `title` or an `$id` in it, or name a file.\n",
    );
    expect((await from(schema("A"), "json-schema", "-", "--user", "-")).err).toContain("is named twice");
  });
});

describe("what no value can be", () => {
  const of = async (more: object): Promise<Ran> => {
    const text = JSON.stringify({ title: "A", type: "object", ...more });
    const folder = folderWith({ "a.json": text });
    const ran = await importing(folder, "json-schema", "a.json");
    expect(ran.exitCode, ran.err).toBe(0);
    expect((await trackc(folder, ["lint", "--level", "error"])).exitCode).toBe(0);
    return { ...ran, out: readFileSync(join(folder, "plans/events.yaml"), "utf8") };
  };

  test("may be anything where it is required, which is told once and for what it is", async () => {
    const { out, err } = await of({ required: ["isEditing"], additionalProperties: false });
    expect(out).toContain("    properties:\n      isEditing: any\n");
    expect(err).toBe(
      "The plan takes more than the source, since it can't say this:\n  `required` asks for `isEditing`, of which the source takes no value, so that no object was valid; here it may be anything\n    a.json:1:42  A\n",
    );
  });

  test("is left out where the plan can say so, and told where it can't", async () => {
    const { out, err } = await of({
      properties: {
        never: false,
        list: { type: "array", items: false },
        either: { anyOf: [false, { type: "string" }] },
        inner: { type: "object", properties: { never: { enum: [] } }, additionalProperties: { not: {}, enum: [] } },
      },
    });
    expect(out).toContain("      never?: any\n      list?: { type: array, maxItems: 0 }\n      either?: string\n");
    expect(err).toContain("  `never` must not be there, which is not in the language; here it may be anything\n");
    expect(err).not.toContain("lists no values");
  });

  test.each(["oneOf", "anyOf"])(
    "of several kinds of object the keyword is named that lists them: %s",
    async (keyword) => {
      const kinds = ["a", "b"].map((name) => ({
        type: "object",
        properties: { [name]: { const: name } },
        required: [name],
      }));
      const { err } = await of({ [keyword]: kinds });
      expect(err).toContain(`  \`${keyword}\` describes several kinds of object,`);
      const place = 1 + JSON.stringify({ title: "A", type: "object" }).length;
      expect(err).toContain(`    a.json:1:${place}  A\n`);
    },
  );
});

describe("what repeats", () => {
  const plan = async (events: Readonly<Record<string, readonly string[]>>): Promise<string> =>
    (await importing(folderWith({ "plan.json": planOf(events) }), "segment", "plan.json", "--closed", "--dry-run")).out;

  test("goes to a bundle where three events always have the same three properties", async () => {
    const text = await plan({
      A: ["song_id", "song_name", "x"],
      B: ["song_id", "song_name", "x"],
      C: ["song_id", "song_name", "x", "y"],
      D: ["z"],
    });
    expect(text).toContain("bundles:\n  song:\n    properties:\n");
    expect(text.match(/include: song/g)).toHaveLength(3);
    expect(text).not.toContain("dictionary:");
  });

  test("goes to the dictionary where it isn't worth a bundle", async () => {
    const text = await plan({ A: ["song_id", "song_name"], B: ["song_id", "song_name"], C: ["song_id"] });
    expect(text).not.toContain("bundles:");
    expect(text).toContain("dictionary:\n  song_id: string\n  song_name: string\n");
  });

  test("keeps each name as it is on the wire", async () => {
    const names = ["a b", "ends?", '"quoted"', "404", "true", "null", "- x", "ü:", "#", "😀", " space ", "a\tb"];
    const folder = folderWith({ "plan.json": planOf({ A: names, B: names, C: [...names].reverse() }) });
    expect((await importing(folder, "segment", "plan.json", "--closed")).exitCode).toBe(0);
    expect((await trackc(folder, ["compile"])).exitCode).toBe(0);
    const compiled = JSON.parse(readFileSync(join(folder, "schemas/events/a.json"), "utf8"));
    expect(Object.keys(compiled.properties).sort()).toEqual([...names].sort());
  });
});

describe("the reader of JSON", () => {
  test("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, "\t"), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), undefined, indent);
        const read = parseJson({ path: "a.json", text, linted: true });
        if (!("root" in read)) throw new Error(read.problem.what);
        expect(JSON.stringify(jsonOf(read.root))).toBe(
          JSON.stringify(JSON.parse(text, (_, value) => (Object.is(value, -0) ? 0 : value))),
        );
      }),
      { seed: 20261122 },
    );
  });

  test("refuses what JSON.parse refuses", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", '"', "\\", "x", "\n", "01"), (json, at, more) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + more + json.slice(place + 1);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const read = parseJson({ path: "a.json", text, linted: true });
        expect("root" in read, text).toBe(isJson && !/\\ud[89a-f]/i.test(text));
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });

  test("stops at a depth that no plan has, and at a text that is no text", () => {
    const what = (text: string): string | undefined => {
      const read = parseJson({ path: "a.json", text, linted: true });
      return "problem" in read ? read.problem.what : undefined;
    };
    expect(what("[".repeat(100_000))).toBe("stands more than 200 levels deep");
    expect(what('["\\ud800"]')).toBe("has half a character (a lone surrogate) in a text");
    expect(what(`"${"a".repeat(5_000_000)}"`)).toBe(undefined);
  });
});

test("a large plan is imported in a moment", async () => {
  const names = Array.from({ length: 3_000 }, (_, at) => `Thing ${at} Done`);
  const folder = folderWith({});
  writeFileSync(
    join(folder, "plan.json"),
    planOf(Object.fromEntries(names.map((name, at) => [name, ["a", "b", "c", `p${at % 50}`]]))),
  );
  const ran = await importing(folder, "segment", "plan.json", "--format", "json");
  expect(ran.exitCode, ran.err).toBe(0);
  expect(JSON.parse(ran.out).events).toBe(3_000);
}, 60_000);
