import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { generated, recorded, running, textOf } from "./support/client.js";
import { fixture } from "./support/fixtures.js";

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-05-01T10:00:00Z"), toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const web = generated(fixture("listening"), { sdk: ["segment"], source: "web", deny: ["personal"] });
const all = generated(fixture("listening"));
const song = { song_id: "s-1", song_name: "Hello", artist: "Adele" };

test("A track call carries the event's name, its properties and the context.", async () => {
  const { api, messages } = await recorded(web);
  api.setContext({ app_version: "2.4.0" });
  api.songPlayed({ ...song, source: "search" }, { integrations: { All: true } });
  expect(messages).toEqual([
    {
      type: "track",
      name: "Song Played",
      body: { app_version: "2.4.0", ...song, source: "search" },
      options: { integrations: { All: true } },
    },
  ]);
});

test("Without context, the caller's own object is passed on, not a copy.", async () => {
  const { api, messages } = await recorded(generated("events: { Song Played: { properties: { a: string } } }"));
  const properties = { a: "b" };
  api.songPlayed(properties);
  expect(messages[0]?.body).toBe(properties);
});

test("Page calls carry their name: the only one, the one that is passed, or the event's own.", async () => {
  const { api, messages } = await recorded(web);
  api.homeViewed();
  api.helpViewed("Contact", { article: "a", scroll: {} });
  expect(messages.map(({ type, name, body }) => [type, name, body])).toEqual([
    ["page", "Home", {}],
    ["page", "Contact", { article: "a", scroll: {} }],
  ]);
  const shapes = await recorded(generated(fixture("shapes")));
  shapes.api.screenRead({ seconds: 1 });
  expect(shapes.messages[0]).toMatchObject({ type: "screen", name: "Screen Read", body: { seconds: 1 } });
});

test("Identify and group calls carry the id apart from the traits, without context, and say how traits are written.", async () => {
  const { api, messages } = await recorded(web);
  api.setContext({ app_version: "2.4.0" });
  api.identifyUser("1231", { plan: "free", songs_played: 1 });
  api.setConsent({ marketing: true });
  api.groupFamily(12, { number_of_members: 3 });
  expect(messages).toEqual([
    {
      type: "identify",
      name: "1231",
      body: { plan: "free", songs_played: 1 },
      setOnce: ["first_seen_at"],
      increment: ["songs_played"],
      options: undefined,
    },
    {
      type: "group",
      name: "12",
      body: { number_of_members: 3 },
      groupType: "family",
      consent: ["marketing"],
      options: undefined,
    },
  ]);
});

test("A consent that an event or an entity needs holds its calls back until it is given, with their time.", async () => {
  const { api, messages } = await recorded(web);
  api.songShared(song);
  api.track("Song Shared", song);
  api.groupFamily(12, { number_of_members: 3 });
  expect(messages).toEqual([]);
  vi.setSystemTime(new Date("2026-05-01T10:00:40Z"));
  api.setConsent({ analytics: true });
  expect(messages.map(({ name, options }) => [name, options])).toEqual([
    ["Song Shared", { timestamp: new Date("2026-05-01T10:00:00Z") }],
    ["Song Shared", { timestamp: new Date("2026-05-01T10:00:00Z") }],
  ]);
  api.setConsent({ marketing: false });
  api.groupFamily(12, { number_of_members: 3 });
  expect(messages).toHaveLength(2);
});

test.each(["songShared", "track"])(
  "A property that needs consent is left out until it is given, through %s.",
  async (name) => {
    const { api, messages } = await recorded(web);
    const share = (properties: object) =>
      name === "track" ? api.track("Song Shared", properties) : api.songShared(properties);
    api.setConsent({ analytics: true });
    share({ ...song, message: "listen" });
    api.setConsent({ marketing: true });
    share({ ...song, message: "listen" });
    expect(messages.map(({ body }) => body)).toEqual([song, { ...song, message: "listen" }]);
  },
);

test.each(["songShared", "track"])(
  "What the output denies never leaves, however it got past the types, through %s.",
  async (name) => {
    const { api, messages } = await recorded(web);
    api.setConsent({ analytics: true });
    const properties = { ...song, recipient: "a@example.com" };
    if (name === "track") api.track("Song Shared", properties);
    else api.songShared(properties);
    api.identifyUser("1231", { plan: "free", email: "a@example.com" });
    expect(messages.map(({ body }) => body)).toEqual([song, { plan: "free" }]);
  },
);

