import { describe, expect, test } from "vitest";
import { casesOf, inValueCase, mostFitting } from "../../../src/lint/names/value-case.js";

describe("the case of an enum's values", () => {
  test.each([
    ["free", ["snake_case", "kebab-case", "small letters", "camelCase"]],
    ["sign_up", ["snake_case"]],
    ["log-in", ["kebab-case", "small letters"]],
    ["signUp", ["camelCase"]],
    ["SignUp", ["PascalCase", "capitalised words"]],
    ["Sign up", ["capitalised words"]],
    ["SIGN_UP", ["CONSTANT_CASE"]],
    ["SMS", ["PascalCase", "capitalised words", "CONSTANT_CASE"]],
    ["PREMIUM", ["CONSTANT_CASE"]],
  ])("`%s` is in %j", (value, cases) => {
    expect(casesOf(value)).toEqual(cases);
  });

  test.each(["iOS", "eBay", "macOS", "M", "42", "image/png", "pt-BR", "was just looking around here", "曲", ""])(
    "`%s` says nothing of a case",
    (value) => {
      expect(casesOf(value)).toEqual([]);
    },
  );

  test("the case of most values is told by all that they share", () => {
    expect(mostFitting(["free", "paid", "Premium"].map(casesOf))).toEqual(casesOf("free"));
    expect(mostFitting(["sign_up", "paid", "Premium"].map(casesOf))).toEqual(["snake_case"]);
    expect(mostFitting([])).toEqual([]);
  });

  test.each([
    ["snake_case", "sign_up"],
    ["kebab-case", "sign-up"],
    ["small letters", "sign up"],
    ["camelCase", "signUp"],
    ["PascalCase", "SignUp"],
    ["capitalised words", "Sign Up"],
    ["CONSTANT_CASE", "SIGN_UP"],
  ] as const)("a value in %s is `%s`", (valueCase, written) => {
    expect(inValueCase("SignUp", valueCase)).toBe(written);
  });

  // An expression that hangs on them never comes to its end.
  test("a long value is told at once", () => {
    for (const value of [`a${"A".repeat(38)}_`, `A${"1".repeat(38)}_`, "a".repeat(1_000_000)]) casesOf(value);
  });
});
