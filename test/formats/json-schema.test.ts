import { describe, expect, it } from "vitest";
import { planOfSchema, planOfValues, readJsonSchema } from "../../src/formats/json-schema/index.js";
import { planText } from "../../src/formats/plan-text.js";
import { lint } from "../../src/lint/index.js";
import { loadText } from "../../src/load/text.js";
import type { ObjectType, Type } from "../../src/plan/model.js";
import { subtype } from "../../src/plan/subtype/index.js";
import { allRules } from "../../src/rules/index.js";
import { isWider, notes, read, takes } from "./read.js";

/** A type without places and texts, to look at. */
function bare(type: Type): unknown {
  switch (type.kind) {
    case "union":
      return type.members.map((member) => bare(member.type));
    case "enum":
      return { oneOf: type.members.map(({ value }) => value) };
    case "array":
      return { ...type, items: type.items && bare(type.items.type) };
    case "object":
      return {
        kind: "object",
        properties: type.properties.map(({ name, required, type: of }) => [
          name.value + (required ? "" : "?"),
          bare(of),
        ]),
        additional: typeof type.additional === "boolean" ? type.additional : bare(type.additional.type),
      };
    default:
      return type;
  }
}

const typeOf = (schema: unknown): unknown => bare(read(schema).root.type);

const adClick = {
  $schema: "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#",
  description: "Somebody clicked an ad.",
  self: { vendor: "com.example", name: "ad_click", format: "jsonschema", version: "1-0-2" },
  type: "object",
  properties: {
    bannerId: { type: "string", description: "Which banner.", maxLength: 36 },
    position: { type: ["integer", "null"], minimum: 0, exclusiveMinimum: true },
    kind: { enum: ["image", "video"] },
  },
  required: ["bannerId"],
  additionalProperties: false,
};

