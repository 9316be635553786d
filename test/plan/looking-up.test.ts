import { describe, expect, it } from "vitest";
import { eventOf, propertyOf, resolved, shapeOf, soundPlan } from "../support/resolved.js";

const codes = (text: string): readonly string[] => resolved(text).diagnostics.map(({ code }) => code);

describe("looking up a name", () => {
  it("finds it in the dictionary, with all that is said there", () => {
    const { plan, textAt } = resolved(
      [
        "dictionary:",
        "  email: { type: email, description: Where to write., privacy: personal, class: identity, retention: P1Y, renamed_from: mail, x-a: 1 }",
        "events:",
        "  Done: { properties: { email?: } }",
      ].join("\n"),
    );
    const email = propertyOf(plan, "email");
    expect(email).toMatchObject({
      type: { kind: "string", format: "email" },
      required: false,
      description: { value: "Where to write." },
      privacy: { value: "personal" },
      class: { value: "identity" },
      retention: { value: "P1Y" },
      renamedFrom: [{ value: "mail" }],
      extensions: [{ name: { value: "x-a" } }],
      origins: [{ kind: "dictionary", name: "email" }],
      keys: [],
    });
    expect(textAt(email.name.span)).toBe("email?");
    expect(textAt(email.origins[0]?.span)).toBe("email");
    expect(plan.dictionary[0]).toMatchObject({ name: { value: "email" }, origins: [] });
  });

  it("looks in the bundles included right there before the dictionary", () => {
    const plan = soundPlan(
      "dictionary: { id: integer }\nbundles: { song: { properties: { id: string } } }\n" +
        "events:\n  Done: { include: song, properties: { id: } }\n  Other: { properties: { id: } }\n",
    );
    expect(propertyOf(plan, "id", "Done").type).toEqual({ kind: "string" });
    expect(propertyOf(plan, "id", "Other").type).toEqual({ kind: "number", integer: true });
  });

  it("works at any depth where properties are listed, in traits, in context and in bundles", () => {
    const plan = soundPlan(
      [
        "dictionary:",
        "  price: { type: number, minimum: 0 }",
        "  products: { items: { properties: { sku: string, price: } } }",
        "entities: { user: { kind: user, traits: { price: } } }",
        "context: { price: }",
        "bundles: { b: { properties: { price: } } }",
        "events:",
        "  Done: { properties: { products:, cart: { properties: { price?: } } } }",
      ].join("\n"),
    );
    const price = { kind: "number", integer: false, minimum: 0 };
    expect(shapeOf(propertyOf(plan, "products").type)).toMatchObject({ items: { properties: { price } } });
    expect(shapeOf(propertyOf(plan, "cart").type)).toMatchObject({ properties: { "price?": price } });
    expect(plan.entities[0]?.traits[0]?.type).toEqual(price);
    expect(plan.context[0]?.type).toEqual(price);
    expect(plan.bundles[0]?.properties[0]?.type).toEqual(price);
  });

  it("does not happen in the dictionary itself, nor in items", () => {
    expect(codes("dictionary: { a: string, b: }\n")).toEqual(["nothing-behind"]);
    expect(codes("dictionary: { a: string, b: { description: D } }\n")).toEqual(["missing-type"]);
  });

  it("says so once when nothing is found, and offers the nearest", () => {
    const { diagnostics } = resolved(
      "dictionary: { position: number }\nevents: { Done: { properties: { positon: } } }\n",
    );
    expect(diagnostics.map(({ code, message, help }) => [code, message, help])).toEqual([
      ["not-in-dictionary", "Nothing is said about `positon`: it is not in the dictionary", "Did you mean `position`?"],
    ]);
    expect(codes("events: { Done: { properties: { a: { description: D } } } }\n")).toEqual(["missing-type"]);
  });

  it("is told apart from going round in circles", () => {
    expect(codes("dictionary: { a: { properties: { a: } } }\n")).toEqual(["circular-definition"]);
    expect(codes("dictionary: { a: { properties: { b: } }, b: { properties: { a: } } }\n")).toEqual([
      "circular-definition",
    ]);
  });
});

