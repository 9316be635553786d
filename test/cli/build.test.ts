import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, trackc } from "../support/terminal.js";

const manifest = `name: demo
version: 1.0.0
outputs:
  - { target: json-schema, out: schemas }
  - { target: typescript, out: src/tracking, sdk: segment }
`;
const plan = `events:
  Song Played:
    description: The first second of a song reached the listener.
    owner: listening
    properties:
      song_id: string
`;
const project = (): string => folderWith({ "trackc.yaml": manifest, "plans/plan.yaml": plan });

describe("trackc build", () => {
  test("writes every output, and nothing the second time", async () => {
    const folder = project();
    const first = await trackc(folder, ["build"]);
    expect(first).toMatchObject({ exitCode: 0, err: "" });
    expect(first.out).toMatch(/json-schema +schemas +\d+ files written/);
    expect(readFileSync(join(folder, "src/tracking/events.ts"), "utf8")).toContain("export function songPlayed(");
    expect(existsSync(join(folder, "schemas/events/songPlayed.json"))).toBe(true);
    const second = await trackc(folder, ["build"]);
    expect(second.out).not.toContain("written");
  });

  test("prints nothing that a build server would take for a command, whatever the plan is called", async () => {
    const named = manifest.replace("name: demo", 'name: "::error::demo"');
    const ran = await trackc(folderWith({ "trackc.yaml": named, "plans/plan.yaml": plan }), ["build"]);
    expect(ran).toMatchObject({ exitCode: 0 });
    expect(ran.out).toMatch(/^`::error::demo` 1\.0\.0: 1 event/);
  });

  test("--check is clean after a build, and afterwards shows where what is on disk differs", async () => {
    const folder = project();
    const before = await trackc(folder, ["build", "--check"]);
    expect(before.exitCode).toBe(1);
    expect(before.out).toContain("is missing");
    expect(before.out.match(/without --check/g)).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(["plans", "trackc.yaml"]);
    await trackc(folder, ["build"]);
    expect(await trackc(folder, ["build", "--check"])).toMatchObject({ exitCode: 0, err: "" });
    appendFileSync(join(folder, "plans/plan.yaml"), "      artist: string\n");
    const after = await trackc(folder, ["build", "--check"]);
    expect(after.exitCode).toBe(1);
    expect(after.out).toContain("artist");
    expect(after.out).toContain("differs from line");
    expect(after.out).not.toContain(".trackc.json");
  });

  test("writes nothing where two plans would write into one folder", async () => {
    const shared = (name: string) => `name: ${name}\noutputs:\n  - { target: json-schema, out: ../shared }\n`;
    const folder = folderWith({
      "a/trackc.yaml": shared("a"),
      "a/plans/plan.yaml": plan,
      "b/trackc.yaml": shared("b"),
      "b/plans/plan.yaml": plan,
      ".git/HEAD": "",
    });
    const ran = await trackc(folder, ["build"]);
    expect(ran).toMatchObject({ exitCode: 1, out: "" });
    expect(ran.err).toContain("outputs-overlap");
    expect(existsSync(join(folder, "shared"))).toBe(false);
    const compiled = await trackc(folder, ["compile", "--out", join(folder, "elsewhere")]);
    expect(compiled.exitCode).toBe(1);
    expect(existsSync(join(folder, "elsewhere"))).toBe(false);
  });

  test("writes nothing for a plan with errors, says them and keeps what was there", async () => {
    const folder = project();
    await trackc(folder, ["build"]);
    const generated = readFileSync(join(folder, "src/tracking/events.ts"), "utf8");
    writeFileSync(join(folder, "plans/plan.yaml"), plan.replace("song_id: string", "song_id: strng"));
    const ran = await trackc(folder, ["build"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("unknown-type");
    expect(ran.err).toContain("Nothing was written");
    expect(readFileSync(join(folder, "src/tracking/events.ts"), "utf8")).toBe(generated);
  });

  test("heeds errors in files that were not asked for", async () => {
    const folder = folderWith({
      "trackc.yaml": manifest,
      "plans/a.yaml": plan,
      "plans/b.yaml": plan.replace("Song Played", "Song Skipped").replace("song_id: string", "song_id: strng"),
    });
    const ran = await trackc(folder, ["build", "plans/a.yaml"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.err).toContain("unknown-type");
  });

  test("leaves a file of the user's alone, says so and writes none of the others", async () => {
    const folder = folderWith({
      "trackc.yaml": manifest,
      "plans/plan.yaml": plan,
      "src/tracking/events.ts": "export const mine = true;\n",
    });
    const ran = await trackc(folder, ["build"]);
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("output-file-in-the-way");
    expect(readFileSync(join(folder, "src/tracking/events.ts"), "utf8")).toBe("export const mine = true;\n");
    expect(existsSync(join(folder, "schemas"))).toBe(false);
  });

  test("removes the files of an event that is gone", async () => {
    const folder = project();
    await trackc(folder, ["build"]);
    writeFileSync(join(folder, "plans/plan.yaml"), plan.replace("Song Played", "Song Skipped"));
    const ran = await trackc(folder, ["build"]);
    expect(ran.out).toContain("1 removed");
    expect(readdirSync(join(folder, "schemas/events"))).toEqual(["songSkipped.json"]);
  });
});

describe("trackc compile and generate", () => {
  test("make the manifest's outputs of their own kind only", async () => {
    const folder = project();
    expect(await trackc(folder, ["compile"])).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(folder, "src"))).toBe(false);
    expect(await trackc(folder, ["generate"])).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(folder, "src/tracking/index.ts"))).toBe(true);
  });

  test("make an output of their own with --out", async () => {
    const folder = project();
    const compiled = await trackc(folder, [
      "compile",
      "--out",
      "elsewhere",
      "--draft",
      "draft-07",
      "--id",
      "https://example.com/s/",
    ]);
    expect(compiled).toMatchObject({ exitCode: 0, err: "" });
    const schema = JSON.parse(readFileSync(join(folder, "elsewhere/events/songPlayed.json"), "utf8"));
    expect(schema).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      $id: expect.stringMatching(/^https:\/\/example\.com\/s\//),
    });
    const generated = await trackc(folder, ["generate", "--out", "client", "--sdk", "segment", "--sdk", "http"]);
    expect(generated).toMatchObject({ exitCode: 0, err: "" });
    expect(readdirSync(join(folder, "client/sdk"))).toEqual(expect.arrayContaining(["http.ts", "segment.ts"]));
    expect(existsSync(join(folder, "client/checks.ts"))).toBe(false);
    const checked = await trackc(folder, ["generate", "--out", "checked", "--checks"]);
    expect(checked).toMatchObject({ exitCode: 0, err: "" });
    expect(existsSync(join(folder, "checked/checks.ts"))).toBe(true);
  });

  test("write into no folder that other tools keep", async () => {
    const folder = project();
    const ran = await trackc(folder, ["generate", "--out", ".git/hooks"]);
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("`.git` belongs to another tool");
    expect(existsSync(join(folder, ".git"))).toBe(false);
  });

  test("put an output of their own where a shell would: relative to the working folder", async () => {
    const folder = folderWith({ "app/trackc.yaml": manifest, "app/plans/plan.yaml": plan, "here/.keep": "" });
    const ran = await trackc(join(folder, "here"), ["compile", "../app", "--out", "schemas"]);
    expect(ran).toMatchObject({ exitCode: 0, err: "" });
    expect(existsSync(join(folder, "here/schemas/index.json"))).toBe(true);
    expect(existsSync(join(folder, "app/schemas"))).toBe(false);
  });

  test("take proposed events when asked", async () => {
    const folder = folderWith({ "trackc.yaml": manifest, "plans/plan.yaml": `${plan}    status: proposed\n` });
    await trackc(folder, ["generate", "--out", "without"]);
    await trackc(folder, ["generate", "--out", "with", "--proposed"]);
    expect(existsSync(join(folder, "without/events.ts"))).toBe(false);
    expect(readFileSync(join(folder, "with/events.ts"), "utf8")).toContain("songPlayed");
    const open = await trackc(folder, ["compile", "--out", "open", "--unknown", "allow"]);
    expect(open).toMatchObject({ exitCode: 0, err: "" });
  });

  test("refuse options that would describe no output, and adapters that there are not", async () => {
    const folder = project();
    const without = await trackc(folder, ["generate", "--sdk", "segment"]);
    expect(without).toMatchObject({ exitCode: 2 });
    expect(without.err).toContain("--out");
    const unknown = await trackc(folder, ["generate", "--out", "client", "--sdk", "segmnt"]);
    expect(unknown).toMatchObject({ exitCode: 2 });
    expect(unknown.err).toContain("segment");
    expect(existsSync(join(folder, "client"))).toBe(false);
  });

  test("say what to add where the manifest has no such output", async () => {
    const folder = folderWith({ "trackc.yaml": "name: demo\n", "plans/plan.yaml": plan });
    const ran = await trackc(folder, ["generate"]);
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain("--out");
  });
});

