import { expect, test } from "vitest";
import eventAnswersQuestion from "../../src/rules/purpose/event-answers-question.js";
import metricWithoutEvents from "../../src/rules/purpose/metric-without-events.js";
import tooManyEvents from "../../src/rules/purpose/too-many-events.js";
import { linted } from "../support/lint.js";

const metrics = "metrics:\n  weekly_listeners:\n    question: Do they come back?\n    north_star: true\n";

test("where most events answer nothing, it is said once, at the first of them", () => {
  const names = ["A", "B", "C", "D", "E"].map((letter) => `  Song ${letter} Played:\n`).join("");
  const plan = `${metrics}  another:\n    question: Which?\nevents:\n  Song Saved:\n    answers: weekly_listeners\n${names}`;
  const { diagnostics } = linted(plan, { rules: [eventAnswersQuestion], preset: "strict" });
  expect(diagnostics.map(({ message, path }) => [message, path])).toEqual([
    [
      "5 of 6 events answer no metric: `Song A Played`, `Song B Played`, `Song C Played` and 2 more",
      ["events", "Song A Played"],
    ],
  ]);
});

test("a plan without metrics is not asked what its events are for", () => {
  const plan = "events:\n  Song Played:\n  Song Saved:\n";
  expect(linted(plan, { rules: [eventAnswersQuestion], preset: "strict" }).diagnostics).toEqual([]);
});

test("a metric is not told to be without events where events could not be read", () => {
  const plan = `${metrics}events:\n  Song Played: 3\n  Song Saved:\n`;
  const said = linted(plan, { rules: [metricWithoutEvents], preset: "strict" }).diagnostics;
  expect(said.map(({ origin }) => origin)).toEqual(["language"]);
});

test("many events are counted without the retired, and the help says where most of them are", () => {
  const many = Array.from({ length: 201 }, (_, at) => `  Card ${at} Opened:\n`).join("");
  const options = { rules: [tooManyEvents], preset: "recommended" } as const;
  const { diagnostics } = linted(`events:\n${many}`, options);
  expect(diagnostics.map(({ level, message }) => [level, message])).toEqual([
    ["info", "The plan has 201 events, more than 200"],
  ]);
  expect(diagnostics[0]?.help).toContain("begin with `card` (201), and end in `opened` (201)");
  const retired = many.replace("  Card 7 Opened:\n", "  Card 7 Opened:\n    status: retired\n");
  expect(linted(`events:\n${retired}`, options).diagnostics).toEqual([]);
});
