import { describe, expect, it } from "vitest";
import { diff } from "../../src/diff/index.js";
import { demandedVersion, isAtLeast, versionAfter } from "../../src/diff/versions.js";
import { loadText } from "../../src/load/text.js";
import { versionLine } from "../../src/report/diff/verdict.js";

describe("the version after a change", () => {
  it.each([
    ["1.2.3", "major", "2.0.0"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "patch", "1.2.4"],
    ["1.2.3", "none", "1.2.3"],
    ["0.2.3", "major", "0.3.0"],
    ["0.2.3", "minor", "0.2.4"],
    ["0.2.3", "patch", "0.2.4"],
    // As npm counts on from what comes before a version.
    ["2.0.0-rc.1", "major", "2.0.0"],
    ["2.1.0-rc.1", "major", "3.0.0"],
    ["2.1.0-rc.1", "minor", "2.1.0"],
    ["2.1.1-rc.1", "minor", "2.2.0"],
    ["2.1.1-rc.1+5", "none", "2.1.1"],
    ["0.3.0-rc.1", "major", "0.3.0"],
    ["0.3.1-rc.1", "major", "0.4.0"],
    ["v2", "minor", "2.1.0"],
    ["2.0", "patch", "2.0.1"],
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

  it("is none where nobody can read what the base has", () => {
    expect(demandedVersion("latest", "1.0.0", ["major"])).toMatchObject({ base: "latest", required: undefined });
  });

  it("compares numbers, not digits", () => {
    expect(isAtLeast("1.10.0", "1.9.0")).toBe(true);
    expect(isAtLeast("1.9.0", "1.10.0")).toBe(false);
  });
});

describe("a base whose version is none under today's language", () => {
  const side = (version: string, type: string) =>
    loadText({
      "trackc.yaml": `name: demo\nversion: ${version}\n`,
      "plans/plan.yaml": `events:\n  A:\n    properties: { p: ${type} }\n`,
    }).value;

  it.each([
    ["2.0.0-rc.1", "1.9.0", "Version: 1.9.0 is not enough; it must be at least 2.0.0, a major step from 2.0.0-rc.1,"],
    ["2.0.0-rc.1", "2.0.0", "Version: 2.0.0 is enough; at least 2.0.0 was needed, a major step from 2.0.0-rc.1,"],
    ["2.0", "2.1.0", "Version: 2.1.0 is not enough; it must be at least 3.0.0, a major step from 2.0,"],
    [
      "latest",
      "2.1.0",
      "Version: the base's, `latest`, can't be read, so that none is demanded; this would be a major step.",
    ],
  ])("%s is read as far as it says one", (before, after, line) => {
    const { version, ...rest } = diff(side(before, "string"), side(after, "integer"), { today: "2026-01-01" });
    expect(versionLine({ version, ...rest })).toContain(line);
  });
});
