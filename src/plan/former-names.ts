import { exportsOf, identifierOf } from "./identifiers.js";
import type { Event, Plan } from "./model.js";

/** What an event's function and interface were called under a former name. */
export interface FormerName {
  readonly camel: string;
  readonly pascal: string;
}

/**
 * The names that a client keeps of its events' former ones (`renamed_from`): those that nothing else has, neither something that the plan
 * still holds nor another of these events.
 */
export function formerNames(plan: Plan, events: Iterable<Event>): ReadonlyMap<Event, readonly FormerName[]> {
  const found = [...events].map((event) => ({ event, names: formerIn(event) })).filter(({ names }) => names.length > 0);
  if (found.length === 0) return new Map();
  const taken = new Set(exportsOf(plan).map(({ name }) => folded(name)));
  const claims = new Map<string, number>();
  for (const { names } of found) {
    for (const name of new Set(names.map(({ camel }) => folded(camel)))) claims.set(name, (claims.get(name) ?? 0) + 1);
  }
  const isFree = ({ camel }: FormerName): boolean => !taken.has(folded(camel)) && claims.get(folded(camel)) === 1;
  return new Map(found.map(({ event, names }) => [event, names.filter(isFree)]));
}

/**
 * The former names by which `track` still sends events, sorted, and what they are called now. A name that several of these events had is
 * that of the one which kept its identifier: the function that was called so is that event's, too.
 */
export function formerEventNames(events: Iterable<Event>): ReadonlyMap<string, Event> {
  const claims = new Map<string, Set<Event>>();
  for (const event of events) {
    for (const { value } of event.renamedFrom) claims.set(value, (claims.get(value) ?? new Set()).add(event));
  }
  const found = new Map<string, Event>();
  for (const name of [...claims.keys()].sort()) {
    const claiming = [...(claims.get(name) ?? [])];
    const kept = claiming.find((event) => identifierOf(name)?.camel === event.identifier.camel);
    const event = claiming.length === 1 ? claiming[0] : kept;
    if (event?.kind === "track") found.set(name, event);
  }
  return found;
}

/** Two former names of one event may be the same in code, which is one then. */
function formerIn({ renamedFrom }: Event): readonly FormerName[] {
  const names = renamedFrom.flatMap(({ value }) => identifierOf(value) ?? []);
  return [...new Map(names.map((name) => [name.camel, name])).values()];
}

/** Names are told apart without capitals, as all that is generated is. */
function folded(name: string): string {
  return name.toLowerCase();
}
