import { expect, test } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import { decompressed } from "./support/lz-string.js";
import { type Page, type Received, withPage } from "./support/page.js";

// The SDK sends by HTTPS only, and the collector doesn't speak it: its `fetch` is led to HTTP, and nothing else is changed.
const http = `
declare const COLLECTOR: string;
const { fetch } = globalThis;
globalThis.fetch = (url, init) => fetch(String(url).replace("https:", "http:"), init);
`;

const entry = `
import sdk from "clevertap-web-sdk";
import type { Message } from "../../templates/typescript/core.js";
import { clevertap } from "../../templates/typescript/sdk/clevertap.js";
${http}
sdk.init("ACCOUNT", null, new URL(COLLECTOR).host, null, { enableFetchApi: true });
sdk.enablePersonalization = true;
const sink = clevertap(() => sdk);
export const send = (messages: readonly Message[]) => messages.forEach(sink);
export const knows = (profile: object) => sdk.profile.push({ Site: profile });
`;

/** What CleverTap answers: which device it is, without which the SDK waits with everything else. */
const answer: NonNullable<Parameters<typeof withPage>[1]["answer"]> = ({ query }) => ({
  body: JSON.stringify({ meta: { g: "device-1", sid: "1", rf: true, rn: query.rn } }),
});

interface Push {
  readonly type: "event" | "profile";
  readonly evtName?: string;
  readonly evtData?: object;
  readonly profile?: object;
}

/** What the SDK pushed, in the order of its numbers, without its own events. */
function pushesIn(requests: readonly Received[]): readonly Push[] {
  return requests
    .filter(({ query }) => query.type === "push")
    .toSorted((one, other) => Number(one.query.rn) - Number(other.query.rn))
    .map(({ query }) => JSON.parse(decompressed(query.d ?? "")) as Push)
    .filter(({ evtName }) => evtName !== "wzrk_fetch");
}

/** What CleverTap's real SDK pushes for some messages. */
async function sent(
  count: number,
  messages: readonly Message[],
  prepare?: (page: Page) => Promise<unknown>,
): Promise<readonly Push[]> {
  return withPage(
    async (page) => {
      const { run, requests, until, blocked, errors } = page;
      const pushes = () => pushesIn(requests());
      await until(({ query }) => query.type === "push");
      await prepare?.(page);
      const before = pushes().length;
      await run(`app.send(${JSON.stringify(messages)})`);
      await until(() => pushes().length === before + count);
      expect([blocked(), errors()]).toEqual([[], []]);
      return pushes().slice(before);
    },
    { entry, answer },
  );
}

test("Events, pages and screens go out under their names, with their properties.", async () => {
  const body = { song_id: "s-1", at: "$D_1577836800" };
  const pushes = await sent(4, [
    { type: "track", name: "Song Played", body, options: { timestamp: "2020-01-01T00:00:00Z", messageId: "m-1" } },
    { type: "track", name: "App Opened", body: {} },
    { type: "page", name: "Home", body: { campaign: "spring" } },
    { type: "screen", name: "Player", body: { campaign: "spring" } },
  ]);
  expect(pushes).toMatchObject([
    { type: "event", evtName: "Song Played", evtData: body },
    { type: "event", evtName: "App Opened" },
    { type: "event", evtName: "Page Viewed", evtData: { page: "Home", campaign: "spring" } },
    { type: "event", evtName: "Screen Viewed", evtData: { screen: "Player", campaign: "spring" } },
  ]);
  expect(JSON.stringify(pushes)).not.toMatch(/wzrk_error|m-1|2020-01-01/);
});

test("Who it is comes with the traits, and a group is nobody.", async () => {
  const pushes = await sent(2, [
    { type: "group", name: "f-1", groupType: "family", body: { size: 3 } },
    { type: "identify", name: "1231", body: { plan: "free", since: "2026" }, setOnce: ["since"] },
    { type: "track", name: "Song Played", body: {} },
  ]);
  expect(pushes).toMatchObject([
    { type: "profile", profile: { Identity: "1231", plan: "free", since: "2026" } },
    { evtName: "Song Played" },
  ]);
});

test("Amounts are added to traits that the browser knows, and are an event's where it doesn't; none replaces a total.", async () => {
  const pushes = await sent(
    4,
    [
      {
        type: "identify",
        name: "1231",
        body: { plays: 2, skips: -1, shares: 3 },
        increment: ["plays", "skips", "shares"],
      },
    ],
    async ({ run, until }) => {
      await run(`app.knows({ plays: 40, skips: 5 })`);
      await until(({ query }) => decompressed(query.d ?? "").includes(`"plays":40`));
    },
  );
  expect(pushes).toMatchObject([
    { type: "profile", profile: { Identity: "1231" } },
    { type: "profile", profile: { plays: { $incr: 2 } } },
    { type: "profile", profile: { skips: { $decr: 1 } } },
    { type: "event", evtName: "Traits Added", evtData: { shares: 3 } },
  ]);
  expect(Object.keys(pushes[0]?.profile ?? {}).sort()).toEqual(["Identity", "tz"]);
});

test("Calls that the snippet keeps are sent by the SDK that replaces it.", async () => {
  await withPage(
    async ({ requests, until, errors }) => {
      await until(() => pushesIn(requests()).length === 3);
      expect(pushesIn(requests())).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ evtName: "Song Played", evtData: { song_id: "s-1" } }),
          expect.objectContaining({ profile: expect.objectContaining({ Identity: "1231", plan: "free" }) }),
          expect.objectContaining({ evtName: "Traits Added", evtData: { plays: 2 } }),
        ]),
      );
      expect(errors()).toEqual([]);
    },
    {
      entry: `
import "./before.js";
import "clevertap-web-sdk";
`,
      files: {
        "before.ts": `
import { clevertap } from "../../templates/typescript/sdk/clevertap.js";
${http}
const snippet = { event: [], profile: [], account: [{ id: "ACCOUNT" }], onUserLogin: [], notifications: [], privacy: [] };
const settings = { targetDomain: new URL(COLLECTOR).host, enableFetchApi: true };
Object.assign(globalThis, { clevertap: Object.assign(snippet, settings) });
const sink = clevertap(() => snippet);
sink({ type: "track", name: "Song Played", body: { song_id: "s-1" } });
sink({ type: "identify", name: "1231", body: { plan: "free", plays: 2 }, increment: ["plays"] });
`,
      },
      answer,
    },
  );
});
