/**
 * The consent gate where one process speaks for many people: what somebody agreed to comes with
 * each call, and what isn't granted there is refused. Nothing waits for a decision.
 */

import { type Message, send } from "./core.js";
import { identityOf } from "./identity.js";
import type { Consent, ConsentCategory, Who } from "./types.js";

/** Sends a call about somebody who granted all the categories. Any other is dropped. */
export function gated(who: Who, categories: readonly ConsentCategory[], message: Message): void {
  if (isGranted(who.consent, categories)) send({ ...message, identity: identityOf(who) });
}

/** Whether a person agreed to all the categories, whatever members every object has. */
export function isGranted(consent: Consent, categories: readonly ConsentCategory[]): boolean {
  return categories.every((category) => consent[category] === true);
}
