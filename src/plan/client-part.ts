import type { CallType } from "../project/sdks.js";
import { effectiveConsent } from "./consent.js";
import type { ContextProperty, Definition, Entity, Event, NamedType, Plan, Privacy, Property } from "./model.js";
import { effectivePrivacy } from "./privacy.js";
import { typesNeededBy } from "./references.js";
import { contextIn, eventsIn, type Subset, sentContext, sentTraits } from "./sent.js";

/** What decides which part of a plan a client has. */
export interface ClientPart {
  readonly subset: Subset;
  /** The privacy classes that never leave through it. */
  readonly refused: ReadonlySet<Privacy>;
  /** The calls that none of its adapters can make. */
  readonly lacked: ReadonlySet<CallType>;
}

/** What a client knows by name, so that code which uses it can stop compiling. */
export interface Known {
  /** With a function each. */
  readonly events: ReadonlySet<Event>;
  readonly entities: ReadonlySet<Entity>;
  readonly context: ReadonlySet<ContextProperty>;
}

/** The call that tells of an entity. */
export function callFor({ kind }: Entity): "identify" | "group" {
  return kind.value === "user" ? "identify" : "group";
}

/** What a client has of a plan. */
export function knownIn(plan: Plan, { subset, refused, lacked }: ClientPart): Known {
  const privacyOf = effectivePrivacy(plan.types);
  return {
    events: new Set(eventsIn(plan, subset).filter(({ status, kind }) => status !== "retired" && !lacked.has(kind))),
    entities: new Set(
      plan.entities.filter((entity) => {
        if (entity.kind.value === "object" || lacked.has(callFor(entity))) return false;
        // An id can't be left out of a call, so a client that must not have it can't make the call.
        const { id } = sentTraits(entity);
        return id === undefined || !refused.has(privacyOf(id));
      }),
    ),
    context: new Set(contextIn(plan, subset)),
  };
}

/** The named types that a client exports, sorted by name: those that anything needs that it sends. */
export function typesIn(plan: Plan, part: ClientPart): readonly NamedType[] {
  const privacyOf = effectivePrivacy(plan.types);
  const sent = (properties: readonly Property[]): readonly Definition[] =>
    properties.filter((property) => !part.refused.has(privacyOf(property)));
  const rest = (additional: boolean | Definition): readonly Definition[] =>
    typeof additional === "boolean" ? [] : [additional];
  const known = knownIn(plan, part);
  const definitions: Definition[] = [...sent([...known.context])];
  for (const { properties, additional, callName } of known.events) {
    definitions.push(...sent(properties), ...rest(additional), ...(callName ? [callName] : []));
  }
  for (const entity of known.entities) {
    const { id, traits } = sentTraits(entity);
    definitions.push(...sent(traits), ...rest(entity.additional), ...(id ? [id] : []));
  }
  return typesNeededBy(plan.types)(definitions);
}

/**
 * The consent categories that a client's code names: what its calls and what they send need and, where they need any, all that the
 * manifest lists.
 */
export function categoriesIn(plan: Plan, part: ClientPart, listed: readonly string[]): readonly string[] {
  const consentOf = effectiveConsent(plan.types);
  const privacyOf = effectivePrivacy(plan.types);
  const used = new Set<string>();
  const add = (categories: readonly string[]): void => {
    for (const category of categories) used.add(category);
  };
  const addSent = (properties: readonly Property[]): void => {
    for (const property of properties) {
      const needed = consentOf(property);
      if (needed.length > 0 && !part.refused.has(privacyOf(property))) add(needed);
    }
  };
  const addRest = (additional: boolean | Definition): void => {
    if (typeof additional !== "boolean") add(consentOf(additional));
  };
  const known = knownIn(plan, part);
  const asksInContext = plan.context.some((property) => consentOf(property).length > 0);
  for (const event of known.events) {
    add(event.consent.map(({ value }) => value));
    addSent(event.properties);
    addRest(event.additional);
    if (asksInContext) addSent(sentContext(plan, event, part.subset));
  }
  for (const entity of known.entities) {
    const { id, traits } = sentTraits(entity);
    add(entity.consent.map(({ value }) => value));
    addSent(traits);
    addRest(entity.additional);
    if (id) add(consentOf(id));
  }
  return namedCategories(used, listed);
}

/** The categories that code names which needs some: those, and all that the manifest lists, which stand first. */
export function namedCategories(used: ReadonlySet<string>, listed: readonly string[]): readonly string[] {
  return used.size === 0 ? [] : [...new Set([...listed, ...[...used].sort()])];
}
