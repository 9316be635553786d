import type { Json } from "../plan/model.js";

/** What an option of a rule may be. */
export type OptionValue = boolean | number | readonly string[];

/** An option of a rule: its default, what it does, and which values of the manifest it takes. */
export interface Option<Value extends OptionValue> {
  readonly default: Value;
  readonly what: string;
  /** What it takes, in a person's words. */
  readonly takes: string;
  /** The manifest's value, or `undefined` where it isn't one. */
  read(given: Json): Value | undefined;
}

/** An option that is a list of texts; a lone text is a list of one. */
export function texts(what: string, byDefault: readonly string[] = []): Option<readonly string[]> {
  return {
    default: byDefault,
    what,
    takes: "a list of texts",
    read: (given) => {
      const list = Array.isArray(given) ? given : [given];
      return list.every((item): item is string => typeof item === "string") ? list : undefined;
    },
  };
}

/** An option that is a whole number from 0. */
export function count(what: string, byDefault: number): Option<number> {
  return {
    default: byDefault,
    what,
    takes: "a whole number from 0",
    read: (given) => (typeof given === "number" && Number.isInteger(given) && given >= 0 ? given : undefined),
  };
}

/** An option that is on or off. */
export function flag(what: string, byDefault: boolean): Option<boolean> {
  return {
    default: byDefault,
    what,
    takes: "`true` or `false`",
    read: (given) => (typeof given === "boolean" ? given : undefined),
  };
}
