import { expect, test } from "vitest";
import rule from "../../src/rules/purpose/definition-unused.js";
import { linted } from "../support/lint.js";

const found = (plan: string, rest = "events:\n  Song Played:\n"): readonly string[] =>
  linted(plan + rest, { preset: "strict", rules: [rule] })
    .diagnostics.filter(({ code }) => code === rule.id)
    .map(({ message }) => message);

test("tells of each list once, however many are unused", () => {
  expect(found("dictionary: { a: string, b: string }\ntypes: { t: [x, y] }\n")).toEqual([
    "2 entries of the dictionary are not used: `a` and `b`",
    "`t` of the types is not used",
  ]);
});

test("counts what is used in traits, in the context, in names of pages and within other definitions", () => {
  const lists =
    "dictionary: { a: string }\ntypes: { t: [x, y], u: t[], v: [Home] }\nbundles: { b: { properties: { c: string } } }\n";
  const traits = "entities:\n  user: { kind: user, id: a, traits: { a, list?: u } }\n";
  const page =
    "events:\n  Page Viewed:\n    kind: page\n    name: v\n    properties:\n      rows: { type: array, items: { include: b } }\n";
  expect(found(lists + traits, page)).toEqual([]);
});

test("leaves alone what is on its way out, and what it sends people to", () => {
  expect(found("dictionary:\n  a: { type: string, deprecated: Use b instead. }\n  b: string\n  c: string\n")).toEqual([
    "`c` of the dictionary is not used",
  ]);
});

test("says nothing of a plan without events, and of one with mistakes", () => {
  expect(found("dictionary: { a: string }\n", "")).toEqual([]);
  expect(found("dictionary: { a: string }\n", "events:\n  Song Played:\n    properties: { b: strin }\n")).toEqual([]);
});
