import { describe, expect, it } from "vitest";
import type { Change } from "../../../src/diff/model.js";
import {
  type DiffReport,
  diffReporters,
  markdownMarker,
  renderPlans,
  type Uncompared,
} from "../../../src/report/diff/index.js";
import fc from "../../support/fast-check.js";
import { harmful, hostileText } from "../made.js";
import { change, reportOf, subjectOfEvent, verdict } from "./made.js";

// Several plans in one run: what is said of the run stands once, and plans in which nothing changed are a line together.

const note = "Compared with `main (3f2a1c0)`: the default branch.";

function plan(name: string, changes: readonly Change[] = [], planNotes: readonly string[] = []): DiffReport {
  const of = { name, manifest: `${name}/trackc.yaml`, version: undefined };
  return { ...reportOf(changes, {}, [note]), planNotes, of, plan: name };
}

function broken(count: number): readonly Change[] {
  return Array.from({ length: count }, (_, at) =>
    change("property-removed", subjectOfEvent(`Event ${at}`, "properties", "p"), { producers: verdict("breaking") }),
  );
}

const moved = Array.from({ length: 30 }, (_, at) =>
  plan(`plan ${at}`, [], [`The plan \`plan ${at}\` has moved from \`a/${at}\` to \`b/${at}\`.`]),
);

function rendered(
  id: string,
  reports: readonly DiffReport[],
  limit?: number,
  uncompared?: readonly Uncompared[],
): string {
  const reporter = diffReporters.find((one) => one.id === id);
  return reporter ? renderPlans(reporter, reports, { colour: false, limit }, uncompared) : "";
}

/** A plan with so many errors. */
function faulty(name: string, count: number): Uncompared {
  const errors = Array.from({ length: count }, (_, at) => ({
    ...{ code: "unknown-type", label: undefined, related: [], context: {}, path: [], fix: undefined },
    ...({ origin: "language", level: "error" } as const),
    message: `There is no type \`t${at}\``,
    span: { file: `${name}/plans/plan.yaml`, start: 0, end: 1 },
    help: "Define it.",
  }));
  return { of: { name, manifest: `${name}/trackc.yaml` }, why: `it has ${count} errors`, errors, sources: new Map() };
}

const times = (text: string, part: string): number => text.split(part).length - 1;