describe("a self-describing schema", () => {
  it("says who it is and what its events carry", () => {
    const schema = read(adClick);
    expect(schema.draft).toBe("draft-04");
    expect(schema.self?.vendor?.value).toBe("com.example");
    expect(schema.self?.name?.value).toBe("ad_click");
    expect(schema.self?.version?.value).toBe("1-0-2");
    expect(notes(schema)).toEqual([]);
    expect(bare(schema.root.type)).toEqual({
      kind: "object",
      properties: [
        ["bannerId", { kind: "string", maxLength: 36 }],
        ["position?", [{ kind: "number", integer: true, exclusiveMinimum: 0 }, { kind: "null" }]],
        ["kind?", { oneOf: ["image", "video"] }],
      ],
      additional: false,
    });
  });

  it("becomes a plan of one event, whose places are those of the file, which rules can judge", () => {
    const file = { path: "schemas/ad_click.json", text: JSON.stringify(adClick, undefined, 2), linted: true };
    const { loaded, notSaid } = planOfSchema(readJsonSchema(file).value, file);
    expect(notSaid).toEqual([]);
    const [event] = loaded.plan.events;
    expect(event?.name.value).toBe("ad_click");
    expect(event?.identifier.camel).toBe("adClick");
    expect(event?.description?.value).toBe("Somebody clicked an ad.");
    const [banner] = event?.properties ?? [];
    expect(file.text.slice(banner?.name.span.start, banner?.name.span.end)).toBe('"bannerId"');
    expect(file.text.slice(banner?.description?.span.start, banner?.description?.span.end)).toBe('"Which banner."');
    expect(banner?.keys.map(({ key }) => key)).toEqual(["type", "description", "maxLength"]);
    const { diagnostics } = lint(loaded, { rules: allRules, today: "2026-03-01", preset: "strict" });
    expect(diagnostics.some(({ span }) => span?.file === "schemas/ad_click.json")).toBe(true);
  });

  it("describes no object, which no event carries: its values are those of a property", () => {
    const self = { vendor: "com.example", name: "clicks", format: "jsonschema", version: "1-0-0" };
    const text = JSON.stringify({
      self,
      description: "All clicks.",
      type: "array",
      items: { type: "string" },
      minItems: 1,
    });
    const { loaded, notSaid } = planOfValues(read(text), { path: "clicks.json", text, linted: true });
    expect(notSaid).toEqual([]);
    const written = planText(loaded.plan);
    expect(loadText({ "trackc.yaml": "name: ads\n", "plans/plan.yaml": written }).diagnostics).toEqual([]);
    expect(written).toMatchInlineSnapshot(`
      "events:
        clicks:
          properties:
            value: { description: All clicks., type: array, items: string, minItems: 1 }
      "
    `);
  });

  it("can be written as a plan, with all that it says of its events", () => {
    const schema = {
      ...adClick,
      properties: {
        ...adClick.properties,
        place: {
          oneOf: [
            { const: "top", description: "Above the text." },
            { const: "side", deprecated: true },
          ],
        },
        code: { oneOf: [{ const: 404, title: "Not there" }, { const: 503 }] },
        seen: { type: "array", items: { type: "string", description: "A banner." }, minItems: 1, examples: [["a"]] },
        money: { $ref: "#/definitions/date" },
        "what?": { type: ["object", "null"], properties: { a: { description: "Anything." } } },
      },
      definitions: { date: { type: "object", additionalProperties: { type: "number", title: "By currency." } } },
      default: {},
    };
    const text = JSON.stringify(schema);
    const { loaded } = planOfSchema(read(text), { path: "ad_click.json", text, linted: true });
    const written = planText(loaded.plan);
    expect(loadText({ "trackc.yaml": "name: ads\n", "plans/plan.yaml": written }).diagnostics).toEqual([]);
    expect(written).toMatchInlineSnapshot(`
      "types:
        date_:
          type: object
          additionalProperties: { description: By currency., type: number }
      events:
        ad_click:
          description: Somebody clicked an ad.
          properties:
            bannerId: { description: Which banner., type: string, maxLength: 36 }
            position?: { type: integer | null, exclusiveMinimum: 0 }
            kind?: [image, video]
            place?:
              enum:
                top: Above the text.
                side: { deprecated: true }
            code?: { anyOf: [{ description: Not there, const: 404 }, { const: 503 }] }
            seen?:
              examples: [[a]]
              type: array
              minItems: 1
              items: { description: A banner., type: string }
            money?: date_
            'what\\??':
              anyOf:
                - properties:
                    a?: { description: Anything., type: any }
                  additionalProperties: true
                - null
      "
    `);
  });

  it("of several kinds of object allows all of them as an event, and says so", () => {
    const text = JSON.stringify({
      title: "Paid",
      type: "object",
      properties: { card: { type: "string" }, iban: { type: "string" }, sum: { type: "number" } },
      required: ["sum"],
      anyOf: [{ required: ["card"] }, { required: ["iban"], properties: { iban: { minLength: 15 } } }],
      additionalProperties: false,
    });
    const file = { path: "paid.json", text, linted: true };
    const schema = read(text);
    expect(isWider(schema)).toBe(false);
    expect(takes(schema, { sum: 1 })).toBe(false);
    expect(takes(schema, { sum: 1, iban: "short" })).toBe(false);
    expect(takes(schema, { sum: 1, card: "x" })).toBe(true);
    const { loaded, notSaid } = planOfSchema(schema, file);
    expect(notSaid.map(({ what }) => what)).toEqual([
      "is not one kind of object, and an event has one list of properties",
    ]);
    const [event] = loaded.plan.events;
    expect(event?.properties.map(({ name, required }) => [name.value, required])).toEqual([
      ["card", false],
      ["iban", false],
      ["sum", true],
    ]);
  });
});

