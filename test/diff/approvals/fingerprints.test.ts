import { describe, expect, it } from "vitest";
import { type Change, diff } from "../../../src/diff/index.js";
import { loadText } from "../../../src/load/text.js";

// What keeps an approval, and what ends it, as docs/diff.md has it.

function changes(before: string, after: string): readonly Change[] {
  const [base, head] = [before, after].map((text) => {
    const { value, diagnostics } = loadText({ "trackc.yaml": "name: example\n", "plans/plan.yaml": text });
    expect(diagnostics.filter(({ level }) => level === "error")).toEqual([]);
    return value;
  });
  if (!base || !head) throw new Error("nothing was loaded");
  return diff(base, head, { today: "2026-01-01" }).changes;
}

/** The fingerprints of the changes of a kind, by what they are told of. */
function fingerprints(kind: Change["kind"], before: string, after: string): readonly string[] {
  const found = changes(before, after).filter((change) => change.kind === kind);
  expect(found.length).toBeGreaterThan(0);
  return found.map(({ fingerprint }) => fingerprint);
}

const typed = (text: string) =>
  fingerprints("property-type-changed", "events: { A: { properties: { p: string } } }\n", text);
const event = "events: { A: { properties: { p: code } } }\n";

describe("a change stays the same", () => {
  it("whatever a type is called, whether it is written out, and in which order", () => {
    const named = typed(`types: { code: { type: string, minLength: 1 } }\n${event}`);
    expect(typed(`types: { no: { type: string, minLength: 1 } }\n${event.replace("code", "no")}`)).toEqual(named);
    expect(typed("events: { A: { properties: { p: { type: string, minLength: 1 } } } }\n")).toEqual(named);
    const listed = typed("events: { A: { properties: { p: [x, y] } } }\n");
    expect(typed("events: { A: { properties: { p: [y, x] } } }\n")).toEqual(listed);
  });

  it("when further events use the definition, or other ones", () => {
    const uses = (names: readonly string[], values: string): string =>
      `types: { g: [${values}] }\ndictionary: { d: { type: string, maxLength: ${values.length} } }\nevents:\n${names
        .map((name) => `  ${name} One: { properties: { p: g, d: } }\n`)
        .join("")}`;
    for (const kind of ["enum-value-removed", "property-type-changed"] as const) {
      const one = fingerprints(kind, uses(["Beta", "Gamma"], "a, b, c"), uses(["Beta", "Gamma"], "a, b"));
      for (const names of [["Alpha", "Beta", "Gamma"], ["Zed"], ["Beta"]]) {
        expect(fingerprints(kind, uses(names, "a, b, c"), uses(names, "a, b")), names.join()).toEqual(one);
      }
    }
  });
});

describe("a change becomes another", () => {
  it("when the type behind a name does, however deep", () => {
    const type = (definition: string): readonly string[] => typed(`types: { ${definition} }\n${event}`);
    const first = type("code: { type: string, minLength: 1 }");
    expect(type("code: { type: integer }")).not.toEqual(first);
    expect(type("code: { type: string, minLength: 2 }")).not.toEqual(first);
    const deep = (value: string) =>
      type(`code: { type: object, properties: { c: inner } }, inner: { type: array, items: leaf }, leaf: ${value}`);
    expect(deep("integer")).not.toEqual(deep("number"));
    const tree = (value: string) =>
      type(
        `code: { type: object, properties: { v: ${value}, next?: other } }, other: { type: object, properties: { w: string, back?: code } }`,
      );
    expect(tree("integer")).not.toEqual(tree("number"));
    expect(tree("integer")).toEqual(tree("integer"));
  });

  it("when what is added has to be there", () => {
    const added = (name: string) =>
      fingerprints("property-added", "events: { A: {} }\n", `events: { A: { properties: { ${name}: string } } }\n`);
    expect(added("p")).not.toEqual(added("p?"));
  });

  it("for each event that does something of its own: they have nothing in common that changed", () => {
    const plan = (include: string) =>
      `bundles: { b: { properties: { p: string } } }\nevents:\n  A: {${include} }\n  B: {${include} }\n`;
    const found = fingerprints("property-removed", plan(" include: b"), plan(""));
    expect(new Set(found).size).toBe(2);
  });
});
