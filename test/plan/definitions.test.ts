import { describe, expect, it } from "vitest";
import type { Property } from "../../src/plan/model.js";
import { propertyOf, resolved, shapeOf, soundPlan } from "../support/resolved.js";

const event = (properties: string, before = ""): string => `${before}events:\n  Done:\n    properties:\n${properties}`;
const only = (definition: string, before = ""): Property =>
  propertyOf(soundPlan(event(`      it: ${definition}\n`, before)), "it");
const findings = (definition: string, before = ""): readonly string[] =>
  resolved(event(`      it: ${definition}\n`, before)).findings.map((finding) => finding.split(" ")[1] as string);

describe("a definition, told apart by YAML's own kinds", () => {
  it("is a type expression when it is a scalar", () => {
    expect(only("string").type).toEqual({ kind: "string" });
    expect(only("integer").type).toEqual({ kind: "number", integer: true });
    expect(only("date-time").type).toEqual({ kind: "string", format: "date-time" });
    expect(shapeOf(only("string[][]").type)).toEqual({
      kind: "array",
      items: { kind: "array", items: { kind: "string" } },
    });
    expect(shapeOf(only("date-time | null").type)).toEqual({
      kind: "union",
      members: [{ kind: "string", format: "date-time" }, { kind: "null" }],
    });
  });

  it("binds `[]` tighter than `|`", () => {
    expect(shapeOf(only("string | integer[]").type)).toEqual({
      kind: "union",
      members: [{ kind: "string" }, { kind: "array", items: { kind: "number", integer: true } }],
    });
  });

  it("is a list of values when it is a sequence, whatever they are called", () => {
    expect(shapeOf(only("[free, string, 1, true, null, 'null']").type)).toEqual([
      "free",
      "string",
      1,
      true,
      null,
      "null",
    ]);
  });

  it("is a mistake when it is a sequence of nothing but type words", () => {
    const { diagnostics } = resolved(event("      it: [string, 'null']\n"));
    expect(diagnostics.map(({ code }) => code)).toEqual(["types-as-values"]);
    expect(diagnostics[0]?.help).toBe(
      "Write `string | null` or `string[]`, or `{ enum: [string, null] }` if these words are the values.",
    );
    expect(shapeOf(only("{ enum: [string, 'null'] }").type)).toEqual(["string", "null"]);
    expect(shapeOf(only("['string', 'null']").type)).toEqual(["string", "null"]);
  });

  it("implies its kind by the keys of a mapping", () => {
    expect(only("{ items: string }").type.kind).toBe("array");
    expect(only("{ properties: { a: string } }").type.kind).toBe("object");
    expect(shapeOf(only("{ const: 3 }").type)).toEqual([3]);
    expect(only("{ const: 3 }").type).toMatchObject({ constant: true });
    expect(only("{ anyOf: [string, integer] }").type.kind).toBe("union");
  });

  it("keeps the texts of an enum's values, which may be mappings, and reads the values as YAML does", () => {
    const text =
      "{ enum: { 1: One, true: { description: Yes, deprecated: true, expires: 2027-01-01, x-a: 1 }, 'null': } }";
    const type = only(text).type;
    expect(type.kind === "enum" && type.members.map(({ span: _, ...member }) => member)).toEqual([
      { value: 1, description: { value: "One", span: expect.anything() } },
      {
        value: true,
        description: expect.objectContaining({ value: "Yes" }),
        deprecated: expect.objectContaining({ value: true }),
        expires: expect.objectContaining({ value: "2027-01-01" }),
        extensions: [{ name: expect.objectContaining({ value: "x-a" }), value: expect.objectContaining({ value: 1 }) }],
      },
      { value: "null" },
    ]);
  });

  it("holds every constraint of its kind", () => {
    expect(only("{ type: number, minimum: 0, exclusiveMaximum: 10.5, multipleOf: 0.1 }").type).toEqual({
      kind: "number",
      integer: false,
      minimum: 0,
      exclusiveMaximum: 10.5,
      multipleOf: [0.1],
    });
    expect(only("{ type: email, minLength: 1, maxLength: 9, pattern: '@' }").type).toEqual({
      kind: "string",
      format: "email",
      patterns: ["@"],
      minLength: 1,
      maxLength: 9,
    });
    expect(shapeOf(only("{ type: 'string[]', minItems: 1, maxItems: 3, uniqueItems: true }").type)).toEqual({
      kind: "array",
      items: { kind: "string" },
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
    });
  });

  it("is closed when it lists properties and open when it lists none, unless it says otherwise", () => {
    expect(only("object").type).toEqual({ kind: "object", properties: [], additional: true });
    expect(only("{ type: object, properties: { a: string } }").type).toMatchObject({ additional: false });
    expect(only("{ type: object, properties: { a: string }, additionalProperties: true }").type).toMatchObject({
      additional: true,
    });
    expect(only("{ type: object, additionalProperties: false }").type).toMatchObject({ additional: false });
    expect(shapeOf(only("{ type: object, additionalProperties: integer }").type)).toMatchObject({
      additional: { kind: "number", integer: true },
    });
  });

  it("binds, beside a union, the members that a constraint can apply to", () => {
    expect(shapeOf(only("{ type: string | number | null, minimum: 0, maxLength: 3 }").type)).toEqual({
      kind: "union",
      members: [{ kind: "string", maxLength: 3 }, { kind: "number", integer: false, minimum: 0 }, { kind: "null" }],
    });
    expect(findings("{ type: boolean | null, minimum: 0 }")).toEqual(["constraint-does-not-apply"]);
  });

  it("carries custom keys, texts and governance", () => {
    const it = only(
      "{ type: string, description: D, examples: [a], deprecated: Use that., expires: 2027-01-01, renamed_from: that, privacy: personal, class: identity, retention: P1Y, x-own: { a: [1, null] } }",
    );
    expect(it).toMatchObject({
      description: { value: "D" },
      examples: [{ value: "a" }],
      deprecated: { value: "Use that." },
      expires: { value: "2027-01-01" },
      renamedFrom: [{ value: "that" }],
      privacy: { value: "personal" },
      class: { value: "identity" },
      retention: { value: "P1Y" },
      extensions: [{ name: { value: "x-own" }, value: { value: { a: [1, null] } } }],
    });
  });
});

