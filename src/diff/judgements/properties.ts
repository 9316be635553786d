import { message } from "../../diagnostics/message.js";
import {
  always,
  both,
  breaking,
  byContext,
  dangerous,
  expired,
  included,
  type Judgement,
  listNarrowed,
  mayBeReshaped,
  mustBePassed,
  type Outcome,
  refuted,
  refutedByAbsence,
  refutedByFormerAbsence,
  refutedById,
  reshaped,
  safe,
} from "../judgement.js";
import type { FactKind } from "../kinds.js";
import {
  announced,
  besidePayload,
  compiles,
  nothingIsSent,
  onlyCode,
  onlyHandling,
  undecided,
  undecidedProof,
} from "./phrases.js";

const firstLetter = (text: string): string => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;

/** Outcomes that come before others. */
interface Before {
  readonly producers: readonly Outcome[];
  readonly consumers: readonly Outcome[];
}
const nothing: Before = { producers: [], consumers: [] };

/** What changes where calls had nothing to pass of their own, and now have. */
const first: readonly Outcome[] = [
  breaking(
    both(included, reshaped),
    message`${"thing"} is the first that calls can pass, before what they passed so far, so that those that pass anything stop compiling.`,
    onlyCode,
  ),
  dangerous(
    both(included, mayBeReshaped),
    message`${"thing"} is the first that calls can pass, before what they passed so far: where code is generated, those that pass anything stop compiling.`,
    onlyCode,
  ),
];

/** The reverse. It was announced that the last one goes, but not that it takes others with it. */
const last: readonly Outcome[] = [
  breaking(
    both(expired, reshaped),
    message`${"thing"} was deprecated, and its date, ${"expires"}, has passed; but it was the last that calls could pass, so that those that pass anything stop compiling.`,
    onlyCode,
  ),
  dangerous(
    both(expired, mayBeReshaped),
    message`${"thing"} was deprecated, and its date, ${"expires"}, has passed; but it was the last that calls could pass: where code is generated, those that pass anything stop compiling.`,
    onlyCode,
  ),
];

/** Properties of an event that had been the context's. */
const takenFromContext: Before = {
  producers: [
    breaking(
      both(byContext, refuted),
      message`The context filled in ${"thing"} before; now calls pass it, and payloads that were valid are refused.`,
    ),
    breaking(
      both(mustBePassed, included),
      message`The context filled in ${"thing"} before; now calls must pass it, and stop compiling until they do.`,
      onlyCode,
    ),
    safe(
      both(byContext, included),
      message`The context filled in ${"thing"} before, and payloads with that are still taken.`,
    ),
  ],
  consumers: [
    breaking(
      both(byContext, refuted),
      message`The context filled in ${"thing"} before; now calls pass it, and payloads come that consumers have not seen.`,
    ),
    safe(both(byContext, included), message`The context filled in ${"thing"} before, with the same values.`),
  ],
};

/** Properties of an event that the context fills in from here on. */
const leftToContext: Before = {
  producers: [
    breaking(
      both(byContext, refuted),
      message`The context fills in ${"thing"} instead: payloads that were valid are refused, and calls that pass it stop compiling.`,
    ),
    breaking(
      both(byContext, included),
      message`The context fills in ${"thing"} instead, so that calls that pass it stop compiling.`,
      onlyCode,
    ),
  ],
  consumers: [
    breaking(
      both(byContext, refuted),
      message`The context fills in ${"thing"} instead, and payloads come that consumers have not seen.`,
    ),
    safe(
      both(byContext, included),
      message`The context fills in ${"thing"} instead, with values that consumers have seen.`,
    ),
  ],
};

/** What holds for properties, traits and context alike; `noun` says which. */
function added(noun: string, before = nothing): Judgement {
  return {
    what: `${firstLetter(noun)} is new.`,
    producers: [
      ...before.producers,
      safe(included, message`Payloads without ${"thing"} are still taken, and none could carry it before.`),
      breaking(refutedById, message`Calls must pass ${"thing"} as their id.`, besidePayload),
      breaking(refutedByAbsence, message`${"thing"} is required, and payloads that were valid don't carry it.`),
      breaking(
        refuted,
        message`Payloads could carry ${"thing"} before it was listed, with values that are refused now.`,
      ),
      undecided,
    ],
    consumers: [
      ...before.consumers,
      safe(included, message`Consumers ignore properties that they don't know.`),
      breaking(
        refuted,
        message`Payloads could carry ${"thing"} before it was listed; now it may have values that consumers have not seen.`,
      ),
      undecided,
    ],
    bump: "minor",
  };
}

