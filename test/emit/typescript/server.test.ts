import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundled, bundler, compiled, generated, nodenext, recorded, textOf, under } from "./support/client.js";
import { fixture } from "./support/fixtures.js";

// One process speaks for many people: every call says whom it is about, and what that person agreed to.

const server = generated(fixture("listening"), { side: "server", sdk: ["http"], deny: ["personal"] });
const withoutConsent = `
entities:
  user: { kind: user, id: user_id, traits: { user_id: string, plan?: [free, premium] } }
  team: { kind: group, id: team_id, traits: { team_id: integer, seats?: integer } }
context: { app_version: string }
events:
  App Opened:
  Song Played: { properties: { song_id: string, source?: [search, radio] } }
  Help Viewed: { kind: page, name: [Help, Contact], properties: { article?: string } }
`;
const plain = generated(withoutConsent, { side: "server" });
const song = { song_id: "s-1", song_name: "Hello", artist: "Adele" };

test("Every call carries whom it is about, and its options as they are.", async () => {
  const { api, messages } = await recorded(plain);
  const who = { userId: "1231", anonymousId: "a-1" };
  const options = { messageId: "m-1", context: { ip: "192.0.2.1" }, integrations: { All: false } };
  api.setContext({ app_version: "2.4.0" });
  api.appOpened(who);
  api.songPlayed({ song_id: "s-1" }, { anonymousId: "a-1" }, options);
  api.helpViewed("Help", {}, who);
  api.groupTeam?.(12, { seats: 3 }, who);
  api.track("Song Played", { song_id: "s-1" }, who, options);
  expect(messages.map(({ type, name, body, identity, options }) => [type, name, body, identity, options])).toEqual([
    ["track", "App Opened", { app_version: "2.4.0" }, who, undefined],
    ["track", "Song Played", { app_version: "2.4.0", song_id: "s-1" }, { anonymousId: "a-1" }, options],
    ["page", "Help", { app_version: "2.4.0" }, who, undefined],
    ["group", "12", { seats: 3 }, who, undefined],
    ["track", "Song Played", { app_version: "2.4.0", song_id: "s-1" }, who, options],
  ]);
  expect(messages[1]?.options).toBe(options);
});

test("An identify call is about the id that it gives, and joins who the person was before.", async () => {
  const { api, messages } = await recorded(plain);
  api.identifyUser("1231", { plan: "free" });
  api.identifyUser("1231", {}, { anonymousId: "a-1" });
  api.as({ anonymousId: "a-2" })(api.identifyUser, "1231", {});
  api.as({ userId: "other" })(api.identifyUser, "1231", {});
  expect(messages.map(({ name, identity }) => [name, identity])).toEqual([
    ["1231", { userId: "1231" }],
    ["1231", { userId: "1231", anonymousId: "a-1" }],
    ["1231", { userId: "1231", anonymousId: "a-2" }],
    ["1231", { userId: "1231" }],
  ]);
});

test("A bound call is about the person of the request, with what the SDK should know of the request.", async () => {
  const { api, messages } = await recorded(plain);
  const t = api.as({ userId: "1231" }, { context: { ip: "192.0.2.1" } });
  t(api.appOpened);
  t(api.songPlayed, { song_id: "s-1" });
  t(api.helpViewed, "Contact", {});
  expect(messages.map(({ name, identity, options }) => [name, identity, options])).toEqual(
    ["App Opened", "Song Played", "Contact"].map((name) => [
      name,
      { userId: "1231" },
      { context: { ip: "192.0.2.1" } },
    ]),
  );
});

test("Requests at the same time don't see one another's person or consent.", async () => {
  const { api, messages } = await recorded(server);
  const request = async (userId: string, analytics: boolean) => {
    const t = api.as({ userId, consent: { analytics } });
    await null;
    t(api.songShared, song);
    await null;
    t(api.songPlayed, { ...song, source: "radio" });
  };
  await Promise.all([request("a", true), request("b", false), request("c", true)]);
  expect(messages.map(({ name, identity }) => [name, identity])).toEqual([
    ["Song Shared", { userId: "a" }],
    ["Song Shared", { userId: "c" }],
    ["Song Played", { userId: "a" }],
    ["Song Played", { userId: "b" }],
    ["Song Played", { userId: "c" }],
  ]);
});

