import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesOf } from "../../src/build.js";
import { resolveOutputs } from "../../src/emit/outputs.js";
import { loadText } from "../../src/load/text.js";
import { bundler, compiled } from "../emit/typescript/support/client.js";
import { type Page, withPage } from "./support/page.js";

// A plan with two outputs: the client for Segment denies what is sensitive, that for Amplitude what is personal, too.
const folder = join(import.meta.dirname, "fixtures/policies");
const plan = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
);

async function generatedClients(): Promise<Record<string, string>> {
  const loaded = loadText(plan);
  const outputs = resolveOutputs(loaded.value);
  expect([...loaded.diagnostics, ...outputs.diagnostics]).toEqual([]);
  const files: Record<string, string> = {};
  for (const output of outputs.value) {
    for (const { path, text } of (await filesOf(loaded.value, output)).value) files[`${output.shown}/${path}`] = text;
  }
  return files;
}

const clients = await generatedClients();

const entry = `
import * as amplitudeSdk from "@amplitude/analytics-browser";
import { AnalyticsBrowser } from "@segment/analytics-next";
import * as amplitude from "./amplitude/index.js";
import { amplitude as toAmplitude } from "./amplitude/sdk.js";
import * as segment from "./segment/index.js";
import { segment as toSegment } from "./segment/sdk.js";

declare const COLLECTOR: string;
const settings = {
  apiKey: "key",
  apiHost: COLLECTOR.slice("http://".length) + "/v1",
  protocol: "http",
  deliveryStrategy: { strategy: "batching", config: { size: 1000, timeout: 20 } },
};
const analytics = AnalyticsBrowser.load({
  writeKey: "key",
  cdnURL: COLLECTOR,
  cdnSettings: { integrations: { "Segment.io": settings } },
});
const initialised = amplitudeSdk.init("0123456789abcdef0123456789abcdef", {
  serverUrl: COLLECTOR + "/2/httpapi",
  autocapture: false,
  fetchRemoteConfig: false,
  flushIntervalMillis: 20,
}).promise;

export const ready = Promise.all([analytics, initialised]).then(() => {
  segment.connect(toSegment(() => analytics));
  amplitude.connect(toAmplitude(() => amplitudeSdk));
});
export const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
export { amplitude, segment };
`;

/** What either SDK sends of an event, under the same names. */
interface Sent {
  readonly name: string;
  readonly properties: unknown;
  readonly time: number;
}

interface Batch {
  readonly batch?: readonly { readonly event?: string; readonly properties?: unknown; readonly timestamp: string }[];
  readonly events?: readonly {
    readonly event_type: string;
    readonly event_properties?: unknown;
    readonly time: number;
  }[];
}

function arrived({ requests }: Page, client: "segment" | "amplitude"): readonly Sent[] {
  const batches = requests().map(({ body }) => body as Batch);
  if (client === "amplitude") {
    return batches.flatMap(({ events = [] }) =>
      events.map((one) => ({ name: one.event_type, properties: one.event_properties, time: one.time })),
    );
  }
  return batches.flatMap(({ batch = [] }) =>
    batch.map((one) => ({ name: one.event ?? "", properties: one.properties, time: Date.parse(one.timestamp) })),
  );
}

/** Waits for a client's event: those before it have arrived by then. */
async function until(page: Page, client: "segment" | "amplitude", name: string, count = 1): Promise<readonly Sent[]> {
  await page.until(() => arrived(page, client).filter((one) => one.name === name).length >= count);
  return arrived(page, client);
}

async function withClients(use: (page: Page) => Promise<void>): Promise<void> {
  const options = { entry, files: clients, answer: () => ({ body: `{"code":200}` }) };
  await withPage(async (page) => {
    await page.run("app.ready");
    await use(page);
    expect(page.blocked()).toEqual([]);
    expect(page.errors()).toEqual([]);
  }, options);
}

const both = ["segment", "amplitude"] as const;

