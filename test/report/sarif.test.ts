import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { phrasesOf } from "../../src/report/phrases.js";
import type { ReportOptions } from "../../src/report/report.js";
import { sarif } from "../../src/report/sarif.js";
import type { SourceFile } from "../../src/source/span.js";
import fc from "../support/fast-check.js";
import { file, finding, harmful, hostileText, placeOf, report, tool } from "./made.js";

/** The schema that OASIS published with SARIF 2.1.0. It says draft-04, and uses nothing that draft-07 reads otherwise. */
const published = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"),
    "utf8",
  ),
);
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const { id: _, ...schema } = published;
const isSarif = ajv.compile({ ...schema, $schema: "http://json-schema.org/draft-07/schema#" });

const plan = file("plans/plan.yaml", "events:\r\n  Song Played:\r\n    owner: growht\r\n");

function made(
  each: ReturnType<typeof finding>[],
  files: readonly SourceFile[],
  more: Partial<ReportOptions> = {},
  // biome-ignore lint/suspicious/noExplicitAny: what JSON.parse gives, which the schema has checked.
): any {
  const text = sarif.render(report(each, files), { colour: true, ...more });
  expect(text).not.toMatch(harmful);
  const log = JSON.parse(text);
  expect(isSarif(log), JSON.stringify(isSarif.errors, null, 1)).toBe(true);
  return log.runs[0];
}

describe("the SARIF report", () => {
  it("is valid after the published schema, with a finding's place, other places, place in the plan and fingerprint", () => {
    const each = finding(placeOf(plan, "growht"), {
      code: "event-description",
      origin: "rule",
      level: "warn",
      path: ["events", "Song/Played"],
      related: [{ span: placeOf(plan, "Song Played"), label: "the event" }],
    });
    const run = made([each], [plan], { root: { prefix: "apps/my web" }, tool, exitCode: 1 });
    expect(run.results).toEqual([
      {
        ruleId: "event-description",
        ruleIndex: 0,
        level: "warning",
        message: { text: "`strin` is not a type\nDid you mean `string`?" },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "apps/my%20web/plans/plan.yaml", uriBaseId: "%SRCROOT%" },
              region: { startLine: 3, startColumn: 12, endLine: 3, endColumn: 18 },
            },
            logicalLocations: [{ name: "Song/Played", fullyQualifiedName: "/events/Song~1Played" }],
          },
        ],
        relatedLocations: [
          {
            id: 1,
            physicalLocation: {
              artifactLocation: { uri: "apps/my%20web/plans/plan.yaml", uriBaseId: "%SRCROOT%" },
              region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 14 },
            },
            message: { text: "the event" },
          },
        ],
        partialFingerprints: { "trackcPlace/v1": expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    ]);
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.originalUriBaseIds["%SRCROOT%"]).toBeDefined();
    expect(run.invocations).toEqual([{ executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [] }]);
  });

  it("brings the documentation of each rule along, and the level that it has where a plan says nothing", () => {
    const at = placeOf(plan, "growht");
    const { driver } = made(
      ["key-order", "unknown-type", "event-description", "of-a-plugin"].map((code) => finding(at, { code })),
      [plan],
      { tool },
    ).tool;
    expect(driver).toMatchObject({
      name: "trackc",
      semanticVersion: "1.2.3",
      informationUri: "https://example.com/trackc#readme",
    });
    const [description, order, plugin, type] = driver.rules;
    expect(description).toMatchObject({
      id: "event-description",
      shortDescription: { text: "An event has no description." },
      helpUri: "https://example.com/trackc/blob/HEAD/docs/rules/event-description.md",
      defaultConfiguration: { level: "warning" },
      properties: { tags: ["tracking-plan", "documentation"] },
    });
    expect(description.help.text).toContain("Whoever reads the chart");
    expect(description.help.markdown).toContain("**Why**");
    expect(order).toMatchObject({ id: "key-order", defaultConfiguration: { enabled: false, level: "note" } });
    expect(plugin).toEqual({ id: "of-a-plugin" });
    expect(type).toMatchObject({
      helpUri: "https://example.com/trackc/blob/HEAD/docs/errors.md#unknown-type",
      defaultConfiguration: { level: "error" },
    });
  });

  it("tells of what has no place as of the run, which then has not succeeded", () => {
    const run = made([finding(undefined)], []);
    expect(run.results).toEqual([]);
    expect(run.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            descriptor: { id: "unknown-type", index: 0 },
            level: "error",
            message: { text: "`strin` is not a type\nDid you mean `string`?" },
          },
        ],
      },
    ]);
  });

  it("is valid where nothing was found", () => {
    expect(made([], [plan], { tool }).results).toEqual([]);
  });

  it("keeps texts from being read as links or as places to be filled", () => {
    const text = (message: string): string =>
      made([finding(undefined, { message, help: "." })], []).invocations[0].toolExecutionNotifications[0].message.text;
    expect(text("see [this](1)")).toBe("see \\[this\\](1)\n.");
    expect(text("a \\[x](1)")).toBe("a \\\\\\[x\\](1)\n.");
    expect(text("`string[]` (a list)")).toBe("`string[]` (a list)\n.");
    expect(text("a {0} and {a}")).toBe("a {{0}} and {a}\n.");
  });

  it("names files by URIs: of the repository, of the machine, or as they are outside", () => {
    const uri = (path: string) =>
      made([finding({ file: path, start: 0, end: 0 })], [], { root: { prefix: "a" } }).results[0].locations[0]
        .physicalLocation.artifactLocation;
    expect(uri("100% #1?.yaml")).toEqual({ uri: "a/100%25%20%231%3F.yaml", uriBaseId: "%SRCROOT%" });
    expect(uri("a:b.yaml")).toEqual({ uri: "a/a%3Ab.yaml", uriBaseId: "%SRCROOT%" });
    expect(uri("曲.yaml")).toEqual({ uri: "a/%E6%9B%B2.yaml", uriBaseId: "%SRCROOT%" });
    expect(uri("\ud800.yaml")).toEqual({ uri: "a/%EF%BF%BD.yaml", uriBaseId: "%SRCROOT%" });
    expect(uri("/tmp/x y.yaml")).toEqual({ uri: "file:///tmp/x%20y.yaml" });
    expect(uri("C:\\x y.yaml")).toEqual({ uri: "file:///C%3A/x%20y.yaml" });
    expect(uri("../../x.yaml")).toEqual({ uri: "../../x.yaml" });
  });

  it("is valid and says what was meant, whatever plan and path hold", () => {
    fc.assert(
      fc.property(
        hostileText,
        hostileText,
        hostileText,
        fc.array(hostileText, { maxLength: 3 }),
        (message, help, name, path) => {
          const source = file(`a/${name}.yaml`, `${message}\n${help}`);
          const span = { file: source.path, start: 0, end: message.length };
          const each = finding(span, { message, help, path, related: [{ span, label: help }] });
          const [result] = made([each], [source]).results;
          const phrases = phrasesOf(each);
          const { text } = result.message;
          expect(text).not.toMatch(/(?:^|[^\\])(?:\\\\)*\]\(/);
          expect(text.replaceAll(/\{\{\d+\}\}/g, "")).not.toMatch(/\{\d+\}/);
          // A viewer undoes the escapes.
          const links = text.includes("\\](") ? text.replace(/\\([\\[\]])/g, "$1") : text;
          expect(links.replace(/\{\{(\d+)\}\}/g, "{$1}")).toBe(`${phrases.message}\n${phrases.help}`);
          if (path.length > 0) expect(result.locations[0].logicalLocations[0].name).toBe(path.at(-1));
        },
      ),
    );
  });
});
