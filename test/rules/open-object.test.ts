import { expect, test } from "vitest";
import rule from "../../src/rules/consistency/open-object.js";
import { linted, pointedAt } from "../support/lint.js";

const events = (open: number, closed: number): string =>
  [
    ...Array.from({ length: open }, (_, at) => `  Open ${at}:\n    additionalProperties: true\n`),
    ...Array.from({ length: closed }, (_, at) => `  Closed ${at}:\n`),
  ].join("");

test("where most events are open, that is told once", () => {
  const { diagnostics, sources } = linted(`events:\n${events(5, 3)}`, { preset: "strict", rules: [rule] });
  expect(diagnostics.map(({ message }) => message)).toEqual(["5 of 8 events take properties that nobody has listed"]);
  expect(diagnostics.map((each) => pointedAt(each, sources))).toEqual(["true"]);
});

test("where few are, each is told", () => {
  const { diagnostics } = linted(`events:\n${events(3, 6)}`, { preset: "strict", rules: [rule] });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "`Open 0` takes properties that nobody has listed",
    "`Open 1` takes properties that nobody has listed",
    "`Open 2` takes properties that nobody has listed",
  ]);
});

test("where most objects in the events are open, that is told once, and what lists nothing is told of each", () => {
  const object = (at: number): string =>
    `p${at}: { properties: { a: string }, additionalProperties: true }, q${at}: object`;
  const plan = `events:\n  A:\n    properties: { ${Array.from({ length: 10 }, (_, at) => object(at)).join(", ")} }\n`;
  const { diagnostics } = linted(plan, { preset: "strict", rules: [rule] });
  const messages = diagnostics.map(({ message }) => message);
  expect(messages.filter((message) => message.includes("10 of"))).toEqual([
    "10 of 10 objects take names that nobody has listed",
  ]);
  expect(messages).toHaveLength(11);
});

test("says nothing of an event that is open only because what it looks up could not be read", () => {
  const plan = `dictionary:
  source:
    descripton: Where playback was started.
    enum: [search, radio]
events:
  Song Played:
    properties: { source: , volume: integer }
`;
  const { diagnostics } = linted(plan, { preset: "strict", rules: [rule] });
  expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-key"]);
});
