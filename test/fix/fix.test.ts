import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fixPlans, fixText, type WhichFixes } from "../../src/fix.js";
import { fill, temporaryFolder } from "../support/folder.js";
import { today } from "../support/lint.js";

const manifest = "name: example\nlint: { extends: minimal }\n";

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  fill(folder, files);
  return folder;
}

/** A plan's text after its fixes; the manifest runs the rules that are named. */
function fixed(plan: string, which: WhichFixes, rules: readonly string[] = [], more = ""): string {
  const files = { "trackc.yaml": `${manifest}${more}`, "plans/plan.yaml": plan };
  const result = fixText(files, { today, which, only: rules });
  return result.files.find(({ path }) => path === "plans/plan.yaml")?.after ?? plan;
}

describe("misspelt words", () => {
  const plan = `events:
  Song Played:
    desciption: The first second of a song reached the listener.
    kind: trakc
    properties:
      song_id: strng
      seconds: { type: numbr | null, minimun: 0, prvacy: none }
      live: song.sng_name
      artist: int
    replaced_by: Song Plaed
metrics:
  m: { question: q, north_star: yes, events: Song Plyed }
entities:
  song: { kind: object, id: sng_id, traits: { song_id: string, song_name: string } }
`;

  test("of the language are put right where one is one letter away", () => {
    expect(fixed(plan, "safe")).toBe(
      plan
        .replace("desciption", "description")
        .replace("trakc", "track")
        .replace("minimun", "minimum")
        .replace("prvacy", "privacy")
        .replace("yes", "true"),
    );
  });

  test("are put right where others are near, when asked for", () => {
    const all = fixed(plan.replace("    replaced_by: Song Plaed\n", ""), "all");
    expect(all).toContain("song_id: string\n");
    expect(all).toContain("type: number | null");
    expect(all).toContain("live: song.song_name");
    expect(all).toContain("artist: integer");
    expect(all).toContain("events: Song Played");
    expect(all).toContain("id: song_id");
  });

  test("stay where two words are as near", () => {
    const two = "types:\n  abcde: string\n  abcdf: string\nevents:\n  E:\n    properties:\n      a: abcdx\n";
    expect(fixed(two, "all")).toBe(two);
  });

  test("stay where the right one is there already", () => {
    const both = "events:\n  E:\n    description: A\n    desciption: B\n";
    expect(fixed(both, "all")).toBe(both);
  });

  test("in the manifest are put right as well", () => {
    const files = { "trackc.yaml": "name: example\nplan: plans\n", "plans/plan.yaml": "events:\n  E:\n" };
    const { files: changed } = fixText(files, { today, which: "safe" });
    expect(changed).toEqual([
      { path: "trackc.yaml", before: files["trackc.yaml"], after: "name: example\nplans: plans\n" },
    ]);
  });
});

