import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, trackc } from "../support/terminal.js";

/*
 * One finding may tell of many places. A baseline records each of them, a suppression silences its own, an override concerns the
 * events that it names, and what lies in files that are only read is left out.
 */

const manifest = "name: demo\nlint: { extends: minimal }\nvocabulary: { destinations: [ga4] }\n";
const plain = "name: demo\nlint: { extends: minimal }\n";
const text = "    description: The first second of a song reached the listener.\n";
const planOf = (...names: string[]): string => `events:\n${names.map((name) => `  ${name}:\n${text}`).join("")}`;
const five = ["Account Made", "Book Bought", "Car Rented", "Door Opened", "Egg Boiled"];
const many = [..."ABCDEFGHIJKLMNOPQRSTUVWXY"].map((letter) => `Thing ${letter} Seen`);
const properties = (name: string, given: string): string => `  ${name}:\n${text}    properties: { ${given} }\n`;

const project = (plan: string, yaml = manifest): string => folderWith({ "trackc.yaml": yaml, "plans/plan.yaml": plan });
const rewrite = (folder: string, plan: string): void => writeFileSync(join(folder, "plans/plan.yaml"), plan);
const record = (folder: string) => trackc(folder, ["lint", "--write-baseline"]);

/** Each finding as its code, the name at its place, and the beginning of its message. */
async function linted(folder: string, ...options: string[]): Promise<readonly string[]> {
  const { out } = await trackc(folder, ["lint", "--max-warnings", "0", "--format", "json", ...options]);
  const { diagnostics } = JSON.parse(out) as { diagnostics: { code: string; message: string; path: string[] }[] };
  return diagnostics.map(
    ({ code, message, path }) => `${code} at ${path.join("/")}: ${message.replace(/[;,(:].*/, "")}`,
  );
}

function recordedIn(folder: string): unknown {
  return (JSON.parse(readFileSync(join(folder, ".trackc-baseline.json"), "utf8")) as { findings: unknown }).findings;
}

