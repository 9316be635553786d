import { describe, expect, it } from "vitest";
import type { Json, Type } from "../../../src/plan/model.js";
import { subtype } from "../../../src/plan/subtype/index.js";
import * as t from "../../support/types.js";

/** What is said of `a` against `b`: `included`, the witness as JSON, or `undecided: …`. */
function compare(a: Type, b: Type, aTypes = t.none, bTypes = aTypes): string {
  const proof = subtype(a, aTypes, b, bTypes);
  if (proof.kind === "refuted") return JSON.stringify(proof.witness);
  return proof.kind === "undecided" ? `undecided: ${proof.reason}` : "included";
}

type Case = readonly [what: string, a: Type, b: Type, expected: string];
function cases(name: string, list: readonly Case[]): void {
  describe(name, () => {
    it.each(list)("%s", (_, a, b, expected) => {
      expect(compare(a, b)).toBe(expected);
    });
  });
}

const host = t.string({ format: "hostname", patterns: ["\\.acme\\.com$"] });
const song = t.object({ song_id: t.string(), "rating?": t.integer({ minimum: 1, maximum: 5 }) });

cases("single values and kinds", [
  ["null is nullable", t.nil, t.union(t.string(), t.nil), "included"],
  ["nullable is not a string", t.union(t.string(), t.nil), t.string(), "null"],
  ["anything is not a string", t.any, t.string(), "null"],
  ["a string is anything", t.string(), t.any, "included"],
  [
    "anything is any of its kinds",
    t.any,
    t.union(t.nil, t.boolean, t.number(), t.string(), t.array(), t.object({}, true)),
    "included",
  ],
  ["anything is not any of five kinds", t.any, t.union(t.nil, t.boolean, t.number(), t.string(), t.array()), "{}"],
  ["booleans are true and false", t.boolean, t.oneOf(false, true), "included"],
  ["booleans are not true alone", t.boolean, t.oneOf(true), "false"],
  ["an enum of strings is a string", t.oneOf("a", "b"), t.string(), "included"],
  ["an enum that gains a value", t.oneOf("a", "b"), t.oneOf("a"), '"b"'],
  ["an enum lies in the union of its parts", t.oneOf("a", 1, null), t.union(t.oneOf(1, "a"), t.nil), "included"],
  ["a string is none of some", t.string(), t.oneOf("", "a", "A"), '"0"'],
  ["no value is of any type", t.oneOf(), t.nil, "included"],
]);

