import { describe, expect, it } from "vitest";
import type { Type } from "../../src/plan/model.js";
import { isNothing, meet, type Named } from "../../src/plan/resolve/meet.js";
import { accepts } from "../../src/plan/values/accepts.js";
import { Random } from "../support/random.js";
import { mutate, randomNamedTypes, randomType } from "../support/random-types.js";
import { randomValue } from "../support/random-values.js";
import { propertyOf, resolved, shapeOf, soundPlan } from "../support/resolved.js";
import { array, format, integer, number, object, oneOf, reference, string, types, union } from "../support/types.js";

function namedBy(named: Readonly<Record<string, Type>>): Named {
  const lookUp = types(named);
  const expand = (type: Type): Type =>
    type.kind === "reference" ? expand(lookUp(type.name)?.type ?? { kind: "any" }) : type;
  return { types: lookUp, expand, meeting: new Set() };
}
const unnamed = namedBy({});

describe("the meeting of two types", () => {
  it("has the values of both: no other, and none is missing", () => {
    const chance = new Random(20_261_122);
    let met = 0;
    for (let round = 0; round < 3_000; round++) {
      const named = randomNamedTypes(chance);
      const a = randomType(chance, 3);
      const b = chance.chance(0.6) ? mutate(chance, a) : randomType(chance, 3);
      const both = meet(a, b, namedBy(named));
      if (both === undefined) continue;
      met++;
      const lookUp = types(named);
      for (let at = 0; at < 6; at++) {
        const value = randomValue(chance, at % 2 === 0 ? a : b, named);
        const expected = accepts(a, value, lookUp) && accepts(b, value, lookUp);
        if (accepts(both, value, lookUp) !== expected) {
          throw new Error(JSON.stringify({ a, b, both, value, expected, named }, null, 1));
        }
      }
    }
    expect(met).toBeGreaterThan(2_000);
  });

  it.each<[string, Type, Type, unknown]>([
    [
      "the tighter bounds",
      number({ minimum: 1, maximum: 5 }),
      integer({ minimum: 0, maximum: 9 }),
      integer({ minimum: 1, maximum: 5 }),
    ],
    ["a union's members that are left", union(string(), integer()), integer({ minimum: 2 }), integer({ minimum: 2 })],
    ["the values that the other admits", oneOf("a", "bb", 1), string({ maxLength: 1 }), ["a"]],
    ["an empty list, when no item is left", array(string()), array(integer()), { kind: "array", maxItems: 0 }],
    ["the same name", reference("a"), reference("a"), reference("a")],
  ])("is %s", (_, a, b, shape) => {
    expect(shapeOf(meet(a, b, unnamed) ?? { kind: "any" })).toEqual(shape);
  });

  it("is nothing when no value is left", () => {
    for (const [a, b] of [
      [string(), integer()],
      [oneOf("a"), oneOf("b")],
      [union(string(), integer()), array()],
      [object({ a: string() }), object({ b: string() })],
    ] as const) {
      const met = meet(a, b, unnamed);
      expect(met && isNothing(met)).toBe(true);
    }
  });

  it("is not known where there is no type for it: two formats, two trees", () => {
    expect(meet(format("email"), format("uri"), unnamed)).toBeUndefined();
    const trees = namedBy({
      left: object({ "next?": reference("left"), a: string() }),
      right: object({ "next?": reference("right"), a: string() }),
    });
    expect(meet(reference("left"), reference("right"), trees)).toBeUndefined();
  });
});

describe("in a plan", () => {
  const it_ = (definition: string, before = "") =>
    shapeOf(propertyOf(soundPlan(`${before}events: { Done: { properties: { it: ${definition} } } }\n`), "it").type);
  const codes = (definition: string, before = "") =>
    resolved(`${before}events: { Done: { properties: { it: ${definition} } } }\n`).diagnostics.map(({ code }) => code);

  it("a type beside alternatives must hold as well", () => {
    expect(it_("{ type: string, anyOf: [{ type: string, maxLength: 3 }, email] }")).toEqual({
      kind: "union",
      members: [
        { kind: "string", maxLength: 3 },
        { kind: "string", format: "email" },
      ],
    });
    expect(codes("{ type: string, anyOf: [integer, boolean] }")).toEqual(["no-value"]);
    expect(codes("{ type: email, anyOf: [uri] }")).toEqual(["cannot-combine"]);
  });

  it("items beside a named list must hold as well", () => {
    const before = "types: { names: { items: { type: string, minLength: 2 }, maxItems: 9 } }\n";
    expect(it_("{ type: names, items: { type: string, maxLength: 5 }, minItems: 1 }", before)).toEqual({
      kind: "array",
      items: { kind: "string", minLength: 2, maxLength: 5 },
      minItems: 1,
      maxItems: 9,
    });
    expect(codes("{ type: names, items: email, minItems: 1 }", before)).toEqual([]);
    expect(codes("{ type: names, items: integer, minItems: 1 }", before)).not.toEqual([]);
  });

  it("other keys beside a named map must hold as well", () => {
    const before = "types: { scores: { type: object, additionalProperties: { type: number, minimum: 0 } } }\n";
    expect(it_("{ type: scores, additionalProperties: { type: number, maximum: 1 } }", before)).toMatchObject({
      additional: { kind: "number", minimum: 0, maximum: 1 },
    });
    expect(it_("{ type: scores, properties: { a: { type: integer } } }", before)).toMatchObject({
      properties: { a: { kind: "number", integer: true, minimum: 0 } },
    });
    expect(it_("{ type: scores, additionalProperties: false }", before)).toMatchObject({ additional: false });
  });
});
