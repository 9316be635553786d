import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { type FailOn, type FailOptions, failureOf } from "../../../src/diff/fail-on.js";
import schema from "../../../src/report/diff/diff.schema.json" with { type: "json" };
import { type DiffReport, diffReporters, failingOf } from "../../../src/report/diff/index.js";
import { change, compared, reportOf, subjectOfEvent, verdict } from "./made.js";

// Every report says why a comparison fails: which changes do it, and whether the version does.

const before = "events:\n  A:\n    properties: { p: [a, b, c, d, e, f, g, h, i], q?: string }\n";
const narrowed = before.replace("[a, b, c, d, e, f, g, h, i]", "[a]");
const consumersDangerous: readonly FailOn[] = [{ audience: "consumers", severity: "dangerous" }];

function rendered(id: string, report: DiffReport): string {
  return diffReporters.find((one) => one.id === id)?.render(report, { colour: false }) ?? "";
}

function all(report: DiffReport): Readonly<Record<"text" | "markdown" | "github", string>> {
  return {
    text: rendered("text", report),
    markdown: rendered("markdown", report),
    github: rendered("github", report),
  };
}

/** `error breaking for producers` for each annotation. */
function annotations(report: DiffReport): readonly string[] {
  return rendered("github", report)
    .split("\n")
    .flatMap((line) => {
      const [, level = "", title = ""] = /^::(error|warning|notice) .*?title=trackc diff%3A (.*?)::/.exec(line) ?? [];
      return level === "" ? [] : [`${level} ${title}`];
    });
}

const versions: FailOptions = { checkVersion: true };

describe("what fails", () => {
  it("is an error among annotations, however bad it is; the rest is not", () => {
    const broken = compared(before, narrowed);
    expect(annotations(broken)).toEqual(["error breaking for producers"]);
    expect(annotations(compared(before, narrowed, { failOn: [] }))).toEqual(["warning breaking for producers"]);
    const renamed = before.replace("  A:\n", "  B:\n    renamed_from: A\n");
    expect(annotations(compared(before, renamed))).toEqual(["warning dangerous for both"]);
    expect(annotations(compared(before, renamed, { failOn: consumersDangerous }))).toEqual([
      "error dangerous for both",
    ]);
  });

  it("names all that is wanted for accepting it, and only a few of what passes", () => {
    const report = compared(before, narrowed);
    const fingerprints = report.diff.changes.map(({ fingerprint }) => fingerprint);
    expect(fingerprints).toHaveLength(8);
    const { text, markdown, github } = all(report);
    for (const fingerprint of fingerprints) {
      expect(text).toContain(fingerprint);
      expect(markdown).toContain(`\`${fingerprint}\``);
      expect(github).toContain(fingerprint);
    }
    expect(text).toContain("\n8 changes fail\n");
    expect(text).toContain("  = fails; fingerprints: c_");
    expect(markdown).toContain("\n**8 changes fail**\n");
    expect(markdown).toContain("\n- Fails; fingerprints: `c_");
    expect(markdown).toContain(`\`npx trackc diff --accept ${fingerprints.join(",")} --reason "why"\`\n`);
    expect(github).toMatch(/\n8 breaking for producers → 2\.0\.0\. 8 changes fail\.\n$/);
    const passing = all(compared(before, narrowed, { failOn: [] }));
    expect(passing.text).toContain("  = fingerprints: c_");
    expect(passing.text).toContain(", and of 2 more changes in --format json\n");
    expect(passing.markdown).toMatch(/\n- Fingerprints: (?:`c_\w+` ){6}and 2 more\n/);
    for (const page of Object.values(passing)) expect(page).not.toMatch(/fail/i);
    expect(passing.markdown).not.toContain("--accept");
  });

  it("has no command in a comment where nobody would read it", () => {
    const changes = Array.from({ length: 150 }, (_, at) =>
      change("event-removed", subjectOfEvent(`E${at}`), { producers: verdict("breaking") }),
    );
    const page = rendered("markdown", reportOf(changes));
    expect(page).toContain("accept what fails and commit the approvals: the command is printed by `npx trackc diff`\n");
    expect(page).not.toContain("--accept");
  });

  it("may be the version alone, and stands where the manifest says it", () => {
    const report = compared(before, before.replace("q?: string", "q?: string, r?: string"), versions);
    expect(annotations(report)).toEqual(["error the version is not enough", "notice safe"]);
    const { text, markdown, github } = all(report);
    expect(github).toContain(
      "::error file=trackc.yaml,line=2,title=trackc diff%3A the version is not enough::Version: 1.0.0 is not enough; it must be at least 1.1.0,",
    );
    expect(github).toMatch(/→ 1\.1\.0\. The version fails\.\n$/);
    expect(text).toContain("\nThe version fails\n");
    expect(markdown).toContain("\n**The version fails**\n");
    const both = compared(before, narrowed, versions);
    expect(rendered("text", both)).toContain("\n8 changes and the version fail\n");
  });

  it("is told once of a version that moved too little", () => {
    const moved = change("version-changed", { kind: "plan", group: { kind: "plan", name: "" }, path: ["version"] });
    const version = { base: "1.0.0", head: "1.0.1", bump: "minor", required: "1.1.0", isEnough: false } as const;
    const made = reportOf([moved], { version });
    expect(annotations(made)).toEqual(["notice safe"]);
    const failing = failingOf(failureOf(made.diff, versions));
    expect(annotations({ ...made, failing })).toEqual(["error the version is not enough"]);
  });

  it("is data for programs", () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    const report = compared(before, narrowed.replace(", q?: string", ", q?: string, r?: string"), versions);
    const data = JSON.parse(rendered("json", report));
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    const [plan] = data.plans;
    expect(plan.planVersion.fails).toBe(true);
    expect(plan.changes.map(({ kind, fails }: { kind: string; fails: boolean }) => `${kind} ${fails}`)).toEqual([
      ...Array.from({ length: 8 }, () => "enum-value-removed true"),
      "property-added false",
    ]);
  });

  it("is not what was accepted", () => {
    const accepted = change("event-removed", subjectOfEvent("A"), {
      producers: verdict("breaking"),
      accepted: "Agreed.",
    });
    expect(annotations(reportOf([accepted]))).toEqual(["notice accepted%2C breaking for producers"]);
    expect(rendered("text", reportOf([accepted]))).not.toContain("fails");
  });
});
