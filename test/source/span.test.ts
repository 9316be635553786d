import { describe, expect, it } from "vitest";
import { lineStarts, positionAt } from "../../src/source/span.js";

const file = (text: string) => ({ path: "a.yaml", text, linted: true });

describe("a position", () => {
  it("counts lines that end with LF, CRLF or a lone CR", () => {
    expect(lineStarts(file("a\nb\r\nc\rd"))).toEqual([0, 2, 5, 7]);
  });

  it("counts from 1, and takes what is past the end as the end", () => {
    const one = file("ab\ncd\n");
    expect(positionAt(one, 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt(one, 2)).toEqual({ line: 1, column: 3 });
    expect(positionAt(one, 4)).toEqual({ line: 2, column: 2 });
    expect(positionAt(one, 99)).toEqual({ line: 3, column: 1 });
  });
});
