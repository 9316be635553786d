import type { Type } from "../../plan/model.js";
import { smallest } from "../../plan/subtype/index.js";
import type { Call } from "./place.js";
import { type Findings, included } from "./proving.js";
import type { Worlds } from "./worlds.js";

/** What the head makes of a call that it does not know. */
const refusing: Type = { kind: "union", members: [] };

/** A call that the head does not know. */
export function goneCall(call: string, name: string, shape: Type): Call {
  return { call, base: { name, shape }, head: { name, shape: refusing } };
}

/** What it means that a call is sent no more under its name: what was valid is unknown, and nothing unseen arrives. */
export function gone({ types }: Worlds, shape: Type): Findings {
  const witness = smallest(shape, types);
  const reason = "no payload of the call could be made";
  return {
    producers: {
      proof: witness === undefined ? { kind: "undecided", reason } : { kind: "refuted", witness },
      steps: [],
      names: undefined,
    },
    consumers: { proof: included, steps: [], names: undefined },
  };
}
