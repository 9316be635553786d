import { describe, expect, it, vi } from "vitest";
import type { MappingNode } from "../../src/syntax/node.js";
import { read } from "./support.js";

// Far more than reading takes, far less than a quadratic reader would.
vi.setConfig({ testTimeout: 30_000 });

const many = 100_000;

describe("hostile input", () => {
  it.each([
    ["brackets that close", `a: ${"[".repeat(many)}${"]".repeat(many)}\n`],
    ["brackets that don't", `a: ${"[".repeat(many)}`],
    ["braces", `a: ${"{a: ".repeat(many)}`],
    ["list items", `${"- ".repeat(many)}x\n`],
    ["question marks", "? ".repeat(many)],
    ["indented names", Array.from({ length: 2000 }, (_, at) => `${" ".repeat(at)}a:\n`).join("")],
  ])("a hundred thousand nested %s are one clear diagnostic", (_, text) => {
    const { diagnostics, tree } = read(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["too-deep"]);
    expect(tree.broken).toBe(true);
  });

  it("as deep as the limit is fine", () => {
    expect(read(`a: ${"[".repeat(98)}${"]".repeat(98)}\n`).found).toEqual([]);
  });

  it("an alias bomb is one diagnostic", () => {
    const level = (at: number) => `l${at}: &l${at} [${Array.from({ length: 9 }, () => `*l${at - 1}`).join(", ")}]`;
    const text = `l0: &l0 [x]\n${Array.from({ length: 12 }, (_, at) => level(at + 1)).join("\n")}\n`;
    const { found, tree } = read(text);
    expect(found).toEqual(["yaml-sharing 1:5 &l0"]);
    expect(tree.root.kind).toBe("empty");
  });

  it("an alias to itself is one diagnostic", () => {
    expect(read("a: &a [*a]\n").found).toEqual(["yaml-sharing 1:4 &a"]);
  });

  it.each([
    ["plain", (body: string) => `a: ${body}\n`],
    ["a comment", (body: string) => `a: b  # ${body}\n`],
    ["a name", (body: string) => `${body}: b\n`],
  ])("a line of 50 MB, %s, is read", (_, write) => {
    const { diagnostics, tree } = read(write("x y ".repeat(12.5e6).trimEnd()));
    expect(diagnostics).toEqual([]);
    expect(tree.root.kind).toBe("mapping");
  });

  it("a broken line of 50 MB is one short diagnostic", () => {
    const { diagnostics } = read(`a: 'b' ${"x y ".repeat(12.5e6)}\n`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["text-after-value"]);
    expect(diagnostics[0]?.message.length).toBeLessThan(200);
  });

  it("20,000 names in a mapping, duplicate or not, take time in proportion", () => {
    const { tree } = read(Array.from({ length: 20_000 }, (_, at) => `k${at % 10_000}: v\n`).join(""));
    expect((tree.root as MappingNode).entries).toHaveLength(20_000);
  });

  it("20,000 look-ups in braces take time in proportion", () => {
    const { tree, found } = read(`a: {${Array.from({ length: 20_000 }, (_, at) => `k${at}`).join(", ")}}\n`);
    expect(found).toEqual([]);
    const [entry] = (tree.root as MappingNode).entries;
    expect(entry?.value.kind === "mapping" && entry.value.entries.length).toBe(20_000);
  });

  const several = 20_000;
  it.each([
    ["commas", `a: [${",".repeat(several)}]\n`],
    ["closing brackets", `a: b\n${"]".repeat(several)}\n`],
    ["escapes", `a: "${"\\q".repeat(several)}"\n`],
    ["tabs", `a:\n${"\t".repeat(several)}b\n  c: d\n`],
    ["lone names", `a: b\n${"c\n".repeat(several)}`],
    ["quotes", `a: ${"'x' ".repeat(several)}\n`],
    ["colons", `a: ${"b: ".repeat(several)}\n`],
  ])("twenty thousand wrong %s are one diagnostic", (_, text) => {
    expect(read(text).diagnostics).toHaveLength(1);
  });

  it("twenty thousand documents are one diagnostic", () => {
    expect(read("---\n".repeat(several)).found).toEqual(["several-documents 2:1 ---"]);
  });

  it("random bytes of YAML's own characters never throw", () => {
    const alphabet = "ab: -?[]{},#&*!|>'\"%@`~\n\n  \t\\\r.0<=";
    let state = 42;
    const random = (below: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * below);
    };
    for (let run = 0; run < 10_000; run++) {
      const text = Array.from({ length: 1 + random(30) }, () => alphabet[random(alphabet.length)]).join("");
      const { tree, diagnostics } = read(text);
      if (tree.broken) expect(diagnostics.length, JSON.stringify(text)).toBeGreaterThan(0);
      for (const { span, help, message } of diagnostics) {
        expect(help.length * message.length, JSON.stringify(text)).toBeGreaterThan(0);
        if (!span) throw new Error(`no place for ${JSON.stringify(text)}`);
        expect(span.start >= 0 && span.start <= span.end && span.end <= text.length, JSON.stringify(text)).toBe(true);
      }
    }
  });
});
