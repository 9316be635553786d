import { expect, it } from "vitest";
import { diff } from "../../src/diff/index.js";
import { loadText } from "../../src/load/text.js";

// What versions of real schemas once got wrong.

function changes(base: string, head: string) {
  const load = (plan: string) => {
    const { value, diagnostics } = loadText({ "trackc.yaml": "name: mail\n", "plans/plan.yaml": plan });
    expect(diagnostics).toEqual([]);
    return value;
  };
  return diff(load(base), load(head), { today: "2026-03-01" }).changes;
}

const closed = `
events:
  Message Opened:
    properties:
      location?:
        anyOf:
          - properties: { city?: string }
          - null
`;
const opened = `
events:
  Message Opened:
    properties:
      location?:
        anyOf:
          - properties: { city?: string, country?: string }
            additionalProperties: true
          - null
`;

it("an object that may be null gets a property and opens in one step, which breaks no producer", () => {
  const found = changes(closed, opened);
  expect(found.map(({ kind }) => kind).sort()).toEqual(["other-properties-changed", "property-added"]);
  expect(found.map(({ producers }) => producers.severity)).toEqual(["safe", "safe"]);
});

it("the way back breaks producers, of whom some sent what was open", () => {
  const found = changes(opened, closed);
  expect(found.some(({ producers }) => producers.severity === "breaking")).toBe(true);
});
