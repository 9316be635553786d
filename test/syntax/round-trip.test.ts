import { describe, expect, it } from "vitest";
import type { Node } from "../../src/syntax/node.js";
import fc from "../support/fast-check.js";
import { isLong } from "../support/long.js";
import { read } from "./support.js";

/** What a node says, without places: a text, a list, or a list of pairs. */
type Said = string | readonly Said[] | { readonly pairs: readonly (readonly [string, Said])[] };

const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "a #b",
    "a: b",
    "- a",
    "a, b",
    "~",
    "null",
    "<<",
    "*a",
    "&a",
    "!a",
    "'",
    '"',
    "\\",
    "a\nb",
    "\t",
    "?",
  ),
);
const names = texts.filter((text) => text !== "");

const { tree } = fc.letrec<{ tree: Said }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    texts,
    fc.array(tie("tree"), { minLength: 1, maxLength: 4 }),
    fc
      .array(fc.tuple(names, tie("tree")), { minLength: 1, maxLength: 4 })
      .map((pairs) => ({ pairs: pairs as readonly (readonly [string, Said])[] })),
  ),
}));

function isList(said: Said): said is readonly Said[] {
  return Array.isArray(said);
}

/** JSON's quoting is YAML's, but for the characters that YAML wants escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function inBraces(said: Said): string {
  if (typeof said === "string") return quoted(said);
  if (isList(said)) return `[${said.map(inBraces).join(", ")}]`;
  return `{ ${said.pairs.map(([name, value]) => `${quoted(name)}: ${inBraces(value)}`).join(", ")} }`;
}

function inBlocks(said: Said, indent: string): string {
  if (typeof said === "string") return ` ${quoted(said)}\n`;
  const lines = isList(said)
    ? said.map((item) => `${indent}-${inBlocks(item, `${indent}  `)}`)
    : said.pairs.map(([name, value]) => `${indent}${quoted(name)}:${inBlocks(value, `${indent}  `)}`);
  return `\n${lines.join("")}`;
}

function said(node: Node): Said {
  switch (node.kind) {
    case "scalar":
      return node.text;
    case "empty":
      return "nothing";
    case "sequence":
      return node.items.map(said);
    case "mapping":
      return { pairs: node.entries.map(({ key, value }) => [key.text, said(value)] as const) };
  }
}

describe("what is written", () => {
  it("is what is read, in braces and in blocks, whatever the texts and names are", () => {
    fc.assert(
      fc.property(tree, (written) => {
        for (const text of [inBraces(written), inBlocks(written, "")]) {
          const { tree, found } = read(text);
          expect(found).toEqual([]);
          expect(said(tree.root)).toEqual(written);
        }
      }),
      { numRuns: isLong ? 20_000 : 300 },
    );
  });

  it("stands where its nodes say: each within the one around it, in order", () => {
    const check = (node: Node, start: number, end: number): void => {
      expect(node.span.start).toBeGreaterThanOrEqual(start);
      expect(node.span.end).toBeLessThanOrEqual(end);
      let at = node.span.start;
      const children =
        node.kind === "sequence"
          ? node.items
          : node.kind === "mapping"
            ? node.entries.flatMap(({ key, value }) => [key, value])
            : [];
      for (const child of children) {
        check(child, at, node.span.end);
        at = child.span.end;
      }
    };
    fc.assert(
      fc.property(tree, (written) => {
        for (const text of [inBraces(written), inBlocks(written, "")]) check(read(text).tree.root, 0, text.length);
      }),
      { numRuns: isLong ? 20_000 : 300 },
    );
  });
});
