import { describe, expect, it } from "vitest";
import { type Destination, destinations, type NameLimits } from "../../../src/destinations/index.js";
import { Breaches } from "../../../src/lint/plans/breaches.js";
import { checkName, type NameBreach, nameScreen } from "../../../src/lint/plans/name-limits.js";
import type { GroupReporter } from "../../../src/lint/rule.js";
import fc from "../../support/fast-check.js";

const limitsOf = destinations.flatMap((destination) =>
  [destination.events.name, destination.properties.name, destination.traits.name].map(
    (limits) => [destination, limits] as const,
  ),
);

const reserved = limitsOf.flatMap(([, { reserved = [] }]) =>
  reserved.flatMap(({ value }) => [...value.names, ...value.prefixes]),
);

/** Names about the limits: reserved ones and what is like them, long ones, ones of other letters, and any. */
const name = fc.oneof(
  fc.constantFrom(...reserved),
  fc.tuple(fc.constantFrom(...reserved), fc.constantFrom("", "x", "_id")).map(([one, end]) => `${one}${end}`),
  fc.constantFrom(...reserved).map((one) => one.toUpperCase()),
  fc
    .tuple(fc.constantFrom("a", "é", "曲", "😀", "a_"), fc.integer({ min: 1, max: 600 }))
    .map(([one, times]) => one.repeat(times)),
  fc.string(),
);

function isBeyond(text: string, destination: Destination, limits: NameLimits): boolean {
  const breaches = new Breaches<NameBreach>();
  checkName({ name: text, place: { file: "plan.yaml", start: 0, end: 1 }, key: text }, limits, destination, breaches);
  let found = false;
  const reporter: GroupReporter = {
    reportTogether: (items, placesOf, tell) => tell(new Map(items.map((item) => [item, placesOf(item)[0]]))),
    reportAmong: () => undefined,
  };
  breaches.tell(reporter, () => {
    found = true;
  });
  return found;
}

describe("the quick test of names", () => {
  it("lets no name through that one of the limits has something to say of", () => {
    fc.assert(
      fc.property(name, fc.subarray(limitsOf, { minLength: 1 }), (text, some) => {
        const isSuspect = nameScreen(some.map(([, limits]) => limits));
        if (some.some(([destination, limits]) => isBeyond(text, destination, limits)))
          expect(isSuspect(text)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("finds nothing suspect in names as nearly all are", () => {
    const isSuspect = nameScreen(limitsOf.map(([, limits]) => limits));
    expect(["song_title", "number_of_songs", "position_seconds"].filter(isSuspect)).toEqual([]);
  });
});
