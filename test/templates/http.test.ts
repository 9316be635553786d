import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import { http } from "../../templates/typescript/sdk/http.js";

interface Sent {
  readonly url: string;
  readonly request: { headers: Record<string, string>; body: string; keepalive: boolean; method: string };
}

const sent: Sent[] = [];
let answer: () => Promise<{ ok: boolean; status: number }>;
let listeners: Record<string, () => void>;
let visibility = "visible";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-05-01T10:00:00Z") });
  sent.length = 0;
  listeners = {};
  visibility = "visible";
  answer = async () => ({ ok: true, status: 200 });
  vi.stubGlobal("fetch", (url: string, request: Sent["request"]) => {
    sent.push({ url, request });
    return answer();
  });
  vi.stubGlobal("addEventListener", (event: string, listener: () => void) => {
    listeners[event] = listener;
  });
  vi.stubGlobal("document", {
    get visibilityState() {
      return visibility;
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const call = (name: string, more: Partial<Message> = {}): Message => ({ type: "track", name, body: {}, ...more });
const batches = () => sent.map(({ request }) => JSON.parse(request.body).batch as Record<string, unknown>[]);
const names = () => batches().map((batch) => batch.map((message) => message.event));

test("Calls that are made together travel together, as one POST of JSON.", async () => {
  const sink = http("https://collect.example.com/batch", { headers: () => ({ authorization: "Bearer x" }) });
  sink(call("Song Played", { body: { song_id: "s-1" } }));
  sink(call("Song Stopped"));
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(names()).toEqual([["Song Played", "Song Stopped"]]);
  const { url, request } = sent[0] as Sent;
  expect(url).toBe("https://collect.example.com/batch");
  expect(request).toMatchObject({
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json", authorization: "Bearer x" },
  });
  expect(JSON.parse(request.body).sentAt).toBe("2026-05-01T10:00:01.000Z");
});

test("Every kind of call has Segment's fields, an id of its own and the time of the call.", async () => {
  const sink = http("/collect");
  sink(call("Home", { type: "page", body: { path: "/" } }));
  sink(call("1231", { type: "identify", body: { plan: "free", plays: 1 }, increment: ["plays"], setOnce: ["plan"] }));
  sink(call("f-1", { type: "group", groupType: "family", body: { members: 2 } }));
  sink(
    call("Song Played", { options: { timestamp: "2026-01-01T00:00:00Z", messageId: "m-1", context: { ip: "::1" } } }),
  );
  await vi.advanceTimersByTimeAsync(1_000);
  const [page, identify, group, track] = batches()[0] ?? [];
  const timestamp = "2026-05-01T10:00:00.000Z";
  expect(page).toEqual({
    type: "page",
    name: "Home",
    properties: { path: "/" },
    timestamp,
    messageId: expect.any(String),
  });
  expect(identify).toMatchObject({
    userId: "1231",
    traits: { plan: "free", plays: 1 },
    increment: ["plays"],
    setOnce: ["plan"],
  });
  expect(group).toMatchObject({
    type: "group",
    groupId: "f-1",
    groupType: "family",
    userId: "1231",
    traits: { members: 2 },
  });
  expect(track).toEqual({
    type: "track",
    event: "Song Played",
    properties: {},
    userId: "1231",
    timestamp: "2026-01-01T00:00:00Z",
    messageId: "m-1",
    context: { ip: "::1" },
  });
  expect(new Set([page, identify, group, track].map((each) => each?.messageId)).size).toBe(4);
});

test("Who it is can come from the application.", async () => {
  const sink = http("/collect", { identity: () => ({ anonymousId: "a-1" }) });
  sink(call("Song Played"));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches()[0]?.[0]).toMatchObject({ anonymousId: "a-1" });
});

test("On a server the call says whom it is about, which nothing else overrules and nobody remembers.", async () => {
  const sink = http("/collect", { identity: () => ({ userId: "somebody" }) });
  const alone = http("/collect");
  sink(call("Song Played", { identity: { anonymousId: "a-1" } }));
  alone(call("1231", { type: "identify", identity: { userId: "1231", anonymousId: "a-1" } }));
  alone(call("Song Played", { identity: { userId: "1232" } }));
  alone(call("Song Played"));
  await vi.advanceTimersByTimeAsync(1_000);
  const who = (message: Record<string, unknown> | undefined) => [message?.userId, message?.anonymousId];
  expect(batches().map((batch) => batch.map(who))).toEqual([
    [[undefined, "a-1"]],
    [
      ["1231", "a-1"],
      ["1232", undefined],
      [undefined, undefined],
    ],
  ]);
});

test("Messages keep the properties that they had at the time of the call.", async () => {
  const sink = http("/collect");
  const body = { count: 1 };
  sink(call("Song Played", { body }));
  body.count = 2;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches()[0]?.[0]).toMatchObject({ properties: { count: 1 } });
});

test.each([
  ["no network", () => Promise.reject(new Error("offline"))],
  ["429", async () => ({ ok: false, status: 429 })],
  ["503", async () => ({ ok: false, status: 503 })],
])("After %s a batch is sent again, before what came later and with the same ids.", async (_what, failure) => {
  const sink = http("/collect");
  answer = failure;
  sink(call("First"));
  await vi.advanceTimersByTimeAsync(1_000);
  sink(call("Second"));
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  const tries = sent.length;
  expect(tries).toBeGreaterThan(5);
  expect(tries).toBeLessThan(25);
  answer = async () => ({ ok: true, status: 200 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(names().at(-1)).toEqual(["First", "Second"]);
  expect(batches().at(-1)?.[0]?.messageId).toBe(batches()[0]?.[0]?.messageId);
  const after = sent.length;
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(sent.length).toBe(after);
});

test("A batch that the collector refuses for good is not sent again.", async () => {
  const sink = http("/collect");
  answer = async () => ({ ok: false, status: 400 });
  sink(call("First"));
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(sent).toHaveLength(1);
});

test.each(["pagehide", "visibilitychange"])("On %s everything that waits is sent at once.", async (event) => {
  const sink = http("/collect");
  sink(call("First"));
  visibility = "hidden";
  listeners[event]?.();
  expect(names()).toEqual([["First"]]);
  expect(sent[0]?.request.keepalive).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
});

test("A page that comes into view again sends nothing early.", () => {
  const sink = http("/collect");
  sink(call("First"));
  listeners.visibilitychange?.();
  expect(sent).toHaveLength(0);
});

test("What could not be sent while the page was hidden is sent when it is back.", async () => {
  const sink = http("/collect");
  answer = () => Promise.reject(new Error("too much already"));
  sink(call("First"));
  listeners.pagehide?.();
  answer = async () => ({ ok: true, status: 200 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(names()).toEqual([["First"], ["First"]]);
});

test("Batches stay below what a browser carries for a page that is gone, and one call more travels without that.", async () => {
  const sink = http("/collect");
  for (let at = 0; at < 5; at++) sink(call(`Event ${at}`, { body: { text: "ä".repeat(10_000) } }));
  sink(call("Huge", { body: { text: "x".repeat(100_000) } }));
  visibility = "hidden";
  listeners.visibilitychange?.();
  expect(names()).toEqual([["Event 0", "Event 1"], ["Event 2", "Event 3"], ["Event 4"], ["Huge"]]);
  for (const { request } of sent.slice(0, 3)) {
    expect(new TextEncoder().encode(request.body).length).toBeLessThan(64 * 1024);
  }
  expect(sent.map(({ request }) => request.keepalive)).toEqual([true, true, true, false]);
});

test("At most a thousand calls wait, the oldest.", async () => {
  const sink = http("/collect");
  answer = () => Promise.reject(new Error("offline"));
  for (let at = 0; at < 1_200; at++) sink(call(`Event ${at}`));
  answer = async () => ({ ok: true, status: 200 });
  await vi.advanceTimersByTimeAsync(60_000);
  const all = names().flat();
  expect(all).toHaveLength(1_000);
  expect(all.at(-1)).toBe("Event 999");
});

test("Without a browser and its randomness calls are sent all the same.", async () => {
  vi.stubGlobal("addEventListener", undefined);
  vi.stubGlobal("crypto", undefined);
  const sink = http("/collect", { wait: 10 });
  sink(call("First"));
  await vi.advanceTimersByTimeAsync(10);
  expect(batches()[0]?.[0]?.messageId).toMatch(/^[a-z0-9]+-[a-z0-9]+$/);
});
