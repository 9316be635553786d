import { describe, expect, it } from "vitest";
import { baseOfPast, isBaseVerb, looksPast, participleOf, singular, stemOf } from "../../../src/lint/names/english.js";

describe("plurals", () => {
  it.each([
    ["songs", "song"],
    ["categories", "category"],
    ["boxes", "box"],
    ["addresses", "address"],
    ["batches", "batch"],
    ["people", "person"],
    ["ids", "id"],
    ["movies", "movie"],
    ["statuses", "status"],
    ["bonuses", "bonus"],
    ["pauses", "pause"],
    ["houses", "house"],
    ["databases", "database"],
    ["aliases", "alias"],
    ["photos", "photo"],
    ["criteria", "criterion"],
  ])("`%s` is several of `%s`", (many, one) => {
    expect(singular(many)).toBe(one);
    expect(singular(one)).toBe(one);
  });

  it.each([
    "status",
    "address",
    "news",
    "analytics",
    "series",
    "gps",
    "is",
    "has",
    "https",
    "basis",
    "sms",
    "ios",
    "always",
    "js",
  ])("`%s` is one thing", (word) => {
    expect(singular(word)).toBe(word);
  });
});

describe("verbs", () => {
  it.each([
    ["played", "play", "played"],
    ["stopped", "stop", "stopped"],
    ["saved", "save", "saved"],
    ["copied", "copy", "copied"],
    ["submitted", "submit", "submitted"],
    ["canceled", "cancel", "cancelled"],
    ["sent", "send", "sent"],
    ["began", "begin", "begun"],
    ["chosen", "choose", "chosen"],
    ["was", "be", "been"],
    ["set", "set", "set"],
    ["uploaded", "upload", "uploaded"],
    ["transferred", "transfer", "transferred"],
    ["offered", "offer", "offered"],
  ])("`%s` is the past of `%s`, which names write as `%s`", (past, base, participle) => {
    expect(baseOfPast(past)).toBe(base);
    expect(isBaseVerb(base)).toBe(true);
    expect(participleOf(base)).toBe(participle);
  });

  it("takes words in `-ed` for verbs in the past, and nouns that end so not", () => {
    expect(["onboarded", "geofenced", "rickrolled"].every(looksPast)).toBe(true);
    expect(["feed", "need", "seed", "bed", "embed", "speed", "red", "hundred"].some(looksPast)).toBe(false);
  });

  it.each([
    ["played", "plays"],
    ["songs", "song"],
    ["stopped", "stop"],
    ["people", "person"],
    ["geofenced", "geofence"],
    ["prefilled", "prefill"],
    ["rebooted", "reboot"],
    ["curated", "curate"],
    ["debugged", "debug"],
    ["certified", "certify"],
  ])("`%s` and `%s` have one stem", (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  it.each([
    ["playing", "played"],
    ["ad", "add"],
    ["filed", "filled"],
    ["seen", "sent"],
    ["news", "new"],
    ["rated", "rats"],
    ["feed", "fee"],
    ["status", "state"],
  ])("`%s` and `%s` have not", (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});
