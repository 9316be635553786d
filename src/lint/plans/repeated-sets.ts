import type { Bundle, Event, Origin, Plan, Property } from "../../plan/model.js";
import type { Text } from "../../source/span.js";
import { rememberMeanings } from "../names/meanings.js";
import { within } from "../spans.js";

/** Properties that several events write out alike. */
export interface RepeatedSet {
  /** The bundle that has just these properties already. */
  readonly bundle: Bundle | undefined;
  readonly events: readonly Event[];
  /** For each of the events its properties of the set, in the order of the first event. */
  readonly properties: readonly (readonly Property[])[];
}

/** From how many on a set is one. */
export interface SetLimits {
  readonly properties: number;
  readonly events: number;
}

/** What is worth a bundle unless somebody says otherwise. */
export const usualLimits: SetLimits = { properties: 3, events: 3 };

/** What is in more events than this many times those of a set is no part of it: `duration`, `result`. */
const belonging = 2;

/** So few numbers are looked through faster than they are put into a map. */
const few = 16;

/** The number of what can be in no set: what a bundle brings along, and what no other event has. */
const none = -1;

/** An event with its own properties, each as the number of its name, presence and meaning. */
class Listing {
  readonly event: Event;
  /** Beside its properties; `none` where one can be in no set. */
  readonly numbers: readonly number[];
  #properties: ReadonlyMap<number, Property> | undefined;

  constructor(event: Event, numbers: readonly number[]) {
    this.event = event;
    this.numbers = numbers;
  }

  /** The properties by their numbers; few events are asked for them. */
  get properties(): ReadonlyMap<number, Property> {
    this.#properties ??= new Map(this.event.properties.map((property, at) => [this.numbers[at] as number, property]));
    return this.#properties;
  }

  /** Whether a property is among them. */
  has(number: number): boolean {
    return this.numbers.length > few ? this.properties.has(number) : this.numbers.includes(number);
  }

  /** Those of some properties that are among them; the same list if all are. */
  among(numbers: readonly number[]): readonly number[] {
    const isAmong = (number: number): boolean => this.has(number);
    return numbers.every(isAmong) ? numbers : numbers.filter(isAmong);
  }
}

interface Listings {
  readonly events: readonly Listing[];
  readonly bundles: readonly { readonly bundle: Bundle; readonly numbers: readonly number[] }[];
}

/** Properties and the events that have all of them, and the bundle that has them as well. */
interface Candidate {
  readonly bundle?: Bundle;
  readonly numbers: readonly number[];
  readonly events: readonly number[];
}

/**
 * The sets of properties that repeat, the greatest first; no property of an event is in two. Properties that the same events
 * have are a set, with what else all of these events have: all of it is found in one pass over the uses, and what needs
 * more (any subset of any events) is left.
 */
export function repeatedSets(
  plan: Plan,
  events: readonly Event[],
  limits: SetLimits,
  compared: (times?: number) => void,
): readonly RepeatedSet[] {
  const known = remembered.get(plan);
  if (known && known.limits.properties === limits.properties && known.limits.events === limits.events)
    return known.sets;
  const listings = listingsOf(events, plan.bundles, limits.events);
  const sets: RepeatedSet[] = [];
  /** Of each event, the numbers that are in a set already; most are in none. */
  const taken: (Set<number> | undefined)[] = [];
  const take = (candidates: readonly Candidate[], least: SetLimits): void => {
    for (const candidate of candidates) {
      compared(candidate.events.length);
      const { bundle, numbers, events } = untaken(candidate, taken, least);
      if (numbers.length < least.properties || events.length < least.events) continue;
      for (const at of events) {
        const those = taken[at] ?? new Set();
        taken[at] = those;
        for (const number of numbers) those.add(number);
      }
      const found = events.map((at) => listings.events[at] as Listing);
      sets.push({
        bundle,
        events: found.map(({ event }) => event),
        properties: found.map(({ properties }) => numbers.map((number) => properties.get(number) as Property)),
      });
    }
  };
  const eventsOf = eventsByNumber(listings.events);
  // What a bundle has is repeated from the first event on.
  for (const candidate of likeBundles(listings, eventsOf, limits, compared)) {
    take([candidate], { properties: candidate.numbers.length, events: 1 });
  }
  take(candidatesIn(listings.events, eventsOf, limits, compared), limits);
  remembered.set(plan, { limits, sets });
  return sets;
}

