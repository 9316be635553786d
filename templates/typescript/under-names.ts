/**
 * Events that changed their names, during the time in which both names are sent.
 */

import type { CallOptions } from "./core.js";

/**
 * Makes a call under each of an event's names. Where the caller gave a `messageId`, every name but
 * the first gets one of its own, the same whenever the call is repeated.
 */
export function underNames(
  names: readonly string[],
  options: CallOptions | undefined,
  call: (name: string, options: CallOptions | undefined) => void,
): void {
  names.forEach((name, at) => {
    const id = options?.messageId;
    call(name, id === undefined || at === 0 ? options : { ...options, messageId: `${id}-${at}` });
  });
}