cases("numbers", [
  ["integers are numbers", t.integer(), t.number(), "included"],
  ["numbers are not integers", t.number(), t.integer(), "0.5"],
  ["a wider range", t.number({ minimum: 0, maximum: 5 }), t.number({ minimum: -1, maximum: 5 }), "included"],
  ["a narrower range", t.number({ minimum: 0 }), t.number({ minimum: 1 }), "0"],
  ["an end that opens", t.number({ minimum: 3 }), t.number({ exclusiveMinimum: 3 }), "3"],
  ["an end that closes", t.number({ exclusiveMinimum: 3 }), t.number({ minimum: 3 }), "included"],
  ["an open end at an integer", t.integer({ exclusiveMinimum: 0 }), t.integer({ minimum: 1 }), "included"],
  ["whole numbers between two", t.integer({ minimum: 0.5, maximum: 2.5 }), t.oneOf(1, 2), "included"],
  ["whole numbers between two, one missing", t.integer({ minimum: 0.5, maximum: 3.5 }), t.oneOf(1, 2), "3"],
  ["two halves make a whole", t.number(), t.union(t.number({ maximum: 1 }), t.number({ minimum: 1 })), "included"],
  [
    "two halves without what is between",
    t.number(),
    t.union(t.number({ exclusiveMaximum: 1 }), t.number({ exclusiveMinimum: 1 })),
    "1",
  ],
  [
    "two halves and what is between",
    t.number(),
    t.union(t.number({ exclusiveMaximum: 1 }), t.oneOf(1), t.number({ exclusiveMinimum: 1 })),
    "included",
  ],
  ["cents are multiples of cents", t.number({ multipleOf: [0.05] }), t.number({ multipleOf: [0.01] }), "included"],
  ["cents are not twentieths", t.number({ multipleOf: [0.01] }), t.number({ multipleOf: [0.05] }), "0.01"],
  ["six is two and three", t.integer({ multipleOf: [6] }), t.number({ multipleOf: [2, 3] }), "included"],
  ["two and three is six", t.number({ multipleOf: [2, 3] }), t.number({ multipleOf: [6] }), "included"],
  ["1.5 and 1 is 3", t.integer({ multipleOf: [1.5] }), t.integer({ multipleOf: [3] }), "included"],
  [
    "odd and even",
    t.integer({ minimum: 0, maximum: 9 }),
    t.union(t.integer({ multipleOf: [2] }), t.oneOf(1, 3, 5, 7, 9)),
    "included",
  ],
  [
    "even and thirds leave one",
    t.integer(),
    t.union(t.integer({ multipleOf: [2] }), t.integer({ multipleOf: [3] })),
    "1",
  ],
  [
    "a step beside a range",
    t.number({ multipleOf: [0.5] }),
    t.union(t.number({ minimum: 0 }), t.number({ maximum: 0, multipleOf: [0.25] })),
    "included",
  ],
  [
    "a range is more than its multiples",
    t.number({ minimum: 0, maximum: 1 }),
    t.number({ multipleOf: [0.01] }),
    "0.125",
  ],
  [
    "large numbers",
    t.integer({ minimum: 9007199254740991 }),
    t.number({ exclusiveMinimum: 9007199254740991 }),
    "9007199254740991",
  ],
  ["tiny steps", t.number({ multipleOf: [5e-324] }), t.number({ multipleOf: [1e-323] }), "5e-324"],
  [
    "huge bounds",
    t.number({ maximum: 1.7976931348623157e308 }),
    t.number({ maximum: 1e308 }),
    "1.7976931348623157e+308",
  ],
  [
    "a gap in which no number lies",
    t.number({ exclusiveMinimum: 0, exclusiveMaximum: 5e-324 }),
    t.number({ maximum: -1 }),
    "undecided: no number could be found between two that lie very close",
  ],
  [
    "numbers one by one",
    t.integer({ minimum: 1, maximum: 10_000 }),
    t.union(t.oneOf(...Array.from({ length: 9_999 }, (_, at) => at + 1)), t.number({ minimum: 9_999.5 })),
    "included",
  ],
  [
    "too many multiples",
    t.integer({ minimum: 0, maximum: 999_999 }),
    t.union(...[2, 3, 5, 7, 11, 13].map((step) => t.integer({ multipleOf: [step] })), t.oneOf(1)),
    "17",
  ],
  [
    "more multiples than are tried",
    t.integer({ minimum: 1, maximum: 9_999 }),
    t.union(
      t.integer({ multipleOf: [2] }),
      ...Array.from({ length: 200 }, (_, at) =>
        t.integer({ minimum: at * 50, maximum: at * 50 + 49, multipleOf: [0.5, 1] }),
      ),
    ),
    "included",
  ],
  [
    "more ranges than are laid over one another",
    t.integer(),
    t.union(...Array.from({ length: 301 }, (_, at) => t.number({ minimum: at }))),
    "undecided: more than 300 ranges of numbers meet",
  ],
]);

