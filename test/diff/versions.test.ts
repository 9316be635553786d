import { describe, expect, it } from "vitest";
import { demandedVersion, isAtLeast, versionAfter } from "../../src/diff/versions.js";

describe("the version after a change", () => {
  it.each([
    ["1.2.3", "major", "2.0.0"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "patch", "1.2.4"],
    ["1.2.3", "none", "1.2.3"],
    ["0.2.3", "major", "0.3.0"],
    ["0.2.3", "minor", "0.2.4"],
    ["0.2.3", "patch", "0.2.4"],
  ] as const)("of %s, %s, is %s", (version, bump, expected) => {
    expect(versionAfter(version, bump)).toBe(expected);
  });
});

describe("the version that changes demand", () => {
  it("is that of the greatest change", () => {
    expect(demandedVersion("1.2.3", "1.3.0", ["patch", "minor", "none"])).toEqual({
      base: "1.2.3",
      head: "1.3.0",
      bump: "minor",
      required: "1.3.0",
      isEnough: true,
    });
  });

  it("is not reached by a version that stayed, and is by one that went further", () => {
    expect(demandedVersion("1.2.3", "1.2.3", ["patch"]).isEnough).toBe(false);
    expect(demandedVersion("1.2.3", "3.0.0", ["patch"]).isEnough).toBe(true);
    expect(demandedVersion("1.2.3", "1.2.3", []).isEnough).toBe(true);
    expect(demandedVersion("1.2.3", "1.2.2", []).isEnough).toBe(false);
  });

  it("is none where the base has none, and is not reached by a head that lost its version", () => {
    expect(demandedVersion(undefined, "1.0.0", ["major"])).toMatchObject({ required: undefined, isEnough: true });
    expect(demandedVersion("1.0.0", undefined, ["patch"])).toMatchObject({ required: "1.0.1", isEnough: false });
    expect(demandedVersion("1.0.0", undefined, [])).toMatchObject({ required: "1.0.0", isEnough: false });
  });

  it("compares numbers, not digits", () => {
    expect(isAtLeast("1.10.0", "1.9.0")).toBe(true);
    expect(isAtLeast("1.9.0", "1.10.0")).toBe(false);
  });
});
