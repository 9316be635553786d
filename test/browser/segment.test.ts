import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import type { Answering } from "./support/collector.js";
import { type Page, withPage } from "./support/page.js";

const entry = `
import { AnalyticsBrowser } from "@segment/analytics-next";
import { segment } from "../../templates/typescript/sdk/segment.js";

declare const COLLECTOR: string;
const settings = { apiKey: "key", apiHost: COLLECTOR.slice("http://".length) + "/v1", protocol: "http" };
const analytics = AnalyticsBrowser.load({
  writeKey: "key",
  cdnURL: COLLECTOR,
  cdnSettings: { integrations: { "Segment.io": settings } },
});
export const call = segment(() => analytics);
export const reset = () => analytics.reset();
`;

/** What the collector gets of a message: paths are of one letter, the type's first. */
async function sent({ run, until }: Page, message: Message): Promise<unknown> {
  await run(`app.call(${JSON.stringify(message)})`);
  const found = await until(
    ({ body }) => (body as Message).type === message.type && JSON.stringify(body).includes(message.name),
  );
  expect(found.path).toBe(`/v1/${message.type.charAt(0)}`);
  return found.body;
}

test("Segment's SDK sends each call as what it is.", async () => {
  await withPage(
    async (page) => {
      expect(
        await sent(page, {
          type: "track",
          name: "Song Played",
          body: { song_id: "s-1", list: [1, null], toString: "mine" },
          options: {
            timestamp: "2020-01-01T00:00:00.000Z",
            messageId: "m-1",
            integrations: { All: false, Amplitude: true },
            context: { ip: "0.0.0.0" },
          },
        }),
      ).toMatchObject({
        event: "Song Played",
        properties: { song_id: "s-1", list: [1, null], toString: "mine" },
        timestamp: "2020-01-01T00:00:00.000Z",
        messageId: "m-1",
        integrations: { All: false, Amplitude: true },
        context: { ip: "0.0.0.0", library: { name: "analytics.js" } },
      });
      for (const type of ["page", "screen"] as const) {
        const body = await sent(page, { type, name: "Home", body: { campaign: "spring" } });
        expect(body).toMatchObject({ name: "Home", properties: { campaign: "spring" } });
        expect(body).not.toHaveProperty("category");
      }
      expect(await sent(page, { type: "identify", name: "u-1", body: { plan: "free" } })).toMatchObject({
        userId: "u-1",
        traits: { plan: "free" },
      });
      expect(await sent(page, { type: "group", name: "f-1", body: { members: 2 } })).toMatchObject({
        groupId: "f-1",
        userId: "u-1",
        traits: { members: 2 },
      });
      expect(page.blocked()).toEqual([]);
      expect(page.errors()).toEqual([]);
    },
    { entry },
  );
});

test("Segment's SDK says traits again with each later identify call, those that are added too, until it is reset.", async () => {
  await withPage(
    async (page) => {
      await sent(page, { type: "identify", name: "u-1", body: { plays: 2 }, increment: ["plays"] });
      await page.run(`app.call({ type: "identify", name: "u-1", body: { plan: "free" } })`);
      const { body } = await page.until(({ body }) => JSON.stringify(body).includes("free"));
      expect(body).toMatchObject({ traits: { plan: "free", plays: 2 } });
      await page.run("app.reset()");
      await page.run(`app.call({ type: "identify", name: "u-1", body: { plan: "premium" } })`);
      const after = await page.until(({ body }) => JSON.stringify(body).includes("premium"));
      expect((after.body as { traits: unknown }).traits).toEqual({ plan: "premium" });
    },
    { entry },
  );
});

const umd = join(import.meta.dirname, "../../node_modules/@segment/analytics-next/dist/umd");

/** Segment's servers: the settings of the source, and the SDK with what it loads on its own. */
const cdn: Answering = ({ path, headers }) => {
  if (path === "/v1/projects/key/settings") {
    const deliveryStrategy = { strategy: "batching", config: { timeout: 20 } };
    const settings = { apiKey: "key", apiHost: `${headers.host}/v1`, protocol: "http", deliveryStrategy };
    return { body: JSON.stringify({ integrations: { "Segment.io": settings } }) };
  }
  const file = join(umd, path.endsWith("/analytics.min.js") ? "standalone.js" : basename(path));
  if (!path.endsWith(".js") || !existsSync(file)) return undefined;
  return { type: "text/javascript", body: readFileSync(file, "utf8") };
};

// As Segment's snippet does: an array of calls, until the script that it loads puts the SDK in its place. Written anew,
// since the package doesn't have it.
const snippet = `
import { connect } from "../../templates/typescript/core.js";
import { segment } from "../../templates/typescript/sdk/segment.js";

declare const COLLECTOR: string;
declare global { interface Window { analytics: any } }

export const stub: any = [];
export { connect, send } from "../../templates/typescript/core.js";
export const asked = () => connect(segment(() => window.analytics));
export const captured = segment(() => stub);

export function insertSnippet() {
  window.analytics = stub;
  for (const method of ["track", "page", "screen", "identify", "group"]) {
    stub[method] = (...values: unknown[]) => (stub.push([method, ...values]), stub);
  }
  Object.assign(stub, { _writeKey: "key", _cdn: COLLECTOR });
}

export function loadScript() {
  const script = document.createElement("script");
  script.src = COLLECTOR + "/analytics.js/v1/key/analytics.min.js";
  document.head.append(script);
}
`;

interface Batch {
  readonly batch?: readonly { readonly event: string }[];
}

test("No call is lost while Segment's snippet is replaced by the SDK, and all arrive once.", async () => {
  await withPage(
    async ({ run, until, requests, blocked, errors }) => {
      const track = (name: string) => run(`app.send({ type: "track", name: "${name}", body: {} })`);
      await track("Before the connection");
      await run("app.asked()");
      await track("Before the snippet");
      await run("app.insertSnippet()");
      await track("On the snippet");
      expect(await run("window.analytics === app.stub && app.stub.length")).toBe(3);
      await run("app.loadScript()");
      await track("While the script comes");
      const names = () => requests().flatMap(({ body }) => (body as Batch).batch?.map(({ event }) => event) ?? []);
      await until(() => names().length === 4);
      expect(await run("window.analytics === app.stub")).toBe(false);
      await track("On the SDK");
      // Whoever keeps what was there at first talks to nobody from now on.
      await run(`app.captured({ type: "track", name: "To the stub", body: {} })`);
      await track("Last");
      await until(() => names().includes("Last"));
      expect(names()).toEqual([
        "Before the connection",
        "Before the snippet",
        "On the snippet",
        "While the script comes",
        "On the SDK",
        "Last",
      ]);
      expect(blocked()).toEqual([]);
      expect(errors()).toEqual([]);
    },
    { entry: snippet, answer: cdn },
  );
});
