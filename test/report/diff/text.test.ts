import { describe, expect, it } from "vitest";
import { failureOf } from "../../../src/diff/fail-on.js";
import type { Verdict } from "../../../src/diff/model.js";
import { type DiffReport, diffReporters, failingOf } from "../../../src/report/diff/index.js";
import { widthOf } from "../../../src/report/visible.js";
import { broken, wrapped } from "../../../src/report/wrap.js";
import fc from "../../support/fast-check.js";
import { harmful, hostileText } from "../made.js";
import { change, compared, reportOf, subjectOfEvent, verdict, witness } from "./made.js";

const text = diffReporters.find(({ id }) => id === "text");

function rendered(report: DiffReport, more: { readonly colour?: boolean; readonly width?: number } = {}): string {
  return text?.render(report, { colour: false, ...more }) ?? "";
}

/** With reasons and fingerprints that no other room decides about. */
function plainly(report: DiffReport): DiffReport {
  const changes = report.diff.changes.map((each) => {
    const reason = `It is so because of \`${each.subject.path.at(-1)}\`, in so many words that it takes more than one line.`;
    const [producers, consumers] = [each.producers, each.consumers].map((one) => ({ ...one, reason })) as [
      Verdict,
      Verdict,
    ];
    return { ...each, producers, consumers, fingerprint: "c_000000000000" };
  });
  const diff = { ...report.diff, changes };
  return { ...report, diff, failing: failingOf(failureOf(diff)) };
}