cases("strings", [
  ["shorter texts", t.string({ maxLength: 3 }), t.string({ maxLength: 5 }), "included"],
  ["longer texts", t.string({ maxLength: 5 }), t.string({ maxLength: 3 }), '"aaaa"'],
  ["a text that may become empty", t.string(), t.string({ minLength: 1 }), '""'],
  ["short and long", t.string(), t.union(t.string({ maxLength: 4 }), t.string({ minLength: 5 })), "included"],
  [
    "short and long without five",
    t.string(),
    t.union(t.string({ maxLength: 4 }), t.string({ minLength: 6 })),
    '"aaaa0"',
  ],
  ["empty or not", t.string(), t.union(t.oneOf(""), t.string({ minLength: 1 })), "included"],
  ["a format is a string", t.format("uuid"), t.string(), "included"],
  ["a string is no format", t.string(), t.format("uuid"), '""'],
  ["a UUID has its length", t.format("uuid"), t.string({ minLength: 36, maxLength: 36 }), "included"],
  ["an e-mail address has at most 254", t.format("email"), t.string({ maxLength: 254 }), "included"],
  ["an e-mail address may have more than 10", t.format("email"), t.string({ maxLength: 10 }), '"a.b+c@d-e.org"'],
  ["one format is not another", t.format("ipv4"), t.format("ipv6"), '"0.0.0.0"'],
  ["the same pattern", t.string({ patterns: ["^a"], minLength: 2 }), t.string({ patterns: ["^a"] }), "included"],
  ["one pattern less", t.string({ patterns: ["^a", "b$"] }), t.string({ patterns: ["b$"] }), "included"],
  ["one pattern more", t.string({ patterns: ["^a"] }), t.string({ patterns: ["^a", "b$"] }), '"a"'],
  [
    "a version number has five characters at least",
    t.string({ patterns: ["^\\d+\\.\\d+\\.\\d+$"] }),
    t.string({ minLength: 5 }),
    "included",
  ],
  ["… and may have more", t.string({ patterns: ["^\\d+\\.\\d+\\.\\d+$"] }), t.string({ maxLength: 5 }), '"0.0.00"'],
  [
    "a pattern of fixed length",
    t.string({ patterns: ["^(?:[a-f]{2}|x\\d?)$"] }),
    t.string({ minLength: 1, maxLength: 2 }),
    "included",
  ],
  [
    "a pattern that may match anywhere",
    t.string({ patterns: ["a{2}b?$"] }),
    t.string({ minLength: 2, maxLength: 3 }),
    '"00aa"',
  ],
  [
    "a pattern that lists its texts, of few lengths",
    t.string({ patterns: ["^(?:foo|foobar)$"] }),
    t.union(t.string({ maxLength: 3 }), t.string({ minLength: 6 })),
    "included",
  ],
  [
    "a pattern that lists its texts, as an enum",
    t.string({ patterns: ["^(?:free|premium)$"] }),
    t.oneOf("free", "premium"),
    "included",
  ],
  ["a pattern that lists more than an enum", t.string({ patterns: ["^v[1-3]?$"] }), t.oneOf("v", "v1", "v3"), '"v2"'],
  [
    "a list against another pattern",
    t.string({ patterns: ["^(?:a|bb){1,2}$"] }),
    t.string({ patterns: ["^[ab]+$"] }),
    "included",
  ],
  ["lists on either side of a bar", t.string({ patterns: ["^a$|^b$"] }), t.oneOf("a", "b"), "included"],
  ["a list that bounds leave nothing of", t.string({ patterns: ["^(?:a|b)$"], minLength: 2 }), t.oneOf(), "included"],
  [
    "a pattern that holds no text of a length",
    t.string({ patterns: ["^(?:\\d{3}|\\d{6})$"] }),
    t.union(t.string({ maxLength: 3 }), t.string({ minLength: 6 })),
    "included",
  ],
  [
    "patterns that candidates can't tell apart",
    t.string({ patterns: ["^[a-z]+$"] }),
    t.string({ patterns: ["^[a-z][a-z]*$"] }),
    "included",
  ],
  ["a format and a pattern", t.format("date"), t.string({ patterns: ["^\\d{4}-"] }), "included"],
  [
    "a pattern that hangs",
    t.oneOf(`${"a".repeat(40)}b`),
    t.string({ patterns: ["^(a+)+$"] }),
    "undecided: a pattern takes too long on one of the values that are listed",
  ],
  [
    "a text of many letters",
    t.string({ minLength: 2_000_000 }),
    t.oneOf("a"),
    "undecided: texts of 2000000 characters are too long to be tried",
  ],
]);

