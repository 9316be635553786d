/**
 * Events that list properties of the context themselves: they carry what the call passes.
 */

import { without } from "./without.js";

/**
 * The properties of a call in the context, but what the context filled in under names that the call
 * left out, though they are its own.
 */
export function keepingOwn(filled: object, properties: object, own: readonly string[]): object {
  return without(
    filled,
    own.filter((name) => !Object.hasOwn(properties, name)),
  );
}