function removed(noun: string, before = nothing, announcedOnly: readonly Outcome[] = []): Judgement {
  return {
    what: `${firstLetter(noun)} is no longer in the plan.`,
    producers: [
      ...announcedOnly,
      announced,
      ...before.producers,
      breaking(
        refutedById,
        message`Calls no longer take ${"thing"} as their id, so that those that pass it stop compiling.`,
        besidePayload,
      ),
      breaking(refuted, message`Payloads that carry ${"thing"} are refused, and calls that pass it stop compiling.`),
      safe(included, message`Other properties are allowed here, so that payloads with ${"thing"} are still taken.`),
      undecided,
    ],
    consumers: [
      announced,
      ...before.consumers,
      breaking(
        refutedById,
        message`${"thing"} was the id of every call; what joins by it finds nothing there.`,
        besidePayload,
      ),
      breaking(refutedByAbsence, message`${"thing"} was in every payload; consumers rely on what was always there.`),
      breaking(
        refuted,
        message`Other properties are allowed here now, so that ${"thing"} may come with values that consumers have not seen.`,
      ),
      dangerous(
        included,
        message`${"thing"} is no longer sent: what reads it finds nothing from here on.`,
        nothingIsSent,
      ),
      undecided,
    ],
    bump: "minor",
  };
}

function renamed(noun: string): Judgement {
  return {
    what: `${firstLetter(noun)} has another name, and says which it had (\`renamed_from\`).`,
    producers: [
      breaking(
        refuted,
        message`Calls that pass ${"before"} stop compiling, and what shipped applications go on sending is refused.`,
      ),
      dangerous(
        included,
        message`Payloads with ${"before"} are still taken, since other properties are allowed here, but nobody reads it there.`,
        message`Every payload that was valid still is; it only carries the value under a name that is in no plan.`,
      ),
      undecided,
    ],
    consumers: [
      breaking(
        refutedByFormerAbsence,
        message`${"before"} was in every payload; the value comes as ${"thing"} from here on.`,
      ),
      breaking(refuted, message`${"before"} or ${"thing"} may come with values that consumers have not seen.`),
      dangerous(
        included,
        message`What was sent as ${"before"} comes as ${"thing"}: what reads the former name finds nothing from here on.`,
        nothingIsSent,
      ),
      undecided,
    ],
    bump: "minor",
  };
}

function madeOptional(noun: string): Judgement {
  return {
    what: `${firstLetter(noun)} was required and is optional.`,
    producers: [
      safe(included, message`Payloads with ${"thing"} are still taken.`),
      breaking(refuted, message`Payloads that were valid are refused.`),
      undecided,
    ],
    consumers: [
      safe(included, message`Every payload that is sent is one that consumers have seen.`),
      breaking(refuted, message`${"thing"} was in every payload; now it may be missing.`),
      undecided,
    ],
    bump: "minor",
  };
}

function madeRequired(noun: string): Judgement {
  return {
    what: `${firstLetter(noun)} was optional and is required.`,
    producers: [
      safe(included, message`Every payload that was valid carries ${"thing"} all the same.`),
      breaking(refuted, message`Payloads without ${"thing"} were valid and are refused.`),
      undecided,
    ],
    consumers: [
      safe(included, message`Payloads with ${"thing"} are ones that consumers have seen.`),
      breaking(refuted, message`Payloads come that consumers have not seen.`),
      undecided,
    ],
    bump: "minor",
  };
}

/** A definition that admits other values. */
function changed(what: string): Judgement {
  return {
    what,
    producers: [
      safe(included, message`Every value that was allowed in ${"thing"} still is.`),
      breaking(refutedById, message`Calls could have an id in ${"thing"} that is refused now.`, besidePayload),
      breaking(refuted, message`Values that were allowed in ${"thing"} are refused now.`),
      undecided,
    ],
    consumers: [
      safe(included, message`Every value that is allowed in ${"thing"} is one that consumers have seen.`),
      breaking(
        refutedById,
        message`Calls may come with an id in ${"thing"} that consumers have not seen.`,
        besidePayload,
      ),
      breaking(refuted, message`Values may come in ${"thing"} that consumers have not seen.`),
      undecided,
    ],
    bump: "minor",
  };
}

/** Properties, of events and in objects. */
export const ofProperties = {
  "property-added": added("a property", {
    ...takenFromContext,
    producers: [...takenFromContext.producers.slice(0, 2), ...first, ...takenFromContext.producers.slice(2)],
  }),
  "property-removed": removed("a property", leftToContext, last),
  "property-renamed": renamed("a property"),
  "property-made-optional": madeOptional("a property"),
  "property-made-required": madeRequired("a property"),
  "property-type-changed": changed("A property takes other values."),
} as const satisfies Partial<Record<FactKind, Judgement>>;

