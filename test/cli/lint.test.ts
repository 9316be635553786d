import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import schema from "../../src/report/report.schema.json" with { type: "json" };
import { folderWith, trackc } from "../support/terminal.js";

const clean = `events:
  Song Played:
    description: The first second of a song reached the listener.
    owner: listening
    properties:
      song_id: string
`;

const fiveMistakes = {
  "trackc.yaml": `name: demo
version: 1.0.0
vocabulary:
  owners: [listening, growth]
naming: { events: Title Case, properties: snake_case }
`,
  "plans/listening.yaml": `types:
  genre: [pop, rock, jazz]

events:
  Song Played:
    description: The first second of a song reached the listener.
    owner: listenning
    propertys:
      song_id: string
  Song Skipped:
    description: The listener went on to the next song.
    owner: growth
    properties:
      genre: gerne
      position_seconds: { type: number, minimum: 10, maximum: 5 }
  songLiked:
    description: The listener marked the song as one to keep.
    owner: growth
`,
};

describe("trackc lint", () => {
  test("shows five different mistakes in one run, with what to do about each", async () => {
    const ran = await trackc(folderWith(fiveMistakes), ["lint"], { interactive: true, columns: 100 });
    expect(ran).toMatchObject({ exitCode: 1, err: "" });
    await expect(ran.out).toMatchFileSnapshot("expected/five-mistakes.txt");
  });

  test("reports mistakes in the manifest's outputs beside those in the plan", async () => {
    const folder = folderWith({
      "trackc.yaml": "name: demo\noutputs:\n  - { target: typescript, out: src/tracking, sdk: segmnt }\n",
      "plans/plan.yaml": clean.replace("song_id: string", "song_id: strng"),
    });
    const { out } = await trackc(folder, ["lint"]);
    expect(out).toContain("Did you mean `segment`?");
    expect(out).toContain("Did you mean `string`?");
    expect(out).toContain("2 errors");
  });

  test("prints one line a finding where there is no terminal", async () => {
    const ran = await trackc(folderWith(fiveMistakes), ["lint"]);
    await expect(ran.out).toMatchFileSnapshot("expected/five-mistakes.lines.txt");
  });

  test("prints JSON that its published schema accepts", async () => {
    const ran = await trackc(folderWith(fiveMistakes), ["lint", "--format", "json"]);
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    const report: unknown = JSON.parse(ran.out);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(ran.exitCode).toBe(1);
  });

  test("is clean with 0 on a good plan", async () => {
    const ran = await trackc(folderWith({ "trackc.yaml": "name: demo\n", "plans/plan.yaml": clean }), ["lint"]);
    expect(ran).toMatchObject({ exitCode: 0, err: "" });
    expect(ran.out).toContain("1 event");
  });

  test("fails on warnings only beyond --max-warnings, and says why", async () => {
    const folder = folderWith({
      "trackc.yaml": "name: demo\n",
      "plans/plan.yaml": clean.replace("    owner: listening\n", "").replace("song_id: string", "email: email"),
    });
    expect((await trackc(folder, ["lint"])).exitCode).toBe(0);
    const ran = await trackc(folder, ["lint", "--max-warnings", "0"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toMatch(/--max-warnings 0/);
    expect((await trackc(folder, ["lint", "--max-warnings", "many"])).exitCode).toBe(2);
  });

  test("answers 2 where it could not run, each time with what to type", async () => {
    const empty = folderWith({});
    const noManifest = await trackc(empty, ["lint"]);
    expect(noManifest).toMatchObject({ exitCode: 2 });
    expect(noManifest.out).toContain("no-manifest");
    expect(await trackc(empty, ["lint", "nowhere"])).toMatchObject({ exitCode: 2 });
    expect(await trackc(empty, ["lint", "--format", "xml"])).toMatchObject({ exitCode: 2 });
    expect(await trackc(empty, ["lint", "--today", "yesterday"])).toMatchObject({ exitCode: 2 });
    expect(await trackc(empty, ["lint", "--today", "2026-02-30"])).toMatchObject({ exitCode: 2 });
    const misspelt = await trackc(empty, ["lnit"]);
    expect(misspelt).toMatchObject({ exitCode: 2 });
    expect(misspelt.err).toContain("lint");
  });

  test("sums nothing up where no plan was found", async () => {
    const ran = await trackc(folderWith({}), ["lint"]);
    expect(ran.exitCode).toBe(2);
    expect(ran.out).not.toContain("0 events");
    expect(ran.out.split("\n")).toHaveLength(2);
  });

  test("shows arguments that it does not know without letting them act on the terminal", async () => {
    for (const args of [["\u001b]0;x\u0007\n::error::x"], ["lint", "--format", "\u009b31m"], ["lint", "--\u202e"]]) {
      const ran = await trackc(folderWith({}), args);
      expect(ran.exitCode).toBe(2);
      expect(ran.err).not.toMatch(/[\p{Cf}]|(?!\n)\p{Cc}|^::/mu);
    }
  });

  test("reads the day from --today", async () => {
    const folder = folderWith({
      "trackc.yaml": "name: demo\n",
      "plans/plan.yaml": `${clean}    expires: 2026-06-30\n`,
    });
    expect((await trackc(folder, ["lint", "--today", "2026-06-30"])).out).not.toContain("[expired]");
    expect((await trackc(folder, ["lint", "--today", "2026-07-01"])).out).toContain("[expired]");
  });

  test("shows what a path asks for and loads the whole plan all the same", async () => {
    const folder = folderWith({
      "trackc.yaml": "name: demo\n",
      "plans/types.yaml": "types:\n  genre: [pop, rock]\n",
      "plans/a.yaml": clean.replace("song_id: string", "genre: genre"),
      "plans/b.yaml": clean.replace("Song Played", "Song Skipped").replace("song_id: string", "song_id: strng"),
    });
    expect(await trackc(folder, ["lint", "plans/a.yaml"])).toMatchObject({ exitCode: 0 });
    const b = await trackc(folder, ["lint", "plans/b.yaml"]);
    expect(b).toMatchObject({ exitCode: 1 });
    expect(b.out).toContain("plans/b.yaml:6");
  });

  test("takes several plans below one folder as one run", async () => {
    const folder = folderWith({
      "apps/one/trackc.yaml": "name: one\n",
      "apps/one/plans/plan.yaml": clean,
      "apps/two/trackc.yaml": "name: two\n",
      "apps/two/plans/plan.yaml": clean.replace("song_id: string", "song_id: strng"),
    });
    const ran = await trackc(folder, ["lint"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toContain("apps/two/plans/plan.yaml");
    expect(ran.out).toContain("2 events");
  });
});
