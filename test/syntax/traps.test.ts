import { describe, expect, it } from "vitest";
import { read } from "./support.js";

describe("a ` #` in unquoted text", () => {
  it.each([
    ["description: The song #1\n", "hash-in-text 1:23 #1"],
    ["search: Result #1, or later\n", "hash-in-text 1:16 #1, or later"],
    ["- The #1 song\n", "hash-in-text 1:7 #1 song"],
    ["search: #1 in the list\n", "hash-in-text 1:9 #1 in the list"],
    ["description: The # of songs\n", "hash-in-text 1:18 # of songs"],
    ["a: { description: The # of songs\n  }\n", "hash-in-text 1:23 # of songs"],
    ["trigger: Once per start\n  and also #2\n", "hash-in-text 2:12 #2"],
  ])("is found in %j", (text, expected) => {
    const { found, tree } = read(text);
    expect(found).toEqual([expected]);
    expect(tree.broken).toBeUndefined();
  });

  it.each([
    ["Song #1 Played: { owner: x }\n", "hash-in-text 1:6 #1 Played: { owner: x }"],
    ["d: The song\n  was #1 in\n  the charts\ne: f\n", "hash-in-text 2:7 #1 in"],
  ])("is named as the cause where it breaks the file: %j", (text, expected) => {
    const { found, tree } = read(text);
    expect(found).toEqual([expected]);
    expect(tree.broken).toBe(true);
  });

  it.each([
    "kind: user   # user → identify()\n",
    "kind: user # user → identify()\n",
    "description: A song.  # to be improved\n",
    "description: 'The song' #1\n",
    "description: The song#1\n",
    "ended_at: date-time | null # open while it plays\n",
    "artist?: # looked up\n",
    "description: |\n  The #1 song\n",
    "a: [b, c] #d\n",
    "a: b ## c ##\n",
    "# a: b #1\na: b\n",
  ])("is an honest comment in %j", (text) => {
    expect(read(text).found).toEqual([]);
  });
});

describe("a comma in braces", () => {
  it("is found where it cuts a text, which stays whole", () => {
    const { found, plain } = read("a: { description: first, then second, and third, type: string }\n");
    expect(found).toEqual(["comma-in-braces 1:26 then second"]);
    expect(plain).toEqual(
      new Map([
        [
          "a",
          new Map([
            ["description", "first, then second, and third"],
            ["type", "string"],
          ]),
        ],
      ]),
    );
  });

  it("is found between the texts of values", () => {
    const { found } = read("enum: { search: From a search, or a filter, radio: By the radio }\n");
    expect(found).toEqual(["comma-in-braces 1:32 or a filter"]);
  });

  it.each([
    "properties: { song_id, artist?, Song Name }\n",
    "properties: { description: string, Song Name }\n",
    "a: { song_id: string, artist? }\n",
    "a: { x: string | null, Song Name }\n",
    "a: { description: 'first, then', x }\n",
    "enum: { search: From a search., radio }\n",
  ])("divides, as it should, in %j", (text) => {
    expect(read(text).found).toEqual([]);
  });
});

describe("other traps", () => {
  it("finds a colon without its space in braces, and reads what was meant", () => {
    const { found, plain, diagnostics } = read("a: { song_id:string, artist? }\n");
    expect(found).toEqual(["colon-without-space 1:6 song_id:string"]);
    expect(diagnostics[0]?.help).toContain("`song_id: string`");
    expect(plain).toEqual(
      new Map([
        [
          "a",
          new Map([
            ["song_id", "string"],
            ["artist?", null],
          ]),
        ],
      ]),
    );
  });

  it("leaves names with a colon alone where they have a value or quotes", () => {
    expect(read("a: { app:opened: string, 'b:c' }\n").found).toEqual([]);
  });

  it("finds list items that became part of the text above them", () => {
    expect(read("a:\n  - b\n    - c\n    - d\n").found).toEqual(["list-in-text 3:5 -"]);
  });

  it("lets a text go on over lines", () => {
    const { found, plain } = read("a: one\n  two - three\n  -four\n");
    expect(found).toEqual([]);
    expect(plain).toEqual(new Map([["a", "one two - three -four"]]));
  });

  it.each([
    ["song_id : string\n", "space-around-name 1:1 song_id "],
    ["a: { b? : string }\n", "space-around-name 1:6 b? "],
    ["song_id\u00A0: string\n", "space-around-name 1:1 song_id\u00A0"],
    ["\u2003song_id: string\n", "space-around-name 1:1 \u2003song_id"],
  ])("finds white space around the name in %j", (text, expected) => {
    expect(read(text).found).toEqual([expected]);
  });

  it("keeps white space within quotes, and before a comma", () => {
    expect(read("' a ': b\nc: { d , e }\n").found).toEqual([]);
  });
});
