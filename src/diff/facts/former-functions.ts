import type { Event } from "../../plan/model.js";
import type { FactSide } from "../model.js";
import { clientsOf, formerGone } from "../outputs/client-names.js";
import { outputPairs } from "../outputs/pairs.js";
import type { Comparison } from "./comparison.js";
import { placeOf } from "./events.js";
import { mergedAmong, type Pairs } from "./pairs.js";

/**
 * Tells of functions that generated code kept under former names and has no longer, though the plan still lists the names: something new
 * has them now, or claims them as well.
 */
export function compareFormerFunctions(comparison: Comparison, pairs: Pairs<Event>): void {
  const { base, head, tell } = comparison;
  if (base.plan.events.every(({ renamedFrom }) => renamedFrom.length === 0)) return;
  const clients = clientsOf(outputPairs(base, head), base, head).pairs;
  const both = [...pairs.both.map(({ base: one, head: other }) => [one, other] as const), ...mergedAmong(pairs)];
  for (const [before, now] of both) {
    if (before.renamedFrom.length === 0) continue;
    const gone = new Set(clients.flatMap((client) => formerGone(client, before, now)));
    if (gone.size === 0) continue;
    tell("former-function-gone", placeOf(now, undefined), sideOf(before, [...gone].sort()), sideOf(now, undefined));
  }
}

function sideOf({ renamedFrom, name }: Event, functions: readonly string[] | undefined): FactSide {
  const { span } = renamedFrom[0] ?? name;
  return functions ? { span, value: functions } : { span };
}
