import { describe, expect, test } from "vitest";
import { nearest, nearestOf } from "../../src/diagnostics/nearest.js";
import { didYouMean } from "../../src/diagnostics/spelling.js";
import fc from "../support/fast-check.js";

const span = { file: "a", start: 0, end: 1 };
const change = (to: string) => ({ kind: "replace-value", value: span, to }) as const;

describe("the nearest word", () => {
  test("says whether another is as near", () => {
    expect(nearestOf("strng", ["string", "strong"])).toEqual({ name: "string", isOnly: false, distance: 1 });
    expect(nearestOf("desciption", ["description", "retention"])).toEqual({
      name: "description",
      isOnly: true,
      distance: 1,
    });
    expect(nearestOf("Kind", ["kind", "king"])).toEqual({ name: "kind", isOnly: true, distance: 0 });
    expect(nearestOf("kimd", ["king", "kind"])?.isOnly).toBe(true);
    expect(nearestOf("xyz", ["kind"])).toBeUndefined();
  });
  test("is not there twice because it is listed twice", () => {
    expect(nearestOf("strng", ["string", "string"])?.isOnly).toBe(true);
  });
  test("is the same in any order of the words", () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "c", "B"), maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 }), words, (word, list) => {
        expect(nearestOf(word, [...list].reverse())).toEqual(nearestOf(word, list));
        expect(nearest(word, list)).toBe(nearestOf(word, list)?.name);
      }),
    );
  });
});

describe("what is offered", () => {
  const one = { name: "kind", isOnly: true, distance: 1 };
  test("is safe for one letter in a word of the language", () => {
    expect(didYouMean(one, change, "of the language").fix).toEqual({
      title: "Write `kind`",
      safe: true,
      changes: [change("kind")],
    });
    expect(didYouMean({ ...one, distance: 2 }, change, "of the language").fix?.safe).toBe(false);
  });
  test("is unsafe for a name that somebody chose", () => {
    expect(didYouMean(one, change).fix?.safe).toBe(false);
  });
  test("is only told where there is a choice, or no place", () => {
    expect(didYouMean({ ...one, isOnly: false }, change)).toEqual({ help: "Did you mean `kind`?" });
    expect(didYouMean(one)).toEqual({ help: "Did you mean `kind`?" });
    expect(didYouMean(undefined, change)).toEqual({});
  });
});
