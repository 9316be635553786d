import { expect, test } from "vitest";
import type { FormatName } from "../../../src/plan/model.js";
import { isMultipleOf } from "../../../src/plan/values/decimal.js";
import { formats } from "../../../src/plan/values/formats.js";
import { isMultipleOf as isMultipleInChecks } from "../../../templates/typescript/checks/decimals.js";
import { formats as formatsOfChecks } from "../../../templates/typescript/checks/formats.js";
import { differences } from "../../plan/values/format-differences.js";
import fc from "../../support/fast-check.js";
import { isLong } from "../../support/long.js";
import { formatsTemplate } from "./copied.js";
import { formatTexts } from "./values.js";

const numRuns = isLong ? 100_000 : 2_000;

test("The formats of checks are the compiler's, made into one file (`npx vitest run test/emit/checks -u`)", async () => {
  await expect(formatsTemplate()).toMatchFileSnapshot("../../../templates/typescript/checks/formats.ts");
});

test.each(Object.keys(formats) as FormatName[])("A text is a %s to both or to neither", (name) => {
  const known = { good: 0, bad: 0 };
  fc.assert(
    fc.property(formatTexts(name), (text) => {
      const ours = formats[name].accepts(text);
      known[ours ? "good" : "bad"]++;
      return formatsOfChecks[name].accepts(text) === ours;
    }),
    { numRuns },
  );
  for (const { value } of differences) expect(formatsOfChecks[name].accepts(value)).toBe(formats[name].accepts(value));
  expect(known.good).toBeGreaterThan(numRuns / 10);
  expect(known.bad).toBeGreaterThan(numRuns / 10);
});

test("A number is a multiple of another to both or to neither", () => {
  const steps = fc.oneof(
    fc.constantFrom(0.01, 0.1, 0.25, 1, 3, 1e-7, 5e-324, 1e21, 1.5e300),
    fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true }),
  );
  const known = { multiples: 0, others: 0 };
  fc.assert(
    fc.property(
      steps,
      fc.integer({ min: -10_000, max: 10_000 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      (step, times, other, near) => {
        const product = near ? Number((step * times).toPrecision(12)) : other;
        const value = Number.isFinite(product) ? product : other;
        const ours = isMultipleOf(value, step);
        known[ours ? "multiples" : "others"]++;
        return isMultipleInChecks(value, step) === ours;
      },
    ),
    { numRuns },
  );
  expect(known.multiples).toBeGreaterThan(numRuns / 10);
  expect(known.others).toBeGreaterThan(numRuns / 10);
});
