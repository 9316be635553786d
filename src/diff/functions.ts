import { exportsOf, identifierOf } from "../plan/identifiers.js";
import type { Entity, Event, Plan } from "../plan/model.js";
import type { Fact } from "./model.js";

/** What a comparison knows of the functions that generated code has on both sides. */
export interface Functions {
  /** Whether code that calls the function of an event or an entity keeps compiling. */
  readonly keeps: (fact: Fact) => boolean;
  /** What an event of the head was in the base. */
  readonly former: (fact: Fact) => Event | undefined;
}

/** Compares the functions of two plans; what it needs is looked up when it is first asked for. */
export function functionsIn(base: Plan, head: Plan): Functions {
  const events = { base: byName(base.events), head: byName(head.events) };
  const entities = { base: byName(base.entities), head: byName(head.entities) };
  let forwarding: ReadonlySet<string> | undefined;
  const former = ({ subject: { group } }: Fact): Event | undefined => {
    if (group.kind !== "event") return undefined;
    return formerOf(events.head.get(group.name), events.base) ?? events.base.get(group.name);
  };
  return {
    former,
    keeps(fact) {
      const { group } = fact.subject;
      if (group.kind === "entity") {
        const now = entities.head.get(group.name);
        const before = formerOf(now, entities.base);
        return now !== undefined && before !== undefined && now.identifier.pascal === before.identifier.pascal;
      }
      const now = events.head.get(group.name);
      const before = former(fact);
      if (!now || !before) return false;
      if (now.identifier.camel === before.identifier.camel) return true;
      forwarding ??= forwardingIn(head);
      return forwarding.has(before.identifier.camel);
    },
  };
}

/**
 * The functions that generated code keeps under former names: of each event's `renamed_from` what nothing else in the plan is called, and no
 * other event was. The client that is generated keeps the same ones.
 */
function forwardingIn(plan: Plan): ReadonlySet<string> {
  const claims = new Map<string, number>();
  for (const { name } of exportsOf(plan)) claims.set(name.toLowerCase(), 2);
  const found = plan.events
    .filter(({ status }) => status === "active" || status === "deprecated")
    .flatMap(({ renamedFrom }) => renamedFrom.flatMap((name) => identifierOf(name.value)?.camel ?? []));
  for (const name of found) claims.set(name.toLowerCase(), (claims.get(name.toLowerCase()) ?? 0) + 1);
  return new Set(found.filter((name) => claims.get(name.toLowerCase()) === 1));
}

/** The thing of the base that is called the same, or as this says that it was called. */
function formerOf<T extends Event | Entity>(now: T | undefined, base: ReadonlyMap<string, T>): T | undefined {
  if (!now) return undefined;
  const names = [now.name, ...now.renamedFrom];
  for (const { value } of names) {
    const found = base.get(value);
    if (found) return found;
  }
  return undefined;
}

function byName<T extends Event | Entity>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.name.value, thing]));
}
