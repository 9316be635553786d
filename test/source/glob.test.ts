import { describe, expect, it } from "vitest";
import { globBase, isGlob, matchesGlob } from "../../src/source/glob.js";

describe("a pattern of paths", () => {
  it.each([
    ["plans/*.yaml", "plans/a.yaml", true],
    ["plans/*.yaml", "plans/.yaml", true],
    ["plans/*.yaml", "plans/b/a.yaml", false],
    ["plans/**/*.yaml", "plans/a.yaml", true],
    ["plans/**/*.yaml", "plans/b/c/a.yaml", true],
    ["**/*.yaml", "a.yaml", true],
    ["plans/**", "plans/b/c/a.yaml", true],
    ["plans/**/x/*.yaml", "plans/x/y/x/a.yaml", true],
    ["plans/**/x/*.yaml", "plans/x/y/a.yaml", false],
    ["plans/?.yaml", "plans/a.yaml", true],
    ["plans/?.yaml", "plans/ab.yaml", false],
    ["plans/?.yaml", "plans/\u{1F3B5}.yaml", true],
    ["{web,ios}/*.{yaml,yml}", "ios/a.yml", true],
    ["{web,ios}/*.{yaml,yml}", "tv/a.yml", false],
    ["a{,b}c", "ac", true],
    ["a{b", "a{b", true],
    ["../shared/*.yaml", "../shared/a.yaml", true],
    ["a.yaml", "abyaml", false],
    ["a+(b)[c]", "a+(b)[c]", true],
    ["*a*b*c*", "xaybzc", true],
    ["*a*b*c", "xaybzcd", false],
  ])("%s and %s: %s", (pattern, path, expected) => {
    expect(matchesGlob(pattern, path)).toBe(expected);
  });

  // One that hangs never comes to its end.
  it("takes no longer for patterns that are made to hang", () => {
    expect(matchesGlob(`${"*a".repeat(2000)}b`, "a".repeat(5000))).toBe(false);
    expect(matchesGlob(`${"**/a/".repeat(500)}b`, "a/".repeat(1000))).toBe(false);
    expect(matchesGlob("{a,b}".repeat(100), "a".repeat(100))).toBe(false);
  });

  it("is told from a path, and has a folder to begin in", () => {
    expect(isGlob("plans/music")).toBe(false);
    expect(isGlob("plans/*.yaml")).toBe(true);
    expect(globBase("plans/a/*/b.yaml")).toBe("plans/a");
    expect(globBase("../shared/*.yaml")).toBe("../shared");
    expect(globBase("*.yaml")).toBe("");
  });
});
