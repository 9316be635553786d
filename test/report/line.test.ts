import { describe, expect, it } from "vitest";
import { line } from "../../src/report/line.js";
import { file, finding, placeOf, report } from "./made.js";

const plan = file("plans/plan.yaml", "events:\n  Song Played:\n    owner: growht\n");

describe("the report with one line for each finding", () => {
  it("says where, what and what to do, and sums up", () => {
    const made = line.render(
      report([finding(placeOf(plan, "growht")), finding(undefined, { level: "warn" })], [plan]),
      {
        colour: false,
      },
    );
    expect(made).toBe(
      "plans/plan.yaml:3:12: error[unknown-type] `strin` is not a type (Did you mean `string`?)\n" +
        "warning[unknown-type] `strin` is not a type (Did you mean `string`?)\n" +
        "1 error, 1 warning in 12 events (1 file)\n",
    );
  });

  it("keeps to one harmless line, whatever the path and the plan hold", () => {
    const evil = file("::set-output\n::x\u001b.yaml", "a: b");
    const made = line.render(report([finding(placeOf(evil, "b"), { message: "a\n::error::b\u0007" })], [evil]), {
      colour: false,
    });
    expect(made.split("\n")).toHaveLength(3);
    expect(made).toMatch(/^\.\/::set-output␊::x␛\.yaml:1:4: error/);
    expect(made).toContain("a␊::error::b␇");
  });
});
