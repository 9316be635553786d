import { describe, expect, it } from "vitest";
import { Offsets, Places, spanning, within } from "../../src/lint/spans.js";
import type { Span } from "../../src/source/span.js";

const span = (start: number, end: number, file = "a.yaml"): Span => ({ file, start, end });

describe("places", () => {
  it("are within one another by both ends and by file", () => {
    expect(within(span(1, 9), span(1, 9))).toBe(true);
    expect(within(span(1, 9), span(0, 5))).toBe(false);
    expect(within(span(1, 9), span(5, 10))).toBe(false);
    expect(within(span(1, 9), span(2, 3, "b.yaml"))).toBe(false);
  });

  it("span from the first to the last", () => {
    expect(spanning(span(3, 5), span(8, 9))).toEqual(span(3, 9));
  });

  it("are found by any offset in them", () => {
    const places = new Places([
      [span(20, 30), "second"],
      [span(5, 10), "first"],
      [span(0, 50, "b.yaml"), "elsewhere"],
    ] as const);
    expect(places.at(span(5, 6))).toBe("first");
    expect(places.at(span(10, 10))).toBe("first");
    expect(places.at(span(11, 12))).toBeUndefined();
    expect(places.at(span(25, 99))).toBe("second");
    expect(places.at(span(0, 1))).toBeUndefined();
    expect(places.at(span(7, 8, "b.yaml"))).toBe("elsewhere");
    expect(places.at(span(7, 8, "c.yaml"))).toBeUndefined();
  });

  it("know whether a range holds an offset", () => {
    const offsets = new Offsets([span(40, 41), span(7, 8)]);
    expect(offsets.anyIn(span(0, 6))).toBe(false);
    expect(offsets.anyIn(span(0, 7))).toBe(true);
    expect(offsets.anyIn(span(8, 39))).toBe(false);
    expect(offsets.anyIn(span(8, 40))).toBe(true);
    expect(offsets.anyIn(span(0, 99, "b.yaml"))).toBe(false);
  });
});
