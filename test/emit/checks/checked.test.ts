import { runInNewContext } from "node:vm";
import { afterEach, expect, test, vi } from "vitest";
import type { Violation } from "../../../templates/typescript/checks/checked.js";
import type { Message } from "../../../templates/typescript/core.js";
import { generated, recorded } from "../typescript/support/client.js";
import { fixture } from "../typescript/support/fixtures.js";
import { type Checks, checksOf, checksScript } from "./running.js";

const listening = await checksOf(generated(fixture("listening"), { checks: true, source: "web", deny: ["personal"] }));

/** What a developer reads of a call. */
function told({ violationIn }: Checks, type: Message["type"], name: string, body: object, more: Partial<Message> = {}) {
  return violationIn({ type, name, body, ...more })?.text;
}

const song = { app_version: "2.4.0", song_id: "s-1", song_name: "Hello", artist: "Adele", source: "search" };
const shared = { app_version: "2.4.0", song_id: "s-1", song_name: "Hello", artist: "Adele" };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("A call that is as the plan says, context included, is no violation.", () => {
  expect(told(listening, "track", "Song Played", song)).toBeUndefined();
  expect(told(listening, "track", "Song Played", { ...song, genre: "pop", experiment: "b" })).toBeUndefined();
});

test("What is wrong is said in a few lines: call, place, what was expected, what came.", () => {
  const { song_id: _, ...wrong } = { ...song, source: "serch", position_seconds: -1, color: "red" };
  expect(told(listening, "track", "Song Played", wrong)).toMatchInlineSnapshot(`
    "The track "Song Played" call isn't as the plan says:
      source: expected "search", "playlist" or "radio", got "serch"
      position_seconds: expected a number of at least 0, got -1
      color: expected no property of this name, got "red"
      song_id: expected a string, got nothing"
  `);
  const { app_version: __, ...contextless } = song;
  expect(told(listening, "track", "Song Played", contextless)).toMatchInlineSnapshot(`
    "The track "Song Played" call isn't as the plan says:
      app_version: expected a string, got nothing"
  `);
  expect(told(listening, "track", "Song Played", {})).toMatchInlineSnapshot(`
    "The track "Song Played" call isn't as the plan says:
      song_id: expected a string, got nothing
      song_name: expected a string, got nothing
      artist: expected a string, got nothing
      source: expected "search", "playlist" or "radio", got nothing
      app_version: expected a string, got nothing"
  `);
  expect(
    told(listening, "track", "Song Shared", { ...shared, found_in: { label: "a", inside: { label: 1 } } }),
  ).toMatchInlineSnapshot(`
    "The track "Song Shared" call isn't as the plan says:
      found_in.inside.label: expected a string, got 1"
  `);
  expect(told(listening, "track", "Song Shared", { ...shared, message: "x".repeat(501) })).toMatchInlineSnapshot(`
    "The track "Song Shared" call isn't as the plan says:
      message: expected at most 500 characters, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"
  `);
});

