import { expect, it } from "vitest";
import { subtype } from "../../../src/plan/subtype/index.js";
import * as t from "../../support/types.js";

// What versions of real schemas once got wrong.

it("tells that a text of any length gets a longest one, however long: columns of warehouses take 65,535 characters", () => {
  const proof = subtype(t.string({ minLength: 1 }), t.none, t.string({ maxLength: 65_535 }), t.none);
  expect(proof).toEqual({ kind: "refuted", witness: "a".repeat(65_536) });
  const beside = t.union(t.string({ maxLength: 65_535 }), t.oneOf("a".repeat(65_536)));
  expect(subtype(t.string(), t.none, beside, t.none).kind).toBe("refuted");
});

it("makes no text that is longer than a column could ever be", () => {
  const proof = subtype(t.string(), t.none, t.string({ maxLength: 16_777_215 }), t.none);
  expect(proof).toEqual({ kind: "undecided", reason: "texts of 16777216 characters are too long to be tried" });
});

it("takes an object that may name few things at a time for the objects that it may be", () => {
  const one = t.union(t.object({ http: t.string() }), t.object({ embedded: t.string() }));
  const both = t.object({ "http?": t.string(), "embedded?": t.string() });
  expect(subtype(one, t.none, both, t.none).kind).toBe("included");
  expect(subtype(both, t.none, one, t.none)).toEqual({ kind: "refuted", witness: {} });
});
