import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Example } from "../../src/diagnostics/mistake.js";
import { inspect } from "../../src/inspect.js";
import { loadText } from "../../src/load/text.js";
import { mistakes } from "../../src/mistakes.js";
import { allRules } from "../../src/rules/index.js";
import { date } from "../../src/schema/keywords.js";
import { takenNames } from "../../src/schema/taken-names.js";
import { plans, textsOf } from "../generators/plan.js";
import fc from "../support/fast-check.js";
import { isLong } from "../support/long.js";
import { refusals } from "./validators.js";

// The schemas for editors against the compiler: what it takes they take, and of what it refuses they refuse what a
// schema can see. Files are parsed as an editor does.

const filesOf = (example: Example): Readonly<Record<string, string>> =>
  typeof example === "string" ? { "plans/plan.yaml": example } : example;

const refusalsOf = (example: Example): readonly string[] =>
  Object.entries(filesOf(example))
    .filter(([path]) => /\.ya?ml$/.test(path))
    .flatMap(([path, text]) => refusals(path, text));

describe("the schemas take what the compiler takes", () => {
  test.each(mistakes.filter(({ good }) => good !== undefined).map((each) => [each.code, each.good] as const))(
    "the good example of %s",
    (_, good) => {
      expect(refusalsOf(good as Example)).toEqual([]);
    },
  );
  test.each(allRules.map((rule) => [rule.id, rule] as const))("both examples of the rule %s", (_, { bad, good }) => {
    expect(refusalsOf(good)).toEqual([]);
    expect(refusalsOf(bad)).toEqual([]);
  });

  /** Every plan file and manifest below a folder, by path. */
  const yamlBelow = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /(^|[\\/])(trackc|plan|plans[\\/].*|.*plan)\.ya?ml$/.test(path))
      .map((path) => join(folder, path))
      .sort();

  test.each(yamlBelow("plans"))("%s", (path) => {
    expect(refusals(path, readFileSync(path, "utf8"))).toEqual([]);
  });

  test("every fixture that has no mistake of the language", () => {
    const paths = ["test/rules/fixtures", "test/fix/fixtures", "test/lint/fixtures", "test/messy"].flatMap(yamlBelow);
    expect(paths.length).toBeGreaterThan(50);
    const mistaken = new Set(mistakes.map(({ code }) => code));
    const wrong = paths.flatMap((path) => {
      const text = readFileSync(path, "utf8");
      const files = path.endsWith("trackc.yaml") ? { "trackc.yaml": text } : { "plans/plan.yaml": text };
      const { diagnostics } = inspect(loadText(files).value, { today: "2026-01-01" });
      if (diagnostics.some(({ code }) => mistaken.has(code))) return [];
      return refusals(path, text);
    });
    expect(wrong).toEqual([]);
  });

  test("every plan of the reference of the language", () => {
    const blocks = readFileSync("docs/language.md", "utf8").matchAll(/```yaml\n# (plan|manifest)\n(.*?)```/gs);
    const wrong = [...blocks].flatMap(([, kind, text]) =>
      refusals(kind === "plan" ? "plans/plan.yaml" : "trackc.yaml", text as string),
    );
    expect(wrong).toEqual([]);
  });

  test("any plan that uses the whole language", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        for (const [path, text] of Object.entries(textsOf(plan))) expect(refusals(path, text)).toEqual([]);
      }),
      { numRuns: isLong ? 5000 : 60 },
    );
  });
});

