import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message } from "../../templates/typescript/core.js";

/** A fresh copy of the module, with nothing connected and nothing waiting. */
async function core() {
  vi.resetModules();
  return import("../../templates/typescript/core.js");
}

const call = (name: string): Message => ({ type: "track", name, body: {} });
const names = (messages: readonly Message[]) => messages.map((message) => message.name);

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-05-01T10:00:00Z") }));
afterEach(() => void vi.useRealTimers());

test("A call goes to what is connected, as it is and without a copy.", async () => {
  const { connect, send } = await core();
  const sink = vi.fn();
  connect(sink);
  const message = call("Song Played");
  send(message);
  expect(sink.mock.calls).toEqual([[message]]);
  expect(sink.mock.calls[0]?.[0]).toBe(message);
});

test("Calls made before connect are passed on in their order, with the time at which they were made.", async () => {
  const { connect, send } = await core();
  send(call("First"));
  vi.setSystemTime(new Date("2026-05-01T10:00:40Z"));
  send({ ...call("Second"), options: { messageId: "m-2" } });
  vi.setSystemTime(new Date("2026-05-01T10:01:00Z"));
  const sink = vi.fn();
  connect(sink);
  expect(sink.mock.calls.map(([message]) => [message.name, message.options])).toEqual([
    ["First", { timestamp: new Date("2026-05-01T10:00:00Z") }],
    ["Second", { timestamp: new Date("2026-05-01T10:00:40Z"), messageId: "m-2" }],
  ]);
});

test("A time that the caller gave is kept.", async () => {
  const { connect, send } = await core();
  send({ ...call("First"), options: { timestamp: "2020-01-01T00:00:00Z" } });
  const sink = vi.fn();
  connect(sink);
  expect(sink.mock.calls[0]?.[0].options).toEqual({ timestamp: "2020-01-01T00:00:00Z" });
});

test("Of more than a hundred waiting calls the oldest are kept.", async () => {
  const { connect, send } = await core();
  for (let at = 0; at < 150; at++) send(call(`Event ${at}`));
  const messages: Message[] = [];
  connect((message) => void messages.push(message));
  expect(names(messages)).toEqual(Array.from({ length: 100 }, (_, at) => `Event ${at}`));
});

test("What waits is what was passed, whatever its caller sets later.", async () => {
  const { connect, send } = await core();
  const properties = { total: 1, coupon: undefined, at: new Date("2026-01-31T09:30:00Z") };
  const passed = { ...properties };
  send({ ...call("Cart Viewed"), body: properties });
  properties.total = 2;
  const sink = vi.fn();
  connect(sink);
  expect(sink.mock.calls[0]?.[0].body).toStrictEqual(passed);
  send({ ...call("Cart Viewed"), body: properties });
  expect(sink.mock.calls[1]?.[0].body).toBe(properties);
});

test("While a resolver gives nothing, calls wait for it, and go first when it gives something.", async () => {
  const { connect, send, whenFound } = await core();
  let sdk: Message[] | undefined;
  connect(
    whenFound(
      () => sdk,
      (found, message) => void found.push(message),
    ),
  );
  send(call("First"));
  send(call("Second"));
  sdk = [];
  send(call("Third"));
  expect(names(sdk)).toEqual(["First", "Second", "Third"]);
  expect(sdk.map((message) => message.options?.timestamp)).toEqual([
    new Date("2026-05-01T10:00:00Z"),
    new Date("2026-05-01T10:00:00Z"),
    undefined,
  ]);
});

test("The resolver is asked at every call, so an SDK that replaces its snippet gets what follows.", async () => {
  const { connect, send, whenFound } = await core();
  const [snippet, real]: [Message[], Message[]] = [[], []];
  let sdk = snippet;
  connect(
    whenFound(
      () => sdk,
      (found, message) => void found.push(message),
    ),
  );
  send(call("First"));
  sdk = real;
  send(call("Second"));
  expect([names(snippet), names(real)]).toEqual([["First"], ["Second"]]);
});

test("flush passes on what waits as soon as the resolver gives something.", async () => {
  const { connect, flush, send, whenFound } = await core();
  let sdk: Message[] | null = null;
  connect(
    whenFound(
      () => sdk,
      (found: Message[], message) => void found.push(message),
    ),
  );
  send(call("First"));
  flush();
  const found: Message[] = [];
  sdk = found;
  flush();
  flush();
  expect(names(found)).toEqual(["First"]);
});

test("A call that makes the SDK throw is not tried again, keeps no other from being delivered, and is heard of.", async () => {
  const { connect, flush, send, whenFound } = await core();
  const rejections: unknown[] = [];
  const listen = (reason: unknown) => void rejections.push(reason);
  process.on("unhandledRejection", listen);
  let sdk: Message[] | undefined;
  const call = (found: Message[], message: Message) => {
    if (message.name === "Bad") throw new Error("refused by the SDK");
    found.push(message);
  };
  connect(whenFound(() => sdk, call));
  send({ type: "track", name: "Bad", body: {} });
  send({ type: "track", name: "Good", body: {} });
  sdk = [];
  flush();
  flush();
  expect(names(sdk)).toEqual(["Good"]);
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off("unhandledRejection", listen);
  expect(rejections).toEqual([new Error("refused by the SDK")]);
});

test("Nothing runs by itself: no timer, so that no process is kept alive.", async () => {
  const { connect, send, whenFound } = await core();
  connect(
    whenFound(
      () => undefined,
      () => {},
    ),
  );
  send(call("First"));
  expect(vi.getTimerCount()).toBe(0);
});

test("Calls that an SDK makes while waiting ones are delivered keep their order.", async () => {
  const { connect, send } = await core();
  send(call("First"));
  send(call("Second"));
  const messages: string[] = [];
  connect((message) => {
    messages.push(message.name);
    if (message.name === "First") send(call("From the SDK"));
  });
  expect(messages).toEqual(["First", "From the SDK", "Second"]);
});