describe("a refinement", () => {
  const dictionary =
    "dictionary:\n  q: { type: string, description: Asked., minLength: 2, pattern: a, privacy: personal, retention: P30D, consent: analytics, examples: [ab, abcdef], x-a: 1, x-b: 2 }\n";
  const refined = (definition: string) =>
    propertyOf(soundPlan(`${dictionary}events: { Done: { properties: { q?: ${definition} } } }\n`), "q");

  it("replaces texts, examples, `deprecated` and `x-` keys", () => {
    const q = refined("{ description: Mine., deprecated: true, x-b: 3 }");
    expect(q.description?.value).toBe("Mine.");
    expect(q.deprecated?.value).toBe(true);
    expect(q.examples.map(({ value }) => value)).toEqual(["ab", "abcdef"]);
    expect(q.extensions.map(({ name, value }) => [name.value, value.value])).toEqual([
      ["x-a", 1],
      ["x-b", 3],
    ]);
    expect(q.origins.map(({ kind, name }) => [kind, name])).toEqual([["dictionary", "q"]]);
    expect(q.keys.map(({ key }) => key)).toEqual(["description", "deprecated"]);
    expect(refined("{ examples: aba }").examples.map(({ value }) => value)).toEqual(["aba"]);
  });

  it("must hold every constraint: bounds tighten, patterns and multiples add up", () => {
    expect(refined("{ minLength: 1, maxLength: 5, pattern: b }").type).toEqual({
      kind: "string",
      patterns: ["a", "b"],
      minLength: 2,
      maxLength: 5,
    });
    const plan = soundPlan(
      "dictionary: { n: { type: number, minimum: 0, maximum: 10, multipleOf: 2 } }\n" +
        "events: { Done: { properties: { n: { minimum: 5, maximum: 20, multipleOf: 3 } } } }\n",
    );
    expect(propertyOf(plan, "n").type).toEqual({
      kind: "number",
      integer: false,
      minimum: 5,
      maximum: 10,
      multipleOf: [2, 3],
    });
  });

  it("drops, silently, examples that came along and that it refuses", () => {
    expect(refined("{ maxLength: 3 }").examples.map(({ value }) => value)).toEqual(["ab"]);
    const plan = soundPlan(`${dictionary}events: { Done: { properties: { q?: } } }\n`);
    expect(propertyOf(plan, "q").examples).toHaveLength(2);
  });

  it("contradicts what it refines at the place where it says so, with both places", () => {
    const { diagnostics, textAt } = resolved(
      `${dictionary}events: { Done: { properties: { q?: { maxLength: 1 } } } }\n`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["contradictory-constraints"]);
    expect(textAt(diagnostics[0]?.span)).toBe("maxLength: 1");
    expect(textAt(diagnostics[0]?.related[0]?.span)).toBe("q");
  });

  it("only gets stricter about privacy, consent and retention", () => {
    expect(refined("{ privacy: sensitive }").privacy?.value).toBe("sensitive");
    expect(refined("{ consent: [marketing, analytics] }").consent.map(({ value }) => value)).toEqual([
      "marketing",
      "analytics",
    ]);
    expect(refined("{ retention: P4W }").retention?.value).toBe("P4W");
    const problem = (definition: string) => {
      const { diagnostics, textAt } = resolved(
        `${dictionary}events: { Done: { properties: { q?: ${definition} } } }\n`,
      );
      return diagnostics.map(({ code, span, related }) => [
        code,
        textAt(span),
        ...related.map(({ span: at }) => textAt(at)),
      ]);
    };
    expect(problem("{ privacy: none }")).toEqual([["weaker-privacy", "none", "personal"]]);
    expect(problem("{ consent: marketing }")).toEqual([["weaker-consent", "marketing", "analytics"]]);
    expect(problem("{ consent: [] }")).toEqual([["weaker-consent", "[]", "analytics"]]);
    expect(problem("{ retention: P1M }")).toEqual([["longer-retention", "P1M", "P30D"]]);
  });

  it("takes nothing from elsewhere when it says its own type", () => {
    const q = refined("{ type: integer }");
    expect(q.type).toEqual({ kind: "number", integer: true });
    expect(q.description).toBeUndefined();
    expect(q.origins).toEqual([]);
  });
});