test.each(both)(
  "Nothing leaves before consent; then all does, in its order, with its time, through %s.",
  async (client) => {
    await withClients(async (page) => {
      const [first, last] = (await page.run(`(() => {
      const times = [Date.now()];
      for (let at = 0; at < 150; at++) app.${client}.itemViewed({ item_id: "i-" + at });
      app.${client}.track("Item Viewed", { item_id: "too late" });
      app.${client}.shopOpened();
      return [...times, Date.now()];
    })()`)) as [number, number];
      expect((await until(page, client, "Shop Opened")).map(({ name }) => name)).toEqual(["Shop Opened"]);
      await page.run(`app.wait(100).then(() => app.${client}.setConsent({ marketing: true }))`);
      await page.run(`app.wait(100)`);
      expect(arrived(page, client)).toHaveLength(1);

      const other = client === "segment" ? "amplitude" : "segment";
      await page.run(`app.${other}.setConsent({ analytics: true })`);
      await page.run(`app.wait(100).then(() => app.${client}.setConsent({ analytics: true }))`);
      const [, ...held] = await until(page, client, "Item Viewed", 100);
      expect(held.map(({ properties }) => properties)).toEqual(
        Array.from({ length: 100 }, (_, at) => ({ item_id: `i-${at}` })),
      );
      for (const { time } of held) {
        expect(time).toBeGreaterThanOrEqual(first);
        expect(time).toBeLessThanOrEqual(last);
      }
      expect(arrived(page, other)).toEqual([]);
    });
  },
);

test.each(both)(
  "What waited is dropped when consent is refused, and doesn't come back, through %s.",
  async (client) => {
    await withClients(async (page) => {
      await page.run(`app.${client}.itemViewed({ item_id: "waited" })`);
      await page.run(`app.${client}.setConsent({ analytics: false })`);
      await page.run(`app.${client}.itemViewed({ item_id: "refused" })`);
      await page.run(`app.${client}.setConsent({ analytics: true })`);
      await page.run(`app.${client}.itemViewed({ item_id: "granted" })`);
      await page.run(`app.${client}.setConsent({ analytics: false })`);
      await page.run(`app.${client}.itemViewed({ item_id: "taken back" })`);
      await page.run(`app.${client}.shopOpened()`);
      const sent = await until(page, client, "Shop Opened");
      expect(sent.map(({ name, properties }) => [name, properties])).toEqual([
        ["Item Viewed", { item_id: "granted" }],
        ["Shop Opened", {}],
      ]);
    });
  },
);

test.each(both)("A property that needs consent is left out until it is given, through %s.", async (client) => {
  await withClients(async (page) => {
    await page.run(`app.${client}.setConsent({ analytics: true })`);
    await page.run(`app.${client}.itemViewed({ item_id: "before", coupon: "c" })`);
    await page.run(`app.${client}.setConsent({ marketing: true })`);
    await page.run(`app.${client}.itemViewed({ item_id: "with", coupon: "c" })`);
    await page.run(`app.${client}.track("Item Viewed", { item_id: "with", coupon: "c" })`);
    await page.run(`app.${client}.setConsent({ marketing: false })`);
    await page.run(`app.${client}.track("Item Viewed", { item_id: "after", coupon: "c" })`);
    const sent = await until(page, client, "Item Viewed", 4);
    expect(sent.map(({ properties }) => properties)).toEqual([
      { item_id: "before" },
      { item_id: "with", coupon: "c" },
      { item_id: "with", coupon: "c" },
      { item_id: "after" },
    ]);
  });
});

// Past the types, as from JavaScript: every class at the top, in context, in objects, in lists of objects.
const order = `{
  total: 1,
  email: "PERSONAL",
  ip: "PERSONAL",
  blood_type: "SENSITIVE",
  recipient: { name: "PERSONAL" },
  address: { city: "Bonn", street: "SENSITIVE" },
  stops: [{ at: { city: "Bonn", street: "SENSITIVE" } }],
}`;
const traits = `{ plan: "free", email: "PERSONAL", allergies: "SENSITIVE" }`;

