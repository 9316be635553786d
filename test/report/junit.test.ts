import { parse } from "junit2json";
import { describe, expect, it } from "vitest";
import { junit } from "../../src/report/junit.js";
import { phrasesOf } from "../../src/report/phrases.js";
import type { Report } from "../../src/report/report.js";
import { printable } from "../../src/report/xml-text.js";
import fc from "../support/fast-check.js";
import { file, finding, harmful, hostileText, placeOf, report } from "./made.js";

const plan = file("plans/plan.yaml", "events:\n  Song Played:\n    owner: growht\n");

// biome-ignore lint/suspicious/noExplicitAny: the reader's own type has every member optional.
async function read(of: Report): Promise<any> {
  const text = junit.render(of, { colour: true, root: { prefix: "web" } });
  expect(text).not.toMatch(harmful);
  return parse(text);
}

describe("the JUnit report", () => {
  it("is a suite for each file and a failed case for each error and warning", async () => {
    const other = file("plans/other.yaml", "growht\n");
    const made = await read(
      report(
        [
          finding(placeOf(other, "growht"), { level: "warn", code: "unknown-owner" }),
          finding(placeOf(plan, "growht"), { related: [{ span: placeOf(plan, "Song Played"), label: "the event" }] }),
          finding(placeOf(plan, "Song Played"), { level: "info", code: "a-rule" }),
        ],
        [plan, other],
      ),
    );
    expect(made).toMatchObject({ name: "trackc", tests: 3, failures: 2, errors: 0 });
    expect(made.testsuite.map(({ name, tests, failures }: Record<string, unknown>) => [name, tests, failures])).toEqual(
      [
        ["web/plans/other.yaml", 1, 1],
        ["web/plans/plan.yaml", 2, 1],
      ],
    );
    const [failed, passed] = made.testsuite[1].testcase;
    expect(failed).toMatchObject({
      name: "`strin` is not a type",
      classname: "unknown-type",
      file: "web/plans/plan.yaml",
    });
    expect(failed.failure).toEqual([
      {
        message: "`strin` is not a type",
        type: "unknown-type",
        inner: [
          "error[unknown-type] `strin` is not a type",
          "at web/plans/plan.yaml:3:12",
          "help: Did you mean `string`?",
          "see web/plans/plan.yaml:2:3: the event",
        ].join("\n"),
      },
    ]);
    expect(passed.failure).toBeUndefined();
    expect(passed["system-out"][0]).toContain("info[a-rule] `strin` is not a type");
  });

  it("is one passed case where nothing was found: an empty report counts as none", async () => {
    const made = await read(report([], [plan]));
    expect(made).toMatchObject({ tests: 1, failures: 0 });
    expect(made.testsuite).toHaveLength(1);
    expect(made.testsuite[0].testcase).toEqual([{ name: "no findings in 12 events", classname: "trackc", time: 0 }]);
  });

  it("gives no two cases of a suite the same name", async () => {
    const made = await read(
      report(
        [0, 1, 2].map((start) => finding({ file: plan.path, start, end: 3 })),
        [plan],
      ),
    );
    expect(made.testsuite[0].testcase.map(({ name }: { name: string }) => name)).toEqual([
      "`strin` is not a type",
      "`strin` is not a type (2)",
      "`strin` is not a type (3)",
    ]);
  });

  it("shows what XML can't hold by its number", () => {
    expect(printable("\u0007\ufffe\ud800\u{e0041}\u202e 🎵 曲")).toBe("\\u0007\\uFFFE\\uD800\\u{E0041}\\u202E 🎵 曲");
  });

  it("is read back as it was meant, whatever plan and path hold", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, hostileText, async (message, help, name) => {
        const span = { file: `a${name}/b.yaml`, start: 0, end: 1 };
        const each = finding(span, { message: `a${message}b`, help: `a${help}b`, related: [{ span, label: help }] });
        const made = await read(report([each], []));
        const [tested] = made.testsuite[0].testcase;
        const phrases = phrasesOf(each, printable);
        // The reader trims every text.
        expect(tested.name).toBe(phrases.message.trim());
        expect(tested.failure[0].message).toBe(phrases.message.trim());
        const lines = tested.failure[0].inner.split("\n");
        expect(lines[0]).toBe(`error[unknown-type] ${phrases.message}`);
        expect(lines[2]).toBe(`help: ${phrases.help}`);
        expect(lines).toHaveLength(4);
        for (const line of lines) expect(line).not.toMatch(/^\s*::/);
      }),
    );
  });
});
