import { describe, expect, it } from "vitest";
import { inCase } from "../../../src/lint/names/case.js";
import { likeness, type Shape, similarNames } from "../../../src/lint/names/similar.js";
import { rememberWords } from "../../../src/lint/names/words.js";
import { nameCases } from "../../../src/project/name-cases.js";
import fc from "../../support/fast-check.js";

const words = rememberWords();

/** A name to compare with others, and what kinds of values it is used for. */
interface ComparedName {
  readonly name: string;
  readonly shapes?: readonly Shape[];
}

/** The groups of similar names among some, and how much work it was. */
function found(names: readonly (string | ComparedName)[]) {
  let work = 0;
  const compared = (times = 1) => {
    work += times;
  };
  const given = names.map((name) => (typeof name === "string" ? { name } : name));
  const shapes = new Map<string, Shape[]>();
  for (const each of given) shapes.set(each.name, [...(shapes.get(each.name) ?? []), ...(each.shapes ?? [])]);
  const shapesOf = (name: string) => shapes.get(name) ?? [];
  const similar = similarNames(
    given.map(({ name }) => name),
    { words, shapesOf, compared },
  );
  return { groups: similar.map((group) => group.names), work };
}

const areSimilar = (one: string, other: string) => found([one, other]).groups.length === 1;

/** Pairs of names of events that are one thing, with what sets them apart. */
const same: readonly (readonly [string, string, string])[] = [
  ["Song Played", "song_played", "case"],
  ["Song Played", "songPlayed", "case"],
  ["Sign Up", "Signup", "spacing"],
  ["Play List Saved", "Playlist Saved", "spacing"],
  ["E-Mail Sent", "Email Sent", "spacing"],
  ["Played Song", "Song Played", "order"],
  ["Song Playlist Added", "Playlist Song Added", "order"],
  ["Song Played", "Songs Played", "number"],
  ["Order Viewed", "Orders Viewed", "number"],
  ["Category Opened", "Categories Opened", "number"],
  ["Person Invited", "People Invited", "number"],
  ["Batch Sent", "Batches Sent", "number"],
  ["Song Play", "Song Played", "tense"],
  ["Message Send", "Message Sent", "tense"],
  ["Video Stop", "Video Stopped", "tense"],
  ["Account Signed Up", "Account Signup", "tense"],
  ["User Plays Song", "User Played Song", "tense"],
  ["Play Song", "Song Played", "order tense"],
  ["Play Songs", "Song Played", "order number tense"],
  ["Cancelled Order", "Order Cancelled", "order"],
  ["Order Canceled", "Order Cancelled", "slip"],
  ["Message Received", "Message Recieved", "slip"],
  ["Address Changed", "Adress Changed", "slip"],
  ["Subscription Started", "Subcription Started", "slip"],
  ["Playlist Saved", "Playlsit Saved", "slip"],
  ["Calendar Separated", "Calendar Seperated", "slip"],
  ["Accommodation Booked", "Acommodation Booked", "slip"],
  ["Recommendation Shown", "Reccomendation Shown", "slip"],
  ["Environment Created", "Enviroment Created", "slip"],
  ["Form Submit", "Form Submited", "tense"],
  ["Organization Created", "Organisation Created", "slip"],
];

/** Pairs that look alike and are two things. */
const different: readonly (readonly [string, string])[] = [
  ["Video Started", "Video Stopped"],
  ["Video Playing", "Video Played"],
  ["User Login", "User Logout"],
  ["User Logged In", "User Logged Out"],
  ["Message Sent", "Message Seen"],
  ["Ad Clicked", "Add Clicked"],
  ["Item Added", "Item Edited"],
  ["Banner Shown", "Banner Show Failed"],
  ["Page Liked", "Page Linked"],
  ["File Loaded", "File Uploaded"],
  ["Report Posted", "Report Pasted"],
  ["Form Filed", "Form Filled"],
  ["Contact Signed", "Contract Signed"],
  ["Country Changed", "County Changed"],
  ["Trail Opened", "Trial Opened"],
  ["Content Viewed", "Context Viewed"],
  ["Viewer Added", "Viewed Added"],
  ["Payer Invited", "Player Invited"],
  ["Group Subscribed", "Group Unsubscribed"],
  ["Mode Online", "Mode Offline"],
  ["Song Moved to Album", "Album Moved to Song"],
  ["Step 1 Completed", "Step 2 Completed"],
  ["Step 1_1 Done", "Step 11 Done"],
  ["1 of 2 Done", "2 of 1 Done"],
  ["Minimum Reached", "Maximum Reached"],
  ["Import Finished", "Export Finished"],
  ["News Opened", "New Opened"],
  ["_id", "id"],
  ["$email", "email"],
  ["discount", "discount %"],
];

