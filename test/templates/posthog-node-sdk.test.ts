import { PostHog } from "posthog-node";
import { expect, test } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import { posthogNode } from "../../templates/typescript/sdk/posthog-node.js";
import { collector } from "../browser/support/collector.js";
import { saidOfUsage } from "../support/sdk-types.js";

interface PosthogEvent {
  readonly event: string;
  readonly distinct_id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly timestamp: string;
  readonly uuid: string;
}

/** What PostHog's real SDK sends for some messages. */
async function sent(...messages: readonly Message[]): Promise<readonly PosthogEvent[]> {
  const { port, received, close } = await collector(() => undefined);
  const posthog = new PostHog("key", { host: `http://127.0.0.1:${port}` });
  const sink = posthogNode(() => posthog);
  for (const message of messages) sink(message);
  await posthog.shutdown();
  close();
  expect(received.map(({ path }) => path)).toEqual(["/batch/"]);
  return received.flatMap(({ body }) => (body as { batch: PosthogEvent[] }).batch);
}

const identity = { userId: "1231", anonymousId: "a-1" };

test("An event goes out under its name, with its properties, for the user.", async () => {
  const body = { song_id: "s-1", list: [1, null] };
  const [event] = await sent({ type: "track", name: "Song Played", body, identity });
  expect(event).toMatchObject({ event: "Song Played", distinct_id: "1231", properties: body });
  expect(event?.properties).not.toHaveProperty("$process_person_profile");
});

test("An event of somebody unknown is anonymous to PostHog, which makes no person of them.", async () => {
  const [event, own] = await sent(
    { type: "track", name: "Song Played", body: {}, identity: { anonymousId: "a-1" } },
    {
      type: "track",
      name: "Song Played",
      body: {},
      identity: { anonymousId: "a-1" },
      options: { context: { $process_person_profile: true } },
    },
  );
  expect(event).toMatchObject({ distinct_id: "a-1", properties: { $process_person_profile: false } });
  expect(own).toMatchObject({ distinct_id: "a-1", properties: { $process_person_profile: true } });
});

test("Pages and screens are PostHog's own events, with their names.", async () => {
  const [page, screen] = await sent(
    { type: "page", name: "Home", body: { campaign: "spring" }, identity },
    { type: "screen", name: "Player", body: { campaign: "spring" }, identity },
  );
  expect(page).toMatchObject({ event: "$pageview", properties: { page: "Home", campaign: "spring" } });
  expect(screen).toMatchObject({ event: "$screen", properties: { $screen_name: "Player", campaign: "spring" } });
});

test("Traits are set, or set once; amounts to add are an event's, and never replace a total.", async () => {
  const [identified, added, known, ...rest] = await sent(
    {
      type: "identify",
      name: "1231",
      body: { plan: "free", signed_up: "2026-01-01", plays: 1, left_out: undefined },
      setOnce: ["signed_up"],
      increment: ["plays"],
      identity,
    },
    { type: "identify", name: "1231", body: {}, increment: ["plays"] },
  );
  expect(identified).toMatchObject({
    event: "$identify",
    distinct_id: "1231",
    properties: { $anon_distinct_id: "a-1" },
  });
  expect(identified?.properties.$set).toEqual({ plan: "free" });
  expect(identified?.properties.$set_once).toEqual({ signed_up: "2026-01-01" });
  expect(added).toMatchObject({ event: "Traits Added", distinct_id: "1231", properties: { plays: 1 } });
  expect(known).toMatchObject({ event: "$identify", distinct_id: "1231" });
  expect(known?.properties).not.toHaveProperty("$anon_distinct_id");
  expect(rest).toEqual([]);
});

test("A group has its type and traits, whoever tells them; an anonymous person's call is not dropped.", async () => {
  const group: Message = {
    type: "group",
    name: "f-1",
    groupType: "family",
    body: { size: 3, founded: "2020", plays: 2 },
    setOnce: ["founded"],
    increment: ["plays"],
  };
  const events = await sent({ ...group, identity }, { ...group, identity: { anonymousId: "a-1" } });
  for (const [at, teller] of ["1231", "$family_f-1"].entries()) {
    const [told, added] = events.slice(at * 2);
    expect(told).toMatchObject({
      event: "$groupidentify",
      distinct_id: teller,
      properties: { $group_type: "family", $group_key: "f-1" },
    });
    expect(told?.properties.$group_set).toEqual({ size: 3, founded: "2020" });
    expect(told?.properties).not.toHaveProperty("$process_person_profile");
    expect(added).toMatchObject({
      event: "Traits Added",
      distinct_id: teller,
      properties: { plays: 2, $groups: { family: "f-1" } },
    });
  }
});

test("The options of every call reach PostHog.", async () => {
  const uuid = "0190b7a0-0000-7000-8000-000000000001";
  const context = { $ip: "192.0.2.1", $groups: { family: "f-1" } };
  const options = { timestamp: "2020-01-01T00:00:00Z", messageId: uuid, context };
  const kinds = ["track", "page", "screen", "identify", "group"] as const;
  const body = { plays: 1 };
  const events = await sent(...kinds.map((type) => ({ type, name: "x", body, identity, options })), {
    type: "identify",
    name: "x",
    body,
    increment: ["plays"],
    options,
  });
  expect(events).toHaveLength(7);
  for (const event of events) {
    expect(event).toMatchObject({ timestamp: "2020-01-01T00:00:00.000Z", properties: context });
  }
  // Two events of one call can't have one id.
  expect(events.map((event) => event.uuid === uuid)).toEqual([true, true, true, true, true, true, false]);
});

test("A message id that isn't a UUID is replaced by the SDK, and what isn't given is made up.", async () => {
  const [event] = await sent({ type: "track", name: "x", body: {}, identity, options: { messageId: "m-1" } });
  expect(event?.uuid).toMatch(/^[0-9a-f-]{36}$/);
  expect(Date.now() - new Date(String(event?.timestamp)).getTime()).toBeLessThan(10_000);
});

test("The SDK's own type fits the adapter's.", async () => {
  const usage = `
import { PostHog } from "posthog-node";
import { connect } from "./tracking";
import { posthogNode } from "./tracking/sdk";

const posthog: PostHog = new PostHog("key");
connect(posthogNode(() => posthog));
declare const nothing: null | undefined;
connect(posthogNode(() => nothing));
// @ts-expect-error Not an SDK.
connect(posthogNode(() => ({ capture: 1 })));
`;
  expect(await saidOfUsage(usage, "posthog-node")).toBe("");
});