test("What events carry is said of the process, of the person or in the call, the nearest first.", async () => {
  for (const files of [plain, server]) {
    const { api, messages } = await recorded(files);
    api.setContext({ app_version: "2.4.0", experiment: "a" });
    const person = { userId: "1231", consent: {}, context: { experiment: "b" } };
    const played = { ...song, source: "radio" };
    api.songPlayed(played, person);
    api.as(person)(api.songPlayed, played);
    api.track("Song Played", played, person);
    api.songPlayed({ ...played, experiment: "c" }, person);
    api.songPlayed(played, { userId: "1232", consent: {} });
    const experiments = ["b", "b", "b", "c", "a"];
    expect(messages.map(({ body }) => body)).toEqual(
      experiments.map((experiment) => ({ app_version: "2.4.0", experiment, ...played })),
    );
    for (const { identity, options } of messages) {
      expect([Object.keys(identity ?? {}).sort(), options]).toEqual([["anonymousId", "userId"], undefined]);
    }
  }
});

test("What is denied stays out of the context of a person, too.", async () => {
  const denied = "context: { ip?: { type: ipv4, privacy: sensitive }, city?: string }\nevents: { App Opened: }\n";
  const files = generated(denied, { side: "server", deny: ["sensitive"] });
  const { api, messages } = await recorded(files);
  api.setContext({ ip: "192.0.2.1" });
  api.appOpened({ userId: "1231", context: { ip: "192.0.2.1", city: "Bonn" } });
  expect(messages[0]?.body).toEqual({ city: "Bonn" });
});

test("A call whose categories aren't all granted is dropped, undecided ones too, and never comes back.", async () => {
  const { api, messages } = await recorded(server);
  const people = [{}, { analytics: false }, { marketing: true }, { analytics: "yes" }];
  for (const consent of people) {
    api.songShared(song, { userId: "1231", consent });
    api.track("Song Shared", song, { userId: "1231", consent });
  }
  api.groupFamily(12, { number_of_members: 3 }, { userId: "1231", consent: { analytics: true } });
  expect(messages).toEqual([]);
  api.songShared(song, { userId: "1231", consent: { analytics: true } });
  api.groupFamily(12, { number_of_members: 3 }, { userId: "1231", consent: { marketing: true } });
  expect(messages.map(({ name }) => name)).toEqual(["Song Shared", "12"]);
  expect(server.map(({ path }) => path)).not.toContain("consent.ts");
  expect(textOf(server, "index.ts")).not.toContain("setConsent");
});

test("Properties that need a consent which isn't given are left out, and what is denied never leaves.", async () => {
  const { api, messages } = await recorded(server);
  const properties = { ...song, message: "listen", recipient: "a@example.com" };
  for (const marketing of [true, false]) {
    const who = { userId: "1231", consent: { analytics: true, marketing } };
    api.songShared(properties, who);
    api.track("Song Shared", properties, who);
  }
  const granted = { ...song, message: "listen" };
  expect(messages.map(({ body }) => body)).toEqual([granted, granted, song, song]);
});

test("Adapters get whom a call is about without what the person agreed to.", async () => {
  const { api, messages } = await recorded(server);
  const consent = { analytics: true, marketing: true };
  api.songPlayed({ ...song, source: "radio" }, { userId: "1231", anonymousId: "a-1", consent });
  api.identifyUser("1231", { plan: "free" }, { anonymousId: "a-1", consent });
  expect(messages.map(({ identity }) => identity)).toEqual([
    { userId: "1231", anonymousId: "a-1" },
    { userId: "1231", anonymousId: "a-1" },
  ]);
});

