import { expect, test } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import { withPage } from "./support/page.js";

// Flags and other products of PostHog are off, and so is its filter, which takes a browser without a window for a bot.
const entry = `
import sdk from "posthog-js";
import type { Message } from "../../templates/typescript/core.js";
import { posthog } from "../../templates/typescript/sdk/posthog.js";
declare const COLLECTOR: string;
sdk.init("token", {
  api_host: COLLECTOR,
  advanced_disable_flags: true,
  disable_external_dependency_loading: true,
  autocapture: false,
  capture_pageview: false,
  capture_pageleave: false,
  disable_session_recording: true,
  opt_out_useragent_filter: true,
  request_queue_config: { flush_interval_ms: 250 },
});
const sink = posthog(() => sdk);
export const send = (messages: readonly Message[]) => messages.forEach(sink);
`;

interface PosthogEvent {
  readonly event: string;
  readonly uuid: string;
  readonly timestamp: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly $set?: object;
  readonly $set_once?: object;
}

/** What PostHog's real SDK sends for some messages, in the order of the calls. */
async function sent(count: number, ...messages: readonly Message[]): Promise<readonly PosthogEvent[]> {
  return withPage(
    async ({ run, requests, until, blocked, errors }) => {
      // The SDK's ids grow with time.
      const events = () =>
        requests()
          .flatMap(({ body }) => (body as { batch: PosthogEvent[] }).batch)
          .toSorted((one, other) => (one.uuid < other.uuid ? -1 : 1));
      await run(`app.send(${JSON.stringify(messages)})`);
      await until(() => events().length === count);
      expect([blocked(), errors()]).toEqual([[], []]);
      return events();
    },
    { entry },
  );
}

test("An event goes out under its name, with its properties and options.", async () => {
  const body = { song_id: "s-1", list: [1, null] };
  const uuid = "0190b7a0-0000-7000-8000-000000000001";
  const options = { timestamp: "2020-01-01T00:00:00Z", messageId: uuid, context: { $locale: "de" } };
  const events = await sent(
    2,
    { type: "track", name: "Song Played", body, options },
    { type: "track", name: "Song Played", body, options: { messageId: "m-1" } },
  );
  const given = events.find((event) => event.uuid === uuid);
  const made = events.find((event) => event !== given);
  expect(given).toMatchObject({ event: "Song Played", uuid, properties: { ...body, $locale: "de", token: "token" } });
  expect(new Date(given?.timestamp ?? 0)).toEqual(new Date(options.timestamp));
  expect(made?.uuid).toMatch(/^[0-9a-f-]{36}$/);
  expect(Date.now() - new Date(made?.timestamp ?? 0).getTime()).toBeLessThan(10_000);
});

test("Pages and screens are PostHog's own events, with their names.", async () => {
  const events = await sent(
    2,
    { type: "page", name: "Home", body: { campaign: "spring" } },
    { type: "screen", name: "Player", body: { campaign: "spring" } },
  );
  expect(events).toMatchObject([
    { event: "$pageview", properties: { page: "Home", campaign: "spring" } },
    { event: "$screen", properties: { $screen_name: "Player", campaign: "spring" } },
  ]);
});

test("Who it is is remembered; traits are set, or set once; amounts are an event's.", async () => {
  const [identified, added, event] = await sent(
    3,
    {
      type: "identify",
      name: "1231",
      body: { plan: "free", signed_up: "2026-01-01", plays: 2 },
      setOnce: ["signed_up"],
      increment: ["plays"],
    },
    { type: "track", name: "Song Played", body: {} },
  );
  expect(identified).toMatchObject({ event: "$identify", properties: { distinct_id: "1231" } });
  expect(identified?.$set).toEqual({ plan: "free" });
  expect(identified?.$set_once).toMatchObject({ signed_up: "2026-01-01" });
  expect(added).toMatchObject({ event: "Traits Added", properties: { plays: 2, distinct_id: "1231" } });
  expect(event).toMatchObject({ event: "Song Played", properties: { distinct_id: "1231" } });
});

test("A group is remembered with its type, and its traits are set; amounts are an event's.", async () => {
  const events = await sent(
    4,
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
  const $groups = { family: "f-1" };
  expect(events.slice(1)).toMatchObject([
    {
      event: "$groupidentify",
      properties: { $group_type: "family", $group_key: "f-1", $group_set: { size: 3, founded: "2020" } },
    },
    { event: "Traits Added", properties: { plays: 2, $groups } },
    { event: "Song Played", properties: { $groups } },
  ]);
  expect((events[1]?.properties.$group_set as object | undefined) ?? {}).not.toHaveProperty("plays");
});
