import { message } from "../../diagnostics/message.js";
import {
  always,
  becomes,
  both,
  breaking,
  dangerous,
  expired,
  held,
  included,
  type Judgement,
  keepsFunction,
  keepsName,
  mayBeCalled,
  type Outcome,
  open,
  refuted,
  retiredAndExpired,
  retiredWithoutDate,
  safe,
  uncalled,
  unnamed,
  wasProposed,
} from "../judgement.js";
import type { FactKind } from "../kinds.js";
import { callNameChanged, takesCalls, takesOver } from "./call-names.js";
import { claimedByOthers, sendsFormerName } from "./code.js";
import { announced, byName, nothingIsSent, onlyCode, onlyProposed, undecided, undecidedProof } from "./phrases.js";

const gone = message`${"thing"} is no longer sent: what counts it, or waits for it, finds nothing from here on.`;

/** What nothing sends any more but applications that were shipped before, which was to end on a day as well. */
const retiredInTime: Outcome = safe(
  retiredAndExpired,
  message`${"thing"} was retired, and its date, ${"expires"}, has passed.`,
);

/** Events: what becomes of the calls and of what they are called. */
export const ofEvents = {
  "event-added": {
    what: "An event is new.",
    producers: [
      takesCalls.producers,
      safe(included, message`Nobody has to call ${"thing"}, and every call that was taken still is.`),
      undecided,
    ],
    consumers: [
      takesCalls.consumers,
      safe(included, message`Consumers ignore events that they don't know.`),
      undecided,
    ],
    bump: "minor",
  },
  "event-removed": {
    what: "An event is no longer in the plan.",
    producers: [
      onlyProposed,
      retiredInTime,
      announced,
      dangerous(
        retiredWithoutDate,
        message`Nothing is generated for ${"thing"} since it was retired, but applications that were shipped before may go on sending it.`,
      ),
      safe(
        both(uncalled, included),
        message`Generated code had no function for ${"thing"}, and what shipped applications go on sending is taken by another definition.`,
      ),
      dangerous(
        both(uncalled, open),
        message`Generated code had no function for ${"thing"}; whether what shipped applications go on sending is taken by another definition could not be told: ${"why"}.`,
        byName,
      ),
      breaking(
        uncalled,
        message`Generated code had no function for ${"thing"}, but what shipped applications go on sending is refused.`,
      ),
      breaking(
        included,
        message`Calls of ${"thing"} stop compiling; what shipped applications go on sending is taken by another definition.`,
        onlyCode,
      ),
      breaking(
        open,
        message`Calls of ${"thing"} stop compiling; whether what shipped applications go on sending is taken by another definition could not be told: ${"why"}.`,
        byName,
      ),
      breaking(
        always,
        message`Calls of ${"thing"} stop compiling, and what shipped applications go on sending is refused.`,
      ),
    ],
    consumers: [
      takesCalls.leaves,
      breaking(refuted, message`Payloads come that consumers have not seen.`),
      undecidedProof,
      onlyProposed,
      retiredInTime,
      announced,
      dangerous(always, gone, nothingIsSent),
    ],
    bump: "minor",
  },
  "event-renamed": {
    what: "An event has another name, and says which it had (`renamed_from`).",
    producers: [
      takesCalls.producers,
      safe(wasProposed, message`Under its former name ${"thing"} was only proposed, so that nothing sends it.`),
      safe(
        both(uncalled, included),
        message`Generated code had no function for ${"thing"}, and what shipped applications go on sending is still taken.`,
      ),
      safe(
        both(included, keepsFunction),
        message`Calls keep compiling, and what shipped applications go on sending is still taken.`,
      ),
      dangerous(
        both(included, mayBeCalled),
        message`No function is left that takes what the former one took: where code is generated, calls stop compiling; what shipped applications go on sending is still taken.`,
        onlyCode,
      ),
      breaking(
        included,
        message`No function is left that takes what the former one took, so that calls stop compiling; what shipped applications go on sending is still taken.`,
        onlyCode,
      ),
      dangerous(
        both(uncalled, open),
        message`Generated code had no function for ${"thing"}; whether what shipped applications go on sending is still taken could not be told: ${"why"}.`,
        byName,
      ),
      dangerous(
        both(keepsFunction, open),
        message`Calls keep compiling; whether what shipped applications go on sending is still taken could not be told: ${"why"}.`,
        byName,
      ),
      breaking(
        open,
        message`No function is left that takes what the former one took, so that calls stop compiling; whether what shipped applications go on sending is still taken could not be told: ${"why"}.`,
        byName,
      ),
      dangerous(
        uncalled,
        message`Generated code had no function for ${"thing"}, but what shipped applications go on sending as ${"before"} is refused.`,
      ),
      dangerous(
        keepsFunction,
        message`Calls keep compiling and send the new name, but what shipped applications go on sending as ${"before"} is refused.`,
      ),
      breaking(
        keepsName,
        message`The function of the former name takes what ${"thing"} takes, so that some of its calls stop compiling, and what shipped applications go on sending as ${"before"} is refused.`,
      ),
      breaking(
        claimedByOthers,
        message`Calls stop compiling, since ${"before"} is a former name of ${"these"} as well, so that no function is left under it (keep \`renamed_from\` on one of them); what shipped applications send as ${"before"} is refused.`,
      ),
      breaking(
        always,
        message`No function is left under the former name, so that calls stop compiling, and what shipped applications send as ${"before"} is refused.`,
      ),
    ],
    consumers: [
      breaking(
        takesOver,
        message`Calls of ${"before"} or of ${"thing"} come under another definition from here on, with payloads that consumers have not seen.`,
        byName,
      ),
      breaking(
        refuted,
        message`What was sent as ${"before"} comes as ${"thing"}, with payloads that were not sent under the former name.`,
      ),
      undecidedProof,
      safe(wasProposed, message`Under its former name ${"thing"} was only proposed, so that nobody reads it.`),
      safe(unnamed, message`Calls of ${"thing"} carry names of their own, and not the event's.`),
      dangerous(
        sendsFormerName,
        message`What was sent as ${"before"} comes under that name and as ${"thing"}: whoever reads both counts it more than once.`,
        message`What changes is the name, which travels beside the properties.`,
      ),
      dangerous(
        always,
        message`What was sent as ${"before"} comes as ${"thing"}: whatever looks for the former name finds nothing from here on.`,
        message`What changes is the name, which travels beside the properties.`,
      ),
    ],
    bump: "minor",
  },
  "event-kind-changed": {
    what: "An event travels by another call: `track`, `page` or `screen`.",
    producers: [
      takesCalls.producers,
      onlyProposed,
      breaking(
        always,
        message`${"thing"} was a ${"before"} call and is a ${"after"} call: what shipped applications go on sending is refused.`,
      ),
    ],
    consumers: [
      breaking(
        takesOver,
        message`${"thing"} comes as a ${"after"} call, where consumers have known other payloads.`,
        byName,
      ),
      undecidedProof,
      onlyProposed,
      dangerous(
        always,
        message`${"thing"} is no longer sent as a ${"before"} call: destinations keep ${"after"} calls elsewhere.`,
        nothingIsSent,
      ),
    ],
    bump: "minor",
  },
  "event-call-name-changed": callNameChanged,
  "event-status-changed": {
    what: "An event is at another stage of its life: `proposed`, `active`, `deprecated`, `retired`.",
    producers: [
      takesCalls.producers,
      undecidedProof,
      safe(wasProposed, message`${"thing"} was only proposed, so that nobody calls it yet.`),
      safe(
        both(becomes("retired", "proposed"), expired),
        message`${"thing"} was deprecated, and its date, ${"expires"}, has passed.`,
      ),
      safe(
        both(becomes("retired"), both(uncalled, included)),
        message`Generated code had no function for ${"thing"}, and payloads of shipped applications are still taken.`,
      ),
      breaking(
        becomes("retired"),
        message`Nothing is generated for ${"thing"} any more, so that calls stop compiling; payloads of shipped applications are still taken.`,
        onlyCode,
      ),
      safe(
        both(becomes("proposed"), both(held, included)),
        message`The outputs that hold ${"thing"} hold what is only proposed as well.`,
      ),
      safe(
        both(becomes("proposed"), both(uncalled, included)),
        message`Generated code had no function for ${"thing"}, and its payloads are still taken.`,
      ),
      breaking(
        both(becomes("proposed"), uncalled),
        message`What is only proposed is in no output that does not ask for it: payloads of ${"thing"} are refused.`,
      ),
      breaking(
        both(becomes("proposed"), included),
        message`What is only proposed is in no output that does not ask for it: calls of ${"thing"} stop compiling; its payloads are still taken.`,
        onlyCode,
      ),
      breaking(
        becomes("proposed"),
        message`What is only proposed is in no output that does not ask for it: calls of ${"thing"} stop compiling, and its payloads are refused.`,
      ),
      breaking(refuted, message`Payloads of ${"thing"} that were taken are refused.`),
      safe(always, message`${"thing"} is called and taken as before.`),
    ],
    consumers: [
      { ...takesCalls.leaves, when: both(becomes("proposed"), takesOver) },
      takesCalls.consumers,
      breaking(refuted, message`Payloads come that consumers have not seen.`),
      undecidedProof,
      safe(wasProposed, message`Consumers ignore events that they don't know.`),
      safe(
        both(becomes("retired", "proposed"), expired),
        message`${"thing"} was deprecated, and its date, ${"expires"}, has passed.`,
      ),
      safe(
        both(becomes("proposed"), held),
        message`${"thing"} is sent as before, by outputs that hold what is only proposed.`,
      ),
      dangerous(becomes("retired", "proposed"), gone, nothingIsSent),
      safe(always, message`${"thing"} is sent as before.`),
    ],
    bump: "minor",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;
