/**
 * What is left out of a call about somebody who didn't agree to it.
 */

import { isGranted } from "./given-consent.js";
import type { ConsentCategory, Who } from "./types.js";

/** The properties but those that need a consent which isn't given. */
export function permitted(
  properties: object,
  { consent }: Pick<Who, "consent">,
  needs: Readonly<Record<string, readonly ConsentCategory[]>>,
): object {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([name]) => !Object.hasOwn(needs, name) || isGranted(consent, needs[name] ?? []),
    ),
  );
}