/** Two rules ask the same of a plan, one to tell it and one to be quiet where the other tells it. */
const remembered = new WeakMap<Plan, { readonly limits: SetLimits; readonly sets: readonly RepeatedSet[] }>();

/** What is known of a name. */
interface Named {
  /** How often it is listed. */
  times: number;
  /** Whether a bundle has a property of this name. */
  isBundled: boolean;
  /** What properties of this name are; hardly ever more than two things. */
  readonly variants: Variant[];
}

/** What properties of one name are, if they are alike, and the number for that. */
interface Variant {
  readonly required: boolean;
  readonly kind: Origin["kind"] | undefined;
  /** From where it comes, or what it means. */
  readonly what: string | number;
  readonly number: number;
}

/** A property that is written out in an event: to work out what it means costs more than all the rest. */
interface Written {
  readonly property: Property;
  readonly name: Named;
  /** Those of its event, and its place among them. */
  readonly numbers: number[];
  readonly at: number;
  /** The number it gets if there is none for the same yet. */
  readonly number: number;
}

/** The properties that each event lists itself. */
function listingsOf(events: readonly Event[], bundles: readonly Bundle[], least: number): Listings {
  const inBundles = namesInBundles(bundles);
  const names = new Map<string, Named>();
  const named = (name: string): Named => {
    const known = names.get(name);
    if (known) return known;
    const made: Named = { times: 0, isBundled: false, variants: [] };
    names.set(name, made);
    return made;
  };
  for (const bundle of bundles) {
    for (const { name } of bundle.properties) {
      const each = named(name.value);
      each.times = least;
      each.isBundled = true;
    }
  }
  const isIncluded = (include: readonly Text[], name: string): boolean =>
    include.some(({ value }) => inBundles(value, name));
  let next = 0;
  /** The number of a variant; of a new one the `given` or the next. */
  const numberOf = (
    { variants }: Named,
    required: boolean,
    kind: Variant["kind"],
    what: Variant["what"],
    given?: number,
  ): number => {
    for (let at = 0; at < variants.length; at++) {
      const known = variants[at] as Variant;
      if (known.required === required && known.kind === kind && known.what === what) return known.number;
    }
    const number = given ?? next++;
    variants.push({ required, kind, what, number });
    return number;
  };
  const written: Written[] = [];
  const listings: Listing[] = [];
  for (let each = 0; each < events.length; each++) {
    const event = events[each] as Event;
    const { span, properties, include } = event;
    const numbers: number[] = [];
    for (let at = 0; at < properties.length; at++) {
      const property = properties[at] as Property;
      numbers.push(none);
      if (!within(span, property.name.span)) continue;
      const name = named(property.name.value);
      // What stands in place of a bundle's property has to stay where it is.
      if (name.isBundled && isIncluded(include, property.name.value)) continue;
      name.times++;
      const origin = sourceOf(property);
      if (origin) numbers[at] = numberOf(name, property.required, origin.kind, origin.name);
      else written.push({ property, name, numbers, at, number: next++ });
    }
    listings.push(new Listing(event, numbers));
  }
  const meaning = rememberMeanings();
  for (const { property, name, numbers, at, number } of written) {
    if (name.times < least) continue;
    numbers[at] = numberOf(name, property.required, undefined, meaning(property), number);
  }
  return {
    events: listings,
    bundles: bundles.map((bundle) => ({
      bundle,
      numbers: bundle.properties.map((property) => {
        const name = named(property.name.value);
        const origin = sourceOf(property);
        return origin
          ? numberOf(name, property.required, origin.kind, origin.name)
          : numberOf(name, property.required, undefined, meaning(property));
      }),
    })),
  };
}

/** What is only looked up or referred to is told by where it comes from, which costs less than to compare it. */
function sourceOf({ keys, origins }: Property): Origin | undefined {
  const origin = keys.length === 0 ? origins[0] : undefined;
  return origin && origin.kind !== "bundle" ? origin : undefined;
}

