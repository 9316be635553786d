import { expect, test } from "vitest";
import enumValueDescription from "../../src/rules/documentation/enum-value-description.js";
import type eventExamples from "../../src/rules/documentation/event-examples.js";
import propertyDescription from "../../src/rules/documentation/property-description.js";
import { linted } from "../support/lint.js";

const messages = (rule: typeof eventExamples, properties: string, manifest = "name: example\n"): string[] =>
  linted(
    {
      "trackc.yaml": manifest,
      "plans/plan.yaml": `types:\n  genre: { description: The shelf that it stands on., type: string }\nevents:\n  Song Played:\n    properties:\n${properties}`,
    },
    { rules: [rule], preset: "strict" },
  ).diagnostics.map(({ message }) => message);

test("a type that is described describes its property", () => {
  expect(messages(propertyDescription, "      a: genre\n")).toEqual([]);
  expect(messages(propertyDescription, "      a: { type: genre }\n")).toEqual([]);
  expect(messages(propertyDescription, "      a: genre\n      b: string\n")).toEqual([
    "`Song Played` doesn't describe `b`",
  ]);
});

test("what is nested is named by its path, in lists and unions too", () => {
  const nested = "{ type: object, description: What it is., properties: { x: string } }";
  const list = `{ type: array, description: All of them., items: ${nested} }`;
  const union = `{ description: Either., anyOf: [${nested}, null] }`;
  expect(messages(propertyDescription, `      a: ${list}\n      b: ${union}\n`)).toEqual([
    "`Song Played` doesn't describe `a.x` and `b.x`",
  ]);
});

test("with `always`, the texts of all values are asked for, but of what is deprecated", () => {
  const manifest = "name: example\nlint:\n  rules:\n    enum-value-description: [warn, { always: true }]\n";
  const plan =
    "      plan: { enum: { free:, premium: { deprecated: Use family instead. }, family: For all of them. } }\n";
  expect(messages(enumValueDescription, plan)).toEqual([]);
  expect(messages(enumValueDescription, plan, manifest)).toEqual(["`plan` doesn't describe its values `free`"]);
  expect(messages(enumValueDescription, "      kind: { const: 3 }\n", manifest)).toEqual([]);
});
