import type { ContextProperty, Definition, Entity, Event, Plan, Property, Trait } from "./model.js";

/**
 * Which part of a plan an output holds. Nothing given means all of it but what is only proposed.
 */
export interface Subset {
  /** Only the events and the context that this source sends, or any of these. */
  readonly source?: string | readonly string[] | undefined;
  /** Only the events that go to this destination, or to any of these. */
  readonly destination?: string | readonly string[] | undefined;
  /** Also the events whose status is `proposed`. */
  readonly proposed?: boolean | undefined;
  /** Every source there is, where the manifest closes the list: what an event without `sources` is sent by. */
  readonly allSources?: readonly string[] | undefined;
}

/** A property as it travels, and who fills it in: the call, or the context with its sources. */
export type SentProperty = (Property & { readonly from: "event" }) | (ContextProperty & { readonly from: "context" });

/** What travels as the properties of an event's call: its own properties and the context's. */
export interface SentShape {
  /** The event's own in their order, then the context's in theirs. */
  readonly properties: readonly SentProperty[];
  readonly additional: boolean | Definition;
}

/** What travels in an identify or group call. */
export interface SentTraits {
  /** The trait that travels as the call's id, not among the traits. */
  readonly id: Trait | undefined;
  readonly traits: readonly Trait[];
}

/** The events that an output holds: retired ones too, since old data must keep its meaning. */
export function eventsIn(plan: Plan, subset: Subset): readonly Event[] {
  return plan.events.filter(
    (event) =>
      (event.status !== "proposed" || subset.proposed === true) &&
      admits(event.sources, subset.source) &&
      admits(event.destinations, subset.destination),
  );
}

/** The context that an output holds: what an application of that source sets. */
export function contextIn(plan: Plan, subset: Subset): readonly ContextProperty[] {
  return plan.context.filter((property) => admits(property.sources, subset.source));
}

/**
 * An event's *sent* shape. Context that none of the event's sources send is left out, and what only some of them
 * send is optional. Where the event lists a property of the context's name, the event's own stands.
 */
export function sentProperties(plan: Plan, event: Event, subset: Subset = {}): SentShape {
  const own = event.properties.map((property): SentProperty => ({ ...property, from: "event" }));
  const context = sentContext(plan, event, subset).map((property): SentProperty => ({ ...property, from: "context" }));
  return { properties: [...own, ...context], additional: event.additional };
}

/** The part of an event's sent shape that the context fills in, each property as required as it is there. */
export function sentContext(plan: Plan, event: Event, subset: Subset = {}): readonly ContextProperty[] {
  const sent: ContextProperty[] = [];
  if (plan.context.length === 0) return sent;
  const own = new Set(event.properties.map((property) => property.name.value));
  const senders = sendersOf(event, subset);
  for (const property of plan.context) {
    if (own.has(property.name.value)) continue;
    const share = shareOf(property, senders);
    if (share === "none") continue;
    sent.push({ ...property, required: property.required && share === "all" });
  }
  return sent;
}

/** What an identify or group call carries for an entity: the id trait apart from the others. */
export function sentTraits(entity: Entity): SentTraits {
  const name = entity.id?.value;
  return {
    id: entity.traits.find((trait) => trait.name.value === name),
    traits: entity.traits.filter((trait) => trait.name.value !== name),
  };
}

/** One word or several, as a list. */
export function listOf(words: string | readonly string[]): readonly string[] {
  return typeof words === "string" ? [words] : words;
}

/** No names at all mean every name. */
function admits(names: readonly { readonly value: string }[], wanted: string | readonly string[] | undefined): boolean {
  if (wanted === undefined || names.length === 0) return true;
  const list = listOf(wanted);
  return names.some((name) => list.includes(name.value));
}

/** The sources that send an event in this output; `undefined` for all, when nobody says which these are. */
function sendersOf(event: Event, subset: Subset): readonly string[] | undefined {
  const own = event.sources.map((source) => source.value);
  if (subset.source === undefined) return own.length > 0 ? own : subset.allSources;
  const wanted = listOf(subset.source);
  return own.length > 0 ? wanted.filter((source) => own.includes(source)) : wanted;
}

/** How many of an event's senders set a context property. */
function shareOf(property: ContextProperty, senders: readonly string[] | undefined): "none" | "some" | "all" {
  if (property.sources.length === 0) return "all";
  if (senders === undefined) return "some";
  const setters = new Set(property.sources.map((source) => source.value));
  const setting = senders.filter((sender) => setters.has(sender)).length;
  if (setting === 0) return "none";
  return setting === senders.length ? "all" : "some";
}
