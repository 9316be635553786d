import { describe, expect, it } from "vitest";
import type { MappingNode, Node } from "../../src/syntax/node.js";
import { read } from "./support.js";

describe("parse", () => {
  it("keeps the source text of scalars, whatever they look like", () => {
    const { plain, found } = read("a: 1.10\nb: 007\nc: no\nd: ~\ne: null\n404: true\n");
    expect(found).toEqual([]);
    expect(plain).toEqual(
      new Map([
        ["a", "1.10"],
        ["b", "007"],
        ["c", "no"],
        ["d", "~"],
        ["e", "null"],
        ["404", "true"],
      ]),
    );
  });

  it("says how each scalar is written, and where", () => {
    const text = "plain: one two\nsingle: 'it''s'\ndouble: \"a\\tb\"\nliteral: |\n  x\n  y\nfolded: >-\n  x\n  y\n";
    const root = read(text).tree.root as MappingNode;
    const scalars = root.entries.map(({ value }) => {
      if (value.kind !== "scalar") throw new Error("a scalar");
      return [value.style, value.text, text.slice(value.span.start, value.span.end)];
    });
    expect(scalars).toEqual([
      ["plain", "one two", "one two"],
      ["single", "it's", "'it''s'"],
      ["double", "a\tb", '"a\\tb"'],
      ["block", "x\ny\n", "|\n  x\n  y"],
      ["block", "x y", ">-\n  x\n  y"],
    ]);
  });

  it("tells nothing apart from an empty text", () => {
    const root = read("a:\nb: ''\nc: { d, e? , f: }\n").tree.root as MappingNode;
    const kinds = (node: Node) => (node.kind === "mapping" ? node.entries.map(({ value }) => value.kind) : []);
    expect(kinds(root)).toEqual(["empty", "scalar", "mapping"]);
    expect(kinds(root.entries[2]?.value as Node)).toEqual(["empty", "empty", "empty"]);
  });

  it("places an empty value where a value would begin", () => {
    const text = "a:\n  artist:\n  song: { id, name }\n";
    const root = read(text).tree.root as MappingNode;
    const inner = root.entries[0]?.value as MappingNode;
    expect(inner.entries[0]?.value.span).toEqual({ file: "plans/plan.yaml", start: 12, end: 12 });
    const braces = inner.entries[1]?.value as MappingNode;
    expect(text.slice(0, braces.entries[0]?.value.span.start)).toMatch(/\{ id$/);
  });

  it("gives an entry the span from its key to the end of its value", () => {
    const text = "events:\n  Song Played: { owner: x }\n  Song Saved:\n";
    const events = (read(text).tree.root as MappingNode).entries[0]?.value as MappingNode;
    const spans = events.entries.map(({ span }) => text.slice(span.start, span.end));
    expect(spans[0]).toBe("Song Played: { owner: x }");
    expect(spans[1]).toMatch(/^Song Saved:?$/);
  });

  it("keeps duplicate keys, in the order in which they are written", () => {
    const root = read("a: 1\nb: 2\na: 3\n").tree.root as MappingNode;
    expect(root.entries.map(({ key }) => key.text)).toEqual(["a", "b", "a"]);
  });

  it.each([
    ["an empty file", ""],
    ["a file of comments", "# nothing yet\n\n  # at all\n"],
    ["a lone document mark", "---\n"],
  ])("reads %s as nothing", (_, text) => {
    const { tree, found } = read(text);
    expect(found).toEqual([]);
    expect(tree.root.kind).toBe("empty");
    expect(tree.broken).toBeUndefined();
  });

  it("takes one document between its marks", () => {
    const { plain, found } = read("--- # the plan\na: b\n...\n# the end\n");
    expect(found).toEqual([]);
    expect(plain).toEqual(new Map([["a", "b"]]));
  });

  it("takes Windows line ends, and places by them", () => {
    const { plain, found } = read("a: b\r\nc:\r\n  - d\r\n  - e #x\r\n");
    expect(plain).toEqual(
      new Map<string, unknown>([
        ["a", "b"],
        ["c", ["d", "e"]],
      ]),
    );
    expect(found).toEqual(["hash-in-text 4:7 #x"]);
  });

  it("keeps a lone pair in a list as the mapping that it is", () => {
    expect(read("a: [b: c]\n").plain).toEqual(new Map([["a", [new Map([["b", "c"]])]]]));
  });

  it.each([
    ["__proto__", "__proto__"],
    ["constructor", "constructor"],
    ["*/", "'*/'"],
    ["\u0024{x}", "'\u0024{x}'"],
    ["a\nb", '"a\\nb"'],
    ["a\u2028b", "a\u2028b"],
    ["\u202Eabc", "\u202Eabc"],
    ["\u001B[31m", '"\\e[31m"'],
    ["\u{1F3B5}", "\u{1F3B5}"],
    ["\u{1F3B5}", '"\\uD83C\\uDFB5"'],
    ["a\uFEFFb", "a\uFEFFb"],
    ["x".repeat(10_000), "x".repeat(10_000)],
    ["x".repeat(10_000), `"${"x".repeat(10_000)}"`],
    ["?", "'?'"],
    ["# no comment", "'# no comment'"],
    ["<<", "'<<'"],
  ])("takes the name %j as data", (name, written) => {
    for (const text of [`${written}: value\n`, `{ ${written}: value }\n`]) {
      const { plain, found } = read(text);
      expect(found).toEqual([]);
      expect(plain).toEqual(new Map([[name, "value"]]));
    }
  });
});
