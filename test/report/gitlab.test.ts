import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { gitlab } from "../../src/report/gitlab.js";
import { phrasesOf } from "../../src/report/phrases.js";
import fc from "../support/fast-check.js";
import { file, finding, harmful, hostileText, manyFindings, placeOf, report } from "./made.js";

// GitLab publishes no schema of its own; this is what its documentation asks for
// (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format), and stricter than what its parser checks.
const isCodeQuality = new Ajv({ strict: true }).compile({
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", minLength: 1, not: { pattern: "^\\./" } },
          lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } },
        },
      },
    },
  },
});

const plan = file("plans/plan.yaml", "events:\n  Song Played:\n    owner: growht\n");

describe("the report for GitLab", () => {
  it("is a Code Quality report", () => {
    const made: unknown = JSON.parse(
      gitlab.render(
        report([finding(placeOf(plan, "growht"), { origin: "rule", path: ["events", "Song Played"] })], [plan]),
        { colour: true, root: { prefix: "apps/web" } },
      ),
    );
    expect(isCodeQuality(made), JSON.stringify(isCodeQuality.errors)).toBe(true);
    expect(made).toEqual([
      {
        description: "`strin` is not a type (Did you mean `string`?)",
        check_name: "unknown-type",
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: "major",
        location: { path: "apps/web/plans/plan.yaml", lines: { begin: 3 } },
      },
    ]);
  });

  it("is an empty list where nothing was found, which GitLab takes for all being well", () => {
    expect(JSON.parse(gitlab.render(report([], [plan]), { colour: false }))).toEqual([]);
  });

  it("has a severity for each level, and puts what keeps the plan from being read on top", () => {
    const each = [
      finding(undefined, { message: "a" }),
      finding(undefined, { message: "b", origin: "rule" }),
      finding(undefined, { message: "c", origin: "rule", level: "warn" }),
      finding(undefined, { message: "d", origin: "rule", level: "info" }),
    ];
    const made = JSON.parse(gitlab.render(report(each, []), { colour: false }));
    expect(made.map(({ severity }: { severity: string }) => severity)).toEqual(["critical", "major", "minor", "info"]);
    expect(made[0].location).toEqual({ path: ".", lines: { begin: 1 } });
  });

  it("has no fingerprint twice: GitLab would drop one", () => {
    const { findings, plan: large } = manyFindings({ a: 30, b: 30 }, { path: ["events", "Song Played"] });
    const made: { fingerprint: string }[] = JSON.parse(gitlab.render(report(findings, [large]), { colour: false }));
    expect(new Set(made.map(({ fingerprint }) => fingerprint)).size).toBe(60);
  });

  it("is read back as it was meant, whatever plan and path hold", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (message, help, name) => {
        const each = finding({ file: `a/x${name}.yaml`, start: 0, end: 1 }, { message, help });
        const text = gitlab.render(report([each], []), { colour: false });
        expect(text).not.toMatch(harmful);
        const made = JSON.parse(text);
        expect(isCodeQuality(made)).toBe(true);
        const phrases = phrasesOf(each);
        expect(made[0].description).toBe(`${phrases.message} (${phrases.help})`);
        if (!name.includes("/")) expect(made[0].location.path).toBe(`a/x${name}.yaml`);
      }),
    );
  });
});