cases("texts beside listed ones", [
  [
    "one letter that is not among 500",
    t.string({ minLength: 1, maxLength: 1 }),
    t.oneOf(...Array.from({ length: 500 }, (_, at) => String.fromCodePoint(at))),
    '"😀"',
  ],
  [
    "two letters when all that come to mind are listed",
    t.string({ minLength: 2, maxLength: 2 }),
    t.oneOf("aa", "00", "ZZ", "  ", "ab", "ac"),
    '"ad"',
  ],
  ["no letter beside the empty text", t.string({ maxLength: 0 }), t.oneOf("", "a"), "included"],
]);

cases("arrays", [
  ["items are compared", t.array(t.string()), t.array(t.union(t.string(), t.nil)), "included"],
  ["an item that is not taken", t.array(t.union(t.string(), t.nil)), t.array(t.string()), "[null]"],
  ["no items at all", t.array(), t.array(t.nil, { maxItems: 3 }), "[false]"],
  ["lists that are always empty", t.array(t.string(), { maxItems: 0 }), t.array(t.number()), "included"],
  ["a list that may become empty", t.array(t.string()), t.array(t.string(), { minItems: 1 }), "[]"],
  ["a list that grows", t.array(t.string(), { maxItems: 2 }), t.array(t.string(), { maxItems: 1 }), '["",""]'],
  [
    "short and long lists",
    t.array(t.nil),
    t.union(t.array(t.nil, { maxItems: 1 }), t.array(t.nil, { minItems: 2 })),
    "included",
  ],
  [
    "mixed items are of neither list",
    t.array(t.union(t.string(), t.number())),
    t.union(t.array(t.string()), t.array(t.number())),
    '[0,""]',
  ],
  [
    "one item is of either list",
    t.array(t.union(t.string(), t.number()), { maxItems: 1 }),
    t.union(t.array(t.string()), t.array(t.number())),
    "included",
  ],
  ["different items only", t.array(t.integer()), t.array(t.integer(), { uniqueItems: true }), "[0,0]"],
  [
    "lists of one are lists of different items",
    t.array(t.integer(), { maxItems: 1 }),
    t.array(t.integer(), { uniqueItems: true }),
    "included",
  ],
  ["different items are items", t.array(t.integer(), { uniqueItems: true }), t.array(t.integer()), "included"],
  [
    "equal items that are wrong besides",
    t.array(t.union(t.string(), t.number()), { maxItems: 2 }),
    t.union(t.array(undefined, { uniqueItems: true }), t.array(t.string())),
    "[0,0]",
  ],
  [
    "different items of which there are not enough",
    t.array(t.boolean, { uniqueItems: true, minItems: 2 }),
    t.array(t.boolean, { maxItems: 1 }),
    "[true,false]",
  ],
  [
    "three different booleans",
    t.array(t.boolean, { uniqueItems: true }),
    t.array(t.boolean, { maxItems: 2 }),
    "undecided: no list of 3 different items could be made",
  ],
  [
    "very long lists",
    t.array(t.nil, { minItems: 1_000_000_000 }),
    t.array(t.string()),
    "undecided: no list of 1000000000 items could be made",
  ],
]);

