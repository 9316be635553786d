import { describe, expect, it } from "vitest";
import type { Type } from "../../../src/plan/model.js";
import { isEmpty, smallest } from "../../../src/plan/subtype/index.js";
import { accepts } from "../../../src/plan/values/accepts.js";
import { Random } from "../../support/random.js";
import { randomNamedTypes, randomType } from "../../support/random-types.js";
import { randomValue } from "../../support/random-values.js";
import * as t from "../../support/types.js";

const empty: readonly (readonly [string, Type])[] = [
  ["bounds the wrong way round", t.number({ minimum: 2, maximum: 1 })],
  ["bounds that meet and leave out where they meet", t.number({ minimum: 1, exclusiveMaximum: 1 })],
  ["no whole number between two", t.integer({ exclusiveMinimum: 1, exclusiveMaximum: 2 })],
  ["no whole number between two halves", t.integer({ minimum: 1.2, maximum: 1.8 })],
  ["no multiple between two", t.number({ minimum: 0.1, maximum: 0.2, multipleOf: [0.3] })],
  ["no common multiple between two", t.number({ minimum: 1, maximum: 11, multipleOf: [4, 6] })],
  ["no negative multiple", t.number({ minimum: -2.9, maximum: -2.1, multipleOf: [1] })],
  ["lengths the wrong way round", t.string({ minLength: 3, maxLength: 2 })],
  ["a text too short for its format", t.string({ format: "uuid", maxLength: 35 })],
  ["a text too long for its format", t.string({ format: "ipv4", minLength: 16 })],
  ["an enum without members", t.oneOf()],
  ["a union without members", t.union()],
  ["a union of empty types", t.union(t.oneOf(), t.number({ minimum: 2, maximum: 1 }))],
  ["sizes the wrong way round", t.array(t.any, { minItems: 3, maxItems: 2 })],
  ["items that there are none of", t.array(t.oneOf(), { minItems: 1 })],
  ["fewer different items than asked for", t.array(t.boolean, { minItems: 3, uniqueItems: true })],
  [
    "fewer different numbers than asked for",
    t.array(t.integer({ minimum: 1, maximum: 3 }), { minItems: 4, uniqueItems: true }),
  ],
  [
    "fewer listed items than asked for",
    t.array(t.union(t.nil, t.oneOf("a", null)), { minItems: 4, uniqueItems: true }),
  ],
  ["a required property that can't be", t.object({ a: t.string(), b: t.oneOf() })],
];

const inhabited: readonly (readonly [string, Type])[] = [
  ["anything", t.any],
  ["null", t.nil],
  ["bounds that meet", t.number({ minimum: 1, maximum: 1 })],
  ["a number between two that are close", t.number({ exclusiveMinimum: 0, exclusiveMaximum: 0.1 })],
  ["a negative multiple", t.number({ minimum: -2.9, maximum: -2, multipleOf: [1] })],
  ["no upper end", t.number({ exclusiveMinimum: 5, multipleOf: [7] })],
  ["no lower end", t.integer({ exclusiveMaximum: -5 })],
  ["one length", t.string({ minLength: 3, maxLength: 3 })],
  ["an empty list of what there is none of", t.array(t.oneOf())],
  ["just enough different items", t.array(t.boolean, { minItems: 2, uniqueItems: true })],
  ["different items of any kind", t.array(undefined, { minItems: 2, uniqueItems: true })],
  ["different texts", t.array(t.string(), { minItems: 5, uniqueItems: true })],
  ["an optional property that can't be", t.object({ a: t.string(), "b?": t.oneOf() })],
  ["a property for other keys that can't be", t.object({}, t.oneOf())],
  ["a union of which one holds a value", t.union(t.oneOf(), t.nil)],
  ["a nested object", t.object({ a: t.object({ b: t.array(t.format("date-time"), { minItems: 1 }) }) })],
];

describe("a type holds no value", () => {
  it.each(empty)("with %s", (_, type) => {
    expect(isEmpty(type, t.none)).toBe(true);
    expect(smallest(type, t.none)).toBeUndefined();
  });

  it("when it needs itself, directly or by others", () => {
    const types = t.types({
      self: t.object({ again: t.reference("self") }),
      one: t.array(t.reference("other"), { minItems: 1 }),
      other: t.object({ one: t.reference("one"), "self?": t.reference("self") }),
      circle: t.reference("circle"),
    });
    for (const name of ["self", "one", "other", "circle"]) {
      expect(isEmpty(t.reference(name), types), name).toBe(true);
      expect(smallest(t.reference(name), types), name).toBeUndefined();
    }
  });
});

