/**
 * What is left out of calls until the person agrees to it.
 */

import { isGranted } from "./consent.js";
import type { ConsentCategory } from "./types.js";

/** The properties but those that need a consent which isn't given. */
export function permitted(
  properties: object,
  needs: Readonly<Record<string, readonly ConsentCategory[]>>,
): object {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([name]) => !Object.hasOwn(needs, name) || needs[name]?.every(isGranted),
    ),
  );
}