describe("several plans", () => {
  it("have the notes of the run once, and each its own", () => {
    const reports = [...moved, plan("broken", broken(1), ["The plan `broken` has moved."]), plan("other", broken(2))];
    const text = rendered("text", reports);
    const total = "32 plans: 3 breaking for producers; 3 changes fail";
    expect(text.startsWith(`${total}\nFrom main to HEAD\nNote: ${note}\n\n── \`broken\`: 1 breaking `)).toBe(true);
    expect(times(text, "From main to HEAD")).toBe(1);
    expect(times(text, note)).toBe(1);
    expect(text).toContain("\nNote: The plan `broken` has moved.\n1 change fails\n");
    expect(times(text, "has moved")).toBe(31);
    const page = rendered("markdown", reports);
    const sides = "From `main` to `HEAD`\n\n- Compared with `main (3f2a1c0)`:";
    expect(page.startsWith(`${markdownMarker}\n**${total}**\n\n${sides}`)).toBe(true);
    expect(times(page, markdownMarker)).toBe(1);
    expect(times(page, "Compared with")).toBe(1);
    expect(page).toContain("\n**`broken`: 1 breaking for producers → 1.0.1**\n");
    expect(page).toContain("\n- The plan `broken` has moved.\n");
    const data = JSON.parse(rendered("json", reports));
    expect(data.notes).toHaveLength(32);
    expect(data.notes[0]).toBe(note);
    expect(data.plans[30].notes).toEqual(["The plan `broken` has moved."]);
  });

  it("that could not be compared come first, and no report says that nothing changed", () => {
    const uncompared = [faulty("app", 2), faulty("web", 20)];
    const total = "4 plans, 2 of them not compared: 1 breaking for producers; 1 change fails";
    const reports = [plan("quiet"), plan("broken", broken(1))];
    const page = rendered("markdown", reports, undefined, uncompared);
    expect(page.startsWith(`${markdownMarker}\n**${total}**\n`)).toBe(true);
    expect(page).toContain(
      "\n**`app` was not compared: it has 2 errors**\n\n- `app/plans/plan.yaml`: There is no type `t0`<br>Define it.\n",
    );
    expect(page).toContain("- and 10 more errors, in the log of the run.\n\n**`broken`: 1 breaking");
    const text = rendered("text", reports, undefined, uncompared);
    expect(text.startsWith(`${total}\n`)).toBe(true);
    expect(text).toContain(
      "\n── `web` was not compared: it has 20 errors\n  web/plans/plan.yaml: There is no type `t0`\n",
    );
    const github = rendered("github", reports, undefined, uncompared);
    expect(github.split("\n").slice(0, 2)).toEqual([
      expect.stringMatching(
        /^::error file=app\/plans\/plan\.yaml,title=trackc diff%3A a plan was not compared::`app` was/,
      ),
      expect.stringMatching(/^::error file=web/),
    ]);
    expect(github).toContain(`\n${total}.\n\`app\` was not compared: it has 2 errors.\n`);
    const data = JSON.parse(rendered("json", reports, undefined, uncompared));
    expect(data.plans).toHaveLength(2);
    expect(data.notCompared).toMatchObject([{ name: "app", errors: [{ code: "unknown-type" }, {}] }, { name: "web" }]);
    for (const id of ["text", "markdown", "github"]) {
      expect(rendered(id, [plan("quiet")], undefined, uncompared), id).toContain("no changes in the rest");
    }
  });

  it("point to the command that the run prints only where it prints one", () => {
    const printed = "the command is printed by `npx trackc diff`";
    expect(rendered("markdown", [plan("one", broken(300)), plan("quiet")])).toContain(printed);
    // What one plan alone would have a command for is too much for it together with the others.
    const both = rendered("markdown", [plan("one", broken(300)), plan("other", broken(300))]);
    expect(both).not.toContain(printed);
    expect(both).toContain(
      "it is too much for one command, so some hundreds at a time, whose fingerprints `npx trackc diff --format json` has",
    );
  });

  it("that could not be compared share the room of a comment, whatever their number", () => {
    const uncompared = Array.from({ length: 40 }, (_, at) => faulty(`plan ${at}`, 30));
    for (const limit of [60_000, 10_000, 5_000]) {
      const page = rendered("markdown", [plan("broken", broken(1))], limit, uncompared);
      expect(page.length).toBeLessThanOrEqual(limit);
      expect(page).toContain("**`plan 0` was not compared: it has 30 errors**");
      expect(page).toContain("**`plan 39` was not compared: it has 30 errors**");
    }
  });

  it("of which nothing changed in many are one line", () => {
    const page = rendered("markdown", moved);
    expect(page).toContain("**No changes in 30 plans: `plan 0`, `plan 1`, ");
    expect(page).toContain("`plan 9` and 20 more**\n\nFrom `main` to `HEAD`\n\n- Compared with `main (3f2a1c0)`: ");
    expect(page).toContain("\n- The plan `plan 0` has moved from `a/0` to `b/0`.\n");
    expect(page).toContain("- 20 more notes in the report as text.\n");
    expect(times(page, "No changes")).toBe(1);
    expect(page.length).toBeLessThan(1_500);
    const text = rendered("text", moved);
    expect(times(text, "No changes")).toBe(1);
    expect(times(text, "has moved")).toBe(30);
    expect(rendered("github", moved)).toMatch(/^No changes in 30 plans: [^\n]+ and 20 more\n$/);
  });

  it("tell of approvals that nobody needs, though nothing changed", () => {
    const approval = { fingerprint: "c_0123456789ab", reason: "x", change: undefined, by: undefined, on: undefined };
    const unused = {
      ...plan("radio"),
      unused: [{ approval, isSpent: false, file: "radio/.trackc-approvals.json", line: 3 }],
    };
    const page = rendered("markdown", [plan("music"), unused]);
    expect(page).toContain("**`radio`: No changes**");
    expect(page).toContain("`c_0123456789ab`");
    expect(page).toContain("**No changes in 1 plan: `music`**");
  });

  it("share what GitHub shows of a step, and the list of the others", () => {
    const lines = rendered("github", [plan("a", broken(8)), plan("b", broken(9)), plan("c", broken(1))]).split("\n");
    expect(lines.filter((line) => line.startsWith("::error "))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith("::notice "))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith("::group::"))).toEqual(["::group::8 changes without an annotation"]);
    const start = lines.findIndex((line) => line.startsWith("::group::"));
    expect(lines.slice(start).filter((line) => line.startsWith("- breaking for producers: "))).toHaveLength(8);
    expect(lines).toContain("Plan `b`: 9 breaking for producers → 1.0.1. 9 changes fail.");
  });

  it("share one comment, in which one takes what the others leave", () => {
    const few = Array.from({ length: 9 }, (_, at) => plan(`small ${at}`, broken(1)));
    const page = rendered("markdown", [...few, plan("big", broken(99))], 60_000);
    expect(page).not.toContain("not shown here");
    expect(page.length).toBeLessThan(60_000);
    const many = Array.from({ length: 500 }, (_, at) => plan(`plan ${at}`, broken(20)));
    const short = rendered("markdown", many, 60_000);
    expect(short.length).toBeLessThan(60_000);
    // Each has its line at least; those that have more are no fewer than there is room for.
    const shown = short.match(/^\*\*`plan \d+`: /gm)?.length ?? 0;
    const lines =
      short.match(/^- \*\*`plan \d+`: 20 breaking for producers → 1.0.1. 20 changes fail\*\*$/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(5);
    expect(shown + lines).toBe(500);
    const most = Array.from({ length: 5_000 }, (_, at) => plan(`plan ${at}`, broken(1)));
    const cut = rendered("markdown", most, 60_000);
    expect(cut.length).toBeLessThan(60_000);
    const told = cut.match(/^(?:- )?\*\*`plan \d+`: /gm)?.length ?? 0;
    const left = /\*\*(\d+) more plans\*\* are not shown here: (\d+) breaking for producers\. Run/.exec(cut);
    expect(left?.slice(1)).toEqual([`${5_000 - told}`, `${5_000 - told}`]);
  });

  it("may be called anything", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, text) => {
        const reports = [plan(name, broken(1), [text]), plan(text, [], [name]), plan("music")];
        for (const { id } of diffReporters) {
          const page = rendered(id, reports);
          expect(page, id).not.toMatch(harmful);
          const commands = page.split("\n").filter((line) => /^\s*(?:::|##)/.test(line) && !line.startsWith("### "));
          expect(commands.length, page).toBe(id === "github" ? 1 : 0);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("one alone says all in its own report", () => {
    const page = rendered("markdown", [plan("music", [], ["It has moved."])]);
    expect(page).toContain("**`music`: No changes**\n\nFrom `main` to `HEAD`\n\n- Compared with `main (3f2a1c0)`: ");
    expect(page).toContain("\n- It has moved.\n");
  });
});