describe("keywords", () => {
  it("leave values of other kinds alone: without a type, properties make objects of no text", () => {
    const schema = read({ properties: { a: { type: "string" } } });
    expect(takes(schema, "any text")).toBe(true);
    expect(takes(schema, { a: 1 })).toBe(false);
    expect(notes(schema)).toEqual([]);
  });

  it("that say nothing of the type are noted, and make no difference", () => {
    const schema = read({ type: "integer", maxLength: 3, minimum: 1 });
    expect(bare(schema.root.type)).toEqual({ kind: "number", integer: true, minimum: 1 });
    expect(notes(schema)).toEqual(["same: /maxLength says nothing of a value of this type"]);
  });

  it("open bounds by a flag in old drafts and by a number in new ones", () => {
    const open = { kind: "number", integer: false, exclusiveMinimum: 0, maximum: 9 };
    expect(typeOf({ type: "number", minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false })).toEqual(
      open,
    );
    expect(typeOf({ type: "number", exclusiveMinimum: 0, maximum: 9 })).toEqual(open);
  });

  it("round numbers that have more digits than can be held, and say so", () => {
    const schema = read('{"type": "integer", "maximum": 9223372036854775807}');
    expect(bare(schema.root.type)).toMatchObject({ maximum: 2 ** 63 });
    expect(notes(schema)).toEqual(["same: /maximum has more digits than a number holds, and is rounded"]);
  });

  it("list values, described or not, as far as the rest of the schema takes them", () => {
    const schema = read({ type: ["string", "null"], maxLength: 3, enum: ["a", "long one", null, 5, "a"] });
    expect(bare(schema.root.type)).toEqual({ oneOf: ["a", null] });
    expect(notes(schema)).toEqual(["same: /enum has a value that the rest of the schema refuses"]);
    const described = read({
      oneOf: [
        { const: "a", description: "The first." },
        { const: "b", deprecated: true },
      ],
    });
    expect(described.root.type).toMatchObject({
      kind: "enum",
      members: [
        { value: "a", description: { value: "The first." } },
        { value: "b", deprecated: { value: true } },
      ],
    });
  });

  it("list objects and lists, which are types of their own", () => {
    const schema = read({ enum: ["a", { b: [1] }, []] });
    expect(isWider(schema)).toBe(false);
    for (const value of ["a", { b: [1] }, []]) expect(takes(schema, value)).toBe(true);
    for (const value of ["b", { b: [1, 1] }, { b: [1], c: 1 }, [1]]) expect(takes(schema, value)).toBe(false);
    expect(notes(read({ const: [1, 2] }))).toEqual(["wider: /const has a list whose order is not in the language"]);
  });

  it("that hold together become one type", () => {
    expect(
      typeOf({
        $defs: { short: { type: "string", maxLength: 9 } },
        allOf: [{ $ref: "#/$defs/short" }, { type: "string", minLength: 1 }, { pattern: "^a" }],
      }),
    ).toEqual({ kind: "string", maxLength: 9, minLength: 1, patterns: ["^a"] });
    expect(typeOf({ type: "string", anyOf: [{ format: "hostname" }, { format: "ipv4" }] })).toEqual([
      { kind: "string", format: "hostname" },
      { kind: "string", format: "ipv4" },
    ]);
  });

  it("count the keys of objects that have few", () => {
    const one = { a: { type: "string" }, b: { type: "string" } };
    const schema = read({
      type: "object",
      properties: one,
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
    });
    expect(isWider(schema)).toBe(false);
    expect(takes(schema, { a: "" })).toBe(true);
    expect(takes(schema, {})).toBe(false);
    expect(takes(schema, { a: "", b: "" })).toBe(false);
    expect(typeOf({ type: "object", maxProperties: 0 })).toEqual({ kind: "object", properties: [], additional: false });
    expect(typeOf({ type: "object", properties: one, additionalProperties: false, minProperties: 2 })).toMatchObject({
      properties: [
        ["a", expect.anything()],
        ["b", expect.anything()],
      ],
    });
    expect(notes(read({ type: "object", minProperties: 1 }))).toEqual([
      "wider: /minProperties counts keys, which is not in the language",
    ]);
  });

  it("require what no property describes, as far as other keys may be there", () => {
    expect(typeOf({ type: "object", required: ["a"] })).toMatchObject({ properties: [["a", { kind: "any" }]] });
    const impossible = read({ type: "object", required: ["a"], additionalProperties: false });
    expect(takes(impossible, { a: 1 })).toBe(false);
    expect(notes(impossible)).toEqual([]);
    expect(typeOf({ type: "object", required: ["a"], additionalProperties: { type: "null" } })).toMatchObject({
      properties: [["a", { kind: "null" }]],
    });
  });

  it("for which the language has no word are noted where they stand", () => {
    const schema = {
      type: "object",
      properties: {
        a: { not: { type: "string" } },
        b: { type: "string", format: "color" },
        c: { type: "array", items: [{ type: "string" }, { type: "null" }], additionalItems: false },
      },
      patternProperties: { "^x_": { type: "string" } },
      additionalProperties: false,
      if: {},
      default: {},
    };
    expect(notes(read({ $schema: "http://json-schema.org/draft-07/schema#", ...schema }))).toEqual([
      "wider: /properties/a/not is not in the language",
      "wider: /properties/b/format names a format that the language does not have, `color`",
      "wider: /properties/c/items says which item stands where, which is not in the language",
      "wider: /patternProperties lets keys be there by a pattern of their names, which is not in the language: here keys of any name may be there, so that a diff takes a property that is new for one that could be sent before, and one that is gone for one that still can",
      "wider: /if is not in the language",
      "same: /default has no place in a plan",
    ]);
    const type = read(schema).root.type as ObjectType;
    expect(bare(type.properties[2]?.type as Type)).toMatchObject({
      items: [{ kind: "string" }, { kind: "null" }],
      maxItems: 2,
    });
    expect(typeof type.additional === "boolean" ? type.additional : bare(type.additional.type)).toEqual({
      kind: "string",
    });
  });

  it("name keys by patterns: what any of them may hold, any other key may", () => {
    const additionalOf = (schema: object): unknown => {
      const { type } = read({ type: "object", ...schema }).root;
      if (type.kind !== "object") throw new Error("an object");
      return typeof type.additional === "boolean" ? type.additional : type.additional.type;
    };
    const closed = { additionalProperties: false };
    expect(additionalOf({ patternProperties: { "^a": { type: "array" } }, ...closed })).toEqual({ kind: "array" });
    expect(additionalOf({ patternProperties: { "^a": { type: "array" }, "^b": {} }, ...closed })).toBe(true);
    expect(additionalOf({ patternProperties: { "^a": {} }, additionalProperties: { type: "null" } })).toBe(true);
    expect(notes(read({ type: "object", patternProperties: { "^a": { type: "array" } } }))).toEqual([
      "wider: /patternProperties says what keys hold whose names match a pattern, which is not in the language: here they may hold anything, and a diff does not see what changes in them",
    ]);
  });

  it("name keys by patterns that every name matches: a map", () => {
    const schema = {
      type: "object",
      properties: { a: { type: "string" } },
      required: ["b"],
      patternProperties: { ".*": { maxLength: 2 }, "^": { type: ["string", "null"] } },
      additionalProperties: false,
    };
    const map = read(schema);
    expect(notes(map)).toEqual([]);
    for (const value of [{ b: "ab" }, { b: null, c: "ab" }, { a: "", b: "" }]) expect(takes(map, value)).toBe(true);
    for (const value of [{}, { b: "abc" }, { a: null, b: "" }, { b: "", c: "abc" }, { b: "", c: 1 }])
      expect(takes(map, value)).toBe(false);
    expect(read({ type: "object", patternProperties: { ".*": false } }).root.type).toMatchObject({ additional: false });
    const none = (): undefined => undefined;
    const takesEveryName = (pattern: string): boolean =>
      subtype({ kind: "string" }, none, { kind: "string", patterns: [pattern] }, none).kind === "included";
    for (const pattern of ["^", "$", ".*", "^.*", ".*$", "(.*)", ".*?", "[\\s\\S]*", "^[\\s\\S]*$", "[^]*", "^[^]*$"]) {
      expect(takesEveryName(pattern), pattern).toBe(true);
      expect(notes(read({ type: "object", patternProperties: { [pattern]: { type: "string" } } })), pattern).toEqual(
        [],
      );
    }
    // These leave out names with a line break, and the name without a letter.
    for (const pattern of ["^.*$", ".", "^.+"]) {
      expect(takesEveryName(pattern), pattern).toBe(false);
      const wider = read({ type: "object", patternProperties: { [pattern]: { type: "string" } } });
      expect(notes(wider)).toHaveLength(1);
      expect(takes(wider, { "": 1 })).toBe(true);
    }
  });

  it("refuse what several of `oneOf` take, where that can be said", () => {
    const exact = read({
      type: "object",
      oneOf: [
        { required: ["a"], properties: { a: { const: 1 } } },
        { required: ["a"], properties: { a: { const: 2 } } },
      ],
    });
    expect(isWider(exact)).toBe(false);
    const objects = read({
      oneOf: [
        { properties: { a: { const: 1 } }, required: ["a"] },
        { properties: { a: { const: 2 } }, required: ["a"] },
      ],
    });
    expect(isWider(objects)).toBe(false);
    expect(takes(objects, "a text, which both take")).toBe(false);
    expect(isWider(read({ oneOf: [{ type: "number" }, { type: "integer" }] }))).toBe(true);
    const hidden = read({ oneOf: [{ not: { type: "object" } }, { type: "object" }] });
    expect(takes(hidden, {})).toBe(true);
  });

  it("mend patterns that escape what needs no escape, and drop what is no pattern", () => {
    expect(typeOf({ type: "string", pattern: "^a\\-b\\_[\\-c\\@]$" })).toMatchObject({ patterns: ["^a-b_[\\-c@]$"] });
    expect(notes(read({ type: "string", pattern: "(?i)a" }))[0]).toMatch(
      /^wider: \/pattern is no pattern with the flag `u`: /,
    );
  });
});

