import { message } from "../../diagnostics/message.js";
import { always, breaking, dangerous, type Judgement, type Outcome, safe } from "../judgement.js";
import type { FactKind } from "../kinds.js";
import {
  denied,
  formerGone,
  formerMayBeGone,
  handledAnyway,
  mayBeDenied,
  mayBeReleased,
  mayNameSchemas,
  namesSchemas,
  released,
  sendsFewerNames,
  sendsMoreNames,
} from "./code.js";
import {
  compiles,
  forPeople,
  nothingIsSent,
  onlyCode,
  onlyHandling,
  payloadsStay,
  sentMore,
  untouched,
} from "./phrases.js";

/** How long data is kept, which no payload shows. */
function keeping(what: string, reason: Outcome["reason"]): Judgement {
  return {
    what,
    producers: [safe(always, compiles)],
    consumers: [
      ...untouched,
      safe(
        handledAnyway,
        message`What ${"thing"} is part of is kept no longer than that on either side, so that this changes nothing.`,
      ),
      dangerous(always, reason, onlyHandling),
    ],
    bump: "minor",
  };
}

/** What is asked of people before anything is sent, which no payload shows. */
function asking(what: string, anyway: Outcome["reason"], reason: Outcome["reason"]): Judgement {
  return {
    what,
    producers: [safe(always, asConsent)],
    consumers: [...untouched, safe(handledAnyway, anyway), dangerous(always, reason, onlyHandling)],
    bump: "minor",
  };
}

const asConsent = message`Calls and payloads stay as they are; a category that generated code knows no longer, or asks for on servers, is a change of its own.`;

