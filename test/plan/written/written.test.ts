import { describe, expect, test } from "vitest";
import { loadText } from "../../../src/load/text.js";
import type { Definition, Plan, Property, Type } from "../../../src/plan/model.js";
import { subtype } from "../../../src/plan/subtype/index.js";
import {
  writtenDefinition,
  writtenName,
  writtenProperty,
  writtenType,
  writtenValue,
} from "../../../src/plan/written.js";
import { typesOf } from "../../generators/payload.js";
import { plans, textsOf } from "../../generators/plan.js";
import fc from "../../support/fast-check.js";
import { isLong } from "../../support/long.js";
import { propertyOf, resolved, shapeOf, soundPlan } from "../../support/resolved.js";
import * as t from "../../support/types.js";

const runs = isLong ? 2000 : 40;
const consent = "vocabulary: { consent: [necessary, analytics, marketing] }\n";

/** The definition of the property `p` of a plan, behind which `text` stands, and the types `T` and `genre`. */
function read(text: string): Definition {
  const lines = text.split("\n").map((line) => `        ${line}`);
  const plan = `types:\n  genre: [pop, rock]\nevents:\n  E:\n    properties:\n      p:\n${lines.join("\n")}\n`;
  return propertyOf(soundPlan(plan), "p");
}

describe("a definition is written in the shortest form that the language has", () => {
  test.each([
    ["string", "string"],
    ["date-time", "date-time"],
    ["genre", "genre"],
    ["genre[][]", "genre[][]"],
    ["string | null", "string | null"],
    ["{ type: 'string[] | integer' }", "string[] | integer"],
    ["[free, premium]", "[free, premium]"],
    ["{ enum: { low: Up to here., high: } }", "[low, high]"],
    ["{ const: web-player }", "{ const: web-player }"],
    ["{ enum: [string, 'null'] }", "{ enum: [string, 'null'] }"],
    ["{ enum: [string, integer] }", "{ enum: [string, integer] }"],
    ["[404, '404', true, 'true', null, 'null', 1.5, a b]", "[404, '404', true, 'true', null, 'null', 1.5, a b]"],
    ["{ type: integer, minimum: 1, description: At least one. }", "{ type: integer, minimum: 1 }"],
    ["{ type: string | null, maxLength: 80 }", "{ type: string | null, maxLength: 80 }"],
    ["{ type: string, pattern: '^[A-Z]{3}$' }", "{ type: string, pattern: '^[A-Z]{3}$' }"],
    ["{ type: array, items: string, minItems: 1 }", "{ type: array, items: string, minItems: 1 }"],
    ["{ type: array, items: string | null }", "{ type: array, items: string | null }"],
    [
      "{ type: array, items: { type: array, items: string }, maxItems: 2 }",
      "{ type: array, items: 'string[]', maxItems: 2 }",
    ],
    [
      "{ type: object, additionalProperties: { type: integer, minimum: 1 } }",
      "{ type: object, additionalProperties: { type: integer, minimum: 1 } }",
    ],
    ["{ type: object, additionalProperties: false }", "{ type: object, additionalProperties: false }"],
    ["{ anyOf: [[a, b], 'null'] }", "{ anyOf: [[a, b], null] }"],
    ["{ type: genre, privacy: personal, retention: P30D }", "{ type: genre, privacy: personal, retention: P30D }"],
  ])("%s → %s", (text, written) => {
    expect(writtenDefinition(read(text))).toBe(written);
  });

  test("properties stand one below the other, with their marks", () => {
    const text = [
      "type: object | null",
      "properties:",
      "  sku: string",
      "  gift?: { type: boolean, privacy: personal }",
      "  parts?: { type: array, items: { properties: { name: string, 'Agreed\\?': boolean, '404?': number } } }",
      "additionalProperties: true",
    ].join("\n");
    expect(writtenDefinition(read(text))).toBe(
      [
        "type: object | null",
        "properties:",
        "  sku: string",
        "  gift?: { type: boolean, privacy: personal }",
        "  parts?:",
        "    type: array",
        "    items:",
        "      properties:",
        "        name: string",
        "        'Agreed\\?': boolean",
        "        '404?': number",
        "additionalProperties: true",
      ].join("\n"),
    );
  });

  test("alternatives with properties and long lists of values go over several lines", () => {
    const values = Array.from({ length: 12 }, (_, at) => `value_${at}`);
    const text = `{ anyOf: [{ properties: { kind: { const: card } } }, [${values.join(", ")}]] }`;
    expect(writtenDefinition(read(text))).toBe(
      [
        "anyOf:",
        "  - properties:",
        "      kind: { const: card }",
        ...values.map((value, at) => `  ${at === 0 ? "- " : "  "}- ${value}`),
      ].join("\n"),
    );
  });

  test("with its name, a property is a line or a name with lines below", () => {
    const plan = soundPlan(
      "events:\n  E:\n    properties:\n      a?: [x, z]\n      b:\n        properties: { c: string }\n      'd: e': string\n",
    );
    const written = (name: string) => writtenProperty(propertyOf(plan, name));
    expect([written("a"), written("b"), written("d: e")]).toEqual([
      "a?: [x, z]",
      "b:\n  properties:\n    c: string",
      "'d: e': string",
    ]);
    expect([writtenName("Song Played"), writtenName("404"), writtenValue(null), writtenValue("null")]).toEqual([
      "Song Played",
      "'404'",
      "null",
      "'null'",
    ]);
  });
});

