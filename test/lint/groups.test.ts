import { describe, expect, it } from "vitest";
import { type LintOptions, lint } from "../../src/lint/index.js";
import { loadText } from "../../src/load/text.js";
import { baselineName, baselineText } from "../../src/project/baseline.js";
import fc from "../support/fast-check.js";

/** Rules that tell of many places in one finding, or of places by one another. A new use may make two names alike: see below. */
const grouping = ["destination-event-name", "destination-property-name", "destination-type", "property-type-conflict"];

/** Names of few words and letters, so that many are like one another or beyond a limit. */
const words = fc.constantFrom("Song", "Songs", "Play", "Played", "Album", "Saved", "Save", "firebase", "ga");
const separator = fc.constantFrom(" ", "_");
const name = fc
  .tuple(fc.array(words, { minLength: 1, maxLength: 3 }), separator)
  .map(([parts, between]) => parts.join(between));
const property = fc.constantFrom(
  "song_id",
  "songId",
  "song_ids",
  "firebase_id",
  "time",
  "length",
  "lenght",
  "query term",
);
const type = fc.constantFrom("string", "integer", "number", "boolean", "object", "array", "date-time");
const event = fc.record({ name, file: fc.nat(2), properties: fc.dictionary(property, type, { maxKeys: 4 }) });
const plans = fc.uniqueArray(event, { selector: ({ name }) => name.replaceAll("_", " "), minLength: 1, maxLength: 14 });

interface Written {
  readonly name: string;
  readonly file: number;
  readonly properties: Readonly<Record<string, string>>;
}

function filesOf(events: readonly Written[], entries: readonly string[]): Record<string, string> {
  const files: Record<string, string> = {
    "trackc.yaml": "name: demo\nlint: { extends: strict }\nvocabulary: { destinations: [ga4, clevertap] }\n",
    "plans/plan0.yaml": "events: {}\n",
    ...Object.fromEntries(entries.map((entry) => [baselineName, entry])),
  };
  for (const file of new Set(events.map((each) => each.file))) {
    const own = events.filter((each) => each.file === file).map((each) => [each.name, { properties: each.properties }]);
    files[`plans/plan${file}.yaml`] = `events: ${JSON.stringify(Object.fromEntries(own))}\n`;
  }
  return files;
}

function linted(events: readonly Written[], baseline: readonly string[], options: Partial<LintOptions> = {}) {
  const { value, diagnostics } = loadText(filesOf(events, baseline));
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return lint(value, { today: "2026-01-01", ...options });
}

/** The baseline that `--write-baseline` makes of a plan. */
function recorded(events: readonly Written[], options: Partial<LintOptions> = {}): string {
  return baselineText(linted(events, [], options).value.baseline.all);
}

/** What the rules found, as codes and places. */
const told = ({ diagnostics }: ReturnType<typeof linted>) =>
  diagnostics.filter(({ origin }) => origin === "rule").map(({ code, path }) => [code, path.join("/")]);

describe("what is told of many places at once", () => {
  it("is all known, and nothing outdated, once a baseline has been written of it", () => {
    fc.assert(
      fc.property(plans, (events) => {
        const baseline = recorded(events);
        const again = linted(events, [baseline]);
        expect(told(again)).toEqual([]);
        expect(baselineText(again.value.baseline.pruned)).toBe(baseline);
        expect(baselineText(again.value.baseline.all)).toBe(baseline);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves one new bad thing to be told where it stands, beside what a baseline knows", () => {
    const only = { only: grouping };
    const bad = fc.constantFrom("Aaa Bbb", "Mmm Nnn", "Zzz Xxx");
    fc.assert(
      fc.property(plans, bad, fc.nat(2), fc.option(property), (events, fresh, file, used) => {
        // A type that no other use has, of a name that some events may have.
        const properties = used === null ? {} : { [used]: "array" };
        const others = events.map((each) => ({
          ...each,
          properties: Object.fromEntries(Object.entries(each.properties).filter(([, type]) => type !== "array")),
        }));
        const baseline = recorded(others, only);
        const found = told(linted([...others, { name: fresh, file, properties }], [baseline], only));
        expect(found).toContainEqual(["destination-event-name", `events/${fresh}`]);
        // Which of two types is the odd one was open before, so that either use may be told.
        const conflicts = found.filter(
          ([code, path]) => code === "property-type-conflict" && path?.endsWith(`/${used}`),
        );
        const isConflict = others.some((each) => used !== null && Object.hasOwn(each.properties, used));
        expect(conflicts).toHaveLength(isConflict ? 1 : 0);
        const fromNew = found.filter(([, path]) => path?.startsWith(`events/${fresh}`));
        expect(found.filter((each) => !fromNew.includes(each) && !conflicts.includes(each))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves another name that is like a recorded one to be told, whichever of them is the one to keep", () => {
    const only = { only: ["name-too-similar"] };
    const three = fc.shuffledSubarray(["Song Played", "Play Song", "Songs Played", "Song Play", "Played Songs"], {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(three, fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }), (names, files) => {
        const events = names.map((name, at) => ({ name, file: files[at] as number, properties: {} }));
        const baseline = recorded(events.slice(0, 2), only);
        expect(told(linted(events, [baseline], only))).toEqual([["name-too-similar", `events/${names[2]}`]]);
      }),
      { numRuns: 60 },
    );
  });
});
