import { describe, expect, it } from "vitest";
import { eventOf, resolved, shapeOf } from "../support/resolved.js";

/** The example with which the language introduces itself. */
const listening = [
  "# plans/listening.yaml",
  "metrics:",
  "  weekly_listeners:",
  "    question: Do listeners come back every week?",
  "    north_star: true",
  "",
  "entities:",
  "  user:",
  "    kind: user                     # user → identify(), group → group(), object → only referred to",
  "    description: A person with a listening account.",
  "    id: user_id                    # the trait that never changes; not an e-mail address",
  "    belongs_to: family",
  "    traits:",
  "      user_id: string",
  "      email?: { type: email, privacy: personal, class: identity }",
  "      plan: [free, premium, family]",
  "      favourite_genres?: { type: array, items: genre, class: attitudinal }",
  "  family:",
  "    kind: group",
  "    description: A paying household.",
  "    id: family_id",
  "    traits:",
  "      family_id: string",
  "      number_of_members: { type: integer, minimum: 1 }",
  "  song:",
  "    kind: object",
  "    description: A track in the catalogue.",
  "    id: song_id",
  "    traits: { song_id: string, song_name: string, artist: string }",
  "",
  "types:",
  "  genre: [pop, rock, jazz, classical]",
  "",
  "dictionary:",
  "  position_seconds: { type: number, minimum: 0 }",
  "",
  "bundles:",
  "  song:",
  "    description: Which song it was.",
  "    properties:",
  "      song_id: song.song_id        # the trait of an entity: type, description and privacy come along",
  "      song_name: song.song_name",
  "      artist: song.artist",
  "",
  "context:                           # set once by the application, sent with every event",
  "  app_version: { type: string, pattern: '^\\d+\\.\\d+\\.\\d+$' }",
  "",
  "events:",
  "  Song Played:",
  "    description: The first second of a song reached the listener.",
  "    trigger: When audio starts, not when the button is pressed. Once per start, also after a skip.",
  "    owner: listening",
  "    answers: weekly_listeners",
  "    include: song",
  "    properties:",
  "      genre?: genre",
  "      position_seconds?:",
  "      source:",
  "        description: Where in the product playback was started.",
  "        enum:",
  "          search: From a search result.",
  "          playlist: From a playlist, the listener's own or ours.",
  "          radio: By the radio, without the listener choosing this song.",
  "    examples:",
  "      - { song_id: s-1, song_name: Hello, artist: Adele, source: search }",
].join("\n");

describe("the example of the language reference", () => {
  const { plan, diagnostics, textAt } = resolved(listening);

  it("has no mistakes", () => {
    expect(diagnostics).toEqual([]);
  });

  it("says of an event what its bundle, its dictionary and it itself say", () => {
    const event = eventOf(plan, "Song Played");
    expect(shapeOf({ kind: "object", properties: event.properties, additional: event.additional })).toEqual({
      kind: "object",
      properties: {
        song_id: { kind: "string" },
        song_name: { kind: "string" },
        artist: { kind: "string" },
        "genre?": { kind: "reference", name: "genre" },
        "position_seconds?": { kind: "number", integer: false, minimum: 0 },
        source: ["search", "playlist", "radio"],
      },
      additional: false,
    });
    expect(event.properties[0]?.origins.map(({ kind, name, span }) => [kind, name, textAt(span)])).toEqual([
      ["bundle", "song", "song_id"],
      ["trait", "song.song_id", "song_id"],
    ]);
    expect(event.answers.map(({ value }) => value)).toEqual(["weekly_listeners"]);
    expect(event.identifier).toMatchObject({ camel: "songPlayed", pascal: "SongPlayed" });
    expect(event.examples).toHaveLength(1);
  });

  it("says of entities what is known of them", () => {
    const user = plan.entities.find(({ name }) => name.value === "user");
    expect(user).toMatchObject({ kind: { value: "user" }, id: { value: "user_id" }, belongsTo: [{ value: "family" }] });
    expect(user?.traits.map(({ name, required }) => name.value + (required ? "" : "?"))).toEqual([
      "user_id",
      "email?",
      "plan",
      "favourite_genres?",
    ]);
    expect(user?.traits[1]).toMatchObject({ privacy: { value: "personal" }, class: { value: "identity" } });
  });

  it("keeps the place of every name and value", () => {
    const event = eventOf(plan, "Song Played");
    const source = event.properties.find(({ name }) => name.value === "source");
    expect(textAt(event.name.span)).toBe("Song Played");
    expect(textAt(event.owner?.span)).toBe("listening");
    expect(textAt(source?.description?.span)).toBe("Where in the product playback was started.");
    expect(source?.type.kind === "enum" && source.type.members.map(({ span }) => textAt(span))).toEqual([
      "search",
      "playlist",
      "radio",
    ]);
    expect(source?.keys.map(({ key, keySpan }) => [key, textAt(keySpan)])).toEqual([
      ["description", "description"],
      ["enum", "enum"],
    ]);
    expect(textAt(event.examples[0]?.span)).toMatch(/^\{ song_id: s-1,.* \}$/);
  });
});
