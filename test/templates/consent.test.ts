import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import type { ConsentCategory } from "../../templates/typescript/types.js";

async function gate() {
  vi.resetModules();
  const core = await import("../../templates/typescript/core.js");
  const consent = await import("../../templates/typescript/consent.js");
  const { permitted } = await import("../../templates/typescript/permitted.js");
  const messages: Message[] = [];
  core.connect((message) => void messages.push(message));
  return { ...consent, permitted, messages, names: () => messages.map((message) => message.name) };
}

const call = (name: string): Message => ({ type: "track", name, body: {} });

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-05-01T10:00:00Z") }));
afterEach(() => void vi.useRealTimers());

test("Without a decision nothing is sent.", async () => {
  const { gated, names } = await gate();
  gated(["analytics"], call("Song Played"));
  expect(names()).toEqual([]);
});

test("What waited is sent in its order, with the time of its call, once all its categories are granted.", async () => {
  const { gated, messages, names, setConsent } = await gate();
  gated(["analytics"], call("First"));
  gated(["analytics", "marketing"], call("Second"));
  gated(["analytics"], call("Third"));
  vi.setSystemTime(new Date("2026-05-01T10:00:40Z"));
  setConsent({ analytics: true });
  expect(names()).toEqual(["First", "Third"]);
  setConsent({ marketing: true });
  expect(names()).toEqual(["First", "Third", "Second"]);
  expect(messages.map((message) => message.options?.timestamp)).toEqual(
    Array(3).fill(new Date("2026-05-01T10:00:00Z")),
  );
});

test("What waited is dropped when one of its categories is refused, and does not come back.", async () => {
  const { gated, names, setConsent } = await gate();
  gated(["analytics", "marketing"], call("Song Played"));
  setConsent({ marketing: false });
  setConsent({ analytics: true, marketing: true });
  expect(names()).toEqual([]);
});

test("After a decision calls are sent at once, or never.", async () => {
  const { gated, messages, names, setConsent } = await gate();
  setConsent({ analytics: true, marketing: false });
  gated(["analytics"], call("Allowed"));
  gated(["marketing"], call("Refused"));
  expect(names()).toEqual(["Allowed"]);
  expect(messages[0]?.options).toBeUndefined();
});

test("Consent that is taken back holds for what follows.", async () => {
  const { gated, names, setConsent } = await gate();
  setConsent({ analytics: true });
  gated(["analytics"], call("Before"));
  setConsent({ analytics: false });
  gated(["analytics"], call("After"));
  expect(names()).toEqual(["Before"]);
});

test("At most a hundred calls wait, the oldest.", async () => {
  const { gated, names, setConsent } = await gate();
  for (let at = 0; at < 150; at++) gated(["analytics"], call(`Event ${at}`));
  setConsent({ analytics: true });
  expect(names()).toEqual(Array.from({ length: 100 }, (_, at) => `Event ${at}`));
});

test("A category that is called like a member of every object is not granted by being called so.", async () => {
  const { gated, names, setConsent } = await gate();
  const hostile = ["constructor", "__proto__", "toString"] as unknown as ConsentCategory[];
  for (const category of hostile) gated([category], call(category));
  setConsent({ analytics: true });
  expect(names()).toEqual([]);
});

test("A property that needs consent is left out until it is given.", async () => {
  const { permitted, setConsent } = await gate();
  const properties = { plan: "free", phone: "030", toString: "mine" };
  const needs = { phone: ["marketing"] as const };
  expect(permitted(properties, needs)).toEqual({ plan: "free", toString: "mine" });
  setConsent({ marketing: true });
  expect(permitted(properties, needs)).toEqual(properties);
  setConsent({ marketing: false });
  expect(permitted(properties, needs)).toEqual({ plan: "free", toString: "mine" });
});
