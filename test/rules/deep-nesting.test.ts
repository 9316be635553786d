import { expect, test } from "vitest";
import rule from "../../src/rules/consistency/deep-nesting.js";
import { linted } from "../support/lint.js";

/** An event with so many objects in one another, and what is found with `depth` as the option. */
function found(objects: number, depth: number): number {
  const deep = Array.from({ length: objects }).reduce<string>((inner) => `{ properties: { p: ${inner} } }`, "string");
  const { diagnostics } = linted(
    {
      "trackc.yaml": `name: example\nlint:\n  rules:\n    deep-nesting: [warn, { depth: ${depth} }]\n`,
      "plans/plan.yaml": `events:\n  A:\n    properties: { top: ${deep} }\n`,
    },
    { rules: [rule] },
  );
  expect(diagnostics.filter(({ origin }) => origin === "language")).toEqual([]);
  return diagnostics.length;
}

test.each([
  [0, 0, 0],
  [1, 0, 1],
  [1, 1, 0],
  [2, 1, 1],
  [3, 3, 0],
  [4, 3, 1],
  [9, 3, 1],
])("%i objects in one another, where %i may be: %i finding", (objects, depth, findings) => {
  expect(found(objects, depth)).toBe(findings);
});
