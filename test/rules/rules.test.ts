import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { presetNames } from "../../src/lint/presets.js";
import { text } from "../../src/report/text.js";
import { allRules } from "../../src/rules/index.js";
import { linted } from "../support/lint.js";

const fixtures = "test/rules/fixtures";

describe.each(allRules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it("finds exactly one thing in its bad example", () => {
    const { diagnostics } = linted(rule.bad, { preset: "strict", rules: [rule] });
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([[id, expect.any(String)]]);
  });

  it("finds nothing in its good example", () => {
    expect(linted(rule.good, { preset: "strict", rules: [rule] }).diagnostics).toEqual([]);
  });

  it("is the only one that would say anything of its examples under recommended", () => {
    const others = [rule.bad, rule.good].flatMap((example) => linted(example).diagnostics.map(({ code }) => code));
    expect(others.filter((code) => code !== id)).toEqual([]);
  });

  it("says what, why and what to do in sentences", () => {
    for (const sentence of [rule.what, rule.why, rule.fix]) expect(sentence).toMatch(/^[A-Z`].*\.$/s);
  });

  it("has a level in every preset, none looser than the one before", () => {
    const order = ["off", "info", "warn", "error"];
    const levels = presetNames.map((name) => order.indexOf(rule.levels[name]));
    expect(levels).not.toContain(-1);
    expect(levels).toEqual([...levels].sort());
    expect(rule.placed).toMatch(/^[A-Z`].*\.$/s);
  });

  it("shows people what its fixtures expect", async () => {
    const folder = `${fixtures}/${id}`;
    const manifest = `${folder}/trackc.yaml`;
    const { diagnostics, value, sources } = linted(
      {
        "trackc.yaml": existsSync(manifest) ? readFileSync(manifest, "utf8") : "name: example\n",
        "plans/plan.yaml": readFileSync(`${folder}/plan.yaml`, "utf8"),
      },
      { preset: "strict", rules: [rule] },
    );
    // A fixture is a plan without mistakes of the language.
    expect(diagnostics.filter(({ origin }) => origin === "language")).toEqual([]);
    const shown = text.render({ diagnostics, summary: value, sources }, { colour: false });
    await expect(shown).toMatchFileSnapshot(`fixtures/${id}/expected.txt`);
  });
});

describe("the list of rules", () => {
  it("is in order, each once, in the group whose folder it stands in", () => {
    const ids = allRules.map((rule) => rule.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    const folders = ids.map((id) => allRules.find((rule) => rule.id === id)?.group);
    expect(ids.filter((id, at) => !existsSync(`src/rules/${folders[at]}/${id}.ts`))).toEqual([]);
  });
});
