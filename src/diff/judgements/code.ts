import { type Condition, wordsOf } from "../judgement.js";

// When something holds of generated code, and of the outputs that it is made by.

export const denied: Condition = {
  says: "an output of the manifest sent it and denies it now",
  holds: ({ code }) => code.denied === "certain",
};

export const mayBeDenied: Condition = {
  says: "the whole of it counts as more private, and the manifest lists no output with code",
  holds: ({ code }) => code.denied === "possible",
};

export const released: Condition = {
  says: "an output of the manifest denied it and sends it now",
  holds: ({ code }) => code.released === "certain",
};

export const mayBeReleased: Condition = {
  says: "the whole of it counts as less private, and the manifest lists no output with code",
  holds: ({ code }) => code.released === "possible",
};

export const ofCode: Condition = { says: "its target makes code", holds: ({ code }) => code.side !== undefined };

export const concernsSome: Condition = {
  says: "something of the plan is concerned",
  holds: ({ code }) => code.these.length > 0,
};

export const claimedByOthers: Condition = {
  says: "other events claim the former name as well",
  holds: ({ code }) => code.these.length > 0,
};

export const sendsFirst: Condition = {
  says: "something is sent that every output with code which had it denied so far",
  holds: ({ code }) => code.sent.length > 0,
};

export const formerGone: Condition = {
  says: "code of an output of the manifest had a function under a name that is listed no longer",
  holds: ({ code }) => code.formerUnlisted === "certain",
};

export const formerMayBeGone: Condition = {
  says: "generated code had a function under a name that is listed no longer, and the manifest lists no output with code",
  holds: ({ code }) => code.formerUnlisted === "possible",
};

export const sendsFewerNames: Condition = {
  says: "an output of the manifest sends all names, and sent it under one that is listed no longer",
  holds: ({ code }) => code.formerSent === "fewer",
};

export const sendsMoreNames: Condition = {
  says: "an output of the manifest sends all names, and one more is listed",
  holds: ({ code }) => code.formerSent === "more",
};

export const sendsFormerName: Condition = {
  says: "every output of the manifest with code sends it under its former name as well",
  holds: ({ code }) => code.sendsFormer,
};

export const namesSchemas: Condition = {
  says: "an output of the manifest has schemas and no `id`",
  holds: ({ code }) => code.namedSchemas === "certain",
};

export const mayNameSchemas: Condition = {
  says: "the manifest lists no output",
  holds: ({ code }) => code.namedSchemas === "possible",
};

/** What the whole says holds for its parts. */
export const handledAnyway: Condition = {
  says: "what it is part of says as much on both sides",
  holds: ({ code }) => code.handledAnyway,
};

/** Of flags and words that always stand on both sides. */
export function isNow(value: string | boolean): Condition {
  return { says: `it is \`${value}\` now`, holds: ({ fact }) => fact.head?.value === value };
}

/** Of an option, by its name. */
export function ofOption(name: string): Condition {
  return { says: `it is \`${name}\``, holds: ({ fact }) => fact.subject.path.at(-1) === name };
}

/** Nothing asked for consent, and now something does. */
export const firstConsent: Condition = {
  says: "there was none",
  holds: ({ fact }) => wordsOf(fact.base?.value).length === 0,
};

export const onServer: Condition = { says: "the code runs on servers", holds: ({ code }) => code.side === "server" };

export const noOutput: Condition = {
  says: "the manifest lists no output with code",
  holds: ({ code }) => code.side === undefined,
};

/** It stands where calls pass it themselves, and a function may take it. */
export const passedByCalls: Condition = {
  says: "calls pass it",
  holds: ({ called: effect, fact: { subject } }) =>
    effect !== "none" && subject.path.length === 4 && subject.group.kind !== "context",
};

/** A client fills in from the context only what an event does not list. */
export const leftToCalls: Condition = {
  says: "calls may pass it, and need not",
  holds: ({ called: effect, mustBePassed }) => effect !== "none" && !mustBePassed,
};

/** Its schema is another file, with another `$id`. */
export const movesSchema: Condition = {
  says: "an output has a schema of it, or the manifest lists no output",
  holds: (one) => one.movesSchema,
};

/** Calls pass what generated code doesn't take any more, though it would be valid. */
export const narrowed: Condition = {
  says: "code of an output of the manifest has a narrower type",
  holds: ({ fact, called: effect }) => fact.proofs?.narrowsCode === true && effect === "certain",
};

/** The same of code that no output of the manifest makes. */
export const mayBeNarrowed: Condition = {
  says: "generated code has a narrower type, and the manifest lists no output with code",
  holds: ({ fact, called: effect }) => fact.proofs?.narrowsCode === true && effect === "possible",
};

/** Calls may pass values of interfaces, which in TypeScript have no index signature unless they declare one. */
export const openedInCode: Condition = {
  says: "it allowed no other properties, and generated code may have a function for it",
  holds: ({ fact, called: effect }) => fact.base?.definition === "false" && effect !== "none",
};

/** Of one that was renamed. */
export const formerByContext: Condition = {
  says: "the context fills in its former name on the other side",
  holds: (one) => one.isContext,
};
