import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import type { ConsentCategory } from "../../templates/typescript/types.js";

async function gate() {
  vi.resetModules();
  const core = await import("../../templates/typescript/core.js");
  const consent = await import("../../templates/typescript/consent.js");
  const messages: Message[] = [];
  core.connect((message) => void messages.push(message));
  return { ...core, ...consent, messages, names: () => messages.map((message) => message.name) };
}

const call = (name: string): Message => ({ type: "track", name, body: {} });

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-05-01T10:00:00Z") }));
afterEach(() => void vi.useRealTimers());

test("Without a decision nothing is sent.", async () => {
  const { gated, names } = await gate();
  gated({ ...call("Song Played"), consent: ["analytics"] });
  expect(names()).toEqual([]);
});

test("What waited is sent in its order, with the time of its call, once all its categories are granted.", async () => {
  const { gated, messages, names, setConsent } = await gate();
  gated({ ...call("First"), consent: ["analytics"] });
  gated({ ...call("Second"), consent: ["analytics", "marketing"] });
  gated({ ...call("Third"), consent: ["analytics"] });
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
  gated({ ...call("Song Played"), consent: ["analytics", "marketing"] });
  setConsent({ marketing: false });
  setConsent({ analytics: true, marketing: true });
  expect(names()).toEqual([]);
});

test("After a decision calls are sent at once, or never.", async () => {
  const { gated, messages, names, setConsent } = await gate();
  setConsent({ analytics: true, marketing: false });
  gated({ ...call("Allowed"), consent: ["analytics"] });
  gated({ ...call("Refused"), consent: ["marketing"] });
  expect(names()).toEqual(["Allowed"]);
  expect(messages[0]?.options).toBeUndefined();
});

test("Consent that is taken back holds for what follows.", async () => {
  const { gated, names, setConsent } = await gate();
  setConsent({ analytics: true });
  gated({ ...call("Before"), consent: ["analytics"] });
  setConsent({ analytics: false });
  gated({ ...call("After"), consent: ["analytics"] });
  expect(names()).toEqual(["Before"]);
});

test("At most a hundred calls wait, the oldest.", async () => {
  const { gated, names, setConsent } = await gate();
  for (let at = 0; at < 150; at++) gated({ ...call(`Event ${at}`), consent: ["analytics"] });
  setConsent({ analytics: true });
  expect(names()).toEqual(Array.from({ length: 100 }, (_, at) => `Event ${at}`));
});

test("What waits for consent is what was passed, whatever its caller sets later.", async () => {
  const { gated, messages, setConsent } = await gate();
  const body = { item: "i-1" };
  gated({ ...call("Item Viewed"), body, consent: ["analytics"] });
  body.item = "i-2";
  setConsent({ analytics: true });
  expect(messages.map((message) => message.body)).toEqual([{ item: "i-1" }]);
});

test("A category that is called like a member of every object is not granted by being called so.", async () => {
  const { gated, names, setConsent } = await gate();
  const hostile = ["constructor", "__proto__", "toString"] as unknown as ConsentCategory[];
  for (const category of hostile) gated({ ...call(category), consent: [category] });
  setConsent({ analytics: true });
  expect(names()).toEqual([]);
});

test("A property that needs consent is left out until it is given.", async () => {
  const { gated, messages, setConsent } = await gate();
  const body = { plan: "free", phone: "030", toString: "mine" };
  const make = () => gated({ ...call("Plan Chosen"), body, needs: { phone: ["marketing"] } });
  make();
  setConsent({ marketing: true });
  make();
  setConsent({ marketing: false });
  make();
  const without = { plan: "free", toString: "mine" };
  expect(messages.map((message) => message.body)).toEqual([without, body, without]);
  expect(body.phone).toBe("030");
});

const details = { needs: { coupon: ["marketing"] as const }, body: { item: "i-1", coupon: "c-1" } };

test("What waited leaves with what is agreed to when it leaves, not when it was called.", async () => {
  const { gated, messages, setConsent } = await gate();
  const view = () => gated({ ...call("Item Viewed"), ...details, consent: ["analytics"] });
  setConsent({ marketing: true });
  view();
  setConsent({ marketing: false });
  setConsent({ analytics: true });
  expect(messages.map(({ body }) => body)).toEqual([{ item: "i-1" }]);
  setConsent({ analytics: true, marketing: true });
  view();
  expect(messages.at(-1)?.body).toEqual(details.body);
});

test("One click that agrees to everything lets what waited leave whole.", async () => {
  const { gated, messages, setConsent } = await gate();
  gated({ ...call("Item Viewed"), ...details, consent: ["analytics"] });
  setConsent({ analytics: true, marketing: true });
  expect(messages.map(({ body }) => body)).toEqual([details.body]);
});

test("A refusal holds for what was agreed to and waits for `connect` or for an SDK.", async () => {
  const { connect, gated, messages, setConsent, whenFound } = await gate();
  const sdk: Message[] = [];
  let found: Message[] | undefined;
  connect(
    whenFound(
      () => found,
      (to, message) => void to.push(message),
    ),
  );
  setConsent({ analytics: true, marketing: true });
  gated({ ...call("Refused Later"), consent: ["analytics"] });
  gated({ ...call("Item Viewed"), ...details });
  gated({ ...call("Refused Later, Too"), consent: ["marketing"] });
  setConsent({ analytics: false });
  setConsent({ marketing: false });
  found = sdk;
  setConsent({ analytics: true, marketing: true });
  expect(sdk.map(({ name, body }) => [name, body])).toEqual([["Item Viewed", { item: "i-1" }]]);
  expect(messages).toEqual([]);
});
