import type { Json, Scalar, Type } from "../plan/model.js";
import type { Proof } from "../plan/subtype/index.js";
import type { Span } from "../source/span.js";
import type { FactKind } from "./kinds.js";

/**
 * What a diff is made of. A *fact* says what changed and is true whoever asks. A *verdict* says whom it breaks and is policy. A
 * *change* is a fact with its verdicts. Facts come from resolved models: moving a definition between files, into the dictionary
 * or into a bundle is none.
 */

/** The entry of the plan in which something changed, and under which a report shows it. */
export interface Group {
  readonly kind: "event" | "entity" | "context" | "type" | "dictionary" | "bundle" | "metric" | "output" | "plan";
  /** Its name in the head, or in the base where the head has it no longer, of an output its folder; empty for the context, the dictionary and the plan. */
  readonly name: string;
}

/** What a fact is about. */
export type SubjectKind =
  | "plan"
  | "output"
  | "event"
  | "entity"
  | "metric"
  | "type"
  | "bundle"
  | "property"
  | "trait"
  | "context-property"
  | "enum-value"
  | "items"
  | "map-values"
  | "member";

/** The very thing that differs. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly group: Group;
  /**
   * Where it is in the plan's own names, from the entry inwards: `["events", "Song Played", "properties", "source"]`. By its
   * names in the head, or in the base where the head has it no longer.
   */
  readonly path: readonly string[];
}

/** One side of a fact: what stood or stands there. */
export interface FactSide {
  /** The key that differs where there is one, else the thing; in the sources of its own side. */
  readonly span: Span;
  /**
   * As data, for metadata and names: a text, a list of words, a number. Absent where the definition says it, and on the side
   * of metadata on which nothing is said (`base` and `head` are both there then: the thing stands on both sides).
   */
  readonly value?: Json | undefined;
  /** The definition in plan syntax, one or several lines without indentation: `[free, premium]`, `{ type: integer, minimum: 1 }`. */
  readonly definition?: string | undefined;
  /** Which values the definition admits, where it says that: its text may say no more than the name of a type. */
  readonly type?: Type | undefined;
  /** Whether only what it admits beside objects and lists is told of: these are told of themselves. */
  readonly isPlain?: boolean | undefined;
  /** `YYYY-MM-DD`: until when it is kept, where it is deprecated as a whole. */
  readonly until?: string | undefined;
  /** Where else the same value is listed: it is announced to go only where all of these say so. */
  readonly alsoAt?: readonly Span[] | undefined;
  /** Of a value: the whole list on both sides, where that is short and nothing stands beside it. */
  readonly lists?: Readonly<Record<"base" | "head", readonly Scalar[]>> | undefined;
  /** Of a new name: what else of the plan says that it had the former one as well (`renamed_from`). */
  readonly rivals?: readonly string[] | undefined;
  /** Whether it must be there, where the definition lists a property. */
  readonly isRequired?: boolean | undefined;
}

/**
 * Whether every value before is one after, and whether every value after is one that was seen before: of this fact alone, as if
 * nothing else had changed. The value of a refutation is of the node at which it was decided (a union as a whole, where one
 * is around); of presence (added, removed, made optional, made required, renamed) it is an object with nothing but the
 * properties that the fact is about. The whole payload stands in {@link Fact.witnesses}.
 */
export interface Proofs {
  /** Every payload that was valid is valid: what producers need. */
  readonly producers: Proof;
  /** Every payload that is valid was valid, when objects ignore what they don't know: what consumers need. */
  readonly consumers: Proof;
  /** Of something removed that was announced to go: the same for consumers who no longer wait for it. */
  readonly unawaited?: Proof | undefined;
  /** Refutations by calls of the same name that another definition took, or takes from here on; these come before what is proved of its own. */
  readonly takeover?: { readonly producers?: Proof | undefined; readonly consumers?: Proof | undefined } | undefined;
  /** Of names that calls may carry: whether the definition itself still admits all of them, whoever else takes such calls. */
  readonly own?: Proof | undefined;
  /** Where every payload that was valid is valid: whether generated code has a narrower type all the same, as where it lists what was any text. */
  readonly narrowsCode?: true | undefined;
}

