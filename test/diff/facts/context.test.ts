import { expect, test } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import { isLong } from "../../support/long.js";
import { isUnsound } from "./laws.js";
import { planOf } from "./told.js";

// A property in the context, in the event's own list, in both or in neither, on either side: whatever is told, and of whom, no payload
// may be left that nobody was told of.

/** All pairs in the long run, each fifth in the usual one. */

const ofContext = [
  "",
  "v: string",
  "v?: string",
  "v: integer",
  "v: { type: string, sources: web }",
  "u: { type: string, renamed_from: v }",
];
const own = [
  "",
  "v: string",
  "v?: string",
  "v: integer",
  "v: { type: string, deprecated: true, expires: 2025-06-30 }",
  "u: string",
];
const rest = ["false", "true", "integer"];

const plans = rest.flatMap((additional) =>
  ofContext.flatMap((context) =>
    own.map((property) =>
      planOf(`name: example
vocabulary: { sources: [web, ios] }
---
context: { w?: string, ${context} }
events:
  A:
    additionalProperties: ${additional}
    properties: { a: string, ${property} }
  B:
    properties: { a: string }
`),
    ),
  ),
);

test("whoever lists a property, no payload is lost sight of", { timeout: 120_000 }, () => {
  let told = 0;
  for (const [at, base] of plans.entries()) {
    for (const [by, head] of plans.entries()) {
      if (!isLong && (at * 7 + by) % 5 !== 0) continue;
      const { facts } = compareFacts(base, head);
      told += facts.length;
      const wrong = isUnsound(base, head, facts);
      if (wrong.length > 0) {
        const texts = [base, head].map(({ sources }) => sources.get("plans/plan.yaml")?.text);
        expect([...wrong, ...texts, facts.map(({ kind, proofs }) => [kind, proofs])]).toEqual([]);
      }
    }
  }
  expect(told).toBeGreaterThan((plans.length * plans.length) / 5);
});
