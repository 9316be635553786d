import type { DataClass } from "../plan/model.js";

/**
 * What a destination documents of its limits. Data, not code: each number stands with the page that says it and the day
 * somebody read it there. What a destination does not document is left out; nobody guesses.
 *
 * Limits on how often and how fast one may send, or of single HTTP requests, are no business of a plan's.
 */
export interface Destination {
  /** As a plan would write it: small letters, digits and `-`. Also the name of its file: `customerio`. */
  readonly id: string;
  /** As the company writes it: `Customer.io`. */
  readonly name: string;
  /** Further words that mean it where they stand alone, in small letters: `google_analytics`. */
  readonly aliases: readonly string[];
  readonly events: EventLimits;
  readonly properties: PropertyLimits;
  /** What an identify call sets on a user (and a group call on a group, if the destination has groups). */
  readonly traits: TraitLimits;
  /** Calls and ways to write a trait that it does not know, each with what becomes of them. */
  readonly lacks: readonly Limit<Call>[];
  /** Kinds of groups (companies, households) that users can belong to, in one project. */
  readonly groups?: Limit<number>;
  /** Personal data that its terms forbid, by the strictness from which on they do. */
  readonly personal?: Limit<ForbiddenData>;
}

/** A documented limit: what it is, what happens beyond it, who says so and when that was read. */
export interface Limit<Value> {
  readonly value: Value;
  readonly beyond: Outcome;
  /** The destination's own page, `https://…`. */
  readonly page: string;
  /** The day on which the page was read, `YYYY-MM-DD`. */
  readonly checked: string;
  /** What it holds for, if not for everything: `apps`, `the Android SDK`. Told in brackets behind the destination's name. */
  readonly only?: string;
  /** Names for which it does not hold: `page_location` may be longer than other properties. */
  readonly except?: readonly string[];
  /** What else a reader should know: one or two sentences for the help of a finding. */
  readonly note?: string;
}

/**
 * What becomes of what goes beyond a limit.
 *
 * - `dropped`: the thing (the event, the property, the value) is gone, and nobody gets an error
 * - `cut`: the end of it is gone
 * - `refused`: the call is answered with an error, or the whole of it is thrown away with one in a log
 * - `renamed`: it is kept under another name
 * - `text`: it is turned into text
 * - `flattened`: its members become values of their own, or it is kept without its structure
 * - `hidden`: it is stored, but can't be found or chosen in the product
 * - `misread`: it is taken for something of the destination's own, or overwritten by it
 * - `breach`: it breaks the terms of use
 * - `undocumented`: the page states the limit but not what happens
 */
export type Outcome =
  | "dropped"
  | "cut"
  | "refused"
  | "renamed"
  | "text"
  | "flattened"
  | "hidden"
  | "misread"
  | "breach"
  | "undocumented";

/**
 * How a length is counted: `characters` are code points (also where a page only says *characters*), `bytes` are those of
 * UTF-8, `units` those of UTF-16 (JavaScript's `length`), where a page or its published code says so.
 */
export type LengthUnit = "characters" | "bytes" | "units";

export interface Length {
  readonly max: number;
  readonly unit: LengthUnit;
}

/** Which characters a name may have. */
export interface Characters {
  /** An ECMAScript regular expression (flag `u`) that a good name matches as a whole: `^[A-Za-z][A-Za-z0-9_]*$`. */
  readonly pattern: string;
  /** The same in words, to stand behind *takes only*: ``letters, digits and `_`, beginning with a letter``. */
  readonly says: string;
}

/** Names that are the destination's own. */
export interface Reserved {
  readonly names: readonly string[];
  readonly prefixes: readonly string[];
  /** Whether `Page_View` is reserved with `page_view`. False unless the page says so. */
  readonly ignoringCase: boolean;
}

/** The limits of a kind of names. */
export interface NameLimits {
  readonly length?: Limit<Length>;
  readonly characters?: Limit<Characters>;
  /** One limit per page or outcome: reserved events that are refused, others that are merely misread. */
  readonly reserved?: readonly Limit<Reserved>[];
}

export interface EventLimits {
  readonly name: NameLimits;
  /** Distinct event names in a project, workspace or app. */
  readonly count?: Limit<number>;
}

/** What values may be. */
export interface ValueLimits {
  /** The longest text that is kept. */
  readonly text?: Limit<Length>;
  /** The most items of an array that are kept. */
  readonly items?: Limit<number>;
  /**
   * How many objects may stand in one another, arrays not counted: a property that holds `{ a: 1 }` has depth 1, one that
   * holds `{ a: { b: 1 } }` depth 2. A destination that takes no objects at all says `object` under `drops` instead.
   */
  readonly depth?: Limit<number>;
  /** Kinds of values that it doesn't keep as they are. */
  readonly drops: readonly Limit<ValueKind>[];
  /** What it expects under names that mean something to it. */
  readonly expects?: readonly Limit<Expectation>[];
}

/** Names that mean something to a destination, and the kind of value that it reads there. */
export interface Expectation {
  readonly names: readonly string[];
  readonly kind: "text" | "number" | "object";
}

/**
 * Kinds of values that some destinations don't keep. `array` means any array, `array of objects` and `array of arrays` only
 * those, `mixed array` one whose items are of several kinds.
 */
export type ValueKind =
  | "null"
  | "boolean"
  | "object"
  | "array"
  | "array of objects"
  | "array of arrays"
  | "array of numbers"
  | "array of booleans"
  | "mixed array";

export interface PropertyLimits extends ValueLimits {
  readonly name: NameLimits;
  /** Properties that one event may carry. */
  readonly perEvent?: Limit<number>;
  /** Distinct property names over all events. */
  readonly count?: Limit<number>;
}

export interface TraitLimits extends ValueLimits {
  readonly name: NameLimits;
  /** Distinct traits of users: those that one user may have, or of all, whichever the page limits. */
  readonly count?: Limit<number>;
}

/** What a plan can ask a destination to do, beside taking a `track` call. */
export type Call = "identify" | "group" | "page" | "screen" | "set_once" | "increment";

/** Personal data that terms forbid. */
export interface ForbiddenData {
  /** From this strictness on: `sensitive` forbids only that, `personal` both. */
  readonly privacy: "personal" | "sensitive";
  /** Only data of these classes (or without a class); absent: of any. */
  readonly classes?: readonly DataClass[];
  /** What the terms call it: `health data and payment cards`. */
  readonly called: string;
}
