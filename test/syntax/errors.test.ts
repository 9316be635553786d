import { describe, expect, it } from "vitest";
import { read } from "./support.js";

/** Each text has exactly one mistake; the code, the place and what is marked. */
const mistakes: readonly (readonly [string, string])[] = [
  ["description: Note: this is\n", "colon-in-text 1:18 :"],
  ["a: b:\n", "colon-in-text 1:5 :"],
  ["a: { description: x: y }\n", "colon-in-text 1:20 :"],
  ["a: { b: c d: e }\n", "colon-in-text 1:12 :"],
  ["a:\n  b: first line\n    second: line\n", "value-and-more 3:5 second: line"],
  ["a: b\n  c: d\n", "value-and-more 2:3 c: d"],
  ['"Name"?: string\n', "mark-after-quotes 1:7 ?"],
  ["a:\n  'Name'?: string\n  b: c\n", "mark-after-quotes 2:9 ?"],
  ['a: { "Name"?: string, b: c }\n', "mark-after-quotes 1:12 ?"],
  ["a: { type: string[] }\n", "bracket-in-braces 1:12 string[]"],
  ["a: [string[], x]\n", "bracket-in-braces 1:5 string[]"],
  ["a: { pattern: ^[a-z]+$ }\n", "bracket-in-braces 1:15 ^[a-z]"],
  ["a:\n\tb: c\n", "tab-indentation 2:1 \t"],
  ["a:\n  b: c\n\td: e\n", "tab-indentation 3:1 \t"],
  ["a:\n  - b\n  \t- c\n", "tab-indentation 3:3 \t"],
  ["a: 'it's'\n", "text-after-value 1:8 s'"],
  ['a: "x" y\nb: c\n', "text-after-value 1:8 y"],
  ["a: [beta] the song\n", "text-after-value 1:11 the song"],
  ["a: [a-z]+\n", "text-after-value 1:9 +"],
  ['a: "^\\d+$"\n', "unknown-escape 1:6 \\d"],
  ["a: @b\n", "reserved-start 1:4 @"],
  ["a: `b`\n", "reserved-start 1:4 `"],
  ["a: %b\n", "reserved-start 1:4 %"],
  ["a: > text\n  more\n", "reserved-start 1:4 >"],
  ["a: |b\n", "reserved-start 1:4 |"],
  ["a: >= 5\n", "reserved-start 1:4 >"],
  ["a: > |b\n", "reserved-start 1:4 >"],
  ["- |- { b\n", "reserved-start 1:3 |"],
  ["? >b|\n", "yaml-syntax 1:4 b"],
  ["a: ?\n", "reserved-start 1:4 ?"],
  ['a: "b\nc: d\n', 'unclosed-quote 1:4 "'],
  ["a: 'b\nc: d\n", "unclosed-quote 1:4 '"],
  ["a: 'b''\nc: d\n", "unclosed-quote 1:4 '"],
  ['a: "b\\"\nc: d\n', 'unclosed-quote 1:4 "'],
  ['a:\n  b: "c\n  d: "e"\n', 'unclosed-quote 2:6 "'],
  ["a: [b, c\nd: e\n", "unclosed-bracket 1:4 ["],
  ["a: { b: c\nd: e\n", "unclosed-bracket 1:4 {"],
  ["a: [b, [c, d]", "unclosed-bracket 1:4 ["],
  ["a: [b}\n", "unclosed-bracket 1:4 ["],
  ["a: [\nb,\nc\n]\n", "unclosed-bracket 1:4 ["],
  ["a: [b]]\n", "stray-bracket 1:7 ]"],
  ["a: [b,,c]\n", "stray-comma 1:7 ,"],
  ["a: { b: c,, }\n", "stray-comma 1:11 ,"],
  ["a: { b: 'x' c: d }\n", "missing-comma 1:13 c: d }"],
  ["a: ['x' 'y']\n", "missing-comma 1:9 'y']"],
  ["a:\n    b: c\n  d: e\n", "wrong-indentation 3:3 d: e"],
  ["a:\n  - b\n  c: d\n", "wrong-indentation 3:3 c: d"],
  ["a:\n  c: d\n  - b\n", "wrong-indentation 3:3 - b"],
  ["  - a\nb\n", "wrong-indentation 2:1 b"],
  ["a: - b\n", "list-behind-name 1:4 -"],
  ["a: -\n", "list-behind-name 1:4 -"],
  ["a:\n  b:string\n  c: d\n", "missing-colon 2:3 b:string"],
  ["a:\n  c: d\n  b\n", "missing-colon 3:3 b"],
  ["a:\n  b\n  c: d\n", "missing-colon 2:3 b"],
  ["a: *b\n", "yaml-sharing 1:4 *b"],
  ["a: &b c\nd: *b\ne: &f g\n", "yaml-sharing 1:4 &b"],
  ["a: &x { b: c }\nd:\n  <<: *x\n", "yaml-sharing 1:4 &x"],
  ["a:\n  <<: { b: c }\n  <<: { d: e }\n", "yaml-sharing 2:3 <<"],
  ["events: [*]\n", "yaml-sharing 1:10 *"],
  ["a: &\n", "yaml-sharing 1:4 &"],
  ["a: !!str b\n", "yaml-tag 1:4 !!str"],
  ["a: !important b\n", "yaml-tag 1:4 !important"],
  ["%YAML 1.2\n---\na: b\n", "yaml-directive 1:1 %YAML 1.2"],
  ["a: b\n---\nc: d\n", "several-documents 2:1 ---"],
  ["a: b\n---\n", "several-documents 2:1 ---"],
  ["a: b\n...\nc: d\n", "several-documents 3:1 c"],
  ["a: b\n...\n[c]\n", "several-documents 3:1 ["],
  ["---\n---\na: b\n", "several-documents 2:1 ---"],
  [": b\n", "empty-name 1:1 :"],
  ["'': b\n", "empty-name 1:1 ''"],
  ["a: { : b }\n", "empty-name 1:6 :"],
  ["[a]: b\n", "name-not-text 1:1 [a]"],
  ["? { a: b }\n: c\n", "name-not-text 1:3 { a: b }"],
  ["a: b\u0000c\n", "control-character 1:5 \u0000"],
  ["a: \u001B[31mb\n", "control-character 1:4 \u001B"],
  ["a: b\u007F\n", "control-character 1:5 \u007F"],
  ["a: \uFFFE\n", "control-character 1:4 \uFFFE"],
  ["a: b\rc: d\r", "control-character 1:5 \r"],
  ['a: "\\uD83C"\n', 'lone-surrogate 1:4 "\\uD83C"'],
  ['"\\uDC00": a\n', 'lone-surrogate 1:1 "\\uDC00"'],
  ["a: \uD83C\n", "lone-surrogate 1:4 \uD83C"],
];

