import { expect, test } from "vitest";
import { diff } from "../../src/diff/index.js";
import type { Change } from "../../src/diff/model.js";
import { loadText } from "../../src/load/text.js";

// Of what the head has no longer, people are shown a line that it has: next to where it stood, so that it is one of those that changed.

const before = `dictionary:
  country:
    enum:
      - aa
      - bb
      - cc
types:
  genre: [pop, jazz, rock]
bundles:
  song:
    properties:
      title: string
      artist?: string
context:
  url: string
  app_version?: string
entities:
  Listener:
    kind: user
    traits:
      email?: string
      phone?: string
events:
  Song Played:
    include: song
    properties:
      first?: string
      country:
      currency: { enum: [EUR, USD, GBP] }
      device:
        properties:
          os: string
          model?: string
      list?:
        type: array
        items:
          enum: [one, two]
      genre: genre
  Song Stopped:
    properties:
      only?: string
`;

const long = "      list?:\n        type: array\n        items:\n          enum: [one, two]\n";

function gone(...edits: readonly (readonly [string, string])[]): readonly Change[] {
  const after = edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, before);
  const [base, head] = [before, after].map((text) => {
    const loaded = loadText({ "trackc.yaml": "name: example\n", "plans/plan.yaml": text });
    expect(loaded.diagnostics.filter(({ origin }) => origin === "language")).toEqual([]);
    return loaded.value;
  }) as [ReturnType<typeof loadText>["value"], ReturnType<typeof loadText>["value"]];
  return diff(base, head, { today: "2026-01-01" }).changes.filter((change) => change.head === undefined);
}

/** The last line of the head that the only thing which is gone is shown next to. */
function lineFor(...edits: readonly (readonly [string, string])[]): string | undefined {
  const [change, ...others] = gone(...edits);
  expect(others).toEqual([]);
  const after = edits.reduce((text, [from, to]) => text.replace(from, to), before);
  return change?.nearest && after.slice(0, change.nearest.end).split("\n").at(-1)?.trim();
}

test.each([
  ["a value of a list in one line", ", GBP]", "]", "currency: { enum: [EUR, USD"],
  ["the first value, which stood behind nothing", "[EUR, USD", "[USD", "currency: { enum"],
  ["a value of a list in lines: that before it", "      - bb\n", "", "- aa"],
  ["a value of a named type", ", rock]", "]", "genre: [pop, jazz"],
  ["a value inside a list", "[one, two]", "[one]", "enum: [one"],
  ["a property: the end of that before it", "          model?: string\n", "", "os: string"],
  ["the first property: the key around it", "      first?: string\n", "", "properties"],
  ["a property behind a long one", long, "", "model?: string"],
  ["a property of a bundle", "      artist?: string\n", "", "title: string"],
  ["a property of the context", "  app_version?: string\n", "", "url: string"],
  ["the first of the context, whose file is all there is", "  url: string\n", "", undefined],
  ["a trait", "      phone?: string\n", "", "email?: string"],
  [
    "the only property: its event",
    "    properties:\n      only?: string\n",
    "    description: It ends.\n",
    "Song Stopped",
  ],
  ["an event, of which nothing is left", "  Song Stopped:\n    properties:\n      only?: string\n", "", undefined],
])("%s", (_, from, to, line) => {
  expect(lineFor([from, to])).toBe(line);
});

const played = "  Song Played:\n";
const device = "      device:\n        properties:\n          os: string\n";
test.each([
  [
    "a property of an event",
    [
      [played, "  Track Played:\n    renamed_from: Song Played\n"],
      ["      country:\n", ""],
    ],
    "first?: string",
  ],
  [
    "a value inside it",
    [
      [played, "  Track Played:\n    renamed_from: Song Played\n"],
      [", GBP]", "]"],
    ],
    "currency: { enum: [EUR, USD",
  ],
  [
    "a property of a property",
    [
      [device, "      machine:\n        renamed_from: device\n        properties:\n          os: string\n"],
      ["          model?: string\n", ""],
    ],
    "os: string",
  ],
  [
    "a trait of an entity",
    [
      ["  Listener:\n", "  Fan:\n    renamed_from: Listener\n"],
      ["      phone?: string\n", ""],
    ],
    "email?: string",
  ],
  [
    "what stood behind something renamed",
    [
      ["      first?: string\n", "      start?: { type: string, renamed_from: first }\n"],
      ["      country:\n", ""],
    ],
    "start?: { type: string, renamed_from: first }",
  ],
  [
    "what stood behind something renamed in the context",
    [
      ["  url: string\n", "  page: { type: string, renamed_from: url }\n"],
      ["  app_version?: string\n", ""],
    ],
    "page: { type: string, renamed_from: url }",
  ],
] as const)("under another name: %s", (_, edits, line) => {
  const after = edits.reduce((text, [from, to]) => text.replace(from, to), before);
  const removed = gone(...edits).filter(({ kind }) => kind.endsWith("-removed"));
  expect(removed.map(({ nearest }) => nearest && after.slice(0, nearest.end).split("\n").at(-1)?.trim())).toEqual([
    line,
  ]);
});

test("what the head still has, in whatever form, has its own place", () => {
  const base = loadText({ "trackc.yaml": "name: example\n", "plans/plan.yaml": before }).value;
  const head = loadText({
    "trackc.yaml": "name: example\n",
    "plans/plan.yaml": before.replace("title: string", "title: integer"),
  }).value;
  const { changes } = diff(base, head, { today: "2026-01-01" });
  expect(changes.map(({ kind, nearest }) => [kind, nearest])).toEqual([["property-type-changed", undefined]]);
});
