import type fc from "../support/fast-check.js";
import { type Draw, drawn } from "./draw.js";
import { mutated } from "./mutations.js";
import { type GeneratedPlan, makePlan, rearranged, textsOf } from "./plan.js";
import { rewritten } from "./rewrites.js";

/** The texts of a plan's files, by path. */
export type Texts = Readonly<Record<string, string>>;

/** A plan and what could have become of it. */
export interface Family {
  readonly base: Texts;
  /** The same in other words and other places. */
  readonly same: readonly Texts[];
  /** With a piece or several changed, of it or of what says the same. */
  readonly kin: readonly Texts[];
  /** Another plan altogether. */
  readonly stranger: Texts;
}

const ids = ["string", "string", "integer", "uuid"];

/** Families of plans: each a plan, what equals it by construction, what came of it, and a stranger. */
export const families: fc.Arbitrary<Family> = drawn((draw) => {
  const plan = makePlan(draw, ids);
  const same = rewritten(draw, plan);
  return {
    base: textsOf(plan),
    same: [rearranged(plan), rearranged(same)],
    kin: [
      textsOf(changed(draw, plan, 1)),
      textsOf(changed(draw, plan, 1)),
      rearranged(changed(draw, same, 1)),
      textsOf(changed(draw, plan, 3)),
    ],
    // Of the same manifest, so that it can be compared.
    stranger: textsOf({ ...makePlan(draw, ids), manifest: plan.manifest }),
  };
});

function changed(draw: Draw, plan: GeneratedPlan, times: number): GeneratedPlan {
  let made = plan;
  for (let at = 0; at < times; at++) made = mutated(draw, made);
  return made;
}
