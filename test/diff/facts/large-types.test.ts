import { expect, test } from "vitest";
import { diff } from "../../../src/diff/index.js";
import { loadText } from "../../../src/load/text.js";

/** Types that each are a choice of leaves and of two others, round in a circle. */
function circleOf(count: number, leaf: string): Readonly<Record<string, string>> {
  const types = Array.from({ length: count }, (_, at) => {
    const others = [1, 2].map(
      (step) => `      - properties: { k: { const: n${at}_${step} }, next: t${(at + step) % count} }\n`,
    );
    const value = at === count - 1 ? leaf : "string";
    return `  t${at}:\n    anyOf:\n      - properties: { k: { const: leaf${at} }, v: ${value} }\n${others.join("")}`;
  });
  return {
    "trackc.yaml": "name: example\n",
    "plans/plan.yaml": `types:\n${types.join("")}events:\n  E: { properties: { a: t0 } }\n`,
  };
}

// With patience for each of the proofs it would be most of a minute.
test("types that are too large to compare are told to be, and don't hold us long", { timeout: 20_000 }, () => {
  const [base, head] = [circleOf(20, "string"), circleOf(20, "integer")].map((texts) => loadText(texts).value);
  if (!base || !head) throw new Error("there are two");
  const { changes } = diff(base, head, { today: "2026-01-01" });
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.every(({ producers }) => producers.severity !== "safe")).toBe(true);
  expect(changes.some(({ producers }) => producers.reason.includes("too large to compare"))).toBe(true);
});
