import { describe, expect, it } from "vitest";
import { shortened, visible, widthOf } from "../../src/report/visible.js";
import fc from "../support/fast-check.js";

describe("text for a terminal", () => {
  it.each([
    ["\u001b[31mred", "␛[31mred"],
    ["a\nb\tc\r", "a␊b␉c␍"],
    ["\u009b31m", "\\u009B31m"],
    ["\u202egnp.exe", "\\u202Egnp.exe"],
    ["a\u200bb\u2028c", "a\\u200Bb\\u2028c"],
    ["\u007f", "␡"],
    ["\ud800", "\\uD800"],
    ["\u{e0041}", "\\u{E0041}"],
    ["曲再生 é ❤️", "曲再生 é ❤️"],
  ])("%j is shown as %j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("can't hold a command of a build server", () => {
    expect(visible("##[error]x ##vso[task.setvariable]y ##VSO[z")).toBe(
      "## [error]x ## vso[task.setvariable]y ## VSO[z",
    );
  });

  it("holds nothing that acts, whatever went in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(shown).not.toMatch(/##(?:vso)?\[/i);
      }),
    );
  });

  it("takes two columns for wide characters and none for combining marks", () => {
    expect(widthOf("abc")).toBe(3);
    expect(widthOf("曲再生")).toBe(6);
    expect(widthOf("e\u0301")).toBe(1);
    expect(widthOf("🎵!")).toBe(3);
    expect(widthOf("한글")).toBe(4);
    expect(widthOf("Ω")).toBe(1);
  });

  it("is shortened in the middle and never between the halves of a character", () => {
    expect(shortened("short", 10)).toBe("short");
    expect(shortened("a".repeat(30) + "z".repeat(30), 21)).toBe(`${"a".repeat(15)}…${"z".repeat(5)}`);
    for (let length = 20; length < 30; length++) {
      expect(shortened("🎵".repeat(100), length)).not.toMatch(/[\ud800-\udfff]/u);
    }
  });
});