test("Values count as they travel.", async () => {
  const plan = `events:
  Sent:
    additionalProperties: false
    properties:
      at?: date-time
      two?: { type: string, minLength: 2, maxLength: 2 }
      price?: { type: number, multipleOf: 0.01 }
      whole?: { type: integer, minimum: 0 }
      list?: { type: array, items: integer | null }
      set?: { type: array, uniqueItems: true }
      none?: 'null'
`;
  const checks = await checksOf(generated(plan, { checks: true }));
  const good: Record<string, readonly unknown[]> = {
    at: [new Date(0), "1990-12-31T23:59:60Z", undefined],
    two: ["ab", "😀😀", "e\u0301", "\ud83d\ud83d"],
    price: [19.99, -0, 1e21, 0.1, 100],
    whole: [-0, 1.0, 2 ** 60, 1e308, new Number(3)],
    list: [[], new Array(3), [Number.NaN], [undefined, () => 1, Symbol("a")]],
    set: [
      [1, "1", true, [1], { a: 1 }, { a: "1" }, null],
      [{ a: 1 }, { b: 1 }],
    ],
    none: [null, Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN), undefined],
  };
  const bad: Record<string, readonly unknown[]> = {
    at: [new Date(Number.NaN), "1990-12-31", Date.now(), "2023-02-29T00:00:00Z"],
    two: ["a", "👩‍👩‍👧", "😀", "e\u0301a"],
    price: [19.995, 0.1 + 0.2, 1e-7, 5e-324, "19.99", 1n],
    whole: [-1, 0.5, Number.NaN, "1", new Date(0)],
    list: [[1.5], { 0: 1 }, new Set([1]), null],
    set: [
      [1, 1.0],
      [0, -0],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [[], []],
      [null, Number.NaN],
    ],
    none: [0, "", false, {}],
  };
  const verdicts = (values: typeof good) =>
    Object.entries(values).flatMap(([key, all]) => all.map((value) => told(checks, "track", "Sent", { [key]: value })));
  expect(verdicts(good).filter((text) => text !== undefined)).toEqual([]);
  expect(verdicts(bad).filter((text) => text === undefined)).toEqual([]);
});

test("What doesn't say how it travels can't be sent.", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  let deep: object = {};
  for (let level = 0; level < 20_000; level++) deep = { deep };
  const throwing = {
    toJSON: () => {
      throw new Error("no");
    },
  };
  const none = { toJSON: () => undefined };
  for (const body of [{ ...song, song_id: 1n }, { ...song, song_id: circle }, deep, throwing, none]) {
    expect(told(listening, "track", "Song Played", body)).toContain("expected what JSON can hold, got ");
  }
});

test("An event that this client doesn't send is a violation; a retired one is told apart.", async () => {
  expect(told(listening, "track", "Song Plaied", song)).toMatchInlineSnapshot(`
    "The track "Song Plaied" call isn't as the plan says:
      expected an event of this client, got "Song Plaied""
  `);
  for (const name of ["__proto__", "toString", ""])
    expect(told(listening, "track", name, {})).toContain("an event of this client");
  const plan = "events:\n  Old: { status: retired }\n  Planned: { status: proposed }\n  Now: {}\n";
  const checks = await checksOf(generated(plan, { checks: true }));
  expect(told(checks, "track", "Old", {})).toMatchInlineSnapshot(`
    "The track "Old" call isn't as the plan says:
      expected an event that isn't retired, got "Old""
  `);
  expect(told(checks, "track", "Planned", {})).toContain("an event of this client");
  expect(told(checks, "track", "Now", {})).toBeUndefined();
  expect(told(checks, "page", "Now", {})).toContain("an event of this client");
});

test("What an output denies is checked as what it sends: without.", () => {
  expect(told(listening, "track", "Song Shared", shared)).toBeUndefined();
  expect(told(listening, "track", "Song Shared", { ...shared, recipient: "a@example.com" })).toMatchInlineSnapshot(`
    "The track "Song Shared" call isn't as the plan says:
      recipient: expected nothing, as it never leaves, got "a@example.com""
  `);
});

test("What is denied never leaves an open event either.", async () => {
  const plan =
    "events:\n  Form Sent:\n    additionalProperties: true\n    properties: { email?: { type: string, privacy: personal } }\n";
  const denying = await checksOf(generated(plan, { checks: true, deny: ["personal"] }));
  expect(told(denying, "track", "Form Sent", { anything: 1 })).toBeUndefined();
  expect(told(denying, "track", "Form Sent", { email: "a" })).toContain("email: expected nothing");
  const other = await checksOf(generated(plan, { checks: true }));
  expect(told(other, "track", "Form Sent", { email: "a" })).toBeUndefined();
});

