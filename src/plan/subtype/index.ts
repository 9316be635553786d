import type { Json, Type } from "../model.js";
import { judge } from "../values/accepts.js";
import type { Types } from "../values/atoms.js";
import { Emptiness } from "./emptiness.js";
import type { Proof } from "./proof.js";
import { Prover } from "./prover.js";
import { SmallValues } from "./smallest.js";
import { type Theory, theory } from "./theory.js";

export type { Proof } from "./proof.js";
export { usedUp } from "./prover.js";

/** How a comparison may be limited. */
export interface SubtypeOptions {
  /** How many steps it may take; a question about one property takes a handful. */
  readonly budget?: number | undefined;
}

/** Compares types: {@link subtype}, on a theory. */
export type Subtype = (a: Type, aTypes: Types, b: Type, bTypes: Types, options?: SubtypeOptions) => Proof;

const budget = 20_000;

/**
 * Whether every value of `a` is a value of `b`: *included*, *refuted* with a small value of `a` that `b` does not take, or
 * *undecided* with the reason. `aTypes` and `bTypes` look up the named types of either side.
 *
 * Inclusion of sets, not of keywords: an enum lies in the union of its parts. Included is meant of all JSON values, and every
 * witness was judged by both types. Undecided are questions about different patterns or formats, and what takes more
 * steps than the budget has.
 */
export const subtype: Subtype = subtypeBy(theory);

/** The same by another theory. */
export function subtypeBy(rules: Theory): Subtype {
  return (a, aTypes, b, bTypes, options = {}) => {
    const answer = new Prover(rules, aTypes, bTypes, options.budget ?? budget).notIn(a, [b]);
    if (answer.kind !== "refuted") return answer.kind === "included" ? { kind: "included" } : answer;
    const holds = judge(a, answer.witness, aTypes) === true && judge(b, answer.witness, bTypes) === false;
    return holds ? answer : { kind: "undecided", reason: unconfirmed };
  };
}

/** The reason when a witness does not hold on second sight: a mistake of ours, and no harm to anybody. */
export const unconfirmed = "a difference was found, but no value that shows it";

/**
 * Whether a type holds no value at all, as far as that can be told without reasoning about patterns: bounds that leave
 * nothing, an enum without members, a required property that can't have a value, recursion that never reaches one.
 */
export function isEmpty(type: Type, types: Types): boolean {
  return new Emptiness(types).isEmpty(type);
}

/** A small value of a type, the smallest that is easily found; `undefined` where none is, as for an intricate pattern. */
export function smallest(type: Type, types: Types): Json | undefined {
  return new SmallValues(types).several(type, 1)[0];
}
