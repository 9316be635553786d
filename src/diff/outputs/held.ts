import type { LoadedPlan } from "../../loaded.js";
import { effectiveConsent } from "../../plan/consent.js";
import type { ContextProperty, Entity, Event, Privacy, Property } from "../../plan/model.js";
import { effectivePrivacy } from "../../plan/privacy.js";
import { pairsOf } from "../facts/pairs.js";
import type { OutputPair } from "./pairs.js";

/** What has a function in generated code, or is set by one, on both sides. */
export type Held =
  | { readonly kind: "event"; readonly base: Event; readonly head: Event }
  | { readonly kind: "entity"; readonly base: Entity; readonly head: Entity }
  | { readonly kind: "context"; readonly base: ContextProperty; readonly head: ContextProperty };

/** A property, a trait or a part of the context that both plans have. A client that refuses it leaves out the whole of it. */
export interface HeldProperty {
  readonly of: Held;
  readonly base: Property;
  readonly head: Property;
  /** By its names in the head: `["events", "Song Played", "properties", "mood"]`, `["context", "locale"]`. */
  readonly path: readonly string[];
  /** How private it is on either side, with everything inside it. */
  readonly privacy: { readonly base: Privacy; readonly head: Privacy };
  /** Which consent it is sent with on either side: what it asks for with everything inside it, and what its call asks for. */
  readonly consent: { readonly base: ReadonlySet<string>; readonly head: ReadonlySet<string> };
}

/** What two plans have in common, as code knows it. */
export function heldIn({ plan: base }: LoadedPlan, { plan: head }: LoadedPlan): readonly Held[] {
  const events = pairsOf(base.events, head.events).both;
  const entities = pairsOf(base.entities, head.entities).both;
  const context = pairsOf(base.context, head.context).both;
  return [
    ...events.map(({ base: one, head: other }): Held => ({ kind: "event", base: one, head: other })),
    ...entities.map(({ base: one, head: other }): Held => ({ kind: "entity", base: one, head: other })),
    ...context.map(({ base: one, head: other }): Held => ({ kind: "context", base: one, head: other })),
  ];
}

/** The properties of all that two plans have in common. */
export function propertiesIn(held: readonly Held[], base: LoadedPlan, head: LoadedPlan): readonly HeldProperty[] {
  const privacyOf = { base: effectivePrivacy(base.plan.types), head: effectivePrivacy(head.plan.types) };
  const consentOf = { base: effectiveConsent(base.plan.types), head: effectiveConsent(head.plan.types) };
  const consent = (side: "base" | "head", of: Held, one: Property): ReadonlySet<string> => {
    const ofCall = of.kind === "context" ? [] : of[side].consent.map(({ value }) => value);
    return new Set([...ofCall, ...consentOf[side](one)]);
  };
  const property = (of: Held, path: readonly string[], one: Property, other: Property): HeldProperty => ({
    of,
    base: one,
    head: other,
    path: [...path, other.name.value],
    privacy: { base: privacyOf.base(one), head: privacyOf.head(other) },
    consent: { base: consent("base", of, one), head: consent("head", of, other) },
  });
  return held.flatMap((of): readonly HeldProperty[] => {
    if (of.kind === "context") return [property(of, ["context"], of.base, of.head)];
    const name = of.head.name.value;
    const [path, pairs] =
      of.kind === "event"
        ? [["events", name, "properties"], pairsOf(of.base.properties, of.head.properties)]
        : [["entities", name, "traits"], pairsOf<Property>(of.base.traits, of.head.traits)];
    return pairs.both.map(({ base: one, head: other }) => property(of, path, one, other));
  });
}

/** Whether an output has something on both of its sides. */
export function isHeldBy({ base, head }: OutputPair, held: Held): boolean {
  return has(base, held, "base") && has(head, held, "head");
}

/** Whether one side of an output has what stands on that side. */
export function has({ known }: OutputPair["base"], held: Held, side: "base" | "head"): boolean {
  const { events, entities, context } = known();
  switch (held.kind) {
    case "event":
      return events.has(held[side]);
    case "entity":
      return entities.has(held[side]);
    case "context":
      return context.has(held[side]);
  }
}

/** As a sentence names it: `` `mood` of `Song Played` ``. */
export function namedProperty({ of, head }: HeldProperty): string {
  return of.kind === "context" ? `\`${head.name.value}\`` : `\`${head.name.value}\` of \`${of.head.name.value}\``;
}

/** The whole of which a definition is a part, by the path that leads there: what a client would leave out. */
export function wholeOf(path: readonly string[]): string {
  return JSON.stringify(path.slice(0, path[0] === "context" ? 2 : 4));
}
