import { describe, expect, test } from "vitest";
import { type CompileOptions, compile } from "../../../src/emit/json-schema/index.js";
import { createAjv, verify } from "../../../src/emit/json-schema/verify.js";
import type { Definition, NamedType, Type } from "../../../src/plan/model.js";
import { accepts } from "../../../src/plan/values/accepts.js";
import { isLong } from "../../support/long.js";
import { entity, event, loadedOf, namedType, property, text, texts } from "../../support/plans.js";
import { Random } from "../../support/random.js";
import { randomNamedTypes, randomType } from "../../support/random-types.js";
import { randomValue } from "../../support/random-values.js";
import * as t from "../../support/types.js";
import { verified } from "../../support/verified.js";

const nowhere = { file: "test", start: 0, end: 0 };
const at = <T>(value: T) => ({ value, span: nowhere });

/** The schema that stands for a type, where a property has it, as it comes out of the whole compiler. */
function schemaOf(
  type: Type,
  rest: Partial<Definition> = {},
  options: CompileOptions = {},
  types: readonly NamedType[] = [],
) {
  const events = [event("E", { properties: [property("p", type, rest)] })];
  const { value, diagnostics } = compile(loadedOf({ events, types }), options);
  expect(diagnostics).toEqual([]);
  const { properties } = verified(value).json("events/e.json") as { properties: { p: unknown } };
  return properties.p;
}