/** Texts, responsibilities and the rules for handling data, of whatever it may be. */
export const ofGovernance = {
  "description-changed": forPeople("A description changed."),
  "trigger-changed": {
    ...forPeople("It is said otherwise when an event is sent."),
    consumers: [
      safe(
        always,
        message`Payloads stay as they are; whether ${"thing"} is sent at the same moments, its words must tell.`,
      ),
    ],
  },
  "owner-changed": forPeople("Somebody else is to be asked."),
  "question-changed": forPeople("A metric asks another question."),
  "north-star-changed": forPeople("A metric is, or is no longer, the north star."),
  "answers-changed": forPeople("Another metric is computed from an event."),
  "entities-changed": forPeople("An event is about other entities."),
  "examples-changed": forPeople("The examples changed."),
  "links-changed": forPeople("The links to further reading changed."),
  "since-changed": forPeople("The version in which an event appeared changed."),
  "expires-changed": forPeople("The day changed after which somebody must decide."),
  "replaced-by-changed": forPeople("Another event is to be used instead."),
  "deprecation-changed": {
    what: "Something is deprecated, or no longer, or says something else of it.",
    producers: [safe(always, message`Calls and payloads stay as they are; editors strike through what is deprecated.`)],
    consumers: [safe(always, message`It is sent as before, as long as it is in the plan.`)],
    bump: "minor",
  },
  "former-names-changed": {
    what: "Other former names are declared (`renamed_from`).",
    producers: [
      dangerous(
        formerGone,
        message`A function under a former name of ${"thing"} is gone: calls that still use it stop compiling.`,
        onlyCode,
      ),
      dangerous(
        formerMayBeGone,
        message`A function under a former name of ${"thing"} is gone: where code is generated, calls that still use it stop compiling.`,
        onlyCode,
      ),
      safe(always, compiles),
    ],
    consumers: [
      dangerous(
        sendsFewerNames,
        message`${"thing"} is no longer sent as ${"these"} as well: what looks for that finds nothing from here on.`,
        nothingIsSent,
      ),
      dangerous(
        sendsMoreNames,
        message`Each call of ${"thing"} comes as ${"these"} as well: whoever reads all of its names counts it more than once.`,
        payloadsStay,
      ),
      safe(always, message`Payloads carry the present names.`),
    ],
    bump: "minor",
  },
  "custom-key-changed": forPeople("A key of your own (`x-`) changed."),
  "privacy-loosened": {
    what: "Something counts as less private than before.",
    producers: [
      safe(released, message`Calls that pass nothing for ${"thing"} keep compiling.`),
      safe(always, compiles),
    ],
    consumers: [
      ...untouched,
      dangerous(
        released,
        message`${"thing"} was ${"before"}, which an output of the manifest denies, and is ${"after"}: it is sent from there from here on.`,
        sentMore,
      ),
      dangerous(
        mayBeReleased,
        message`${"thing"} was ${"before"} and is ${"after"}: code that denies the one and not the other sends it from here on.`,
        sentMore,
      ),
      safe(
        handledAnyway,
        message`${"thing"} was ${"before"} and is ${"after"}, but what it is part of is as private as that on both sides.`,
      ),
      dangerous(
        always,
        message`${"thing"} was ${"before"} and is ${"after"}: it may be sent and kept where it was not before.`,
        onlyHandling,
      ),
    ],
    bump: "minor",
  },
  "privacy-tightened": {
    what: "Something counts as more private than before.",
    producers: [
      breaking(
        denied,
        message`${"thing"} is ${"after"}, which an output of the manifest denies: calls there that pass it, or what it is part of, stop compiling.`,
        onlyCode,
      ),
      dangerous(
        mayBeDenied,
        message`${"thing"} is ${"after"}: where code is generated that denies that, calls that pass it, or what it is part of, stop compiling.`,
        onlyCode,
      ),
      safe(always, message`No output of the manifest sent it and denies it now, so that calls stay as they are.`),
    ],
    consumers: [
      ...untouched,
      dangerous(
        denied,
        message`${"thing"} was ${"before"} and is ${"after"}, which an output of the manifest denies: it is no longer sent from there, nor is what it is part of.`,
        nothingIsSent,
      ),
      dangerous(
        mayBeDenied,
        message`${"thing"} was ${"before"} and is ${"after"}: code that denies the one and not the other leaves it out from here on.`,
        nothingIsSent,
      ),
      safe(always, message`${"thing"} was ${"before"} and is ${"after"}, and no output that sent it denies it now.`),
    ],
    bump: "minor",
  },
  "class-changed": forPeople("Data is classed otherwise."),
  "consent-loosened": asking(
    "Something is sent under fewer consent categories than before.",
    message`What ${"thing"} is part of still asks for it, so that no more is sent.`,
    message`${"thing"} is sent where it was held back: people who have not agreed to as much are part of the data.`,
  ),
  "consent-tightened": asking(
    "Something needs more consent than before.",
    message`What ${"thing"} is part of asked for it before, so that no more is held back.`,
    message`${"thing"} is held back until people agree to more: numbers drop without anybody doing less.`,
  ),
  "retention-lengthened": keeping(
    "Data is kept longer than before.",
    message`${"thing"} is kept for ${"after"} and was kept for ${"before"}: longer than people were told.`,
  ),
  "retention-shortened": keeping(
    "Data is kept less long than before.",
    message`${"thing"} is kept for ${"after"} and was kept for ${"before"}: what looks back further finds nothing.`,
  ),
} as const satisfies Partial<Record<FactKind, Judgement>>;

/** Metrics, the plan as a whole, and what stands in a comparison's way. */
export const ofPlans = {
  "metric-added": forPeople("A metric is new."),
  "metric-removed": forPeople("A metric is no longer in the plan."),
  "plan-renamed": {
    what: "The plan has another name.",
    producers: [safe(always, compiles)],
    consumers: [
      dangerous(
        namesSchemas,
        message`The \`$id\`s of the schemas in ${"these"} begin with the plan's name: whoever refers to them finds them no longer.`,
        payloadsStay,
      ),
      dangerous(
        mayNameSchemas,
        message`Where schemas are made without an \`id\` of their own, their \`$id\`s begin with the plan's name: whoever refers to them finds them no longer.`,
        payloadsStay,
      ),
      safe(always, message`No output has schemas whose \`$id\`s begin with the plan's name.`),
    ],
    bump: "minor",
  },
  "version-changed": { ...forPeople("The plan has another version."), bump: "none" },
  "base-unreadable": {
    what: "The base has errors under today's language: what they touch can't be compared.",
    producers: [
      dangerous(
        always,
        message`What the errors touch could not be compared; the rest was.`,
        message`There is no telling which payloads were valid there.`,
      ),
    ],
    consumers: [
      dangerous(
        always,
        message`What the errors touch could not be compared; the rest was.`,
        message`There is no telling which payloads were valid there.`,
      ),
    ],
    bump: "none",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;
