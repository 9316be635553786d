import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { fixText } from "../../src/fix.js";
import type { Rule } from "../../src/lint/rule.js";
import { loadText } from "../../src/load/text.js";
import { allRules } from "../../src/rules/index.js";
import { linted, today } from "../support/lint.js";

const withFixes = allRules.filter(({ fixes }) => fixes !== undefined);

/** A rule's plans that it finds something in: its bad example, and its fixture. */
function plansOf({ id, bad }: Rule): readonly Readonly<Record<string, string>>[] {
  const example = typeof bad === "string" ? { "plans/plan.yaml": bad } : bad;
  const read = (file: string): string | undefined => {
    const path = fileURLToPath(new URL(`../rules/fixtures/${id}/${file}`, import.meta.url));
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };
  const plan = read("plan.yaml");
  const manifest = "name: example\n";
  return [
    { "trackc.yaml": manifest, ...example },
    ...(plan === undefined ? [] : [{ "trackc.yaml": read("trackc.yaml") ?? manifest, "plans/plan.yaml": plan }]),
  ];
}

function found(texts: Readonly<Record<string, string>>, { id }: Rule): readonly Diagnostic[] {
  return linted(texts, { only: [id] }).diagnostics.filter(({ code }) => code === id);
}

describe("a rule that says that it brings fixes", () => {
  test("is not the only one", () => {
    expect(withFixes.length).toBeGreaterThan(2);
  });

  test.each(withFixes.map((rule) => [rule.id, rule] as const))("%s brings them, as safe as it says", (_, rule) => {
    const fixes = plansOf(rule).flatMap((texts) => found(texts, rule).flatMap(({ fix }) => (fix ? [fix] : [])));
    expect(fixes.length).toBeGreaterThan(0);
    if (rule.fixes !== "both") expect(fixes.filter(({ safe }) => safe !== (rule.fixes === "safe"))).toEqual([]);
  });

  test.each(withFixes.map((rule) => [rule.id, rule] as const))(
    "%s brings fixes that can be made and that help",
    (id, rule) => {
      for (const texts of plansOf(rule)) {
        const before = found(texts, rule);
        if (before.every(({ fix }) => !fix)) continue;
        const errors = loadText(texts).diagnostics.filter(({ level }) => level === "error").length;
        const result = fixText(texts, { today, which: "all", only: [id] });
        expect(result.refused.map(({ title, reason }) => `${title}: ${reason}`)).toEqual([]);
        expect(result.fixed).toBeGreaterThan(0);
        const now = { ...texts, ...Object.fromEntries(result.files.map(({ path, after }) => [path, after])) };
        expect(loadText(now).diagnostics.filter(({ level }) => level === "error").length).toBeLessThanOrEqual(errors);
        expect(found(now, rule).filter(({ fix }) => fix)).toEqual([]);
        expect(found(now, rule).length).toBeLessThan(before.length);
      }
    },
  );

  test.each(allRules.filter(({ fixes }) => fixes === undefined).map((rule) => [rule.id, rule] as const))(
    "%s says that it brings none, and brings none",
    (_, rule) => {
      expect(plansOf(rule).flatMap((texts) => found(texts, rule).filter(({ fix }) => fix))).toEqual([]);
    },
  );
});
