import { describe, expect, it } from "vitest";
import type { Steps } from "../../src/plan/resolve.js";
import { resolvePlan } from "../../src/plan/resolve.js";
import { emptyProject } from "../../src/project/empty.js";
import { parse } from "../../src/syntax/parse.js";

/** A plan as teams write them: bundles, look-ups, references, refinements and their own properties in every event. */
function planOf(events: number): string {
  const lines = [
    "metrics:",
    "  plays: { question: Do they listen? }",
    "entities:",
    "  song: { kind: object, id: song_id, traits: { song_id: string, title: { type: string, maxLength: 200 } } }",
    "types:",
    "  genre: [pop, rock, jazz]",
    "  place: { properties: { city: string, within?: place } }",
    "dictionary:",
  ];
  for (let at = 0; at < events; at++) lines.push(`  measure_${at}: { type: number, minimum: ${at} }`);
  lines.push("bundles:", "  song: { properties: { song_id: song.song_id, title: song.title } }", "events:");
  for (let at = 0; at < events; at++) {
    lines.push(
      `  Thing ${at} Done:`,
      `    description: Somebody did thing ${at}.`,
      "    include: song",
      "    answers: plays",
      "    properties:",
      `      measure_${at}:`,
      `      measure_${(at * 7) % events}_again: { type: integer, minimum: 0, maximum: 100 }`,
      "      title?: { maxLength: 100 }",
      "      genre?: genre | null",
      "      places: place[]",
      "      source: [search, radio]",
      "    examples:",
      `      - { measure_${at}: ${at + 1}, measure_${(at * 7) % events}_again: 3, song_id: s, places: [], source: radio }`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function workOf(events: number): number {
  const tree = parse({ path: "plans/plan.yaml", text: planOf(events), linted: true }).value;
  const steps: Steps = { read: 0, followed: 0 };
  const { diagnostics } = resolvePlan([tree], emptyProject("music"), steps);
  expect(diagnostics).toEqual([]);
  return steps.read + steps.followed;
}

describe("resolving a plan", () => {
  it("takes work in proportion to the plan", () => {
    const small = workOf(100);
    const middle = workOf(1_000);
    const large = workOf(10_000);
    expect(small).toBeGreaterThan(1_000);
    expect(middle / small).toBeLessThan(12);
    expect(large / middle).toBeLessThan(12);
  });
});
