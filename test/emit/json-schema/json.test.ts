import { expect, test } from "vitest";
import { mapOf, print } from "../../../src/emit/json-schema/json.js";
import fc from "../../support/fast-check.js";

test("what can't be seen is escaped, and what is read is the same", () => {
  const text = "a\u202eb\u2028c\u009b31m\u200b\u{e0041} ümlaut 🎵 \u0007";
  const printed = print(mapOf([text, text]));
  expect(printed).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}]/u);
  expect(printed).toContain("ümlaut 🎵");
  expect(JSON.parse(printed)).toEqual({ [text]: text });
});

test("what is short stands on one line, the rest under each other", () => {
  const tree = mapOf(
    ["empty", []],
    ["none", mapOf()],
    ["left out", undefined],
    ["list", ["a", 1, null]],
    ["map", mapOf(["a", 1], ["b", "two"])],
    ["nested", [mapOf(["a", true]), ["b"]]],
    ["long", ["x".repeat(60), "y".repeat(60)]],
    ["alone", ["x".repeat(120)]],
    ["deep", mapOf(["a", mapOf(["b", mapOf(["c", 1])])])],
  );
  expect(print(tree)).toBe(`{
  "empty": [],
  "none": {},
  "list": ["a", 1, null],
  "map": { "a": 1, "b": "two" },
  "nested": [
    { "a": true },
    ["b"]
  ],
  "long": [
    "${"x".repeat(60)}",
    "${"y".repeat(60)}"
  ],
  "alone": ["${"x".repeat(120)}"],
  "deep": {
    "a": {
      "b": { "c": 1 }
    }
  }
}
`);
});

test("no line but one that can't be broken is longer than 100 columns", () => {
  for (let length = 1; length < 51; length++) {
    const lines = print(mapOf(["a", mapOf(["b".repeat(length), "c".repeat(38)], ["d", true])], ["e", 1])).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  }
});

test("whatever is printed reads back as it was", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      expect(JSON.stringify(JSON.parse(print(value as never)))).toBe(JSON.stringify(value));
    }),
  );
});

test("keys keep their order, whatever they are called", () => {
  const keys = ["b", "10", "9", "__proto__", "constructor", "", "a"];
  const text = print(mapOf(...keys.map((key) => [key, [mapOf()]] as const)));
  expect([...text.matchAll(/^ {2}"(.*)":/gm)].map((match) => match[1])).toEqual(keys);
});
