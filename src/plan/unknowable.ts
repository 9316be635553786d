import type { Type } from "./model.js";

/**
 * Stands for a type that could not be made out, which has been reported. It is told apart from a written `any` by being
 * this object, so that one mistake is not followed by others.
 */
export const unknowable: Type = { kind: "any" };
