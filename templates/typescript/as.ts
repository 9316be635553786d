/**
 * Calls that are all about one person, as in a request.
 */

import type { CallOptions } from "./core.js";
import type { Who } from "./types.js";

/** What all calls of a request have in common besides the person. */
export type RequestOptions = Pick<CallOptions, "context" | "integrations">;

/** Makes a call about the person that it is bound to. */
export type BoundCalls = <Values extends readonly unknown[]>(
  call: (...values: [...Values, who: Who, options?: CallOptions | undefined]) => void,
  ...values: NoInfer<Values>
) => void;

/**
 * Binds calls to a person for as long as a request takes: after `const t = as({ userId: "1231" })`
 * write `t(appOpened, { … })`. What the SDK should know of the request goes with every call:
 * `as({ userId: "1231" }, { context: { ip } })`.
 *
 * The function is handed over, not a member of `t`, so that a bundler still sees which functions
 * an application uses, and leaves out the others.
 */
export function as(who: Who, options?: RequestOptions): BoundCalls {
  return (call, ...values) => call(...values, who, options);
}
