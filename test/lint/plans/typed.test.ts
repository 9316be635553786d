import { describe, expect, it } from "vitest";
import { typedName, typedType } from "../../../src/lint/plans/typed.js";
import type { Definition, Type } from "../../../src/plan/model.js";
import personalUndeclared from "../../../src/rules/privacy/personal-undeclared.js";
import { linted } from "../../support/lint.js";

const defined = (type: Type): Definition => ({
  ...{ type, description: undefined, examples: [], deprecated: undefined, expires: undefined, renamedFrom: [] },
  ...{ privacy: undefined, class: undefined, retention: undefined, consent: [], extensions: [], keys: [], origins: [] },
  span: { file: "a.yaml", start: 0, end: 0 },
});
const string: Type = { kind: "string" };

describe("what help tells people to type", () => {
  it.each([
    ["Song Played", "Song Played"],
    ["song_id-2", "song_id-2"],
    ["2FA", "'2FA'"],
    ["it's: x", "'it''s: x'"],
    ["no", "'no'"],
    ["null", "'null'"],
    ["trailing ", "'trailing '"],
    ["", "''"],
    ["曲再生", "曲再生"],
  ])("%j is typed %s", (name, typed) => {
    expect(typedName(name)).toBe(typed);
  });

  it.each<[Type, string]>([
    [string, "string"],
    [{ kind: "string", format: "email" }, "email"],
    [{ kind: "number", integer: true }, "integer"],
    [{ kind: "number", integer: false }, "number"],
    [{ kind: "any" }, "any"],
    [{ kind: "reference", name: "genre" }, "genre"],
    [{ kind: "array" }, "array"],
    [{ kind: "array", items: defined(string) }, "'string[]'"],
    [{ kind: "union", members: [defined(string), defined({ kind: "null" })] }, "string | null"],
    [{ kind: "array", items: defined({ kind: "union", members: [] }) }, "array"],
    [{ kind: "enum", constant: false, members: [] }, "…"],
  ])("%j is typed %s", (type, typed) => {
    expect(typedType(type)).toBe(typed);
  });

  it("is right as it stands: the plan without the finding", () => {
    const plan = (property: string) =>
      `events:\n  Form Sent:\n    description: Nothing was missing in it.\n    properties:\n      ${property}\n`;
    const options = { preset: "strict", rules: [personalUndeclared] } as const;
    for (const property of ["email: string", "first_name?: string | null", "emails: email[]"]) {
      const [finding, ...others] = linted(plan(property), options).diagnostics;
      expect(others).toEqual([]);
      const better = /Write `([^`]+)`/.exec(finding?.help ?? "")?.[1] ?? "";
      expect(linted(plan(better), options).diagnostics).toEqual([]);
    }
  });
});