cases("objects", [
  ["the same", song, song, "included"],
  [
    "an optional property that comes",
    song,
    t.object({ song_id: t.string(), "rating?": t.integer(), "x?": t.nil }),
    "included",
  ],
  [
    "an optional property that goes",
    t.object({ "a?": t.string(), "b?": t.nil }),
    t.object({ "a?": t.string() }),
    '{"b":null}',
  ],
  ["a required property that comes", t.object({}), t.object({ a: t.string() }), "{}"],
  ["a required property that becomes optional", t.object({ a: t.nil }), t.object({ "a?": t.nil }), "included"],
  ["an optional property that becomes required", t.object({ "a?": t.nil }), t.object({ a: t.nil }), "{}"],
  [
    "only what is at fault is in the witness",
    t.object({ "a?": t.nil, "b?": t.string(), c: t.number() }),
    t.object({ "a?": t.nil, "b?": t.nil, c: t.number() }),
    '{"b":"","c":0}',
  ],
  ["open objects have other keys", t.object({}, true), t.object({}), '{"other":0}'],
  ["closed objects are open ones", t.object({ a: t.nil }), t.object({}, true), "included"],
  [
    "an optional property added to an open object",
    t.object({}, true),
    t.object({ "a?": t.string() }, true),
    '{"a":null}',
  ],
  ["maps", t.object({}, t.integer()), t.object({}, t.number()), "included"],
  ["maps of other values", t.object({}, t.number()), t.object({}, t.integer()), '{"other":0.5}'],
  ["a map with a named member", t.object({}, t.number()), t.object({ "a?": t.integer() }, t.number()), '{"a":0.5}'],
  [
    "a fresh key is no key that is named",
    t.object({ "other?": t.nil }, t.number()),
    t.object({ "other?": t.nil }, t.integer()),
    '{"other2":0.5}',
  ],
  [
    "a key that may be there or not, in two pieces",
    t.object({ "a?": t.nil }),
    t.union(t.object({ a: t.nil }), t.object({})),
    "included",
  ],
  [
    "two properties that vary at once",
    t.object({ a: t.boolean, b: t.boolean }),
    t.union(t.object({ a: t.oneOf(true), b: t.boolean }), t.object({ a: t.boolean, b: t.oneOf(true) })),
    '{"a":false,"b":false}',
  ],
  [
    "two properties of which all ways are listed",
    t.object({ a: t.boolean, b: t.boolean }),
    t.union(
      t.object({ a: t.oneOf(true), b: t.boolean }),
      t.object({ a: t.boolean, b: t.oneOf(true) }),
      t.object({ a: t.oneOf(false), b: t.oneOf(false) }),
    ),
    "included",
  ],
  [
    "absent from one and wrong for another",
    t.object({ "a?": t.number(), b: t.boolean }),
    t.union(t.object({ a: t.number(), b: t.boolean }), t.object({ "a?": t.number(), b: t.oneOf(true) })),
    '{"b":false}',
  ],
  [
    "members told apart by a tag",
    t.object({ type: t.oneOf("b"), x: t.string() }),
    t.union(t.object({ type: t.oneOf("a"), x: t.number() }), t.object({ type: t.oneOf("b"), x: t.string() })),
    "included",
  ],
  [
    "a tag that is not known",
    t.object({ type: t.oneOf("a", "c") }),
    t.union(t.object({ type: t.oneOf("a") }), t.object({ type: t.oneOf("b") })),
    '{"type":"c"}',
  ],
  [
    "an unknown way to differ, where the known ways fail together",
    t.object({ p: t.oneOf(1, 2), q: t.string({ patterns: ["^[a-z]+$"] }) }),
    t.union(
      t.object({ p: t.oneOf(1), q: t.string({ patterns: ["^(?!zzzzzz)[a-z]+$"] }) }),
      t.object({ p: t.oneOf(2), q: t.string() }),
    ),
    "undecided: the pattern `^[a-z]+$` can't be compared with the pattern `^(?!zzzzzz)[a-z]+$`",
  ],
  [
    "a property that nothing can be found for",
    t.object({ a: t.string({ patterns: ["^(?=.*([xyz])\\1)(?=.*([pqr])\\2).{4}$"] }), "b?": t.nil }),
    t.object({ a: t.string() }),
    "undecided: no value could be made for `a`",
  ],
  [
    "a key that is gone, and nothing can be found for: it could be that no value is lost by it",
    t.object({ "a?": t.string({ patterns: ["^(?=.*([xyz])\\1)(?=.*([pqr])\\2).{4}$"] }), "b?": t.nil }),
    t.object({ "b?": t.nil }),
    "undecided: no value could be made for `a`",
  ],
  ["an object without values is of any type", t.object({ a: t.oneOf() }), t.nil, "included"],
  [
    "a key that is gone, whose texts have a format and match a pattern",
    t.object({ "x?": t.string({ format: "email", patterns: ["@acme\\.com$"] }) }),
    t.object({}),
    '{"x":"a@acme.com"}',
  ],
  [
    "the same in an object, in a list, as one of several",
    t.object({ "o?": t.array(t.union(t.nil, t.object({ x: host })), { minItems: 1 }) }),
    t.object({ "o?": t.array(t.nil) }),
    '{"o":[{"x":"a.acme.com"}]}',
  ],
  [
    "a required key of that kind beside what changed",
    t.object({ work_email: t.string({ format: "email", patterns: ["@acme\\.com$"] }), plan: t.oneOf("a", "b") }),
    t.object({ work_email: t.string({ format: "email", patterns: ["@acme\\.com$"] }), plan: t.oneOf("a") }),
    '{"work_email":"a@acme.com","plan":"b"}',
  ],
  [
    "several different texts of that kind in a list",
    t.array(host, { minItems: 2, uniqueItems: true }),
    t.nil,
    '["a.acme.com","0.acme.com"]',
  ],
  [
    "a key that is gone, whose texts are passwords",
    t.object({ "x?": t.string({ patterns: ["^(?=.*[A-Z])(?=.*\\d).{8,}$"] }) }),
    t.object({}),
    '{"x":"Aa0Aa0Aa"}',
  ],
]);