describe("a mistake of syntax", () => {
  it.each(mistakes)("in %j has one diagnostic, of its own kind and well placed", (text, expected) => {
    const { found, diagnostics } = read(text);
    expect(found).toEqual([expected]);
    expect(diagnostics[0]?.help).toMatch(/[.:)]$/);
    expect(diagnostics[0]?.message).not.toContain("\n");
  });

  it("is the only one of its file, however many there are", () => {
    expect(read("a: b: c\nd: 'e\nf: [g\n").found).toEqual(["colon-in-text 1:5 :"]);
  });

  it("does not hide the tags of the file, nor they it", () => {
    expect(read("a: !x b\nc: d: e\n").diagnostics.map(({ code }) => code)).toContain("yaml-tag");
  });

  it("marks the tree, so that nobody misses what the file defines", () => {
    const { tree } = read("a: b: c\n");
    expect(tree.broken).toBe(true);
    expect(tree.root.kind).toBe("empty");
  });

  it("leaves the rest readable where only a piece is wrong", () => {
    const { tree, plain } = read("'': c\nd: !x e\n");
    expect(tree.broken).toBeUndefined();
    expect(plain).toEqual(new Map([["d", "e"]]));
  });

  it.each([
    "[a]: b\nc: d\n",
    "a: !5\n",
    "!name: value\n",
    "!x : y\n",
    "a: { !name: value }\n",
    "a: #[b, c]\n",
    "a: #b\n",
  ])("gives up the file where what is left of %j would be a mistake of its own", (text) => {
    const { tree, diagnostics } = read(text);
    expect(tree.broken).toBe(true);
    expect(diagnostics).toHaveLength(1);
  });

  it("marks the line, and says to remove the mark, of a name that YAML is asked to take apart", () => {
    expect(read("? a: b\n").diagnostics[0]?.help).toMatch(/^Remove the `\?`/);
  });

  it("names what to do with the rest of a text that lost its indentation", () => {
    for (const text of ["a:\n  b: The first\nsecond of a song\nc: d\n", "a:\n   b: The first\n second of a song\n"]) {
      expect(read(text).diagnostics[0]?.help).toMatch(/^If it goes on with the text above/);
    }
  });

  it("shows how to write the apostrophe that ended a text", () => {
    expect(read("a: 'Now it's on'\n").diagnostics[0]?.help).toContain("`it''s`");
    expect(read("a: '5' minutes\n").diagnostics[0]?.help).toMatch(/^Put the whole value into quotes/);
  });

  it("is one with the tag or alias that breaks the line", () => {
    expect(read("a:\n  b: c\n !  d: e\n").diagnostics.map(({ code }) => code)).toEqual(["yaml-tag"]);
  });

  it("quotes no more of a line than fits into a message", () => {
    const { diagnostics } = read(`a: 'b' ${"c".repeat(500)}\n`);
    expect(diagnostics[0]?.message.length).toBeLessThan(100);
  });
});
