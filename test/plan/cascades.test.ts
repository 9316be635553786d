import { describe, expect, it } from "vitest";
import { resolved } from "../support/resolved.js";

const codes = (plan: Parameters<typeof resolved>[0]): readonly string[] =>
  resolved(plan).diagnostics.map(({ code }) => code);
const only = (plan: Parameters<typeof resolved>[0]) => {
  const { diagnostics, textAt } = resolved(plan);
  expect(diagnostics.map(({ code }) => code)).toHaveLength(1);
  const [first] = diagnostics;
  return { ...first, at: textAt(first?.span), others: first?.related.map(({ span }) => textAt(span)) };
};

describe("one mistake is one diagnostic", () => {
  it.each([
    ["dctionary", "dctionary: { price: number }\nevents: { Paid: { properties: { price: } } }\n"],
    ["evnts", "evnts: { Paid: }\nmetrics: { revenue: { events: Paid } }\n"],
    ["tpyes", "tpyes: { genre: [pop] }\nevents: { Paid: { properties: { genre: genre } } }\n"],
  ])("a misspelt top-level key, `%s`, makes nothing undefined", (key, plan) => {
    expect(only(plan)).toMatchObject({ code: "unknown-key", at: key });
  });

  it("neither does a top-level key with a list behind it, nor a name that is missing there", () => {
    expect(codes("dictionary: [price]\nevents: { Paid: { properties: { price: } } }\n")).toEqual(["wrong-kind"]);
    expect(codes("dictionary:\n  : number\nevents: { Paid: { properties: { price: } } }\n")).toEqual(["empty-name"]);
    expect(codes({ "plans/a.yaml": "- price\n", "plans/b.yaml": "metrics: { m: { events: Paid } }\n" })).toEqual([
      "not-a-plan",
    ]);
  });

  it.each([
    ["inlude: price\n    properties: { amount: }", "inlude"],
    ["propertys: { price: number }", "propertys"],
  ])("a misspelt key of an event says nothing of its examples: %s", (keys, at) => {
    const bundles = "bundles: { price: { properties: { price: number, amount: number } } }\n";
    const plan = `${bundles}events:\n  Paid:\n    ${keys}\n    examples: [{ price: 1, amount: 1 }, { price: 2 }]\n`;
    expect(only(plan)).toMatchObject({ code: "unknown-key", at });
  });

  it("a misspelt key in a bundle, a type, a property or an entity says nothing of whoever uses it", () => {
    const event = (properties: string, example: string) =>
      `events: { Paid: { ${properties}, examples: [${example}] } }\n`;
    const bundle = "bundles: { price: { propertys: { price: number } } }\n";
    expect(codes(bundle + event("include: price, properties: { price: }", "{ price: 1 }"))).toEqual(["unknown-key"]);
    const type = "types: { place: { properties: { city: string }, includes: x } }\n";
    expect(codes(type + event("properties: { at: place }", "{ at: { town: x } }"))).toEqual(["unknown-key"]);
    expect(codes(event("properties: { at: { typ: string } }", "{ at: 1 }"))).toEqual(["unknown-key"]);
    expect(codes("types: { place: { typ: string } }\n")).toEqual(["unknown-key"]);
    expect(codes(event("properties: { at: { type: string, nullable: true } }", "{ at: null }"))).toEqual([
      "unknown-key",
    ]);
    expect(codes(event("properties: { at: { type: string, required: false } }", "{}"))).toEqual(["required-as-key"]);
    const entity = "entities: { user: { kind: user, id: user_id, trats: { user_id: string } } }\n";
    expect(codes(entity + event("properties: { at: user.user_id }", "{ at: 1 }"))).toEqual(["unknown-key"]);
  });

  it("a misspelt `kind` or `name`, and what goes with it", () => {
    expect(codes("events: { Page: { kinod: page, name: [a, b] } }\n")).toEqual(["unknown-key"]);
    expect(codes("entities: { user: { kinod: user } }\n")).toEqual(["unknown-key"]);
    expect(codes({ "trackc.yaml": "nmae: music\n", "plans/plan.yaml": "events: { A: }\n" })).toEqual(["unknown-key"]);
  });

  it("a misspelt name with nothing behind it, and the examples", () => {
    const event = (names: string) => `events: { A: { properties: { ${names} }, examples: [{ price: 1 }] } }\n`;
    expect(codes(`dictionary: { price: number }\n${event("prize: ")}`)).toEqual(["not-in-dictionary"]);
    expect(codes(`dictionary: { price: number }\n${event("at: { properties: { prize: } }, price: ")}`)).toEqual([
      "not-in-dictionary",
      "example-refused",
    ]);
  });

  it("an example with a name that can't be read", () => {
    expect(codes("events:\n  A:\n    properties: { a: string }\n    examples:\n      - : x\n")).toEqual(["empty-name"]);
    expect(codes("events: { A: { properties: { a: string, b: string }, examples: [{ a: x, b y }] } }\n")).toHaveLength(
      1,
    );
  });

  it("a key that is there twice, once with nothing behind it", () => {
    expect(codes("events:\n  A:\n    properties:\n    properties:\n      a: string\n")).toEqual(["duplicate-key"]);
  });

  it("an id that is none of the traits, and those who refer to it", () => {
    const entity = "entities: { user: { kind: user, id: user_id, traits: { usr_id: string } } }\n";
    expect(only(`${entity}events: { Paid: { properties: { a: user.user_id } } }\n`)).toMatchObject({
      code: "id-not-a-trait",
      help: "Did you mean `usr_id`?",
    });
  });

  it("a property that was renamed in the plan and not in the examples", () => {
    const event = (property: string) =>
      `events:\n  Paid:\n    properties: { ${property}: string }\n    examples: [{ song_name: a }, { song_name: b }]\n`;
    expect(only(event("song_nam"))).toMatchObject({
      message: "This example does not fit: `song_name` is not a property here — did you mean `song_nam`?",
      at: "song_name",
      others: ["song_name"],
    });
    expect(only(event("title"))).toMatchObject({
      message: "This example does not fit: `song_name` is not a property here, and `title` is missing",
    });
  });

  it("a value that fits nowhere is a mistake of its own in each place", () => {
    expect(codes("events: { Paid: { properties: { n: { type: integer, examples: [a, b] } } } }\n")).toEqual([
      "example-refused",
      "example-refused",
    ]);
  });

  it("an unknown name in many places of a file, of which some are shown", () => {
    const uses = Array.from({ length: 9 }, (_, at) => `  E${at}: { include: songg }\n`).join("");
    const { others, help } = only(`bundles: { song: }\nevents:\n${uses}`);
    expect(others).toEqual(Array(5).fill("songg"));
    expect(help).toBe("Did you mean `song`? The same in 3 more places of this file.");
    expect(only(`bundles: { song: }\nevents:\n${uses.slice(0, 7 * 25)}`).help).toContain("in one more place of");
    expect(
      codes({ "plans/a.yaml": "events: { A: { include: x } }\n", "plans/b.yaml": "bundles: { b: { include: x } }\n" }),
    ).toEqual(["unknown-bundle", "unknown-bundle"]);
  });

  it("an entity that is missing, however many of its traits are referred to", () => {
    expect(only("events: { A: { properties: { a: song.id, b: song.name } } }\n").others).toEqual(["song.name"]);
  });

  it("two words of the vocabulary without a comma between them", () => {
    const manifest = "name: music\nvocabulary:\n  owners: [listening growth]\n";
    const plan = "events:\n  A: { owner: growth }\n  B: { owner: listening }\n";
    expect(only({ "trackc.yaml": manifest, "plans/plan.yaml": plan })).toMatchObject({
      code: "not-in-vocabulary",
      at: "listening growth",
      others: ["growth"],
    });
  });

  it("a default that is not in the vocabulary, whichever of the two is misspelt", () => {
    const manifest = "name: music\nvocabulary: { sources: [wbe] }\ndefaults: { sources: web }\n";
    expect(codes({ "trackc.yaml": manifest, "plans/plan.yaml": "events: { A: { sources: web } }\n" })).toEqual([
      "default-not-in-vocabulary",
    ]);
  });

  it("a list of the vocabulary with a mistake in it", () => {
    const manifest = "name: music\nvocabulary: { owners: [growth, [a]] }\n";
    expect(codes({ "trackc.yaml": manifest, "plans/plan.yaml": "events: { A: { owner: b } }\n" })).toEqual([
      "wrong-kind",
    ]);
  });

  it("a definition that is there twice, once with nothing in it", () => {
    const plan = {
      "plans/a.yaml": "bundles:\n  song:\n",
      "plans/b.yaml": "bundles: { song: { properties: { id: string } } }\n",
    };
    expect(codes({ ...plan, "plans/c.yaml": "events: { A: { include: song, examples: { id: x } } }\n" })).toEqual([
      "defined-twice",
    ]);
  });

  it("the lost line of a name, which leaves all keys under it twice", () => {
    const { code, help } = only("events:\n  A:\n    owner: a\n    trigger: b\n    owner: c\n    trigger: d\n");
    expect(code).toBe("duplicate-key");
    expect(help).toContain("Another key is written twice here: is the line with a name missing above `owner`?");
    expect(
      only("events:\n  A: { owner: a, owner: b, kind: page, kind: page, trigger: t, trigger: u }\n").help,
    ).toContain("2 more keys are written twice");
  });

  it("one constraint that rules out several listed values", () => {
    expect(only("events: { A: { properties: { a: { enum: [1, 2, 7], minimum: 3 } } } }\n")).toMatchObject({
      message: "The value `1` is ruled out by `minimum`",
      others: ["2"],
    });
  });
});
