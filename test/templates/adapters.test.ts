import { afterEach, expect, test, vi } from "vitest";
import type { Message } from "../../templates/typescript/core.js";
import { toConsole } from "../../templates/typescript/sdk/console.js";
import { fanout } from "../../templates/typescript/sdk/fanout.js";
import { recording } from "../../templates/typescript/sdk/recording.js";
import { segment } from "../../templates/typescript/sdk/segment.js";

afterEach(() => void vi.restoreAllMocks());

const all: readonly Message[] = [
  { type: "track", name: "Song Played", body: { song_id: "s-1" } },
  { type: "page", name: "Home", body: {}, options: { integrations: { All: false } } },
  { type: "screen", name: "Player", body: { tab: 1 } },
  { type: "identify", name: "1231", body: { plan: "free", plays: 1 }, increment: ["plays"] },
  { type: "group", name: "f-1", body: { members: 2 }, options: { timestamp: "2026-01-01T00:00:00Z" } },
];

test("segment forwards every kind of call with its options, on the SDK itself.", () => {
  const calls: unknown[][] = [];
  class Sdk {
    #record(...call: unknown[]) {
      calls.push(call);
    }
    track(...values: unknown[]) {
      this.#record("track", ...values);
    }
    page(...values: unknown[]) {
      this.#record("page", ...values);
    }
    screen(...values: unknown[]) {
      this.#record("screen", ...values);
    }
    identify(...values: unknown[]) {
      this.#record("identify", ...values);
    }
    group(...values: unknown[]) {
      this.#record("group", ...values);
    }
  }
  const sdk = new Sdk();
  const sink = segment(() => sdk);
  for (const message of all) sink(message);
  expect(calls).toEqual([
    ["track", "Song Played", { song_id: "s-1" }, undefined],
    ["page", "Home", {}, { integrations: { All: false } }],
    ["screen", "Player", { tab: 1 }, undefined],
    ["identify", "1231", { plan: "free", plays: 1 }, undefined],
    ["group", "f-1", { members: 2 }, { timestamp: "2026-01-01T00:00:00Z" }],
  ]);
});

test("recording keeps every message, and forgets them when asked.", () => {
  const calls = recording();
  for (const message of all) calls(message);
  expect(calls.messages).toEqual(all);
  calls.clear();
  expect(calls.messages).toEqual([]);
});

test("console prints the kind, the name and the body of every call.", () => {
  const info = vi.spyOn(console, "info").mockImplementation(() => {});
  const sink = toConsole();
  for (const message of all.slice(0, 2)) sink(message);
  expect(info.mock.calls).toEqual([
    ["[track] Song Played", { song_id: "s-1" }],
    ["[page] Home", {}, { integrations: { All: false } }],
  ]);
});

test("fanout passes a call to all, or to the destinations that it names.", () => {
  const [amplitude, behindSegment] = [recording(), recording()];
  const sink = fanout({ amplitude, segment: behindSegment });
  const named = (name: string, destinations?: string[]): Message => ({ type: "track", name, body: {}, destinations });
  for (const message of [named("All"), named("One", ["amplitude"]), named("None", []), named("Other", ["ga4"])]) {
    sink(message);
  }
  expect(amplitude.messages.map(({ name }) => name)).toEqual(["All", "One"]);
  expect(behindSegment.messages.map(({ name }) => name)).toEqual(["All"]);
});

test("A sink of a fanout that throws keeps no other from getting the call, and the failure is not hidden.", () => {
  const behindSegment = recording();
  const sink = fanout({
    amplitude: () => {
      throw new Error("not loaded");
    },
    segment: behindSegment,
  });
  expect(() => sink(all[0] as Message)).toThrow("not loaded");
  expect(behindSegment.messages).toHaveLength(1);
});