describe("a baseline of findings that tell of many places", () => {
  test("knows five of them when a sixth comes, which is told by itself", async () => {
    const folder = project(planOf(...five));
    await record(folder);
    rewrite(folder, planOf("Aardvark Fed", ...five));
    const told = ["destination-event-name at events/Aardvark Fed: `Aardvark Fed` doesn't suit Google Analytics 4"];
    expect(await linted(folder)).toEqual(told);
    const pruned = await trackc(folder, ["lint", "--prune-baseline", "--max-warnings", "0"]);
    expect(pruned.exitCode).toBe(1);
    expect(pruned.err).toContain("nothing to take out");
    expect(await linted(folder)).toEqual(told);
  });

  test.each(["Thing A Heard", "Zebra Seen"])("tells the name of a 26th, `%s`, wherever it stands", async (name) => {
    const folder = project(planOf(...many));
    expect(await linted(folder)).toHaveLength(1);
    const { out } = await record(folder);
    expect(out).toBe("No findings in 25 events (1 file), 25 more in the baseline\n");
    rewrite(folder, planOf(...[...many, name].sort()));
    expect(await linted(folder)).toEqual([
      `destination-event-name at events/${name}: \`${name}\` doesn't suit Google Analytics 4`,
    ]);
  });

  test("says which are put right, and of those alone that they are", async () => {
    const folder = project(planOf(...many));
    await record(folder);
    rewrite(folder, planOf(...many.slice(2)));
    expect(await linted(folder)).toEqual([
      "baseline-outdated at : The baseline still records 2 findings that are put right",
    ]);
  });

  test("goes on to match the one place that earlier ones have recorded", async () => {
    const folder = project(planOf("Play Song", "Song Played"), plain);
    writeFileSync(
      join(folder, ".trackc-baseline.json"),
      `{ "version": 1, "findings": { "name-too-similar": { "/events/Play Song": 1 } } }`,
    );
    expect(await linted(folder)).toEqual([]);
    rewrite(folder, planOf("Play Song", "Song Played", "Song Plays"));
    expect(await linted(folder)).toHaveLength(1);
  });

  test("knows every name of a pair, so that a third one is new", async () => {
    const folder = project(planOf("Play Song", "Song Played"), plain);
    await record(folder);
    expect(recordedIn(folder)).toEqual({ "name-too-similar": { "/events/Play Song": 1, "/events/Song Played": 1 } });
    rewrite(folder, planOf("Play Song", "Song Played", "Songs Played", "Played Song"));
    expect(await linted(folder)).toEqual([
      "name-too-similar at events/Played Song: The event `Played Song` is `Song Played` in another order",
    ]);
    rewrite(folder, planOf("Play Song", "Song Played"));
    expect(await linted(folder)).toEqual([]);
  });

  test("advises nobody to take a recorded name in place of a better one that has come", async () => {
    const folder = project(planOf("Play Song", "Songs Play"), plain);
    await record(folder);
    rewrite(folder, planOf("Play Song", "Songs Play", "Song Played"));
    const { out } = await trackc(folder, ["lint"]);
    expect(out).toMatch(/The event `Song Played` is/);
    expect(out).toContain("Keep one of them");
  });

  test("stays as it is when uses elsewhere make another name the one to keep", async () => {
    const cart = properties("Cart Closed", "song_id: string") + properties("Cart Opened", "songId: string");
    const folder = project(`events:\n${cart}`, plain);
    expect(await linted(folder)).toHaveLength(1);
    await record(folder);
    const more = properties("Cart Aged", "songId: string") + properties("Cart Emptied", "songId: string");
    rewrite(folder, `events:\n${more}${cart}`);
    expect(await linted(folder)).toEqual([]);
  });

  test("tells further uses of a type in conflict where they are, whichever type most have by then", async () => {
    const known = properties("Song Liked", "length: string") + properties("Song Played", "length: integer");
    const folder = project(`events:\n${known}`, plain);
    await record(folder);
    expect(recordedIn(folder)).toEqual({ "property-type-conflict": { "/events/Song Played/properties/length": 1 } });
    const more = properties("Song Rated", "length: integer") + properties("Song Saved", "length: integer");
    rewrite(folder, `events:\n${known}${more}`);
    expect(await linted(folder)).toEqual([
      "property-type-conflict at events/Song Rated/properties/length: `length` is `integer` in `Song Rated` and `string` in `Song Liked`",
      "property-type-conflict at events/Song Saved/properties/length: `length` is `integer` in `Song Saved` and `string` in `Song Liked`",
    ]);
    // Recorded anew, with most by the other type, it is as quiet, and one more of these is no conflict of its own.
    await record(folder);
    expect(await linted(folder)).toEqual([]);
    rewrite(folder, `events:\n${known}${more}${properties("Song Shared", "length: integer")}`);
    expect(await linted(folder)).toEqual([]);
  });

  test("knows a name that is told once at any place where it stands", async () => {
    const folder = project(`events:\n${properties("song_played", "firebase_id: string")}`);
    expect(await linted(folder)).toHaveLength(1);
    await record(folder);
    const earlier = properties("album_played", "firebase_id: string");
    rewrite(folder, `events:\n${earlier}${properties("song_played", "firebase_id: string")}`);
    expect(await linted(folder)).toEqual([]);
  });

  test.each([
    ["event-owner", "vocabulary: { owners: [music] }\n", (name: string) => planOf(name).slice(8)],
    ["open-object", "", (name: string) => `  ${name}:\n${text}    additionalProperties: true\n`],
    ["description-repeated", "", (name: string) => `  ${name}:\n${text}`],
    ["nullable-and-optional", "", (name: string) => properties(name, "at?: string | null")],
  ])("knows what %s tells of many events, and tells of one more", async (rule, more, eventOf) => {
    const yaml = `name: demo\nlint: { extends: minimal, rules: { ${rule}: warn } }\n${more}`;
    const folder = project(`events:\n${many.map(eventOf).join("")}`, yaml);
    expect(await linted(folder, "--rule", rule)).toHaveLength(1);
    await record(folder);
    expect(await linted(folder, "--rule", rule)).toEqual([]);
    rewrite(folder, `events:\n${["Fresh One Heard", ...many].map(eventOf).join("")}`);
    expect(await linted(folder, "--rule", rule)).toEqual([
      expect.stringMatching(`^${rule} at events/Fresh One Heard[^ ]*: `),
    ]);
  });

  test("knows the copies of a definition, and tells one that comes with the others", async () => {
    const yaml = `${plain.trim().replace(" }", ", rules: { property-defined-twice: warn } }")}\n`;
    const copy = (name: string): string => properties(name, "seconds: { type: number, minimum: 0 }");
    const folder = project(`events:\n${["Song Paused", "Song Played", "Song Skipped"].map(copy).join("")}`, yaml);
    expect(await linted(folder)).toHaveLength(1);
    await record(folder);
    rewrite(folder, `events:\n${["Song Ended", "Song Paused", "Song Played", "Song Skipped"].map(copy).join("")}`);
    expect(await linted(folder)).toEqual([
      "property-defined-twice at events/Song Ended/properties/seconds: `seconds` is defined alike in 4 places",
    ]);
  });
});