describe("a reference to a trait", () => {
  const entities =
    "entities:\n  user:\n    kind: user\n    traits:\n      email: { type: email, privacy: personal, description: Theirs. }\n      'first.name': string\n      plan: [free, paid]\n";

  it("brings type, texts and privacy along", () => {
    const plan = soundPlan(
      `${entities}events: { Done: { properties: { to: user.email, it: { type: user.email, description: Mine. }, all: 'user.email[]' } } }\n`,
    );
    expect(propertyOf(plan, "to")).toMatchObject({
      type: { kind: "string", format: "email" },
      privacy: { value: "personal" },
      description: { value: "Theirs." },
      origins: [{ kind: "trait", name: "user.email" }],
    });
    expect(propertyOf(plan, "it").description?.value).toBe("Mine.");
    expect(propertyOf(plan, "all").type).toMatchObject({ items: { privacy: { value: "personal" } } });
  });

  it("is split at the first dot", () => {
    const plan = soundPlan(`${entities}events: { Done: { properties: { name: user.first.name } } }\n`);
    expect(propertyOf(plan, "name").origins[0]).toMatchObject({ kind: "trait", name: "user.first.name" });
  });

  it("may lead to another trait, through the dictionary too, but not back to itself", () => {
    const plan = soundPlan(
      "dictionary: { id: string }\nentities:\n  a: { kind: object, traits: { id: , of: b.id } }\n  b: { kind: object, traits: { id: a.id } }\n",
    );
    expect(plan.entities[0]?.traits[1]?.origins.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "trait b.id",
      "trait a.id",
      "dictionary id",
    ]);
    expect(codes("entities: { a: { kind: object, traits: { x: a.x } } }\n")).toEqual(["circular-definition"]);
  });

  it("refines a list of values by those that are left", () => {
    const plan = soundPlan(
      `${entities}events: { Done: { properties: { plan: { type: user.plan, enum: [paid] } } } }\n`,
    );
    expect(shapeOf(propertyOf(plan, "plan").type)).toEqual(["paid"]);
  });
});

