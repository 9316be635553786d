import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { json } from "../../src/report/json.js";
import fc from "../support/fast-check.js";
import { linted } from "../support/lint.js";

const entries = [
  "  Song Played:\n    properties: { queue_length: integer, email: string }\n",
  "  Song Skipped:\n    description: The song was skipped.\n    properties: { queue_length: string }\n",
  "  playlist_saved:\n    owner: library\n    properties: { queueLength: integer }\n",
  "  Playlist Shared:\n    expires: 2020-01-01\n    properties: { queue_length: integer }\n",
];

/** What was found, without the places, which move with the files. */
function found(files: readonly (readonly string[])[]): readonly string[] {
  const plans = files.map((each, at) => [`plans/${at}.yaml`, `events:\n${each.join("")}`] as const);
  const { diagnostics } = linted(
    { "trackc.yaml": "name: example\n", ...Object.fromEntries(plans) },
    { preset: "strict" },
  );
  return diagnostics.map(({ code, message, help }) => `${code} ${message} ${help}`).sort();
}

describe("what lint finds", () => {
  it("doesn't depend on the order of definitions, nor on how they are spread over files", () => {
    const expected = found([entries]);
    expect(expected.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), fc.nat(3), (shuffled, cut) => {
        expect(found([shuffled.slice(0, cut), shuffled.slice(cut)].filter((each) => each.length > 0))).toEqual(
          expected,
        );
      }),
      { numRuns: 30 },
    );
  });

  it("is, as JSON, after the published schema", () => {
    const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync("src/report/report.schema.json", "utf8")),
    );
    const plan = `events:\n${entries.join("")}  Broken:\n    descripton: x\n`;
    const { diagnostics, value, sources } = linted(plan);
    expect(new Set(diagnostics.map(({ origin }) => origin)).size).toBe(2);
    const made = JSON.parse(json.render({ diagnostics, summary: value, sources }, { colour: false }));
    expect(isReport(made), JSON.stringify(isReport.errors)).toBe(true);
    expect(made.diagnostics).toHaveLength(diagnostics.length);
  });
});
