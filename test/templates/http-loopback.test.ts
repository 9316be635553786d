import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { http } from "../../templates/typescript/sdk/http.js";

// The adapter against a real collector on loopback, with the platform's own `fetch`.

type Batch = { readonly sentAt: string; readonly batch: readonly Record<string, unknown>[] };
const batches: Batch[] = [];
let failures = 0;
const collector = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => {
    body += part;
  });
  request.on("end", () => {
    if (failures > 0) {
      failures--;
      response.writeHead(503).end();
      return;
    }
    batches.push(JSON.parse(body));
    response.writeHead(202).end();
  });
});
let url = "";
beforeAll(async () => {
  await new Promise<void>((listening) => collector.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/batch`;
});
afterAll(() => collector.close());

const arrived = async (calls: number): Promise<readonly Record<string, unknown>[]> => {
  for (let waited = 0; waited < 200; waited++) {
    const all = batches.flatMap(({ batch }) => batch);
    if (all.length >= calls) return all;
    await new Promise((again) => setTimeout(again, 50));
  }
  return batches.flatMap(({ batch }) => batch);
};

test("everything arrives in order and once, also when the collector fails at first", async () => {
  failures = 1;
  const sink = http(url, { wait: 10, identity: () => ({ anonymousId: "a-1" }) });
  sink({ type: "identify", name: "1231", body: { plan: "free" } });
  sink({ type: "track", name: "Song Played", body: { song_id: "s-1" } });
  sink({ type: "page", name: "Home", body: {} });
  sink({ type: "group", name: "f-7", body: { number_of_members: 3 } });
  const calls = await arrived(4);
  expect(calls).toMatchObject([
    { type: "identify", userId: "1231", traits: { plan: "free" } },
    { type: "track", event: "Song Played", properties: { song_id: "s-1" }, anonymousId: "a-1" },
    { type: "page", name: "Home", properties: {} },
    { type: "group", groupId: "f-7", traits: { number_of_members: 3 } },
  ]);
  expect(new Set(calls.map(({ messageId }) => messageId)).size).toBe(4);
});