test("A category called like a member of every object is not granted by that.", async () => {
  const files = generated("events: { A Sent: { consent: constructor }, B Sent: { consent: [toString] } }", {
    side: "server",
  });
  const { api, messages } = await recorded(files);
  api.aSent?.({ userId: "1231", consent: {} });
  api.bSent?.({ userId: "1231", consent: {} });
  expect(messages).toEqual([]);
});

test("The side is the one that the chosen adapters are made for, unless said otherwise.", () => {
  const asks = (options: Parameters<typeof generated>[1]) =>
    textOf(generated(withoutConsent, options), "events.ts").includes("who: Who");
  expect(asks({ sdk: ["segment"] })).toBe(false);
  expect(asks({ sdk: ["http"] })).toBe(false);
  expect(asks({})).toBe(false);
  expect(asks({ sdk: ["segment-node", "http"] })).toBe(true);
  expect(asks({ sdk: ["http"], side: "server" })).toBe(true);
});

const usage = `
import { appOpened, as, connect, groupTeam, helpViewed, identifyUser, setContext, songPlayed, track,
  type BoundCalls, type Identity, type Who } from "./plain/index.js";
import * as asking from "./asking/index.js";
import { recording } from "./plain/sdk.js";

connect(recording());
setContext({ app_version: "2.4.0" });
const who: Identity = { userId: "1231" };
const same: Who = who;
appOpened(who);
appOpened({ anonymousId: "a-1" }, { timestamp: new Date() });
appOpened({ userId: "1231", context: { app_version: "2.4.1" } });
as({ userId: "1231", context: {} })(appOpened);
songPlayed({ song_id: "s-1" }, { userId: "1231", anonymousId: "a-1" });
helpViewed("Help", {}, same, { messageId: "m-1" });
identifyUser("1231", {});
identifyUser("1231", { plan: "free" }, { anonymousId: "a-1" });
groupTeam(12, {}, who);
track("Song Played", { song_id: "s-1" }, who);
track("App Opened", {}, who);

const t: BoundCalls = as(who, { context: { ip: "192.0.2.1" } });
t(appOpened);
t(songPlayed, { song_id: "s-1", source: "search" });
t(helpViewed, "Contact", { article: "a" });
t(identifyUser, "1231", { plan: "free" });
t(groupTeam, 12, { seats: 3 });

const consent = { analytics: true } as const;
const asked = asking.as({ userId: "1231", consent });
asking.appOpened({ userId: "1231", consent: {} });
asking.identifyUser("1231", { plan: "free" }, { consent });
asked(asking.songShared, { song_id: "s-1", song_name: "Hello", artist: "Adele" });
asked(asking.identifyUser, "1231", { plan: "free" });
asked(asking.groupFamily, 12, { number_of_members: 3 });
asking.track("Song Shared", { song_id: "s-1", song_name: "Hello", artist: "Adele" }, { userId: "1231", consent });

// @ts-expect-error Whom is it about?
appOpened();
// @ts-expect-error Whom is it about?
songPlayed({ song_id: "s-1" });
// @ts-expect-error Nobody.
appOpened({});
// @ts-expect-error Nobody: what may be undefined is not known.
appOpened({ userId: undefined });
// @ts-expect-error An id is a text.
appOpened({ userId: 1231 });
// @ts-expect-error Options are no identity.
appOpened({ messageId: "m-1" });
// @ts-expect-error No such key.
appOpened({ userID: "1231" });
// @ts-expect-error No such context.
appOpened({ userId: "1231", context: { app_versoin: "2.4.1" } });
// @ts-expect-error Traits have no context.
identifyUser("1231", {}, { context: {} });
// @ts-expect-error Who joins?
groupTeam(12, {});
// @ts-expect-error The id has been said.
identifyUser("1231", {}, { userId: "1231" });
// @ts-expect-error Whom is it about?
track("App Opened", {});
// @ts-expect-error Properties come first.
track("App Opened", who);
// @ts-expect-error Nobody.
as({});
// @ts-expect-error A message's id is not a request's.
as(who, { messageId: "m-1" });
// @ts-expect-error A required property is missing.
t(songPlayed, {});
// @ts-expect-error Properties are required.
t(songPlayed);
// @ts-expect-error The value is not among those that the plan lists.
t(songPlayed, { song_id: "s-1", source: "serch" });
// @ts-expect-error The property is not in the plan.
t(songPlayed, { song_id: "s-1", color: "red" });
// @ts-expect-error The name is none of the page's.
t(helpViewed, "Hlep", {});
// @ts-expect-error The trait's value is not among those that the plan lists.
t(identifyUser, "1231", { plan: "fre" });
// @ts-expect-error An event without properties takes none.
t(appOpened, { color: "red" });
// @ts-expect-error By its name an event can't be bound: its properties would go unchecked.
t(track, "Song Played", { song_id: "s-1" });
// @ts-expect-error What did the person agree to?
asking.appOpened({ userId: "1231" });
// @ts-expect-error What did the person agree to?
asking.identifyUser("1231", { plan: "free" });
// @ts-expect-error What did the person agree to?
asking.as({ userId: "1231" });
// @ts-expect-error No such category.
asking.as({ userId: "1231", consent: { analitics: true } });
// @ts-expect-error A client that needs no consent takes none.
appOpened({ userId: "1231", consent: {} });
// @ts-expect-error Nobody decides for all.
asking.setConsent({ analytics: true });
// @ts-expect-error A trait is missing.
asked(asking.groupFamily, 12, {});
`;