test("An output that denies nothing sends personal data and has no filter.", async () => {
  const { api, messages } = await recorded(all);
  api.setConsent({ analytics: true });
  api.songShared({ ...song, recipient: "a@example.com" });
  expect(messages[0]?.body).toEqual({ ...song, recipient: "a@example.com" });
  expect(all.map(({ path }) => path)).not.toContain("without.ts");
});

test.each(["personal", "sensitive"] as const)(
  "To deny %s denies the sensitive too, nested values and context as well.",
  async (deny) => {
    const plan = `
types:
  address: { properties: { street: { type: string, privacy: sensitive } } }
context: { ip?: { type: ipv4, privacy: sensitive } }
events:
  Order Sent:
    properties:
      total: number
      ship_to?: address
      notes?: { type: array, items: { properties: { text: { type: string, privacy: sensitive } } } }
      city?: { type: string, privacy: personal }
`;
    const files = generated(plan, { deny: [deny] });
    const { api, messages } = await recorded(files);
    api.setContext({ ip: "10.0.0.1" });
    const order = { total: 1, ship_to: { street: "x" }, notes: [{ text: "x" }], city: "y", ip: "10.0.0.2" };
    api.orderSent(order);
    api.track("Order Sent", order);
    const sent = deny === "personal" ? { total: 1 } : { total: 1, city: "y" };
    expect(messages.map(({ body }) => body)).toEqual([sent, sent]);
  },
);

test("Context that an event's sources don't send is left out of it, and the event's own value stands.", async () => {
  const plan = {
    "trackc.yaml": "name: example\nvocabulary: { sources: [web, ios] }\n",
    "plans/plan.yaml": `
context:
  version: string
  build: { type: integer, sources: ios }
events:
  Web Event: { sources: web }
  Any Event: {}
  Own Event: { sources: web, properties: { build: integer } }
`,
  };
  const { api, messages } = await recorded(generated(plan));
  api.setContext({ version: "1", build: 7 });
  api.webEvent();
  api.anyEvent();
  api.ownEvent({ build: 1 });
  for (const name of ["Web Event", "Any Event"]) api.track(name);
  api.track("Own Event", { build: 1 });
  const bodies = [{ version: "1" }, { version: "1", build: 7 }, { version: "1", build: 1 }];
  expect(messages.map(({ body }) => body)).toEqual([...bodies, ...bodies]);
});

test("An event that no context belongs to carries none, through its function and through track.", async () => {
  const plan =
    "context: { build: { type: integer, sources: ios } }\nevents: { Web Event: { sources: web }, Ios Event: { sources: ios } }";
  const { api, messages } = await recorded(generated(plan));
  api.setContext({ build: 7 });
  api.webEvent();
  api.iosEvent();
  api.track("Web Event");
  api.track("Ios Event");
  expect(messages.map(({ body }) => body)).toEqual([{}, { build: 7 }, {}, { build: 7 }]);
});

test("A former name forwards, unless something else is called so now.", async () => {
  const { api, messages } = await recorded(web);
  api.setConsent({ analytics: true });
  api.songSent(song);
  expect(messages[0]?.name).toBe("Song Shared");
  const taken = generated(`
events:
  Song Shared: { renamed_from: [Song Sent, Song Passed] }
  SONG SENT: { identifier: SongSent }
  Song Given: { renamed_from: Song Passed }
`);
  expect(textOf(taken, "events.ts")).not.toContain("Renamed");
});

test("Proposed events come only where an output asks for them, retired ones never, and one source's alone where it says so.", () => {
  const plan = "events: { A: { status: proposed }, B: { status: retired }, C: { sources: ios, destinations: x }, D: }";
  const functions = (options: Parameters<typeof generated>[1]) =>
    [...textOf(generated(plan, options), "events.ts").matchAll(/^export function (\w+)/gm)].map((match) => match[1]);
  expect(functions({})).toEqual(["c", "d"]);
  expect(functions({ proposed: true })).toEqual(["a", "c", "d"]);
  expect(functions({ source: "web" })).toEqual(["d"]);
  expect(functions({ destination: "y" })).toEqual(["d"]);
});

test("An event reaches only the destinations that it names, through fanout, and all in an output of one destination.", async () => {
  const { api, sdk } = await running(all);
  const [amplitude, segment] = [sdk.recording(), sdk.recording()];
  api.connect(sdk.fanout({ amplitude, segment }));
  api.setConsent({ analytics: true });
  api.songShared(song);
  api.track("Song Shared", song);
  api.songPlayed({ ...song, source: "radio" });
  expect(amplitude.messages).toHaveLength(3);
  expect(segment.messages.map(({ name }) => name)).toEqual(["Song Played"]);
  const one = generated(fixture("listening"), { destination: "amplitude" });
  expect(textOf(one, "events.ts")).not.toContain("destinations");
});

