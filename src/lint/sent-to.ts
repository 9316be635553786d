import type { Destination } from "../destinations/index.js";
import type { Entity, Event, Plan, Property } from "../plan/model.js";
import { sentTraits } from "../plan/sent.js";
import type { Span } from "../source/span.js";
import type { Reach } from "./reach.js";
import type { Visitors } from "./rule.js";
import { isMention } from "./written.js";

/** What looks at the data that reaches destinations. */
export interface SentVisitors {
  /** A property of events or of the context: once for every place in which it says something of its own. */
  property(property: Property, destinations: readonly Destination[]): void;
  /** A trait of a user or a group, without the one that travels as the call's id. */
  trait?(trait: Property, entity: Entity, destinations: readonly Destination[]): void;
  end(): void;
}

/**
 * Visits what is sent, with the destinations that it reaches. A bundle's property comes with every event that includes it;
 * context goes where any event goes. What only retired events sent is left out, and traits of groups where a destination has
 * no groups.
 */
export function sentTo(plan: Plan, reach: Reach, visitors: SentVisitors): Visitors {
  const reached = new Set<Destination>();
  const visited = new Map<readonly Destination[], Set<object>>();
  /** Whether it is looked at for the first time: what forty events take from one place is the same forty times. */
  const isFirst = (property: Property, destinations: readonly Destination[]): boolean => {
    const known = visited.get(destinations) ?? new Set();
    visited.set(destinations, known);
    const origin = property.keys.length === 0 && isMention(property) ? property.origins[0] : undefined;
    return known.size < known.add(origin?.span ?? property).size;
  };
  return {
    event(event: Event) {
      if (event.status === "retired") return;
      const destinations = reach.of(event);
      if (destinations.length === 0) return;
      for (const destination of destinations) reached.add(destination);
      for (const property of event.properties) {
        if (isFirst(property, destinations)) visitors.property(property, destinations);
      }
    },
    entity(entity: Entity) {
      if (!visitors.trait || entity.kind.value === "object") return;
      const destinations = reach.all.filter((destination) => takesTraitsOf(entity, destination));
      if (destinations.length === 0) return;
      for (const trait of sentTraits(entity).traits) visitors.trait(trait, entity, destinations);
    },
    end() {
      const everywhere = reach.all.filter((destination) => reached.has(destination));
      if (everywhere.length > 0) for (const property of plan.context) visitors.property(property, everywhere);
      visitors.end();
    },
  };
}

/** Whether a destination has the call that carries an entity's traits. */
function takesTraitsOf(entity: Entity, { lacks }: Destination): boolean {
  const call = entity.kind.value === "group" ? "group" : "identify";
  return lacks.every(({ value }) => value !== call);
}

/** Where what is wrong with a property is told: where it is defined, if it is only mentioned here. */
export function definedAt(property: Property): Span {
  return (isMention(property) ? property.origins[0]?.span : undefined) ?? property.name.span;
}
