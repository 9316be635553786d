import { expect, test } from "vitest";
import { withPage } from "./support/page.js";

const entry = `
import { RudderAnalytics } from "@rudderstack/analytics-js/bundled";
import { rudderstack } from "../../templates/typescript/sdk/rudderstack.js";

declare const COLLECTOR: string;
const analytics = new RudderAnalytics();
const source = { id: "s", name: "Songs", writeKey: "key", enabled: true, workspaceId: "w", config: {}, destinations: [] };
analytics.load("key", COLLECTOR, { getSourceConfig: () => ({ source, updatedAt: "2026-01-01" }), plugins: ["XhrQueue"] });
export const call = rudderstack(() => analytics);
`;

test("RudderStack's SDK sends each call as what it is.", async () => {
  await withPage(
    async ({ run, until, blocked, errors, said }) => {
      await run(`app.call({
        type: "track",
        name: "Song Played",
        body: { song_id: "s-1", list: [1, null], toString: "mine" },
        options: {
          timestamp: new Date("2020-01-01T00:00:00Z"),
          messageId: "m-1",
          integrations: { All: false, Amplitude: true },
          context: { ip: "0.0.0.0", locale: "de", library: "mine" },
        },
      })`);
      const { body } = await until(({ path }) => path === "/v1/track");
      expect(body).toMatchObject({
        type: "track",
        event: "Song Played",
        properties: { song_id: "s-1", list: [1, null], toString: "mine" },
        originalTimestamp: "2020-01-01T00:00:00.000Z",
        messageId: expect.not.stringContaining("m-1"),
        integrations: { All: false, Amplitude: true },
        context: { ip: "0.0.0.0", locale: "de", messageId: "m-1", library: { name: "RudderLabs JavaScript SDK" } },
      });
      await run(
        `app.call({ type: "page", name: "Home", body: {}, options: { timestamp: "2020-01-02T00:00:00+01:00" } })`,
      );
      const page = (await until(({ path }) => path === "/v1/page")).body;
      expect(page).toMatchObject({
        type: "page",
        name: "Home",
        properties: { name: "Home" },
        originalTimestamp: "2020-01-01T23:00:00.000Z",
      });
      expect(page).not.toHaveProperty("category");
      await run(`app.call({ type: "identify", name: "u-1", body: { plan: "free", plays: 2 }, increment: ["plays"] })`);
      expect((await until(({ path }) => path === "/v1/identify")).body).toMatchObject({
        userId: "u-1",
        context: { traits: { plan: "free", plays: 2 } },
      });
      await run(`app.call({ type: "group", name: "f-1", body: { members: 2 }, groupType: "family" })`);
      expect((await until(({ path }) => path === "/v1/group")).body).toMatchObject({
        userId: "u-1",
        groupId: "f-1",
        traits: { members: 2 },
      });
      expect(blocked()).toEqual([]);
      expect(errors()).toEqual([]);
      expect(said()).toEqual([]);
    },
    { entry },
  );
});

test("RudderStack's SDK says traits again with each later identify call, and leaves out those that are null.", async () => {
  await withPage(
    async ({ run, until }) => {
      await run(`app.call({ type: "identify", name: "u-1", body: { plays: 2, gone: null }, increment: ["plays"] })`);
      await run(`app.call({ type: "identify", name: "u-1", body: { plan: "free" } })`);
      const { body } = await until(({ body }) => JSON.stringify(body).includes("free"));
      expect(body).toMatchObject({ context: { traits: { plan: "free", plays: 2 } } });
      expect(body).not.toHaveProperty("context.traits.gone");
    },
    { entry },
  );
});

test("A screen, which the SDK has no call for, is left out, and what follows is not.", async () => {
  await withPage(
    async ({ run, until, requests, errors }) => {
      await run(`app.call({ type: "screen", name: "Player", body: {} })`);
      await run(`app.call({ type: "track", name: "Song Played", body: {} })`);
      await until(({ path }) => path === "/v1/track");
      expect(requests().map(({ path }) => path)).toEqual(["/v1/track"]);
      expect(errors()).toEqual([]);
    },
    { entry },
  );
});
