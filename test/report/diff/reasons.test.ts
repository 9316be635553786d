import { describe, expect, it } from "vitest";
import { type DiffReport, diffReporters } from "../../../src/report/diff/index.js";
import { change, compared, reportOf, subjectOfEvent, verdict } from "./made.js";

function rendered(id: string, report: DiffReport): string {
  return diffReporters.find((one) => one.id === id)?.render(report, { colour: false, width: 400 }) ?? "";
}

const plan = (...events: readonly string[]): string => `events:\n  Stays:\n${events.join("")}`;
const announced = "  Old:\n    status: deprecated\n    expires: 2025-12-31\n";
const later = announced.replace("2025", "2026").replace("Old", "Later");
const proposed = "  Planned:\n    status: proposed\n";

describe("what is gone and safe", () => {
  it("says why, and by which day that was judged", () => {
    const report = compared(plan(announced), plan());
    const why = "`Old` was deprecated, and its date, `2025-12-31`, has passed.";
    expect(rendered("text", report)).toContain(`\n  event \`Old\`: event removed\n    ${why}\n`);
    expect(rendered("text", report)).toContain("From main to HEAD, judged as of 2026-01-01\n");
    expect(rendered("markdown", report)).toContain(`- event \`Old\`: event removed<br>${why}\n`);
    expect(rendered("markdown", report)).toContain("\nFrom `main` to `HEAD`, judged as of 2026-01-01\n");
    expect(rendered("github", report)).toContain(`::event \`Old\`: event removed.%0A${why}%0AIt stood in `);
    expect(rendered("github", report)).toContain("judged as of 2026-01-01\n");
    const [data] = JSON.parse(rendered("json", report)).plans;
    expect(data).toMatchObject({ today: "2026-01-01", changes: [{ decidedBy: "date" }] });
  });

  it("says the day as well where it has not come yet", () => {
    const text = rendered("text", compared(plan(later), plan()));
    expect(text).toContain("judged as of 2026-01-01\n");
    expect(text).toContain("breaking for producers");
  });

  it("says no day where none was asked for", () => {
    const report = compared(plan(proposed), plan());
    const text = rendered("text", report);
    expect(text).not.toContain("judged as of");
    expect(text).toContain("`Planned` was only proposed, so that nothing sends or reads it yet.");
    expect(JSON.parse(rendered("json", report)).plans[0]).toMatchObject({
      today: "2026-01-01",
      changes: [{ decidedBy: "status" }],
    });
    expect(rendered("text", compared(plan(), plan("  New:\n")))).not.toContain("judged as of");
  });

  it("is told of another stage of life alike", () => {
    const retired = announced.replace("deprecated", "retired");
    expect(rendered("text", compared(plan(announced), plan(retired)))).toContain(
      "status: `deprecated` → `retired`\n    `Old` was deprecated, and its date, `2025-12-31`, has passed.\n",
    );
  });

  it("has its annotation however many others are safe", () => {
    const added = Array.from({ length: 9 }, (_, at) => `  New ${at}:\n`);
    const github = rendered("github", compared(plan(announced), plan(...added)));
    expect(github.match(/^::notice/gm)).toHaveLength(1);
    expect(github).toContain("::event `Old`: event removed.");
  });
});

describe("the reason of what is told as one", () => {
  it("speaks of all of it", () => {
    const before = "events:\n  A: { properties: { p: [a, b, c] } }\n";
    const text = rendered("text", compared(before, before.replace(", b, c", "")));
    expect(text).toContain("Payloads with any of `b` and `c` are refused, and calls that pass it stop compiling.");
    const events = (consent: string): string =>
      "ABCDEFGH"
        .split("")
        .map((name) => `  ${name}: { consent: ${consent} }\n`)
        .join("");
    const report = compared(`events:\n${events("[ads, marketing]")}`, `events:\n${events("ads")}`);
    expect(rendered("markdown", report)).toContain("Each of `A`, `B`, `C`, `D`, `E` and 3 more is sent ");
  });

  it("tells those that differ in more than the thing, and counts the others", () => {
    const status = (at: number) =>
      change("event-status-changed", subjectOfEvent(`E${at}`), {
        base: { span: { file: "plans/plan.yaml", start: 0, end: 1 }, value: "active" },
        head: { span: { file: "plans/plan.yaml", start: 0, end: 1 }, value: "retired" },
        producers: verdict("breaking", { reason: `Reason ${at}.` }),
      });
    const text = rendered("text", reportOf([1, 2, 3, 4, 5].map(status)));
    expect(text).toContain("breaking. Reason 1. Reason 2. Reason 3. And 2 more reasons like these.\n");
  });

  it("says of consent that is asked for instead of another which half it is", () => {
    const before = "events:\n  A: { consent: marketing }\n";
    const text = rendered("text", compared(before, before.replace("marketing", "ads")));
    expect(text).toContain(": consent: `marketing` no longer needed\n");
    expect(text).toContain(": consent: `ads` needed as well\n");
    expect(rendered("text", compared("events:\n  A: {}\n", before))).toContain(": consent: `marketing` needed\n");
  });
});
