import { expect, it } from "vitest";
import type { Json } from "../../../src/plan/model.js";
import { accepts } from "../../../src/plan/values/accepts.js";
import { waysThrough } from "../../../src/plan/values/patterns/cost.js";
import { parsePattern } from "../../../src/plan/values/patterns/syntax.js";
import * as t from "../../support/types.js";
import { growthOf } from "../../support/work.js";

it("long lists of different items are compared in one go", () => {
  const itemsOf = (length: number): Json => Array.from({ length }, (_, at) => ({ at }));
  const type = t.array(undefined, { uniqueItems: true });
  expect(growthOf(1_000, itemsOf, (items) => expect(accepts(type, items, t.none)).toBe(true))).toBeLessThan(12);
});

it("long classes of patterns are read in one go", () => {
  const lettersOf = (length: number): string =>
    Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + 2 * at)).join("");
  const growth = growthOf(900, lettersOf, (letters) => {
    for (const pattern of [`^[${letters}]$`, `^[^${letters}a-f-]$`]) {
      const tree = parsePattern(pattern);
      expect(tree && waysThrough(tree, 10)).toBe(1);
    }
  });
  expect(growth).toBeLessThan(12);
});
