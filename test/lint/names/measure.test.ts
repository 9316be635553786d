import { describe, expect, it } from "vitest";
import type { LengthUnit } from "../../../src/destinations/index.js";
import { excess, lengthIn, unitName } from "../../../src/lint/names/measure.js";
import fc from "../../support/fast-check.js";

describe("the length of a text", () => {
  it.each([
    ["song", 4, 4, 4],
    ["évening", 7, 8, 7],
    ["歌", 1, 3, 1],
    ["🎵", 1, 4, 2],
    ["", 0, 0, 0],
  ])("is counted as each destination counts: %s", (text, characters, bytes, units) => {
    expect(lengthIn("characters", text)).toBe(characters);
    expect(lengthIn("bytes", text)).toBe(bytes);
    expect(lengthIn("units", text)).toBe(units);
  });

  it("in bytes is that of UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(lengthIn("bytes", text)).toBe(Buffer.byteLength(text, "utf8"));
      }),
    );
  });

  it("is told only where it is beyond the limit", () => {
    const units: readonly LengthUnit[] = ["characters", "bytes", "units"];
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(20), fc.constantFrom(...units), (text, max, unit) => {
        const length = lengthIn(unit, text);
        expect(excess(text, { max, unit })).toBe(length > max ? length : undefined);
      }),
    );
  });

  it("is told in characters, but for bytes", () => {
    expect((["characters", "bytes", "units"] as const).map(unitName)).toEqual(["characters", "bytes", "characters"]);
  });
});