describe("a named type", () => {
  const types =
    "types:\n  genre: { enum: { pop: Popular., rock: Loud., jazz: }, description: What it sounds like., examples: [pop, jazz] }\n" +
    "  place: { properties: { city: string, zip?: { type: string, maxLength: 9 } }, privacy: personal }\n  name: { type: string, minLength: 1 }\n";
  const it_ = (definition: string) =>
    propertyOf(soundPlan(`${types}events: { Done: { properties: { it: ${definition} } } }\n`), "it");
  const problems = (definition: string) => codes(`${types}events: { Done: { properties: { it: ${definition} } } }\n`);

  it("stays a reference, with the texts of the type", () => {
    expect(it_("genre")).toMatchObject({
      type: { kind: "reference", name: "genre" },
      description: { value: "What it sounds like." },
      examples: [{ value: "pop" }, { value: "jazz" }],
      origins: [{ kind: "type", name: "genre" }],
    });
    expect(it_("{ type: genre, description: Mine. }").type).toEqual({ kind: "reference", name: "genre" });
    expect(it_("'genre[]'").type).toMatchObject({ items: { description: { value: "What it sounds like." } } });
  });

  it("is written out when something is constrained", () => {
    const refined = it_("{ type: genre, enum: [jazz, pop] }");
    expect(refined.type.kind === "enum" && refined.type.members.map((m) => [m.value, m.description?.value])).toEqual([
      ["jazz", undefined],
      ["pop", "Popular."],
    ]);
    expect(refined.examples.map(({ value }) => value)).toEqual(["pop", "jazz"]);
    expect(it_("{ type: genre, const: rock }")).toMatchObject({ type: { kind: "enum", constant: true }, examples: [] });
    expect(it_("{ type: name, maxLength: 5 }").type).toEqual({ kind: "string", minLength: 1, maxLength: 5 });
    expect(shapeOf(it_("{ type: name | null, maxLength: 5 }").type)).toMatchObject({
      members: [{ kind: "string", minLength: 1, maxLength: 5 }, { kind: "null" }],
    });
    expect(problems("{ type: genre, enum: [jazz, folk] }")).toEqual(["impossible-value"]);
  });

  it("keeps its properties when some of them are refined beside it", () => {
    const refined = it_("{ type: place, properties: { zip: { type: string, minLength: 3 } } }");
    expect(shapeOf(refined.type)).toEqual({
      kind: "object",
      properties: { city: { kind: "string" }, zip: { kind: "string", minLength: 3, maxLength: 9 } },
      additional: false,
    });
    expect(refined.privacy?.value).toBe("personal");
    expect(problems("{ type: place, properties: { street: string } }")).toEqual(["property-not-in-type"]);
    expect(problems("{ type: place, properties: { city: integer } }")).toEqual(["no-value"]);
    expect(problems("{ type: place, properties: { zip?: integer } }")).toEqual(["no-value"]);
  });

  it("may be a tree", () => {
    const plan = soundPlan(
      "types:\n  tree: { properties: { left?: { type: tree, description: Left. }, kids: 'tree[]', up: tree | null } }\n" +
        "  list: { properties: { next?: list } }\n  json: { anyOf: [string, 'json[]', { type: object, additionalProperties: json }] }\n",
    );
    expect(plan.types.map(({ name }) => name.value)).toEqual(["json", "list", "tree"]);
    expect(plan.types[2]?.definition.type).toMatchObject({
      properties: [{ type: { kind: "reference", name: "tree" }, description: { value: "Left." } }, {}, {}],
    });
  });

  it.each([
    ["another name for itself", "a: a", 1],
    ["a union with itself", "a: a | string", 1],
    ["a circle of names", "a: b\n  b: c\n  c: a", 1],
    ["required in itself", "a: { properties: { x: a } }", 1],
    ["required in one another", "a: { properties: { x: b } }\n  b: { properties: { x: a } }", 1],
    ["a list of itself that can't be empty", "a: { items: a, minItems: 1 }", 1],
    ["a union of nothing but itself", "a: { anyOf: [{ properties: { x: a } }, { properties: { y: a } }] }", 1],
    ["two circles", "a: { properties: { x: a } }\n  b: { properties: { x: b } }\n  c: { properties: { x: a } }", 2],
  ])("is a mistake when it never comes to a value: %s", (_, text, count) => {
    expect(codes(`types:\n  ${text}\n`)).toEqual(Array(count).fill("endless-type"));
  });

  it("is told about once, not by everything that uses it", () => {
    const text =
      "types:\n  a: { properties: { x: a } }\nevents: { Done: { properties: { y: a }, examples: { y: 3 } } }\n";
    expect(codes(text)).toEqual(["endless-type"]);
  });

  it("can't be refined inside itself", () => {
    expect(codes("types:\n  a: { properties: { x?: { type: a, additionalProperties: true } } }\n")).toEqual([
      "circular-definition",
    ]);
  });
});