test("A user whose id is denied can't be identified through that output.", () => {
  const plan = "entities:\n  user: { kind: user, id: email, traits: { email: { type: email, privacy: personal } } }\n";
  expect(generated(plan, { deny: ["personal"] }).map(({ path }) => path)).not.toContain("entities.ts");
});

test("What needs consent inside a property needs it for the whole property.", async () => {
  const plan = `
types:
  inner: { properties: { phone?: { type: string, consent: marketing } } }
  outer: { properties: { inner?: inner, again?: outer } }
events:
  Form Sent: { properties: { answers?: outer, note: string } }
`;
  const { api, messages } = await recorded(generated(plan));
  api.formSent({ answers: { inner: { phone: "1" } }, note: "x" });
  expect(messages[0]?.body).toEqual({ note: "x" });
});

test("The options of one call are passed on as they are, under every kind of call.", async () => {
  const { api, messages } = await recorded(web);
  api.setConsent({ analytics: true, marketing: true });
  const options = {
    timestamp: "2020-01-01T00:00:00Z",
    messageId: "m-1",
    integrations: { All: false, Amplitude: { session_id: 1 } },
    context: { ip: "192.0.2.1" },
  };
  api.songPlayed({ ...song, source: "search" }, options);
  api.songShared(song, options);
  api.track("Song Shared", song, options);
  api.helpViewed("Help", { article: "a", scroll: {} }, options);
  api.identifyUser("1231", { plan: "free" }, options);
  api.groupFamily(12, { number_of_members: 3 }, options);
  expect(messages).toHaveLength(6);
  for (const message of messages) expect(message.options).toBe(options);
});

test("Calls before connect wait in their order with their time, and keep the options that they were given.", async () => {
  const { api, sdk } = await running(web);
  const given = { timestamp: new Date("2020-01-01T00:00:00Z"), messageId: "m-1" };
  api.songPlayed({ ...song, source: "search" });
  vi.setSystemTime(new Date("2026-05-01T10:00:05Z"));
  api.identifyUser("1231", { plan: "free" }, { messageId: "m-2" });
  api.homeViewed({}, given);
  vi.setSystemTime(new Date("2026-05-01T10:01:00Z"));
  const calls = sdk.recording();
  api.connect(calls);
  api.homeViewed();
  expect(calls.messages.map(({ name, options }) => [name, options])).toEqual([
    ["Song Played", { timestamp: new Date("2026-05-01T10:00:00Z") }],
    ["1231", { timestamp: new Date("2026-05-01T10:00:05Z"), messageId: "m-2" }],
    ["Home", given],
    ["Home", undefined],
  ]);
  expect(calls.messages.map(({ type }) => type)).toEqual(["track", "identify", "page", "page"]);
});

test("While the SDK isn't there yet calls wait for it too, also those that consent held back before.", async () => {
  const { api, sdk } = await running(web);
  const found: unknown[][] = [];
  let analytics: object | undefined;
  api.connect(sdk.segment(() => analytics));
  api.songShared(song);
  vi.setSystemTime(new Date("2026-05-01T10:00:40Z"));
  api.setConsent({ analytics: true });
  analytics = { track: (...values: unknown[]) => found.push(values) };
  api.flush();
  expect(found).toEqual([["Song Shared", song, { timestamp: new Date("2026-05-01T10:00:00Z") }]]);
});

test("A deprecated event is sent, struck through; a retired one has no function, nor has one that isn't there yet.", async () => {
  const files = generated(`events:
  Old Sent: { status: deprecated, replaced_by: New Sent }
  New Sent: { since: 2026-01-01 }
  Gone Sent: { status: retired }
  Next Sent: { status: proposed }
`);
  const { api, messages } = await recorded(files);
  api.oldSent?.();
  expect(messages.map(({ name }) => name)).toEqual(["Old Sent"]);
  expect(textOf(files, "events.ts")).toContain("/** @deprecated Use {@link newSent}. */");
  for (const name of ["goneSent", "nextSent"]) expect(api[name]).toBeUndefined();
  for (const path of ["events.ts", "track.ts"]) expect(textOf(files, path)).not.toMatch(/Gone Sent|Next Sent/);
});
