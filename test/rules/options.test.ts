import { describe, expect, it } from "vitest";
import { linted } from "../support/lint.js";

/** Lints a plan under rules of the manifest alone and gives what was found, by code and name. */
function found(rules: string, plan: string, rest = ""): readonly string[] {
  const { diagnostics } = linted({
    "trackc.yaml": `name: example\nlint:\n  rules:\n${rules}\n${rest}`,
    "plans/plan.yaml": plan,
  });
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

const quiet = "    event-description: off\n";

describe("options of the rules", () => {
  it("event-name-case leaves listed words as they are", () => {
    const naming = "naming: { events: Sentence case }\n";
    const plan = "events:\n  Song shared on Facebook:\n  Opened Facebook:\n";
    expect(found(quiet, plan, naming)).toHaveLength(1);
    expect(found(`${quiet}    event-name-case: [warn, { words: [Facebook] }]\n`, plan, naming)).toEqual([]);
  });

  it("property-name-case leaves listed names as they are", () => {
    const plan = "events:\n  A:\n    properties: { song_id: string, song_name: string, pageURL: string }\n";
    expect(found(quiet, plan)).toEqual([
      "property-name-case: `pageURL` is not in snake_case, as most properties of this plan are",
    ]);
    expect(found(`${quiet}    property-name-case: [warn, { words: [pageURL] }]\n`, plan)).toEqual([]);
  });

  it("value-in-event-name leaves listed names as they are", () => {
    const plan = "events:\n  Galaxy 2048 Played:\n  Galaxy 4096 Played:\n";
    expect(found(quiet, plan)).toEqual([
      "value-in-event-name: `Galaxy 2048 Played` has the number 2048 in its name",
      "value-in-event-name: `Galaxy 4096 Played` has the number 4096 in its name",
    ]);
    expect(found(`${quiet}    value-in-event-name: [warn, { except: [Galaxy 2048 Played] }]\n`, plan)).toHaveLength(1);
  });

  it("event-owner asks plans without owners only when told to", () => {
    const plan = "events:\n  A:\n  B: { status: retired }\n";
    expect(found(quiet, plan)).toEqual([]);
    expect(found(`${quiet}    event-owner: [warn, { always: true }]\n`, plan)).toEqual([
      "event-owner: `A` has no owner",
    ]);
    expect(found(quiet, "events:\n  A:\n", "vocabulary: { owners: [x] }\ndefaults: { owner: x }\n")).toEqual([]);
  });

  it("personal-undeclared takes further names, and leaves listed ones alone", () => {
    const plan = "events:\n  A:\n    properties: { kundennummer: string, our_badge_number: string, email: string }\n";
    expect(
      found(`${quiet}    personal-undeclared: [warn, { also: [kundennummer, badge_number], except: [email] }]\n`, plan),
    ).toEqual([
      "personal-undeclared: `kundennummer` looks like personal data, and no `privacy` is declared",
      "personal-undeclared: `our_badge_number` looks like personal data, and no `privacy` is declared",
    ]);
  });
});

describe("names from anywhere", () => {
  it("are linted without harm", () => {
    const names = [
      "__proto__",
      "constructor",
      "*/",
      "\\u0024{x}",
      "a\\nb",
      "\\u2028",
      "\\u202E",
      "\\u001B[31m",
      " ",
      "n".repeat(10_000),
    ];
    const plan = `events:\n${names.map((name) => `  "${name}":\n    description: "${name}"\n`).join("")}`;
    for (const rule of ["event-name-case", "description-says-nothing"]) {
      const files = { "trackc.yaml": "name: example\nnaming: { events: Title Case }\n", "plans/plan.yaml": plan };
      expect(linted(files, { preset: "strict" }).diagnostics.some(({ code }) => code === rule)).toBe(true);
    }
  });

  it("are compared by themselves, not by what objects inherit", () => {
    const plan = "events:\n  constructor:\n  toString:\n  Song Played:\n";
    expect(found("    constructor: off\n", plan).filter((each) => each.startsWith("unknown-rule"))).toEqual([
      "unknown-rule: There is no rule `constructor`",
    ]);
  });
});
