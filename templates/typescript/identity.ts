/**
 * Whom a call is about, without what else is told of that person.
 */

import type { Identity } from "./core.js";

/** The ids alone: what adapters pass on. */
export function identityOf({ userId, anonymousId }: Identity): Identity {
  return userId === undefined ? { anonymousId } : { userId, anonymousId };
}
