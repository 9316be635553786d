import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { suppress } from "../../src/lint/suppress.js";
import type { Span } from "../../src/source/span.js";
import type { Suppression } from "../../src/syntax/node.js";
import fc from "../support/fast-check.js";

const rules = ["one-rule", "two-rules"];

/** Spans that nest as entries do: each inside another, or beside it. */
function nested(start: number, end: number, depth: number, cuts: readonly number[]): Span[] {
  if (depth === 0 || end - start < 4) return [];
  const [cut = 0.5, ...rest] = cuts;
  const middle = start + 1 + Math.floor(cut * (end - start - 2));
  return [
    { file: "a.yaml", start, end },
    ...nested(start + 1, middle - 1, depth - 1, rest),
    ...nested(middle, end - 1, depth - 1, [...rest].reverse()),
  ];
}

const run = {
  sources: new Map(),
  rules: new Set(rules),
  errorCodes: new Set<string>(),
  sawAll: true,
  isOn: () => true,
  isLeftOut: () => false,
};

describe("suppressions", () => {
  it("silence exactly what lies in an entry that one of them covers, and the innermost counts as used", () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
    const kept = fc.infiniteStream(fc.boolean());
    const places = fc.array(fc.tuple(fc.nat(100), fc.constantFrom(...rules)), { maxLength: 20 });
    fc.assert(
      fc.property(cuts, kept, places, (at, keep, found) => {
        const suppressions: Suppression[] = nested(0, 100, 4, at)
          .filter(() => keep.next().value)
          .map((covers, index) => {
            const span = { file: "a.yaml", start: 1000 + index, end: 1001 + index };
            return { rule: rules[index % 2] as string, reason: "x", span, ruleSpan: span, covers };
          });
        const findings = found.map(([start, code], index): Diagnostic => {
          const span = { file: "a.yaml", start, end: start + 1 };
          return {
            code,
            origin: "rule",
            level: "warn",
            message: `${index}`,
            span,
            label: undefined,
            related: [],
            help: "",
            context: {},
            path: [],
            fix: undefined,
          };
        });
        const covering = (finding: Diagnostic): readonly Suppression[] =>
          suppressions.filter(
            ({ rule, covers }) =>
              rule === finding.code &&
              covers !== undefined &&
              covers.start <= (finding.span?.start ?? 0) &&
              (finding.span?.start ?? 0) <= covers.end,
          );
        const innermost = new Set(
          findings.map(
            (finding) => covering(finding).toSorted((a, b) => (b.covers?.start ?? 0) - (a.covers?.start ?? 0))[0],
          ),
        );
        const { kept, faults } = suppress(findings, { ...run, suppressions });
        expect(kept).toEqual(findings.filter((each) => covering(each).length === 0));
        expect(faults.filter(({ code }) => code === "unused-suppression").map(({ span }) => span)).toEqual(
          suppressions.filter((each) => !innermost.has(each)).map(({ span }) => span),
        );
      }),
    );
  });

  it("leave findings without a place and those in other files alone", () => {
    const span = { file: "b.yaml", start: 5, end: 6 };
    const finding = (at: Span | undefined): Diagnostic => ({
      ...{
        code: "one-rule",
        origin: "rule",
        level: "warn",
        message: "",
        label: undefined,
        related: [],
        help: "",
        context: {},
        path: [],
        fix: undefined,
      },
      span: at,
    });
    const covers = { file: "a.yaml", start: 0, end: 100 };
    const suppression = { rule: "one-rule", reason: "x", span: covers, ruleSpan: covers, covers };
    const { kept } = suppress([finding(undefined), finding(span)], {
      ...run,
      sawAll: false,
      suppressions: [suppression],
    });
    expect(kept).toHaveLength(2);
  });
});
