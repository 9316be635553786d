import { expect, test } from "vitest";
import { isLong } from "../../support/long.js";
import { bundler, type Compiler, compiled, generated, nodenext, recorded, under } from "./support/client.js";
import { fixture } from "./support/fixtures.js";

const listening = generated(fixture("listening"), { sdk: ["segment", "http"], deny: ["personal"] });
const clients = {
  ...under("listening", listening),
  ...under("web", generated(fixture("listening"), { source: "web", destination: "amplitude" })),
  ...under("hostile", generated(fixture("hostile"), { deny: ["sensitive"] })),
  ...under("shapes", generated(fixture("shapes"))),
  ...under("own-context", generated(fixture("own-context"), { deny: ["sensitive"], checks: true })),
  ...under("empty", generated("")),
};

const usage = `
import { appOpened, connect, flush, groupFamily, helpViewed, homeViewed, identifyUser, setConsent, setContext,
  songPlayed, songSent, songShared, track, genreValues,
  type EventName, type Genre, type PropertiesOf, type SongPlayed } from "./listening/index.js";
import { fanout, http, recording, segment, toConsole } from "./listening/sdk.js";

declare const window: { analytics?: { [Call in "track" | "page" | "screen" | "identify" | "group"]: (...values: unknown[]) => void } };

connect(segment(() => window.analytics));
connect(fanout({ amplitude: http("https://collect.example.com"), segment: segment(() => null) }));
connect(recording());
connect(toConsole());
connect((message) => void message.name);
flush();
setContext({ app_version: "2.4.0" });
setContext({});
setConsent({ analytics: true, marketing: false });
identifyUser("1231", { plan: "free", songs_played: 1 });
groupFamily(12, { number_of_members: 4 }, { timestamp: new Date() });
const properties = { song_id: "s-1", song_name: "Hello", artist: "Adele", source: "search" } as const;
songPlayed(properties);
songPlayed({ ...properties, genre: "pop", position_seconds: 1 }, { integrations: { All: false } });
songSent({ song_id: "s-1", song_name: "Hello", artist: "Adele" });
songShared({ song_id: "s-1", song_name: "Hello", artist: "Adele", found_in: { label: "a", inside: { label: "b" } } });
appOpened();
appOpened({ messageId: "m-1" });
homeViewed();
homeViewed({ campaign: "spring" });
helpViewed("Help", { article: "a", scroll: { "first paragraph": 0.5 } });
track("Song Played", properties);
track("App Opened");
track("App Opened", {}, { messageId: "m-1" });
const genres: readonly Genre[] = genreValues;
const wrapped = <Name extends EventName>(name: Name, of: PropertiesOf<Name>) => track(name, of);
wrapped("Song Played", properties);
const held: SongPlayed = { ...properties, genre: genres[0] ?? "pop" };
track("Song Played", held);

// @ts-expect-error A required property is missing.
songPlayed({ song_id: "s-1", song_name: "Hello", artist: "Adele" });
// @ts-expect-error The value is not among those that the plan lists.
songPlayed({ ...properties, source: "serch" });
// @ts-expect-error The property is not in the plan.
songPlayed({ song_id: "s-1", song_name: "Hello", artist: "Adele", source: "search", color: "red" });
// @ts-expect-error A property of another type.
songPlayed({ ...properties, position_seconds: "1" });
// @ts-expect-error Optional is not undefined.
songPlayed({ ...properties, genre: undefined });
// @ts-expect-error Properties are required.
songPlayed();
// @ts-expect-error This client refuses personal data.
songShared({ song_id: "s-1", song_name: "Hello", artist: "Adele", recipient: "a@example.com" });
const withRecipient = { song_id: "s-1", song_name: "Hello", artist: "Adele", recipient: "a@example.com" };
// @ts-expect-error Also where it hides in a variable.
songShared(withRecipient);
// @ts-expect-error A trait that this client refuses.
identifyUser("1231", { plan: "free", email: "a@example.com" });
// @ts-expect-error A required trait is missing.
identifyUser("1231", {});
// @ts-expect-error The id is a number.
groupFamily("12", { number_of_members: 4 });
// @ts-expect-error An event without properties takes none.
appOpened({ color: "red" });
// @ts-expect-error The name is none of the page's.
helpViewed("Hlep", { article: "a", scroll: {} });
// @ts-expect-error No such context.
setContext({ app_versoin: "2.4.0" });
// @ts-expect-error No such category.
setConsent({ analitics: true });
// @ts-expect-error No such destination.
fanout({ amplitide: recording() });
// @ts-expect-error No such event.
track("Song Plaied", properties);
// @ts-expect-error A required property is missing.
track("Song Played", { song_id: "s-1", song_name: "Hello", artist: "Adele" });
// @ts-expect-error The value is not among those that the plan lists.
track("Song Played", { ...properties, source: "serch" });
// @ts-expect-error The property is not in the plan.
track("Song Played", { song_id: "s-1", song_name: "Hello", artist: "Adele", source: "search", color: "red" });
// @ts-expect-error Properties are required.
track("Song Played");
// @ts-expect-error This client refuses personal data.
track("Song Shared", { song_id: "s-1", song_name: "Hello", artist: "Adele", recipient: "a@example.com" });
// @ts-expect-error Pages are not tracked.
track("Home Viewed", {});
`;

