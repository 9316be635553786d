import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Type } from "../../../src/plan/model.js";
import { writtenType } from "../../../src/plan/written.js";
import { unfolded } from "../../../src/report/diff/unfold.js";
import { Random } from "../../support/random.js";
import { randomType } from "../../support/random-types.js";

/** A value of YAML on one line, as definitions are written. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) {
    const plain =
      typeof value === "string" && /^[a-z][\w-]*$/.test(value) && !["null", "true", "false"].includes(value);
    return plain ? value : JSON.stringify(value);
  }
  const entries = Object.entries(value).map(
    ([key, each]) => `${/^[a-z]\w*\??$/.test(key) ? key : JSON.stringify(key)}: ${flow(each)}`,
  );
  return `{ ${entries.join(", ")} }`;
}

describe("a definition on one line", () => {
  it.each([
    "string",
    "plan: [free, premium]",
    "{ type: integer, minimum: 1 }",
    "artist?: { type: string, maxLength: 80 }",
    "'d: e': string",
    "Song Played:",
  ])("stays where it is short: %s", (line) => {
    expect(unfolded(line)).toEqual([line]);
  });

  it("goes over lines where it lists properties", () => {
    const line =
      "cart?: { properties: { sku: string, gift?: boolean, 'a, b': { type: array, items: { properties: { c: string[] }, additionalProperties: true } } } }";
    expect(unfolded(line).join("\n")).toBe(`cart?:
  properties:
    sku: string
    gift?: boolean
    'a, b':
      type: array
      items:
        properties:
          c: string[]
        additionalProperties: true`);
  });

  it("goes over lines where it is long, item by item", () => {
    const values = Array.from({ length: 12 }, (_, at) => `value_${at}`);
    expect(unfolded(`source: [${values.join(", ")}]`)).toEqual(["source:", ...values.map((value) => `  - ${value}`)]);
    expect(unfolded(`{ anyOf: [{ properties: { a: string } }, [${values.join(", ")}]] }`).slice(0, 5)).toEqual([
      "anyOf:",
      "  - properties:",
      "      a: string",
      "  - - value_0",
      "    - value_1",
    ]);
  });

  it("shows what was left out", () => {
    expect(unfolded("{ properties: { a: …, … } }")).toEqual(["properties:", "  a: …", "  …"]);
  });

  it.each([
    "{ properties: { a: string }",
    "{ properties: { a: } }",
    "x".repeat(100),
    "{ properties: { : } }",
    `${"[".repeat(90)}${"]".repeat(90)}`,
  ])("stays as it is where it can't be made out: %s", (line) => {
    expect(unfolded(line).join("")).toBe(line);
  });

  it("means the same afterwards", () => {
    const random = new Random(20_261_122);
    let unfoldedOnes = 0;
    for (let at = 0; at < 400; at++) {
      const type: Type = randomType(random, 3);
      const value = parse(writtenType(type));
      const line = `p: ${flow(value)}`;
      const lines = unfolded(line);
      if (lines.length > 1) unfoldedOnes++;
      expect(parse(lines.join("\n")), line).toEqual({ p: value });
    }
    expect(unfoldedOnes).toBeGreaterThan(50);
  });
});
