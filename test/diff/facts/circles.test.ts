import { describe, expect, it, test } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import type { LoadedPlan } from "../../../src/loaded.js";
import { samples } from "../../support/diff-corpus.js";
import { Pair, type Side, sideOf } from "../../support/diff-laws.js";
import { planOf } from "./told.js";

// What changed once in types that hold one another is told once, in whichever order the members of a union stand.

const members = [
  "{ properties: { k: { const: all }, list: { type: array, items: cond } } }",
  "{ properties: { k: { const: not }, group: group } }",
  "{ properties: { k: { const: none }, group: group } }",
  "{ properties: { k: { const: compare }, op: [a, b] } }",
];

const op = "op: [a, b]";
const secret = "{ type: string, privacy: sensitive }";

const edits: Readonly<Record<string, readonly [before: string, after: string, kinds: string]>> = {
  "a value": [op, "op: [a, b, c]", "enum-value-added"],
  "a required property": [op, `${op}, note: string`, "property-added"],
  "an optional property": [op, `${op}, note?: string`, "property-added"],
  "what must be there": [op, "op?: [a, b]", "property-made-optional"],
  "another type": [op, "op: integer", "property-type-changed"],
  "a property's privacy": [op, "op: { enum: [a, b], privacy: sensitive }", "privacy-tightened"],
  "a private property": [op, `${op}, note?: ${secret}`, "privacy-tightened, property-added"],
  "a type in the circle": ["of: cond", "of: cond, note: string", "property-added"],
};

function ordersOf<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((one, at) => ordersOf(list.toSpliced(at, 1)).map((others) => [one, ...others]));
}

/** A union that comes back to itself directly and by way of another type; beside it, that other type on its own. */
function planIn(order: readonly string[]): string {
  const types = `types:\n  group: { properties: { of: cond } }\n  cond: { anyOf: [${order.join(", ")}] }\n`;
  return `${types}events:\n  E:\n    properties:\n      c: cond\n      g: group\n  F:\n    properties:\n      g: group\n`;
}

function kindsOf(base: LoadedPlan, head: LoadedPlan): string {
  const { facts } = compareFacts(base, head);
  return facts
    .map(({ kind }) => kind)
    .sort()
    .join(", ");
}

describe.each(Object.keys(edits))("%s that changes inside a union that holds itself", (name) => {
  const [before, after, kinds] = edits[name] as readonly [string, string, string];
  const orders = ordersOf(members);

  it("is one fact of its kind in every order, and in both directions", () => {
    const told = { there: new Set<string>(), back: new Set<string>() };
    for (const order of orders) {
      const [one, other] = [planIn(order), planIn(order).replace(before, after)].map(planOf) as [
        LoadedPlan,
        LoadedPlan,
      ];
      told.there.add(kindsOf(one, other));
      told.back.add(kindsOf(other, one));
    }
    expect([...told.there]).toEqual([kinds]);
    expect(told.back.size).toBe(1);
  });
});

test.each(["a value", "a required property", "what must be there"])("%s is told of soundly", (name) => {
  const [before, after] = edits[name] as readonly [string, string, string];
  const text = planIn(members);
  const [one, other] = [text, text.replace(before, after)].map((each) => sideOf(planOf(each))) as [Side, Side];
  expect(new Pair(one, other, samples).objections(compareFacts)).toEqual([]);
  expect(new Pair(other, one, samples).objections(compareFacts)).toEqual([]);
});
