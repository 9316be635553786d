import type { Destination } from "../../destinations/index.js";
import type { ContextProperty, Entity, Event, Plan, Property } from "../../plan/model.js";
import { sentTraits } from "../../plan/sent.js";
import type { Span } from "../../source/span.js";
import type { Visitors } from "../rule.js";
import type { Reach } from "./reach.js";
import { isMention } from "./written.js";

/** What looks at the data that reaches destinations. */
export interface SentVisitors {
  /** A property of events or of the context: once for every place in which it says something of its own. */
  property(property: Property, destinations: readonly Destination[]): void;
  /** A property of the context, for what judges them differently; else they come as the others do. */
  context?(property: ContextProperty, destinations: readonly Destination[]): void;
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
  const firstsOf = firstsTo(reach);
  return {
    event(event: Event) {
      if (event.status === "retired") return;
      const destinations = reach.of(event);
      if (destinations.length === 0) return;
      for (const destination of destinations) reached.add(destination);
      for (const property of firstsOf(event)) visitors.property(property, destinations);
    },
    entity(entity: Entity) {
      if (!visitors.trait || entity.kind.value === "object") return;
      const destinations = reach.all.filter((destination) => takesTraitsOf(entity, destination));
      if (destinations.length === 0) return;
      for (const trait of sentTraits(entity).traits) visitors.trait(trait, entity, destinations);
    },
    end() {
      const everywhere = reach.all.filter((destination) => reached.has(destination));
      if (everywhere.length > 0)
        for (const property of plan.context) (visitors.context ?? visitors.property)(property, everywhere);
      visitors.end();
    },
  };
}

type FirstsOf = (event: Event) => readonly Property[];

/** Found out for the first rule that asks: the others visit the same events in the same order. */
const remembered = new WeakMap<Reach, FirstsOf>();

/** Gives the properties of an event that no event before it brought to the same destinations; one of a name remains at least. */
export function firstsTo(reach: Reach): FirstsOf {
  const firstsOf = remembered.get(reach) ?? rememberFirsts(reach);
  remembered.set(reach, firstsOf);
  return firstsOf;
}

/** The properties of an event that no event before it brought to the same destinations: what forty take from one place is one. */
function rememberFirsts(reach: Reach): FirstsOf {
  const visited = new Map<readonly Destination[], Set<object>>();
  const firsts = new Map<Event, readonly Property[]>();
  return (event) => {
    const known = firsts.get(event);
    if (known) return known;
    const destinations = reach.of(event);
    const seen = visited.get(destinations) ?? new Set();
    visited.set(destinations, seen);
    const found = event.properties.filter((property) => {
      const origin = property.keys.length === 0 && isMention(property) ? property.origins[0] : undefined;
      return seen.size < seen.add(origin?.span ?? property).size;
    });
    firsts.set(event, found);
    return found;
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
