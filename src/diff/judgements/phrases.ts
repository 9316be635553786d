import { message } from "../../diagnostics/message.js";
import {
  always,
  breaking,
  dangerous,
  expired,
  type Judgement,
  type Outcome,
  open,
  safe,
  wasProposed,
  wasProposedAndTakes,
} from "../judgement.js";

// What several kinds of change have in common.

export const payloadsStay = message`Payloads stay as they are.`;
export const compiles = message`Calls and payloads stay as they are.`;

/** Why there is no witness. */
export const onlyCode = message`Payloads stay as they are; what changes is the code that makes them.`;
export const nothingIsSent = message`Every payload that is still sent is one that was sent before; what is missing, no payload shows.`;
export const onlyHandling = message`Payloads stay as they are; what changes is how they are handled.`;

const untold = message`Whether this breaks anything could not be told: ${"why"}.`;
const unproved = message`Nothing was proved either way.`;

/** What a call says beside its payload. */
export const besidePayload = message`It travels beside the payload, so that no payload shows it.`;

/** What can't be told is never silently safe. */
export const undecided: Outcome = dangerous(always, untold, unproved);

/** The same before other outcomes, of what has a proof in some cases only. */
export const undecidedProof: Outcome = dangerous(open, untold, unproved);

/** What was announced, and is carried out in time. */
export const announced: Outcome = safe(
  expired,
  message`${"thing"} was deprecated, and its date, ${"expires"}, has passed.`,
);

export const byName = message`Which definition takes a call depends on its name, and that is no part of the payload.`;

/** What comes to be, under a name that another definition had admitted. */
export const takesCalls: { readonly producers: Outcome; readonly consumers: Outcome } = {
  producers: breaking(
    wasProposedAndTakes,
    message`Calls of this name were taken under another definition, and ${"thing"} refuses some of them.`,
    byName,
  ),
  consumers: breaking(
    wasProposedAndTakes,
    message`Calls of this name came under another definition, and ${"thing"} brings payloads that consumers have not seen.`,
    byName,
  ),
};

/** What nobody has had yet. */
export const onlyProposed: Outcome = safe(
  wasProposed,
  message`${"thing"} was only proposed, so that nothing sends or reads it yet.`,
);

/** A text or a note: worth reading, and nobody's code or data depends on it. */
export function forPeople(what: string): Judgement {
  return {
    what,
    producers: [safe(always, compiles)],
    consumers: [safe(always, payloadsStay)],
    bump: "patch",
  };
}
