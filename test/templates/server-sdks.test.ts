import { setImmediate } from "node:timers/promises";
import { Analytics } from "@segment/analytics-node";
import { PostHog } from "posthog-node";
import { expect, test } from "vitest";
import type { Sink } from "../../templates/typescript/core.js";
import { collector } from "../browser/support/collector.js";
import { generated, running } from "../emit/typescript/support/client.js";

const plan = `
events:
  Song Played: { properties: { song_id: string } }
  Home Viewed: { kind: page }
entities:
  user: { kind: user, id: user_id, traits: { user_id: string, plan?: string } }
  family: { kind: group, id: family_id, traits: { family_id: string, size?: integer } }
`;

/** What the tests call of a server's client. */
interface Client {
  connect(sink: Sink): void;
  as(who: object, options?: object): (call: unknown, ...values: unknown[]) => void;
  readonly songPlayed: unknown;
  readonly homeViewed: unknown;
  readonly groupFamily: unknown;
  identifyUser(id: string, traits: object): void;
}

interface Adapters {
  fanout(sinks: Record<string, Sink>): Sink;
  segmentNode(find: () => Analytics): Sink;
  posthogNode(find: () => PostHog): Sink;
}

interface Arrived {
  readonly type?: string;
  readonly event?: string;
  readonly userId?: string;
  readonly distinct_id?: string;
  readonly traits?: { readonly plan?: string };
  readonly context?: { readonly ip?: string };
  readonly properties?: { readonly song_id?: string; readonly ip?: string; readonly $set?: { readonly plan?: string } };
}

test("Requests that a server handles at once don't mix, through the generated client and both real SDKs.", async () => {
  const { api, sdk } = await running(generated(plan, { sdk: ["segment-node", "posthog-node"] }));
  const client = api as unknown as Client;
  const adapters = sdk as unknown as Adapters;
  const { port, received, close } = await collector(() => undefined);
  const host = `http://127.0.0.1:${port}`;
  const analytics = new Analytics({ writeKey: "key", host, flushAt: 100 });
  const posthog = new PostHog("key", { host, flushAt: 100 });
  client.connect(
    adapters.fanout({ segment: adapters.segmentNode(() => analytics), posthog: adapters.posthogNode(() => posthog) }),
  );

  const people = ["u-1", "u-2", "u-3"];
  const handle = async (person: string): Promise<void> => {
    const t = client.as({ userId: person }, { context: { ip: person } });
    client.identifyUser(person, { plan: person });
    await setImmediate();
    t(client.homeViewed);
    await setImmediate();
    t(client.songPlayed, { song_id: person });
    t(client.groupFamily, person, { size: 2 });
  };
  await Promise.all(people.map(handle));
  await Promise.all([analytics.closeAndFlush(), posthog.shutdown()]);
  close();

  const at = (path: string) =>
    received.flatMap((request) => (request.path === path ? (request.body as { batch: Arrived[] }).batch : []));
  const [segment, captured] = [at("/v1/batch"), at("/batch/")];
  for (const person of people) {
    const ofSegment = segment.filter(({ userId }) => userId === person);
    expect(ofSegment.map(({ type }) => type)).toEqual(["identify", "page", "track", "group"]);
    expect(ofSegment[0]?.traits?.plan).toBe(person);
    expect(ofSegment[2]?.properties?.song_id).toBe(person);
    expect(ofSegment.slice(1).map(({ context }) => context?.ip)).toEqual([person, person, person]);

    const ofPosthog = captured.filter((event) => event.distinct_id === person);
    expect(ofPosthog.map(({ event }) => event)).toEqual(["$identify", "$pageview", "Song Played", "$groupidentify"]);
    expect(ofPosthog[0]?.properties?.$set?.plan).toBe(person);
    expect(ofPosthog[2]?.properties?.song_id).toBe(person);
    expect(ofPosthog.slice(1).map(({ properties }) => properties?.ip)).toEqual([person, person, person]);
  }
  expect([segment.length, captured.length]).toEqual([12, 12]);
});