describe("a suppression", () => {
  const ignore = (rule: string, name: string): string => `  # trackc-ignore ${rule}: this one is fine\n  ${name}:`;

  test("silences the one of many places that it covers, wherever it stands among them", async () => {
    for (const name of [many[0] as string, many[12] as string]) {
      const plan = planOf(...many).replace(`  ${name}:`, ignore("destination-event-name", name));
      const [told, ...others] = await linted(project(plan));
      expect(told).toMatch(/: 24 event names don't suit/);
      expect(told).not.toContain(`events/${name}`);
      expect(others).toEqual([]);
    }
  });

  test("at either name of a pair leaves nothing to tell", async () => {
    for (const name of ["Play Song", "Song Played"]) {
      const plan = planOf("Play Song", "Song Played").replace(`  ${name}:`, ignore("name-too-similar", name));
      expect(await linted(project(plan, plain))).toEqual([]);
    }
  });

  test("at one of three names leaves the others to be told", async () => {
    const names = ["Play Song", "Song Played", "Songs Played"];
    for (const name of names) {
      const plan = planOf(...names).replace(`  ${name}:`, ignore("name-too-similar", name));
      const told = await linted(project(plan, plain));
      expect(told).toHaveLength(1);
      expect(told[0]).not.toContain(`\`${name}\``);
    }
  });

  test("at one of two types in conflict leaves nothing to tell", async () => {
    for (const name of ["Song Liked", "Song Played"]) {
      const plan = `events:\n${properties("Song Liked", "length: string")}${properties("Song Played", "length: integer")}`;
      const ignored = plan.replace(`  ${name}:`, ignore("property-type-conflict", name));
      expect(await linted(project(ignored, plain))).toEqual([]);
    }
  });
});

describe("an override", () => {
  const overriding = (name: string, level: string): string =>
    `name: demo\nlint:\n  extends: minimal\n  overrides:\n    - { events: ['${name}'], rules: { destination-event-name: ${level} } }\nvocabulary: { destinations: [ga4] }\n`;

  test("that switches a rule off for one event leaves the others of its finding", async () => {
    for (const name of [many[0] as string, many[12] as string]) {
      const [told, ...others] = await linted(project(planOf(...many), overriding(name, "off")));
      expect(told).toMatch(/: 24 event names don't suit/);
      expect(others).toEqual([]);
    }
  });

  test("that makes one event's an error has it told by itself", async () => {
    const folder = project(planOf(...many), overriding("Thing C Seen", "error"));
    const { out } = await trackc(folder, ["lint", "--format", "json"]);
    const { diagnostics } = JSON.parse(out) as { diagnostics: { severity: string; message: string }[] };
    expect(diagnostics.map(({ severity, message }) => `${severity} ${message.slice(0, 22)}`)).toMatchInlineSnapshot(`
      [
        "undefined 24 event names don't s",
        "undefined \`Thing C Seen\` doesn't",
      ]
    `);
  });

  test("keeps an event out of comparisons with others", async () => {
    for (const name of ["Play Song", "Song Played"]) {
      const yaml = `name: demo\nlint:\n  extends: minimal\n  overrides:\n    - { events: ['${name}'], rules: { name-too-similar: off } }\n`;
      expect(await linted(project(planOf("Play Song", "Song Played"), yaml))).toEqual([]);
    }
  });
});

describe("a plan that reads files from elsewhere", () => {
  const shared = (yaml: string, own: string, elsewhere: string): string =>
    join(
      folderWith({
        "app/trackc.yaml": yaml.replace("name: demo\n", "name: demo\nplans: [plans, ../elsewhere]\n"),
        "app/plans/plan.yaml": own,
        "elsewhere/a.yaml": elsewhere,
      }),
      "app",
    );

  test("is told of its own events, not of those that it reads", async () => {
    const [told, ...others] = await linted(shared(manifest, planOf(...many.slice(0, 6)), planOf("A Page Read")));
    expect(told).toMatch(/: 6 event names don't suit/);
    expect(others).toEqual([]);
    const few = await linted(shared(manifest, planOf(...five), planOf("A Page Read")));
    expect(few).toHaveLength(5);
  });

  test("is told of its own names that are like one that it reads", async () => {
    for (const [own, read] of [
      ["Play Song", "Song Played"],
      ["Song Played", "Play Song"],
    ] as const) {
      expect(await linted(shared(plain, planOf(own), planOf(read)))).toEqual([
        expect.stringMatching(`^name-too-similar at events/${own}: The event \`${own}\` is \`${read}\``),
      ]);
    }
  });

  test("is told once of a type that differs from one that it reads", async () => {
    const own = ["Song Liked", "Song Played", "Song Rated"].map((name) => properties(name, "length: string"));
    const folder = shared(plain, `events:\n${own.join("")}`, `events:\n${properties("Page Read", "length: integer")}`);
    const told =
      "property-type-conflict at events/Song Liked/properties/length: `length` is `string` in `Song Liked` and `integer` in `Page Read`";
    expect(await linted(folder)).toEqual([told]);
    await record(folder);
    writeFileSync(join(folder, "plans/new.yaml"), `events:\n${properties("Song Aged", "length: string")}`);
    expect(await linted(folder)).toEqual([]);
  });
});
