import { describe, expect, it } from "vitest";
import { compareFacts } from "../../../src/diff/facts/index.js";
import { planOf } from "./told.js";

function hints(base: string, head: string): readonly string[] {
  const plan = planOf(`events:\n${head}\n`);
  return compareFacts(planOf(`events:\n${base}\n`), plan).hints.map(({ removed, added, line, at }) => {
    const place = plan.sources.get(at.file)?.text.slice(at.start, at.end);
    return `${removed.path.join("/")} → ${added.path.join("/")}: ${line} at ${place}`;
  });
}

describe("something that looks renamed", () => {
  it("is an event with the same words in other letters or in another order", () => {
    expect(hints("  Song Played:\n  Other: ", "  song_played:\n  Other: ")).toEqual([
      "events/Song Played → events/song_played: renamed_from: Song Played at song_played",
    ]);
    expect(hints("  Played Song:", "  Song Played:")).toEqual([
      "events/Played Song → events/Song Played: renamed_from: Played Song at Song Played",
    ]);
  });

  it("is an event with the same properties and a word in common, or with many of them", () => {
    expect(
      hints("  Song Saved: { properties: { id: string } }", "  Song Liked: { properties: { id: string } }"),
    ).toHaveLength(1);
    expect(
      hints("  Song Saved: { properties: { id: string } }", "  Cart Seen: { properties: { id: string } }"),
    ).toEqual([]);
    const three = "{ properties: { a: string, b: integer, c: boolean } }";
    expect(hints(`  Song Saved: ${three}`, `  Track Kept: ${three}`)).toHaveLength(1);
  });

  it("is a slip of a letter", () => {
    expect(
      hints("  A: { properties: { recieved_at: date } }", "  A: { properties: { received_at: date-time } }"),
    ).toEqual([
      "events/A/properties/recieved_at → events/A/properties/received_at: renamed_from: recieved_at at received_at",
    ]);
  });

  it("is found once where a bundle brings it into many events", () => {
    const plan = (name: string): string =>
      `  A: { include: b }\n  B: { include: b }\nbundles:\n  b: { properties: { ${name}: string } }`;
    expect(hints(plan("songId"), plan("song_id"))).toEqual([
      "events/A/properties/songId → events/A/properties/song_id: renamed_from: songId at song_id",
    ]);
  });

  it("is nothing that was declared, that has two partners, or that has little in common", () => {
    expect(hints("  Song Played:", "  song_played: { renamed_from: Song Played }")).toEqual([]);
    expect(
      hints(
        "  Song Saved: { properties: { id: string } }",
        "  Song Liked: { properties: { id: string } }\n  Song Kept: { properties: { id: string } }",
      ),
    ).toEqual([]);
    expect(hints("  A: { properties: { price: number } }", "  A: { properties: { artist: string } }")).toEqual([]);
    expect(hints("  A: { properties: { a: string } }", "  A: { properties: { b: string } }")).toEqual([]);
  });

  it("puts names that need quotes into quotes", () => {
    expect(hints("  'Song: Played':", "  Song Played:")).toEqual([
      "events/Song: Played → events/Song Played: renamed_from: 'Song: Played' at Song Played",
    ]);
  });
});
