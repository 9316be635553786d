import { type BodyPolicy, type Client, type EventView, sorted } from "./client.js";

/**
 * What any of a client's events asks for, together. `track` keeps to it for every name that it doesn't know: one that is misspelt, or
 * that of an event which the client doesn't have. Only code without types can pass those.
 */
export interface Strictest {
  /** The categories that the call waits for. Sorted. */
  readonly consent: readonly string[];
  /** The properties that the client refuses, of whichever event of the plan. Sorted. */
  readonly without: readonly string[];
  /** The categories that properties wait for. */
  readonly needs: BodyPolicy["consent"];
}

export type StrictField = keyof Strictest;

export function strictestOf({ events, refused }: Client): Strictest {
  const needs = new Map<string, readonly string[]>();
  for (const [name, categories] of events.flatMap(({ body }) => body.consent)) {
    needs.set(name, [...(needs.get(name) ?? []), ...categories]);
  }
  return {
    consent: sorted(events.flatMap(({ consent }) => consent)),
    without: refused,
    needs: [...needs].map(([name, categories]) => [name, sorted(categories)]),
  };
}

/**
 * Finds the fields in which an event would be sent otherwise under the strictest policy than under its own. What it can't carry is not
 * missed there.
 */
export function noticing(strictest: Strictest, { context }: Client): (view: EventView) => readonly StrictField[] {
  const consent = strictest.consent.join("\0");
  const without = new Set(strictest.without);
  const needs = new Map(strictest.needs.map(([name, categories]) => [name, categories.join("\0")]));
  return (view) => {
    const { body } = view;
    const own = new Set(body.without);
    const needed = new Map(body.consent.map(([name, categories]) => [name, sorted(categories).join("\0")]));
    const carried = [...view.properties, ...(body.context ? context : [])].map(({ property }) => property.name.value);
    // Whoever takes any name may be called with those that only others list.
    const names = view.additional === false ? carried : [...without, ...needs.keys()];
    const sent = names.filter((name) => !own.has(name));
    return [
      ...(sorted(view.consent).join("\0") === consent ? [] : ["consent" as const]),
      ...(sent.some((name) => without.has(name)) || !isWithin(own, without) ? ["without" as const] : []),
      ...(sent.some((name) => needs.get(name) !== needed.get(name)) ? ["needs" as const] : []),
    ];
  };
}

function isWithin(names: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...names].every((name) => all.has(name));
}
