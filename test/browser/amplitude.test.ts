import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Answering, Received } from "./support/collector.js";
import { type Page, withPage } from "./support/page.js";

const options = `{
  serverUrl: COLLECTOR + "/2/httpapi",
  autocapture: false,
  fetchRemoteConfig: false,
  flushIntervalMillis: 20,
}`;
const key = "0123456789abcdef0123456789abcdef";

const entry = `
import * as sdk from "@amplitude/analytics-browser";
import { amplitude } from "../../templates/typescript/sdk/amplitude.js";

declare const COLLECTOR: string;
export const ready = sdk.init("${key}", ${options}).promise;
export const call = amplitude(() => sdk);
`;

const scripts = join(import.meta.dirname, "../../node_modules/@amplitude/analytics-browser/lib/scripts");

const answer: Answering = ({ path }) =>
  path === "/amplitude-min.js"
    ? { type: "text/javascript", body: readFileSync(join(scripts, "amplitude-min.js"), "utf8") }
    : { body: `{"code":200}` };

interface Event {
  readonly event_type: string;
  readonly user_properties?: unknown;
}

const eventsIn = ({ body }: Received): readonly Event[] => (body as { events?: readonly Event[] }).events ?? [];

/** The events that arrived, once there are so many. */
async function events({ until, requests }: Page, count: number): Promise<readonly Event[]> {
  await until(() => requests().flatMap(eventsIn).length >= count);
  return requests().flatMap(eventsIn);
}

test("Amplitude's SDK sends events with their properties, time, id and options.", async () => {
  await withPage(
    async (page) => {
      await page.run("app.ready");
      await page.run(`app.call({
        type: "track",
        name: "Song Played",
        body: { song_id: "s-1", list: [1, null], nested: { a: true }, toString: "mine" },
        options: {
          timestamp: new Date("2020-01-01T00:00:00Z"),
          messageId: "m-1",
          integrations: { All: false },
          context: { language: "de", app_version: "2.4.0" },
        },
      })`);
      await page.run(`app.call({ type: "page", name: "Home", body: { campaign: "spring" } })`);
      await page.run(
        `app.call({ type: "screen", name: "Player", body: {}, options: { timestamp: "2020-01-01T00:00:01Z" } })`,
      );
      const [played, home, player] = await events(page, 3);
      expect(played).toMatchObject({
        event_type: "Song Played",
        event_properties: { song_id: "s-1", list: [1, null], nested: { a: true }, toString: "mine" },
        time: Date.UTC(2020, 0, 1),
        insert_id: "m-1",
        language: "de",
        app_version: "2.4.0",
      });
      expect(played).not.toHaveProperty("integrations");
      expect(home).toMatchObject({ event_type: "Viewed Home Page", event_properties: { campaign: "spring" } });
      expect(player).toMatchObject({ event_type: "Viewed Player Screen", time: Date.UTC(2020, 0, 1, 0, 0, 1) });
      expect(page.blocked()).toEqual([]);
      expect(page.errors()).toEqual([]);
    },
    { entry, answer },
  );
});

test("Amplitude's SDK sends who it is, and writes traits as the plan says.", async () => {
  await withPage(
    async (page) => {
      await page.run("app.ready");
      await page.run(`app.call({
        type: "identify",
        name: "u-1",
        body: { plan: "free", genres: ["pop"], first_seen: "2026-01-01", plays: 2, gone: null, never: undefined },
        setOnce: ["first_seen"],
        increment: ["plays"],
      })`);
      await page.run(`app.call({
        type: "group",
        name: "f-1",
        body: { members: 2, founded: "2020", songs: 5 },
        groupType: "family",
        setOnce: ["founded"],
        increment: ["songs"],
        options: { messageId: "m-2", timestamp: "2020-01-01T00:00:00Z" },
      })`);
      await page.run(`app.call({ type: "group", name: "f-2", body: {}, groupType: "family" })`);
      await page.run(`app.call({ type: "track", name: "Song Played", body: {} })`);
      const [identified, member, family, moved, played] = await events(page, 5);
      expect(identified).toMatchObject({ event_type: "$identify", user_id: "u-1" });
      expect(identified?.user_properties).toEqual({
        $set: { plan: "free", genres: ["pop"] },
        $setOnce: { first_seen: "2026-01-01" },
        $add: { plays: 2 },
        $unset: { gone: "-" },
      });
      const time = Date.UTC(2020, 0, 1);
      expect(member).toMatchObject({
        event_type: "$identify",
        user_id: "u-1",
        groups: { family: "f-1" },
        insert_id: "m-2",
        time,
      });
      expect(family).toMatchObject({
        event_type: "$groupidentify",
        groups: { family: "f-1" },
        group_properties: { $set: { members: 2 }, $setOnce: { founded: "2020" }, $add: { songs: 5 } },
        insert_id: "m-2-traits",
        time,
      });
      expect(moved).toMatchObject({ event_type: "$identify", groups: { family: "f-2" } });
      expect(played).toMatchObject({ event_type: "Song Played", user_id: "u-1" });
      expect(page.errors()).toEqual([]);
    },
    { entry, answer },
  );
});

// The package's own snippet: it asks for Amplitude's CDN, in vain, so that the test can say when the script comes.
const snippet = `
import { connect } from "../../templates/typescript/core.js";
import { amplitude } from "../../templates/typescript/sdk/amplitude.js";

declare const COLLECTOR: string;
declare global { interface Window { amplitude: any } }
export { send } from "../../templates/typescript/core.js";

export let stub: any;
export const asked = () => connect(amplitude(() => window.amplitude));

export function insertSnippet() {
  ${readFileSync(join(scripts, "amplitude-snippet-min.js"), "utf8")}
  window.amplitude.init("${key}", ${options});
  stub = window.amplitude._q;
}

export function loadScript() {
  const script = document.createElement("script");
  script.src = COLLECTOR + "/amplitude-min.js";
  document.head.append(script);
  return new Promise((resolve) => { script.onload = resolve; });
}
`;

test("No call is lost while Amplitude's snippet is replaced by the SDK, and all arrive once.", async () => {
  await withPage(
    async (page) => {
      const track = (name: string) => page.run(`app.send({ type: "track", name: "${name}", body: {} })`);
      await page.run("app.asked()");
      await track("Before the snippet");
      await page.run("app.insertSnippet()");
      await track("On the snippet");
      await page.run(
        `app.send({ type: "identify", name: "u-1", body: { plan: "free", plays: 1 }, increment: ["plays"] })`,
      );
      await page.run("app.loadScript()");
      await track("On the SDK");
      const all = await events(page, 4);
      expect(all.map((event) => event.event_type)).toEqual([
        "Before the snippet",
        "On the snippet",
        "$identify",
        "On the SDK",
      ]);
      expect(all[2]?.user_properties).toEqual({ $set: { plan: "free" }, $add: { plays: 1 } });
      expect(page.blocked()).toEqual([expect.stringMatching("^https://cdn.amplitude.com/libs/analytics-browser-")]);
      expect(page.errors()).toEqual([]);
    },
    { entry: snippet, answer },
  );
});
