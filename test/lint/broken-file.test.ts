import { describe, expect, it } from "vitest";
import { linted } from "../support/lint.js";
import { examplePlans, filesOf, slips } from "../support/slips.js";

describe.each(examplePlans)("the plan %s with one file that can't be read", (name) => {
  const files = filesOf(name);

  it.each(Object.entries(slips))("tells %s and nothing of other files", (_, slip) => {
    for (const [file, text] of Object.entries(files)) {
      const { diagnostics } = linted({ ...files, [file]: slip(text) });
      expect(diagnostics.some(({ span, level }) => span?.file === file && level === "error")).toBe(slip(text) !== text);
      const elsewhere = diagnostics.filter(({ span }) => span?.file !== file);
      expect(elsewhere.map(({ code, message, span }) => `${file}: ${span?.file} ${code} ${message}`)).toEqual([]);
    }
  });
});
