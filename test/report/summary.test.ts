import { describe, expect, it } from "vitest";
import { clustersOf, mostTelling } from "../../src/report/clusters.js";
import { summary } from "../../src/report/summary.js";
import { text } from "../../src/report/text.js";
import { widthOf } from "../../src/report/visible.js";
import fc from "../support/fast-check.js";
import { file, finding, harmful, hostileText, manyFindings, placeOf, report, tool } from "./made.js";

const safe = { title: "x", safe: true, changes: [] };
const unsafe = { title: "x", safe: false, changes: [] };

describe("the findings by code", () => {
  it("come in the order in which they are worth doing", () => {
    const each = (code: string, number: number, more: Parameters<typeof finding>[1] = {}) =>
      Array.from({ length: number }, () => finding(undefined, { code, origin: "rule", level: "warn", ...more }));
    const all = [
      ...each("a-info", 50, { level: "info" }),
      ...each("event-description", 9),
      ...each("few", 2),
      ...each("consent", 1),
      ...each("broken", 1, { level: "error" }),
      ...each("unknown-type", 1, { level: "error", origin: "language" }),
    ];
    const order = ["unknown-type", "broken", "consent", "few", "event-description", "a-info"];
    expect(clustersOf(all, tool).map(({ code }) => code)).toEqual(order);
    expect(clustersOf([...all].reverse(), tool).map(({ code }) => code)).toEqual(order);
  });

  it("know how many can be fixed, and in which entries of the plan they stand", () => {
    const played = { path: ["events", "Song Played", "properties", "a"] };
    const [cluster] = clustersOf(
      [
        finding(undefined, { ...played, fix: safe }),
        finding(undefined, { ...played, fix: unsafe }),
        finding(undefined, { path: ["dictionary", "a"], fix: safe }),
        finding(undefined, { path: ["dictionary", "b"] }),
        finding(undefined, { path: ["dictionary", "c"] }),
        finding({ file: "trackc.yaml", start: 0, end: 0 }),
        finding(undefined),
      ],
      undefined,
    );
    expect(cluster).toMatchObject({ safe: 2, unsafe: 1 });
    expect(cluster?.entries).toEqual([
      { entry: { kind: "dictionary", name: undefined }, count: 3 },
      { entry: { kind: "event", name: "Song Played" }, count: 2 },
      { entry: { kind: "file", name: "trackc.yaml" }, count: 1 },
      { entry: { kind: "run", name: undefined }, count: 1 },
    ]);
  });

  it("take turns where only some can be shown", () => {
    const { findings } = manyFindings({ a: 30, b: 2, c: 1 });
    const chosen = mostTelling(clustersOf(findings, undefined), 5);
    expect([...chosen].map(({ code }) => code).sort()).toEqual(["a", "a", "b", "b", "c"]);
    expect(mostTelling([], 5).size).toBe(0);
  });
});

describe("the summary", () => {
  const numbers = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`rule-${at}`, 40 + 7 * at]));
  const { findings, plan } = manyFindings(numbers);

  it("fits on one screen for thousands of findings, and leaves none uncounted", () => {
    const made = summary.render(report(findings, [plan]), { colour: false });
    const lines = made.trimEnd().split("\n");
    expect(findings.length).toBeGreaterThan(7000);
    expect(lines.length).toBeLessThanOrEqual(40);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(100);
    const rows = lines.map((line) =>
      Number(/^ {2}warning\s+(\d+)/.exec(line)?.[1] ?? /^ {2}and \d+ other rules with (\d+)/.exec(line)?.[1] ?? 0),
    );
    expect(rows.reduce((sum, each) => sum + each, 0)).toBe(findings.length);
  });

  it("is as wide as the terminal", () => {
    for (const width of [60, 80, 160]) {
      const lines = summary
        .render(report(findings, [plan]), { colour: false, width })
        .split("\n")
        .slice(0, -5);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
  });

  it("says how many, where, where most, what the tool can do, and shows one", () => {
    const few = [
      finding(placeOf(plan, "Event 1:"), { level: "warn", path: ["events", "Event 1"], fix: safe }),
      finding(placeOf(plan, "Event 1:"), { level: "warn", path: ["events", "Event 1", "properties", "a"], fix: safe }),
      finding(placeOf(plan, "Event 2:"), { level: "warn", path: ["events", "Event 2"], fix: unsafe }),
    ];
    expect(summary.render(report(few, [plan]), { colour: false, width: 140 })).toBe(`3 warnings in 12 events (1 file)
2 fixable with \`--fix\`, 1 more with \`--fix-unsafe\`

Worth doing first
  warning  3  unknown-type  in 2 events; 2 with \`--fix\`; 1 with \`--fix-unsafe\`; most in event \`Event 1\` (2)
           plans/plan.yaml:3:3 \`strin\` is not a type

  trackc explain unknown-type  what it is about
`);
  });

  it("is one line where nothing was found", () => {
    expect(summary.render(report([], [plan]), { colour: false })).toBe("No findings in 12 events (1 file)\n");
  });

  it("gives no hints under --quiet, and colours only when asked", () => {
    const quiet = summary.render(report(findings, [plan]), { colour: false, quiet: true });
    expect(quiet).not.toContain("--write-baseline");
    expect(quiet).not.toContain("\u001b");
    expect(summary.render(report(findings, [plan]), { colour: true })).toContain("\u001b[33m");
  });

  it("is harmless whatever the plan holds", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, message) => {
        const each = [0, 1, 2].map((at) =>
          finding(at === 0 ? undefined : { file: name, start: 0, end: 0 }, {
            message,
            path: at === 2 ? ["events", name] : [],
          }),
        );
        const made = summary.render(report(each, []), { colour: false });
        expect(made).not.toMatch(harmful);
        expect(made).not.toMatch(/^\s*::/m);
      }),
    );
  });
});

describe("the text report of many findings", () => {
  it("ends with where to begin, above the line that sums up", () => {
    const { findings, plan } = manyFindings({ a: 45, b: 6 });
    const made = text.render(report(findings, [plan]), { colour: false });
    expect(made.slice(made.indexOf("Worth doing first"))).toBe(`Worth doing first
  warning  45  a  in 45 events
  warning   6  b  in 6 events
\`--format summary\` shows these with examples; \`--write-baseline\` records them, so that only new ones fail.

51 warnings in 12 events (1 file)
`);
    expect(made.match(/^warning\[/gm)).toHaveLength(51);
    expect(text.render(report(findings.slice(1), [plan]), { colour: false })).not.toContain("Worth doing first");
  });

  it("says which findings the tool can put right, and how many", () => {
    const plan = file("a.yaml", "a: b\n");
    const each = [finding(placeOf(plan, "a"), { fix: safe }), finding(placeOf(plan, "b"), { fix: unsafe })];
    const made = text.render(report(each, [plan]), { colour: false });
    expect(made).toContain("= help: Did you mean `string`? Fixable with `--fix`.\n");
    expect(made).toContain("= help: Did you mean `string`? Fixable with `--fix-unsafe`.\n");
    expect(made).toMatch(/\n2 errors in 12 events \(1 file\)\n1 fixable with `--fix`, 1 more with `--fix-unsafe`\n$/);
    expect(text.render(report(each, [plan]), { colour: false, quiet: true })).not.toContain("in 12 events");
  });

  it("says how many a baseline knows", () => {
    const plan = file("a.yaml", "a: b\n");
    const none = report([], [plan]);
    const made = text.render({ ...none, summary: { ...none.summary, known: 40 } }, { colour: false });
    expect(made).toBe("No findings in 12 events (1 file), 40 more in the baseline\n");
  });
});
