import { describe, expect, test } from "vitest";
import { compile } from "../../src/emit/json-schema/index.js";
import { fixText } from "../../src/fix.js";
import { loadText } from "../../src/load/text.js";
import rule from "../../src/rules/consistency/properties-repeated.js";
import definedTwice from "../../src/rules/consistency/property-defined-twice.js";
import fc from "../support/fast-check.js";
import { linted, today } from "../support/lint.js";

type Files = Readonly<Record<string, string>>;

const withPlan = (plan: string): Files => ({ "trackc.yaml": "name: example\n", "plans/plan.yaml": plan });

/** An event in one line: its properties, each with a definition behind it. */
const event = (name: string, properties: string): string => `  ${name}:\n    properties: { ${properties} }\n`;

const messages = (plan: string): readonly string[] =>
  linted(plan, { preset: "strict", rules: [rule] }).diagnostics.map(({ message }) => message);

function fixed(plan: string, which: "safe" | "all"): { plan: string; files: Files; refused: number } {
  const { files, refused } = fixText(withPlan(plan), { today, which, rules: [rule], preset: "strict" });
  const text = files[0]?.after ?? plan;
  return { plan: text, files: withPlan(text), refused: refused.length };
}

const compiled = (files: Files): unknown => compile(loadText(files).value).value.map(({ path, text }) => [path, text]);