/** What shows the refutations of a fact: the smallest call around the value that its proof found. */
export interface Witnesses {
  /** Valid under the base, refused by the head. */
  readonly producers: Witness | undefined;
  /** Valid under the head, refused by the base even with its objects opened. */
  readonly consumers: Witness | undefined;
}

/** Something that differs between two plans. */
export interface Fact {
  readonly kind: FactKind;
  readonly subject: Subject;
  /** Absent for what was added. */
  readonly base: FactSide | undefined;
  /** Absent for what was removed. */
  readonly head: FactSide | undefined;
  /** Of what decides about values; absent for metadata. */
  readonly proofs: Proofs | undefined;
  /** Whole payloads for the proofs that refute, checked against both plans; a direction without one has `undefined`. */
  readonly witnesses: Witnesses | undefined;
  /** Further places in which the same definition changed in the same way: a named type that forty events use is one fact. */
  readonly also: readonly Subject[];
  /**
   * Where the definition stands that changed, when what {@link subject} and {@link also} are about has it from there: `types/genre/enum/pop`, in
   * a named type, the dictionary, a bundle or an entity. It stays the same whoever uses it.
   */
  readonly shared: Subject | undefined;
  /**
   * Whether any call carries what the fact is about: what is only proposed, what nothing uses and the traits of objects are in none, and of
   * the context there is what every event lists itself.
   */
  readonly isCarried: boolean;
}

export type Audience = "producers" | "consumers";
export type Severity = Grave | "safe";
/** What somebody has to look at. */
export type Grave = "breaking" | "dangerous";

/** A payload that one side takes and the other does not, checked against both plans. */
export interface Witness {
  /** `track`, `page`, `screen`, `identify`, `group`. */
  readonly call: string;
  /** The event's name, or the entity's; of a page or screen that says which names its calls may carry, one of these. */
  readonly name: string;
  /** The properties or traits of the call. */
  readonly payload: Json;
  /** Which side takes it; the other does not. */
  readonly validUnder: "base" | "head";
}

/** Whether a change breaks an audience, why, and what shows it: what isn't safe has a witness, or a sentence that says why there is none. */
export type Verdict = { /** One sentence. */ readonly reason: string } & (
  | { readonly severity: "safe"; readonly witness: undefined; readonly withoutWitness: undefined }
  | { readonly severity: Grave; readonly witness: Witness; readonly withoutWitness: undefined }
  | { readonly severity: Grave; readonly witness: undefined; readonly withoutWitness: string }
);

export type Bump = "major" | "minor" | "patch" | "none";

/** A fact with what it means for each audience. */
export interface Change extends Fact {
  readonly producers: Verdict;
  readonly consumers: Verdict;
  /** What the plan's version must at least become by this change. */
  readonly bump: Bump;
  /** Stable across commits, as long as the change is the same: for approvals. `c_` and 12 hex digits. */
  readonly fingerprint: string;
  /** The reason under which it was accepted. */
  readonly accepted: string | undefined;
  /**
   * What of the life of the thing decided a verdict: its `status` in the base, or whether the date under its `expires` had passed, so that
   * it may be judged otherwise on another day. `undefined` where neither did.
   */
  readonly decidedBy: "status" | "date" | undefined;
  /**
   * Of what the head has no longer: what it stood behind there, or what it stood in, as far as the head still has that. `undefined` for
   * all else, and where nothing of it is left.
   */
  readonly nearest: Span | undefined;
}

/** Something removed and something added that look like one thing renamed, which nobody declared. */
export interface RenameHint {
  readonly removed: Subject;
  readonly added: Subject;
  /** The line to add to the plan, and where. */
  readonly line: string;
  readonly at: Span;
}

/** The whole comparison of two plans. */
export interface Diff {
  /** Sorted: the worst first, then by group and path. */
  readonly changes: readonly Change[];
  readonly hints: readonly RenameHint[];
  /** The day by which it was judged, `YYYY-MM-DD`. */
  readonly today: string;
  readonly version: {
    readonly base: string | undefined;
    readonly head: string | undefined;
    /** What the changes demand. */
    readonly bump: Bump;
    /** The least version that the head must have; `undefined` where the base has none. */
    readonly required: string | undefined;
    readonly isEnough: boolean;
  };
}
