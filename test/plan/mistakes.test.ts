import { describe, expect, it } from "vitest";
import type { DocumentedMistake, Example, Mistake } from "../../src/diagnostics/mistake.js";
import { loadText } from "../../src/load/text.js";
import { planMistakes } from "../../src/plan/mistakes/index.js";
import { readingMistakes } from "../../src/syntax/reading-mistakes.js";

const mistakes: readonly DocumentedMistake[] = [...readingMistakes, ...planMistakes];

function filesOf(example: Example): Readonly<Record<string, string>> {
  const files = typeof example === "string" ? { "plans/plan.yaml": example } : example;
  return "trackc.yaml" in files ? files : { "trackc.yaml": "name: example\n", ...files };
}

function codesIn(example: Example): readonly string[] {
  return loadText(filesOf(example)).diagnostics.map((diagnostic) => diagnostic.code);
}

describe.each(mistakes.map((mistake) => [mistake.code, mistake] as const))("%s", (code, mistake) => {
  it("has a bad example with exactly this mistake, once", () => {
    if (mistake.bad !== undefined) expect(codesIn(mistake.bad)).toEqual([code]);
    else expect(["definition-too-deep", "definition-too-large"]).toContain(code);
  });

  it("has a good example without any", () => {
    if (mistake.good !== undefined) expect(codesIn(mistake.good)).toEqual([]);
    else expect(mistake.bad).toBeUndefined();
  });

  it("is told with a message and a help that have no holes left", () => {
    if (mistake.bad === undefined) return;
    for (const { message, help, span } of loadText(filesOf(mistake.bad)).diagnostics) {
      expect(message).not.toMatch(/undefined|\$\{/);
      expect(help).not.toMatch(/undefined|\$\{/);
      expect(help).not.toBe("");
      expect(span).toBeDefined();
    }
  });
});

describe("the table of mistakes", () => {
  it("has every code once, in kebab-case", () => {
    const codes = mistakes.map((mistake) => mistake.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it("gives every help only values that its message has too", () => {
    for (const mistake of mistakes) {
      // The documented view hides the messages; here they are wanted.
      const { message, fix } = mistake as Mistake;
      expect(message.names).toEqual(expect.arrayContaining([...fix.names]));
    }
  });
});