describe("references", () => {
  it("become named types, recursive ones too", () => {
    const schema = read({
      $ref: "#/$defs/tree",
      $defs: { tree: { type: "object", properties: { left: { $ref: "#/$defs/tree" } }, additionalProperties: false } },
    });
    expect(schema.types.map(({ name }) => name.value)).toEqual(["tree"]);
    expect(takes(schema, { left: { left: {} } })).toBe(true);
    expect(takes(schema, { left: { left: 1 } })).toBe(false);
  });

  it("lead to the whole, to pointers, to anchors and to the file's own address", () => {
    const schema = read({
      $id: "https://example.com/node.json",
      properties: {
        again: { $ref: "#" },
        pointed: { $ref: "#/properties/size%20of" },
        anchored: { $ref: "#kind" },
        addressed: { $ref: "https://example.com/node.json#/properties/kind" },
        "size of": { type: "integer" },
        kind: { $anchor: "kind", enum: ["a"] },
      },
    });
    expect(isWider(schema)).toBe(false);
    expect(takes(schema, { again: { pointed: "x" } })).toBe(false);
    expect(takes(schema, { anchored: "b" })).toBe(false);
    expect(takes(schema, { addressed: "b" })).toBe(false);
    expect(takes(schema, { again: { pointed: 1, anchored: "a", addressed: "a" } })).toBe(true);
  });

  it("that lead out of the file, or nowhere, are noted", () => {
    expect(
      notes(read({ properties: { a: { $ref: "https://example.com/other.json" }, b: { $ref: "#/$defs/none" } } })),
    ).toEqual([
      "wider: /properties/a/$ref leads to nothing in the file",
      "wider: /properties/b/$ref leads to nothing in the file",
    ]);
  });

  it("hide what stands beside them in old drafts only", () => {
    const schema = { definitions: { a: { type: "string" } }, $ref: "#/definitions/a", maxLength: 1 };
    expect(takes(read(schema), "long")).toBe(false);
    const old = read({ $schema: "http://json-schema.org/draft-07/schema#", ...schema });
    expect(takes(old, "long")).toBe(true);
    expect(notes(old)).toEqual(["same: /maxLength stands beside a `$ref`, where this draft ignores it"]);
  });

  it("that only go round in circles have no values, and end", () => {
    const schema = read({
      $ref: "#/$defs/a",
      $defs: { a: { $ref: "#/$defs/b" }, b: { anyOf: [{ $ref: "#/$defs/a" }] } },
    });
    expect(takes(schema, 1)).toBe(false);
  });
});

