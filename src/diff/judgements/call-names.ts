import { message } from "../../diagnostics/message.js";
import {
  both,
  breaking,
  type Condition,
  called,
  dangerous,
  expired,
  included,
  type Judgement,
  mayBeCalled,
  mayBeReshaped,
  type Outcome,
  refuted,
  reshaped,
  safe,
} from "../judgement.js";
import { mayBeNarrowed, narrowed } from "./code.js";
import { besidePayload, byName, onlyCode, undecided, untouched } from "./phrases.js";

// Under which definition a page's call goes, its name decides.

/** Calls of its name were another definition's, or come to be. */
export const takesOver: Condition = {
  says: "a payload of another definition of its name shows it",
  holds: ({ takeover }) => takeover?.kind === "refuted",
};

/** Names that calls may carry are gone from its own list, and other definitions take those calls. */
const namesLeft: Condition = {
  says: "the names that it allows no longer are taken by other definitions",
  holds: ({ fact, proof }) => proof?.kind === "included" && fact.proofs?.own?.kind === "refuted",
};

/** The function has the name of its calls as an argument in the head: it may be one of several. */
const takesName: Condition = { says: "it takes the name of the call now", holds: (one) => one.takesName };

/** What comes under a name that another definition had, or leaves its name to one. */
export const takesCalls: { readonly producers: Outcome; readonly consumers: Outcome; readonly leaves: Outcome } = {
  producers: breaking(
    takesOver,
    message`Calls of this name were taken under another definition, and ${"thing"} refuses some of them.`,
    byName,
  ),
  consumers: breaking(
    takesOver,
    message`Calls of this name came under another definition, and ${"thing"} brings payloads that consumers have not seen.`,
    byName,
  ),
  leaves: breaking(
    takesOver,
    message`Calls of this name come under another definition from here on, with payloads that consumers have not seen.`,
    byName,
  ),
};

/** What becomes of calls whose names are all allowed still. */
const namesStay: readonly Outcome[] = [
  breaking(
    both(included, both(reshaped, takesName)),
    message`The function for ${"thing"} takes the name of the call as its first argument now, so that calls stop compiling.`,
    onlyCode,
  ),
  breaking(
    both(included, reshaped),
    message`The function for ${"thing"} no longer takes the name of the call as its first argument, so that calls stop compiling.`,
    onlyCode,
  ),
  dangerous(
    both(included, both(mayBeReshaped, takesName)),
    message`The function for ${"thing"} takes the name of the call as its first argument now: where code is generated, calls stop compiling.`,
    onlyCode,
  ),
  dangerous(
    both(included, mayBeReshaped),
    message`The function for ${"thing"} no longer takes the name of the call as its first argument: where code is generated, calls stop compiling.`,
    onlyCode,
  ),
  breaking(
    both(namesLeft, called),
    message`Calls of ${"thing"} that pass a name which it allows no longer stop compiling; what shipped applications go on sending is taken by another definition.`,
    onlyCode,
  ),
  dangerous(
    both(namesLeft, mayBeCalled),
    message`Where code is generated, calls of ${"thing"} that pass a name which it allows no longer stop compiling; what shipped applications go on sending is taken by another definition.`,
    onlyCode,
  ),
  safe(namesLeft, message`Calls with the names that ${"thing"} allows no longer are taken by another definition.`),
  breaking(
    both(included, narrowed),
    message`Every name that calls of ${"thing"} could carry is still allowed, but its function has a narrower type for it, so that calls stop compiling.`,
    onlyCode,
  ),
  dangerous(
    both(included, mayBeNarrowed),
    message`Every name that calls of ${"thing"} could carry is still allowed, but where code is generated, its function has a narrower type for it, so that calls stop compiling.`,
    onlyCode,
  ),
  safe(included, message`Every name that calls of ${"thing"} could carry is still allowed.`),
];

/** What becomes of calls of which some names are refused. It was announced that these go, but not that the function takes other arguments. */
const namesGo: readonly Outcome[] = [
  breaking(
    both(both(expired, refuted), reshaped),
    message`The names that calls of ${"thing"} may carry no longer were deprecated, and their date, ${"expires"}, has passed; but its function takes other arguments now, so that all calls stop compiling.`,
    besidePayload,
  ),
  dangerous(
    both(both(expired, refuted), mayBeReshaped),
    message`The names that calls of ${"thing"} may carry no longer were deprecated, and their date, ${"expires"}, has passed; but its function takes other arguments now: where code is generated, all calls stop compiling.`,
    besidePayload,
  ),
  safe(
    both(expired, refuted),
    message`The names that calls of ${"thing"} may carry no longer were deprecated, and their date, ${"expires"}, has passed.`,
  ),
  breaking(
    both(refuted, both(reshaped, takesName)),
    message`Calls of ${"thing"} could carry the name ${"value"}, which is refused now; its function takes the name as its first argument, so that calls stop compiling.`,
    besidePayload,
  ),
  breaking(
    both(refuted, reshaped),
    message`Calls of ${"thing"} could carry the name ${"value"}, which is refused now; its function no longer takes the name, so that calls stop compiling.`,
    besidePayload,
  ),
  breaking(refuted, message`Calls of ${"thing"} could carry the name ${"value"}, which is refused now.`, besidePayload),
];

/** Pages and screens that allow other names. */
export const callNameChanged = {
  what: "A page or screen allows other names in its call.",
  producers: [
    takesCalls.producers,
    ...untouched,
    ...namesStay,
    ...namesGo,
    breaking(
      reshaped,
      message`The function for ${"thing"} takes other arguments now, so that calls stop compiling; whether what shipped applications go on sending is still taken could not be told: ${"why"}.`,
      byName,
    ),
    undecided,
  ],
  consumers: [
    breaking(
      takesOver,
      message`Calls of this name come with properties that consumers have not seen under it.`,
      byName,
    ),
    ...untouched,
    safe(included, message`Every name that calls of ${"thing"} carry is one that consumers have seen.`),
    dangerous(
      refuted,
      message`Calls of ${"thing"} may carry the name ${"value"}, which consumers have not seen.`,
      besidePayload,
    ),
    undecided,
  ],
  bump: "minor",
} as const satisfies Judgement;