describe("suppressions", () => {
  const plan = `events:
  # trackc-ignore event-description: nobody needs it
  # an ordinary comment
  Song Played:
    # trackc-ignore event-onwer: soon
    description: The first second of a song reached the listener.
`;
  test("that silence nothing go, unless they cover nothing", () => {
    const used = plan.replace("  # an ordinary comment\n", "");
    expect(fixed(used, "safe", ["event-description"])).toBe(used.replace(/ {2}# trackc-ignore event-d.*\n/, ""));
    expect(fixed(plan, "safe", ["event-description"])).toBe(plan);
  });
  test("of a misspelt rule are put right only when asked for", () => {
    const bare = "events:\n  # trackc-ignore event-descrption: soon\n  Song Played:\n";
    expect(fixed(bare, "safe", ["event-description"])).toBe(bare);
    expect(fixed(bare, "all", ["event-description"])).toBe(bare.replace("descrption", "description"));
  });
});

describe("names", () => {
  const plan = `metrics:
  weekly: { question: How often?, events: [song_played] }
events:
  Song Skipped:
    replaced_by: song_played
  Song Liked:
  Song Saved:
  song_played: # the first
    renamed_from: Played
`;
  test("of events are renamed with all that mentions them, and keep the old one", () => {
    expect(fixed(plan, "safe", ["event-name-case"])).toBe(plan);
    expect(fixed(plan, "all", ["event-name-case"])).toBe(`metrics:
  weekly: { question: How often?, events: [Song Played] }
events:
  Song Skipped:
    replaced_by: Song Played
  Song Liked:
  Song Saved:
  Song Played: # the first
    renamed_from: [Played, song_played]
`);
  });

  test("of events stay where the better one is taken", () => {
    const taken = "events:\n  Song Played:\n  Song Saved:\n  song_played:\n  song_saved:\n";
    expect(fixed(taken, "all", ["event-name-case"], "naming: { events: Title Case }\n")).toBe(taken);
  });

  test("of events stay where the manifest sets rules for the old one", () => {
    const shared = `events:
  Song Saved:
  Song Shared:
  song played: { properties: { comment: string } }
`;
    const under = (pattern: string) => {
      const rules = "{ event-name-case: warn, free-text: warn }";
      const lint = `{ extends: minimal, rules: ${rules}, overrides: [{ events: ['${pattern}'], rules: { free-text: off } }] }`;
      const files = {
        "trackc.yaml": `name: example\nnaming: { events: Title Case }\nlint: ${lint}\n`,
        "plans/plan.yaml": shared,
      };
      const { files: changed } = fixText(files, { today, which: "all" });
      return changed.map(({ after }) => after);
    };
    // Under another name the rule that is off would change the event in the next round.
    expect(under("song played")).toEqual([]);
    expect(under("song *")).toEqual([]);
    // What holds for both names goes on to hold.
    expect(under("*layed")).toEqual([
      shared.replace(
        "song played: { properties: { comment: string } }",
        "Song Played: { properties: { comment: string }, renamed_from: song played }",
      ),
    ]);
    expect(under("Other Event")[0]).toContain("privacy:");
  });

  const property = `dictionary:
  songId: { type: string }
bundles:
  song: { properties: { artistName: string } }
events:
  Song Played:
    include: song
    properties: { songId, artistName?, seconds: number }
  Song Paused:
    properties:
      songId?:
        description: Which one.
      queue:
        properties: { isOpen: boolean }
`;
  test("of properties are renamed with all look-ups", () => {
    expect(fixed(property, "all", ["property-name-case"], "naming: { properties: snake_case }\n")).toBe(`dictionary:
  song_id: { type: string, renamed_from: songId }
bundles:
  song: { properties: { artist_name: { type: string, renamed_from: artistName } } }
events:
  Song Played:
    include: song
    properties: { song_id, artist_name?, seconds: number }
  Song Paused:
    properties:
      song_id?:
        description: Which one.
      queue:
        properties: { is_open: { type: boolean, renamed_from: isOpen } }
`);
  });

  test("of properties stay where an example holds them", () => {
    const held = "events:\n  E:\n    properties: { songId: string }\n    examples: [{ songId: a }]\n";
    expect(fixed(held, "all", ["property-name-case"], "naming: { properties: snake_case }\n")).toBe(held);
  });
});

describe("privacy", () => {
  const plan = "events:\n  E:\n    properties:\n      email?: email\n";
  test("is declared", () => {
    expect(fixed(plan, "safe", ["personal-undeclared"])).toBe(
      plan.replace("email?: email", "email?: { type: email, privacy: personal }"),
    );
  });
  test("is declared only when asked for where an output leaves out what is personal", () => {
    const outputs = "outputs:\n  - { target: json-schema, out: schemas, deny: personal }\n";
    expect(fixed(plan, "safe", ["personal-undeclared"], outputs)).toBe(plan);
    expect(fixed(plan, "all", ["personal-undeclared"], outputs)).not.toBe(plan);
  });
  test("is not declared where that would be a mistake, and says so", () => {
    const plan = `dictionary:
  email: email
  phone: string
events:
  E:
    properties: { email: { privacy: none }, phone }
`;
    const files = { "trackc.yaml": manifest, "plans/plan.yaml": plan };
    const result = fixText(files, { today, which: "safe", only: ["personal-undeclared"] });
    expect(result.refused.map(({ title, reason }) => `${title}: ${reason}`)).toEqual([
      "Declare `privacy: personal`: it would bring a mistake that was not there before: `none` is weaker than `personal`, which `email` has already (`weaker-privacy`)",
    ]);
    // What was just refused isn't offered again.
    expect(result.diagnostics.map(({ code, fix }) => [code, fix])).toEqual([["personal-undeclared", undefined]]);
    expect(result.fixed).toBe(1);
    expect(result.files[0]?.after).toBe(plan.replace("phone: string", "phone: { type: string, privacy: personal }"));
  });
});

describe("on disk", () => {
  const plan = "events:\n  E:\n    properties:\n      email: email\n";
  const better = "events:\n  E:\n    properties:\n      email: { type: email, privacy: personal }\n";
  const options = { today, which: "safe", only: ["personal-undeclared"] } as const;

  test("keeps the byte order mark, the line ends and the mode", async () => {
    const cwd = folderOf({ "trackc.yaml": manifest, "plans/a.yaml": `\uFEFF${plan.replaceAll("\n", "\r\n")}` });
    chmodSync(join(cwd, "plans/a.yaml"), 0o640);
    const result = await fixPlans([], { ...options, cwd });
    expect(result.unwritten).toEqual([]);
    expect(result.fixed).toBe(1);
    expect(readFileSync(join(cwd, "plans/a.yaml"), "utf8")).toBe(`\uFEFF${better.replaceAll("\n", "\r\n")}`);
    expect(statSync(join(cwd, "plans/a.yaml")).mode & 0o777).toBe(0o640);
    expect((await fixPlans([], { ...options, cwd })).files).toEqual([]);
  });

  test("writes nothing in a dry run, and says what it would", async () => {
    const cwd = folderOf({ "trackc.yaml": manifest, "plans/a.yaml": plan });
    const result = await fixPlans([], { ...options, cwd, dryRun: true });
    expect(result.files).toEqual([{ path: "plans/a.yaml", before: plan, after: better }]);
    expect(result.plans.sources.get("plans/a.yaml")?.text).toBe(better);
    expect(readFileSync(join(cwd, "plans/a.yaml"), "utf8")).toBe(plan);
  });

  test("changes only the files that were asked for", async () => {
    const cwd = folderOf({ "trackc.yaml": manifest, "plans/a.yaml": plan, "plans/b.yaml": plan.replace("E", "F") });
    const result = await fixPlans("plans/b.yaml", { ...options, cwd });
    expect(result.files.map(({ path }) => path)).toEqual(["plans/b.yaml"]);
  });

  test("leaves what the project does not own", async () => {
    const cwd = folderOf({
      "app/trackc.yaml": "name: a\nplans: [plans, ../shared, node_modules/x]\n",
      "app/plans/a.yaml": plan,
      "shared/b.yaml": plan.replace("E", "F"),
      "app/node_modules/x/c.yaml": plan.replace("E", "G"),
    });
    const result = await fixPlans("app", { ...options, cwd });
    expect(result.files.map(({ path }) => path)).toEqual(["app/plans/a.yaml"]);
  });

  test("writes through no link, and then nothing at all", async () => {
    const cwd = folderOf({ "trackc.yaml": manifest, "plans/a.yaml": plan, "elsewhere.txt": plan.replace("E", "F") });
    symlinkSync(join(cwd, "elsewhere.txt"), join(cwd, "plans/b.yaml"));
    const result = await fixPlans([], { ...options, cwd });
    expect(result.unwritten).toEqual([{ path: "plans/b.yaml", reason: "it is a link, or stands in a linked folder" }]);
    expect(readFileSync(join(cwd, "plans/a.yaml"), "utf8")).toBe(plan);
    expect(readFileSync(join(cwd, "elsewhere.txt"), "utf8")).toBe(plan.replace("E", "F"));
  });

  test("leaves a file that somebody changed meanwhile", async () => {
    const cwd = folderOf({ "trackc.yaml": manifest, "plans/a.yaml": plan });
    const fixing = fixPlans([], { ...options, cwd });
    const { writeFixed } = await import("../../src/fix/write.js");
    await fixing;
    writeFileSync(join(cwd, "plans/a.yaml"), "events: {}\n");
    const file = {
      path: "plans/a.yaml",
      absolute: join(cwd, "plans/a.yaml"),
      folder: cwd,
      before: plan,
      after: better,
    };
    expect(await writeFixed([file])).toEqual([{ path: "plans/a.yaml", reason: "it was changed meanwhile" }]);
    expect(readFileSync(join(cwd, "plans/a.yaml"), "utf8")).toBe("events: {}\n");
  });
});