/** Traits of users and groups. */
export const ofTraits = {
  "trait-added": added("a trait", { ...nothing, producers: first }),
  "trait-removed": removed("a trait", nothing, last),
  "trait-renamed": renamed("a trait"),
  "trait-made-optional": madeOptional("a trait"),
  "trait-made-required": madeRequired("a trait"),
  "trait-type-changed": changed("A trait takes other values."),
  "trait-write-changed": {
    what: "A trait is written otherwise: set, set once or counted up.",
    producers: [safe(always, compiles)],
    consumers: [
      dangerous(
        always,
        message`The same payload leaves another value behind: ${"thing"} was written with ${"before"} and is written with ${"after"}.`,
        onlyHandling,
      ),
    ],
    bump: "minor",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;

/** What is set once and sent with every event. */
export const ofContext = {
  "context-property-added": added("a context property"),
  "context-property-removed": removed("a context property"),
  "context-property-renamed": renamed("a context property"),
  "context-property-made-optional": madeOptional("a context property"),
  "context-property-made-required": madeRequired("a context property"),
  "context-property-type-changed": changed("A context property takes other values."),
  "context-property-sources-changed": {
    what: "A context property is set by other sources.",
    producers: [
      breaking(refuted, message`Events of some sources must carry ${"thing"} now, or must no longer.`),
      undecidedProof,
      dangerous(
        listNarrowed,
        message`Every payload that was valid still is, but code of a source that left can't set ${"thing"} any more, and stops compiling.`,
        onlyCode,
      ),
      safe(included, message`Every payload that was valid still is.`),
      undecided,
    ],
    consumers: [
      breaking(refuted, message`${"thing"} was in every payload of some events; now it may be missing.`),
      undecidedProof,
      dangerous(
        listNarrowed,
        message`${"thing"} no longer comes from everywhere that it came from: what reads it there finds nothing.`,
        nothingIsSent,
      ),
      safe(included, message`Every payload that is sent is one that consumers have seen.`),
      undecided,
    ],
    bump: "minor",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;

/** Inside types, and types by name. */
export const ofTypes = {
  "enum-value-added": {
    what: "A list of values has one more.",
    producers: [
      safe(included, message`Every value that was allowed still is.`),
      breaking(refuted, message`Values that were allowed are refused.`),
      undecided,
    ],
    consumers: [
      safe(included, message`The value was possible before.`),
      dangerous(
        refuted,
        message`Consumers have not seen ${"thing"}: what tells the values apart puts it nowhere, or elsewhere.`,
      ),
      undecided,
    ],
    bump: "minor",
  },
  "enum-value-removed": {
    what: "A list of values has one less.",
    producers: [
      announced,
      safe(included, message`The value is still taken.`),
      breaking(refuted, message`Payloads with ${"thing"} are refused, and calls that pass it stop compiling.`),
      undecided,
    ],
    consumers: [
      safe(included, message`Consumers have seen every value that is left.`),
      breaking(refuted, message`Values may come that consumers have not seen.`),
      undecided,
    ],
    bump: "minor",
  },
  "member-added": changed("A choice of types has one more."),
  "member-removed": changed("A choice of types has one less."),
  "other-properties-changed": {
    what: "What an object, event or entity says of properties that it does not list changed.",
    producers: [
      breaking(
        both(included, reshaped),
        message`Calls take properties now that took none, or the reverse, before what else they pass, so that those that pass anything stop compiling.`,
        onlyCode,
      ),
      dangerous(
        both(included, mayBeReshaped),
        message`Calls take properties now that took none, or the reverse, before what else they pass: where code is generated, those that pass anything stop compiling.`,
        onlyCode,
      ),
      safe(included, message`Everything that could stand beside the listed properties still may.`),
      breaking(refuted, message`Payloads could carry properties that are not listed, and are refused with them now.`),
      undecided,
    ],
    consumers: [
      safe(included, message`Consumers ignore properties that they don't know.`),
      breaking(refuted, message`Properties that are not listed may have values that consumers have not seen.`),
      undecided,
    ],
    bump: "minor",
  },
  "type-added": {
    what: "A type has a name, and generated code exports it.",
    producers: [safe(always, compiles)],
    consumers: [safe(always, message`Payloads don't show what types are called.`)],
    bump: "minor",
  },
  "type-removed": {
    what: "Generated code no longer exports a type by a name.",
    producers: [dangerous(always, message`Code that imports the type ${"thing"} stops compiling.`, onlyCode)],
    consumers: [safe(always, message`Payloads don't show what types are called.`)],
    bump: "minor",
  },
  "type-identifier-changed": {
    what: "Generated code exports a type by another name.",
    producers: [
      dangerous(always, message`Code that imports the type ${"thing"} by its former name stops compiling.`, onlyCode),
    ],
    consumers: [safe(always, message`Payloads don't show what types are called.`)],
    bump: "minor",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;
