import { describe, expect, it, test } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import { diff } from "../../../src/diff/index.js";
import type { Fact } from "../../../src/diff/model.js";
import { planOf } from "./told.js";

// What is one change in many places, and what is many changes that look alike.

function facts(base: string, head: string): readonly Fact[] {
  return compareFacts(planOf(base), planOf(head)).facts;
}

const amounts = `types:
  money: { type: object, properties: { amount: string } }
  cents: { type: object, properties: { amount: integer } }
`;

function event(properties: readonly string[], before = ""): string {
  return `${before}events:\n  E:\n    properties:\n${properties.map((one) => `      ${one}\n`).join("")}`;
}

describe("two edits of one event are two facts", () => {
  it.each([
    ["words", "string", "integer", ""],
    ["items", "{ type: array, items: string }", "{ type: array, items: integer }", ""],
    ["references", "money", "cents", amounts],
    ["lists of references", "'money[]'", "'cents[]'", amounts],
    ["alternatives", "money | null", "cents | null", amounts],
    ["a reference and what is written out", "money", "{ type: object, properties: { amount: integer } }", amounts],
  ])("of %s", (_, before, after, types) => {
    const found = facts(event([`a: ${before}`, `b: ${before}`], types), event([`a: ${after}`, `b: ${after}`], types));
    expect(found.map(({ subject }) => subject.path[3])).toEqual(["a", "b"]);
    expect(found.map(({ also, shared }) => [also, shared])).toEqual([
      [[], undefined],
      [[], undefined],
    ]);
  });

  it("in what many have in common as well", () => {
    const plan = (name: string): string =>
      event(
        ["o: order", "p: order"],
        `${amounts}  order: { type: object, properties: { price: ${name}, tax: ${name} } }\n`,
      );
    const found = facts(plan("money"), plan("cents"));
    expect(found.map(({ shared }) => shared?.path.slice(0, 4))).toEqual([
      ["types", "order", "properties", "price"],
      ["types", "order", "properties", "tax"],
    ]);
    expect(found.map(({ also }) => also.length)).toEqual([1, 1]);
  });

  test("and an approval of the one is none of the other", () => {
    const plan = (a: string, b: string): string => event([`a: ${a}`, `b: ${b}`], amounts);
    for (const [before, after] of [
      ["string", "integer"],
      ["money", "cents"],
    ] as const) {
      const [one] = changesOf(plan(before, before), plan(after, before));
      const both = changesOf(plan(before, before), plan(after, after));
      expect(both.filter((fingerprint) => fingerprint === one)).toHaveLength(1);
      expect(both).toHaveLength(2);
    }
  });
});

function changesOf(base: string, head: string): readonly string[] {
  return diff(planOf(base), planOf(head), { today: "2026-01-01" }).changes.map(({ fingerprint }) => fingerprint);
}

describe("one definition is one fact", () => {
  it("with every place that has it", () => {
    const uses = Array.from({ length: 1_500 }, (_, at) => `p${at}?: genre`);
    const plan = (values: string): string => event(uses, `types: { genre: [${values}] }\n`);
    const [fact, ...others] = facts(plan("a, b"), plan("a"));
    expect(others).toEqual([]);
    expect(fact?.also).toHaveLength(1_499);
    expect(fact?.shared?.path).toEqual(["types", "genre", "enum", "b"]);
  });

  it("under another name too, when that is said", () => {
    const plan = (name: string, keys: string, type: string): string =>
      event([`a: ${name}`, `b: ${name}`], `types:\n  ${name}: { type: object, ${keys}properties: { c: ${type} } }\n`);
    const found = facts(plan("old", "", "string"), plan("new", "renamed_from: old, ", "integer"));
    const [fact] = found.filter(({ kind }) => kind === "property-type-changed");
    expect(fact?.also.map(({ path }) => path[3])).toEqual(["b"]);
    expect(fact?.shared?.path).toEqual(["types", "new", "properties", "c"]);
  });
});

/** Types that hold the next one twice: a million ways lead to the last. */
function doubling(name: string, last: string): string {
  const levels = Array.from({ length: 20 }, (_, at) => {
    const next = `${name}${at + 1}`;
    return `  ${name}${at}: { type: object, properties: { l?: ${next}, r?: ${next} } }\n`;
  });
  return `${levels.join("")}  ${name}20: { type: object, properties: { v?: ${last} } }\n`;
}

describe("more places than anybody reads", () => {
  it("are told by what they are in", () => {
    const plan = (last: string): string => event(["p: t0"], `types:\n${doubling("t", last)}`);
    const [fact, ...others] = facts(plan("string"), plan("integer"));
    expect(others).toEqual([]);
    const paths = [fact?.subject, ...(fact?.also ?? [])].map((one) => one?.path.join("/") ?? "");
    expect(paths.length).toBeLessThan(300);
    // Whichever way is taken, it leads to one of them or through one.
    for (let way = 0; way < 2 ** 20; way += 4_097) {
      const steps = Array.from({ length: 20 }, (_, at) => `properties/${(way >> at) & 1 ? "r" : "l"}`);
      const whole = ["events/E/properties/p", ...steps, "properties/v"].join("/");
      expect(paths.some((path) => whole === path || whole.startsWith(`${path}/`))).toBe(true);
    }
  });

  it("come to an end in an edit, too", () => {
    const types = `types:\n${doubling("t", "string")}${doubling("u", "integer")}`;
    const found = facts(event(["p: t0"], types), event(["p: u0"], types));
    expect(found.length).toBeGreaterThan(1);
    expect(found.length).toBeLessThan(5_000);
  });

  it("come to an end where types go round in circles", () => {
    const types = (name: string, type: string): string =>
      `  ${name}: { type: object, properties: { a: ${type}, next?: ${name}, other?: ${name} | null } }\n`;
    const both = `types:\n${types("t", "string")}${types("u", "integer")}`;
    const found = facts(event(["p: t", "q: t"], both), event(["p: u", "q: u"], both));
    expect(found.filter(({ subject }) => subject.path.join("/") === "events/E/properties/q/properties/a")).toHaveLength(
      1,
    );
  });
});
