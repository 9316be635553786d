import { describe, expect, it } from "vitest";
import { personalAddressIn } from "../../../src/lint/names/addresses.js";

describe("an address that may be somebody's", () => {
  it.each([
    ["ada@lovelace.org", "ada@lovelace.org"],
    ["Sent to ada.lovelace+news@mail.lovelace.co.uk yesterday", "ada.lovelace+news@mail.lovelace.co.uk"],
    ["<ada@lovelace.org>", "ada@lovelace.org"],
    ["ada@bücher.de", "ada@bücher.de"],
  ])("is found in %s", (text, address) => {
    expect(personalAddressIn(text)).toBe(address);
  });

  it.each([
    "ada@example.com",
    "ada@mail.example.org",
    "ada@shop.test",
    "ada@localhost",
    "support@lovelace.org",
    "no-reply@lovelace.org",
    "lodash@4.17.21",
    "@scope/name",
    "git@github.com:lovelace/engine.git",
    "5 apples @ 3 euros",
    "@ada",
    "",
  ])("is not %s", (text) => {
    expect(personalAddressIn(text)).toBeUndefined();
  });

  it("is not looked for in prose of any length", () => {
    expect(personalAddressIn(`${"a@".repeat(100_000)}ada@lovelace.org`)).toBeUndefined();
  });
});
