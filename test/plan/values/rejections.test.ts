import { describe, expect, it } from "vitest";
import type { Json, Type } from "../../../src/plan/model.js";
import { accepts, judge, type Rejection, rejections } from "../../../src/plan/values/accepts.js";
import * as t from "../../support/types.js";

const said = (type: Type, value: Json, types = t.none): string[] =>
  rejections(type, value, types).map(({ path, reason }) => `${path.join(".")}: ${reason}`);

const song = t.object({ song_id: t.string(), "price?": t.number({ minimum: 0 }), "plan?": t.oneOf("free", "premium") });
const order = t.object({ items: t.array(song), "color?": t.string() });

describe("what a person is told about a value", () => {
  const cases: readonly (readonly [string, Type, Json, readonly string[]])[] = [
    ["nothing when it fits", order, { items: [{ song_id: "s" }] }, []],
    ["where a bound is broken", order, { items: [{ song_id: "s", price: -1 }] }, ["items.0.price: must be at least 0"]],
    ["which values there are", song, { song_id: "s", plan: "gold" }, ["plan: is not one of `free`, `premium`"]],
    [
      "the value that was meant",
      song,
      { song_id: "s", plan: "premum" },
      ["plan: is not one of `free`, `premium` — did you mean `premium`?"],
    ],
    ["what is missing", order, { items: [{}] }, ["items.0: is missing `song_id`"]],
    [
      "a key that was meant",
      order,
      { items: [], colour: "red" },
      [": `colour` is not a property here — did you mean `color`?"],
    ],
    ["an unknown key like nothing", order, { items: [], zebra: 1 }, [": `zebra` is not a property here"]],
    [
      "every fault of an object",
      song,
      { price: -1, x: 1 },
      ["price: must be at least 0", ": `x` is not a property here, and `song_id` is missing"],
    ],
    ["another kind", t.string(), 5, [": must be a string, not a number"]],
    ["a whole number wanted", t.integer(), "5", [": must be a whole number, not a string"]],
    ["a whole number", t.integer(), 1.5, [": must be a whole number"]],
    ["a maximum", t.number({ maximum: 3 }), 4, [": must be at most 3"]],
    ["an open end below", t.number({ exclusiveMinimum: 3 }), 3, [": must be more than 3"]],
    ["an open end above", t.number({ exclusiveMaximum: 3 }), 3, [": must be less than 3"]],
    ["a step", t.number({ multipleOf: [0.01] }), 0.005, [": must be a multiple of 0.01"]],
    ["the step that is at fault", t.number({ multipleOf: [2, 3] }), 4, [": must be a multiple of 3"]],
    ["a text too short", t.string({ minLength: 1 }), "", [": must have at least 1 character"]],
    ["a text too long", t.string({ maxLength: 2 }), "abc", [": must have at most 2 characters"]],
    ["a pattern", t.string({ patterns: ["^a", "b$"] }), "ac", [": doesn't match the pattern `b$`"]],
    [
      "a pattern that hangs",
      t.string({ patterns: ["^(a+)+$"] }),
      `${"a".repeat(50)}b`,
      [": takes too long to compare with the pattern `^(a+)+$`"],
    ],
    ["a format", t.format("date-time"), "yesterday", [": isn't a date-time such as 2024-05-01T12:00:00Z"]],
    ["too few items", t.array(t.any, { minItems: 1 }), [], [": must have at least 1 item"]],
    ["too many items", t.array(t.any, { maxItems: 2 }), [1, 2, 3], [": must have at most 2 items"]],
    [
      "a repeated item",
      t.array(undefined, { uniqueItems: true }),
      [{ a: 1, b: 2 }, 1, { b: 2, a: 1 }],
      ["2: stands in the list already"],
    ],
    ["null where it is not allowed", t.format("email"), null, [": must be an e-mail address, not null"]],
    ["one constant", t.oneOf("a"), "b", [": is not `a`"]],
    ["the number that was meant", t.oneOf(1, 2), "1", [": is not one of `1`, `2` — did you mean the number `1`?"]],
    ["the text that was meant", t.oneOf("1", "2"), 1, [": is not one of `1`, `2` — did you mean the text `1`?"]],
    ["the empty text", t.oneOf("", "a"), [], [": is not one of the empty text, `a`"]],
    ["NaN", t.any, Number.NaN, [": is no value that JSON has"]],
    ["infinity", t.number(), Number.POSITIVE_INFINITY, [": is no value that JSON has"]],
    ["a value of an open map", t.object({}, t.number()), { a: 1, b: "x" }, ["b: must be a number, not a string"]],
    ["kinds of a union", t.union(t.string(), t.nil), 5, [": must be a string or null, not a number"]],
    [
      "three kinds",
      t.union(t.string(), t.boolean, t.array()),
      5,
      [": must be a string, true or false or an array, not a number"],
    ],
    ["the member of the value's kind", t.union(t.string(), t.number({ minimum: 1 })), 0, [": must be at least 1"]],
    [
      "all members of the value's kind",
      t.union(t.number({ maximum: 1 }), t.number({ minimum: 5 })),
      3,
      [": fits none of what is allowed: must be at most 1; must be at least 5"],
    ],
    [
      "values and a format",
      t.union(t.oneOf("today"), t.format("date")),
      "todax",
      [": fits none of what is allowed: is not `today`; isn't a date such as 2024-05-01"],
    ],
    [
      "values and another kind",
      t.union(t.oneOf("a", "b"), t.number()),
      true,
      [": must be one of `a`, `b` or a number, not true or false"],
    ],
    ["values or null", t.union(t.oneOf("a", "b"), t.nil), "c", [": is not one of `a`, `b`, `null`"]],
    [
      "a nullable object's own faults",
      t.union(song, t.nil),
      { song_id: 5 },
      ["song_id: must be a string, not a number"],
    ],
    [
      "the object that the tag picks",
      t.union(
        t.object({ type: t.oneOf("card"), number: t.string(), name: t.string() }),
        t.object({ type: t.oneOf("cash"), till: t.integer() }),
      ),
      { type: "card", till: 1 },
      [": `till` is not a property here, and `number` is missing", ": is missing `name`"],
    ],
    [
      "a tag that picks none",
      t.union(t.object({ type: t.oneOf("card") }), t.object({ type: t.oneOf("cash") })),
      { type: "cards" },
      ["type: is not one of `card`, `cash` — did you mean `card`?"],
    ],
    [
      "the object with the fewest faults",
      t.union(
        t.object({ a: t.string(), b: t.string() }),
        t.object({ c: t.string() }),
        t.object({ c: t.number(), d: t.nil }),
      ),
      { c: "x", e: 1 },
      [": `e` is not a property here"],
    ],
    [
      "the array with the fewest faults",
      t.union(t.array(t.string()), t.array(t.number())),
      [1, 2, "x"],
      ["2: must be a number, not a string"],
    ],
  ];
  it.each(cases)("%s", (_, type, value, expected) => {
    expect(said(type, value)).toEqual(expected);
    expect(accepts(type, value, t.none)).toBe(expected.length === 0);
  });

  it("lists no more than twelve values", () => {
    const [told] = said(t.oneOf(...Array.from({ length: 30 }, (_, at) => `value ${at}`)), "x");
    expect(told).toMatch(/`value 11`, … \(30 in all\)$/);
  });

  it("names the unknown key as data", () => {
    const expected: Rejection[] = [{ path: [], reason: "`x` is not a property here", key: "x" }];
    expect(rejections(t.object(), { x: 1 }, t.none)).toEqual(expected);
  });

  it("marks what could not be told", () => {
    const type = t.string({ patterns: ["^(a+)+$"] });
    const value = `${"a".repeat(50)}b`;
    expect(rejections(type, value, t.none)[0]?.undecided).toBe(true);
    expect(judge(type, value, t.none)).toBeUndefined();
    expect(judge(t.array(t.union(type, t.nil)), [value], t.none)).toBeUndefined();
    expect(judge(t.object({ a: type, b: t.nil }), { a: value, b: 1 }, t.none)).toBe(false);
    expect(accepts(type, value, t.none)).toBe(false);
  });

  it("goes through named types", () => {
    const types = t.types({ tree: t.object({ "children?": t.array(t.reference("tree")), "name?": t.string() }) });
    const value = { children: [{ children: [{ name: 5 }] }] };
    expect(said(t.reference("tree"), value, types)).toEqual([
      "children.0.children.0.name: must be a string, not a number",
    ]);
  });
});
