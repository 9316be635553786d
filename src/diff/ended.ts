import { message } from "../diagnostics/message.js";
import type { Event } from "../plan/model.js";
import type { Case, Outcome } from "./judgement.js";
import { onlyMissed, safe } from "./judgement.js";
import { hasPassed, type Life, sharedLife } from "./life-cycle.js";
import type { Audience, Fact } from "./model.js";

/**
 * What becomes of the parts of events that were to be gone by now: whoever sends them knew, and whoever reads them did not count on what is
 * missing. It holds for whatever has a proof, in place of what would break.
 */
const ended: Outcome = safe(
  { says: "the event that has it was deprecated in the base, and its `expires` has passed", holds: () => true },
  message`The event that has ${"thing"} was deprecated, and its date, ${"ended"}, has passed.`,
);

/** An outcome, or that the end of all that has the thing was announced, and has come. */
export function unlessEnded(outcome: Outcome, one: Case, audience: Audience): Outcome {
  return mayHaveEnded(outcome, one, audience) && hasPassed(one.whole?.expires, one.today) ? ended : outcome;
}

/** Whether the day decides about an outcome by the end of what has the thing. */
export function mayHaveEnded({ severity }: Outcome, one: Case, audience: Audience): boolean {
  const { proofs, subject } = one.fact;
  if (severity === "safe" || one.whole === undefined || !proofs || subject.kind === "event") return false;
  // What other definitions took, or take, is theirs.
  return one.takeover === undefined && (audience === "producers" || onlyMissed.holds(one));
}

/** How far all events had come in which a fact holds: announced to go, on the last of their days. */
export function wholeLife(fact: Fact, former: (fact: Fact) => Event | undefined): Life | undefined {
  const { base, subject, also } = fact;
  const subjects = [subject, ...also];
  if (!base || subjects.some(({ group }) => group.kind !== "event")) return undefined;
  return subjects.map((one) => lifeOf(former({ ...fact, subject: one }))).reduce(sharedLife);
}

function lifeOf(event: Event | undefined): Life | undefined {
  const isGoing = event?.status === "deprecated" || event?.status === "retired";
  return isGoing && event.expires ? { status: event.status, expires: event.expires.value } : undefined;
}
