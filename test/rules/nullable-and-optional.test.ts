import { expect, test } from "vitest";
import rule from "../../src/rules/consistency/nullable-and-optional.js";
import { linted } from "../support/lint.js";

/** A plan with so many optional properties, of which the first may be null. */
function messages(nullable: number, optional: number): readonly string[] {
  const lines = Array.from({ length: optional }, (_, at) => `p${at}?: ${at < nullable ? "string | null" : "string"}`);
  const plan = `events:\n  A:\n    properties:\n      ${lines.join("\n      ")}\n`;
  return linted(plan, { preset: "strict", rules: [rule] }).diagnostics.map(({ message }) => message);
}

test("what is the habit of a plan is told once", () => {
  expect(messages(20, 80)).toEqual(["20 of 80 optional properties may be null as well, `p0` for one"]);
});

test("what is the exception is told of each", () => {
  expect(messages(20, 81)).toHaveLength(20);
  expect(messages(19, 19)).toHaveLength(19);
});