describe("what is wrong with a type", () => {
  it.each([
    ["{ type: string, minimum: 1 }", "constraint-does-not-apply"],
    ["{ type: any, minimum: 1 }", "constraint-does-not-apply"],
    ["{ items: string, properties: { a: string } }", "constraint-does-not-apply"],
    ["{ type: integer, minimum: 3, maximum: 2 }", "contradictory-constraints"],
    ["{ type: number, exclusiveMinimum: 3, maximum: 3 }", "contradictory-constraints"],
    ["{ type: number, minimum: 3, exclusiveMaximum: 3 }", "contradictory-constraints"],
    ["{ type: number, exclusiveMinimum: 3, exclusiveMaximum: 3 }", "contradictory-constraints"],
    ["{ type: string, minLength: 3, maxLength: 2 }", "contradictory-constraints"],
    ["{ type: array, minItems: 3, maxItems: 2 }", "contradictory-constraints"],
    ["{ type: integer, minimum: 0.2, maximum: 0.8 }", "no-value"],
    ["{ type: integer, exclusiveMinimum: 1, exclusiveMaximum: 2 }", "no-value"],
    ["{ type: 'boolean[]', minItems: 3, uniqueItems: true }", "no-value"],
    ["{ type: string, pattern: '(' }", "invalid-pattern"],
    ["{ type: string, pattern: '\\_' }", "invalid-pattern"],
    ["{ type: string, minLength: 1.5 }", "not-a-number"],
    ["{ type: number, minimum: .inf }", "not-a-number"],
    ["{ type: number, multipleOf: 0 }", "not-a-number"],
    ["{ type: number, minimum: '0' }", "not-a-number"],
    ["{ type: integer, enum: [1, x] }", "impossible-value"],
    ["{ enum: [1, 2], minimum: 2 }", "impossible-value"],
    ["{ type: string, const: 4 }", "impossible-value"],
    ["[]", "empty-enum"],
    ["{ anyOf: [] }", "empty-union"],
    ["{ anyOf: string }", "wrong-kind"],
    ["{ enum: pop }", "wrong-kind"],
    ["{ enum: {} }", "empty-enum"],
    ["{ const: [1] }", "not-a-scalar"],
    ["{ const: }", "nothing-behind"],
    ["[a, [b]]", "not-a-scalar"],
    ["[1, 1]", "value-twice"],
    ["[1.10]", "number-not-as-written"],
    ["[007]", "number-not-as-written"],
    ["[12345678901234567890]", "number-not-as-written"],
    ["[0x1F]", "number-not-as-written"],
    ["[.inf]", "number-not-as-written"],
    ["[1e999]", "number-not-as-written"],
    ["[~, a]", "tilde-for-null"],
    ["~", "tilde-for-null"],
    ["strng", "unknown-type"],
    ["string | strng[]", "unknown-type"],
    ["string || null", "type-expression"],
    ["'[]'", "type-expression"],
    ["(string | null)[]", "type-expression"],
    ["'string[][][][][][][][][][][][][][][][][][]'", "type-expression"],
    ["string | string | string", "union-member-twice"],
    ["{ type: string, items: strng }", "unknown-type constraint-does-not-apply"],
    ["{ items: }", "nothing-behind"],
    ["{ items: { description: D } }", "missing-type"],
    ["{ type: { a: b } }", "wrong-kind"],
    ["{ type: string, privacy: secret }", "unknown-word"],
    ["{ type: string, deprecated: false }", "unknown-word"],
    ["{ type: string, expires: soon }", "not-a-date"],
    ["{ type: string, retention: forever }", "not-a-duration"],
    ["{ type: array, uniqueItems: maybe }", "unknown-word"],
    ["{ type: string, write: set }", "unknown-key"],
    ["{ type: string, typ: string }", "unknown-key"],
    ["{ type: string, type: integer }", "duplicate-key"],
    ["{ type: string, x-a: 1, x-a: 2 }", "duplicate-key"],
    ["{ type: string, examples: }", "nothing-behind"],
    ["{ type: object, properties: [a, b] }", "wrong-kind"],
    ["{ type: object, properties: }", "nothing-behind"],
    ["{ const: {} }", "not-a-scalar"],
    ["{ enum: { a: [b] } }", "wrong-kind"],
    ["{ enum: { a: { text: b } } }", "unknown-key"],
    ["{ type: boolean, items: string }", "constraint-does-not-apply"],
    ["{ type: object, minLength: 1 }", "constraint-does-not-apply"],
    ["{ const: 1, minLength: 1 }", "constraint-does-not-apply"],
    ["{ type: 'string[]', minimum: 1 }", "constraint-does-not-apply"],
    ["{ type: date, minimum: 1 }", "constraint-does-not-apply"],
  ])("%s is %s", (definition, codes) => {
    const allowed = codes.split(" ");
    expect([...findings(definition)].sort()).toEqual([...allowed].sort());
  });

  it("says in a readable sentence what to write where names are missing", () => {
    const { diagnostics } = resolved("events: { A: { properties: } }");
    expect(diagnostics.map(({ message, help }) => [message, help])).toEqual([
      [
        "Nothing stands behind `properties`, which takes names with their definitions",
        "Write names with their definitions behind the colon, or remove `properties`.",
      ],
    ]);
  });

  it.each([
    ["", "nothing-behind"],
    ["{ description: D }", "missing-type"],
    ["[]", "empty-enum"],
    ["strng", "unknown-type"],
    ["{ enum: [a], identifier: [a] }", "wrong-kind"],
    ["{ enum: [a], renamed_from: it }", "renamed-from-existing"],
  ])("is told of a named type: %s", (definition, code) => {
    expect(resolved(`types:\n  it: ${definition}\n`).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  it("names the type that a constraint can't apply to", () => {
    const message = (type: string) =>
      resolved(event(`      it: { type: ${type}, minimum: 1 }\n`)).diagnostics[0]?.message;
    expect(message("boolean")).toBe("`minimum` applies to numbers, not to a `boolean`");
    expect(message("date")).toBe("`minimum` applies to numbers, not to `date`");
    expect(message("string | null")).toBe("`minimum` applies to numbers, not to `string | null`");
    expect(message("object")).toBe("`minimum` applies to numbers, not to an object");
  });

  it("is told once, though the unknown type has constraints beside it", () => {
    expect(findings("{ type: strng, minLength: 1, items: string }")).toEqual(["unknown-type"]);
    expect(findings("{ type: broken, minLength: 1, examples: [3] }", "types: { broken: strng }\n")).toEqual([
      "unknown-type",
    ]);
  });

  it("is told once per file for an undefined name, with its other uses", () => {
    const text = event("      a: missing\n      b: missing[]\n      c: string | missing\n");
    const { findings, diagnostics, textAt } = resolved(text);
    expect(findings).toEqual(["4:10 unknown-type"]);
    expect(diagnostics[0]?.related.map(({ span }) => textAt(span))).toEqual(["missing[]", "missing"]);
  });

  it("offers what was probably meant", () => {
    const help = (word: string, before = "") => resolved(event(`      it: ${word}\n`, before)).diagnostics[0]?.help;
    expect(help("strng")).toBe("Did you mean `string`?");
    expect(help("gnere", "types: { genre: [a, b] }\n")).toBe("Did you mean `genre`?");
    expect(help("bool")).toBe("Write `boolean`.");
    expect(help("List<string>")).toBe("Write `string[]`.");
    expect(help("string?")).toContain("Write the `?` behind the property's name");
    expect(help("song", "entities: { song: { kind: object, traits: { id: string } } }\n")).toContain("is an entity");
    expect(help("price", "dictionary: { price: number }\n")).toContain("is in the dictionary");
    expect(help("{ type: string, format: email }")).toContain("type: email");
  });

  it("is shown within the expression", () => {
    const { diagnostics, textAt } = resolved(event("      it: 'string | nmber[]'\n"));
    expect(textAt(diagnostics[0]?.span)).toBe("nmber[]");
  });
});
