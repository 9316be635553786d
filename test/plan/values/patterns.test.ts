import { describe, expect, it } from "vitest";
import { textsFor } from "../../../src/plan/subtype/texts.js";
import { waysThrough } from "../../../src/plan/values/patterns/cost.js";
import { lengthsMatching } from "../../../src/plan/values/patterns/lengths.js";
import { parsePattern } from "../../../src/plan/values/patterns/syntax.js";
import { matches, patternProblem } from "../../../src/plan/values/patterns.js";
import { lengthOf } from "../../../src/plan/values/values.js";

const ordinary = [
  "",
  "^a",
  "a$",
  "^\\d+\\.\\d+\\.\\d+$",
  "^[a-z][a-z0-9_]*$",
  "^(?:foo|bar)-\\d{2,4}$",
  "^(?<year>\\d{4})-(\\d\\d)$",
  "[^\\s@]+@[^\\s@]+",
  "^.{1,5}$",
  "^[\\w.-]*?$",
  "^\\u0041\\x42\\u{43}\\t?$",
  "^[\\]\\-^]$",
  "^[^\\W\\d]{3,}$",
  "^[+-]?\\S\\D$",
  "^\\/\\*$",
  "^[a-]$",
  "^(a|)$",
  "^(?:a{0}b)$",
];
/** Those that the tool does not model itself. */
const intricate = [
  "^(?=a)ab",
  "(?<!x)y",
  "(?<=x)y$",
  "^(?!a)",
  "^(a)\\1$",
  "^(?<x>a)\\k<x>$",
  "\\bword\\b",
  "^\\p{Lu}",
  "^\\cA$",
  "\\ud83d\\ude00",
  "[\\b]",
  "[\\u{1F600}-\\u{1F64F}\\p{L}]",
];
const texts = [
  "",
  "a",
  "ab",
  "aa",
  "bar-12",
  "foo-123456",
  "2024-05",
  "1.2.3",
  "a@b",
  "x",
  "xy",
  "y",
  "AB\t",
  "A",
  "]",
  "^",
  "-",
  "/*",
  "+x!",
  "word up",
  "Ärger",
  "😀",
  "b",
  "a b",
  "a\nb",
  "1.2.3\n",
];

describe("matches", () => {
  it.each([...ordinary, ...intricate])("says of %j what the engine says", (pattern) => {
    const expression = new RegExp(pattern, "u");
    for (const text of texts) expect(matches(pattern, text), text).toBe(expression.test(text));
    // A second time from memory.
    for (const text of texts) expect(matches(pattern, text), text).toBe(expression.test(text));
  });

  // With patience each time it would be half a minute.
  it("gives up on a pattern that hangs, once, and stays quick afterwards", { timeout: 20_000 }, () => {
    for (let at = 0; at < 100; at++) expect(matches("^([a-z]+)+$", `${"a".repeat(60 + at)}1`)).toBeUndefined();
  });

  it("answers a quadratic pattern on a long text, or says that it can't", { timeout: 20_000 }, () => {
    expect([false, undefined]).toContain(matches("\\s+$", `${" ".repeat(200_000)}x`));
  });

  it("knows nothing of what is no pattern", () => {
    expect(matches("(", "a")).toBeUndefined();
    expect(matches("\\", "a")).toBeUndefined();
    expect(matches("[a", "a")).toBeUndefined();
    expect(matches("\\u00", "a")).toBeUndefined();
    expect(matches("*", "a")).toBeUndefined();
  });

  it("forgets when it has seen thousands of patterns and texts", () => {
    for (let at = 0; at < 4_100; at++) expect(matches(`^a{${at}}$`, "b")).toBe(false);
    for (let at = 0; at < 2_100; at++) expect(matches("^(?=a)b$", String(at))).toBe(false);
    for (let at = 0; at < 2_100; at++) expect(matches(`^(?=a)b${at}$`, "b")).toBe(false);
    expect(matches("^a{2}$", "aa")).toBe(true);
  });
});