/** Schemas without the order of properties, which is the only thing that an unsafe fix changes. */
function unordered(files: Files): unknown {
  const sorted = (_key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.every((item) => typeof item === "string") ? [...value].sort() : value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return compile(loadText(files).value).value.map(({ path, text }) => [path, JSON.stringify(JSON.parse(text), sorted)]);
}

describe("properties-repeated", () => {
  test("finds a set although one of its properties is in a further event", () => {
    const set = "a: string, b: integer, c: boolean";
    const plan = `events:\n${event("One", set)}${event("Two", set)}${event("Three", set)}${event("Four", "a: string")}`;
    expect(messages(plan)).toEqual(["`a`, `b` and `c` are listed alike in 3 events"]);
  });

  test("tells the larger set and what is left of the smaller, each property once", () => {
    const wide = "a: string, b: string, c: string, d: string, e: string, f: string";
    const names = ["One", "Two", "Three"].map((name) => event(name, wide)).join("");
    const others = ["Four", "Five", "Six", "Seven"].map((name) => event(name, "a: string, b: string, c: string"));
    expect(messages(`events:\n${names}${others.join("")}`)).toEqual([
      "`d`, `e` and `f` are listed alike in 3 events",
      "`a`, `b` and `c` are listed alike in 7 events",
    ]);
  });

  test("counts a property as another where it is optional, or says something else", () => {
    const plan = `events:\n${event("One", "a: string, b: string, c: string")}${event("Two", "a: string, b: string, c?: string")}${event("Three", "a: string, b: string, c: { type: string, maxLength: 3 }")}`;
    expect(messages(plan)).toEqual([]);
  });

  test("offers the context, and no fix, for what nearly all events have", () => {
    const names = ["One", "Two", "Three", "Four", "Five"];
    const plan = `events:\n${names.map((name) => event(name, "a: string, b: string, c: string")).join("")}`;
    const [finding] = linted(plan, { preset: "strict", rules: [rule] }).diagnostics;
    expect(finding?.help).toContain("`context`");
    expect(finding?.fix).toBeUndefined();
  });

  test("takes the name of a bundle from the names of the properties, or else of the events", () => {
    const fixOf = (properties: string, events: readonly string[]): string | undefined => {
      const plan = `events:\n${events.map((name) => event(name, properties)).join("")}`;
      return linted(plan, { preset: "strict", rules: [rule] }).diagnostics[0]?.fix?.title;
    };
    expect(fixOf("songId: string, songName: string, artist: string", ["A", "B", "C"])).toContain("`song`");
    const events = ["Web Checkout Started", "Web Checkout Left", "Web Checkout Ended"];
    expect(fixOf("total: string, voucher: string, country: string", events)).toContain("`checkout`");
    expect(fixOf("total: string, voucher: string, country: string", ["A", "B", "C"])).toContain("`total_and_voucher`");
  });

  test("leaves alone what stands in place of an included bundle's property", () => {
    const own = "    include: base\n    properties: { a: integer, b: string, c: string }\n";
    const plan = `bundles:\n  base:\n    properties: { a: string }\nevents:\n  One:\n${own}  Two:\n${own}  Three:\n${own}`;
    expect(messages(plan)).toEqual([]);
  });

  test("keeps property-defined-twice quiet about what is in a set", () => {
    const price = "price: { type: integer, minimum: 0 }";
    const set = `${price}, b: string, c: string`;
    const plan = `events:\n${event("One", set)}${event("Two", set)}${event("Three", set)}`;
    const codes = linted(plan, { preset: "strict", rules: [rule, definedTwice] }).diagnostics.map(({ code }) => code);
    expect(codes).toEqual(["properties-repeated"]);
  });

  test("a safe fix leaves every compiled file as it was", () => {
    const plan = `events:\n${["One", "Two", "Three"].map((name) => event(name, `a: string, b?: integer, c: [x, y], ${name.toLowerCase()}: string`)).join("")}`;
    const after = fixed(plan, "safe");
    expect(after.plan).toContain("include: a_and_b");
    expect(compiled(after.files)).toEqual(compiled(withPlan(plan)));
    expect(messages(after.plan)).toEqual([]);
  });

  test("a fix that changes the order of properties is not a safe one, and changes nothing else", () => {
    const plan = `events:
${event("One", "a: string, b: string, c?: string, d: string")}${event("Two", "d: string, c?: string, b: string, a: integer")}${event("Three", "x: string, b: string, c?: string, d: string")}`;
    expect(fixed(plan, "safe").plan).toBe(plan);
    const after = fixed(plan, "all");
    expect(after.plan).toContain("bundles:");
    expect(unordered(after.files)).toEqual(unordered(withPlan(plan)));
    expect(compiled(after.files)).not.toEqual(compiled(withPlan(plan)));
  });

  test("a bundle that is there already is included", () => {
    const plan = `bundles:\n  song:\n    properties: { song_id: string, song_name: string, artist?: string }\nevents:\n${event("One", "song_id: string, song_name: string, artist?: string, z: string")}`;
    expect(messages(plan)).toEqual([
      "`song_id`, `song_name` and `artist` are listed in `One` and are what the bundle `song` holds",
    ]);
    const after = fixed(plan, "safe");
    expect(after.plan).toContain("include: song");
    expect(compiled(after.files)).toEqual(compiled(withPlan(plan)));
  });

  test("whatever events list, fixes keep what may be sent, and one run is enough", () => {
    const definitions = ["string", "{ type: integer, minimum: 0 }", "[x, y]", "{ type: string, maxLength: 3 }"];
    const property = fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.constantFrom("", "?"), fc.nat(3));
    const listing = fc.uniqueArray(property, { selector: ([name]) => name, minLength: 1, maxLength: 5 });
    // Few listings for many events, so that sets do repeat.
    const events = fc
      .tuple(fc.array(listing, { minLength: 1, maxLength: 4 }), fc.array(fc.nat(3), { minLength: 3, maxLength: 9 }))
      .map(([listings, picks]) => picks.map((pick) => listings[pick % listings.length] ?? []));
    let made = 0;
    fc.assert(
      fc.property(events, (listings) => {
        const lines = listings.map((listing, at) =>
          event(
            `Event ${at}`,
            listing.map(([name, mark, which]) => `${name}${mark}: ${definitions[which]}`).join(", "),
          ),
        );
        const plan = `events:\n${lines.join("")}`;
        const safe = fixed(plan, "safe");
        const all = fixed(plan, "all");
        if (all.plan !== plan) made++;
        expect(safe.refused + all.refused).toBe(0);
        expect(compiled(safe.files)).toEqual(compiled(withPlan(plan)));
        expect(unordered(all.files)).toEqual(unordered(withPlan(plan)));
        expect(fixed(all.plan, "all").plan).toBe(all.plan);
      }),
      { numRuns: 60 },
    );
    expect(made).toBeGreaterThan(10);
  });
});
