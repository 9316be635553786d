import { expect, test } from "vitest";
import { compiled, generated, nodenext, recorded, textOf, under } from "./support/client.js";

const plan = `
events:
  Song Shared:
    renamed_from: [Song Sent, Track Shared]
    consent: analytics
    destinations: amplitude
    properties: { song_id: string, recipient?: { type: email, privacy: personal } }
  Song Played: { properties: { song_id: string } }
  Home Viewed: { kind: page, renamed_from: Start Viewed }
  Help Viewed: { kind: page, name: [Help, Contact], renamed_from: Support Viewed }
`;
const song = { song_id: "s-1" };

test("Only the new name is sent, unless an output asks for all.", async () => {
  for (const options of [{}, { renamed: "new_name" }] as const) {
    const files = generated(plan, options);
    const { api, messages } = await recorded(files);
    api.setConsent({ analytics: true });
    api.songShared(song);
    expect(messages.map(({ name }) => name)).toEqual(["Song Shared"]);
    expect(files.map(({ path }) => path)).not.toContain("under-names.ts");
  }
});

test.each(["browser", "server"] as const)(
  "Where all names are asked for, a call is sent under each, with the same policies, on a %s.",
  async (side) => {
    const files = generated(plan, { renamed: "all_names", deny: ["personal"], side });
    const { api, messages } = await recorded(files);
    const who = side === "server" ? [{ userId: "1231", consent: { analytics: true } }] : [];
    const refused = side === "server" ? [{ userId: "1231", consent: {} }] : [];
    const shared = { ...song, recipient: "a@example.com" };
    api.songShared(shared, ...refused);
    expect(messages).toEqual([]);
    if (side === "browser") api.setConsent({ analytics: false });
    if (side === "browser") api.setConsent({ analytics: true });
    api.songShared(shared, ...who);
    api.track("Song Shared", shared, ...who);
    const names = ["Song Shared", "Song Sent", "Track Shared"];
    expect(messages.map(({ name }) => name)).toEqual([...names, ...names]);
    for (const { body, destinations } of messages) expect([body, destinations]).toEqual([song, ["amplitude"]]);
  },
);

test("Every name gets a message id of its own, the same when the call is repeated.", async () => {
  const { api, messages } = await recorded(generated(plan, { renamed: "all_names" }));
  api.setConsent({ analytics: true });
  const timestamp = new Date("2026-01-01T00:00:00Z");
  for (let again = 0; again < 2; again++) api.songShared(song, { messageId: "m-1", timestamp });
  api.songShared(song, { timestamp });
  const ids = ["m-1", "m-1-1", "m-1-2"];
  expect(messages.map(({ options }) => options?.messageId)).toEqual([...ids, ...ids, undefined, undefined, undefined]);
  for (const { options } of messages) expect(options?.timestamp).toBe(timestamp);
});

test("A page is sent under its former name as well, unless its names never were the event's.", async () => {
  const { api, messages } = await recorded(generated(plan, { renamed: "all_names" }));
  api.songPlayed(song);
  api.homeViewed();
  api.helpViewed("Help");
  expect(messages.map(({ name }) => name)).toEqual(["Song Played", "Home Viewed", "Start Viewed", "Help"]);
});

test("The function under the former name sends all names, and is struck through.", async () => {
  const files = generated(plan, { renamed: "all_names" });
  const { api, messages } = await recorded(files);
  api.setConsent({ analytics: true });
  api.songSent?.(song);
  expect(messages.map(({ name }) => name)).toEqual(["Song Shared", "Song Sent", "Track Shared"]);
  expect(textOf(files, "events.ts")).toContain(
    " * Also sent under the names that it had before: `Song Sent` and `Track Shared`.",
  );
  expect(await compiled("typescript5", under("tracking", files), nodenext)).toBe("");
});

test("An `identifier` keeps the names of generated code when the event is renamed.", async () => {
  const before = "events: { Song Played: { properties: { song_id: string } } }";
  const after =
    "events: { Song Heard: { identifier: songPlayed, renamed_from: Song Played, properties: { song_id: string } } }";
  const files = generated(after);
  const { api, messages } = await recorded(files);
  api.songPlayed(song);
  api.track("Song Heard", song);
  expect(messages.map(({ name }) => name)).toEqual(["Song Heard", "Song Heard"]);
  const exported = (text: string) => [...text.matchAll(/^export \w+ (\w+)/gm)].map((match) => match[1]);
  expect(exported(textOf(files, "events.ts"))).toEqual(exported(textOf(generated(before), "events.ts")));
  const both = await recorded(generated(after, { renamed: "all_names" }));
  both.api.songPlayed(song);
  expect(both.messages.map(({ name }) => name)).toEqual(["Song Heard", "Song Played"]);
});

test("Types and entities keep a pinned identifier as well.", () => {
  const files = generated(`
types: { music_kind: { identifier: Genre, enum: [pop, rock] } }
entities: { account_holder: { kind: user, identifier: User, traits: { likes: music_kind } } }
`);
  expect(textOf(files, "entities.ts")).toContain("export function identifyUser(id: string, traits: UserTraits,");
  expect(textOf(files, "entities.ts")).toContain("likes: Genre;");
  expect(textOf(files, "types.ts")).toContain("export const genreValues =");
});

test("Two former names of one event that are one in code are kept as that one.", async () => {
  const files = generated(
    "events: { Song Played: { renamed_from: [song-heard, Song Heard], properties: { song_id: string } } }",
  );
  const { api, messages } = await recorded(files);
  api.songHeard?.(song);
  expect(messages.map(({ name }) => name)).toEqual(["Song Played"]);
  expect(textOf(files, "events.ts").match(/export const songHeard/gu)).toHaveLength(1);
});
