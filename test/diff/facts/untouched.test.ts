import { expect, test } from "vitest";
import { untouchedIn } from "../../../src/diff/facts/untouched.js";
import { diff } from "../../../src/diff/index.js";
import { SharedWork } from "../../../src/load/shared.js";
import { Memory } from "../../../src/plan/resolve/memory.js";
import { loadWith } from "../../support/shared-work.js";

const plan = {
  "trackc.yaml": "name: example\n",
  "plans/types.yaml": "types:\n  title: string\n",
  "plans/metrics.yaml": "metrics:\n  plays: { question: How many? }\n  shares: { question: How many? }\n",
  "plans/events.yaml": `events:
  Song Played:
    description: Played.
    properties: { name: title }
  Song Shared:
    description: Shared.
    x-note: |
      What was said.
`,
};
type Changes = Partial<Record<keyof typeof plan, (text: string) => string>>;

/** The events of a changed plan that are told to be untouched, and the kinds of all changes. */
async function compared(changes: Changes): Promise<readonly [string, string]> {
  const shared = new SharedWork({ memory: new Memory() });
  const changed = Object.entries(plan).map(([path, text]) => [
    path,
    changes[path as keyof typeof plan]?.(text) ?? text,
  ]);
  const [base, head] = [await loadWith(shared, plan), await loadWith(shared, Object.fromEntries(changed))];
  expect([...base.diagnostics, ...head.diagnostics]).toEqual([]);
  const isUntouched = untouchedIn(base, head);
  const before = new Map(base.plan.events.map((event) => [event.name.value, event]));
  const untouched = head.plan.events.filter((event) => {
    const one = before.get(event.name.value);
    return one !== undefined && isUntouched(one, event);
  });
  const kinds = diff(base, head, { today: "2026-01-01" }).changes.map(({ kind }) => kind);
  return [untouched.map(({ name }) => name.value).join(), kinds.join()];
}

const replaced = (from: string, to: string) => (text: string) => text.replace(from, to);

test("events are untouched that are written in the same words, wherever in a file", async () => {
  expect(await compared({})).toEqual(["Song Played,Song Shared", ""]);
  expect(await compared({ "plans/events.yaml": replaced("Played.", "It was played.") })).toEqual([
    "Song Shared",
    "description-changed",
  ]);
  const turned = (text: string): string => text.replace(/^events:\n(.*)( {2}Song Shared:.*)$/s, "events:\n\n$2$1");
  expect(await compared({ "plans/events.yaml": turned })).toEqual(["Song Played,Song Shared", ""]);
});

test("none is where anything changed that they may look up, or the manifest", async () => {
  const types = replaced("title: string", "title: integer");
  expect(await compared({ "plans/types.yaml": types })).toEqual(["", "property-type-changed"]);
  const named = replaced("plays: { ", "plays: { events: [Song Played], ");
  expect(await compared({ "plans/metrics.yaml": named })).toEqual(["", "answers-changed"]);
  const manifest = replaced("example\n", "example\ndefaults: { consent: [] }\n");
  expect((await compared({ "trackc.yaml": manifest }))[0]).toBe("");
});

test("words at another depth, and such as don't show where a text ends, are looked at", async () => {
  const deeper = (text: string): string => text.replaceAll(/^ /gm, "   ");
  expect(await compared({ "plans/events.yaml": deeper })).toEqual(["", ""]);
  const kept = replaced("|", "|+");
  const longer = (text: string): string => `${kept(text)}\n\n`;
  expect(await compared({ "plans/events.yaml": kept })).toEqual(["Song Played", ""]);
  expect(await compared({ "plans/events.yaml": longer })).toEqual(["Song Played", "custom-key-changed"]);
});
