import { expect, test } from "vitest";
import { inspect } from "../../src/inspect.js";
import { loadText } from "../../src/load/text.js";
import { today } from "../support/lint.js";

function findings(shared: string): readonly string[] {
  const plan = "events:\n  Song Saved:\n    properties:\n      source?: { description: Where the listener was. }\n";
  const { value, diagnostics } = loadText({ "plans/a.yaml": plan, "plans/b.yaml": shared });
  return inspect({ ...value, diagnostics }, { today }).diagnostics.map(({ code }) => code);
}

test("a type that may stand in a file that can't be read is not missed", () => {
  expect(findings("dictionary: {}\n")).toContain("missing-type");
  expect(findings("dictionary:\n  source: [search, radio\n")).not.toContain("any-type");
});