describe("read again, what was written means the same", () => {
  /** Each of the definitions behind a property of its own, among the types of the plan that they may refer to. */
  function again(
    definitions: readonly Definition[],
    types: Plan["types"],
  ): { readonly plan: Plan; readonly text: string } {
    const behind = (name: string, definition: Definition): string =>
      `${name}:\n${writtenDefinition(definition)
        .split("\n")
        .map((line) => `  ${line}`)
        .join("\n")}`;
    const indented = (lines: readonly string[], by: string): string =>
      lines.flatMap((each) => each.split("\n").map((line) => by + line)).join("\n");
    const text = [
      ...(types.length > 0
        ? [
            "types:",
            indented(
              types.map((type) => behind(writtenName(type.name.value), type.definition)),
              "  ",
            ),
          ]
        : []),
      "events:\n  E:\n    properties:",
      indented(
        definitions.map((definition, at) => behind(`p${at}?`, definition)),
        "      ",
      ),
    ].join("\n");
    const { plan, findings } = resolved({ "trackc.yaml": `name: example\n${consent}`, "plans/plan.yaml": text });
    expect(findings, text).toEqual([]);
    return { plan, text };
  }

  function equal(a: Type, plan: Plan, b: Type, other: Plan): void {
    if (JSON.stringify(shapeOf(a)) === JSON.stringify(shapeOf(b))) return;
    // Several patterns or steps at once are written in another shape, but admit the same values.
    expect(subtype(a, typesOf(plan), b, typesOf(other)).kind, writtenType(a)).toBe("included");
    expect(subtype(b, typesOf(other), a, typesOf(plan)).kind, writtenType(a)).toBe("included");
  }

  test("every definition of any plan", () => {
    let compared = 0;
    fc.assert(
      fc.property(plans, (generated) => {
        const { value: loaded, diagnostics } = loadText(textsOf(generated));
        fc.pre(!diagnostics.some(({ origin }) => origin === "language"));
        const { plan } = loaded;
        const definitions: readonly Property[] = [
          ...plan.dictionary,
          ...plan.context,
          ...plan.entities.flatMap((entity) => entity.traits),
          ...plan.events.flatMap((event) => event.properties),
        ];
        fc.pre(definitions.length > 0);
        const made = again(definitions, plan.types).plan;
        definitions.forEach((definition, at) => {
          const found = propertyOf(made, `p${at}`);
          equal(definition.type, plan, found.type, made);
          expect(writtenDefinition(found)).toBe(writtenDefinition(definition));
          compared++;
        });
        for (const [at, type] of plan.types.entries())
          equal(type.definition.type, plan, made.types[at]?.definition.type as Type, made);
      }),
      { numRuns: runs, interruptAfterTimeLimit: 60_000 },
    );
    expect(compared).toBeGreaterThan(runs);
  }, 120_000);

  test.each([
    ["two patterns", t.string({ patterns: ["^a", "b$"], maxLength: 5 })],
    ["three steps", t.integer({ multipleOf: [2, 3, 5], minimum: 0 })],
    ["a union in a union", t.union(t.union(t.string(), t.nil), t.boolean)],
    ["a union of one", t.union(t.string())],
    ["two bounds of one kind", t.union(t.string({ maxLength: 3 }), t.string({ minLength: 9 }))],
    [
      "constraints of several kinds",
      t.union(t.string({ maxLength: 3 }), t.number({ minimum: 0 }), t.array(t.string(), { maxItems: 2 })),
    ],
    ["an array of nothing known", t.array()],
    ["seventeen lists in one another", Array.from({ length: 17 }).reduce<Type>((inner) => t.array(inner), t.string())],
    ["a number that JavaScript prints with an exponent", t.oneOf(1e21, 1e-7, -0.5)],
    [
      "texts that YAML would take for something else",
      t.oneOf("~", "", " a", "a ", "- b", "# c", "d: e", "x\ny", "\u202e", "1.10", "'", '"', "|"),
    ],
  ])("%s", (_, type) => {
    const definition = t.define(type);
    const { plan } = again([definition], []);
    equal(type, plan, propertyOf(plan, "p0").type, plan);
  });
});
