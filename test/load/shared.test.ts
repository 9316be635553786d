import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../src/diagnostics/diagnostic.js";
import { diff } from "../../src/diff/index.js";
import { SharedWork } from "../../src/load/shared.js";
import { loadText } from "../../src/load/text.js";
import type { LoadedPlan } from "../../src/loaded.js";
import { Memory } from "../../src/plan/resolve/memory.js";
import { largePlan } from "../generators/large.js";
import { families, type Texts } from "../generators/pairs.js";
import fc from "../support/fast-check.js";
import { filesIn } from "../support/folder.js";
import { loadWith, manifestName } from "../support/shared-work.js";

// Both sides of a comparison share what is the same in both: nobody can tell by what is found.

/** Every event in a file of its own, so that most files stay as they are. */
function apart(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([path, text]) => {
      const lines = text.split("\n");
      const start = lines.indexOf("events:");
      if (path === manifestName || start < 0) return [[path, text]];
      const length = lines.slice(start + 1).findIndex((line) => /^[^\s#]/.test(line));
      const end = length < 0 ? lines.length : start + 1 + length;
      const rest = [...lines.slice(0, start), ...lines.slice(end)].join("\n");
      const events: string[][] = [];
      for (const line of lines.slice(start + 1, end)) {
        if (/^ {2}\S/.test(line)) events.push([]);
        events.at(-1)?.push(line);
      }
      const files = events.map((one) => [
        path.replace(/\.yaml$/, `.${encodeURIComponent(one[0]?.trim() ?? "")}.yaml`),
        `events:\n${one.join("\n")}\n`,
      ]);
      return [[path, rest], ...files];
    }),
  );
}

/**
 * Compares two plans both ways, with what they share and without; one with errors only as a base. Gives how many events are the very same
 * objects on both sides.
 */
async function sharedEvents(base: Texts, head: Texts): Promise<number> {
  const [one, other] = [base, head].map((texts) => loadText(texts).value) as [LoadedPlan, LoadedPlan];
  const shared = new SharedWork({ memory: new Memory() });
  // What has errors leaves nothing to what is loaded after it.
  const isFirst = hasErrors(one.diagnostics);
  const early = isFirst ? await loadWith(shared, head) : undefined;
  const before = await loadWith(shared, base);
  const after = early ?? (await loadWith(shared, head));
  const today = "2026-01-01";
  if (!hasErrors(other.diagnostics)) expect(diff(before, after, { today })).toEqual(diff(one, other, { today }));
  if (!hasErrors(one.diagnostics)) expect(diff(after, before, { today })).toEqual(diff(other, one, { today }));
  const events = new Set(before.plan.events);
  return after.plan.events.filter((event) => events.has(event)).length;
}

describe("sides that share what is the same in both compare as sides that share nothing", () => {
  test("whatever became of a plan", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(families, async ({ base, same, kin, stranger }) => {
        for (const head of [...same, ...kin, stranger]) {
          await sharedEvents(base, head);
          await sharedEvents(apart(base), apart(head));
        }
      }),
      { numRuns: 15 },
    );
  });

  test("of a large plan of which one file changed", async () => {
    const base = largePlan(300);
    const file = "plans/area-002.yaml";
    const lines = (base[file] ?? "").split("\n");
    const types = lines.map((line) => line.replace("surface: surface", "surface: integer")).join("\n");
    const second = lines.findIndex((line, at) => at > 1 && /^ {2}\S/.test(line));
    const gone = [lines[0], ...lines.slice(second)].join("\n");
    expect(new Set([base[file], types, gone]).size).toBe(3);
    for (const now of [types, gone]) {
      const count = await sharedEvents(base, { ...base, [file]: now });
      expect(count).toBeGreaterThan(150);
      expect(count).toBeLessThan(300);
    }
  });

  test("in the fixtures", { timeout: 120_000 }, async () => {
    let count = 0;
    for (const story of readdirSync("test/diff/fixtures")) {
      const [base, head] = ["base", "head"].map((side) => ({
        [manifestName]: "name: example\n",
        ...filesIn(`test/diff/fixtures/${story}/${side}`),
      }));
      await sharedEvents(base as Texts, head as Texts);
      count += await sharedEvents(apart(base as Texts), apart(head as Texts));
    }
    expect(count).toBeGreaterThan(10);
  });

  test("of which the base has a mistake in what the other side shares with it", async () => {
    const of = (name: string, more = ""): Texts => ({
      [manifestName]: "name: example\n",
      "plans/one.yaml": "events:\n  Song Played: { renamed_from: Song Sent, properties: { song_id: string } }\n",
      "plans/other.yaml": `events:\n  ${name}: { properties: { song_id: string${more} } }\n`,
    });
    await sharedEvents(of("Song Sent"), of("Song Shared"));
    await sharedEvents(of("Song Sent"), of("Song Shared", ", to: string"));
  });
});
