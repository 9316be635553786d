import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { resolved } from "../support/resolved.js";

const codes = (text: string): ReadonlySet<string> =>
  new Set(resolved(text).diagnostics.map(({ code }: Diagnostic) => code));
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
const padded = (at: number): string => String(at).padStart(6, "0");

/** Each of these is answered within seconds, with an error or a plan: no crash, no hang. */
describe("hostile plans", () => {
  it("towers of lists", () => {
    expect(codes(`events: { A: { properties: { a: 'string${"[]".repeat(10_000)}' } } }\n`)).toEqual(
      new Set(["type-expression"]),
    );
  });

  it("unions without end", () => {
    const { diagnostics } = resolved(
      `types: { b: [x] }\nevents: { A: { properties: { a: ${"b | ".repeat(10_000)}b } } }\n`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["union-member-twice"]);
  });

  it("type words of enormous length", () => {
    expect(codes(`events: { A: { properties: { a: ${"x".repeat(10_000)} } } }\n`)).toEqual(
      new Set(["type-expression"]),
    );
  });

  it.each([
    ["types", (at: number) => `  t${padded(at)}: t${padded(at + 1)}`, "types:", "  t005000: string"],
    [
      "types, the other way round",
      (at: number) => `  t${padded(5_000 - at)}: t${padded(4_999 - at)}`,
      "types:",
      "  t000000: string",
    ],
    [
      "bundles",
      (at: number) => `  b${padded(at)}: { include: b${padded(at + 1)} }`,
      "bundles:",
      "  b005000: { properties: { a: string } }",
    ],
    [
      "the dictionary",
      (at: number) => `  d${padded(at)}: { properties: { d${padded(at + 1)}: } }`,
      "dictionary:",
      "  d005000: string",
    ],
    [
      "the dictionary, the other way round",
      (at: number) => `  d${padded(5_000 - at)}: { properties: { d${padded(4_999 - at)}: } }`,
      "dictionary:",
      "  d000000: string",
    ],
    [
      "refined types",
      (at: number) => `  t${padded(at)}: { type: t${padded(at + 1)}, maxLength: 9 }`,
      "types:",
      "  t005000: string",
    ],
  ])("chains through %s", (_, link, head, last) => {
    const text = [head, ...range(5_000).map(link), last, ""].join("\n");
    const found = codes(text);
    expect(found.size === 0 || (found.has("definition-too-deep") && found.size === 1)).toBe(true);
  });

  it("chains through traits", () => {
    const traits = range(5_000).map((at) => `      t${padded(at)}: 'user.t${padded(at + 1)}[]'`);
    const back = range(5_000).map((at) => `      s${padded(at + 1)}: 'user.s${padded(at)}[]'`);
    const text = [
      "entities:",
      "  user:",
      "    kind: user",
      "    traits:",
      ...traits,
      "      t005000: string",
      "      s000000: string",
      ...back,
      "",
    ].join("\n");
    expect(codes(text)).toEqual(new Set(["definition-too-deep"]));
  });

  it("look-ups that double at every step", () => {
    const text = [
      "dictionary:",
      "  d000000: string",
      ...range(200).map(
        (at) =>
          `  d${padded(at + 1)}: { properties: { d${padded(at)}: , again: { properties: { d${padded(at)}: } } } }`,
      ),
      "",
    ].join("\n");
    expect(codes(text)).toEqual(new Set(["definition-too-large"]));
  });

  it("bundles in diamonds upon diamonds", () => {
    const text = [
      "bundles:",
      "  b000000: { properties: { a: string } }",
      ...range(200).flatMap((at) => [
        `  l${padded(at)}: { include: b${padded(at)} }`,
        `  r${padded(at)}: { include: b${padded(at)} }`,
        `  b${padded(at + 1)}: { include: [l${padded(at)}, r${padded(at)}] }`,
      ]),
      "events: { Done: { include: b000200 } }",
      "",
    ].join("\n");
    const { plan, diagnostics } = resolved(text);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
      new Set(diagnostics.length > 0 ? ["definition-too-deep"] : []),
    );
    expect(plan.bundles.length).toBeGreaterThan(0);
  });

  it("a circle of thousands of types", () => {
    const names = range(5_000).map((at) => `  t${padded(at)}: { properties: { x: t${padded((at + 1) % 5_000)} } }`);
    expect(codes(["types:", ...names, ""].join("\n"))).toEqual(new Set(["endless-type"]));
    const aliases = range(5_000).map((at) => `  t${padded(at)}: { anyOf: [t${padded((at + 1) % 5_000)}, string] }`);
    expect(codes(["types:", ...aliases, ""].join("\n"))).toEqual(new Set(["endless-type"]));
  });

  it("thousands of mistakes, each told once, and one that is made everywhere once in all", () => {
    const text = ["events:", ...range(5_000).map((at) => `  E${at}: { properties: { a: strng }, owners: x }`), ""].join(
      "\n",
    );
    expect(resolved(text).diagnostics).toHaveLength(5_001);
  });

  it("thousands of duplicates", () => {
    const text = ["events:", "  A:", "    properties:", ...range(5_000).map(() => "      a: string"), ""].join("\n");
    expect(resolved(text).diagnostics).toHaveLength(4_999);
    const values = `events: { A: { properties: { a: [${"x, ".repeat(5_000)}y] } } }\n`;
    expect(codes(values)).toEqual(new Set(["value-twice"]));
  });

  it("patterns and examples that never come to an end", () => {
    const text = `events:\n  A:\n    properties:\n      a: { type: string, pattern: '^(a+)+$', examples: [${"a".repeat(60)}b] }\n`;
    expect([...codes(text)].every((code) => code === "example-refused")).toBe(true);
  });
});
