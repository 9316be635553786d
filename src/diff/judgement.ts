import type { Message } from "../diagnostics/message.js";
import type { Json } from "../plan/model.js";
import type { Proof } from "../plan/subtype/index.js";
import { hasPassed, type Life } from "./life-cycle.js";
import type { Bump, Fact, Severity } from "./model.js";
import type { Kept } from "./outputs/functions.js";
import type { CodeCase, Effect } from "./outputs/outputs.js";

/** What is known of a fact when it is judged for one audience. */
export interface Case {
  readonly fact: Fact;
  /** What was proved for this audience; `undefined` for what decides nothing about values. */
  readonly proof: Proof | undefined;
  /** What calls of its name show that another definition took, or takes; `undefined` where they show nothing. */
  readonly takeover: Proof | undefined;
  /** How far the thing had come in the base. */
  readonly life: Life | undefined;
  /** How far the events had come that have it, where all of them were announced to go. */
  readonly whole: Life | undefined;
  /** Whether it is about a trait that is the id of its entity, and so travels beside the traits. */
  readonly isId: boolean;
  /** What is left of the function under the name that it had. */
  readonly kept: Kept;
  /** Whether the function takes its arguments otherwise by this. */
  readonly reshaped: Effect;
  /** Whether the function takes the name of its calls. */
  readonly takesName: boolean;
  /** Whether generated code had a function for it. */
  readonly called: Effect;
  /** Whether generated code had its function, or exported it by its name, and does no longer. */
  readonly lost: Effect;
  /** Whether an output had its schema, and does no longer. */
  readonly lostSchema: boolean;
  /** Whether its schema is another file, with another `$id`. */
  readonly movesSchema: boolean;
  /** Whether its calls carry the name of the entity. */
  readonly carriesName: boolean;
  /** Whether the context fills in the property on the side on which the event does not list it; of one that was renamed, its former name. */
  readonly isContext: boolean;
  /** Whether the context filled it in, and now every call must pass it. */
  readonly mustBePassed: boolean;
  /** Whether its calls carry names of their own on both sides, and not the event's. */
  readonly unnamed: boolean;
  /** What else of generated code decides. */
  readonly code: CodeCase;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What the messages of this room can name. */
export type Hole = "thing" | "value" | "before" | "after" | "why" | "expires" | "ended" | "these" | "sent";

/** When an outcome holds. */
export interface Condition {
  /** For documentation, to be read after "when" or "where". */
  readonly says: string;
  readonly holds: (one: Case) => boolean;
  /** Whether the day decides: on another it could hold, or hold no longer. Absent: never. */
  readonly byDay?: (one: Case) => boolean;
  /** Whether it is how far something had come in its life that makes it hold. */
  readonly byStatus?: boolean;
  /** Whether it holds of nothing but what stands in the context. */
  readonly ofContext?: boolean;
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

/** It is the id of its calls on both sides, of which payloads never show the name. */
export const ofId: Condition = { says: "it is the id of its calls", holds: ({ isId }) => isId };

/** Neither could be shown. */
export const open: Condition = { says: "it can't be told", holds: ({ proof }) => proof?.kind === "undecided" };

/** Nothing that is sent or read has it. Proofs that refute are of other definitions, which had its calls. */
export const uncarried: Condition = {
  says: "no call carries it",
  holds: ({ fact, proof }) => !fact.isCarried && (proof === undefined || proof.kind === "included"),
};

/** It stands in the context, or in something that does. */
export const inContext: Condition = {
  says: "it is of the context",
  holds: ({ fact }) => fact.subject.group.kind === "context",
  ofContext: true,
};

/** What came instead, if anything, was seen before. */
export const onlyMissed: Condition = {
  says: "nothing but that it is missing is new to them",
  holds: ({ fact, proof }) => proof?.kind === "included" || fact.proofs?.unawaited?.kind === "included",
};

/** Something else comes under its name, whoever waits for the thing itself. */
export const replaced: Condition = {
  says: "a payload with something else under its name shows it",
  holds: ({ fact, proof }) => proof?.kind === "refuted" && fact.proofs?.unawaited?.kind === "refuted",
};

/** It was announced, and the day has come. */
export const expired: Condition = {
  says: "it was deprecated in the base, and its `expires` has passed",
  holds: (one) => wasAnnounced(one) && hasPassed(one.life?.expires, one.today),
  byDay: wasAnnounced,
};

/** For a day, whether that has come or not. */
function wasAnnounced({ life }: Case): boolean {
  return (life?.status === "deprecated" || life?.status === "retired") && life.expires !== undefined;
}

/** Nobody calls it any more, but no day was set. */
export const retiredWithoutDate: Condition = {
  says: "it was `retired` in the base, without a date",
  holds: ({ life }) => life?.status === "retired" && life.expires === undefined,
  byStatus: true,
};

/** Nobody calls it any more, and the day has come. */
export const retiredAndExpired: Condition = {
  says: "it was `retired` in the base, and its `expires` has passed",
  holds: (one) => one.life?.status === "retired" && expired.holds(one),
  byDay: (one) => one.life?.status === "retired" && wasAnnounced(one),
};

/** Nobody had it yet, and that it comes is nobody else's matter. */
export const wasProposed: Condition = {
  says: "it was only `proposed` in the base, and in no output",
  holds: (one) => isProposed(one) && (one.proof === undefined || one.proof.kind === "included"),
  byStatus: true,
};

/** An output may hold what is only proposed: then it is sent and read like anything else. */
function isProposed({ life, fact }: Case): boolean {
  return !fact.isCarried && (life?.status === "proposed" || fact.base?.value === "proposed");
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

/** Code had a function for it. */
export const called: Condition = {
  says: "an output of the manifest had a function for it",
  holds: (one) => one.called === "certain",
};

/** No code had a function for it, so that none can go. */
export const uncalled: Condition = {
  says: "no output of the manifest had a function for it",
  holds: (one) => one.called === "none",
};

/** Whoever generates code without the manifest's saying so has a function for it. */
export const mayBeCalled: Condition = {
  says: "the manifest lists no output with code",
  holds: (one) => one.called === "possible",
};

/** Its calls carry the name of the entity. */
export const carriesName: Condition = {
  says: "it is a group, whose calls carry its name",
  holds: (one) => one.carriesName,
};

/** Code had it and has it no longer. */
export const lost: Condition = {
  says: "code of an output of the manifest has it no longer",
  holds: (one) => one.lost === "certain",
};

/** Schemas had it and have it no longer. */
export const lostSchema: Condition = {
  says: "schemas of an output of the manifest have it no longer",
  holds: (one) => one.lostSchema,
};

/** The same, of code that no output of the manifest makes. */
export const mayBeGone: Condition = {
  says: "generated code has it no longer, and the manifest lists no output with code",
  holds: (one) => one.lost === "possible",
};

/** Every output that had it has it still, and there are some with code. */
export const held: Condition = {
  says: "every output of the manifest that held it still does",
  holds: (one) => one.lost === "none" && !one.lostSchema,
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

/** The same of what stood there. */
export function was(before: string): Condition {
  return { says: `it was \`${before}\``, holds: ({ fact }) => fact.base?.value === before };
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

/** Both. */
export function both(one: Condition, other: Condition): Condition {
  return {
    says: `${one.says} and ${other.says}`,
    holds: (each) => one.holds(each) && other.holds(each),
    byDay: (each) =>
      (one.byDay?.(each) === true && (other.byDay !== undefined || other.holds(each))) ||
      (other.byDay?.(each) === true && one.holds(each)),
    byStatus: one.byStatus === true || other.byStatus === true,
    ofContext: one.ofContext === true || other.ofContext === true,
  };
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
