import { Analytics } from "@segment/analytics-node";
import { expect, test } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import { segmentNode } from "../../templates/typescript/sdk/segment-node.js";
import { collector } from "../browser/support/collector.js";
import { saidOfUsage } from "../support/sdk-types.js";

/** What Segment's real SDK sends for some messages, one for each. */
async function sent(...messages: readonly Message[]): Promise<readonly Record<string, unknown>[]> {
  const { port, received, close } = await collector(() => undefined);
  const analytics = new Analytics({ writeKey: "key", host: `http://127.0.0.1:${port}` });
  analytics.on("error", (error) => expect.fail(String(error.reason)));
  const sink = segmentNode(() => analytics);
  for (const message of messages) sink(message);
  await analytics.closeAndFlush();
  close();
  expect(received.map(({ path }) => path)).toEqual(["/v1/batch"]);
  return received.flatMap(({ body }) => (body as { batch: Record<string, unknown>[] }).batch);
}

const identity = { userId: "1231" };

test("An event goes out under its name, with its properties and whom it is about.", async () => {
  const body = { song_id: "s-1", list: [1, null] };
  const [known, both, unknown] = await sent(
    { type: "track", name: "Song Played", body, identity },
    { type: "track", name: "Song Played", body, identity: { userId: "1231", anonymousId: "a-1" } },
    { type: "track", name: "Song Played", body, identity: { anonymousId: "a-1" } },
  );
  expect(known).toMatchObject({ type: "track", event: "Song Played", properties: body, userId: "1231" });
  expect(known).not.toHaveProperty("anonymousId");
  expect(both).toMatchObject({ userId: "1231", anonymousId: "a-1" });
  expect(unknown).toMatchObject({ anonymousId: "a-1" });
  expect(unknown).not.toHaveProperty("userId");
});

test("A page's and a screen's name is a name, not a category.", async () => {
  const body = { campaign: "spring" };
  const [page, screen] = await sent(
    { type: "page", name: "Home", body, identity },
    { type: "screen", name: "Player", body, identity },
  );
  expect(page).toMatchObject({ type: "page", name: "Home", properties: body, userId: "1231" });
  expect(screen).toMatchObject({ type: "screen", name: "Player", properties: body, userId: "1231" });
  expect([page?.category ?? null, screen?.category ?? null]).toEqual([null, null]);
});

test("An identify call's id is the user, whom Segment then knows by the anonymous id too.", async () => {
  const [alone, together] = await sent(
    { type: "identify", name: "1231", body: { plan: "free", plays: 1 }, increment: ["plays"] },
    { type: "identify", name: "1231", body: {}, identity: { anonymousId: "a-1" } },
  );
  expect(alone).toMatchObject({ type: "identify", userId: "1231", traits: { plan: "free", plays: 1 } });
  expect(together).toMatchObject({ type: "identify", userId: "1231", anonymousId: "a-1", traits: {} });
});

test("A group call names the group and who belongs to it.", async () => {
  const [group] = await sent({ type: "group", name: "f-1", groupType: "family", body: { members: 3 }, identity });
  expect(group).toMatchObject({ type: "group", groupId: "f-1", userId: "1231", traits: { members: 3 } });
});

test("The options of a call reach Segment; what isn't given is made up.", async () => {
  const timestamp = new Date("2020-01-01T00:00:00Z");
  const options = { timestamp, messageId: "m-1", integrations: { Amplitude: false }, context: { ip: "192.0.2.1" } };
  const kinds = ["track", "page", "screen", "identify", "group"] as const;
  const calls = await sent(
    ...kinds.map((type) => ({ type, name: "x", body: {}, identity, options })),
    { type: "track", name: "x", body: {}, identity, options: { timestamp: "2021-01-01T00:00:00Z" } },
    { type: "track", name: "x", body: {}, identity },
  );
  for (const call of calls.slice(0, kinds.length)) {
    expect(call).toMatchObject({ messageId: "m-1", integrations: { Amplitude: false }, context: { ip: "192.0.2.1" } });
    expect(call.timestamp).toBe("2020-01-01T00:00:00.000Z");
  }
  const [text, none] = calls.slice(kinds.length);
  expect(new Date(String(text?.timestamp))).toEqual(new Date("2021-01-01T00:00:00Z"));
  expect(text?.messageId).toMatch(/^node-next-/);
  expect(Date.now() - new Date(String(none?.timestamp)).getTime()).toBeLessThan(10_000);
});

test("The SDK's own type fits the adapter's.", async () => {
  const usage = `
import { Analytics } from "@segment/analytics-node";
import { connect } from "./tracking";
import { segmentNode } from "./tracking/sdk";

const analytics: Analytics = new Analytics({ writeKey: "key" });
connect(segmentNode(() => analytics));
declare const nothing: null | undefined;
connect(segmentNode(() => nothing));
// @ts-expect-error Not an SDK.
connect(segmentNode(() => ({ track: 1 })));
`;
  expect(await saidOfUsage(usage, "segment-node")).toBe("");
});