describe("trackc explain", () => {
  test("explains a rule and a mistake, from the objects that report them", async () => {
    const folder = folderWith({});
    expect((await trackc(folder, ["explain", "event-owner"])).out).toContain("A rule of the group");
    expect((await trackc(folder, ["explain", "unknown-key"])).out).toContain("Not like this");
  });
  test("lists everything without a code", async () => {
    const { out } = await trackc(folderWith({}), ["explain"]);
    expect(out).toContain("  event-owner\n");
    expect(out).toContain("  unknown-key\n");
    expect(out).toMatch(/\nKinds of change\n {2}[a-z-]+\n/);
    expect(out).toContain("  enum-value-removed\n");
  });
  test("explains a kind of change, as approvals and reports call it, from the table that judges it", async () => {
    const { out, exitCode } = await trackc(folderWith({}), ["explain", "member-added"]);
    expect(exitCode).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "member-added

      A kind of change that \`trackc diff\` finds. A choice of types has one more. Where it breaks
      nobody, it demands a minor version.

      Of the lines below, the first that applies counts.

      For producers

      - Breaking where no call carries it and it is of the context and code of an output of the
        manifest has a narrower type: No event gets it from the context, but code that sets *it* there
        as it was stops compiling.
      - Dangerous where no call carries it and it is of the context and generated code has a narrower
        type, and the manifest lists no output with code: No event gets it from the context, but where
        code is generated, what sets *it* there as it was stops compiling.
      - Safe where no call carries it and it is of the context: No event gets *it* from the context
        both before and after this; what becomes of it is told of the events that list it.
      - Safe where no call carries it: As it is defined here, *it* has not been sent yet, so that
        nothing changes for those who send or read.
      - Breaking where it is proved and code of an output of the manifest has a narrower type: Every
        value that was allowed in *it* still is, but generated code has a narrower type for it, so
        that calls stop compiling.
      - Dangerous where it is proved and generated code has a narrower type, and the manifest lists no
        output with code: Every value that was allowed in *it* still is, but where code is generated,
        that has a narrower type for it, so that calls stop compiling.
      - Safe where it is proved: Every value that was allowed in *it* still is.
      - Safe where it was deprecated in the base, and its \`expires\` has passed and a payload shows it:
        The values that *it* takes no longer were deprecated, and their date, *a day*, has passed.
      - Breaking where it is the id of its calls, and a value of it shows it: Calls could have an id
        in *it* that is refused now.
      - Breaking where a payload shows it: Values that were allowed are refused by *it*.
      - Dangerous otherwise: Whether this breaks anything could not be told: *the reason*.

      For consumers

      - Safe where no call carries it and it is of the context: No event gets *it* from the context
        both before and after this; what becomes of it is told of the events that list it.
      - Safe where no call carries it: As it is defined here, *it* has not been sent yet, so that
        nothing changes for those who send or read.
      - Safe where it is proved: Every value that is allowed in *it* is one that consumers have seen.
      - Breaking where it is the id of its calls, and a value of it shows it: Calls may come with an
        id in *it* that consumers have not seen.
      - Breaking where a payload shows it: *It* is new, and consumers have not seen its values.
      - Dangerous otherwise: Whether this breaks anything could not be told: *the reason*.
      "
    `);
  });
  test("suggests the nearest code", async () => {
    const ran = await trackc(folderWith({}), ["explain", "event-onwer"]);
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toContain("did you mean `event-owner`?");
    const kind = await trackc(folderWith({}), ["explain", "enum-value-remved"]);
    expect(kind.err).toContain("did you mean `enum-value-removed`?");
    const nothing = await trackc(folderWith({}), ["explain", "nothing like it at all"]);
    expect(nothing.err).not.toContain("did you mean");
  });
});
