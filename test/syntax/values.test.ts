import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { parse } from "../../src/syntax/parse.js";
import { readValue } from "../../src/syntax/values.js";
import fc from "../support/fast-check.js";

function read(text: string) {
  const { root } = parse({ path: "a.yaml", text: `[${text}]\n`, linted: true }).value;
  const into: Diagnostic[] = [];
  const node = root.kind === "sequence" ? root.items[0] : undefined;
  return { value: node && readValue(node, into), into };
}

describe("a value", () => {
  it.each([
    ["null", null],
    ["Null", null],
    ["true", true],
    ["FALSE", false],
    ["yes", "yes"],
    ["1", 1],
    ["-12.5", -12.5],
    ["'1'", "1"],
    ['"a\\nb"', "a\nb"],
    ["1.2.3", "1.2.3"],
    ["2024-01-01", "2024-01-01"],
    ["12:30", "12:30"],
    ["1_000", "1_000"],
    ["[1, [a]]", [1, ["a"]]],
    ["{ a: { 1: null } }", { a: { "1": null } }],
  ])("%s is what YAML 1.2 makes of it", (text, value) => {
    const found = read(text);
    expect(found.into).toEqual([]);
    expect(found.value).toEqual(value);
  });

  it.each([
    ["1.10", "1.1"],
    ["007", "7"],
    ["+1", "1"],
    ["-0", "0"],
    ["1e3", "1000"],
    ["12345678901234567890", "12345678901234567000"],
    ["0x1F", "31"],
    ["0o17", "15"],
    ["1e999", "null"],
    [".inf", "null"],
    ["-.Inf", "null"],
    [".NaN", "null"],
    [".5", "0.5"],
    ["1.", "1"],
  ])("%s would not print as it is written, so it asks for quotes", (text, printed) => {
    const { value, into } = read(text);
    expect(value).toBeUndefined();
    expect(into).toMatchObject([
      { code: "number-not-as-written", context: { text, printed }, help: expect.stringContaining(`'${text}'`) },
    ]);
  });

  it("has every mistake reported, not the first", () => {
    const { value, into } = read("{ a: ~, b: [007, ~], a: 1, c: }");
    expect(value).toBeUndefined();
    expect(into.map(({ code }) => code)).toEqual([
      "tilde-for-null",
      "number-not-as-written",
      "tilde-for-null",
      "duplicate-key",
      "nothing-behind",
    ]);
  });

  it("may have any key", () => {
    const { value } = read("{ __proto__: 1, constructor: 2, toString: 3 }");
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value as object)).toEqual(["__proto__", "constructor", "toString"]);
  });

  it("agrees with a YAML library wherever it is one", () => {
    const scalar = fc.oneof(
      fc.stringMatching(/^[-+]?[0-9]{1,4}(\.[0-9]{1,3})?([eE][-+]?[0-9]{1,2})?$/),
      fc.stringMatching(/^[a-zA-Z.~0-9_][a-zA-Z.~0-9_]{0,6}$/),
      fc.constantFrom("null", "True", "false", "0x1f", "0o7", ".nan", "-.inf", ".", "..", "e1", "1e", "0x", "0b1"),
    );
    fc.assert(
      fc.property(scalar, (text) => {
        const { value, into } = read(text);
        const [other] = parseYaml(`[${text}]`, { schema: "core", version: "1.2" }) as [unknown];
        if (value !== undefined) expect(value).toEqual(other);
        else expect(into).toHaveLength(1);
        if (typeof other !== "number" && text !== "~") expect(value).toEqual(other);
      }),
      { numRuns: 500 },
    );
  });
});
