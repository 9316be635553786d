import { expect, test } from "vitest";
import { wordsOf } from "../../src/plan/identifiers/words.js";
import fc from "../support/fast-check.js";
import { isLong } from "../support/long.js";

/** Changes nothing of the words, and keeps a name from being read as a plain one: a letter that nobody sees. */
const unseen = "\u200b";

test("a plain name has the words that the general rule finds in it", () => {
  const letters = fc.constantFrom(..."aazZAB19 _-'.$/");
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: letters })), (name) => {
      expect(wordsOf(name)).toEqual(wordsOf(`${name}${unseen}`));
    }),
    { numRuns: isLong ? 100_000 : 2_000 },
  );
  expect(wordsOf("HTTPServer it's2nd songX")).toEqual(["HTTP", "Server", "its2nd", "song", "X"]);
});
