import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Destination, destinations, type Limit, type Reserved } from "../../src/destinations/index.js";

const outcomes = [
  "dropped",
  "cut",
  "refused",
  "renamed",
  "text",
  "flattened",
  "hidden",
  "misread",
  "breach",
  "undocumented",
];

/** Every limit of a destination, wherever it stands. */
function limitsOf(value: unknown): readonly Limit<unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  if ("page" in value) return [value as Limit<unknown>];
  return Object.values(value).flatMap(limitsOf);
}

/** Every number of a limit's value. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const isReserved = (value: unknown): value is Reserved =>
  typeof value === "object" && value !== null && "prefixes" in value;

describe.each(destinations.map((each): [string, Destination] => [each.id, each]))("%s", (_id, destination) => {
  const limits = limitsOf(destination);

  it("has limits, each with a page to read it on and the day on which somebody did", () => {
    expect(limits.length).toBeGreaterThan(0);
    for (const { page, checked, beyond } of limits) {
      expect(new URL(page).protocol).toBe("https:");
      expect(page).toMatch(/^https:\/\/[\w./?=&%-]{1,200}$/);
      expect(new Date(`${checked}T00:00:00Z`).toISOString().slice(0, 10)).toBe(checked);
      expect(outcomes).toContain(beyond);
    }
  });

  it("has whole numbers above zero and patterns that match something", () => {
    for (const { value } of limits) {
      for (const number of numbersIn(value)) expect(Number.isInteger(number) && number > 0).toBe(true);
      if (typeof value !== "object" || value === null || !("pattern" in value)) continue;
      const pattern = new RegExp(String(value.pattern), "u");
      expect(pattern.test("song_played")).toBe(true);
      expect(pattern.source).toMatch(/^\^.*\$$/);
    }
  });

  it("reserves each name once, and names nothing empty", () => {
    for (const { value, except } of limits) {
      expect(except ?? ["x"]).not.toHaveLength(0);
      if (!isReserved(value)) continue;
      const names = [...value.names, ...value.prefixes];
      expect(new Set(names).size).toBe(names.length);
      expect(names).not.toHaveLength(0);
      expect(names).not.toContain("");
    }
  });

  it("notes what else is to know in whole sentences", () => {
    for (const { note, only } of limits) {
      if (note !== undefined) expect(note).toMatch(/^[A-Z`].*\.$/s);
      // It stands in brackets, behind the destination's name.
      if (only !== undefined) expect(only).toMatch(/^[^.()]+$/);
    }
  });
});

describe("the list of destinations", () => {
  it("is one file for each, in order, under its id", () => {
    const files = readdirSync("src/destinations").map((file) => file.replace(/\.ts$/, ""));
    const ids = destinations.map(({ id }) => id);
    expect(ids).toEqual(files.filter((file) => file !== "index" && file !== "destination").sort());
    expect(ids).toEqual([
      "amplitude",
      "clevertap",
      "customerio",
      "ga4",
      "intercom",
      "mixpanel",
      "posthog",
      "rudderstack",
      "segment",
      "snowplow",
    ]);
  });

  it("has no word that means two of them", () => {
    const words = destinations.flatMap(({ id, aliases }) => [id, ...aliases]);
    const bare = words.map((word) => word.toLowerCase().replace(/[^a-z0-9]/g, ""));
    expect(new Set(bare).size).toBe(bare.length);
  });
});