test("the schemas refuse mistakes of shape; these a schema cannot see", () => {
  const unseen = mistakes.filter(({ bad }) => bad !== undefined && refusalsOf(bad).length === 0);
  expect(unseen.map(({ code }) => code).sort()).toMatchInlineSnapshot(`
    [
      "baseline-conflict",
      "baseline-outdated",
      "baseline-repeated",
      "baseline-unreadable",
      "bundle-cycle",
      "bundles-differ",
      "cannot-combine",
      "circular-definition",
      "colon-without-space",
      "consent-on-required",
      "constraint-does-not-apply",
      "contradictory-constraints",
      "control-character",
      "default-not-in-vocabulary",
      "defined-twice",
      "endless-type",
      "example-refused",
      "hash-in-text",
      "id-not-a-trait",
      "id-optional",
      "impossible-value",
      "increment-not-number",
      "list-in-text",
      "lone-surrogate",
      "longer-retention",
      "missing-type",
      "name-not-text",
      "no-identifier",
      "no-plan-files",
      "no-value",
      "not-in-dictionary",
      "not-in-vocabulary",
      "number-not-as-written",
      "output-bad-id",
      "output-consent-in-required",
      "output-denies-required",
      "output-holds-plan",
      "output-mixed-sides",
      "output-names-nothing",
      "output-not-in-vocabulary",
      "outputs-overlap",
      "override-does-nothing",
      "override-matches-nothing",
      "page-name-not-text",
      "plans-not-found",
      "property-not-in-type",
      "renamed-from-existing",
      "replaced-by-itself",
      "same-identifier",
      "space-around-name",
      "suppressed-error",
      "suppression-without-reason",
      "tilde-for-null",
      "too-deep",
      "two-north-stars",
      "types-as-values",
      "union-member-twice",
      "unknown-bundle",
      "unknown-entity",
      "unknown-event",
      "unknown-metric",
      "unknown-trait",
      "unknown-trait-entity",
      "unknown-type",
      "unused-suppression",
      "weaker-consent",
      "weaker-privacy",
      "yaml-directive",
      "yaml-sharing",
    ]
  `);
});

/** Whether the compiler has a mistake in a text, and whether its schema refuses it. */
const judged = (path: string, text: string): { readonly mistaken: boolean; readonly refused: boolean } => {
  const files = path === "trackc.yaml" ? { [path]: text } : { [path]: text, "trackc.yaml": "name: x\n" };
  const { diagnostics } = inspect(loadText(files).value, { today: "2026-01-01", only: [] });
  return {
    mistaken: diagnostics.some(({ origin }) => origin === "language"),
    refused: refusals(path, text).length > 0,
  };
};
const agree = (path: string, text: string): boolean => {
  const { mistaken, refused } = judged(path, text);
  expect(refused, text).toBe(mistaken);
  return !refused;
};

describe("both say the same", () => {
  test("of a rule's level with and without options, also for a rule that has none", () => {
    for (const { id, options } of allRules) {
      for (const setting of ["warn", "[warn]", "[warn, {}]"])
        expect(agree("trackc.yaml", `name: x\nlint: { rules: { ${id}: ${setting} } }\n`)).toBe(true);
      expect(agree("trackc.yaml", `name: x\nlint: { rules: { ${id}: [warn, { zzz: 1 }] } }\n`)).toBe(false);
      for (const [name, { default: value }] of Object.entries(options))
        expect(
          agree("trackc.yaml", `name: x\nlint: { rules: { ${id}: [warn, { ${name}: ${JSON.stringify(value)} }] } }\n`),
        ).toBe(true);
    }
  });

  test("of days, also where an editor does not know the format", () => {
    const { pattern } = date("");
    const expires = (day: string): string => `events:\n  Song Played: { expires: ${JSON.stringify(day)} }\n`;
    for (const day of [
      "2026-13-01",
      "2026-00-10",
      "2026-01-00",
      "2026-04-31",
      "2026-02-30",
      "2026-01-01T00:00:00Z",
      "1.1.2026",
    ]) {
      expect(agree("plans/plan.yaml", expires(day))).toBe(false);
      expect(new RegExp(pattern as string).test(day), day).toBe(false);
    }
    for (const day of ["2026-01-31", "2026-04-30", "2026-12-31", "2028-02-29", "0001-10-20"]) {
      expect(agree("plans/plan.yaml", expires(day))).toBe(true);
      expect(new RegExp(pattern as string).test(day), day).toBe(true);
    }
  });

  test("of identifiers that the language or the client has", () => {
    const named = (name: string): string => `events:\n  Song Played: { identifier: ${name} }\n`;
    for (const name of ["class", "Class", "promise", "Promise", "connect", "await", "eventMap", "true", "NaN", "naN"])
      expect(agree("plans/plan.yaml", named(name))).toBe(false);
    for (const name of takenNames) expect(agree("plans/plan.yaml", named(String(name)))).toBe(false);
    for (const name of ["songStarted", "from", "class_", "promises", "CLASS", "_class"])
      expect(agree("plans/plan.yaml", named(name))).toBe(true);
  });
});
