import { expect, test } from "vitest";
import { compareLines } from "../../src/report/lines.js";
import { growthOf } from "../support/work.js";

test("few changes are found in a long file without comparing all lines with all", () => {
  const textsOf = (length: number): readonly [string[], string[]] => {
    const before = Array.from({ length }, (_, at) =>
      at % 4 === 0 ? `  Event ${at}:` : (["    owner: x", "    properties:", "      id: string"][at % 3] as string),
    );
    const step = length / 20;
    return [before, before.flatMap((each, at) => (at % step === 7 ? [each, "new"] : at % step === 9 ? [] : [each]))];
  };
  const compare = ([before, after]: ReturnType<typeof textsOf>): void => {
    const changed = compareLines(before, after).filter(({ kind }) => kind !== "same");
    expect(changed.flatMap(({ lines }) => lines)).toHaveLength(40);
  };
  expect(growthOf(10_000, textsOf, compare)).toBeLessThan(12);
});
