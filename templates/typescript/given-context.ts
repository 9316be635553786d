/**
 * What events carry where one process speaks for many people: what the application sets once, and
 * what comes with the person of a call.
 */

import type { Context, Who } from "./types.js";

let shared: Partial<Context> = {};

/**
 * Sets what is true of this process, such as its version, takes back what is `undefined`, and keeps
 * the rest as it is. All calls of all requests carry it, so what belongs to a request or a person
 * goes with these instead: `{ userId: "1231", context: { … } }`.
 *
 * A call carries what is set when it is made. What is set later doesn't reach those that wait.
 */
export function setContext(values: Partial<Context>): void {
  shared = { ...shared, ...values };
  for (const name of Object.keys(values) as (keyof Context)[]) {
    if (values[name] === undefined) delete shared[name];
  }
}

/** The properties of a call with both contexts. The call's own stand first, then the person's. */
export function inContext(properties: object, { context }: Pick<Who, "context">): object {
  // Engines know the shape of the properties: beginning with a context is many times as slow.
  return { ...properties, ...shared, ...context, ...properties };
}