test("A page goes by its exact name first, then by the names that pages may have.", async () => {
  const plan = `events:
  Home: { kind: page, properties: { a: integer } }
  Article Read: { kind: page, name: string, properties: { b: integer } }
  Step Seen: { kind: page, name: [One, Two], properties: { c: integer } }
  Home Seen: { kind: screen, properties: { d: integer } }
`;
  const checks = await checksOf(generated(plan, { checks: true }));
  expect(told(checks, "page", "Home", { a: 1 })).toBeUndefined();
  expect(told(checks, "page", "Home", { b: 1 })).toContain("a: expected a whole number, got nothing");
  expect(told(checks, "page", "Whatever", { b: 1 })).toBeUndefined();
  expect(told(checks, "page", "One", { c: 1 })).toBeUndefined();
  expect(told(checks, "page", "One", { b: 1 })).toBeUndefined();
  expect(told(checks, "page", "One", { d: 1 })).toContain("expected no property of this name");
  expect(told(checks, "screen", "Home Seen", { d: 1 })).toBeUndefined();
  // What SDKs put there, which the schemas take as well.
  expect(told(checks, "page", "Home", { a: 1, url: "https://example.com", title: "Home" })).toBeUndefined();
  expect(told(checks, "page", "Home", { a: 1, url: 1 })).toContain("url: expected a string, got 1");
  expect(told(checks, "screen", "Home Seen", { d: 1, url: "a" })).toContain("url: expected no property");
});

test("Traits are those of the kind of group, of any kind of user, and ids are texts.", async () => {
  const plan = `entities:
  visitor: { kind: user, id: visitor_id, traits: { visitor_id: uuid, seen?: integer } }
  machine: { kind: user, id: number, traits: { number: integer, model: [a, b] } }
  team: { kind: group, id: team_id, traits: { team_id: string, size: integer } }
  company: { kind: group, traits: { name: string } }
`;
  const checks = await checksOf(generated(plan, { checks: true }));
  const id = "0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90";
  expect(told(checks, "identify", id, {})).toBeUndefined();
  expect(told(checks, "identify", "12", { model: "a" })).toBeUndefined();
  expect(told(checks, "identify", "a", {})).toMatchInlineSnapshot(`
    "The identify call isn't as the plan says:
      expected an id that is a text that matches ^-?(?:0|[1-9][0-9]*)$, got "a"
      model: expected "a" or "b", got nothing"
  `);
  expect(told(checks, "identify", "12", { model: "c" })).toMatchInlineSnapshot(`
    "The identify call isn't as the plan says:
      model: expected "a" or "b", got "c""
  `);
  expect(told(checks, "group", "t", { size: 1 }, { groupType: "team" })).toBeUndefined();
  expect(told(checks, "group", "t", { name: "a" }, { groupType: "team" })).toMatchInlineSnapshot(`
    "The group team call isn't as the plan says:
      name: expected no property of this name, got "a"
      size: expected a whole number, got nothing"
  `);
  expect(told(checks, "group", "t", { name: "a" })).toBeUndefined();
  expect(told(checks, "group", "t", {}, { groupType: "club" })).toMatchInlineSnapshot(`
    "The group club call isn't as the plan says:
      expected a group of this client, got "club""
  `);
  expect(told(await checksOf(generated("", { checks: true })), "identify", "a", {})).toMatchInlineSnapshot(`
    "The identify call isn't as the plan says:
      expected no such call from this client, got one"
  `);
});

test("A name under which a renamed event is still sent is checked as the event.", async () => {
  const plan = "events:\n  Song Played: { renamed_from: [Song Started], properties: { song_id: string } }\n";
  const both = await checksOf(generated(plan, { checks: true, renamed: "all_names" }));
  expect(told(both, "track", "Song Started", { song_id: "a" })).toBeUndefined();
  expect(told(both, "track", "Song Started", {})).toContain("song_id: expected a string, got nothing");
  const one = await checksOf(generated(plan, { checks: true }));
  expect(told(one, "track", "Song Started", { song_id: "a" })).toContain("an event of this client");
});

