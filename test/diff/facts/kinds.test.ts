import { join } from "node:path";
import { expect, test } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import { judgements } from "../../../src/diff/judgements.js";
import { entities } from "./kinds/entities.js";
import { events } from "./kinds/events.js";
import { plans } from "./kinds/plan.js";
import { properties } from "./kinds/properties.js";
import { types } from "./kinds/types.js";
import { lineOf, planOf } from "./told.js";

// Pairs of plans that differ in one thing each. What is told of them stands in `expected/kinds.txt`.
const cases = [...events, ...properties, ...entities, ...types, ...plans];

test("every kind of change has its fact, and what is no change has none", async () => {
  const told = cases.map(([title, base, head]) => {
    const { facts, hints } = compareFacts(planOf(base), planOf(head));
    const lines = [...facts.map(lineOf), ...hints.map(({ line, added }) => `hint ${added.path.join(" / ")}: ${line}`)];
    return `# ${title}\n${lines.join("\n")}\n`;
  });
  await expect(told.join("\n")).toMatchFileSnapshot(join(import.meta.dirname, "expected/kinds.txt"));
});

test("no kind of fact is without a case", () => {
  const seen = new Set(
    cases.flatMap(([, base, head]) => compareFacts(planOf(base), planOf(head)).facts.map(({ kind }) => kind)),
  );
  // That a base can't be read is found when it is loaded.
  expect(Object.keys(judgements).filter((kind) => kind !== "base-unreadable" && !seen.has(kind as never))).toEqual([]);
});