describe("what nobody means well", () => {
  const parsed = (text: string) => readJsonSchema({ path: "schema.json", text, linted: true });

  it("is no schema, and is told so", () => {
    for (const text of ["", "[1]", "5", "nonsense", "{", '{"a" 1}']) {
      expect(parsed(text).diagnostics.length, text).toBeGreaterThan(0);
      expect(parsed(text).value.notSaid, text).toEqual([]);
    }
    expect(parsed("true").diagnostics).toEqual([]);
    expect(parsed("false").value.root.type).toEqual({ kind: "enum", members: [], constant: false });
  });

  it("has keywords with anything behind them, each noted", () => {
    const keywords = [
      "type",
      "enum",
      "minimum",
      "maxLength",
      "pattern",
      "format",
      "minItems",
      "required",
      "properties",
      "allOf",
      "anyOf",
      "$ref",
      "multipleOf",
      "minProperties",
    ];
    for (const keyword of keywords) {
      for (const value of [5.5, "x(", [5], null, {}, [[]], true]) {
        const text = JSON.stringify({ [keyword]: value });
        expect(() => read(text), text).not.toThrow();
      }
    }
    expect(notes(read({ type: "text" }))).toEqual(["wider: /type names a type that JSON Schema does not have"]);
    expect(notes(read({ properties: { a: 5 } }))).toEqual([
      "wider: /properties/a is no schema: neither an object nor true or false",
    ]);
    expect(notes(read('{"type": "string", "type": "null"}'))).toEqual([
      "same: /type is there twice, and the last one counts",
    ]);
  });

  it("is called like what every object inherits", () => {
    const text =
      '{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"$ref":"#/$defs/__proto__"}},"required":["toString"],"$defs":{"__proto__":{"type":"null"}},"__proto__":{"x":1}}';
    const schema = read(text);
    expect(takes(schema, JSON.parse('{"__proto__":"a","constructor":null,"toString":1}'))).toBe(true);
    expect(takes(schema, JSON.parse('{"__proto__":1,"toString":1}'))).toBe(false);
    expect(takes(schema, JSON.parse('{"constructor":1,"toString":1}'))).toBe(false);
    expect(takes(schema, {})).toBe(false);
    const looked = read('{"$ref":"#/constructor"}');
    expect(notes(looked)).toEqual(["wider: /$ref leads to nothing in the file"]);
  });

  it("is nested without end", () => {
    const deep = `${'{"items":'.repeat(5_000)}{}${"}".repeat(5_000)}`;
    expect(parsed(deep).diagnostics.length).toBe(1);
  });

  it("grows beyond all bounds when it is written out", () => {
    const choice = (at: number) => ({
      anyOf: Array.from({ length: 12 }, (_, n) => ({ properties: { [`p${at}`]: { const: n } } })),
    });
    const bomb = { allOf: Array.from({ length: 12 }, (_, at) => choice(at)) };
    const doubling: Record<string, unknown> = { z: { type: "object" } };
    for (let at = 0; at < 40; at++) {
      const next = { $ref: `#/$defs/${at === 39 ? "z" : `d${at + 1}`}` };
      doubling[`d${at}`] = { allOf: [{ properties: { x: next, y: next } }, { properties: { x: next, y: next } }] };
    }
    const chain: Record<string, unknown> = {};
    for (let at = 0; at < 3_000; at++)
      chain[`c${at}`] = { allOf: [{ $ref: `#/$defs/c${at + 1}` }, { type: "object" }] };
    const nested: Record<string, unknown> = {};
    for (let at = 0; at < 200; at++) {
      let inner: object = { allOf: [{ $ref: `#/$defs/n${at + 1}` }, { type: "object" }] };
      for (let level = 0; level < 45; level++) inner = { properties: { a: inner } };
      nested[`n${at}`] = inner;
    }
    const many = { enum: Array.from({ length: 50_000 }, (_, at) => `value ${at}`) };
    expect(isWider(read(bomb))).toBe(true);
    read({ $ref: "#/$defs/d0", $defs: doubling });
    read({ $ref: "#/$defs/c0", $defs: chain });
    expect(isWider(read({ $ref: "#/$defs/n0", $defs: nested }))).toBe(true);
    expect(read(many).root.type).toMatchObject({ kind: "enum" });
  });
});