describe("recursion", () => {
  const tree = (of: Type): ((name: string) => ReturnType<typeof t.define> | undefined) =>
    t.types({ tree: t.object({ "value?": of, "children?": t.array(t.reference("tree")) }) });

  it("a type that holds itself is included in itself", () => {
    expect(compare(t.reference("tree"), t.reference("tree"), tree(t.string()))).toBe("included");
  });

  it("the same tree under other names is the same", () => {
    const other = t.types({
      node: t.object({ "value?": t.string(), "children?": t.array(t.reference("again")) }),
      again: t.union(t.reference("node")),
    });
    expect(compare(t.reference("tree"), t.reference("node"), tree(t.string()), other)).toBe("included");
    expect(compare(t.reference("node"), t.reference("tree"), other, tree(t.string()))).toBe("included");
  });

  it("a difference deep in a tree is found at its root", () => {
    expect(compare(t.reference("tree"), t.reference("tree"), tree(t.number()), tree(t.integer()))).toBe(
      '{"value":0.5}',
    );
  });

  it("a tree that alternates is a tree, and not the other way round", () => {
    const alternating = t.types({
      a: t.object({ value: t.nil, "next?": t.reference("b") }),
      b: t.object({ value: t.boolean, "next?": t.reference("a") }),
    });
    const plain = t.types({ list: t.object({ value: t.union(t.nil, t.boolean), "next?": t.reference("list") }) });
    expect(compare(t.reference("a"), t.reference("list"), alternating, plain)).toBe("included");
    expect(compare(t.reference("list"), t.reference("a"), plain, alternating)).toBe('{"value":false}');
  });

  it("any JSON is what JSON is made of", () => {
    const json = t.types({
      json: t.union(
        t.nil,
        t.boolean,
        t.number(),
        t.string(),
        t.array(t.reference("json")),
        t.object({}, t.reference("json")),
      ),
    });
    expect(compare(t.any, t.reference("json"), json)).toBe("included");
  });

  it("lists of even and odd length are all lists, and all lists are either", () => {
    const lists = t.types({
      list: t.object({ "next?": t.reference("list") }),
      even: t.object({ "next?": t.reference("odd") }),
      odd: t.object({ next: t.reference("even") }),
    });
    expect(compare(t.reference("even"), t.reference("list"), lists)).toBe("included");
    expect(compare(t.reference("odd"), t.reference("list"), lists)).toBe("included");
    expect(compare(t.reference("list"), t.reference("odd"), lists)).toBe("{}");
  });

  it("what needs itself to exist does not, and is of any type", () => {
    const never = t.types({ never: t.object({ again: t.reference("never") }), circle: t.reference("circle") });
    expect(compare(t.reference("never"), t.nil, never)).toBe("included");
    expect(compare(t.reference("circle"), t.nil, never)).toBe("included");
  });

  it("an unknown name is any value", () => {
    expect(compare(t.string(), t.reference("missing"))).toBe("included");
    expect(compare(t.reference("missing"), t.string())).toBe("null");
  });
});

