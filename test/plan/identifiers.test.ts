import { describe, expect, it } from "vitest";
import { clientFunctions, clientTypes, reservedNames } from "../../src/plan/identifiers/reserved.js";
import { exportsOf, identifierOf } from "../../src/plan/identifiers.js";
import fc from "../support/fast-check.js";
import { resolved, soundPlan } from "../support/resolved.js";

const codes = (text: string): readonly string[] => resolved(text).diagnostics.map(({ code }) => code);

describe("an identifier", () => {
  it.each([
    ["Song Played", "songPlayed", "SongPlayed"],
    ["song_played", "songPlayed", "SongPlayed"],
    ["SongPlayed", "songPlayed", "SongPlayed"],
    ["SSO Login", "ssoLogin", "SsoLogin"],
    ["SSOLogin", "ssoLogin", "SsoLogin"],
    ["Login SSO", "loginSso", "LoginSso"],
    ["User's Song", "usersSong", "UsersSong"],
    ["User’s Song", "usersSong", "UsersSong"],
    ["404 Error", "_404Error", "_404Error"],
    ["Level 2 Reached", "level2Reached", "Level2Reached"],
    ["MP3Played", "mp3Played", "Mp3Played"],
    ["delete", "delete_", "Delete"],
    ["Track", "track_", "Track"],
    ["message", "message", "Message_"],
    ["constructor", "constructor_", "Constructor"],
    ["Größe geändert", "größeGeändert", "GrößeGeändert"],
    ["Gro\u0308ße", "größe", "Größe"],
    ["播放 歌曲", "播放歌曲", "播放歌曲"],
    ["a\u200db", "ab", "Ab"],
    ["\u0301abc", "abc", "Abc"],
    ["$100 (net)", "_100Net", "_100Net"],
    ["*/ alert(1) //", "alert1", "Alert1"],
  ])("of `%s` is %s and %s", (name, camel, pascal) => {
    expect(identifierOf(name)).toEqual({ camel, pascal, pinned: undefined });
  });

  it.each(["🎵", "", "…", "'", "_", "\u0301"])("can't be made of `%s`", (name) => {
    expect(identifierOf(name)).toBeUndefined();
  });

  it("is one that JavaScript takes, whatever the name", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (name) => {
        const made = identifierOf(name);
        if (!made) return;
        for (const identifier of [made.camel, made.pascal]) {
          expect(identifier).toMatch(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u);
          expect(identifier.normalize("NFC")).toBe(identifier);
          expect(reservedNames.has(identifier)).toBe(false);
          expect(() => new Function(`"use strict"; const ${identifier} = 1;`)).not.toThrow();
        }
      }),
      { numRuns: 500 },
    );
  });

  it("can be pinned, if it is one", () => {
    const plan = soundPlan("events: { Song Played: { identifier: heard }, Song Saved: { identifier: Kept_2 } }\n");
    expect(plan.events.map(({ identifier }) => [identifier.camel, identifier.pascal])).toEqual([
      ["heard", "Heard"],
      ["kept_2", "Kept_2"],
    ]);
    expect(plan.events[0]?.identifier.pinned).toBeDefined();
    for (const identifier of [
      "song-played",
      "2nd",
      "delete",
      "track",
      "message",
      "'a b'",
      "a\u200db",
      "_",
      "o\u0308",
      "'*/'",
    ]) {
      expect(codes(`events: { A: { identifier: ${identifier} } }\n`)).toEqual(["invalid-identifier"]);
    }
  });
});

describe("two things that generated code would call the same", () => {
  it.each([
    ["events", "events: { Song Played: , song_played: }"],
    ["events in lower case", "events: { Song Played: , Songplayed: }"],
    ["an event and a type", "events: { Genre: }\ntypes: { genre: [a] }"],
    ["an event and a type's values", "events: { Genre Values: }\ntypes: { genre: [a] }"],
    ["an event and an entity's call", "events: { Identify User: }\nentities: { user: { kind: user } }"],
    ["an event and an entity's traits", "events: { User Traits: }\nentities: { user: { kind: user } }"],
    ["entities", "entities: { my_user: { kind: user }, myUser: { kind: user } }"],
    ["entities of different kinds", "entities: { my_user: { kind: user }, myUser: { kind: object } }"],
    ["types", "types: { my_type: [a], MyType: [b] }"],
    ["a pinned one and another", "events: { A: { identifier: songPlayed }, Song Played: }"],
    ["two pinned ones", "events: { A: { identifier: it }, B: { identifier: It } }"],
  ])("are a mistake that shows both: %s", (_, text) => {
    const { diagnostics } = resolved(`${text}\n`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["same-identifier"]);
    expect(diagnostics[0]?.related).toHaveLength(1);
    expect(diagnostics[0]?.help).toContain("identifier:");
  });

  it.each([
    ["events: { Sign Up Completed: , Signup Completed: }", true],
    ["events: { A: { identifier: songPlayed }, Song Played: }", false],
    ["events: { User Traits: }\nentities: { user: { kind: user } }", false],
  ])("may be one thing, which is the first to say of two events: %s", (text, isDouble) => {
    const [found] = resolved(`${text}\n`).diagnostics;
    expect(found?.help?.includes("renamed_from")).toBe(isDouble);
    if (isDouble) expect(found?.help).toMatch(/^If they are one thing, keep one of them, .* If they are two, add/);
  });

  it.each([
    ["events: { Song Played: , song_played: { identifier: old } }"],
    ["events: { Song: }\nentities: { song: { kind: object } }"],
    ["types: { genre: string }\nevents: { Genre Values: }"],
    ["events: { Delete: , Track: , Message: }"],
  ])("are told apart: %s", (text) => {
    expect(codes(`${text}\n`)).toEqual([]);
  });

  it("does not depend on what else there is: adding an event renames none", () => {
    const before = soundPlan("events: { Song Played: }\n").events[0]?.identifier;
    const after = resolved("events: { Song Played: , A: , song played: }\n").plan.events.find(
      ({ name }) => name.value === "Song Played",
    );
    expect(after?.identifier).toEqual(before);
  });
});

describe("what generated code exports", () => {
  it("is functions and interfaces of events and entities, types, and the client's own", () => {
    const plan = soundPlan(
      "events: { Song Played: , Delete: { status: retired } }\nentities: { user: { kind: user }, account: { kind: group }, song: { kind: object } }\n" +
        "types: { genre: [a], place: { properties: { a: string } } }\n",
    );
    const names = exportsOf(plan).map(({ name, space, of }) => `${of.kind} ${space} ${name}`);
    expect(names.filter((name) => !name.startsWith("client"))).toEqual([
      "event value delete_",
      "event type Delete",
      "event value songPlayed",
      "event type SongPlayed",
      "entity value groupAccount",
      "entity type AccountTraits",
      "entity value identifyUser",
      "entity type UserTraits",
      "type type Genre",
      "type value genreValues",
      "type type Place",
    ]);
    expect(names.filter((name) => name.startsWith("client"))).toHaveLength(clientFunctions.length + clientTypes.length);
  });
});
