import { message } from "../../diagnostics/message.js";
import {
  always,
  becomes,
  both,
  breaking,
  dangerous,
  expired,
  included,
  type Judgement,
  keepsFunction,
  keepsName,
  listNarrowed,
  lost,
  mayBeLost,
  mayBeReshaped,
  open,
  refuted,
  reshaped,
  retiredWithoutDate,
  safe,
  unnamed,
  wasProposed,
} from "../judgement.js";
import type { FactKind } from "../kinds.js";
import {
  announced,
  besidePayload,
  byName,
  compiles,
  nothingIsSent,
  onlyCode,
  onlyProposed,
  takesCalls,
  undecided,
  undecidedProof,
} from "./phrases.js";

const gone = message`${"thing"} is no longer sent: what counts it, or waits for it, finds nothing from here on.`;

/** Events: what becomes of the calls and of what they are called. */
export const ofEvents = {
  "event-added": {
    what: "An event is new.",
    producers: [
      safe(included, message`Nobody has to call ${"thing"}, and every call that was taken still is.`),
      breaking(
        refuted,
        message`Calls of this name were taken under another definition, and ${"thing"} refuses some of them.`,
        byName,
      ),
      undecided,
    ],
    consumers: [
      safe(included, message`Consumers ignore events that they don't know.`),
      breaking(
        refuted,
        message`Calls of this name came under another definition, and ${"thing"} brings payloads that consumers have not seen.`,
        byName,
      ),
      undecided,
    ],
    bump: "minor",
  },
  "event-removed": {
    what: "An event is no longer in the plan.",
    producers: [
      onlyProposed,
      announced,
      dangerous(
        retiredWithoutDate,
        message`Nothing is generated for ${"thing"} since it was retired, but applications that were shipped before may go on sending it.`,
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
      breaking(
        refuted,
        message`Calls of this name come under another definition from here on, with payloads that consumers have not seen.`,
        byName,
      ),
      undecidedProof,
      onlyProposed,
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
        both(included, keepsFunction),
        message`Calls keep compiling, and what shipped applications go on sending is still taken.`,
      ),
      breaking(
        included,
        message`No function is left that takes what the former one took, so that calls stop compiling; what shipped applications go on sending is still taken.`,
        onlyCode,
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
        always,
        message`No function is left under the former name, so that calls stop compiling, and what shipped applications send as ${"before"} is refused.`,
      ),
    ],
    consumers: [
      takesCalls.consumers,
      breaking(
        refuted,
        message`What was sent as ${"before"} comes as ${"thing"}, with payloads that were not sent under the former name.`,
      ),
      undecidedProof,
      safe(wasProposed, message`Under its former name ${"thing"} was only proposed, so that nobody reads it.`),
      safe(unnamed, message`Calls of ${"thing"} carry names of their own, and not the event's.`),
      dangerous(
        always,
        message`What was sent as ${"before"} comes as ${"thing"}: whatever looks for the former name finds nothing from here on.`,
        nothingIsSent,
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
      breaking(refuted, message`${"thing"} comes as a ${"after"} call, where consumers have known other payloads.`),
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
  "event-call-name-changed": {
    what: "A page or screen allows other names in its call.",
    producers: [
      breaking(
        reshaped,
        message`The function for ${"thing"} takes the name of the call as its first argument, or does no longer, so that calls stop compiling.`,
        onlyCode,
      ),
      dangerous(
        both(included, mayBeReshaped),
        message`The function for ${"thing"} takes the name of the call as its first argument, or does no longer: where code is generated, calls stop compiling.`,
        onlyCode,
      ),
      safe(included, message`Every name that calls of ${"thing"} could carry is still allowed.`),
      breaking(
        refuted,
        message`Calls of ${"thing"} could carry the name ${"value"}, which is refused now.`,
        besidePayload,
      ),
      undecided,
    ],
    consumers: [
      safe(included, message`Every name that calls of ${"thing"} carry is one that consumers have seen.`),
      dangerous(
        refuted,
        message`Calls of ${"thing"} may carry the name ${"value"}, which consumers have not seen.`,
        besidePayload,
      ),
      undecided,
    ],
    bump: "minor",
  },
  "event-status-changed": {
    what: "An event is at another stage of its life: `proposed`, `active`, `deprecated`, `retired`.",
    producers: [
      takesCalls.producers,
      undecidedProof,
      safe(wasProposed, message`${"thing"} was only proposed, so that nobody calls it yet.`),
      safe(
        both(becomes("retired"), expired),
        message`${"thing"} was deprecated, and its date, ${"expires"}, has passed.`,
      ),
      breaking(
        becomes("retired"),
        message`Nothing is generated for ${"thing"} any more, so that calls stop compiling; payloads of shipped applications are still taken.`,
        onlyCode,
      ),
      breaking(
        both(becomes("proposed"), included),
        message`What is only proposed is in no output: calls of ${"thing"} stop compiling; its payloads are taken by another definition.`,
        onlyCode,
      ),
      breaking(
        becomes("proposed"),
        message`What is only proposed is in no output: calls of ${"thing"} stop compiling, and its payloads are refused.`,
      ),
      breaking(refuted, message`Payloads of ${"thing"} that were taken are refused.`),
      safe(always, message`${"thing"} is called and taken as before.`),
    ],
    consumers: [
      takesCalls.consumers,
      breaking(
        refuted,
        message`Calls of this name come under another definition from here on, with payloads that consumers have not seen.`,
        byName,
      ),
      undecidedProof,
      safe(wasProposed, message`Consumers ignore events that they don't know.`),
      safe(
        both(becomes("retired"), expired),
        message`${"thing"} was deprecated, and its date, ${"expires"}, has passed.`,
      ),
      dangerous(becomes("retired", "proposed"), gone, nothingIsSent),
      safe(always, message`${"thing"} is sent as before.`),
    ],
    bump: "minor",
  },
  "event-identifier-changed": {
    what: "Generated code calls an event by another name, which the payloads don't show.",
    producers: [
      onlyProposed,
      safe(keepsFunction, message`A function of the former name stays and sends the same.`),
      breaking(
        always,
        message`Calls of the function for ${"thing"} stop compiling until they use its new name.`,
        onlyCode,
      ),
    ],
    consumers: [safe(always, message`Payloads don't show what functions are called.`)],
    bump: "minor",
  },
  "event-sources-changed": {
    what: "An event is sent by other sources.",
    producers: [
      breaking(
        refuted,
        message`The context that the sources of ${"thing"} fill in is another, so that payloads that were valid are refused.`,
      ),
      undecidedProof,
      breaking(
        lost,
        message`An output of the manifest holds ${"thing"} no longer, since its source left, so that calls stop compiling there.`,
        onlyCode,
      ),
      dangerous(
        mayBeLost,
        message`Outputs of a source that left hold ${"thing"} no longer, so that its calls there stop compiling.`,
        onlyCode,
      ),
      safe(listNarrowed, message`Every output of the manifest that held ${"thing"} still does.`),
      safe(always, message`Every source that sent ${"thing"} still may.`),
    ],
    consumers: [
      breaking(
        refuted,
        message`The context that the sources of ${"thing"} fill in is another, so that payloads come that consumers have not seen.`,
      ),
      undecidedProof,
      dangerous(listNarrowed, message`${"thing"} is no longer sent from everywhere that it came from.`, nothingIsSent),
      safe(always, message`Everything that was sent still is.`),
    ],
    bump: "minor",
  },
  "event-destinations-changed": {
    what: "An event goes to other destinations.",
    producers: [
      breaking(
        lost,
        message`An output of the manifest holds ${"thing"} no longer, since its destination left, so that calls stop compiling there.`,
        onlyCode,
      ),
      dangerous(
        mayBeLost,
        message`Outputs of a destination that left hold ${"thing"} no longer, so that its calls there stop compiling.`,
        onlyCode,
      ),
      safe(listNarrowed, message`Every output of the manifest that held ${"thing"} still does.`),
      safe(always, compiles),
    ],
    consumers: [
      dangerous(listNarrowed, message`A destination that received ${"thing"} gets it no longer.`, nothingIsSent),
      safe(always, message`Every destination that received ${"thing"} still does.`),
    ],
    bump: "minor",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;
