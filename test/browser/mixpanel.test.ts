import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import { withPage } from "./support/page.js";

const entry = `
import sdk from "mixpanel-browser";
import type { Message } from "../../templates/typescript/core.js";
import { mixpanel } from "../../templates/typescript/sdk/mixpanel.js";
declare const COLLECTOR: string;
sdk.init("token", { api_host: COLLECTOR, batch_flush_interval_ms: 20, api_payload_format: "json" });
const sink = mixpanel(() => sdk);
export const send = (messages: readonly Message[]) => messages.forEach(sink);
`;

interface MixpanelEvent {
  readonly event: string;
  readonly properties: Readonly<Record<string, unknown>>;
}
type Update = Readonly<Record<string, unknown>>;

/** What arrives at Mixpanel: events by their names, and updates of people and of groups. The SDK keeps no order. */
interface Sent {
  readonly events: readonly MixpanelEvent[];
  readonly people: readonly Update[];
  readonly groups: readonly Update[];
}

/** What Mixpanel's real SDK sends for some messages, waiting until there is as much of it as is expected. */
async function sent(expected: Record<keyof Sent, number>, ...messages: readonly Message[]): Promise<Sent> {
  return withPage(
    async ({ run, requests, until, blocked, errors }) => {
      const of = <Kind>(path: string) =>
        requests().flatMap((request) => (request.path.startsWith(path) ? (request.body as Kind[]) : []));
      const all = (): Sent => ({
        events: of<MixpanelEvent>("/track/").toSorted((one, other) => (one.event < other.event ? -1 : 1)),
        // Beside what the adapter writes, the SDK tells by itself where somebody came from.
        people: of<Update>("/engage/").filter((update) => !JSON.stringify(update).includes("$initial_referrer")),
        groups: of("/groups/"),
      });
      await run(`app.send(${JSON.stringify(messages)})`);
      await until(() => {
        const { events, people, groups } = all();
        const { events: e, people: p, groups: g } = expected;
        return events.length === e && people.length === p && groups.length === g;
      });
      expect([blocked(), errors()]).toEqual([[], []]);
      return all();
    },
    { entry },
  );
}

test("An event goes out under its name, with its properties and options.", async () => {
  const body = { song_id: "s-1", list: [1, "a"] };
  const options = { timestamp: "2020-01-01T00:00:00.500Z", messageId: "m-1", context: { $locale: "de" } };
  const { events } = await sent(
    { events: 2, people: 0, groups: 0 },
    { type: "track", name: "Song Played", body, options },
    { type: "track", name: "Song Played", body },
  );
  const given = events.find(({ properties }) => properties.$insert_id === "m-1");
  const made = events.find((event) => event !== given);
  expect(given).toMatchObject({
    event: "Song Played",
    properties: { ...body, time: 1_577_836_800.5, $insert_id: "m-1", $locale: "de", token: "token" },
  });
  expect(made?.properties.$insert_id).not.toBe("m-1");
  expect(Date.now() / 1_000 - Number(made?.properties.time)).toBeLessThan(10);
});

test("A page is Mixpanel's own event; a screen is one beside it; both have their names and options.", async () => {
  const options = { timestamp: "2020-01-01T00:00:00Z", messageId: "m-1" };
  const { events } = await sent(
    { events: 2, people: 0, groups: 0 },
    { type: "page", name: "Home", body: { campaign: "spring" }, options },
    { type: "screen", name: "Player", body: { campaign: "spring" }, options },
  );
  const shared = { campaign: "spring", time: 1_577_836_800, $insert_id: "m-1" };
  expect(events).toMatchObject([
    { event: "$mp_web_page_view", properties: { ...shared, page: "Home", current_page_title: "A page" } },
    { event: "Screen Viewed", properties: { ...shared, screen: "Player" } },
  ]);
});

