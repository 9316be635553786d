import { message } from "../../diagnostics/message.js";
import {
  always,
  both,
  breaking,
  dangerous,
  expired,
  type Judgement,
  listNarrowed,
  lost,
  lostSchema,
  mayBeCalled,
  mayBeLost,
  type Outcome,
  refuted,
  safe,
  uncalled,
} from "../judgement.js";
import type { FactKind } from "../kinds.js";
import { sendsFirst } from "./code.js";
import {
  byOutput,
  compiles,
  functionRenamed,
  nothingIsSent,
  onlyCode,
  onlyProposed,
  otherSchema,
  sentMore,
  undecidedProof,
  untouched,
} from "./phrases.js";

/** What sources or outputs lose of an event that was to be gone by now. */
const endedThere: readonly Outcome[] = [refuted, lost, mayBeLost].map((one) =>
  safe(both(expired, one), message`${"thing"} was deprecated, and its date, ${"expires"}, has passed.`),
);

/** Events in outputs: what they are called there, and which outputs hold them. */
export const ofEventOutputs = {
  "event-identifier-changed": {
    what: "Generated code calls an event by another name, which the payloads don't show.",
    producers: [
      onlyProposed,
      ...functionRenamed(safe(uncalled, message`Generated code has no function for ${"thing"}.`)),
    ],
    consumers: [onlyProposed, otherSchema, safe(always, message`Payloads don't show what functions are called.`)],
    bump: "minor",
  },
  "former-function-gone": {
    what: "Generated code has a function under a former name of an event no longer, though the plan still lists the name.",
    producers: [
      dangerous(
        mayBeCalled,
        message`Generated code had the function of ${"thing"} under the former name ${"before"} as well; something else has that name now, or claims it too: where code is generated, calls by it stop compiling or go elsewhere.`,
        onlyCode,
      ),
      breaking(
        always,
        message`Generated code had the function of ${"thing"} under the former name ${"before"} as well; something else has that name now, or claims it too, so that calls by it stop compiling or go elsewhere.`,
        onlyCode,
      ),
    ],
    consumers: [safe(always, message`Payloads carry the present names.`)],
    bump: "minor",
  },
  "event-sources-changed": {
    what: "An event is sent by other sources.",
    producers: [
      ...untouched,
      ...endedThere,
      breaking(
        refuted,
        message`The context that the sources of ${"thing"} fill in is another, so that payloads that were valid are refused.`,
      ),
      undecidedProof,
      breaking(
        lost,
        message`An output of the manifest has the function for ${"thing"} no longer, since its source left, so that calls stop compiling there.`,
        onlyCode,
      ),
      breaking(
        lostSchema,
        message`The schemas of an output of the manifest have ${"thing"} no longer, since its source left, so that they no longer describe its payloads.`,
        byOutput,
      ),
      dangerous(
        mayBeLost,
        message`Code for a source that left has the function for ${"thing"} no longer, so that its calls there stop compiling.`,
        onlyCode,
      ),
      safe(listNarrowed, message`No output of the manifest loses ${"thing"} by that.`),
      safe(always, message`Every source that sent ${"thing"} still may.`),
    ],
    consumers: [
      ...untouched,
      breaking(
        refuted,
        message`The context that the sources of ${"thing"} fill in is another, so that payloads come that consumers have not seen.`,
      ),
      undecidedProof,
      dangerous(
        sendsFirst,
        message`It brings what every output with code denied that had it so far: ${"sent"} may be sent from here on.`,
        sentMore,
      ),
      dangerous(listNarrowed, message`${"thing"} is no longer sent from everywhere that it came from.`, nothingIsSent),
      safe(always, message`Everything that was sent still is.`),
    ],
    bump: "minor",
  },
  "event-destinations-changed": {
    what: "An event goes to other destinations.",
    producers: [
      ...untouched,
      breaking(
        lost,
        message`An output of the manifest has the function for ${"thing"} no longer, since its destination left, so that calls stop compiling there.`,
        onlyCode,
      ),
      breaking(
        lostSchema,
        message`The schemas of an output of the manifest have ${"thing"} no longer, since its destination left, so that they no longer describe its payloads.`,
        byOutput,
      ),
      dangerous(
        mayBeLost,
        message`Code for a destination that left has the function for ${"thing"} no longer, so that its calls there stop compiling.`,
        onlyCode,
      ),
      safe(listNarrowed, message`No output of the manifest loses ${"thing"} by that.`),
      safe(always, compiles),
    ],
    consumers: [
      ...untouched,
      dangerous(
        sendsFirst,
        message`It brings what every output with code denied that had it so far: ${"sent"} may be sent from here on.`,
        sentMore,
      ),
      dangerous(listNarrowed, message`A destination that received ${"thing"} gets it no longer.`, nothingIsSent),
      safe(always, message`Every destination that received ${"thing"} still does.`),
    ],
    bump: "minor",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;
