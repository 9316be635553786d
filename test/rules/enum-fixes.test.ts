import { describe, expect, test } from "vitest";
import { fixText } from "../../src/fix.js";
import type { Rule } from "../../src/lint/rule.js";
import booleans from "../../src/rules/consistency/enum-booleans.js";
import enumCase from "../../src/rules/consistency/enum-case.js";
import numbers from "../../src/rules/consistency/enum-numbers-as-strings.js";
import { today } from "../support/lint.js";

/** What stands behind a property after its fix. */
function fixed(rule: Rule, definition: string): string {
  const start = "events:\n  A:\n    properties:\n      it: ";
  const files = { "trackc.yaml": "name: example\n", "plans/plan.yaml": `${start}${definition}\n` };
  const { files: changed, refused } = fixText(files, { today, which: "all", rules: [rule], preset: "strict" });
  expect(refused).toEqual([]);
  const after = changed[0]?.after ?? files["plans/plan.yaml"];
  expect(after.startsWith(start)).toBe(true);
  return after.slice(start.length).trimEnd();
}

describe("fixes of enums", () => {
  test.each([
    ["['1', '2', \"3\"]", "[1, 2, 3]"],
    ["{ enum: ['0.5', '-2', null] }", "{ enum: [0.5, -2, null] }"],
  ])("numbers lose their quotes: %s", (before, after) => {
    expect(fixed(numbers, before)).toBe(after);
  });

  test("numbers that are names of values stay", () => {
    const before = "\n        enum:\n          '1': Bad.\n          '2': Good.";
    expect(fixed(numbers, before)).toBe(before);
  });

  test.each([
    ["[free, student, Premium]", "[free, student, premium]"],
    ["[sign_up, log_in, SignOut]", "[sign_up, log_in, sign_out]"],
    [
      "{ enum: { free: Costs nothing., Paid: Costs something., old: } }",
      "{ enum: { free: Costs nothing., paid: Costs something., old: } }",
    ],
    // Whether the others are in snake_case or in camelCase, one word doesn't tell.
    ["[free, student, PaidPlan]", "[free, student, PaidPlan]"],
    // Nor does one of several words say how the others are to be parted.
    [
      "[monthly, transfer, Card-Replacement, cash withdrawal]",
      "[monthly, transfer, Card-Replacement, cash withdrawal]",
    ],
    // One against one.
    ["[free, Premium]", "[free, Premium]"],
  ])("odd values are written like the others: %s", (before, after) => {
    expect(fixed(enumCase, before)).toBe(after);
  });

  test.each([
    ["{ enum: ['true', 'false'], description: Whether it was. }", "{ type: boolean, description: Whether it was. }"],
    ["{ type: string, enum: [yes, no], description: It was. }", "{ type: boolean, description: It was. }"],
    ["{ enum: [yes, no] }", "{ type: boolean }"],
    ["\n        enum:\n          yes: It was.\n          no:", "\n        type: boolean"],
    // A list by itself has no key that could be another.
    ["[yes, no]", "[yes, no]"],
    // It would have to be said of null, too.
    ["{ enum: [yes, no, null] }", "{ enum: [yes, no, null] }"],
  ])("texts for true and false become a boolean: %s", (before, after) => {
    expect(fixed(booleans, before)).toBe(after);
  });

  test("odd values are written as the other enums of the plan are", () => {
    const plan = (values: string) => `events:
  A:
    properties:
      fee: [${values}]
      way: [by_hand, by_machine]
      place: [at_home, on_the_way]
`;
    const files = {
      "trackc.yaml": "name: example\n",
      "plans/plan.yaml": plan("monthly, transfer, Card-Replacement, cash withdrawal"),
    };
    const { files: changed } = fixText(files, { today, which: "all", rules: [enumCase], preset: "strict" });
    expect(changed[0]?.after).toBe(plan("monthly, transfer, card_replacement, cash_withdrawal"));
  });
});