describe("bundles", () => {
  it("come first and in order; what the event writes stands in their place", () => {
    const plan = soundPlan(
      "bundles: { song: { properties: { id: string, artist: string } }, page: { properties: { url: uri } } }\n" +
        "events: { Done: { include: [song, page], properties: { more: string, artist?: } } }\n",
    );
    const done = eventOf(plan, "Done");
    expect(done.properties.map(({ name, required }) => name.value + (required ? "" : "?"))).toEqual([
      "id",
      "artist?",
      "url",
      "more",
    ]);
    expect(done.properties.map(({ origins }) => origins.map(({ kind, name }) => `${kind} ${name}`))).toEqual([
      ["bundle song"],
      ["bundle song"],
      ["bundle page"],
      [],
    ]);
    expect(done.include.map(({ value }) => value)).toEqual(["song", "page"]);
  });

  it("include bundles, and are included by object types", () => {
    const plan = soundPlan(
      "bundles: { a: { properties: { x: string } }, b: { include: a, properties: { y: string } } }\n" +
        "types: { t: { type: object, include: b } }\nevents: { Done: { properties: { o: { include: [b], properties: { z: string } } } } }\n",
    );
    expect(plan.bundles[1]?.properties.map(({ name }) => name.value)).toEqual(["x", "y"]);
    expect(shapeOf(plan.types[0]?.definition.type ?? { kind: "any" })).toMatchObject({
      properties: { x: {}, y: {} },
      additional: false,
    });
    expect(shapeOf(propertyOf(plan, "o").type)).toMatchObject({ properties: { x: {}, y: {}, z: {} } });
  });

  it("may say the same of one name", () => {
    const same =
      "bundles: { a: { properties: { id: { type: string, description: D } } }, b: { properties: { id: { type: string, description: D } } } }\n";
    expect(codes(`${same}events: { Done: { include: [a, b] } }\n`)).toEqual([]);
    const diamond =
      "bundles: { a: { properties: { id: string } }, b: { include: a }, c: { include: a }, d: { include: [b, c] } }\n";
    expect(codes(diamond)).toEqual([]);
  });

  it.each([
    ["type", "{ type: integer }", "{ type: string }"],
    ["bounds", "{ type: integer, minimum: 1 }", "{ type: integer }"],
    ["length", "{ type: string, maxLength: 1 }", "{ type: string }"],
    ["privacy", "{ type: string, privacy: personal }", "{ type: string }"],
    ["items", "{ items: string }", "{ items: integer }"],
    ["values", "[a]", "[b]"],
    ["texts", "{ type: string, description: A }", "{ type: string, description: B }"],
    ["names of types", "{ type: t }", "{ type: u }"],
    ["life", "{ type: string, x-a: 1, deprecated: true }", "{ type: string }"],
    ["kind", "any", "boolean"],
    ["other keys", "{ type: object, additionalProperties: string }", "{ type: object, additionalProperties: integer }"],
    ["members", "string | null", "string | integer"],
    ["properties", "{ properties: { a: string } }", "{ properties: { b: string } }"],
    ["rest", "{ type: object, additionalProperties: string }", "{ type: object, additionalProperties: false }"],
  ])("that differ on a name's %s are a mistake", (_, one, other) => {
    const bundles = `types: { t: [a], u: [a] }\nbundles:\n  a: { properties: { it: ${one} } }\n  b: { properties: { it: ${other} } }\n`;
    expect(codes(`${bundles}events: { Done: { include: [a, b] } }\n`)).toEqual(["bundles-differ"]);
    // Nothing behind it, or a refinement, would have to guess which of the two is meant.
    expect(codes(`${bundles}events: { Done: { include: [a, b], properties: { it: } } }\n`)).toEqual(["bundles-differ"]);
    expect(codes(`${bundles}events: { Done: { include: [a, b], properties: { it?: { x-a: 1 } } } }\n`)).toEqual([
      "bundles-differ",
    ]);
    expect(codes(`${bundles}events: { Done: { include: [a, b], properties: { it: string } } }\n`)).toEqual([]);
    expect(codes(`${bundles.replaceAll(other, one)}events: { Done: { include: [a, b] } }\n`)).toEqual([]);
  });

  it("that go round in circles, or are missing, are told about once", () => {
    expect(
      codes("bundles: { a: { include: b }, b: { include: c }, c: { include: a } }\nevents: { Done: { include: a } }\n"),
    ).toEqual(["bundle-cycle"]);
    expect(codes("events: { Done: { include: a, properties: { x: }, examples: { x: 1, y: 1 } } }\n")).toEqual([
      "unknown-bundle",
    ]);
    const { diagnostics } = resolved(
      "bundles: { song: { properties: { id: string } } }\nevents: { Done: { include: sogn } }\n",
    );
    expect(diagnostics[0]?.help).toBe("Did you mean `song`?");
  });

  it("that are broken break no event a second time", () => {
    const text =
      "bundles: { song: { properties: { id: strng } } }\nevents: { A: { include: song, examples: { id: 1 } }, B: { include: song } }\n";
    expect(codes(text)).toEqual(["unknown-type"]);
  });
});
