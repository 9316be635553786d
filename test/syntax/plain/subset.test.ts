import { describe, expect, it } from "vitest";
import { parseWithLibrary } from "../../../src/syntax/library.js";
import { parse } from "../../../src/syntax/parse.js";
import { parseLazily } from "../../../src/syntax/parse-lazily.js";
import { outcomeOf } from "./agreement.js";

describe("the fast lane takes", () => {
  it.each([
    ["nothing", ""],
    ["comments alone", "# nothing yet\n\n  # at all"],
    ["a file that begins with its mark", "# a plan\n--- # which begins here\n\na: b\n"],
    ["mappings in mappings", "a:\n  b:\n    c: d\n  e: f\ng:\n"],
    ["any indentation", "a:\n     b: c\n     d:\n      - e\n"],
    ["lists below their name, deeper or not", "a:\n  - b\n  - c\nd:\n- e\n- f\ng: h\n"],
    ["mappings as items", "- a: b\n  c:\n    d: e\n-   f: g\n    h:\n    - i\n"],
    ["names with nothing behind them", "a:\nb?:   \nc: # why\nd:\n  # why\n"],
    ["comments beside and between", "# a\na: b # c\n  # d\n# e\nc:\n# f\n  d: e   # g\n\n\n"],
    ["comments that silence findings", "# trackc-ignore any-type: why\na: any\n  # trackc-ignore x\n"],
    ["braces and brackets", "a: { b: [c, 'd'], e?: {}, \"f\":g, h, i:, }\n"],
    [
      "braces and brackets over several lines",
      "a: {\n  b: c, # d\n  e,\n\n  # f\n  g: [\n    h,\n  ]\n}\ni:\n  [j, k]\n",
    ],
    ["a document in braces, such as JSON", '{"a": [1, true, null, "\\u00e9\\n"],\n"b":{"c":"d"}}\n'],
    ["quotes", "a: 'it''s'\n'b': \"c\\t\\\"\\x41\\ud83c\\udfb5\"\nc: ''\nd: \"\"\n"],
    ["texts over several lines", "a: one\n  two\n\n   three # four\nb:\n  five\n  six\n"],
    ["texts in blocks", "a: |\n  b\n    c\n\n  # d\ne: >-\n  f\n  g\n\n  h\n\n\n"],
    ["the line ends of Windows", "a: b\r\nc: # d\r\n- e\r\n- { f,\r\n    g }\r\nh: i\r\n  j\r\n"],
    ["a file that ends without a line's end", "a:\n  - b: c"],
    ["names of any length", `${"x".repeat(2000)}: y\n`],
    ["letters of the world", "é: ü\n日本: 語\n\u{1f3b5}: '\u{1f3b6}'\na\u2028b: \u0085c\n"],
    ["colons, hashes, dashes and marks within words", "a:b: c:d\ne#f: -g\nh: i, j [k] {l} ?m\nn: o - p? *q\n"],
  ])("%s", (_, text) => {
    expect(outcomeOf(text)).toBe("taken");
  });
});

/** Without mistakes, and yet not worth a line of ours, or not certain. */
describe("the fast lane leaves to the library", () => {
  it.each([
    ["other marks of documents", "a: b\n...\n"],
    ["names behind question marks", "? a\n: b\n"],
    ["tabs around values", "a:\tb\nc: d\t# e\n"],
    ["an indented document", "  a: b\n"],
    ["an item on the line below its dash", "-\n  a: b\n"],
    ["a list in the line of a list", "- - a\n"],
    ["quotes over several lines", "a: 'b\n  c'\n"],
    ["a lone pair in brackets", "a: [b: c]\n"],
    ["text blocks that keep their end, or say their indentation", "a: |+\n  b\n\nc: >2\n    d\n"],
    ["deeper lines in a folded block", "a: >\n  b\n    c\n"],
    ["a text alone", "a\n"],
    ["deep nesting", `a: ${"[".repeat(60)}${"]".repeat(60)}\n`],
    ["a comma on the next line", "a: [b\n  , c]\n"],
  ])("%s", (_, text) => {
    expect(outcomeOf(text)).toBe("shy");
  });

  it.each([
    ["anchors, aliases and tags", ["a: &b c\n", "a: *b\n", "a: !b c\n", "<<: a\n", "{ <<: a }\n"]],
    [
      "directives and second documents",
      ["%YAML 1.2\n---\na: b\n", "a: b\n---\nc: d\n", "---\n---\na: b\n", "  ---\na: b\n", "a:\n  - b\n...\nc: d\n"],
    ],
    [
      "what is cut off by a comment",
      ["a: b #c\n", "description: b # c\n", "a: #1 in\n", "{ a: b #c\n}\n", "a: b\n  c #d\n"],
    ],
    ["what is cut off by a comma", ["a: { description: Who sings, or plays }\n", "{ a:b }\n"]],
    ["lists that a text swallows", ["a:\n  - b\n    - c\n"]],
    [
      "names with spaces around them, or without a text",
      ["a : b\n", "\u00a0a: b\n", "'': a\n", ": a\n", "{ a : b }\n"],
    ],
    ["names that are no text", ["[a]: b\n", "{ {a: b}: c }\n"]],
    ["wrong indentation", ["a:\n    b: c\n  d: e\n", "a: b\n  c: d\n", "- a\nb: c\n", "a:\n  [b,\nc]\n"]],
    ["what is not closed", ["a: [b\n", "a: 'b\n", 'a: "b\\"\n', "a: {b: c]\n"]],
    ["text behind values", ["a: 'b' c\n", "a: [b] c\n", "a: [b]#c\n", "a: 'b'#c\n"]],
    [
      "characters that no text may hold",
      ["a: \u0000\n", "a: b\rc: d\n", "a: '\ud800'\n", 'a: "\\ud800"\n', "a: \u009f\n"],
    ],
    ["unknown escapes", ['a: "\\q"\n', 'a: "\\u12"\n', 'a: "\\x4g"\n']],
    ["characters that begin no text", ["a: @b\n", "a: `b\n", "a: %b\n", "a: [|]\n", "a: ]\n", "a: - b\n"]],
  ])("%s, which it reports", (_, texts) => {
    expect(texts.map((text) => [text, outcomeOf(text)])).toEqual(texts.map((text) => [text, "refused"]));
  });
});

/** What random texts have found. */
describe("was wrong once", () => {
  it.each([
    [
      "a comment at the first column of braces, which the library takes for part of what is before",
      "{d: 0\n#\n}",
      "refused",
    ],
    ["a comment that decides about the indentation of the text below it", "a:\n#b\n c\nd:\n", "refused"],
    ["the same behind an empty line", "a:\n\n# b\n c\nd:\n", "refused"],
  ] as const)("%s", (_, text, outcome) => {
    expect(outcomeOf(text)).toBe(outcome);
  });
});

describe("both ways to read a file", () => {
  it.each([
    ["a plain file", "a: b\n"],
    ["a file for the library", "? a\n: b\n"],
    ["a file with a mistake", "a: b #c\n"],
  ])("say of %s what the library says", async (_, text) => {
    const file = { path: "plans/plan.yaml", text, linted: true };
    const expected = parseWithLibrary(file);
    expect(parse(file)).toEqual(expected);
    expect(await parseLazily(file)).toEqual(expected);
  });
});
