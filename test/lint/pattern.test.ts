import { describe, expect, it } from "vitest";
import { matches } from "../../src/lint/pattern.js";
import fc from "../support/fast-check.js";

describe("a pattern of event names", () => {
  it("without a star fits exactly itself", () => {
    expect(matches("Song Played", "Song Played")).toBe(true);
    expect(matches("Song Played", "Song Played Again")).toBe(false);
    expect(matches("song played", "Song Played")).toBe(false);
  });

  it.each([
    ["Legacy *", "Legacy Song Played", true],
    ["Legacy *", "Legacy ", true],
    ["Legacy *", "Song Legacy ", false],
    ["* Played", "Song Played", true],
    ["*", "", true],
    ["**", "anything", true],
    ["a*a", "a", false],
    ["a*a", "aa", true],
    ["*ab*b*", "ab", false],
    ["*ab*b*", "abb", true],
    ["a.c", "abc", false],
  ])("%s against %s is %s", (pattern, name, expected) => {
    expect(matches(pattern, name)).toBe(expected);
  });

  it("agrees with a regular expression in which a star is any run of characters", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 });
    fc.assert(
      fc.property(letters, name, (pattern, text) => {
        const expected = new RegExp(`^${pattern.replaceAll("*", "[ab]*")}$`).test(text);
        expect(matches(pattern, text)).toBe(expected);
      }),
    );
  });

  it("takes no time over a pattern that would hang a naive matcher", () => {
    const started = process.hrtime.bigint();
    expect(matches(`${"a*".repeat(2000)}b`, "a".repeat(10_000))).toBe(false);
    expect(matches(`${"*a".repeat(2000)}*c*`, "a".repeat(10_000))).toBe(false);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(1000);
  });
});
