import { describe, expect, test } from "vitest";
import type { Example } from "../../src/diagnostics/mistake.js";
import { inspect } from "../../src/inspect.js";
import { loadText } from "../../src/load/text.js";
import { mistakes } from "../../src/mistakes.js";
import { allRules } from "../../src/rules/index.js";

const mistakesIn = (example: Example): string[] => {
  const files = typeof example === "string" ? { "plans/plan.yaml": example } : example;
  const { diagnostics } = inspect(loadText(files).value, { today: "2026-01-01" });
  const rules = new Set(allRules.map(({ id }) => id));
  return diagnostics.map(({ code }) => code).filter((code) => !rules.has(code));
};

/** What no text can show: it needs a file system or two plans, or is about how the tool was called. Each has a test of its own. */
const unshown = mistakes.filter(({ bad }) => bad === undefined).map(({ code }) => code);

test("every code is unique, and no rule has the name of a mistake", () => {
  const codes = [...mistakes.map(({ code }) => code), ...allRules.map(({ id }) => id)];
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
});

test("only what no text can show goes without an example", () => {
  expect(unshown.sort()).toMatchInlineSnapshot(`
    [
      "ambiguous-input",
      "approval-repeated",
      "approval-spent",
      "approval-unused",
      "approval-without-reason",
      "approvals-conflict",
      "approvals-unreadable",
      "definition-too-deep",
      "definition-too-large",
      "dubious-ownership",
      "file-too-large",
      "file-vanished",
      "git-failed",
      "git-missing",
      "git-timed-out",
      "left-out",
      "no-base",
      "no-manifest",
      "no-merge-base",
      "no-outputs",
      "no-previous-commit",
      "no-working-folder",
      "not-a-ref",
      "not-a-repository",
      "not-of-the-plan",
      "not-utf8",
      "object-missing",
      "objects-missing",
      "only-stand-in",
      "output-bad-path",
      "output-cannot-write",
      "output-file-in-the-way",
      "output-folder-in-the-way",
      "output-foreign-index",
      "output-outside",
      "output-same-path",
      "output-through-link",
      "path-not-found",
      "several-plans",
      "submodule-commit-missing",
      "submodule-missing",
      "too-many-inputs",
      "two-bases",
      "unknown-ref",
      "unreadable",
      "utf-16",
      "yaml-syntax",
    ]
  `);
});

describe.each(mistakes.filter(({ bad }) => bad !== undefined))("$code", ({ code, bad, good, what, why }) => {
  test("is reported once for its bad example, and nothing else is", () => {
    expect(mistakesIn(bad as Example)).toEqual([code]);
  });
  test("is gone in its good example, which has no other mistake", () => {
    expect(mistakesIn(good as Example)).toEqual([]);
  });
  test("says what and why in whole sentences", () => {
    for (const text of [what, why]) expect(text).toMatch(/^[A-Z0-9`“].*[.?!)]$/s);
  });
});