test.each([
  ["segment", { total: 1, email: "PERSONAL", recipient: { name: "PERSONAL" }, ip: "PERSONAL" }],
  ["amplitude", { total: 1 }],
] as const)("What an output denies doesn't leave, wherever it stands, through %s.", async (client, rest) => {
  await withClients(async (page) => {
    const { run } = page;
    await run(`app.${client}.setContext({ app_version: "1", ip: "PERSONAL", blood_type: "SENSITIVE" })`);
    await run(`app.${client}.identifyUser("u-1", ${traits})`);
    await run(`app.${client}.orderSent(${order})`);
    await run(`app.${client}.track("Order Sent", ${order})`);
    await run(`app.${client}.shopOpened()`);
    const sent = await until(page, client, "Shop Opened");
    const orders = sent.filter(({ name }) => name === "Order Sent").map(({ properties }) => properties);
    expect(orders).toEqual([
      { app_version: "1", ...rest },
      { app_version: "1", ...rest },
    ]);
    const everything = JSON.stringify(page.requests());
    expect(everything).toContain('"plan":"free"');
    expect(everything).not.toContain("SENSITIVE");
    if (client === "amplitude") expect(everything).not.toContain("PERSONAL");
    else expect(everything).toContain('"traits":{"plan":"free","email":"PERSONAL"}');
  });
});

test.each(both)("Nothing gets past either by a name that the plan doesn't have, through %s.", async (client) => {
  await withClients(async (page) => {
    await page.run(`app.${client}.setConsent({ analytics: false, marketing: true })`);
    await page.run(`app.${client}.track("Order Snet", ${order})`);
    await page.run(`app.${client}.setConsent({ analytics: true })`);
    await page.run(`app.${client}.track("Order Snet", { ...${order}, total: 2 })`);
    const sent = await until(page, client, "Order Snet");
    expect(sent).toEqual([expect.objectContaining({ properties: expect.objectContaining({ total: 2 }) })]);
    const everything = JSON.stringify(page.requests());
    expect(everything).not.toContain("SENSITIVE");
    if (client === "amplitude") expect(everything).not.toContain("PERSONAL");
  });
});

test("What an output denies can't be passed, wherever it stands.", async () => {
  const usage = `
import * as amplitude from "./amplitude/index.js";
import * as segment from "./segment/index.js";

const recipient = { name: "Ada" };
const address = { city: "Bonn", street: "Markt 1" };

segment.orderSent({ total: 1, email: "a@example.com", recipient });
segment.identifyUser("u-1", { plan: "free", email: "a@example.com" });
segment.setContext({ app_version: "1", ip: "192.0.2.1" });
// @ts-expect-error Sensitive in an object.
segment.orderSent({ total: 1, address });
// @ts-expect-error Sensitive in a list of objects.
segment.orderSent({ total: 1, stops: [{ at: address }] });
// @ts-expect-error Also if nothing of it is there.
segment.orderSent({ total: 1, stops: [] });
// @ts-expect-error Sensitive.
segment.identifyUser("u-1", { plan: "free", allergies: "nuts" });
// @ts-expect-error Sensitive.
segment.setContext({ blood_type: "A" });
// @ts-expect-error Sensitive in an object.
segment.track("Order Sent", { total: 1, address });

amplitude.orderSent({ total: 1 });
// @ts-expect-error Personal.
amplitude.orderSent({ total: 1, email: "a@example.com" });
// @ts-expect-error Personal in an object.
amplitude.orderSent({ total: 1, recipient });
// @ts-expect-error Who denies what is personal denies what is sensitive.
amplitude.orderSent({ total: 1, address });
// @ts-expect-error Personal.
amplitude.track("Order Sent", { total: 1, email: "a@example.com" });
// @ts-expect-error Personal.
amplitude.identifyUser("u-1", { plan: "free", email: "a@example.com" });
// @ts-expect-error Personal.
amplitude.setContext({ ip: "192.0.2.1" });
`;
  expect(await compiled("typescript", { ...clients, "usage.ts": usage }, bundler)).toBe("");
});
