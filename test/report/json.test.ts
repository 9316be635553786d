import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { reportFormats } from "../../src/report/index.js";
import { json } from "../../src/report/json.js";
import { file, finding, placeOf, report } from "./made.js";

const schema = JSON.parse(readFileSync("src/report/report.schema.json", "utf8"));
const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
const plan = file("plans/plan.yaml", "events:\n  Song Played:\n    owner: growht\n");

describe("the JSON report", () => {
  it("has everything as data, after its published schema", () => {
    const rendered = json.render(
      report(
        [
          finding(placeOf(plan, "growht"), {
            label: "here",
            related: [{ span: placeOf(plan, "Song Played"), label: "the event" }],
            context: { owner: "growht", known: 3 },
            path: ["events", "Song Played"],
            fix: { title: "Write `growth`", safe: false, changes: [] },
          }),
          finding(undefined, { level: "warn", origin: "rule" }),
          finding({ file: "gone.yaml", start: 4, end: 6 }, { level: "info" }),
        ],
        [plan],
      ),
      { colour: true },
    );
    const made = JSON.parse(rendered);
    expect(isReport(made), JSON.stringify(isReport.errors)).toBe(true);
    expect(made.summary).toEqual({ errors: 1, warnings: 1, infos: 1, events: 12, files: 1, known: 0 });
    expect(made.diagnostics[0]).toEqual({
      code: "unknown-type",
      origin: "language",
      level: "error",
      message: "`strin` is not a type",
      place: {
        file: "plans/plan.yaml",
        start: { line: 3, column: 12, offset: 34 },
        end: { line: 3, column: 18, offset: 40 },
      },
      label: "here",
      related: [
        {
          place: {
            file: "plans/plan.yaml",
            start: { line: 2, column: 3, offset: 10 },
            end: { line: 2, column: 14, offset: 21 },
          },
          label: "the event",
        },
      ],
      help: "Did you mean `string`?",
      context: { owner: "growht", known: 3 },
      path: ["events", "Song Played"],
      fix: { title: "Write `growth`", safe: false },
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(made.diagnostics[1]).toMatchObject({ place: null, level: "warning", path: [], fix: null });
  });

  it("is harmless to look at and still the same data", () => {
    const message = "\u001b[31m \u009b \u202e \u2028 \u{e0041} ##[error] ##vso[x] 曲";
    const rendered = json.render(report([finding(undefined, { message })], []), { colour: false });
    expect(rendered).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}]|##(?:vso)?\[/u);
    expect(rendered).toContain("曲");
    expect(JSON.parse(rendered).diagnostics[0].message).toBe(message);
  });

  it("has a schema that refuses what is not a report", () => {
    expect(isReport({ version: 2, summary: {}, diagnostics: [] })).toBe(false);
  });
});

describe("the list of reports", () => {
  it("names each once", () => {
    expect(reportFormats.map(({ id }) => id)).toEqual([
      "text",
      "line",
      "summary",
      "json",
      "github",
      "gitlab",
      "sarif",
      "junit",
      "markdown",
    ]);
  });
});
