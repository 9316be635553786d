import { describe, expect, it } from "vitest";
import { loadText } from "../../src/load/text.js";
import { projectMistakes } from "../../src/project/mistakes.js";
import { sourceMistakes } from "../../src/source/mistakes.js";
import { syntaxMistakes } from "../../src/syntax/mistakes.js";

const mistakes = [...syntaxMistakes, ...sourceMistakes, ...projectMistakes];

function codes(example: string | Readonly<Record<string, string>>): readonly string[] {
  const files =
    typeof example === "string" ? { "trackc.yaml": "name: example\n", "plans/plan.yaml": example } : example;
  return loadText(files).diagnostics.map(({ code }) => code);
}

describe("the mistakes of files, syntax and manifest", () => {
  it("have codes of their own, and say what, why and what to do", () => {
    expect(new Set(mistakes.map(({ code }) => code)).size).toBe(mistakes.length);
    for (const { code, what, why } of mistakes) {
      expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(what).toMatch(/\.$/);
      expect(why).toMatch(/\.$/);
    }
  });

  it.each(mistakes.filter(({ bad }) => bad !== undefined).map((mistake) => [mistake.code, mistake] as const))(
    "%s is found once in its bad example and not in its good one",
    (code, { bad, good }) => {
      expect(codes(bad ?? "")).toEqual([code]);
      expect(codes(good ?? "")).toEqual([]);
    },
  );
});