describe("what has no end otherwise", () => {
  it("a budget of steps ends a search, undecided", () => {
    const proof = subtype(song, t.none, t.object({}), t.none, { budget: 0 });
    expect(proof).toEqual({
      kind: "undecided",
      reason: "the types are too large to compare: the budget of steps is used up",
    });
  });

  it.each([100, 1_000, 10_000])("an object of %d properties takes two steps for each at most", (count) => {
    const properties = Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}?`, t.string()]));
    const budget = 2 * count + 10;
    expect(subtype(t.object(properties), t.none, t.object(properties), t.none, { budget }).kind).toBe("included");
    const other = { ...properties, [`p${count - 1}?`]: t.number() };
    expect(subtype(t.object(properties), t.none, t.object(other), t.none, { budget }).kind).toBe("refuted");
  });

  it("a puzzle of many properties ends in time", () => {
    // Is every assignment of 14 variables caught by some pair? Assigning is hard in general.
    const names = Array.from({ length: 14 }, (_, at) => `p${at}`);
    const all = t.object(Object.fromEntries(names.map((name) => [name, t.boolean])));
    const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
    const caught = pairs.map(([one, other]) =>
      t.object(
        Object.fromEntries(names.map((name) => [name, name === one || name === other ? t.oneOf(true) : t.boolean])),
      ),
    );
    const proof = subtype(all, t.none, t.union(...caught), t.none);
    expect(proof.kind).not.toBe("included");
  });

  it("types nested 10,000 deep are undecided, not a crash", () => {
    let deep: Type = t.string();
    let other: Type = t.number();
    for (let level = 0; level < 10_000; level++)
      [deep, other] = [t.array(deep, { minItems: 1 }), t.array(other, { minItems: 1 })];
    expect(compare(deep, other)).toMatch(/^undecided: /);
    expect(compare(t.union(t.nil, deep), t.string())).toBe("null");
  });

  it("unions of 300 tagged objects are compared", () => {
    const members = Array.from({ length: 300 }, (_, at) =>
      t.object({ type: t.oneOf(`t${at}`), [`p${at}`]: t.string() }),
    );
    expect(compare(t.union(...members), t.union(...members.toReversed()))).toBe("included");
    expect(compare(t.union(...members), t.union(...members.slice(0, 299)))).toBe('{"type":"t299","p299":""}');
  });

  it("an enum of 20,000 values is compared with another", () => {
    const values = Array.from({ length: 20_000 }, (_, at) => `value ${at}`);
    expect(compare(t.oneOf(...values), t.oneOf(...values.toReversed()))).toBe("included");
    expect(compare(t.oneOf(...values, "new"), t.oneOf(...values))).toBe('"new"');
  });
});

it("a witness is of the one and not of the other", () => {
  const proof = subtype(t.object({ "a?": t.nil }, true), t.none, song, t.none);
  expect(proof).toEqual({ kind: "refuted", witness: Object.assign(Object.create(null), {}) as Json });
});

it("examples help where a value can't be made up", () => {
  const version = { ...t.define(t.string({ patterns: ["^(?=.*([1-9])\\1)(?=.*([pqr])\\2).{4}$"] })), examples: [] };
  const [property] = t.object({ version: version.type }).properties;
  if (property === undefined) throw new Error("it has one property");
  const example = { value: "11pp", span: { file: "test", start: 0, end: 0 } };
  const type: Type = { kind: "object", properties: [{ ...property, examples: [example] }], additional: true };
  expect(compare(type, t.object({ version: t.string() }))).toBe('{"version":"11pp","other":0}');
});
