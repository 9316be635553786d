import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { judgements } from "../../../src/diff/judgements.js";
import type { FactKind } from "../../../src/diff/kinds.js";
import { type DiffReport, diffReporters } from "../../../src/report/diff/index.js";
import { change, compared, reportOf, subjectOfEvent, verdict, witness } from "./made.js";

const schema = JSON.parse(readFileSync("src/report/diff/diff.schema.json", "utf8"));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);
const json = diffReporters.find(({ id }) => id === "json");

function rendered(report: DiffReport) {
  const text = json?.render(report, { colour: false }) ?? "";
  const whole = JSON.parse(text);
  expect(validate(whole), JSON.stringify(validate.errors)).toBe(true);
  return { text, whole, data: whole.plans[0] };
}

describe("the JSON report of a comparison", () => {
  it("follows its published schema, whatever changed", () => {
    const kinds = Object.keys(judgements) as FactKind[];
    const { data } = rendered(reportOf(kinds.map((kind) => change(kind, subjectOfEvent("E", "properties", "p")))));
    expect(data.changes.map(({ kind }: { kind: string }) => kind)).toEqual(kinds);
  });

  it("has several plans in one list, and says why there is none", () => {
    const reports = ["a", "b"].map((name) => ({
      ...reportOf([]),
      of: { name, manifest: `${name}/trackc.yaml`, version: undefined },
    }));
    const several = JSON.parse(json?.together?.(reports, { colour: false }) ?? "");
    expect(validate(several), JSON.stringify(validate.errors)).toBe(true);
    expect(several.plans).toMatchObject([{ name: "a", manifest: "a/trackc.yaml" }, { name: "b" }]);
    const nothing = JSON.parse(
      json?.nothing({ why: "the plan is bad", errors: [], sources: new Map() }, { colour: false }) ?? "",
    );
    expect(validate(nothing), JSON.stringify(validate.errors)).toBe(true);
    expect(nothing).toMatchObject({
      problem: { message: "Nothing was compared: the plan is bad.", errors: [] },
      plans: [],
    });
  });

  it("has every place of a definition that several use, and the definition's own", () => {
    const { data } = rendered(
      compared(
        "types: { g: [a, b] }\nevents:\n  A: { properties: { p: g, q: g } }\n  B: { properties: { r: g } }\n",
        "types: { g: [a] }\nevents:\n  A: { properties: { p: g, q: g } }\n  B: { properties: { r: g } }\n",
      ),
    );
    expect(data.changes).toMatchObject([
      {
        message: "`b` removed from type `g`",
        subject: { path: ["events", "A", "properties", "p", "enum", "b"] },
        also: [
          { path: ["events", "A", "properties", "q", "enum", "b"] },
          { path: ["events", "B", "properties", "r", "enum", "b"] },
        ],
        shared: { kind: "enum-value", group: { kind: "type", name: "g" }, path: ["types", "g", "enum", "b"] },
      },
    ]);
  });

  it("knows every member that it prints", () => {
    const known = new Set([...JSON.stringify(schema).matchAll(/"([A-Za-z]+)":/g)].map(([, key]) => key));
    const { text } = rendered(
      compared("events:\n  A: { properties: { p: string } }\n", "events:\n  A: { properties: { p: integer } }\n"),
    );
    for (const [, key] of text.matchAll(/"([A-Za-z]+)":/g)) {
      if (key !== "p") expect(known, key).toContain(key);
    }
  });

  it("is refused by its schema when something is missing", () => {
    const { data } = rendered(compared("events:\n  A:\n", "events:\n  B:\n"));
    for (const key of Object.keys(data)) {
      const { [key]: _, ...rest } = data;
      expect(validate(rest), key).toBe(false);
    }
  });

  it("says places of both sides, proofs, witnesses and the numbers", () => {
    const { data } = rendered(
      compared(
        "events:\n  A:\n    properties:\n      p: [x, z]\n      q?: string\n",
        "events:\n  A:\n    properties:\n      q: string\n      p: [x, z]\n",
      ),
    );
    const [first] = data.changes;
    expect(first).toMatchObject({
      kind: "property-made-required",
      subject: { kind: "property", group: { kind: "event", name: "A" }, path: ["events", "A", "properties", "q"] },
      base: { place: { file: "plans/plan.yaml", start: { line: 5, column: 7 } } },
      head: { place: { file: "plans/plan.yaml", start: { line: 4, column: 7 } } },
      producers: {
        severity: "breaking",
        proof: "refuted",
        witness: { call: "track", name: "A", payload: { p: "x" }, validUnder: "base" },
      },
      consumers: { severity: "safe", proof: "included", witness: null },
    });
    expect(data.summary).toMatchObject({ producers: { breaking: 1 }, safe: 0, accepted: 0, changes: 1 });
    expect(data.planVersion).toEqual({
      base: "1.0.0",
      head: "1.0.0",
      bump: "major",
      required: "2.0.0",
      isEnough: false,
      fails: false,
    });
  });

  it("tells a value of null from no value", () => {
    const span = { file: "plans/plan.yaml", start: 0, end: 1 };
    const { data } = rendered(
      reportOf([
        change("enum-value-added", subjectOfEvent("E", "properties", "p", "enum", "null"), {
          head: { span, value: null },
        }),
      ]),
    );
    expect(data.changes[0].head.value).toBeNull();
    expect(
      Object.hasOwn(rendered(reportOf([change("event-added", subjectOfEvent("E"))])).data.changes[0].head, "value"),
    ).toBe(false);
  });

  it("keeps texts as they are and harmless to look at", () => {
    const name = "a\u202e\u001b[31m##[group]";
    const { text, data } = rendered(
      reportOf([
        change("event-removed", subjectOfEvent(name), {
          producers: verdict("breaking", { witness: witness(name, { k: name }) }),
        }),
      ]),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    expect(text).not.toMatch(/[\u202e\u001b]|##\[/);
    expect(data.changes[0].producers.witness.payload).toEqual({ k: name });
    expect(data.changes[0].subject.path[1]).toBe(name);
  });
});
