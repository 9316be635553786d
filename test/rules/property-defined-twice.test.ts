import { describe, expect, test } from "vitest";
import { compile } from "../../src/emit/json-schema/index.js";
import { generate } from "../../src/emit/typescript/index.js";
import { fixText } from "../../src/fix.js";
import { loadText } from "../../src/load/text.js";
import rule from "../../src/rules/consistency/property-defined-twice.js";
import { linted, today } from "../support/lint.js";

type Files = Readonly<Record<string, string>>;

const withPlan = (plan: string): Files => ({ "trackc.yaml": "name: example\n", "plans/plan.yaml": plan });

const messages = (example: string | Files): readonly string[] =>
  linted(example, { preset: "strict", rules: [rule] }).diagnostics.map(({ message }) => message);

function fixed(files: Files, which: "safe" | "all" = "safe"): Files {
  const { files: changed, refused } = fixText(files, { today, which, rules: [rule], preset: "strict" });
  expect(refused).toEqual([]);
  return { ...files, ...Object.fromEntries(changed.map(({ path, after }) => [path, after])) };
}

function compiled(files: Files): unknown {
  const { value, diagnostics } = loadText(files);
  expect(diagnostics).toEqual([]);
  return [compile(value).value, generate(value, { sdk: ["segment"] }).value];
}

describe("property-defined-twice", () => {
  test("moves a definition with its texts into the dictionary, and every output stays as it was", () => {
    const files = withPlan(`events:
  Song Paused:
    properties:
      # How far the listener was.
      position_seconds:
        description: How far into the song.
        type: number
        minimum: 0
        privacy: personal
      other: string
  Song Resumed:
    properties: { position_seconds?: { description: How far into the song., type: number, minimum: 0, privacy: personal }, pause: number }
  Song Skipped:
    properties:
      position_seconds: { type: number, minimum: 0, description: How far into the song., privacy: personal }
`);
    const after = fixed(files);
    expect(after["plans/plan.yaml"]).toBe(`events:
  Song Paused:
    properties:
      # How far the listener was.
      position_seconds:
      other: string
  Song Resumed:
    properties: { position_seconds?, pause: number }
  Song Skipped:
    properties:
      position_seconds:

dictionary:
  position_seconds:
    description: How far into the song.
    type: number
    minimum: 0
    privacy: personal
`);
    expect(compiled(after)).toEqual(compiled(files));
    expect(messages(after)).toEqual([]);
  });

  test("adds to the dictionary that the plan has", () => {
    const use = (name: string): string => `events:\n  ${name}:\n    properties: { tone: [warm, cool] }\n`;
    const files: Files = {
      "trackc.yaml": "name: example\n",
      "plans/a.yaml": use("A"),
      "plans/b.yaml": use("B"),
      "plans/c.yaml": use("C"),
      "plans/words.yaml": "dictionary:\n  rank: integer\n",
    };
    const after = fixed(files);
    expect(after["plans/words.yaml"]).toBe("dictionary:\n  rank: integer\n  tone: [warm, cool]\n");
    expect(compiled(after)).toEqual(compiled(files));
  });

  test("what the dictionary says the same of is a safe fix, what it says more of isn't", () => {
    const plan = (entry: string): string =>
      `dictionary:\n  rank: ${entry}\nevents:\n  A:\n    properties: { rank: integer }\n`;
    const same = withPlan(plan("integer"));
    expect(fixed(same)["plans/plan.yaml"]).toContain("properties: { rank }");
    const more = withPlan(plan("{ type: integer, description: The first is 1. }"));
    expect(fixed(more)).toEqual(more);
    expect(fixed(more, "all")["plans/plan.yaml"]).toContain("properties: { rank }");
  });

  test("says nothing where the dictionary's entry is of another type or the event says something of its own", () => {
    const plan = `dictionary:
  rank: { type: integer, description: The first is 1. }
events:
  A:
    properties: { rank: string }
  B:
    properties: { rank: { type: integer, description: From the end. } }
`;
    expect(messages(plan)).toEqual([]);
  });

  test("counts definitions of one word separately", () => {
    const events = (count: number): string =>
      Array.from({ length: count }, (_, at) => `  E${at}:\n    properties: { title: string }\n`).join("");
    expect(messages(`events:\n${events(9)}`)).toEqual([]);
    expect(messages(`events:\n${events(10)}`)).toEqual(["`title` is defined alike in 10 places"]);
  });

  test("is quiet where no meaning is that of most places", () => {
    const states = ["[a, b]", "[a, b]", "[a, b]", "[c, d]", "[e, f]", "[g, h]", "[i, j]"];
    const events = states.map((state, at) => `  E${at}:\n    properties: { state: ${state} }\n`).join("");
    expect(messages(`events:\n${events}`)).toEqual([]);
  });

  test("counts values with other texts as another definition", () => {
    const event = (name: string, text: string): string =>
      `  ${name}:\n    properties:\n      tone:\n        enum:\n          warm: ${text}\n          cool:\n`;
    const alike = ["A", "B", "C"].map((name) => event(name, "As among friends.")).join("");
    expect(messages(`events:\n${alike}`)).toHaveLength(1);
    const different = event("A", "One.") + event("B", "Two.") + event("C", "Three.");
    expect(messages(`events:\n${different}`)).toEqual([]);
  });

  test("leaves a context property that is limited to some sources where it is", () => {
    const manifest = "name: example\nvocabulary:\n  sources: [web, ios]\n";
    const entry = "{ type: string, maxLength: 9 }";
    const plan = `context:
  locale?: { type: string, maxLength: 9, sources: [web] }
events:
  A:
    properties: { locale: ${entry} }
  B:
    properties: { locale: ${entry} }
`;
    expect(messages({ "trackc.yaml": manifest, "plans/plan.yaml": plan })).toEqual([]);
  });
});
