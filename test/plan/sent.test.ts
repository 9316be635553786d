import { describe, expect, test } from "vitest";
import { contextIn, eventsIn, type SentShape, type Subset, sentProperties, sentTraits } from "../../src/plan/sent.js";
import { contextProperty, entity, event, planOf, property, text, texts, trait } from "../support/plans.js";
import { integer, string } from "../support/types.js";

const shown = (shape: SentShape): readonly string[] =>
  shape.properties.map((one) => `${one.from}.${one.name.value}${one.required ? "" : "?"}`);

describe("an event's sent shape", () => {
  const context = [contextProperty("app_version", string()), contextProperty("locale?", string())];
  const song = property("song_id", string());

  test("is its own properties and then the context's", () => {
    const played = event("Song Played", { properties: [song, property("genre?", string())] });
    expect(shown(sentProperties(planOf({ context }), played))).toEqual([
      "event.song_id",
      "event.genre?",
      "context.app_version",
      "context.locale?",
    ]);
  });

  test("has the event's own property where both have the name", () => {
    const played = event("Song Played", { properties: [property("app_version?", integer())] });
    const { properties } = sentProperties(planOf({ context }), played);
    expect(properties[0]).toMatchObject({ from: "event", required: false, type: { kind: "number" } });
    expect(properties.map((one) => one.name.value)).toEqual(["app_version", "locale"]);
  });

  test("is as open as the event", () => {
    expect(sentProperties(planOf({}), event("A", { additional: true })).additional).toBe(true);
  });

  const version = contextProperty("version", string(), "ios", "android");
  test.each<[string, readonly string[], Subset, readonly string[]]>([
    ["leaves out what none of its sources send", ["web"], {}, []],
    ["requires what all of its sources send", ["ios"], {}, ["context.version"]],
    ["requires what all of its several sources send", ["android", "ios"], {}, ["context.version"]],
    ["takes for optional what only some send", ["web", "ios"], {}, ["context.version?"]],
    ["takes for optional what some may send, where nobody lists the sources", [], {}, ["context.version?"]],
    ["goes by the vocabulary, where it lists them", [], { allSources: ["ios", "android"] }, ["context.version"]],
    ["goes by the vocabulary also for leaving out", [], { allSources: ["web"] }, []],
    ["is in an output what its source sends", ["web", "ios"], { source: "ios" }, ["context.version"]],
    ["is in another output without it", ["web", "ios"], { source: "web" }, []],
    [
      "follows the output's source before the vocabulary",
      [],
      { source: "ios", allSources: ["web", "ios"] },
      ["context.version"],
    ],
  ])("%s", (_, sources, subset, expected) => {
    const sent = sentProperties(planOf({ context: [version] }), event("A", { sources: texts(...sources) }), subset);
    expect(shown(sent)).toEqual(expected);
  });
});

describe("what an output holds", () => {
  const names = (subset: Subset): readonly string[] => eventsIn(plan, subset).map((one) => one.name.value);
  const plan = planOf({
    context: [
      contextProperty("a", string(), "web"),
      contextProperty("b", string(), "ios"),
      contextProperty("c", string()),
    ],
    events: [
      event("Everywhere"),
      event("Old", { status: "retired" }),
      event("Planned", { status: "proposed" }),
      event("Web", { sources: texts("web") }),
      event("Web to amplitude", { sources: texts("web"), destinations: texts("amplitude") }),
    ],
  });

  test("is everything but what is only proposed", () => {
    expect(names({})).toEqual(["Everywhere", "Old", "Web", "Web to amplitude"]);
  });
  test("is what is proposed too, when asked", () => {
    expect(names({ proposed: true })).toContain("Planned");
  });
  test("is what its source sends", () => {
    expect(names({ source: "ios" })).toEqual(["Everywhere", "Old"]);
    expect(contextIn(plan, { source: "ios" }).map((one) => one.name.value)).toEqual(["b", "c"]);
    expect(contextIn(plan, {}).map((one) => one.name.value)).toEqual(["a", "b", "c"]);
  });
  test("is what goes to its destination", () => {
    expect(names({ destination: "segment" })).toEqual(["Everywhere", "Old", "Web"]);
    expect(names({ destination: "amplitude", source: "web" })).toContain("Web to amplitude");
  });
});

describe("an entity's call", () => {
  const id = trait("user_id", string());
  const plan = trait("plan?", string());
  test("carries the id apart from the other traits", () => {
    expect(sentTraits(entity("user", "user", { id: text("user_id"), traits: [plan, id] }))).toEqual({
      id,
      traits: [plan],
    });
  });
  test("carries all traits where none is the id", () => {
    expect(sentTraits(entity("user", "user", { traits: [plan, id] }))).toEqual({ id: undefined, traits: [plan, id] });
  });
});
