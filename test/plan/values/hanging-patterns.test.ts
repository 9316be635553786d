import { expect, it } from "vitest";
import { matches } from "../../../src/plan/values/patterns.js";

// In a file of its own: patience is used up for good, in this process.
// With patience for each of them it would be two minutes.
it("a plan full of patterns that hang holds us for seconds, not for minutes", { timeout: 60_000 }, () => {
  const hanging = Array.from({ length: 500 }, (_, at) => `^(\\w+){${at + 1},}$`);
  for (const pattern of hanging) expect(matches(pattern, `${"a".repeat(600)}!`)).not.toBe(true);
  // What provably can't hang is answered all the same.
  expect(matches("^a+$", "aaa")).toBe(true);
  expect(matches("^a+$", "aab")).toBe(false);
});
