import { message } from "../../diagnostics/message.js";
import {
  both,
  breaking,
  byContext,
  dangerous,
  included,
  mayBeCalled,
  mustBePassed,
  type Outcome,
  refuted,
  refutedByAbsence,
  safe,
  uncalled,
} from "../judgement.js";
import { formerByContext, leftToCalls } from "./code.js";
import { nothingIsSent, onlyCode } from "./phrases.js";
import type { Before } from "./presence.js";

// What comes to be an event's own that the context had filled in, and the reverse.

/** Properties of an event that had been the context's. */
export const takenFromContext: Before = {
  producers: [
    breaking(
      both(byContext, refuted),
      message`The context filled in ${"thing"} before; now calls pass it, and payloads that were valid are refused.`,
    ),
    dangerous(
      both(mustBePassed, both(mayBeCalled, included)),
      message`The context filled in ${"thing"} before; where code is generated, calls must pass it now, and stop compiling until they do.`,
      onlyCode,
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
    dangerous(
      both(byContext, both(leftToCalls, included)),
      message`The context filled in ${"thing"} before; from here on it is sent only where calls pass it.`,
      nothingIsSent,
    ),
    safe(both(byContext, included), message`The context filled in ${"thing"} before, with the same values.`),
  ],
};

/** It was announced that calls carry something no longer, but not that the context makes all of them carry it. */
export const demanded: Outcome = breaking(
  both(byContext, refutedByAbsence),
  message`The context fills in ${"thing"} instead, always: payloads without it were valid and are refused.`,
);

/** Properties of an event that the context fills in from here on. */
export const leftToContext: Before = {
  producers: [
    breaking(
      both(byContext, both(uncalled, refuted)),
      message`The context fills in ${"thing"} instead: payloads that were valid are refused.`,
    ),
    safe(
      both(byContext, both(uncalled, included)),
      message`The context fills in ${"thing"} instead, and payloads that carry it are still taken.`,
    ),
    breaking(
      both(byContext, refuted),
      message`The context fills in ${"thing"} instead: payloads that were valid are refused, and calls that pass it stop compiling.`,
    ),
    dangerous(
      both(byContext, both(mayBeCalled, included)),
      message`The context fills in ${"thing"} instead: where code is generated, calls that pass it stop compiling.`,
      onlyCode,
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

/** Properties of an event whose former name the context has: calls can't pass it any more, though others may be allowed there. */
export const nameLeftToContext: Before = {
  producers: [
    safe(
      both(formerByContext, both(uncalled, included)),
      message`The context fills in ${"before"} from here on, and payloads that carry it are still taken.`,
    ),
    dangerous(
      both(formerByContext, both(mayBeCalled, included)),
      message`The context fills in ${"before"} from here on: where code is generated, calls that pass it stop compiling.`,
      onlyCode,
    ),
    breaking(
      both(formerByContext, included),
      message`The context fills in ${"before"} from here on, so that calls that pass it stop compiling.`,
      onlyCode,
    ),
  ],
  consumers: [
    dangerous(
      both(formerByContext, included),
      message`What was sent as ${"before"} comes as ${"thing"}: what reads the former name finds there what the context fills in.`,
      nothingIsSent,
    ),
  ],
};
