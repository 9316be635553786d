import type { Json } from "../model.js";

/** What can be said of whether every value of one type is a value of another. */
export type Proof =
  | { readonly kind: "included" }
  /** With a value of the one that the other does not take. */
  | { readonly kind: "refuted"; readonly witness: Json }
  /** With why it could not be told, in a person's words. */
  | { readonly kind: "undecided"; readonly reason: string };

/** A proof on the way: what is included may rest on questions that are still open. */
export type Answer =
  | {
      readonly kind: "included";
      /** The outermost open question that was taken to be included, counted from 0; infinity when none was. */
      readonly assumes: number;
    }
  | { readonly kind: "refuted"; readonly witness: Json }
  | { readonly kind: "undecided"; readonly reason: string };

/** Included, resting on nothing. */
export const included: Answer = { kind: "included", assumes: Number.POSITIVE_INFINITY };

/** Refuted by a value. */
export function refuted(witness: Json): Answer {
  return { kind: "refuted", witness };
}

/** Not known, and why. */
export function undecided(reason: string): Answer {
  return { kind: "undecided", reason };
}

/** Gathers answers of which all must be *included*: what they rest on, and the first that could not be told. */
export class Conjunction {
  #assumes = Number.POSITIVE_INFINITY;
  #reason: string | undefined;

  /** Takes an answer in; true when it refutes. */
  take(answer: Answer): answer is Extract<Answer, { kind: "refuted" }> {
    if (answer.kind === "included") this.#assumes = Math.min(this.#assumes, answer.assumes);
    else if (answer.kind === "undecided") this.#reason ??= answer.reason;
    return answer.kind === "refuted";
  }

  /** The answer when nothing refuted. */
  answer(): Answer {
    return this.#reason === undefined ? { kind: "included", assumes: this.#assumes } : undecided(this.#reason);
  }
}