test.each([
  ["typescript", nodenext],
  ["typescript6", bundler],
  ["typescript5", nodenext],
] as const)("Leaving out whom a call is about does not compile, bound or not, under %s.", async (compiler, options) => {
  const files = { ...under("plain", plain), ...under("asking", server), "usage.ts": usage };
  expect(await compiled(compiler, files, options)).toBe("");
});

test("Server clients of every fixture compile, for every adapter that runs there.", async () => {
  const sdk = ["http", "segment-node", "posthog-node"];
  const files = {
    ...under("listening", generated(fixture("listening"), { sdk, renamed: "all_names" })),
    ...under("hostile", generated(fixture("hostile"), { side: "server", deny: ["sensitive"], renamed: "all_names" })),
    ...under("shapes", generated(fixture("shapes"), { side: "server" })),
    ...under("own-context", generated(fixture("own-context"), { side: "server", renamed: "all_names" })),
    ...under("empty", generated("", { side: "server" })),
  };
  for (const compiler of ["typescript", "typescript5"] as const)
    expect(await compiled(compiler, files, nodenext)).toBe("");
});

test("Binding brings no event into a bundle that the application doesn't use.", async () => {
  const use = `import { as, songPlayed } from "./tracking";\nas({ userId: "1231", consent: {} })(songPlayed, {});`;
  const text = await bundled(server, use);
  expect(text).toContain("Song Played");
  for (const name of ["Song Shared", "App Opened", "Song Started", "identify"]) expect(text).not.toContain(name);
  const bare = await bundled(server, `import { songPlayed } from "./tracking";\nsongPlayed({}, {});`);
  expect(gzipSync(text).length - gzipSync(bare).length).toBeLessThan(60);
});

test("A browser's client has nothing that is for servers.", async () => {
  const browser = generated(fixture("listening"), { sdk: ["segment"] });
  const paths = browser.map(({ path }) => path);
  for (const path of ["as.ts", "given-consent.ts", "given-context.ts", "identity.ts", "under-names.ts"])
    expect(paths).not.toContain(path);
  expect(textOf(browser, "types.ts")).not.toMatch(/\bWho\b|FormerIdentity/);
  const text = await bundled(
    browser,
    `export * from "./tracking";\nexport { segment, recording, fanout } from "./tracking/sdk";`,
  );
  expect(text).not.toMatch(/identity|\bwho\b|anonymousId/);
});