describe("similar names", () => {
  it.each(same)("finds that `%s` and `%s` differ in %s", (one, other, difference) => {
    expect(areSimilar(one, other)).toBe(true);
    expect(likeness(one, other, words).join(" ")).toBe(difference);
    expect(likeness(other, one, words)).toEqual(likeness(one, other, words));
  });

  it.each(different)("takes `%s` and `%s` for two", (one, other) => {
    expect(found([one, other]).groups).toEqual([]);
  });

  it("takes words that both stand elsewhere for two words", () => {
    expect(areSimilar("Planet Opened", "Plannet Opened")).toBe(true);
    expect(areSimilar("Cascade Opened", "Casscade Opened")).toBe(true);
    expect(areSimilar("Provision Opened", "Prevision Opened")).toBe(true);
    expect(found(["Provision Opened", "Prevision Opened", "Provision Closed", "Prevision Sent"]).groups).toEqual([]);
  });

  it("takes a family of words for intention", () => {
    const letters = [..."abcdefghij"];
    expect(found(letters.map((letter) => `Varia${letter}nt Shown`)).groups).toEqual([]);
  });

  it("takes another number for another property where the values are several, or others", () => {
    const pair = (one: [string, Shape], other: [string, Shape]) =>
      found([one, other].map(([name, shape]) => ({ name, shapes: [shape] }))).groups.length;
    expect(pair(["item", "text"], ["items", "list"])).toBe(0);
    expect(pair(["item_id", "text"], ["item_ids", "text"])).toBe(0);
    expect(pair(["attempt", "number"], ["attempts", "number"])).toBe(0);
    expect(pair(["address", "object"], ["addresses", "object"])).toBe(0);
    expect(pair(["discount", "number"], ["discounted", "boolean"])).toBe(0);
    expect(pair(["tag", "list"], ["tags", "list"])).toBe(1);
    expect(pair(["song_count", "number"], ["songs_count", "number"])).toBe(1);
    expect(pair(["max_price", "number"], ["price_max", "number"])).toBe(1);
    // Case is the same name, whatever it holds.
    expect(pair(["itemList", "text"], ["item_list", "list"])).toBe(1);
  });

  it("puts all names of one thing into one group", () => {
    expect(found(["site id", "siteId", "site_id", "Site-ID", "song_id"]).groups).toEqual([
      ["Site-ID", "site id", "siteId", "site_id"],
    ]);
    expect(found(["Song Played", "Play Song", "Songs Played", "Song Skipped"]).groups).toEqual([
      ["Play Song", "Song Played", "Songs Played"],
    ]);
  });

  it("leaves names without words alone, and never throws", () => {
    expect(found(["!!!", "???", "", " ", "—"]).groups).toEqual([]);
  });
});

const word = fc.constantFrom(
  ..."song played play songs list received recieved address adress step 1 2 to of cart sign up in signed item items".split(
    " ",
  ),
);
const name = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(" ")),
  fc.string({ maxLength: 12 }),
);

describe("for any names", () => {
  it("the order and repetition of names don't matter", () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), fc.nat(), (names, seed) => {
        const turned = [...names, ...names.slice(0, seed % 5)].reverse();
        expect(found(turned).groups).toEqual(found(names).groups);
      }),
    );
  });

  it("a name is never similar to itself, and stands in one group at most", () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), (names) => {
        const grouped = found([...names, ...names]).groups.flat();
        expect(grouped).toEqual([...new Set(grouped)]);
        expect(found(names.slice(0, 1)).groups).toEqual([]);
      }),
    );
  });

  it("what two names differ in is the same from either side", () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(likeness(one, other, words)).toEqual(likeness(other, one, words));
      }),
    );
  });

  it("another case is always found", () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzéßñд"),
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), (list) => {
        const plain = list.join(" ");
        for (const nameCase of nameCases) {
          const other = inCase(plain, nameCase);
          if (other === undefined) continue;
          expect(areSimilar(plain, other)).toBe(true);
        }
      }),
    );
  });
});

describe("the work", () => {
  /** Names as plans have them: many with words in common, a few alike. */
  const realistic = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => {
      const of = (list: string, place: number) => list.split(" ")[place % list.split(" ").length] as string;
      const object = of("Song Playlist Invoice Report Subscription Message Address Account Campaign Document", at);
      const action = of(
        "Played Saved Opened Received Recieved Cancelled Shared Exported Renamed Approved",
        Math.floor(at / 10),
      );
      return `${letters(Math.floor(at / 100))} ${object} ${action}`;
    });
  /** Every word one letter from hundreds of others. */
  const hostile = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => `aaaa${letters(at)}aaaa opened`);
  const oneKey = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => `${"-".repeat(at % 97)}song${"_".repeat(1 + Math.floor(at / 97))}played`);

  function letters(at: number): string {
    let text = "";
    for (let rest = at + 1; rest > 0; rest = Math.floor(rest / 26)) text += String.fromCharCode(97 + (rest % 26));
    return text;
  }

  it.each([
    ["names as plans have them", realistic],
    ["words made to be near one another", hostile],
    ["ten thousand spellings of one name", oneKey],
  ])("grows with the names: %s", (_, make) => {
    const [hundred, thousand, tenThousand] = [100, 1000, 10_000].map((count) => found(make(count)).work) as [
      number,
      number,
      number,
    ];
    expect(thousand / hundred).toBeLessThan(14);
    expect(tenThousand / thousand).toBeLessThan(14);
  });

  it("takes a word of any length", () => {
    expect(found([`${"a".repeat(100_000)}b played`, `${"a".repeat(100_000)}c played`]).work).toBeLessThan(100);
  });
});
