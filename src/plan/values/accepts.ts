import type { Json, Type } from "../model.js";
import type { Types } from "./atoms.js";
import { Judge, type Verdict } from "./judge.js";

export type { Types } from "./atoms.js";
export { type Rejection, rejections } from "./rejections.js";

/**
 * Whether a value is one of a type, with the meaning that JSON Schema gives: lengths in code points, `1.0` an integer,
 * `uniqueItems` by deep equality, formats checked. A value of which that can't be told is not accepted; {@link judge}
 * knows the difference.
 */
export function accepts(type: Type, value: Json, types: Types): boolean {
  return judge(type, value, types) === true;
}

/** The same, `undefined` where it can't be told: a pattern takes too long on it, or it is nested too deeply. */
export function judge(type: Type, value: Json, types: Types): Verdict {
  return new Judge(types).verdict(type, value);
}
