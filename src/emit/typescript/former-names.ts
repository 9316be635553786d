import { exportsOf, identifierOf } from "../../plan/identifiers.js";
import type { Event } from "../../plan/model.js";
import type { Client } from "./client.js";

/** What an event's function and interface were called under a former name. */
export interface FormerName {
  readonly camel: string;
  readonly pascal: string;
}

/**
 * The names that events had (`renamed_from`) and that nothing else has: neither something that the plan still holds nor
 * another event's former name.
 */
export function formerNames(client: Client): ReadonlyMap<Event, readonly FormerName[]> {
  const claims = new Map<string, number>();
  for (const { name } of exportsOf(client.plan)) claims.set(name.toLowerCase(), 2);
  const found = client.events.flatMap(({ event }) =>
    event.renamedFrom.flatMap((former) => {
      const name = identifierOf(former.value);
      return name ? [{ event, name }] : [];
    }),
  );
  for (const { name } of found) {
    const folded = name.camel.toLowerCase();
    claims.set(folded, (claims.get(folded) ?? 0) + 1);
  }
  const byEvent = new Map<Event, FormerName[]>();
  for (const { event, name } of found) {
    if (claims.get(name.camel.toLowerCase()) !== 1) continue;
    const names = byEvent.get(event);
    if (names) names.push(name);
    else byEvent.set(event, [name]);
  }
  return byEvent;
}
