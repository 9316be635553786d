import { describe, expect, it } from "vitest";
import { eventOf, resolved, soundPlan } from "../support/resolved.js";

const codes = (plan: Parameters<typeof resolved>[0]): readonly string[] =>
  resolved(plan).diagnostics.map(({ code }) => code);
const values = (texts: readonly { readonly value: unknown }[]): readonly unknown[] => texts.map(({ value }) => value);

describe("an event", () => {
  it("has every key that the language lists", () => {
    const plan = soundPlan({
      "trackc.yaml":
        "name: music\nvocabulary:\n  owners: [listening]\n  sources: [web, ios]\n  destinations: [segment]\n  consent: [analytics]\n",
      "plans/plan.yaml": [
        "metrics: { plays: { question: How many? } }",
        "entities: { song: { kind: object } }",
        "events:",
        "  Song Page:",
        "    description: D",
        "    kind: page",
        "    name: [Song, Album]",
        "    trigger: T",
        "    owner: listening",
        "    status: deprecated",
        "    since: 1.2.0",
        "    expires: 2027-01-31",
        "    replaced_by: Song Screen",
        "    renamed_from: [Page Seen, Seite]",
        "    answers: plays",
        "    entities: song",
        "    sources: [web]",
        "    destinations: segment",
        "    consent: analytics",
        "    retention: P2Y",
        "    properties: { id: string }",
        "    additionalProperties: integer",
        "    examples: [{ id: a, more: 3 }]",
        "    identifier: songPageSeen",
        "    links: [https://example.com/a?b#c, 'mailto:a@example.com']",
        "    x-figma: https://example.com",
        "  Song Screen: { kind: screen }",
      ].join("\n"),
    });
    const event = eventOf(plan, "Song Page");
    expect(event).toMatchObject({
      description: { value: "D" },
      kind: "page",
      callName: { type: { kind: "enum" } },
      trigger: { value: "T" },
      owner: { value: "listening" },
      status: "deprecated",
      since: { value: "1.2.0" },
      expires: { value: "2027-01-31" },
      replacedBy: { value: "Song Screen" },
      retention: { value: "P2Y" },
      additional: { type: { kind: "number", integer: true } },
      examples: [{ value: { id: "a", more: 3 } }],
      identifier: { camel: "songPageSeen", pascal: "SongPageSeen" },
      extensions: [{ name: { value: "x-figma" } }],
    });
    expect(values(event.renamedFrom)).toEqual(["Page Seen", "Seite"]);
    expect(values(event.answers)).toEqual(["plays"]);
    expect(values(event.entities)).toEqual(["song"]);
    expect(values(event.sources)).toEqual(["web"]);
    expect(values(event.destinations)).toEqual(["segment"]);
    expect(values(event.consent)).toEqual(["analytics"]);
    expect(values(event.links)).toEqual(["https://example.com/a?b#c", "mailto:a@example.com"]);
    expect(event.keys.map(({ key }) => key)).toContain("trigger");
    expect(values(plan.metrics[0]?.events ?? [])).toEqual(["Song Page"]);
  });

  it("is an empty one when nothing stands behind it: active, tracked, closed", () => {
    expect(eventOf(soundPlan("events: { App Opened: }\n"), "App Opened")).toMatchObject({
      kind: "track",
      status: "active",
      callName: undefined,
      properties: [],
      additional: false,
      examples: [],
    });
  });

  it("takes from the manifest what it does not say", () => {
    const plan = soundPlan({
      "trackc.yaml": "name: music\ndefaults: { sources: [web, ios], consent: analytics, owner: growth }\n",
      "plans/plan.yaml": "events:\n  A:\n  B: { sources: server, consent: [], owner: listening }\n",
    });
    const [a, b] = plan.events;
    expect([values(a?.sources ?? []), values(a?.consent ?? []), a?.owner?.value]).toEqual([
      ["web", "ios"],
      ["analytics"],
      "growth",
    ]);
    expect([values(b?.sources ?? []), values(b?.consent ?? []), b?.owner?.value]).toEqual([
      ["server"],
      [],
      "listening",
    ]);
  });

  it("holds its words against the manifest's, with the nearest", () => {
    const { diagnostics } = resolved({
      "trackc.yaml":
        "name: x\nvocabulary: { owners: [growth], sources: [web], destinations: [segment], consent: [analytics] }\n",
      "plans/plan.yaml": [
        "metrics: { m: { owner: grwth } }",
        "entities: { user: { kind: user, owner: growht, consent: analytic, traits: { id: string } } }",
        "context: { v?: { type: string, sources: wbe, consent: analytiks } }",
        "events: { A: { owner: growt, sources: [web, webb], destinations: segmnet, consent: analytcs, properties: { p?: { type: string, consent: nalytics } } } }",
      ].join("\n"),
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(Array(10).fill("not-in-vocabulary"));
    expect(new Set(diagnostics.map(({ help }) => help))).toEqual(
      new Set(["growth", "web", "segment", "analytics"].map((word) => `Did you mean \`${word}\`?`)),
    );
  });

  it.each([
    ["{ kind: pge }", "unknown-word"],
    ["{ kind: pge, name: [a] }", "unknown-word"],
    ["{ name: [a] }", "name-on-track"],
    ["{ kind: page, name: { minLength: 3 } }", "missing-type"],
    ["{ status: live }", "unknown-word"],
    ["{ since: soon }", "since-not-a-version"],
    ["{ expires: 2027-13-01 }", "not-a-date"],
    ["{ retention: P }", "not-a-duration"],
    ["{ replaced_by: B }", "unknown-event"],
    ["{ replaced_by: A }", "replaced-by-itself"],
    ["{ answers: m }", "unknown-metric"],
    ["{ entities: [e] }", "unknown-entity"],
    ["{ sources: { web: true } }", "wrong-kind"],
    ["{ sources: [web, web] }", "named-twice"],
    ["{ sources: [web, [ios]] }", "wrong-kind"],
    ["{ include: }", "nothing-behind"],
    ["{ examples: text }", "wrong-kind"],
    ["{ links: example.com }", "not-a-url"],
    ["{ traits: { a: string } }", "unknown-key"],
    ["{ required: [a] }", "required-as-key"],
    ["{ renamed_from: A }", "renamed-from-existing"],
    ["{ properties: { a: string, b: { type: string, renamed_from: a } } }", "renamed-from-existing"],
    ["{ properties: { a: { type: string, consent: x } } }", "consent-on-required"],
    ["text", "wrong-kind"],
    ["[a]", "wrong-kind"],
  ])("%s is %s", (definition, code) => {
    expect(codes(`events:\n  A: ${definition}\n`)).toEqual([code]);
  });
});

describe("an entity", () => {
  it("has every key that the language lists", () => {
    const plan = soundPlan(
      [
        "entities:",
        "  account: { kind: group, id: account_id, traits: { account_id: string } }",
        "  user:",
        "    kind: user",
        "    description: D",
        "    id: user_id",
        "    belongs_to: [account]",
        "    owner: growth",
        "    retention: P1Y",
        "    consent: [necessary]",
        "    renamed_from: member",
        "    expires: 2030-01-01",
        "    identifier: person",
        "    additionalProperties: true",
        "    traits:",
        "      user_id: string",
        "      account?: account.account_id",
        "      first_seen: { type: date-time, write: set_once }",
        "      songs: { type: integer, write: increment }",
        "    x-a: [1]",
      ].join("\n"),
    );
    expect(plan.entities[1]).toMatchObject({
      kind: { value: "user" },
      id: { value: "user_id" },
      belongsTo: [{ value: "account" }],
      owner: { value: "growth" },
      retention: { value: "P1Y" },
      consent: [{ value: "necessary" }],
      renamedFrom: [{ value: "member" }],
      expires: { value: "2030-01-01" },
      identifier: { camel: "person", pascal: "Person" },
      additional: true,
      traits: [
        { name: { value: "user_id" }, write: undefined },
        { name: { value: "account" }, required: false, origins: [{ kind: "trait", name: "account.account_id" }] },
        { write: { value: "set_once" } },
        { write: { value: "increment" } },
      ],
    });
  });

  it.each([
    ["{ traits: { a: string } }", "missing-key"],
    ["{ kind: person }", "unknown-word"],
    ["{ kind: user, id: a }", "id-not-a-trait"],
    ["{ kind: user, id: a, traits: { a?: string } }", "id-optional"],
    ["{ kind: user, belongs_to: b }", "unknown-entity"],
    ["{ kind: user, traits: { a: { type: string, write: once } } }", "unknown-word"],
    ["{ kind: user, traits: { a: { type: string, write: increment } } }", "increment-not-number"],
    ["{ kind: user, traits: { a: string, a?: integer } }", "duplicate-key"],
    ["{ kind: user, traits: [a] }", "wrong-kind"],
    ["{ kind: user, traits: { toString: string } }", "prototype-name"],
    ["{ kind: user, properties: { a: string } }", "unknown-key"],
    ["{ kind: user, renamed_from: e }", "renamed-from-existing"],
    ["", "nothing-behind"],
    ["user", "wrong-kind"],
  ])("%s is %s", (definition, code) => {
    expect(codes(`entities:\n  e: ${definition}\n`)).toEqual([code]);
  });

  it("that could not be read is not missed by those who refer to it", () => {
    expect(codes("entities: { user: text }\nevents: { A: { entities: user, properties: { a: user.id } } }\n")).toEqual([
      "wrong-kind",
    ]);
  });
});

describe("a metric", () => {
  it("knows its events from either end, sorted, and so do the events", () => {
    const plan = soundPlan(
      "metrics: { m: { events: [B], description: D, question: Q, north_star: true, owner: o, x-a: 1 }, n: }\n" +
        "events: { C: { answers: [n, m] }, B: { answers: m }, A: { answers: m } }\n",
    );
    expect(plan.metrics.map(({ events }) => values(events))).toEqual([["A", "B", "C"], ["C"]]);
    expect(plan.events.map(({ answers }) => values(answers))).toEqual([["m"], ["m"], ["m", "n"]]);
    expect(plan.metrics[0]).toMatchObject({
      question: { value: "Q" },
      northStar: { value: true },
      owner: { value: "o" },
    });
  });

  it.each([
    ["{ m: { north_star: yes } }", "unknown-word"],
    ["{ m: { north_star: true }, n: { north_star: true } }", "two-north-stars"],
    ["{ m: { events: A } }", "unknown-event"],
    ["{ m: [A] }", "wrong-kind"],
    ["{ 'm n': }", "name-characters"],
  ])("%s is %s", (metrics, code) => {
    expect(codes(`metrics: ${metrics}\n`)).toEqual([code]);
  });
});

describe("a name that is referred to", () => {
  it("is offered from its own namespace, or told to be of another", () => {
    const { diagnostics } = resolved(
      "metrics: { plays: }\nentities: { song: { kind: object } }\nevents: { Done: { answers: [playz, song], entities: plays } }\n",
    );
    expect(diagnostics.map(({ help }) => help)).toEqual([
      "Did you mean `plays`?",
      "`song` is an entity; here stands the name of a metric.",
      "`plays` is a metric; here stands the name of an entity.",
    ]);
  });
});

describe("context", () => {
  it("is sorted, optional by its mark, and limited to sources", () => {
    const plan = soundPlan("context:\n  b?: { type: string, sources: [web, ios] }\n  a: string\n");
    expect(plan.context.map(({ name, required, sources }) => [name.value, required, values(sources)])).toEqual([
      ["a", true, []],
      ["b", false, ["web", "ios"]],
    ]);
  });

  it("needs no consent unless it is optional", () => {
    expect(codes("context: { a: { type: string, consent: x } }\n")).toEqual(["consent-on-required"]);
  });
});

describe("an example", () => {
  it("is shown where it goes wrong, and why", () => {
    const { diagnostics, textAt } = resolved(
      [
        "types: { genre: [pop, rock] }",
        "events:",
        "  Done:",
        "    properties: { a: integer, b: { items: { properties: { c: genre } } } }",
        "    examples:",
        "      - { a: 1, b: [{ c: pop }, { c: folk }] }",
        "      - { a: 1.5, b: [] }",
        "      - { a: 1 }",
        "      - { a: 1, b: [], z: 2 }",
      ].join("\n"),
    );
    expect(diagnostics.map(({ code, span }) => [code, textAt(span)])).toEqual([
      ["example-refused", "folk"],
      ["example-refused", "1.5"],
      ["example-refused", "{ a: 1 }"],
      ["example-refused", "z"],
    ]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^This example does not fit: `c` /),
      expect.stringMatching(/^This example does not fit: `a` /),
      expect.stringMatching(/`b`/),
      expect.stringMatching(/^This example does not fit: `z` /),
    ]);
  });

  it("belongs to properties, types, traits and context alike", () => {
    expect(
      codes(
        "types: { t: { type: integer, examples: [x] } }\ndictionary: { d: { type: integer, examples: [x] } }\n" +
          "context: { c: { type: integer, examples: [x] } }\nentities: { e: { kind: object, traits: { f: { type: integer, examples: [x] } } } }\n",
      ),
    ).toEqual(Array(4).fill("example-refused"));
  });
});