describe("a type holds a value", () => {
  it.each(inhabited)("with %s", (_, type) => {
    expect(isEmpty(type, t.none)).toBe(false);
    const value = smallest(type, t.none);
    expect(value).toBeDefined();
    expect(accepts(type, value ?? null, t.none)).toBe(true);
  });

  it("when recursion ends somewhere", () => {
    const types = t.types({
      tree: t.object({ children: t.array(t.reference("tree")) }),
      list: t.union(t.object({ head: t.nil, tail: t.reference("list") }), t.nil),
      maybe: t.object({ "again?": t.reference("maybe") }),
    });
    expect(smallest(t.reference("tree"), types)).toEqual({ children: [] });
    expect(smallest(t.reference("list"), types)).toBeNull();
    expect(smallest(t.reference("maybe"), types)).toEqual({});
    for (const name of ["tree", "list", "maybe"]) expect(isEmpty(t.reference(name), types), name).toBe(false);
  });

  it("whatever its patterns say: they are not reasoned about", () => {
    const type = t.string({ patterns: ["^a$", "^b$"] });
    expect(isEmpty(type, t.none)).toBe(false);
    expect(smallest(type, t.none)).toBeUndefined();
  });
});

it.each<readonly [Type, unknown]>([
  [t.integer({ minimum: 3 }), 3],
  [t.number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }), 0.5],
  [t.number({ maximum: -4.5 }), -5],
  [t.number({ minimum: 0.3, maximum: 0.3 }), 0.3],
  [t.string({ minLength: 2 }), "aa"],
  [t.format("email"), "a@b"],
  [t.string({ patterns: ["^v\\d+$"] }), "v0"],
  [t.array(t.string(), { minItems: 2 }), ["", ""]],
  [t.array(t.integer(), { minItems: 3, uniqueItems: true }), [1, 2, 0]],
  [t.object({ a: t.nil, "b?": t.nil }), { a: null }],
  [t.oneOf("bb", "a"), "a"],
])("the smallest of %j is %j", (type, value) => {
  expect(smallest(type, t.none)).toEqual(value);
});

it("nothing is claimed of what is too deep or too large", () => {
  let deep: Type = t.oneOf();
  for (let level = 0; level < 10_000; level++) deep = t.object({ a: deep });
  expect(isEmpty(deep, t.none)).toBe(false);
  expect(smallest(deep, t.none)).toBeUndefined();
  const wide = t.types(
    Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `n${at}`,
        t.union(t.object({ a: t.reference(`n${at + 1}`) }), t.object({ b: t.reference(`n${at + 1}`) })),
      ]),
    ),
  );
  // Whoever looks both ways at each never comes to the end.
  expect(isEmpty(t.reference("n0"), wide)).toBe(false);
  smallest(t.object({ a: t.reference("n0"), b: t.reference("n0") }), wide);
  expect(smallest(t.array(t.nil, { minItems: 1e9 }), t.none)).toBeUndefined();
  expect(smallest(t.string({ minLength: 1e9 }), t.none)).toBeUndefined();
  expect(isEmpty(t.array(t.nil, { minItems: 1e9 }), t.none)).toBe(false);
});

it("no value is of a type that is empty, and small values are of their types, on 3,000 random ones", () => {
  const r = new Random(5);
  const counts = { empty: 0, found: 0 };
  for (let round = 0; round < 3_000; round++) {
    const named = randomNamedTypes(r);
    const type = randomType(r, 2);
    const types = t.types(named);
    const value = smallest(type, types);
    if (isEmpty(type, types)) {
      counts.empty++;
      expect(value).toBeUndefined();
      for (let each = 0; each < 10; each++) expect(accepts(type, randomValue(r, type, named), types)).toBe(false);
    } else if (value !== undefined) {
      counts.found++;
      expect(accepts(type, value, types)).toBe(true);
    }
  }
  expect(counts.empty).toBeGreaterThan(50);
  expect(counts.found).toBeGreaterThan(2_500);
});
