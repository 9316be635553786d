import type { Message } from "../diagnostics/message.js";
import type { Json } from "../plan/model.js";
import type { Proof } from "../plan/subtype/index.js";
import type { Kept } from "./functions.js";
import { hasPassed, type Life } from "./life-cycle.js";
import type { Bump, Fact, Severity } from "./model.js";
import type { Effect } from "./outputs.js";

/** What is known of a fact when it is judged for one audience. */
export interface Case {
  readonly fact: Fact;
  /** What was proved for this audience; `undefined` for what decides nothing about values. */
  readonly proof: Proof | undefined;
  /** How far the thing had come in the base. */
  readonly life: Life | undefined;
  /** Whether it is about a trait that is the id of its entity, and so travels beside the traits. */
  readonly isId: boolean;
  /** What is left of the function under the name that it had. */
  readonly kept: Kept;
  /** Whether the function takes its arguments otherwise by this. */
  readonly reshaped: Effect;
  /** Whether an output held its function or schema, and does no longer. */
  readonly lost: Effect;
  /** Whether the context fills in the property on the side on which the event does not list it. */
  readonly isContext: boolean;
  /** Whether the context filled it in, and now every call must pass it. */
  readonly mustBePassed: boolean;
  /** Whether its calls carry names of their own on both sides, and not the event's. */
  readonly unnamed: boolean;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What the messages of this room can name. */
export type Hole = "thing" | "value" | "before" | "after" | "why" | "expires";

/** When an outcome holds. */
export interface Condition {
  /** For documentation, to be read after "when" or "where". */
  readonly says: string;
  readonly holds: (one: Case) => boolean;
}

/** One way in which a change can turn out for an audience. */
export interface Outcome {
  readonly when: Condition;
  readonly severity: Severity;
  /** One sentence. */
  readonly reason: Message<Hole>;
  /** Why no payload shows it, where that lies in the nature of the change. */
  readonly withoutWitness: Message<Hole> | undefined;
}

/** What is thought of a kind of change: apart from how it is found, and all that documentation needs. */
export interface Judgement {
  /** What the fact says, as a sentence. */
  readonly what: string;
  /** In this order; the first that holds counts, and the last always holds. */
  readonly producers: readonly Outcome[];
  readonly consumers: readonly Outcome[];
  /** What the plan's version must become where it breaks nobody. */
  readonly bump: Exclude<Bump, "major">;
}

// ── conditions ─────────────────────────────────────────────────────────────────────────────────────────────────

export const always: Condition = { says: "otherwise", holds: () => true };

/** Every payload is taken, or was seen before. */
export const included: Condition = { says: "it is proved", holds: ({ proof }) => proof?.kind === "included" };

/** A payload shows the contrary. */
export const refuted: Condition = { says: "a payload shows it", holds: ({ proof }) => proof?.kind === "refuted" };

/** A payload shows it that lacks the very thing. */
export const refutedByAbsence: Condition = {
  says: "a payload without it shows it",
  holds: ({ proof, fact }) => proof?.kind === "refuted" && isAbsent(proof.witness, fact.subject.path.at(-1)),
};

/** A payload shows it that lacks what the thing was called before. */
export const refutedByFormerAbsence: Condition = {
  says: "a payload without the former name shows it",
  holds: ({ proof, fact }) =>
    proof?.kind === "refuted" && typeof fact.base?.value === "string" && isAbsent(proof.witness, fact.base.value),
};

function isAbsent(witness: Json, name: string | undefined): boolean {
  if (typeof witness !== "object" || witness === null || Array.isArray(witness)) return false;
  return name !== undefined && !Object.hasOwn(witness, name);
}

/** A payload shows it in the id of a call. */
export const refutedById: Condition = {
  says: "it is the id of its calls, and a value of it shows it",
  holds: ({ proof, isId }) => isId && proof?.kind === "refuted",
};

/** Neither could be shown. */
export const open: Condition = { says: "it can't be told", holds: ({ proof }) => proof?.kind === "undecided" };

/** It was announced, and the day has come. */
export const expired: Condition = {
  says: "it was deprecated in the base, and its `expires` has passed",
  holds: ({ life, today }) =>
    (life?.status === "deprecated" || life?.status === "retired") && hasPassed(life.expires, today),
};

/** Nobody calls it any more, but no day was set. */
export const retiredWithoutDate: Condition = {
  says: "it was `retired` in the base, without a date",
  holds: ({ life }) => life?.status === "retired" && life.expires === undefined,
};

/** Nobody had it yet, and that it comes is nobody else's matter. */
export const wasProposed: Condition = {
  says: "it was only `proposed` in the base",
  holds: (one) => isProposed(one) && (one.proof === undefined || one.proof.kind === "included"),
};

/** Nobody had it yet, but calls of its name were taken under another definition. */
export const wasProposedAndTakes: Condition = {
  says: "it was only `proposed` in the base, and a payload of another definition shows it",
  holds: (one) => isProposed(one) && one.proof?.kind === "refuted",
};

function isProposed({ life, fact }: Case): boolean {
  return life?.status === "proposed" || fact.base?.value === "proposed";
}

/** The case has the same names in code. */
export const keepsFunction: Condition = {
  says: "calls keep compiling under the name they have",
  holds: ({ kept }) => kept === "same",
};

/** There is a function of the name, which takes something else. */
export const keepsName: Condition = {
  says: "a function of the name takes other properties",
  holds: ({ kept }) => kept === "other",
};

/** What an event is called, nobody who reads its calls sees. */
export const unnamed: Condition = {
  says: "its calls carry names of their own",
  holds: (one) => one.unnamed,
};

/** An output has the function on both sides, with other arguments. */
export const reshaped: Condition = {
  says: "the function takes its arguments otherwise, in an output of the manifest",
  holds: (one) => one.reshaped === "certain",
};

/** Whoever generates code without the manifest's saying so has a function with other arguments. */
export const mayBeReshaped: Condition = {
  says: "the function takes its arguments otherwise, and the manifest lists no output with code",
  holds: (one) => one.reshaped === "possible",
};

/** An output had it and has it no longer. */
export const lost: Condition = {
  says: "an output of the manifest holds it no longer",
  holds: (one) => one.lost === "certain",
};

/** Nobody said which outputs there are. */
export const mayBeLost: Condition = {
  says: "the list lost members, and the manifest lists no output with code",
  holds: (one) => one.lost === "possible" && listNarrowed.holds(one),
};

/** The context has it where the event's own list does not. */
export const byContext: Condition = {
  says: "the context fills it in on the other side",
  holds: (one) => one.isContext,
};

/** The context filled it in, and now calls must. */
export const mustBePassed: Condition = {
  says: "the context filled it in, and it is required",
  holds: ({ mustBePassed: must }) => must,
};

/** What a metadata fact says on its sides. */
export function becomes(...after: readonly string[]): Condition {
  return {
    says: `it becomes ${after.map((one) => `\`${one}\``).join(" or ")}`,
    holds: ({ fact }) => typeof fact.head?.value === "string" && after.includes(fact.head.value),
  };
}

/** A list lost members; a list that isn't there holds everything. */
export const listNarrowed: Condition = {
  says: "the list lost members",
  holds: ({ fact }) => {
    const [before, after] = [wordsOf(fact.base?.value), wordsOf(fact.head?.value)];
    if (after.length === 0) return false;
    return before.length === 0 || before.some((word) => !after.includes(word));
  },
};

/** A list lost members; a list that isn't there holds nothing. */
export const membersGone: Condition = {
  says: "the list lost members",
  holds: ({ fact }) => {
    const after = new Set(wordsOf(fact.head?.value));
    return wordsOf(fact.base?.value).some((word) => !after.has(word));
  },
};

/** The words of a list, of which one may stand alone. */
export function wordsOf(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}

/** Of an event. */
export const ofEvent: Condition = { says: "it is an event", holds: ({ fact }) => fact.subject.kind === "event" };

/** Both. */
export function both(one: Condition, other: Condition): Condition {
  return { says: `${one.says} and ${other.says}`, holds: (each) => one.holds(each) && other.holds(each) };
}

// ── outcomes ───────────────────────────────────────────────────────────────────────────────────────────────────

export function safe(when: Condition, reason: Message<Hole>): Outcome {
  return { when, severity: "safe", reason, withoutWitness: undefined };
}

export function dangerous(when: Condition, reason: Message<Hole>, withoutWitness?: Message<Hole>): Outcome {
  return { when, severity: "dangerous", reason, withoutWitness };
}

export function breaking(when: Condition, reason: Message<Hole>, withoutWitness?: Message<Hole>): Outcome {
  return { when, severity: "breaking", reason, withoutWitness };
}
