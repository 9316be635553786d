import { message } from "../../diagnostics/message.js";
import {
  always,
  both,
  breaking,
  dangerous,
  expired,
  inContext,
  type Judgement,
  keepsFunction,
  mayBeCalled,
  type Outcome,
  onlyMissed,
  open,
  safe,
  uncarried,
  wasProposed,
} from "../judgement.js";
import { mayBeNarrowed, movesSchema, narrowed } from "./code.js";

// What several kinds of change have in common.

export const payloadsStay = message`Payloads stay as they are.`;
export const compiles = message`Calls and payloads stay as they are.`;

/** Why there is no witness. */
export const onlyCode = message`Payloads stay as they are; what changes is the code that makes them.`;
export const nothingIsSent = message`Nothing new is sent, and what is missing can't be shown.`;
export const onlyHandling = message`Payloads stay as they are; what changes is how they are handled.`;
export const sentMore = message`Payloads that were valid still are; what changes is that code passes on more of them.`;

const untold = message`Whether this breaks anything could not be told: ${"why"}.`;
const unproved = message`Nothing was proved either way.`;

/** What a call says beside its payload. */
export const besidePayload = message`It travels beside the payload.`;

/** What can't be told is never silently safe. */
export const undecided: Outcome = dangerous(always, untold, unproved);

/** The same before other outcomes, of what has a proof in some cases only. */
export const undecidedProof: Outcome = dangerous(open, untold, unproved);

/** What was announced, and is carried out in time. */
export const announced: Outcome = safe(
  expired,
  message`${"thing"} was deprecated, and its date, ${"expires"}, has passed.`,
);

/** The same for those who read: that it is missing was announced, and not that anything else comes under its name. */
export const announcedMissing: Outcome = safe(
  both(expired, onlyMissed),
  message`${"thing"} was deprecated, and its date, ${"expires"}, has passed.`,
);

/** What changes nothing that is sent or read. Before all else: what is proved of calls says nothing where there are none. */
export const untouched: readonly Outcome[] = [
  safe(
    both(uncarried, inContext),
    message`No event gets ${"thing"} from the context both before and after this; what becomes of it is told of the events that list it.`,
  ),
  safe(
    uncarried,
    message`As it is defined here, ${"thing"} has not been sent yet, so that nothing changes for those who send or read.`,
  ),
];

/** The same for those who send: what is set in the context has a type in code, whether anything is sent of it or not. */
export const untouchedCalls: readonly Outcome[] = [
  breaking(
    both(both(uncarried, inContext), narrowed),
    message`No event gets it from the context, but code that sets ${"thing"} there as it was stops compiling.`,
    onlyCode,
  ),
  dangerous(
    both(both(uncarried, inContext), mayBeNarrowed),
    message`No event gets it from the context, but where code is generated, what sets ${"thing"} there as it was stops compiling.`,
    onlyCode,
  ),
  ...untouched,
];

export const byName = message`Which definition takes a call depends on its name, and that is no part of the payload.`;

export const byOutput = message`Payloads stay as they are; what changes is which schemas there are.`;

/** What becomes of calls of a function that is called otherwise. `none` says that there is none. */
export function functionRenamed(none: Outcome): readonly Outcome[] {
  return [
    none,
    safe(keepsFunction, message`A function of the former name stays and sends the same.`),
    dangerous(
      mayBeCalled,
      message`The function for ${"thing"} has a new name: where code is generated, its calls stop compiling until they use it.`,
      onlyCode,
    ),
    breaking(
      always,
      message`Calls of the function for ${"thing"} stop compiling until they use its new name.`,
      onlyCode,
    ),
  ];
}

/** What generated code calls it, files and `$id`s of schemas are called as well. */
export const otherSchema: Outcome = dangerous(
  movesSchema,
  message`Its schema has another file name and another \`$id\`: whoever refers to these finds them no longer.`,
  payloadsStay,
);

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
