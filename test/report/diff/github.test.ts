import { describe, expect, it } from "vitest";
import type { Change, Severity } from "../../../src/diff/model.js";
import { type DiffReport, diffReporters } from "../../../src/report/diff/index.js";
import fc from "../../support/fast-check.js";
import { hostileText } from "../made.js";
import { change, compared, reportOf, subjectOfEvent, verdict, witness } from "./made.js";

const github = diffReporters.find(({ id }) => id === "github");

function rendered(report: DiffReport, prefix = ""): readonly string[] {
  const text = github?.render(report, { colour: true, root: { prefix } }) ?? "";
  expect(text.endsWith("\n")).toBe(true);
  return text.slice(0, -1).split("\n");
}

function many(count: number, severity: Severity): readonly Change[] {
  return Array.from({ length: count }, (_, at) =>
    change("property-type-changed", subjectOfEvent(`${severity === "breaking" ? "E" : "F"}${at}`, "properties", "p"), {
      producers: verdict(severity),
    }),
  );
}

describe("a comparison as annotations of GitHub", () => {
  it("stands on the changed line of the head, from the repository's top, and as grave as the change", () => {
    const before = "events:\n  A:\n    properties: { p: string }\n";
    const lines = rendered(
      compared(before, before.replace("string", "integer").replace("events:", "\n\nevents:")),
      "apps/web",
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^::error file=apps\/web\/plans\/plan\.yaml,line=5,endLine=5,col=\d+,endColumn=\d+,title=trackc diff%3A breaking for both::event `A`: type of `p` changed: `string` → `integer`\.%0AFor producers: /,
    );
    expect(lines[0]).toContain('%0AValid before, refused now: track "A" {"p":""}%0AFor consumers: ');
    expect(lines[0]).toMatch(/%0AFingerprint: c_[0-9a-f]{12}$/);
    expect(lines[1]).toBe("1 breaking for producers, 1 breaking for consumers → 2.0.0. 1 change fails.");
  });

  it("what is gone stands at the line of the head that is nearest, without columns, which are another's", () => {
    const before = "events:\n  A:\n    properties:\n      p: [x, z]\n      q?: string\n";
    expect(rendered(compared(before, before.replace(", z", "")))[0]).toMatch(
      /^::error file=plans\/plan\.yaml,line=4,title=/,
    );
    expect(rendered(compared(before, before.replace("      q?: string\n", "")))[0]).toMatch(
      /^::error file=plans\/plan\.yaml,line=4,title=.*%0AIt stood in plans\/plan\.yaml:5 of main\./,
    );
  });

  it("what is gone with all around it has no line: its file, and where it stood", () => {
    const [first] = rendered(compared("events:\n  A:\n  B:\n", "events:\n  A:\n"));
    expect(first).toMatch(/^::error file=plans\/plan\.yaml,title=/);
    expect(first).toContain("%0AIt stood in plans/plan.yaml:3 of main.%0A");
    const removed = change("event-removed", subjectOfEvent("B"), {
      base: { span: { file: "plans/gone.yaml", start: 0, end: 1 } },
      producers: verdict("breaking"),
    });
    expect(rendered(reportOf([removed]))[0]).toMatch(/^::error title=/);
  });

  it("dangerous that passes is a warning; safe and accepted a notice, safe only where there are few", () => {
    const levels = (changes: readonly Change[]): readonly string[] =>
      rendered(reportOf(changes)).flatMap((line) => /^::(error|warning|notice) file/.exec(line)?.[1] ?? []);
    const accepted = many(1, "breaking").map((each) => ({ ...each, accepted: "Told everybody." }));
    expect(levels([...many(1, "dangerous"), ...accepted, ...many(2, "safe")])).toEqual([
      "warning",
      "notice",
      "notice",
      "notice",
    ]);
    expect(levels(many(6, "safe"))).toEqual([]);
  });

  it("ten of a level; the others stand folded in the log, and a notice says so", () => {
    const lines = rendered(reportOf([...many(13, "breaking"), ...many(12, "dangerous")]));
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith("::warning "))).toHaveLength(10);
    const start = lines.indexOf("::group::5 changes without an annotation");
    expect(lines.slice(start + 1, start + 6)).toEqual([
      ...[10, 11, 12].map(
        (at) => `- breaking for producers: event \`E${at}\`: type of \`p\` changed, plans/plan.yaml:1`,
      ),
      ...[10, 11].map((at) => `- dangerous for producers: event \`F${at}\`: type of \`p\` changed, plans/plan.yaml:1`),
    ]);
    expect(lines[start + 6]).toBe("::endgroup::");
    expect(lines[start + 7]).toMatch(/^::notice title=trackc diff::GitHub shows 10 annotations/);
  });

  it("no text of a plan becomes a command", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, value) => {
        const removed = change("property-removed", subjectOfEvent(name, "properties", value), {
          base: { span: { file: `a${value}.yaml`, start: 0, end: 1 }, definition: value },
          producers: verdict("breaking", { reason: value, witness: witness(name, { [name]: value }) }),
        });
        const lines = rendered(reportOf([removed, ...many(12, "breaking")]));
        expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
        for (const line of lines) {
          if (!line.startsWith("::")) expect(line).toMatch(/^(?:- |\d+ )/);
          expect(line).not.toMatch(/##(?:\[|vso\[)/);
        }
      }),
    );
  });
});
