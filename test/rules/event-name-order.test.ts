import { describe, expect, it } from "vitest";
import rule from "../../src/rules/naming/event-name-order.js";
import { linted } from "../support/lint.js";

/** What the rule says of events with certain names, under a manifest's further lines. */
function saidOf(names: readonly string[], manifest = "") {
  const plan = `events:\n${names.map((name) => `  ${name}:\n`).join("")}`;
  const files = { "trackc.yaml": `name: example\n${manifest}`, "plans/plan.yaml": plan };
  return linted(files, { preset: "strict", rules: [rule] }).diagnostics;
}
const namesIn = (names: readonly string[], manifest = "") =>
  saidOf(names, manifest).map(({ context: { name } }) => String(name));

const declared = "naming: { order: object-action }\n";

describe("without a vocabulary", () => {
  it("holds names to the declared order", () => {
    expect(namesIn(["Song Played", "Play Album", "Ad Play", "Clicked Button"], declared)).toEqual([
      "Play Album",
      "Ad Play",
      "Clicked Button",
    ]);
    const imperative = "naming: { order: action-object }\n";
    expect(namesIn(["view_item", "add_to_cart", "played_song", "tutorial_begin", "item_viewed"], imperative)).toEqual([
      "tutorial_begin",
      "item_viewed",
    ]);
  });

  it("writes the name the other way round in its own case", () => {
    const better = (name: string) =>
      /`([^`]+)`/.exec(saidOf([name, "songSkipped", "songSaved"], declared)[0]?.help ?? "")?.[1];
    expect(better("playSong")).toBe("songPlayed");
    expect(better("add_song_to_playlist")).toBe("song_added_to_playlist");
    expect(better("Enable SSO Login")).toBe("SSO Login Enabled");
    expect(better("Log out user")).toBe("User logged out");
    // Which is the action, and what the object?
    expect(better("add_to_cart")).toBeUndefined();
    expect(better("Order Details")).toBeUndefined();
  });

  it("goes by the others where no order is declared", () => {
    const three = ["Song Played", "Song Saved", "Song Skipped"];
    expect(namesIn([...three, "Delete Song"])).toEqual(["Delete Song"]);
    expect(saidOf([...three, "Delete Song"])[0]?.message).toContain("as most events of this plan do");
    expect(namesIn([...three, "Delete Song", "Share Song", "Add Song"])).toEqual([]);
    expect(namesIn(["Song Played", "Song Saved", "Delete Song"])).toEqual([]);
    expect(namesIn([...three, "Delete Song"], "naming: { order: off }\n")).toEqual([]);
  });

  it("suggests nothing for a name that holds more than words", () => {
    for (const name of ["Clicked https://x.io/a", "Clicked 'Terms & Conditions'", "Clicked x.io"]) {
      const [found, ...others] = saidOf([JSON.stringify(name), "Song Played"], declared);
      expect(others).toEqual([]);
      expect(found?.help).toBe("Write the object, then the action in the past tense.");
    }
  });

  it("tells what it understands of a plan whose order is declared, however little that is", () => {
    const messy = ["signup", "btn 2", "User Login", "Paywall Impression", "Home", "Step 2 Screen", "Played Song"];
    expect(namesIn(messy, declared)).toEqual(["Played Song"]);
    const imperative = "naming: { order: action-object }\n";
    expect(namesIn(["signup", "btn 2", "Song Played", "User Login", "Play Song"], imperative)).toEqual(["Song Played"]);
    expect(namesIn(messy)).toEqual([]);
  });

  it("is silent in other languages, and where few names are understood and no order is declared", () => {
    expect(
      namesIn([
        "Lied Gespielt",
        "Start Video",
        "Start Lied",
        "Start Suche",
        "Suche Abgeschickt",
        "Ton Laut",
        "Ton Leise",
      ]),
    ).toEqual([]);
    expect(namesIn(["Chanson Lue", "Pedido Enviado", "Carrello Aperto"], declared)).toEqual([]);
    expect(namesIn(["曲 再生", "Песня Сыграна"], declared)).toEqual([]);
  });

  it("is silent where it isn't sure", () => {
    const unsure = ["Signup", "User Login", "Paywall Impression", "Level Up", "Video Playing", "Checkout Started 2"];
    expect(namesIn([...unsure, "A Played", "B Played", "C Played", "D Played"], declared)).toEqual([]);
  });
});

describe("with a closed vocabulary", () => {
  const vocabulary = `vocabulary:
  objects: [Song, Playlist, Wishlist Product]
  actions: [Played, Saved, Added to Cart]
`;

  it("takes names that are made of it, in any case", () => {
    expect(
      namesIn(["Song Played", "playlist_saved", "wishlistProductAddedToCart", "Wishlist Product Saved"], vocabulary),
    ).toEqual([]);
  });

  it("names the word that is not in it, and the nearest one", () => {
    const [object, action, two, neither, turned] = [
      ...saidOf(["Sogn Played", "Song Playd", "Song Liked", "Album Liked", "Played Song"], vocabulary),
    ].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
    expect(object?.message).toBe("`Sogn` in `Sogn Played` is not among the objects of the vocabulary");
    expect(object?.help).toContain("Did you mean `Song`?");
    expect(action?.message).toBe("`Playd` in `Song Playd` is not among the actions of the vocabulary");
    expect(action?.help).toContain("Did you mean `Played`?");
    expect(two?.message).toBe("`Liked` in `Song Liked` is not among the actions of the vocabulary");
    expect(neither?.message).toBe("`Album Liked` is not made of the vocabulary's objects and actions");
    expect(turned?.message).toBe("`Played Song` has object and action in the wrong order");
    expect(turned?.help).toContain("Write `Song Played`");
  });

  it("takes the order that is declared, or either", () => {
    expect(namesIn(["Played Song"], `${vocabulary}naming: { order: action-object }\n`)).toEqual([]);
    expect(namesIn(["Song Played"], `${vocabulary}naming: { order: action-object }\n`)).toEqual(["Song Played"]);
    expect(namesIn(["Song Played", "Played Song"], `${vocabulary}naming: { order: off }\n`)).toEqual([]);
  });

  it("leaves open the list that isn't given", () => {
    expect(namesIn(["Song Smashed", "Sogn Smashed"], "vocabulary: { objects: [Song] }\n")).toEqual(["Sogn Smashed"]);
    expect(namesIn(["Sogn Played", "Sogn Playd"], "vocabulary: { actions: [Played] }\n")).toEqual(["Sogn Playd"]);
  });

  it("takes names of any length", () => {
    const long = Array.from({ length: 500 }, (_, at) => `w${"x".repeat(at % 7)}`).join(" ");
    expect(namesIn([long], vocabulary)).toEqual([long]);
  });
});
