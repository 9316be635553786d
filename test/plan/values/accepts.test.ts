import { describe, expect, it } from "vitest";
import type { Json, Type } from "../../../src/plan/model.js";
import { accepts, judge, rejections } from "../../../src/plan/values/accepts.js";
import { canonical, lengthOf } from "../../../src/plan/values/values.js";
import * as t from "../../support/types.js";

type Case = readonly [type: Type, value: Json];
const ok = (type: Type, value: Json): boolean => accepts(type, value, t.none);

describe("values have the meaning that JSON Schema gives them", () => {
  it.each<Case>([
    [t.integer(), 1.0],
    [t.integer(), -0],
    [t.integer(), 1e300],
    [t.number({ multipleOf: [0.01] }), 19.99],
    [t.number({ minimum: 0 }), -0],
    [t.string({ maxLength: 1 }), "😀"],
    [t.string({ minLength: 2, maxLength: 2 }), "👍🏽"],
    [t.string({ maxLength: 1 }), "\ud83d"],
    [t.string({ patterns: ["b"] }), "abc"],
    [t.string({ patterns: ["^.$"] }), "😀"],
    [t.oneOf(1), 1.0],
    [t.oneOf(0), -0],
    [t.oneOf(null), null],
    [t.array(undefined, { uniqueItems: true }), [1, "1", true, [1], { a: 1 }, null, "null"]],
    [t.array(t.any, { minItems: 0 }), []],
    [t.object({}, true), {}],
    [t.object({ "a?": t.nil }), {}],
    [t.object({}, t.integer()), { x: 1, y: 2 }],
    [t.any, { deep: [{}] }],
  ])("%j takes %j", (type, value) => {
    expect(ok(type, value)).toBe(true);
    expect(rejections(type, value, t.none)).toEqual([]);
  });

  it.each<Case>([
    [t.integer(), 1.5],
    [t.number(), "1"],
    [t.number(), Number.NaN],
    [t.any, Number.NEGATIVE_INFINITY],
    [t.boolean, 0],
    [t.nil, false],
    [t.string({ minLength: 2 }), "😀"],
    [t.oneOf("1"), 1],
    [t.oneOf(true), 1],
    [
      t.array(undefined, { uniqueItems: true }),
      [
        { a: 1, b: [2] },
        { b: [2.0], a: 1 },
      ],
    ],
    [t.array(undefined, { uniqueItems: true }), [0, -0]],
    [t.array(), {}],
    [t.object({}, true), []],
    [t.object({}, true), null],
    [t.object({ a: t.any }), {}],
    [t.object(), { a: 1 }],
    [t.union(t.string(), t.nil), 1],
    [t.union(), 1],
  ])("%j does not take %j", (type, value) => {
    expect(ok(type, value)).toBe(false);
    expect(rejections(type, value, t.none).length).toBeGreaterThan(0);
  });
});

describe("names are data", () => {
  it.each(["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"])("%s is a key like others", (name) => {
    const value: Json = JSON.parse(`{ ${JSON.stringify(name)}: 1 }`);
    const bare: Json = Object.assign(Object.create(null), {});
    const type = t.object({}, t.integer());
    expect(ok(type, value)).toBe(true);
    expect(ok(t.object({}, t.string()), value)).toBe(false);
    expect(ok(t.object(), value)).toBe(false);
    expect(rejections(t.object(), value, t.none)).toEqual([
      { path: [], reason: `\`${name}\` is not a property here`, key: name },
    ]);
    // It is nobody's property for being everybody's member.
    const [property] = t.object({ x: t.any }).properties;
    if (property === undefined) throw new Error("it has one property");
    const required: Type = {
      kind: "object",
      properties: [{ ...property, name: { ...property.name, value: name } }],
      additional: true,
    };
    expect(ok(required, {})).toBe(false);
    expect(ok(required, bare)).toBe(false);
    expect(ok(required, value)).toBe(true);
  });

  it("objects without a prototype are objects", () => {
    const value: Json = Object.assign(Object.create(null), { a: 1 });
    expect(ok(t.object({ a: t.integer() }), value)).toBe(true);
  });
});

describe("what is nested deeply", () => {
  const nested = (depth: number): Json => {
    let value: Json = [];
    for (let level = 0; level < depth; level++) value = [value];
    return value;
  };
  const lists = t.types({ list: t.array(t.reference("list")) });

  it("is judged up to 500 levels", () => {
    expect(accepts(t.reference("list"), nested(400), lists)).toBe(true);
  });

  it("is not known beyond, and not accepted", () => {
    expect(judge(t.reference("list"), nested(10_000), lists)).toBeUndefined();
    expect(accepts(t.reference("list"), nested(10_000), lists)).toBe(false);
    const [told] = rejections(t.reference("list"), nested(10_000), lists);
    expect(told?.reason).toBe("is nested more than 500 levels deep");
    expect(told?.undecided).toBe(true);
  });

  it("is any value, where any is asked for", () => {
    expect(ok(t.any, nested(100_000))).toBe(true);
    expect(ok(t.array(), nested(100_000))).toBe(true);
  });

  it("can't be compared for being there twice", () => {
    const type = t.array(undefined, { uniqueItems: true });
    expect(judge(type, [nested(10_000)], t.none)).toBeUndefined();
    expect(rejections(type, [1, nested(10_000)], t.none)).toEqual([
      { path: [1], reason: "is nested too deeply to tell whether it stands in the list twice", undecided: true },
    ]);
  });

  it("does not matter in types", () => {
    let type: Type = t.string();
    for (let level = 0; level < 100_000; level++) type = t.union(t.nil, type);
    expect(ok(type, "x")).toBe(true);
    expect(ok(type, 5)).toBe(false);
  });
});

describe("named types", () => {
  it("that go round in circles take nothing", () => {
    const circles = t.types({ a: t.reference("b"), b: t.union(t.reference("a"), t.reference("b")) });
    expect(accepts(t.reference("a"), 1, circles)).toBe(false);
  });

  it("that nobody defined take anything", () => {
    expect(ok(t.reference("missing"), 1)).toBe(true);
  });

  it("in unions of unions take time in proportion to the value", () => {
    // Two ways at each level would be 2 to the 300 without memory.
    const both = t.types({
      node: t.union(
        t.object({ "next?": t.reference("node"), "a?": t.nil }),
        t.object({ "next?": t.reference("node"), "b?": t.nil }),
      ),
    });
    let value: Json = { wrong: 1 };
    for (let level = 0; level < 300; level++) value = { next: value };
    expect(accepts(t.reference("node"), value, both)).toBe(false);
    const [told] = rejections(t.reference("node"), value, both);
    expect(told?.path.length).toBe(300);
    expect(told?.key).toBe("wrong");
  });
});

it("equal values have the same canonical text", () => {
  expect(canonical({ b: [1, { d: null, c: "x" }], a: -0 })).toBe(canonical({ a: 0, b: [1.0, { c: "x", d: null }] }));
  expect(canonical({ a: 1 })).not.toBe(canonical({ a: "1" }));
});

it("lengths are counted in code points", () => {
  expect(lengthOf("a😀\ud83d")).toBe(3);
});