describe("types", () => {
  test.each<[string, Type, unknown]>([
    ["any", t.any, {}],
    ["null", t.nil, { type: "null" }],
    ["a boolean", t.boolean, { type: "boolean" }],
    ["an integer with bounds", t.integer({ minimum: 1, maximum: 5 }), { type: "integer", minimum: 1, maximum: 5 }],
    [
      "an open interval",
      t.number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
      { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
    ],
    ["a step", t.number({ multipleOf: [0.01] }), { type: "number", multipleOf: 0.01 }],
    [
      "several steps",
      t.integer({ multipleOf: [2, 3] }),
      { type: "integer", multipleOf: 2, allOf: [{ type: "integer", multipleOf: 3 }] },
    ],
    ["a format", t.format("date-time"), { type: "string", format: "date-time" }],
    [
      "several patterns and lengths",
      t.string({ patterns: ["^a", "b$"], minLength: 2, maxLength: 5 }),
      { type: "string", minLength: 2, maxLength: 5, pattern: "^a", allOf: [{ type: "string", pattern: "b$" }] },
    ],
    ["any array", t.array(), { type: "array" }],
    [
      "an array",
      t.array(t.string(), { minItems: 1, maxItems: 3, uniqueItems: true }),
      { type: "array", items: { type: "string" }, minItems: 1, maxItems: 3, uniqueItems: true },
    ],
    ["any object", t.object({}, true), { type: "object" }],
    ["an empty object", t.object(), { type: "object", additionalProperties: false }],
    ["a map", t.object({}, t.integer()), { type: "object", additionalProperties: { type: "integer" } }],
    [
      "an object",
      t.object({ a: t.string(), "b?": t.boolean }, true),
      {
        type: "object",
        properties: { a: { type: "string" }, b: { type: "boolean" } },
        required: ["a"],
        additionalProperties: true,
      },
    ],
    ["texts", t.oneOf("a", "b"), { type: "string", enum: ["a", "b"] }],
    ["numbers", t.oneOf(1, 2.5), { type: "number", enum: [1, 2.5] }],
    ["whole numbers", t.oneOf(1, 2), { type: "integer", enum: [1, 2] }],
    ["texts or null", t.oneOf("a", null), { type: ["string", "null"], enum: ["a", null] }],
    ["values of several kinds", t.oneOf("a", 1), { enum: ["a", 1] }],
    ["one text", t.oneOf("a"), { type: "string", const: "a" }],
    ["one null", t.oneOf(null), { type: "null", const: null }],
    ["a text or null", t.union(t.string({ minLength: 1 }), t.nil), { type: ["string", "null"], minLength: 1 }],
    ["one of some or null", t.union(t.oneOf("a", "b"), t.nil), { type: ["string", "null"], enum: ["a", "b", null] }],
    ["an object or null", t.union(t.nil, t.object({}, true)), { type: ["object", "null"] }],
    ["a constant or null", t.union(t.oneOf("a"), t.nil), { anyOf: [{ type: "string", const: "a" }, { type: "null" }] }],
    [
      "a text with two patterns, or null",
      t.union(t.string({ patterns: ["a", "b"] }), t.nil),
      { anyOf: [{ type: "string", pattern: "a", allOf: [{ type: "string", pattern: "b" }] }, { type: "null" }] },
    ],
    [
      "values of several kinds, or null",
      t.union(t.oneOf("a", 1), t.nil),
      { anyOf: [{ enum: ["a", 1] }, { type: "null" }] },
    ],
    ["null or null", t.union(t.nil, t.nil), { anyOf: [{ type: "null" }, { type: "null" }] }],
    ["a union", t.union(t.string(), t.integer()), { anyOf: [{ type: "string" }, { type: "integer" }] }],
    [
      "a union in a union",
      t.union(t.union(t.string(), t.union(t.integer(), t.boolean)), t.nil),
      { anyOf: [{ type: "string" }, { type: "integer" }, { type: "boolean" }, { type: "null" }] },
    ],
  ])("%s", (_, type, expected) => {
    expect(schemaOf(type)).toEqual(expected);
    expect(schemaOf(type, {}, { draft: "draft-07" })).toEqual(expected);
  });

  test("a union whose members say something stays as it is written", () => {
    const said: Definition = { ...t.define(t.union(t.string(), t.integer())), description: text("Either.") };
    const members = [said, t.define(t.nil)];
    expect(schemaOf({ kind: "union", members })).toEqual({
      anyOf: [{ description: "Either.", anyOf: [{ type: "string" }, { type: "integer" }] }, { type: "null" }],
    });
    const nullable = [{ ...t.define(t.string()), description: text("A text.") }, t.define(t.nil)];
    expect(schemaOf({ kind: "union", members: nullable })).toEqual({
      anyOf: [{ description: "A text.", type: "string" }, { type: "null" }],
    });
  });

  test("an enum of one value that was not written as a constant is an enum", () => {
    const one: Type = { kind: "enum", constant: false, members: [{ value: "a", span: nowhere }] };
    expect(schemaOf(one)).toEqual({ type: "string", enum: ["a"] });
  });
});

describe("named types", () => {
  const types = [namedType("genre", t.oneOf("pop", "rock")), namedType("unused", t.string())];

  test("are referred to, and each file has only those that it needs", () => {
    const events = [event("A", { properties: [property("g", t.reference("genre"))] }), event("B")];
    const files = verified(compile(loadedOf({ events, types })).value);
    expect(files.json("events/a.json")).toMatchObject({
      properties: { g: { $ref: "#/$defs/genre" } },
      $defs: { genre: { type: "string", enum: ["pop", "rock"] } },
    });
    expect(Object.keys(files.json("events/a.json").$defs as object)).toEqual(["genre"]);
    expect(files.json("events/b.json")).not.toHaveProperty("$defs");
    expect(Object.keys(files.json("bundle.json").$defs as object)).toEqual(["event.a", "event.b", "genre"]);
  });

  test("stand alone in draft-07, whatever is said beside them", () => {
    const said = { description: text("Which one.") };
    const options: CompileOptions = { draft: "draft-07" };
    expect(schemaOf(t.reference("genre"), said, {}, types)).toEqual({
      description: "Which one.",
      $ref: "#/$defs/genre",
    });
    expect(schemaOf(t.reference("genre"), said, options, types)).toEqual({
      description: "Which one.",
      allOf: [{ $ref: "#/definitions/genre" }],
    });
    expect(schemaOf(t.reference("genre"), {}, options, types)).toEqual({ $ref: "#/definitions/genre" });
  });

  test.each(["2020-12", "draft-07"] as const)(
    "recurse, and have names like what every object inherits, in %s",
    (draft) => {
      const names = ["__proto__", "constructor", "toString", "größe", "x-y_z", "hasOwnProperty"];
      const recursive = names.map((name) =>
        namedType(name, t.object({ [`${name.replace("__proto__", "p")}?`]: t.reference(name), "n?": t.integer() })),
      );
      const properties = names.map((name, n) => property(`p${n}`, t.reference(name)));
      const { value } = compile(loadedOf({ events: [event("E", { properties })], types: recursive }), { draft });
      const files = verified(value);
      const good = Object.fromEntries(
        names.map((name, n) => [`p${n}`, { [name.replace("__proto__", "p")]: { n: 1 } }]),
      );
      expect(files.takes("events/e.json", good)).toBe(true);
      expect(files.takes("events/e.json", { ...good, p0: { p: { n: "one" } } })).toBe(false);
      expect(files.takes("envelope.json", { type: "track", event: "E", properties: good })).toBe(true);
      expect(files.takes("envelope.json", { type: "track", event: "E", properties: { ...good, p3: { n: 0.5 } } })).toBe(
        false,
      );
    },
  );
});

describe("what is said of a value", () => {
  test("stands in JSON Schema's own words where it has them, else under the extension key", () => {
    const type: Type = {
      kind: "enum",
      constant: false,
      members: [
        {
          value: "a",
          span: nowhere,
          description: text("First."),
          deprecated: at("use b"),
          expires: text("2030-01-01"),
        },
        { value: "b", span: nowhere, extensions: [{ name: text("x-colour"), value: at("red") }] },
        { value: null, span: nowhere, deprecated: at(true as const) },
      ],
    };
    const schema = schemaOf(type, {
      description: text("A letter."),
      examples: [at("a"), at(null)],
      deprecated: at("It says nothing."),
      expires: text("2031-01-01"),
      renamedFrom: texts("letter", "char"),
      privacy: at("personal"),
      class: at("descriptive"),
      retention: text("P1Y"),
      consent: texts("marketing"),
      extensions: [{ name: text("x-team"), value: at({ a: [1] }) }],
    });
    expect(JSON.stringify(schema, null, 1)).toBe(
      JSON.stringify(
        {
          description: "A letter.",
          deprecated: true,
          type: ["string", "null"],
          enum: ["a", "b", null],
          examples: ["a", null],
          "x-trackc": {
            deprecated: "It says nothing.",
            expires: "2031-01-01",
            renamed_from: ["letter", "char"],
            privacy: "personal",
            class: "descriptive",
            retention: "P1Y",
            consent: ["marketing"],
            values: [
              { value: "a", description: "First.", deprecated: "use b", expires: "2030-01-01" },
              { value: "b", "x-colour": "red" },
              { value: null, deprecated: true },
            ],
            "x-team": { a: [1] },
          },
        },
        null,
        1,
      ),
    );
  });

  test("privacy is the effective one, and a declared `none` is said", () => {
    const inner: Type = {
      kind: "object",
      properties: [property("pin", t.string(), { privacy: at("sensitive") })],
      additional: false,
    };
    expect(schemaOf(inner, { privacy: at("personal") })).toMatchObject({ "x-trackc": { privacy: "sensitive" } });
    expect(schemaOf(t.reference("secret"), {}, {}, [namedType("secret", inner)])).toMatchObject({
      $ref: "#/$defs/secret",
      "x-trackc": { privacy: "sensitive" },
    });
    expect(schemaOf(t.string(), { privacy: at("none") })).toMatchObject({ "x-trackc": { privacy: "none" } });
    expect(schemaOf(t.string())).not.toHaveProperty("x-trackc");
  });
});

describe("hostile names", () => {
  const names = [
    "404",
    "1.10",
    "",
    " ",
    '"',
    "\\",
    "a/b~c",
    "*/",
    "\u0024{x}",
    "line\nbreak",
    "\u2028",
    "\u202e",
    "\u0000",
    "\u001b[31m",
    "#/$defs/x",
    "%41",
    "x-trackc",
    "$ref",
    "$id",
    "😀",
    "x".repeat(10_000),
  ];
  test.each(["2020-12", "draft-07"] as const)("are only names, in %s", (draft) => {
    const events = names.map((name, n) => ({
      ...event(name, { properties: [...names.map((one) => property(one, t.integer()))].slice(0, n + 1) }),
      identifier: { camel: `e${n}`, pascal: `E${n}`, pinned: undefined },
    }));
    const files = verified(compile(loadedOf({ events }), { draft }).value);
    names.forEach((name, n) => {
      const properties = Object.fromEntries(names.slice(0, n + 1).map((one) => [one, 1]));
      expect(files.takes("envelope.json", { type: "track", event: name, properties })).toBe(true);
      expect(
        files.takes("envelope.json", { type: "track", event: name, properties: { ...properties, [name]: "1" } }),
      ).toBe(false);
      expect(
        files.takes("envelope.json", { type: "track", event: name, properties: { ...properties, other: 1 } }),
      ).toBe(false);
    });
  });

  test("properties keep their order though JavaScript would sort them", () => {
    const events = [event("E", { properties: [property("b", t.any), property("10", t.any), property("9", t.any)] })];
    const { value } = compile(loadedOf({ events }));
    const printed = value.find((file) => file.path === "events/e.json")?.text ?? "";
    expect([...printed.matchAll(/^ {4}"(.*)": \{\}/gm)].map((match) => match[1])).toEqual(["b", "10", "9"]);
  });

  test("a custom value keeps a key that is called __proto__", () => {
    const value = JSON.parse('{"__proto__": {"polluted": true}}');
    const schema = schemaOf(t.string(), { extensions: [{ name: text("x-odd"), value: at(value) }] });
    expect(JSON.stringify(schema)).toContain('{"__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

test("hundreds of thousands of properties, members and custom keys overflow nothing", () => {
  const many = Array.from({ length: 150_000 }, (_, n) => n);
  const wide = event("Wide", {
    properties: [
      property("union", {
        kind: "union",
        members: [t.define({ kind: "union", members: many.map(() => t.define(t.boolean)) })],
      }),
      property("custom", t.string(), { extensions: many.map((n) => ({ name: text(`x-${n}`), value: at(n) })) }),
      ...many.map((n) => property(`p${n}`, t.boolean)),
    ],
  });
  const { value } = compile(loadedOf({ events: [wide] }));
  const schema = JSON.parse(value[0]?.text ?? "");
  expect(schema.properties.union.anyOf).toHaveLength(150_000);
  expect(Object.keys(schema.properties.custom["x-trackc"])).toHaveLength(150_000);
  expect(schema.required).toHaveLength(150_002);
});

describe("ids", () => {
  const events = [{ ...event("Größe"), identifier: { camel: "größe", pascal: "Größe", pinned: undefined } }];
  const entities = [entity("user", "user")];
  const idsOf = (options: CompileOptions): readonly unknown[] =>
    compile(loadedOf({ events, entities }), options)
      .value.filter((file) => file.path !== "index.json")
      .map((file) => JSON.parse(file.text).$id);

  test("are names of their own by default", () => {
    expect(idsOf({})).toEqual([
      "urn:trackc:example:events:gr%C3%B6%C3%9Fe",
      "urn:trackc:example:traits:user",
      "urn:trackc:example:bundle",
      "urn:trackc:example:envelope",
    ]);
  });

  test.each(["2020-12", "draft-07"] as const)("begin as the option says, in %s", (draft) => {
    const id = "https://schemas.example.com/music/";
    expect(idsOf({ id, draft })).toEqual([
      "https://schemas.example.com/music/events/gr%C3%B6%C3%9Fe.json",
      "https://schemas.example.com/music/traits/user.json",
      "https://schemas.example.com/music/bundle.json",
      "https://schemas.example.com/music/envelope.json",
    ]);
    const files = verified(compile(loadedOf({ events, entities }), { id, draft }).value);
    expect(files.takes("envelope.json", { type: "track", event: "Größe" })).toBe(true);
  });

  test("hold any name of a plan", () => {
    const loaded = loadedOf({ events }, { name: text("Müsli: a/b #1?") });
    const files = verified(compile(loaded).value);
    expect(files.json("bundle.json").$id).toBe("urn:trackc:M%C3%BCsli%3A%20a%2Fb%20%231%3F:bundle");
  });

  test.each([
    ["music/", "it does not begin with a scheme such as `https:` or `urn:`"],
    ["https://schemas.example.com/music", "it has to end in `/`, as in `https://schemas.example.com/music/`"],
    ["https:///", "it has to end in `/`, as in `https://schemas.example.com/music/`"],
    ["https://a b/", "it holds characters that a URI can't hold"],
    ["https://a/%zz/", "a `%` in it is not followed by two hexadecimal digits"],
    ["https://a/?x=/", "it holds a query or a fragment"],
    ["https://a/#/", "it holds a query or a fragment"],
    [
      "urn:music",
      "a `urn:` needs a namespace of two letters or more and has to end in `:`, as in `urn:example:music:`",
    ],
    [
      "urn::music:",
      "a `urn:` needs a namespace of two letters or more and has to end in `:`, as in `urn:example:music:`",
    ],
  ])("can't begin with %j", (id, problem) => {
    const { value, diagnostics } = compile(loadedOf({ events }), { id });
    expect(value).toEqual([]);
    expect(diagnostics.map((one) => one.message)).toEqual([
      `\`${id}\` can't be what schemas are called by: ${problem}`,
    ]);
  });
});

describe("verifying", () => {
  const file = (schema: object) => [
    { path: "a.json", text: JSON.stringify({ $schema: "https://json-schema.org/draft/2020-12/schema", ...schema }) },
  ];
  test.each<[string, object, RegExp]>([
    ["what the metaschema refuses", { type: "strnig" }, /schema is invalid|must be equal/],
    ["what strict mode refuses", { type: "string", minimum: 1 }, /strict mode/],
    ["an unknown keyword", { "x-other": 1 }, /unknown keyword/],
    ["a reference to another file", { $ref: "b.json" }, /can't resolve/],
    ["an unknown fact", { "x-trackc": { colour: "red" } }, /value is invalid/],
    ["a fact of the wrong kind", { "x-trackc": { privacy: "secret" } }, /value is invalid/],
  ])("finds %s", (_, schema, message) => {
    const [problem, ...others] = verify(file(schema));
    expect(problem?.path).toBe("a.json");
    expect(problem?.message).toMatch(message);
    expect(others).toEqual([]);
  });
  test("finds two schemas of one name, and what is no schema at all", () => {
    const one = file({ $id: "urn:a:b", type: "string" });
    expect(verify([...one, ...one.map((each) => ({ ...each, path: "b.json" }))])).toEqual([
      { path: "b.json", message: expect.stringContaining("another schema has the id") },
    ]);
    expect(verify([{ path: "a.json", text: "5" }])).toHaveLength(1);
    expect(verify([{ path: "a.json", text: "{" }])).toHaveLength(1);
    expect(verify(file({ type: "string", "x-trackc": { privacy: "none", "x-a": 1 } }))).toEqual([]);
  });
});

describe("values", () => {
  const rounds = isLong ? 5_000 : 250;
  test.each(["2020-12", "draft-07"] as const)(
    "are taken by a schema exactly when the plan takes them, in %s",
    (draft) => {
      const r = new Random(20240501);
      const ajv = createAjv(draft);
      let compared = 0;
      let taken = 0;
      for (let round = 0; round < rounds; round++) {
        const named = randomNamedTypes(r);
        const type = randomType(r, 3);
        const types = Object.entries(named).map(([name, one]) => namedType(name, one));
        const { value } = compile(loadedOf({ events: [event("E", { properties: [property("p", type)] })], types }), {
          draft,
        });
        const schema = JSON.parse(value.find((file) => file.path === "events/e.json")?.text ?? "");
        expect(ajv.validateSchema(schema), JSON.stringify(schema)).toBe(true);
        const validate = ajv.compile(schema);
        ajv.removeSchema(schema);
        for (let n = 0; n < 20; n++) {
          const one = JSON.parse(JSON.stringify(randomValue(r, type, named)));
          const mine = accepts(type, one, t.types(named));
          const theirs = validate({ p: one });
          if (mine !== theirs) expect({ schema, one, taken: theirs }).toEqual({ schema, one, taken: mine });
          compared++;
          if (mine) taken++;
        }
      }
      expect(compared).toBe(rounds * 20);
      expect(taken / compared).toBeGreaterThan(0.3);
      expect(taken / compared).toBeLessThan(0.99);
    },
  );
});