const shapes = `
import { everythingSent, groupOddity, identifyMachine, identifyVisitor, mapEvent, openEvent, pageRead, screenRead,
  type EverythingSent, type Tree } from "./shapes/index.js";

const tree: Tree = { label: "a", children: [{ label: "b" }], byName: { c: { label: "c" } } };
const all: EverythingSent = {
  text: "", whole: 1, decimal: 0.5, truth: true, nothing: null, anything: [{ a: [1, null] }], nullable: null,
  list: ["a"], lists: [[1], []], "any list": [1, "a", null], "union list": [1, "a"], "enum list": ["a", "b"],
  "long enum": "the fifth", "long enum list": ["the fifth"], "one value": "only", "any object": { a: [{}] },
  "empty object": {}, map: { a: 1 }, "map with names": { total: 1, other: true }, "open object": { known: "a", other: [1] },
  "nullable object": null, price: { amount: 1, currency: "EUR" }, size: -3, mixed: null, labels: [], tree,
  forest: { a: tree }, contact: { kind: "call", number: "030" }, date: "2026-01-01", "optional nullable": null,
};
everythingSent(all);
openEvent();
openEvent({ known: "a", other: [1, { deep: true }] });
mapEvent({ a: 1 });
pageRead("Any name");
screenRead({ seconds: 1 });
identifyVisitor("v-1");
identifyVisitor("v-1", { plan: "free" });
identifyMachine(12);
groupOddity("12", { anything: { a: 1 } });
const readonlyList: readonly string[] = ["a"];
everythingSent({ ...all, list: readonlyList, labels: readonlyList });

const wrong: Partial<EverythingSent>[] = [
  // @ts-expect-error
  { nothing: undefined }, { "empty object": { a: 1 } },
  // @ts-expect-error
  { anything: () => 1 },
  // @ts-expect-error
  { anything: undefined },
  // @ts-expect-error
  { "any object": [] },
  // @ts-expect-error
  { map: { a: "1" } },
  // @ts-expect-error
  { "map with names": { other: true } },
  // @ts-expect-error
  { "map with names": { total: "1" } },
  // @ts-expect-error
  { "nullable object": { lat: 1 } },
  // @ts-expect-error
  { size: 4 },
  // @ts-expect-error
  { mixed: false },
  // @ts-expect-error
  { contact: { kind: "mail", number: "030" } },
  // @ts-expect-error
  { tree: { label: "a", children: [{}] } },
];
// @ts-expect-error
mapEvent({ a: "1" });
export { wrong };
`;

const files = { ...clients, "usage.ts": usage, "shapes.ts": shapes };
const short = `
import { connect, identifyUser, songPlayed } from "./listening";
import { segment } from "./listening/sdk";

connect(segment(() => undefined));
identifyUser("1231", { plan: "free" });
songPlayed({ song_id: "s-1", song_name: "Hello", artist: "Adele", source: "search" });
`;

// Each compiler and each resolution once; the long run tries them all together.
const pairs: readonly (readonly [Compiler, string, object])[] = [
  ["typescript", "nodenext", nodenext],
  ["typescript", "bundler", bundler],
  ["typescript6", "nodenext", nodenext],
  ["typescript5", "bundler", bundler],
  ...(isLong
    ? ([
        ["typescript6", "bundler", bundler],
        ["typescript5", "nodenext", nodenext],
      ] as const)
    : []),
];

const inherited = Object.getOwnPropertyNames(Object.prototype);

test("Events called like what every object has may need consent and be meant for some destinations.", async () => {
  const events = inherited.map(
    (name, at) => `  ${name}: { identifier: own${at}, consent: a${at}, destinations: [b${at}] }`,
  );
  const client = generated(`events:\n${events.join("\n")}\n`);
  for (const compiler of ["typescript", "typescript5"] as const)
    expect(await compiled(compiler, under("tracking", client), nodenext)).toBe("");
  const { api, messages } = await recorded(client);
  api.setConsent(Object.fromEntries(inherited.map((_, at) => [`a${at}`, true])));
  for (const name of inherited) api.track(name);
  expect(messages.map(({ name, destinations }) => [name, destinations])).toEqual(
    inherited.map((name, at) => [name, [`b${at}`]]),
  );
});

test.each(pairs)(
  "Clients compile and mistakes do not, under %s with %s resolution.",
  async (compiler, name, options) => {
    expect(await compiled(compiler, name === "bundler" ? { ...files, "short.ts": short } : files, options)).toBe("");
  },
);

test("Clients compile beside the browser's own types and without the strictest flags.", async () => {
  const loose = { ...bundler, lib: ["ES2022", "DOM"], exactOptionalPropertyTypes: false, isolatedDeclarations: false };
  expect(await compiled("typescript", { ...clients, "short.ts": short }, loose)).toBe("");
});

test("A missing property is reported as the function reports it, not as a union of all events.", async () => {
  const call = `import { track } from "./listening/index.js";\ntrack("Song Played", { song_id: "s-1", song_name: "Hello", artist: "Adele" });\n`;
  const said = await compiled("typescript", { ...under("listening", listening), "call.ts": call }, nodenext);
  expect(said.trim()).toBe(
    "call.ts(2,22): error TS2741: Property 'source' is missing in type '{ song_id: string; song_name: string; artist: string; }' but required in type 'SongPlayed'.",
  );
});
