import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { destinations } from "../../src/destinations/index.js";
import { destinationsRules } from "../../src/rules/destinations/index.js";
import { linted, pointedAt } from "../support/lint.js";

/** What the rules about destinations say of events that go to some. */
function said(words: string, plan: string, options = "") {
  const manifest = `name: example\nvocabulary:\n  destinations: [${words}]\n${options}`;
  const files = { "trackc.yaml": manifest, "plans/plan.yaml": plan };
  const { diagnostics, sources, value } = linted(files, { preset: "strict", rules: destinationsRules });
  return {
    codes: diagnostics.map(({ code }) => code),
    messages: diagnostics.map(({ message }) => message),
    helps: diagnostics.map(({ help }) => help),
    places: diagnostics.map((diagnostic) => pointedAt(diagnostic, sources)),
    steps: value.steps.visits + value.steps.comparisons,
  };
}

const many = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join("");

describe("rules about destinations", () => {
  it("have a fixture for every destination in which its limit is hit", () => {
    const shown = destinationsRules
      .map(({ id }) => readFileSync(`test/rules/fixtures/${id}/expected.txt`, "utf8"))
      .join();
    expect(destinations.filter(({ name }) => !shown.includes(name)).map(({ id }) => id)).toEqual([]);
  });

  it("say nothing of a destination that nobody knows the limits of, and nothing without destinations", () => {
    const plan = `events:\n  ${"very long ".repeat(30)}name:\n    properties: { $set: 'string | null' }\n`;
    expect(said("warehouse, crm", plan).codes).toEqual([]);
    const { diagnostics } = linted(plan, { preset: "strict", rules: destinationsRules });
    expect(diagnostics).toEqual([]);
  });

  it("go by the destinations that events name where the vocabulary names none", () => {
    const plan = "events:\n  session_start:\n    destinations: GA4\n  first_open:\n    destinations: crm\n";
    const { diagnostics } = linted(plan, { preset: "strict", rules: destinationsRules });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "`session_start` is a name that Google Analytics 4 keeps for itself: an event of that name is refused " +
        "(https://support.google.com/analytics/answer/13316687, checked 2026-11-22)",
    ]);
  });

  it("go by the manifest's defaults", () => {
    const defaults = "defaults:\n  destinations: [segment]\n";
    expect(said("segment, ga4", "events:\n  session_start:\n", defaults).codes).toEqual([]);
    expect(said("segment, ga4", "events:\n  session_start:\n").codes).toEqual(["destination-event-name"]);
  });

  it("tell a thing once, with the worst of the limits that it is beyond and the others behind", () => {
    const name = `x${"y".repeat(299)}`;
    const { messages, helps } = said("customerio, ga4, mixpanel, segment", `events:\n  ${name}:\n`);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain("has 300 characters; Google Analytics 4 takes 40");
    expect(helps[0]).toContain("The same goes for Customer.io (100, https://");
    expect(helps[0]).toContain(", Mixpanel (255, https://");
  });

  it("tell many things beyond one limit in one finding, at the first", () => {
    const six = said("ga4, snowplow", `events:\n${many(6, (at) => `  Song ${at} Played:\n`)}`);
    expect(six.places).toEqual(["Song 0 Played"]);
    expect(six.messages[0]).toMatch(
      /^6 event names don't suit Snowplow .*: `Song 0 Played`, `Song 1 Played`, `Song 2 Played` and 3 more \(/,
    );
    expect(six.helps[0]).toContain("The same goes for Google Analytics 4 (https://");
    const five = said("ga4, snowplow", `events:\n${many(5, (at) => `  Song ${at} Played:\n`)}`);
    expect(five.places).toHaveLength(5);
  });

  it("say of how many things the others hold where that isn't all", () => {
    const names = ["events:\n", many(6, (at) => `  Song ${at} Played:\n`), "  écouté:\n    destinations: snowplow\n"];
    expect(said("ga4, snowplow", names.join("")).helps[0]).toContain("Google Analytics 4 (6 of them, https://");
  });

  it("tell a property's name where it is defined, however many events have it", () => {
    const plan = `dictionary:\n  time: date-time\nevents:\n${many(9, (at) => `  played_${at}:\n    properties: { time }\n`)}`;
    expect(said("mixpanel", plan).places).toEqual(["time"]);
  });

  it("leave a destination out that a rule is told to ignore", () => {
    const ignore = "lint:\n  rules:\n    destination-event-name: [error, { ignore: [Google Analytics] }]\n";
    expect(said("ga4", "events:\n  session_start:\n", ignore).codes).toEqual([]);
  });

  it("cover the whole plan in numbers: events, properties, traits, groups", () => {
    const events = `events:\n${many(121, (at) => `  played_${at}:\n`)}`;
    expect(said("intercom", events).messages[0]).toMatch(
      /^121 events go to Intercom, which takes 120, and a further one is refused/,
    );
    const properties = `events:\n${many(3, (event) => `  played_${event}:\n    properties:\n${many(700, (at) => `      p${event}_${at}: boolean\n`)}`)}`;
    expect(said("amplitude", properties).messages[0]).toMatch(/^2,100 properties go to Amplitude, which takes 2,000/);
    const retired = `events:\n${many(121, (at) => `  played_${at}:\n    status: ${at < 5 ? "retired" : "active"}\n`)}`;
    expect(said("intercom", retired).codes).toEqual([]);
  });

  it("count context only where the event's sources set it", () => {
    const context = `context:\n${many(10, (at) => `  c${at}: { type: boolean, sources: web }\n`)}`;
    const plan = (source: string) =>
      `${context}events:\n  played:\n    sources: ${source}\n    properties:\n${many(20, (at) => `      p${at}: boolean\n`)}`;
    const sources = "  sources: [web, server]\n";
    expect(said("ga4", plan("web"), sources).messages[0]).toContain(
      "carries 30 properties, those of the context among them",
    );
    expect(said("ga4", plan("server"), sources).codes).toEqual([]);
  });

  it("survive types that go round in circles, and long chains of them", () => {
    const chain = many(
      5000,
      (at) => `  t${at}: { type: object, properties: { next: ${at < 4999 ? `t${at + 1}` : "string"} } }\n`,
    );
    const plan = `types:
  tree: { type: object, properties: { left?: tree, right?: tree, both?: { type: array, items: tree } } }
${chain}events:
  played:
    properties: { tree: tree, long: t0, short: t4997, list: { type: array, items: t4999 } }
`;
    const nests = /^`(\w+)` nests objects (.*); Mixpanel takes 3/;
    expect(said("mixpanel", plan).messages.map((message) => nests.exec(message)?.slice(1))).toEqual([
      ["tree", "without end"],
      ["long", "without end"],
    ]);
  });

  it("take steps in proportion to the plan", () => {
    const plan = (events: number) => {
      const event = (at: number) =>
        `  Played ${at}:\n    destinations: [ga4, mixpanel]\n    properties:\n${many(5, (p) => `      Own ${at} ${p}: string | null\n`)}      time: date-time\n`;
      return `context: { ip: string }\nevents:\n${many(events, event)}`;
    };
    const [small, large] = [100, 1000].map((events) => said("ga4, mixpanel, amplitude, segment", plan(events)).steps);
    expect((large ?? 0) / (small ?? 1)).toBeLessThan(12);
    expect((large ?? 0) / (small ?? 1)).toBeGreaterThan(8);
  });
});
