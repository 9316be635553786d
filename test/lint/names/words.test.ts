import { describe, expect, it } from "vitest";
import { rememberWords, splitWords } from "../../../src/lint/names/words.js";

describe("the words of a name", () => {
  it.each([
    ["Song Played", ["Song", "Played"]],
    ["songPlayed", ["song", "Played"]],
    ["song_played-now.again", ["song", "played", "now", "again"]],
    ["SSOLogin", ["SSO", "Login"]],
    ["user's e-mail", ["users", "e", "mail"]],
    ["address2", ["address", "2"]],
    ["ipv4", ["ipv", "4"]],
    ["曲再生", ["曲再生"]],
    ["Größe geändert", ["Größe", "geändert"]],
    ["", []],
    ["***", []],
  ])("%j are %j", (name, words) => {
    expect(splitWords(name)).toEqual(words);
  });

  it("are small and the same list each time within a run", () => {
    const words = rememberWords();
    expect(words("SSO Login")).toEqual(["sso", "login"]);
    expect(words("SSO Login")).toBe(words("SSO Login"));
  });
});
