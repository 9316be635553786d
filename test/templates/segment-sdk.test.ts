import { Analytics, type Context } from "@segment/analytics-next";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import { segment } from "../../templates/typescript/sdk/segment.js";
import { saidOfUsage } from "../support/sdk-types.js";

// What the SDK asks of the page it is on.
beforeAll(() => {
  vi.stubGlobal("document", { querySelector: () => null, title: "Songs", referrer: "" });
  vi.stubGlobal("location", { pathname: "/", search: "", hash: "", href: "https://example.com/" });
});
afterAll(() => void vi.unstubAllGlobals());

/** Segment's real SDK, with a destination in it that keeps what it is given. */
async function realSdk(): Promise<{ sdk: Analytics; event: () => Promise<Context["event"]> }> {
  const sdk = new Analytics({ writeKey: "key" }, { disableClientPersistence: true });
  const waiting: ((event: Context["event"]) => void)[] = [];
  const take = (context: Context): Context => {
    waiting.shift()?.(context.event);
    return context;
  };
  await sdk.register({
    name: "Kept here",
    type: "destination",
    version: "1",
    isLoaded: () => true,
    load: async () => undefined,
    track: take,
    page: take,
    screen: take,
    identify: take,
    group: take,
  });
  return { sdk, event: () => new Promise((resolve) => waiting.push(resolve)) };
}

async function sent(message: Message): Promise<Context["event"]> {
  const { sdk, event } = await realSdk();
  const next = event();
  segment(() => sdk)(message);
  return next;
}

test("The real SDK sends an event under its name, with its properties.", async () => {
  const event = await sent({ type: "track", name: "Song Played", body: { song_id: "s-1", list: [1, null] } });
  expect(event).toMatchObject({ type: "track", event: "Song Played", properties: { song_id: "s-1", list: [1, null] } });
});

test("The real SDK takes a page's and a screen's name for a name, not for a category.", async () => {
  for (const type of ["page", "screen"] as const) {
    const event = await sent({ type, name: "Home", body: { campaign: "spring" } });
    expect(event).toMatchObject({ type, name: "Home", properties: { campaign: "spring" } });
    expect(event.category ?? null).toBeNull();
  }
});

test("The real SDK takes a page without properties.", async () => {
  const event = await sent({ type: "page", name: "Home", body: {}, options: { context: { locale: "de" } } });
  expect(event).toMatchObject({ type: "page", name: "Home", context: { locale: "de" } });
});

test("The real SDK sends who it is, and remembers it.", async () => {
  const { sdk, event } = await realSdk();
  const sink = segment(() => sdk);
  const [identified, grouped] = [event(), event()];
  sink({ type: "identify", name: "1231", body: { plan: "free", songs_played: 1 }, increment: ["songs_played"] });
  expect(await identified).toMatchObject({
    type: "identify",
    userId: "1231",
    traits: { plan: "free", songs_played: 1 },
  });
  sink({ type: "group", name: "f-1", body: { number_of_members: 3 } });
  expect(await grouped).toMatchObject({
    type: "group",
    groupId: "f-1",
    userId: "1231",
    traits: { number_of_members: 3 },
  });
});

test("The real SDK takes the time and the other options of a call.", async () => {
  const timestamp = new Date("2020-01-01T00:00:00Z");
  const event = await sent({
    type: "track",
    name: "Song Played",
    body: {},
    options: { timestamp, integrations: { Amplitude: false }, context: { ip: "0.0.0.0" } },
  });
  expect(new Date(event.timestamp ?? 0)).toEqual(timestamp);
  expect(event.integrations).toMatchObject({ Amplitude: false });
  expect(event.context).toMatchObject({ ip: "0.0.0.0" });
});

test("The SDK's own types fit the adapter's.", async () => {
  const usage = `
import { Analytics, AnalyticsBrowser, type AnalyticsSnippet } from "@segment/analytics-next";
import { connect } from "./tracking";
import { segment } from "./tracking/sdk";

declare const window: { analytics?: AnalyticsSnippet };
declare const nothing: null | undefined;
connect(segment(() => window.analytics));
connect(segment(() => nothing));
const browser: AnalyticsBrowser = AnalyticsBrowser.load({ writeKey: "key" });
connect(segment(() => browser));
connect(segment(() => new Analytics({ writeKey: "key" })));
// @ts-expect-error Not an SDK.
connect(segment(() => ({ track: 1 })));
`;
  expect(await saidOfUsage(usage, "segment")).toBe("");
});