test("Who it is is remembered; traits are set, set once and added to.", async () => {
  const { events, people } = await sent(
    { events: 2, people: 3, groups: 0 },
    {
      type: "identify",
      name: "1231",
      body: { plan: "free", signed_up: "2026-01-01", plays: 2, skips: -1, left_out: undefined },
      setOnce: ["signed_up"],
      increment: ["plays", "skips"],
    },
    { type: "track", name: "Song Played", body: {} },
  );
  expect(events).toMatchObject([
    { event: "$identify", properties: { distinct_id: "1231" } },
    { event: "Song Played", properties: { distinct_id: "1231", $user_id: "1231" } },
  ]);
  const updates = [
    { $set: { plan: "free" } },
    { $set_once: { signed_up: "2026-01-01" } },
    { $add: { plays: 2, skips: -1 } },
  ];
  for (const update of updates) {
    expect(people.find((each) => Object.keys(update).every((way) => way in each))).toMatchObject({
      ...update,
      $distinct_id: "1231",
    });
  }
});

test("A call without traits writes none.", async () => {
  const { people } = await sent(
    { events: 1, people: 1, groups: 0 },
    { type: "identify", name: "1231", body: {} },
    { type: "group", name: "f-1", groupType: "family", body: {} },
  );
  expect(people).toMatchObject([{ $set: { family: ["f-1"] } }]);
});

test("A group is remembered, and its traits are set and set once; amounts are an event's.", async () => {
  const { events, people, groups } = await sent(
    { events: 3, people: 1, groups: 2 },
    { type: "identify", name: "1231", body: {} },
    {
      type: "group",
      name: "f-1",
      groupType: "family",
      body: { size: 3, founded: "2020", plays: 2 },
      setOnce: ["founded"],
      increment: ["plays"],
    },
    { type: "track", name: "Song Played", body: {} },
  );
  const group = { $group_key: "family", $group_id: "f-1" };
  expect(groups.find(({ $set }) => $set)).toMatchObject({ ...group, $set: { size: 3 } });
  expect(groups.find(({ $set_once }) => $set_once)).toMatchObject({ ...group, $set_once: { founded: "2020" } });
  expect(people).toMatchObject([{ $set: { family: ["f-1"] }, $distinct_id: "1231" }]);
  expect(events.slice(1)).toMatchObject([
    { event: "Song Played", properties: { family: ["f-1"] } },
    { event: "Traits Added", properties: { plays: 2, family: ["f-1"] } },
  ]);
});

const dist = join(import.meta.dirname, "../../node_modules/mixpanel-browser/dist");

test("Calls that the snippet keeps are sent by the library that replaces it.", async () => {
  const messages: readonly Message[] = [
    { type: "identify", name: "1231", body: { plan: "free" } },
    { type: "group", name: "f-1", groupType: "family", body: { size: 3 } },
    { type: "page", name: "Home", body: {} },
  ];
  await withPage(
    async ({ run, until, requests, errors }) => {
      expect(await run("app.isStub()")).toBe(true);
      await run(`app.send(${JSON.stringify(messages)})`);
      await run("app.load()");
      const text = () => JSON.stringify(requests().map(({ body }) => body));
      const parts = ['"$identify"', '"$mp_web_page_view"', '"plan":"free"', '"size":3', '"family":["f-1"]'];
      await until(() => parts.every((part) => text().includes(part)));
      expect(await run("app.isStub()")).toBe(false);
      expect(errors()).toEqual([]);
    },
    {
      entry: `
import "./before.js";
import "../../node_modules/mixpanel-browser/dist/mixpanel-jslib-snippet.min.js";
import type { Message } from "../../templates/typescript/core.js";
import { mixpanel } from "../../templates/typescript/sdk/mixpanel.js";
declare const COLLECTOR: string;
declare const window: { mixpanel: any };
window.mixpanel.init("token", { api_host: COLLECTOR, batch_requests: false, api_payload_format: "json" });
const sink = mixpanel(() => window.mixpanel);
export const send = (messages: readonly Message[]) => messages.forEach(sink);
export const isStub = () => String(window.mixpanel).includes("stub");
export const load = () => new Promise((resolve) => {
  const script = document.createElement("script");
  script.src = COLLECTOR + "/library.js";
  script.onload = resolve;
  document.head.append(script);
});
`,
      // The snippet would load the library at once, and before the calls.
      files: { "before.ts": `Object.assign(globalThis, { MIXPANEL_CUSTOM_LIB_URL: "data:text/javascript," });` },
      answer: ({ path }) =>
        path === "/library.js"
          ? { type: "text/javascript", body: readFileSync(join(dist, "mixpanel.min.js"), "utf8") }
          : undefined,
    },
  );
});