describe("patternProblem", () => {
  it.each([...ordinary, ...intricate])("finds none with %j", (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  it.each([
    ["(", "unterminated group"],
    ["[b-a]", "range out of order in character class"],
    ["a**", "nothing to repeat"],
    ["\\", "\\ at end of pattern"],
    ["\\y", "invalid escape"],
    ["a{2", "incomplete quantifier"],
    ["\\p{Nope}", "invalid property name"],
    ["(?<a>.)(?<a>.)", "duplicate capture group name"],
  ])("says of %j: %s", (pattern, problem) => {
    expect(patternProblem(pattern)).toBe(problem);
  });

  it("survives what is absurd", () => {
    expect(patternProblem("(".repeat(100_000))).toMatch(/\w/);
    expect(["string", "undefined"]).toContain(typeof patternProblem(`${"(?:".repeat(100_000)}${")".repeat(100_000)}`));
    expect([undefined, "it is too large"]).toContain(
      patternProblem(`(?:${"a".repeat(1_000)}){1000}{1000}`.replace("}{", "}(?:){")),
    );
    expect(patternProblem("a".repeat(20_000))).toBeUndefined();
  });
});

describe("what is quick", () => {
  const ways = (pattern: string, length: number): number => {
    const tree = parsePattern(pattern);
    return tree === undefined ? Number.POSITIVE_INFINITY : waysThrough(tree, length);
  };

  it("counts the ways through a pattern", () => {
    expect(ways("^abc$", 100)).toBe(1);
    expect(ways("abc", 100)).toBe(101);
    expect(ways("^a*$", 100)).toBe(102);
    expect(ways("^(a|b)$", 100)).toBe(2);
    expect(ways("^[a-f]{8}$", 100)).toBe(1);
    expect(ways("^(a|b){3}$", 100)).toBe(8);
    expect(ways("^(a+)+$", 100)).toBeGreaterThan(1e100);
    expect(ways("^(a*)*$", 30)).toBeGreaterThan(1e20);
  });

  it("does not model brackets beyond all measure", () => {
    expect(parsePattern(`${"(".repeat(60)}a${")".repeat(60)}`)).toBeUndefined();
    expect(parsePattern(`${"(".repeat(40)}a${")".repeat(40)}`)).toBeDefined();
  });
});

describe("lengths of the texts that match", () => {
  it.each<readonly [string, number, number]>([
    ["", 0, Number.POSITIVE_INFINITY],
    ["^$", 0, 0],
    ["^abc$", 3, 3],
    ["^abc", 3, Number.POSITIVE_INFINITY],
    ["abc$", 3, Number.POSITIVE_INFINITY],
    ["^[a-z]+$", 1, Number.POSITIVE_INFINITY],
    ["^a{2,5}b?$", 2, 6],
    ["^(?:a|bcd)$", 1, 3],
    ["^(?:ab){3}$", 6, 6],
    ["^a$|^bc$", 1, 2],
    ["^a$|bc", 1, Number.POSITIVE_INFINITY],
    ["^(?:){0,9}$", 0, 0],
    ["^a{0}$", 0, 0],
  ])("%j: from %d to %d", (pattern, least, most) => {
    const tree = parsePattern(pattern);
    expect(tree && lengthsMatching(tree)).toEqual({ least, most });
  });

  it("hold every text that matches", () => {
    for (const pattern of ordinary) {
      const tree = parsePattern(pattern);
      if (tree === undefined) throw new Error(pattern);
      const { least, most } = lengthsMatching(tree);
      for (const text of texts.filter((one) => new RegExp(pattern, "u").test(one))) {
        expect(lengthOf(text)).toBeGreaterThanOrEqual(least);
        expect(lengthOf(text)).toBeLessThanOrEqual(most);
      }
    }
  });
});

describe("texts made from a pattern", () => {
  it.each(ordinary)("match %j", (pattern) => {
    const expression = new RegExp(pattern, "u");
    const matching = textsFor({ kind: "string", patterns: [pattern] }, []).filter((text) => expression.test(text));
    expect(matching.length).toBeGreaterThan(0);
  });
});
