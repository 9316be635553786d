import { describe, expect, it } from "vitest";
import { growthOf } from "../support/work.js";
import { read } from "./support.js";

function suppressions(text: string) {
  const slice = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
  return read(text).tree.suppressions.map(({ rule, reason, ruleSpan, covers }) => ({
    rule,
    reason,
    marked: slice(ruleSpan),
    covers: slice(covers),
  }));
}

describe("a comment that silences a finding", () => {
  it("covers the entry that begins on the line below, and everything in it", () => {
    const text =
      "events:\n  # trackc-ignore event-name-order: the name is older\n  Played Song:\n    owner: x\n  Other: {}\n";
    expect(suppressions(text)).toEqual([
      {
        rule: "event-name-order",
        reason: "the name is older",
        marked: "event-name-order",
        covers: "Played Song:\n    owner: x",
      },
    ]);
  });

  it("stacks, one rule each", () => {
    const text = "# trackc-ignore one: first\n# trackc-ignore two: second\na: b\nc: d\n";
    expect(suppressions(text).map(({ rule, covers }) => [rule, covers])).toEqual([
      ["one", "a: b"],
      ["two", "a: b"],
    ]);
  });

  it("covers the outermost of what begins on the line", () => {
    expect(suppressions("a:\n  # trackc-ignore x: y\n  - b: c\n    d: e\n")[0]?.covers).toBe("b: c\n    d: e");
    expect(suppressions("a: {\n  # trackc-ignore x: y\n  b: c, d: e }\n")[0]?.covers).toBe("b: c");
  });

  it.each([
    ["behind a value", "a: b  # trackc-ignore x: y\nc: d\n"],
    ["above an empty line", "# trackc-ignore x: y\n\na: b\n"],
    ["above another comment", "# trackc-ignore x: y\n# honest\na: b\n"],
    ["above the end of the file", "a: b\n# trackc-ignore x: y"],
    ["above the rest of a text", "a: |\n  b\n# trackc-ignore x: y\n"],
    ["above a bracket", "a: [b,\n  # trackc-ignore x: y\n  ]\n"],
  ])("covers nothing %s", (_, text) => {
    const [found] = suppressions(text);
    expect(found?.rule).toBe("x");
    expect(found?.covers).toBeUndefined();
  });

  it("has an empty reason or rule where none is written", () => {
    const read = (comment: string) => suppressions(`${comment}\na: b\n`).map(({ rule, reason }) => [rule, reason]);
    expect(read("# trackc-ignore rule-id")).toEqual([["rule-id", ""]]);
    expect(read("# trackc-ignore rule-id:   ")).toEqual([["rule-id", ""]]);
    expect(read("# trackc-ignore")).toEqual([["", ""]]);
    expect(read("#trackc-ignore rule-id: why: because")).toEqual([["rule-id", "why: because"]]);
    expect(read("# trackc-ignored rule-id: reason")).toEqual([]);
    expect(read("# trackc-ignore ignore: reason")).toEqual([["ignore", "reason"]]);
  });

  it("is no text that looks like one", () => {
    expect(suppressions("a: |\n  # trackc-ignore x: y\n  b\n")).toEqual([]);
    expect(suppressions("a: '\n  # trackc-ignore x: y\n  b'\n")).toEqual([]);
    expect(suppressions('a: "b # trackc-ignore x: y"\n')).toEqual([]);
    expect(suppressions("a: >\n\n  # trackc-ignore x: y\n\n  b\n")).toEqual([]);
  });

  it("is found with Windows line ends", () => {
    expect(suppressions("# trackc-ignore x: y\r\na: b\r\n")).toEqual([
      { rule: "x", reason: "y", marked: "x", covers: "a: b" },
    ]);
  });

  it("is read in time proportional to the file", () => {
    const textOf = (length: number): string =>
      Array.from({ length }, (_, at) => `# trackc-ignore x: y\nk${at}: v\n`).join("");
    const growth = growthOf(300, textOf, (text) => expect(suppressions(text).length).toBeGreaterThanOrEqual(300));
    expect(growth).toBeLessThan(12);
  });
});
