import { expect, test } from "vitest";
import { fixText } from "../../src/fix.js";
import eventOwner from "../../src/rules/ownership/event-owner.js";
import replacedStillActive from "../../src/rules/ownership/replaced-still-active.js";
import retiredStillPlanned from "../../src/rules/ownership/retired-still-planned.js";
import usesDeprecated from "../../src/rules/ownership/uses-deprecated.js";
import { linted, today } from "../support/lint.js";

const rules = [replacedStillActive, retiredStillPlanned, usesDeprecated];
const said = (plan: string): string[] =>
  linted(plan, { rules, preset: "strict" }).diagnostics.map((each) => each.message);
const fixed = (plan: string): string | undefined =>
  fixText(
    { "trackc.yaml": "name: example\n", "plans/plan.yaml": plan },
    { rules, preset: "strict", today, which: "all" },
  ).files[0]?.after;

test("successors that go round in a circle lead to none", () => {
  const plan = `events:
  Song Liked: { status: deprecated, replaced_by: Song Starred }
  Song Starred: { status: deprecated, replaced_by: Song Kept }
  Song Kept: { status: deprecated, replaced_by: Song Liked }
`;
  expect(said(plan)).toHaveLength(3);
  expect(fixed(plan)).toBeUndefined();
});

test("a successor that ends is replaced by the first in the row that stays", () => {
  const plan = `events:
  Song Liked: { status: deprecated, replaced_by: Song Starred }
  Song Starred: { status: retired, replaced_by: Song Kept }
  Song Kept: { status: deprecated, replaced_by: Song Saved }
  Song Saved:
`;
  expect(said(plan)).toEqual(["`Song Liked` is replaced by `Song Starred`, which is retired"]);
  expect(fixed(plan)).toBe(plan.replace("replaced_by: Song Starred }", "replaced_by: Song Saved }"));
});

test("an event that is replaced gets the status, whether it says one or not", () => {
  const plan = "events:\n  Song Liked:\n    replaced_by: Song Saved\n  Song Saved:\n";
  expect(fixed(plan)).toContain("status: deprecated");
  expect(said(fixed(plan) as string)).toEqual([]);
  const active = plan.replace("    replaced_by", "    status: active\n    replaced_by");
  expect(fixed(active)).toBe(active.replace("active", "deprecated"));
});

test("a deprecated type that others refer to is told once, whatever they make of it", () => {
  const plan = `types:
  genre: { type: string, maxLength: 20, deprecated: Use shelf instead. }
events:
  Song Played:
    properties:
      plain: genre
      list: { type: array, items: genre }
      either: genre | null
      refined: { type: genre, maxLength: 10 }
      open: { type: object, additionalProperties: genre }
`;
  const { diagnostics } = linted(plan, { rules, preset: "strict" });
  expect(diagnostics.map(({ message, related }) => [message, related.length])).toEqual([
    ["`Song Played` uses the type `genre`, which is deprecated", 4],
  ]);
});

test("an optional property may be deprecated, a required one can't be left out", () => {
  const plan = (mark: string) =>
    `events:\n  Song Played:\n    properties:\n      rank${mark}: { type: integer, deprecated: true }\n`;
  expect(said(plan(""))).toEqual(["`rank` is deprecated and required"]);
  expect(said(plan("?"))).toEqual([]);
});

test("where half of the events have no owner, it is said once, at the first of them", () => {
  const manifest = "name: example\nvocabulary: { owners: [growth, listening] }\n";
  const events = (count: number, keys = ""): string =>
    Array.from(
      { length: count },
      (_, at) => `  Song ${"ABCDEFGH"[at]} ${keys === "" ? "Left" : "Kept"}:${keys}\n`,
    ).join("");
  const found = (plan: string): readonly string[] =>
    linted(
      { "trackc.yaml": manifest, "plans/plan.yaml": `events:\n${plan}` },
      { rules: [eventOwner], preset: "strict" },
    ).diagnostics.map(({ message, help }) => `${message}. ${help}`);
  const once =
    "of 8 events have no owner: `Song A Left`, `Song B Left`, `Song C Left` and X. Add `owner:` under each, one of `growth`, `listening`; or set `defaults.owner` in the manifest, for all events that don't say.";
  expect(found(events(8))).toEqual([`8 ${once.replace("X", "5 more")}`]);
  expect(found(events(4, " { owner: growth }") + events(4))).toEqual([
    `4 ${once.replace(" and X", " and `Song D Left`").replace("C Left`,", "C Left`")}`,
  ]);
  expect(found(`${events(8)}  Song Lost: { status: retired }\n`)[0]).toContain(
    "8 of 8 events have no owner (retired ones not counted)",
  );
  // Fewer, or few: each was forgotten.
  expect(found(events(5, " { owner: growth }") + events(4))).toHaveLength(4);
  expect(found(events(3))).toHaveLength(3);
});
