import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { within } from "../../src/import/change.js";
import { valuesKey } from "../../src/import/keys.js";
import { loadPlan } from "../../src/load.js";
import type { Definition, Event, Plan, Property } from "../../src/plan/model.js";
import fc from "../support/fast-check.js";
import { isLong } from "../support/long.js";
import { folderWith, type Ran, trackc } from "../support/terminal.js";

const fixture = join(import.meta.dirname, "joined");
const importing = (folder: string, ...args: string[]): Promise<Ran> => trackc(folder, ["import", ...args]);

/** A folder with the two plans, of which the first was imported. */
async function withFirst(): Promise<string> {
  const folder = folderWith({ "package.json": '{ "name": "bicycles" }' });
  for (const name of ["web.json", "ios.json"]) copyFileSync(join(fixture, name), join(folder, name));
  expect(await importing(folder, "segment", "web.json")).toMatchObject({ exitCode: 0 });
  return folder;
}

async function planIn(folder: string): Promise<Plan> {
  const { value, diagnostics } = await loadPlan(folder, { cwd: folder });
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("there is no plan");
  return value.plan;
}

describe("a second plan of the same project", () => {
  test("fits what is there, and what is there twice is told", async () => {
    const folder = await withFirst();
    const before = readFileSync(join(folder, "plans/events.yaml"), "utf8");
    const ran = await importing(folder, "segment", "ios.json", "--out", "plans/ios");
    expect(ran.exitCode, ran.err).toBe(0);
    expect(readFileSync(join(folder, "plans/events.yaml"), "utf8")).toBe(before);
    await expect(before).toMatchFileSnapshot("joined/expected/plans/events.yaml");
    await expect(readFileSync(join(folder, "plans/ios/events.yaml"), "utf8")).toMatchFileSnapshot(
      "joined/expected/plans/ios/events.yaml",
    );
    await expect(ran.out).toMatchFileSnapshot("joined/expected/out.txt");
    await expect(ran.err).toMatchFileSnapshot("joined/expected/joints.txt");
    const linted = await trackc(folder, ["lint", "--level", "error"]);
    expect(linted, linted.out).toMatchObject({ exitCode: 0 });
    expect(await trackc(folder, ["build"])).toMatchObject({ exitCode: 0 });
  });

  test("tells the same as data, and a dry run tells it before", async () => {
    const folder = await withFirst();
    const ran = await importing(folder, "segment", "ios.json", "--out", "plans/ios", "--dry-run", "--format", "json");
    const { files, joined } = JSON.parse(ran.out);
    expect(files).toHaveLength(1);
    await expect(files[0].text).toMatchFileSnapshot("joined/expected/plans/ios/events.yaml");
    expect(joined).toContainEqual({
      file: "ios.json",
      line: expect.any(Number),
      column: expect.any(Number),
      kind: "entity",
      name: "user",
      what: "is another one there, which stays: `push` is missing there",
      changes: true,
      there: { file: "plans/events.yaml", line: 5, column: 3 },
    });
    expect(existsSync(join(folder, "plans/ios"))).toBe(false);
  });

  test("that is the first one has nothing to add", async () => {
    const folder = await withFirst();
    const ran = await importing(folder, "segment", "web.json", "--out", "plans/again");
    expect(ran.exitCode).toBe(0);
    expect(ran.out).toBe("nothing to write: all of it is there\n");
    expect(ran.err).toContain("  is there already: entity `user`, entity `group`, event `Bike Viewed`,");
    expect(readdirSync(join(folder, "plans"))).toEqual(["events.yaml"]);
  });

  test("is not written where the plan that is there has mistakes", async () => {
    const folder = await withFirst();
    writeFileSync(join(folder, "plans/broken.yaml"), "events:\n  Bike Sold: { properties: { price: nmber } }\n");
    const ran = await importing(folder, "segment", "ios.json", "--out", "plans/ios");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toMatch(/^error: the plan of `Bicycles`, which this would join, has mistakes: .*`nmber`/);
    expect(ran.err).toContain("  at plans/broken.yaml");
    expect(existsSync(join(folder, "plans/ios"))).toBe(false);
    // Where nobody reads it, nothing is joined.
    expect(await importing(folder, "segment", "ios.json", "--out", "elsewhere")).toMatchObject({ exitCode: 0 });
  });

  test("is not written where the plan that is there leaves no room for it", async () => {
    const folder = await withFirst();
    writeFileSync(join(folder, "plans/more.yaml"), "events:\n  Bike Opened: { renamed_from: Bike Unlocked }\n");
    const ran = await importing(folder, "segment", "ios.json", "--out", "plans/ios");
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toMatch(/^error: this can't join the plan of `Bicycles`: .*`Bike Unlocked`/);
    expect(existsSync(join(folder, "plans/ios"))).toBe(false);
  });
});

describe("what is there already", () => {
  const there = {
    "trackc.yaml": "name: mine\n",
    "plans/plan.yaml": `types:
  size: { type: string, maxLength: 3 }
  colour: [red, green]
dictionary:
  song_id: { description: What was played., type: string }
  plan: [free, paid]
  gclid: { type: string, consent: advertising }
context:
  app_version: string
  build?: integer
bundles:
  screen: { properties: { width: integer, height: integer, depth: integer } }
events:
  Song Played: { properties: { song_id } }
`,
  };
  const schema = (title: string, properties: object, more: object = {}): string =>
    JSON.stringify({ title, type: "object", properties, additionalProperties: false, ...more });
  const colour = { enum: ["red", "green"] };
  const text = { type: "string" };
  const integer = { type: "integer" };

  async function joined(
    schemas: Readonly<Record<string, string>>,
    ...args: string[]
  ): Promise<{ text: string; ran: Ran }> {
    const folder = folderWith({ ...there, ...schemas });
    const ran = await importing(folder, "json-schema", ...Object.keys(schemas), "--out", "plans/new", ...args);
    expect(ran.exitCode, ran.err).toBe(0);
    await planIn(folder);
    return { text: readFileSync(join(folder, "plans/new/events.yaml"), "utf8"), ran };
  }

  test("in the dictionary is looked up where it says the same, and written out where it doesn't", async () => {
    const { text: written } = await joined({
      "a.json": schema("A", { song_id: text, plan: { enum: ["free"] } }),
      "b.json": schema("B", { song_id: integer, plan: { enum: ["free"] } }),
    });
    expect(written).toContain("  A:\n    properties:\n      song_id?:\n      plan?: [free]\n");
    expect(written).toContain("      song_id?: integer\n      plan?: [free]\n");
    expect(written).not.toContain("dictionary:");
  });

  test("in the dictionary under a consent is not looked up, since what needs one can't be required", async () => {
    const { text: written } = await joined({ "a.json": schema("A", { gclid: text }, { required: ["gclid"] }) });
    expect(written).toContain("      gclid: string\n");
  });

  test("as a bundle is included, whatever else an event carries", async () => {
    const { text: written } = await joined({
      "a.json": schema(
        "A",
        { depth: integer, width: integer, height: integer, x: text },
        { required: ["width", "depth"] },
      ),
    });
    expect(written).toContain("  A:\n    include: screen\n    properties:\n      height?:\n      x?: string\n");
  });

  test("as a type is referred to; another one of the name gets a number", async () => {
    const $defs = { size: { type: "string", maxLength: 5 }, colour };
    const properties = { size: { $ref: "#/$defs/size" }, colour: { $ref: "#/$defs/colour" } };
    const { text: written, ran } = await joined({ "a.json": schema("A", properties, { $defs }) });
    expect(written).toContain("types:\n  size_2: { type: string, maxLength: 5 }\nevents:\n");
    expect(written).toContain("      size?: size_2\n      colour?: colour\n");
    expect(ran.err).toContain("  is called `size_2` here, since another type has that name: type `size`\n");
  });

  test("as context stays, and applies to what is new", async () => {
    const { text: written, ran } = await joined(
      { "a.json": schema("A", { a: text }), "context.json": schema("Context", { build: text, os: text }) },
      "--context",
      "context.json",
    );
    expect(written).not.toContain("context:");
    expect(written).toContain("      a?: string\n      build?: string\n      os?: string\n");
    expect(ran.err).toContain(
      "  context `app_version` must be sent with the events of this import as well, as with those that are there\n",
    );
    expect(ran.err).not.toContain("context `build` may");
  });

  test("as context that must be there leaves an example as it is", async () => {
    const { text: written } = await joined({ "a.json": schema("A", { a: text }, { examples: [{ a: "x" }] }) });
    expect(written).toContain("    examples: [{ a: x }]\n");
  });

  test("as another kind of call gives a page or a screen another name", async () => {
    const folder = await withFirst();
    await importing(folder, "segment", "ios.json", "--out", "plans/ios");
    const { events } = await planIn(folder);
    const screen = events.find(({ name }) => name.value === "Home (screen)");
    expect(screen).toMatchObject({ kind: "screen", callName: { type: { members: [{ value: "Home" }] } } });
  });

  test("under names that code can't tell apart is pinned", async () => {
    const { text: written } = await joined({ "a.json": schema("song-played", {}) });
    expect(written).toContain("  song-played:\n    identifier: songPlayed2\n");
  });
});

// ── any two plans ──────────────────────────────────────────────────────────────────────────────────────────────

const names = ["id", "name", "size", "Size", "constructor", "a b"];
const type = fc.constantFrom<object>(
  { type: "string" },
  { type: "string", description: "What it is." },
  { type: "integer" },
  { enum: ["a", "b"] },
  { $ref: "#/definitions/Size" },
  { type: "object", properties: { id: { type: "string" } } },
);
const object = fc
  .record({
    properties: fc.dictionary(fc.constantFrom(...names), type, { maxKeys: 5 }),
    required: fc.subarray(names),
    additionalProperties: fc.option(fc.boolean(), { nil: undefined }),
  })
  .map(({ properties, required, ...rest }) => ({
    type: "object",
    properties,
    required: required.filter((name) => name in properties),
    ...rest,
    definitions: { Size: { type: "string", maxLength: Object.keys(properties).length % 3 } },
  }));
const rule = fc.oneof(
  fc.tuple(
    fc.constantFrom("TRACK", "PAGE", "SCREEN"),
    fc.constantFrom("Song Played", "song played", "Song Paused", "Size", "User Traits"),
  ),
  fc.tuple(fc.constantFrom("IDENTIFY", "GROUP", "COMMON"), fc.constant(undefined)),
);
const plan = fc
  .uniqueArray(fc.tuple(rule, object), { minLength: 1, maxLength: 9, selector: ([of]) => JSON.stringify(of) })
  .map((rules) => ({
    rules: rules.map(([[type, key], jsonSchema]) => ({
      type,
      ...(key !== undefined && { key }),
      version: 1,
      jsonSchema,
    })),
  }));

/** A definition with types as what they are in place of their names. */
function expanded<D extends Definition>(plan: Plan, one: D): D {
  const { type } = one;
  const named = type.kind === "reference" ? plan.types.find(({ name }) => name.value === type.name) : undefined;
  return {
    ...one,
    type: named ? expanded(plan, named.definition).type : within(type, (each) => expanded(plan, each)),
  };
}

/** What is sent with an event, as a text to compare; `more` is context of another plan. */
function sentOf(plan: Plan, event: Event, more: readonly Property[] = []): string {
  const own = new Set(event.properties.map(({ name }) => name.value));
  const context = plan.context.filter(({ name }) => !own.has(name.value));
  const sent = [...[...event.properties, ...context].map((one) => expanded(plan, one)), ...more];
  const texts = sent.map((one) => JSON.stringify([one.name.value, one.required, valuesKey(one)])).sort();
  return [event.kind, String(event.additional === true), ...texts].join("\n");
}

function namesOf({ events }: Plan): readonly string[] {
  return events.map(({ name }) => name.value);
}

const runs = isLong ? 1_000 : 40;

test(`any ${runs} pairs of plans, one after the other, are one plan that loads: the first as it was, the second as it would be alone`, async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(plan, plan, async (one, other) => {
      const files = { "one.json": JSON.stringify(one), "other.json": JSON.stringify(other) };
      const folder = folderWith(files);
      const alone = folderWith(files);
      const first = await importing(folder, "segment", "one.json");
      const lone = await importing(alone, "segment", "other.json");
      if (first.exitCode !== 0 || lone.exitCode !== 0) return;
      const before = await planIn(folder);
      const second = await importing(folder, "segment", "other.json", "--out", "plans/other", "--format", "json");
      expect(second.exitCode, second.err).toBe(0);
      const after = await planIn(folder);
      const eventsAfter = new Map(after.events.map((event) => [event.name.value, event]));
      for (const event of before.events) {
        expect(sentOf(after, eventsAfter.get(event.name.value) as Event)).toBe(sentOf(before, event));
      }
      const wanted = await planIn(alone);
      const { joined } = JSON.parse(second.out) as { joined: readonly { kind: string; name: string; what: string }[] };
      const ofEvents = joined.filter(({ kind }) => kind === "event");
      const called = new Map(
        ofEvents.flatMap(({ name, what }) => {
          const [, free] = /^is called `(.*)` here/.exec(what) ?? [];
          return free === undefined ? [] : [[name, free] as const];
        }),
      );
      const nameOf = (name: string): string => called.get(name) ?? name;
      const told = new Set(ofEvents.filter(({ what }) => !what.startsWith("is called")).map(({ name }) => name));
      const twice = namesOf(wanted)
        .map(nameOf)
        .filter((name) => namesOf(before).includes(name));
      expect(told).toEqual(new Set(twice));
      for (const event of wanted.events) {
        if (told.has(nameOf(event.name.value))) continue;
        written++;
        // Context of the plan that was there applies as well.
        const inWanted = new Set([...event.properties, ...wanted.context].map(({ name }) => name.value));
        const more = after.context.filter(({ name }) => !inWanted.has(name.value)).map((one) => expanded(after, one));
        expect(sentOf(after, eventsAfter.get(nameOf(event.name.value)) as Event)).toBe(sentOf(wanted, event, more));
      }
      rmSync(folder, { recursive: true });
      rmSync(alone, { recursive: true });
    }),
    { numRuns: runs, seed: 20261123 },
  );
  expect(written).toBeGreaterThan(runs / 2);
}, 1_200_000);
