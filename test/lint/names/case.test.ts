import { describe, expect, it } from "vitest";
import { fits, inCase, prevailingCase } from "../../../src/lint/names/case.js";
import type { NameCase } from "../../../src/project/model.js";
import fc from "../../support/fast-check.js";

const cases: readonly NameCase[] = [
  "Title Case",
  "Sentence case",
  "snake_case",
  "camelCase",
  "PascalCase",
  "kebab-case",
];

describe("whether a name is in a case", () => {
  it.each([
    "Song Played",
    "SSO Login",
    "iOS App Opened",
    "macOS App Opened",
    "eBay Listing Viewed",
    "2FA Enabled",
    "Product Added to Cart",
    "Terms & Conditions Viewed",
    "Sign-Up Started",
    "Sign-up Started",
    "Login",
    "SSO",
    "曲再生",
    "曲 再生",
    "YouTube Video Played",
    "Checkout: Step 2 Viewed",
    "(Beta) Song Played",
  ])("%s is in Title Case", (name) => {
    expect(fits(name, "Title Case")).toBe(true);
  });

  it.each([
    "song_played",
    "songPlayed",
    "SongPlayed",
    "Song played",
    "song Played",
    "Song  Played",
    " Song Played",
    "SONG PLAYED",
    "PLAYED",
    "to Cart Added",
    "Lied gespielt",
    "iOSAppOpened",
    "",
  ])("%j is not in Title Case", (name) => {
    expect(fits(name, "Title Case")).toBe(false);
  });

  it.each([
    "Song played",
    "Lied gespielt",
    "Neues Lied gespielt",
    "SSO login",
    "iOS app opened",
    "2FA enabled",
    "曲再生",
  ])("%s is in Sentence case", (name) => {
    expect(fits(name, "Sentence case")).toBe(true);
  });

  it.each(["Song Played", "Product Added to Cart", "song played", "SONG PLAYED", "Song_played"])(
    "%s is not in Sentence case",
    (name) => {
      expect(fits(name, "Sentence case")).toBe(false);
    },
  );

  it("leaves a sentence its proper names when they are listed", () => {
    expect(fits("Shared on Facebook", "Sentence case")).toBe(false);
    expect(fits("Shared on Facebook", "Sentence case", new Set(["Facebook"]))).toBe(true);
  });

  it.each([
    ["song_id", "snake_case"],
    ["song_id_2", "snake_case"],
    ["2fa_enabled", "snake_case"],
    ["$current_url", "snake_case"],
    ["$current_url", "camelCase"],
    ["$pageview", "PascalCase"],
    ["_internal", "snake_case"],
    ["page.url_path", "snake_case"],
    ["größe", "snake_case"],
    ["曲_id", "snake_case"],
    ["songId", "camelCase"],
    ["songID", "camelCase"],
    ["song", "camelCase"],
    ["SongId", "PascalCase"],
    ["SSO", "PascalCase"],
    ["song-id", "kebab-case"],
  ] as const)("%s is in %s", (name, nameCase) => {
    expect(fits(name, nameCase)).toBe(true);
  });

  it.each([
    ["songId", "snake_case"],
    ["song__id", "snake_case"],
    ["song_id_", "snake_case"],
    ["song id", "snake_case"],
    ["song-id", "snake_case"],
    ["song_id", "camelCase"],
    ["SongId", "camelCase"],
    ["songId", "PascalCase"],
    ["PLAYED", "PascalCase"],
    ["song_id", "kebab-case"],
  ] as const)("%s is not in %s", (name, nameCase) => {
    expect(fits(name, nameCase)).toBe(false);
  });
});

describe("a name in another case", () => {
  it.each([
    ["song_played", "Title Case", "Song Played"],
    ["songPlayed", "Title Case", "Song Played"],
    ["SONG_PLAYED", "Title Case", "Song Played"],
    ["SSOLogin", "Title Case", "SSO Login"],
    ["product_added_to_cart", "Title Case", "Product Added to Cart"],
    ["2fa_enabled", "Title Case", "2fa Enabled"],
    ["Lied gespielt", "Title Case", "Lied Gespielt"],
    ["iOS app opened", "Title Case", "iOS App Opened"],
    ["Song Played", "Sentence case", "Song played"],
    ["SSO Login", "Sentence case", "SSO login"],
    ["songId", "snake_case", "song_id"],
    ["songID2", "snake_case", "song_id2"],
    ["Song Name", "snake_case", "song_name"],
    ["_currentUrl", "snake_case", "_current_url"],
    ["page.urlPath", "snake_case", "page.url_path"],
    ["song_id", "camelCase", "songId"],
    ["song_id", "PascalCase", "SongId"],
    ["Song Played", "kebab-case", "song-played"],
    ["sso login", "PascalCase", "SsoLogin"],
  ] as const)("%s in %s is %s", (name, nameCase, expected) => {
    expect(inCase(name, nameCase)).toBe(expected);
  });

  it("keeps listed words", () => {
    expect(inCase("Shared On Facebook", "Sentence case", new Set(["Facebook"]))).toBe("Shared on Facebook");
  });

  it("is nothing where no words are left", () => {
    expect(inCase("***", "snake_case")).toBeUndefined();
  });

  it("always fits the case, for any name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(...cases), (name, nameCase) => {
        const made = inCase(name, nameCase);
        if (made !== undefined) {
          expect(fits(made, nameCase)).toBe(true);
          expect(made).not.toBe(name);
        }
      }),
    );
  });
});

describe("the case that prevails", () => {
  it("is the one that most names are in", () => {
    expect(prevailingCase(["song_played", "song_saved", "Song Skipped"], cases)).toBe("snake_case");
  });

  it("is the first asked for among equals, and nothing without names", () => {
    expect(prevailingCase(["song", "played"], cases)).toBe("snake_case");
    expect(prevailingCase([], cases)).toBeUndefined();
  });

  it("counts a name as often as it stands there", () => {
    expect(prevailingCase(["songId", "songId", "songId", "songId", "a_b", "c_d"], cases)).toBe("camelCase");
  });

  it("is none where less than two thirds agree", () => {
    expect(prevailingCase(["song_played", "Song Skipped"], cases)).toBeUndefined();
    expect(prevailingCase(["any event", "other event", "song_played"], cases)).toBeUndefined();
  });
});
