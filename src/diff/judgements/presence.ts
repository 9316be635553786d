import { message } from "../../diagnostics/message.js";
import {
  both,
  breaking,
  dangerous,
  expired,
  included,
  type Judgement,
  mayBeReshaped,
  type Outcome,
  refuted,
  refutedByAbsence,
  refutedByFormerAbsence,
  refutedById,
  replaced,
  reshaped,
  safe,
  uncalled,
} from "../judgement.js";
import { mayBeNarrowed, narrowed, passedByCalls } from "./code.js";
import {
  announced,
  announcedMissing,
  besidePayload,
  nothingIsSent,
  onlyCode,
  undecided,
  untouched,
  untouchedCalls,
} from "./phrases.js";

const firstLetter = (text: string): string => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;

/** Outcomes that come before others. */
export interface Before {
  readonly producers: readonly Outcome[];
  readonly consumers: readonly Outcome[];
}
export const nothing: Before = { producers: [], consumers: [] };

/** What changes where calls had nothing to pass of their own, and now have. */
export const first: readonly Outcome[] = [
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
export const last: readonly Outcome[] = [
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

/** What no function takes: it is of a retired event, or of what no output with code has. */
export const uncalledGone: Outcome = breaking(
  both(uncalled, refuted),
  message`Payloads that carry ${"thing"} are refused.`,
);

/** What could be passed among others before it was listed: generated code may know more of the one than it did of all. */
export const narrowerListed: readonly Outcome[] = [
  breaking(
    both(included, narrowed),
    message`Payloads could carry ${"thing"} before it was listed and still may, but generated code has a narrower type for it, so that calls stop compiling.`,
    onlyCode,
  ),
  dangerous(
    both(included, mayBeNarrowed),
    message`Payloads could carry ${"thing"} before it was listed and still may, but where code is generated, that has a narrower type for it, so that calls stop compiling.`,
    onlyCode,
  ),
];

/** The reverse: what can be passed among others from here on. */
const narrowerAmongOthers: readonly Outcome[] = [
  breaking(
    both(included, narrowed),
    message`Other properties are allowed here, so that payloads with ${"thing"} are still taken, but generated code has a narrower type for these, so that calls stop compiling.`,
    onlyCode,
  ),
  dangerous(
    both(included, mayBeNarrowed),
    message`Other properties are allowed here, so that payloads with ${"thing"} are still taken, but where code is generated, that has a narrower type for these, so that calls stop compiling.`,
    onlyCode,
  ),
];

/** The same of what can be passed so under its former name. */
export const narrowerRenamed: Outcome = breaking(
  both(included, narrowed),
  message`Payloads with ${"before"} are still taken, since other properties are allowed here, but generated code has narrower types than it had, so that calls stop compiling.`,
  onlyCode,
);

/** What holds for properties, traits and context alike; `noun` says which. */
export function added(noun: string, before = nothing): Judgement {
  return {
    what: `${firstLetter(noun)} is new.`,
    producers: [
      ...untouchedCalls,
      ...before.producers,
      safe(included, message`Nobody has to pass ${"thing"}, and every payload that was taken still is.`),
      breaking(refutedById, message`Calls must pass ${"thing"} as their id.`, besidePayload),
      breaking(
        both(passedByCalls, refutedByAbsence),
        message`${"thing"} is required: calls without it stop compiling, and payloads that were valid don't carry it.`,
      ),
      breaking(refutedByAbsence, message`${"thing"} is required, and payloads that were valid don't carry it.`),
      breaking(
        refuted,
        message`Payloads could carry ${"thing"} before it was listed, with values that are refused now.`,
      ),
      undecided,
    ],
    consumers: [
      ...untouched,
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

const othersAllowed = message`Other properties are allowed here now, so that ${"thing"} may come with values that consumers have not seen.`;

export function removed(noun: string, before = nothing, notAnnounced: readonly Outcome[] = []): Judgement {
  return {
    what: `${firstLetter(noun)} is no longer in the plan.`,
    producers: [
      ...untouchedCalls,
      ...notAnnounced,
      announced,
      ...before.producers,
      breaking(
        refutedById,
        message`Calls no longer take ${"thing"} as their id, so that those that pass it stop compiling.`,
        besidePayload,
      ),
      ...narrowerAmongOthers,
      breaking(refuted, message`Payloads that carry ${"thing"} are refused, and calls that pass it stop compiling.`),
      safe(included, message`Other properties are allowed here, so that payloads with ${"thing"} are still taken.`),
      undecided,
    ],
    consumers: [
      ...untouched,
      announcedMissing,
      ...before.consumers,
      breaking(
        refutedById,
        message`${"thing"} was the id of every call; what joins by it finds nothing there.`,
        besidePayload,
      ),
      breaking(replaced, othersAllowed),
      breaking(refutedByAbsence, message`${"thing"} was in every payload; consumers rely on what was always there.`),
      breaking(refuted, othersAllowed),
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

export function renamed(noun: string, before = nothing): Judgement {
  return {
    what: `${firstLetter(noun)} has another name, and says which it had (\`renamed_from\`).`,
    producers: [
      ...untouchedCalls,
      ...before.producers,
      breaking(both(uncalled, refuted), message`What shipped applications go on sending as ${"before"} is refused.`),
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
      ...untouched,
      ...before.consumers,
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

export function madeOptional(noun: string): Judgement {
  return {
    what: `${firstLetter(noun)} was required and is optional.`,
    producers: [
      ...untouchedCalls,
      safe(included, message`Payloads with ${"thing"} are still taken.`),
      breaking(refuted, message`Payloads that were valid are refused.`),
      undecided,
    ],
    consumers: [
      ...untouched,
      safe(included, message`Every payload that is sent is one that consumers have seen.`),
      announcedMissing,
      breaking(refuted, message`${"thing"} was in every payload; now it may be missing.`),
      undecided,
    ],
    bump: "minor",
  };
}

export function madeRequired(noun: string): Judgement {
  return {
    what: `${firstLetter(noun)} was optional and is required.`,
    producers: [
      ...untouchedCalls,
      safe(included, message`Every payload that was valid carries ${"thing"} all the same.`),
      breaking(
        both(passedByCalls, refuted),
        message`Calls without ${"thing"} stop compiling, and payloads without it were valid and are refused.`,
      ),
      breaking(refuted, message`Payloads without ${"thing"} were valid and are refused.`),
      undecided,
    ],
    consumers: [
      ...untouched,
      safe(included, message`Payloads with ${"thing"} are ones that consumers have seen.`),
      breaking(refuted, message`Payloads come that consumers have not seen.`),
      undecided,
    ],
    bump: "minor",
  };
}

/** Why it breaks somebody that other values are admitted. */
interface Breaks {
  readonly producers: Outcome["reason"];
  readonly consumers: Outcome["reason"];
}
const ofValues: Breaks = {
  producers: message`Values that were allowed in ${"thing"} are refused now.`,
  consumers: message`Values may come in ${"thing"} that consumers have not seen.`,
};

/** What TypeScript knows of values is less than a plan says: of a list that comes in place of a pattern, or of limits, it knows more. */
const narrower: readonly Outcome[] = [
  breaking(
    both(included, narrowed),
    message`Every value that was allowed in ${"thing"} still is, but generated code has a narrower type for it, so that calls stop compiling.`,
    onlyCode,
  ),
  dangerous(
    both(included, mayBeNarrowed),
    message`Every value that was allowed in ${"thing"} still is, but where code is generated, that has a narrower type for it, so that calls stop compiling.`,
    onlyCode,
  ),
];

/** A definition that admits other values. */
export function changed(what: string, breaks = ofValues): Judgement {
  return {
    what,
    producers: [
      ...untouchedCalls,
      ...narrower,
      safe(included, message`Every value that was allowed in ${"thing"} still is.`),
      safe(
        both(expired, refuted),
        message`The values that ${"thing"} takes no longer were deprecated, and their date, ${"expires"}, has passed.`,
      ),
      breaking(refutedById, message`Calls could have an id in ${"thing"} that is refused now.`, besidePayload),
      breaking(refuted, breaks.producers),
      undecided,
    ],
    consumers: [
      ...untouched,
      safe(included, message`Every value that is allowed in ${"thing"} is one that consumers have seen.`),
      breaking(
        refutedById,
        message`Calls may come with an id in ${"thing"} that consumers have not seen.`,
        besidePayload,
      ),
      breaking(refuted, breaks.consumers),
      undecided,
    ],
    bump: "minor",
  };
}