/** The events that list a property, by its number; nothing for one that only bundles have. */
type EventsOf = readonly (readonly number[] | undefined)[];

function eventsByNumber(listings: readonly Listing[]): EventsOf {
  const eventsOf: (number[] | undefined)[] = [];
  for (let at = 0; at < listings.length; at++) {
    const { numbers } = listings[at] as Listing;
    for (let index = 0; index < numbers.length; index++) {
      const number = numbers[index] as number;
      if (number === none) continue;
      const list = eventsOf[number];
      if (list) list.push(at);
      else eventsOf[number] = [at];
    }
  }
  return eventsOf;
}

/** The events that list all that a bundle has, the greatest bundles first. */
function likeBundles(
  { events, bundles }: Listings,
  eventsOf: EventsOf,
  limits: SetLimits,
  compared: (times?: number) => void,
): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const { bundle, numbers } of bundles) {
    if (numbers.length < limits.properties) continue;
    const rarest = numbers
      .map((number) => eventsOf[number] ?? [])
      .reduce((least, each) => (each.length < least.length ? each : least));
    compared(rarest.length + numbers.length);
    const alike = rarest.filter((at) => numbers.every((number) => events[at]?.has(number)));
    if (alike.length > 0) found.push({ bundle, numbers, events: alike });
  }
  return found.sort((a, b) => b.numbers.length - a.numbers.length);
}

/** Whether a bundle has a property of a name, its own or of a bundle that it includes. */
export function namesInBundles(bundles: readonly Bundle[]): (bundle: string, name: string) => boolean {
  const byName = new Map(bundles.map((bundle) => [bundle.name.value, bundle]));
  const names = new Map<string, ReadonlySet<string>>();
  return (bundle, name) => {
    let known = names.get(bundle);
    if (!known) {
      known = new Set(byName.get(bundle)?.properties.map((property) => property.name.value));
      names.set(bundle, known);
    }
    return known.has(name);
  };
}

/** Properties by the exact events that have them, closed by what else those events share; the greatest gain first. */
function candidatesIn(
  listings: readonly Listing[],
  eventsOf: EventsOf,
  limits: SetLimits,
  compared: (times?: number) => void,
): readonly Candidate[] {
  let uses = 0;
  const byEvents = new Map<string, readonly number[]>();
  for (const events of eventsOf) {
    if (!events) continue;
    uses += events.length;
    if (events.length >= limits.events) byEvents.set(events.join(), events);
  }
  // Real plans take a few comparisons per use. One made to take more gets what the greatest candidates give.
  let budget = 20 * uses;
  const candidates: Candidate[] = [];
  for (const events of [...byEvents.values()].sort((a, b) => b.length - a.length)) {
    let numbers: readonly number[] = (listings[events[0] as number] as Listing).numbers.filter(isSome);
    for (let at = 1; at < events.length && numbers.length >= limits.properties; at++) {
      budget -= numbers.length;
      compared(numbers.length);
      numbers = (listings[events[at] as number] as Listing).among(numbers);
    }
    if (budget < 0) break;
    numbers = numbers.filter((number) => belonging * events.length >= (eventsOf[number]?.length ?? 0));
    if (numbers.length >= limits.properties) candidates.push({ numbers, events });
  }
  return candidates.sort((a, b) => gain(b) - gain(a));
}

function isSome(number: number): boolean {
  return number !== none;
}

function gain({ numbers, events }: Candidate): number {
  return numbers.length * (events.length - 1);
}

/** What greater sets have left of a candidate: the properties that are free in all of its events. */
function untaken(
  candidate: Candidate,
  taken: readonly (ReadonlySet<number> | undefined)[],
  limits: SetLimits,
): Candidate {
  const { numbers, events } = candidate;
  const free = numbers.filter((number) => !events.some((at) => taken[at]?.has(number)));
  if (free.length >= limits.properties) return { ...candidate, numbers: free };
  // Or the events of which nothing is taken.
  return { ...candidate, events: events.filter((at) => !numbers.some((number) => taken[at]?.has(number))) };
}