describe("a comparison at a terminal", () => {
  it("says the verdict, the change before and after, the payload and the reason", () => {
    const before = "events:\n  Song Played:\n    properties:\n      seconds?: integer\n      plan: [free, premium]\n";
    const after = before.replace("integer", "{ type: integer, minimum: 1 }").replace("plan:", "plan?:");
    expect(rendered(plainly(compared(before, after)))).toBe(
      `1 breaking for producers, 1 breaking for consumers → 2.0.0
From main to HEAD
2 changes fail

Event \`Song Played\`

breaking for producers: type of \`seconds\` changed
  ┌─ plans/plan.yaml:4
  │ - seconds: integer
  │ + seconds: { type: integer, minimum: 1 }
  = producers: breaking. It is so because of \`seconds\`, in so many words that it takes more than one
               line.
      valid before, refused now: track "Song Played" {"plan":"free","seconds":0}
  = consumers: safe. It is so because of \`seconds\`, in so many words that it takes more than one
               line.
  = fails; fingerprint: c_000000000000

breaking for consumers: \`plan\` made optional
  ┌─ plans/plan.yaml:5
  │ - plan
  │ + plan?
  = producers: safe. It is so because of \`plan\`, in so many words that it takes more than one line.
  = consumers: breaking. It is so because of \`plan\`, in so many words that it takes more than one
               line.
      valid now, not seen before: track "Song Played" {}
  = fails; fingerprint: c_000000000000

Version: 1.0.0 is not enough; it must be at least 2.0.0, a major step from 1.0.0, since something
that was relied on changes.
`,
    );
  });

  it("says so when nothing changed", () => {
    expect(rendered(compared("events:\n  A:\n", "events:\n  A:\n"))).toBe("No changes\nFrom main to HEAD\n");
  });

  it("tells what is safe in a line each, and notes under the verdict", () => {
    const before = "events:\n  A:\n    description: One thing.\n    properties: { p: string }\n";
    const after = before.replace("One", "Another").replace("}", ", q?: integer }\n  B:");
    const report = { ...compared(before, after), notes: ["The base is `main`, since nothing else was named."] };
    expect(rendered(report)).toBe(
      `3 safe → 1.1.0
From main to HEAD
Note: The base is \`main\`, since nothing else was named.

Safe
  event \`A\`: \`q\` added: \`q?: integer\`
  event \`B\`: new event
  event \`A\`: description reworded

Version: 1.0.0 is not enough; it must be at least 1.1.0, a minor step from 1.0.0, since something is
new, or wants looking at.
`,
    );
  });

  it("shows a whole entry with its name", () => {
    const made = rendered(
      compared("events:\n  A:\n  Song Played:\n    properties: { p: [x, z] }\n", "events:\n  A:\n"),
    );
    expect(made).toContain("  │ - Song Played:\n  │ -   properties:\n  │ -     p: [x, z]\n");
  });

  it("marks what was accepted, behind what was not", () => {
    const broken = { producers: verdict("breaking", { reason: "It is refused." }) };
    const made = rendered(
      reportOf([
        change("event-removed", subjectOfEvent("A"), { ...broken, accepted: "Nobody sends it." }),
        change("event-removed", subjectOfEvent("B"), broken),
      ]),
    );
    expect(made).toMatch(/^1 breaking for producers, 1 accepted/);
    expect(made.indexOf("Event `B`")).toBeLessThan(made.indexOf("Event `A`"));
    expect(made).toContain("accepted, breaking for producers: event removed\n");
    expect(made).toContain("  = accepted: Nobody sends it.\n");
  });

  it("shows hints with the line to add", () => {
    const at = { file: "plans/plan.yaml", start: 8, end: 10 };
    const hint = { removed: subjectOfEvent("A"), added: subjectOfEvent("B"), line: "renamed_from: A", at };
    expect(rendered(reportOf([change("event-added", subjectOfEvent("B"))], { hints: [hint] }))).toContain(
      "\n  ┌─ plans/plan.yaml:2\n  │ + renamed_from: A\n",
    );
  });

  it("colours before and after, and the verdict by what is worst", () => {
    const made = rendered(
      compared("events:\n  A: { properties: { p: string } }\n", "events:\n  A: { properties: { p: integer } }\n"),
      { colour: true },
    );
    expect(made.startsWith("\u001b[31m\u001b[1m1 breaking for producers, 1 breaking for consumers")).toBe(true);
    expect(made).toContain("\u001b[31m- p: string\u001b[39m");
    expect(made).toContain("\u001b[32m+ p: integer\u001b[39m");
  });

  it("cuts long definitions with their number", () => {
    const span = { file: "plans/plan.yaml", start: 0, end: 1 };
    const definition = Array.from({ length: 100 }, (_, at) => `l${at}: string`).join("\n");
    const made = rendered(
      reportOf([
        change("property-removed", subjectOfEvent("E", "properties", "p"), {
          base: { span, definition },
          producers: verdict("breaking"),
          also: Array.from({ length: 20 }, (_, at) => subjectOfEvent(`F${at}`)),
        }),
      ]),
    );
    expect(made).toContain("  │   … 60 more lines, whole in --format json\n");
    expect(made).toContain("  = in: `E` (`p`), `F0`, `F1`, `F2`, `F3` and 16 more\n");
  });

  it("keeps to the width of the terminal", () => {
    for (const width of [40, 60, 100, 160]) {
      const report = compared(
        "events:\n  Song Played:\n    properties:\n      p: [a_rather_long_value, another_rather_long_value, one]\n",
        `events:\n  Song Played:\n    properties:\n      p: { type: string, pattern: '^${"[a-z]".repeat(60)}$' }\n`,
      );
      for (const line of rendered(report, { width }).split("\n"))
        expect(widthOf(line), line).toBeLessThanOrEqual(Math.max(width, 52));
    }
  });

  it("puts a payload that is long into lines of its own", () => {
    const made = rendered(
      reportOf([
        change("property-removed", subjectOfEvent("E", "properties", "p"), {
          producers: verdict("breaking", { witness: witness("E", { p: "x".repeat(150) }) }),
        }),
      ]),
    );
    expect(made).toContain(
      `      valid before, refused now:\n        track "E"\n        {"p":"${"x".repeat(86)}\n        ${"x".repeat(64)}"}\n`,
    );
  });

  it("shows hostile text as text", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, value) => {
        const span = { file: `a${value}.yaml`, start: 0, end: 1 };
        const removed = change("property-removed", subjectOfEvent(name, "properties", value), {
          base: { span, definition: `${value}\n${name}` },
          producers: verdict("breaking", { reason: value, witness: witness(name, { [name]: value }) }),
          accepted: value,
        });
        const hint = { removed: subjectOfEvent(name), added: subjectOfEvent(value), line: value, at: span };
        const owner = change("owner-changed", subjectOfEvent(name), {
          base: { span, value: name },
          head: { span, value },
        });
        const gone = change("event-removed", subjectOfEvent(value), {
          producers: verdict("safe", { reason: value }),
          consumers: verdict("safe", { reason: name }),
        });
        const made = rendered({
          ...reportOf([removed, owner, gone], { hints: [hint] }, [value]),
          names: { base: name, head: value },
        });
        expect(made).not.toMatch(harmful);
        for (const line of made.split("\n")) expect(line).not.toMatch(/^\s*(?:::|##)/);
      }),
    );
  });
});

describe("text is wrapped by what it takes on the screen", () => {
  it("at spaces, and inside words that are longer than a line", () => {
    expect(wrapped("a b", 40)).toEqual(["a b"]);
    expect(wrapped(`${"word ".repeat(10)}end`, 30)).toEqual([
      "word word word word word word",
      "word word word word end",
    ]);
    expect(wrapped("x".repeat(70), 30)).toEqual(["x".repeat(30), "x".repeat(30), "x".repeat(10)]);
  });

  it("loses nothing and keeps to the columns", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.integer({ min: 30, max: 90 }),
        (said, columns) => {
          const lines = wrapped(said, columns);
          expect(lines.join("").replaceAll(" ", "")).toBe(said.replaceAll(" ", ""));
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        },
      ),
    );
    expect(broken("曲".repeat(20), 40, 30)).toEqual(["曲".repeat(15), "曲".repeat(5)]);
  });
});
