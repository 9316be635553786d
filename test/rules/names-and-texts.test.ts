import { describe, expect, test } from "vitest";
import { misspellings } from "../../src/lint/names/misspellings.js";
import type { Rule } from "../../src/lint/rule.js";
import descriptionRepeated from "../../src/rules/documentation/description-repeated.js";
import descriptionSaysNothing from "../../src/rules/documentation/description-says-nothing.js";
import eventNameOrder from "../../src/rules/naming/event-name-order.js";
import misspeltName from "../../src/rules/naming/misspelt-name.js";
import nameTooSimilar from "../../src/rules/naming/name-too-similar.js";
import unitUnclear from "../../src/rules/naming/unit-unclear.js";
import { linted } from "../support/lint.js";

function told(rule: Rule, plan: string): readonly string[] {
  const files = { "trackc.yaml": "name: example\n", "plans/plan.yaml": plan };
  return linted(files, { preset: "strict", rules: [rule] }).diagnostics.map(({ message }) => message);
}

const events = (...names: string[]): string => `events:\n${names.map((name) => `  ${name}:\n`).join("")}`;
const property = (name: string, definition: string): string =>
  `events:\n  Song Played:\n    properties:\n      ${name}: ${definition}\n`;

describe("descriptions that say nothing", () => {
  test.each([
    ["song_id", "The id of the song."],
    ["title", "Title"],
    ["value", "The value"],
    ["title", "The title of the song"],
  ])("a property that repeats names is told: %s: %s", (name, text) => {
    expect(told(descriptionSaysNothing, property(name, `{ type: string, description: ${text} }`))).toHaveLength(1);
  });

  test.each([
    ["user_id", "Who played."],
    ["song_id", "Which song it was."],
    ["played_at", "When it was played."],
    ["title", "The title as the label spells it."],
  ])("one that says whose, which or when is not: %s: %s", (name, text) => {
    expect(told(descriptionSaysNothing, property(name, `{ type: string, description: ${text} }`))).toEqual([]);
  });

  test("that an event is done, happened or occurred says nothing of it", () => {
    for (const text of ["The song is played.", "A song play happened.", "Song played, done."]) {
      expect(told(descriptionSaysNothing, `events:\n  Song Played:\n    description: ${text}\n`)).toHaveLength(1);
    }
  });

  test.each(["tbd", "TODO", "n/a", "'-'", "lorem ipsum dolor sit amet"])("a trigger %s is a placeholder", (trigger) => {
    const plan = `events:\n  Song Played:\n    description: The first second of it.\n    trigger: ${trigger}\n`;
    expect(told(descriptionSaysNothing, plan)).toEqual(["The trigger of `Song Played` is a placeholder"]);
  });

  test("bundles may say which thing they are about, but no placeholder", () => {
    const plan = (text: string) => `bundles:\n  song:\n    description: ${text}\n    properties: { song_id: string }\n`;
    expect(told(descriptionSaysNothing, plan("Which song it was."))).toEqual([]);
    expect(told(descriptionSaysNothing, plan("TODO"))).toHaveLength(1);
  });
});

describe("one description of two events", () => {
  test("is told once, whatever order the events are in", () => {
    const plan = (names: readonly string[]) =>
      `events:\n${names.map((name) => `  ${name}:\n    description: The invoice was cancelled by whoever wrote it.\n`).join("")}`;
    const message = ["`Invoice Sent` has the description of `Invoice Cancelled`, word for word"];
    expect(told(descriptionRepeated, plan(["Invoice Sent", "Invoice Cancelled"]))).toEqual(message);
    expect(told(descriptionRepeated, plan(["Invoice Cancelled", "Invoice Sent"]))).toEqual(message);
  });
});

describe("names of events", () => {
  const usual = Array.from({ length: 20 }, (_, at) => `${String.fromCharCode(65 + at)}lpha Opened`);

  test("a noun at the end is told where all others end in what happened", () => {
    expect(told(eventNameOrder, events(...usual, "Menu Impression"))).toEqual([
      "`Menu Impression` doesn't say what happened, as nearly all events of this plan do",
    ]);
  });

  test.each([
    "Card Unfrozen",
    "Line Drawn Down",
    "Teilnahme Beendet",
    "Paywall",
    "Content Playing",
    "Step Completed 2",
  ])("participles, single words and what isn't understood are left alone: %s", (name) => {
    expect(told(eventNameOrder, events(...usual, name))).toEqual([]);
  });

  test.each([
    ["Signup V2", 1],
    ["signup_v2", 1],
    ["Login iOS", 1],
    ["Moved to Android", 0],
    ["V2", 0],
    ["Level 2", 0],
  ])("versions and platforms at the end: %s", (name, times) => {
    const found = told(eventNameOrder, events(name)).filter((message) => / in its name$/.test(message));
    expect(found).toHaveLength(times);
  });

  test.each([
    ["Trial Started", "Trial Begun", 1],
    ["Onboarding Finished", "Onboarding Completed", 1],
    ["Item Removed", "Item Deleted", 1],
    ["Item Removed", "File Deleted", 0],
    ["Order Cancelled", "Order Rejected", 0],
    ["Finished", "Completed", 0],
  ])("%s and %s", (one, other, times) => {
    expect(told(nameTooSimilar, events(one, other))).toHaveLength(times);
  });

  test("no word that English has is taken for a misspelling", () => {
    for (const right of misspellings.values()) expect(misspellings.has(right)).toBe(false);
    expect(told(misspeltName, events("Referer Checked", "Parcel Received", "Canceled Order Recovered"))).toEqual([]);
  });
});

describe("numbers without a unit", () => {
  test.each([
    ["duration", "number", 1],
    ["duration", "{ type: number, description: Seconds. }", 0],
    ["duration", "{ type: number, description: How long it was. }", 1],
    ["time_to_answer", "integer | null", 1],
    ["time_of_day", "integer", 0],
    ["duration_ms", "number", 0],
    ["duration", "duration", 0],
    ["duration_score", "number", 0],
  ])("%s: %s", (name, definition, times) => {
    expect(told(unitUnclear, property(name, definition))).toHaveLength(times);
  });

  test("one place that says the unit says it of the name", () => {
    const plan = `dictionary:\n  duration: { type: number, description: In seconds. }\n${property("duration", "number")}`;
    expect(told(unitUnclear, plan)).toEqual([]);
  });
});
