import type { Message } from "../core.js";

/**
 * The event that carries amounts to add to SDKs that can't add, a property for each trait: set as
 * traits they would replace a total by the last amount, while an event's properties can be summed.
 */
export const TRAITS_ADDED = "Traits Added";

/** A call's traits, apart by how they are written. */
export interface WrittenTraits {
  /** Replace what is there. */
  readonly set: Readonly<Record<string, unknown>>;
  /** Keep the first value they got. */
  readonly setOnce: Readonly<Record<string, unknown>>;
  /** Are added to what is there. */
  readonly increment: Readonly<Record<string, unknown>>;
}

/** Tells a call's traits apart, for SDKs that have a call for each way to write them. */
export function traitsOf({ body, setOnce = [], increment = [] }: Message): WrittenTraits {
  const written: Record<keyof WrittenTraits, Record<string, unknown>> = {
    set: {},
    setOnce: {},
    increment: {},
  };
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    const way = setOnce.includes(name) ? "setOnce" : increment.includes(name) ? "increment" : "set";
    written[way][name] = value;
  }
  return written;
}

/** Whether there is anything in it. */
export function some(values: object): boolean {
  return Object.keys(values).length > 0;
}