test("Every call that a client makes goes through, with context, consent and privacy behind it.", async () => {
  const files = generated(fixture("listening"), { checks: true, source: "web", deny: ["personal"] });
  const { api, messages, sdk } = await recorded(files);
  const violations: Violation[] = [];
  const recording = sdk.recording();
  api.connect(listening.checked(recording, { onViolation: (violation) => violations.push(violation) }));
  api.setConsent({ analytics: true, marketing: false });
  api.setContext({ app_version: "2.4.0" });
  const { app_version: _, ...own } = song;
  api.songPlayed(own);
  api.identifyUser("1231", { plan: "free", email: "a@example.com" });
  expect(violations).toEqual([]);
  api.songPlayed({ ...own, source: "serch" });
  expect(violations.map(({ problems }) => problems)).toEqual([
    [{ path: ["source"], expected: '"search", "playlist" or "radio"', received: '"serch"' }],
  ]);
  // Checks tell of mistakes and change nothing: everything was passed on.
  expect(recording.messages).toHaveLength(3);
  expect(violations[0]?.call).toBe(recording.messages[2]);
  expect(messages).toEqual([]);
});

test("By default a violation is thrown under test, after the call was passed on.", () => {
  const passed: Message[] = [];
  const sink = listening.checked((message) => passed.push(message));
  expect(process.env.NODE_ENV).toBe("test");
  const wrong: Message = { type: "track", name: "Song Played", body: {} };
  expect(() => sink(wrong)).toThrow('The track "Song Played" call isn\'t as the plan says:');
  expect(passed).toEqual([wrong]);
  sink({ type: "track", name: "Song Played", body: song });
  expect(passed).toHaveLength(2);
});

test("Elsewhere it is printed, and in production nothing is even checked.", () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  const wrong: Message = { type: "track", name: "Song Played", body: {} };
  for (const environment of ["development", undefined]) {
    vi.stubEnv("NODE_ENV", environment);
    listening.checked(() => {})(wrong);
  }
  expect(printed.mock.calls).toEqual([[listening.violationIn(wrong)?.text], [listening.violationIn(wrong)?.text]]);
  vi.stubEnv("NODE_ENV", "production");
  const sink = (): void => {};
  expect(listening.checked(sink)).toBe(sink);
  // Who gives a function of their own wants to know in production, too.
  const violations: Violation[] = [];
  listening.checked(sink, { onViolation: (violation) => violations.push(violation) })(wrong);
  expect(violations).toHaveLength(1);
});

test("Where there is no `process`, as in a browser without a bundler, it is printed.", async () => {
  const printed: string[] = [];
  const script = await checksScript(generated("events: { A: {} }", { checks: true }));
  const call = `checks.checked(() => {})({ type: "track", name: "B", body: {} })`;
  runInNewContext(`${script}\n${call}`, { console: { error: (text: string) => printed.push(text) } });
  expect(printed).toEqual([expect.stringContaining('expected an event of this client, got "B"')]);
});

test("Text of a plan and of a call stays what it is: keys like members of every object, marks, long lists.", async () => {
  const checks = await checksOf(generated(fixture("hostile"), { checks: true }));
  expect(told(checks, "track", "nothing of the kind", {})).toContain("an event of this client");
  const names = Object.getOwnPropertyNames(Object.prototype);
  const events = names.map(
    (name, at) => `  ${name}: { identifier: own${at}, properties: { a: [${names.join(", ")}, b, c] } }`,
  );
  const proto = await checksOf(generated(`events:\n${events.join("\n")}\n`, { checks: true }));
  for (const name of names) {
    expect(told(proto, "track", name, { a: name })).toBeUndefined();
    expect(told(proto, "track", name, { a: "d" })).toContain("one of 4 others");
    expect(told(proto, "track", name, JSON.parse('{ "a": "b", "__proto__": 1 }'))).toContain(
      "__proto__: expected no property",
    );
  }
});
