import type { LoadedPlan } from "../../loaded.js";
import { callFor, namedCategories, typesIn } from "../../plan/client-part.js";
import { effectiveConsent } from "../../plan/consent.js";
import { formerEventNames } from "../../plan/former-names.js";
import type { Definition, Entity, Event, NamedType, Plan, Privacy, Property, Trait } from "../../plan/model.js";
import { effectivePrivacy, refusedBy } from "../../plan/privacy.js";
import { contextIn, eventsIn, listOf, type Subset, sentProperties, sentTraits } from "../../plan/sent.js";
import { lackedCalls } from "../../project/sdks.js";
import type { Text } from "../../source/span.js";
import { remembered } from "../memory.js";
import { type Side, sideOf } from "../sides.js";
import { adapters, type CallType } from "./adapters.js";
import { docText } from "./doors.js";
import { memory, type Written } from "./memory.js";
import type { PropertyView } from "./type-text.js";

/** What a client is made of, besides the plan. */
export interface GenerateOptions extends Subset {
  /** Names of adapters, beside those that every client has. */
  readonly sdk?: readonly string[] | undefined;
  /** Classes of privacy that must not leave through this client; whoever refuses personal data refuses sensitive data too. */
  readonly deny?: readonly Privacy[] | undefined;
  /** Whether it runs in a browser or on a server: what `sdk` is made for, unless given, else in a browser. */
  readonly side?: Side | undefined;
  /** Under which names a renamed event is sent: `new_name` unless given. */
  readonly renamed?: "new_name" | "all_names" | undefined;
  /** Whether there is a `checks.ts`, which compares calls with the plan. */
  readonly checks?: boolean | undefined;
}

/** What happens to the properties or traits of a call before they are sent. */
export interface BodyPolicy {
  /** Whether the context is added. */
  readonly context: boolean;
  /** Names that the context doesn't fill in where a call leaves them out, since the event lists them itself. */
  readonly own: readonly string[];
  /** Names that never leave: refused ones, and context that doesn't belong to the event. */
  readonly without: readonly string[];
  /** Names that are left out until the categories are granted. */
  readonly consent: readonly (readonly [name: string, categories: readonly string[]])[];
}

/** What is the same for events and entities. */
export interface CallView {
  readonly properties: readonly PropertyView[];
  readonly additional: boolean | Definition;
  readonly body: BodyPolicy;
  /** The categories that the call waits for. */
  readonly consent: readonly string[];
}

export interface EventView extends CallView {
  readonly event: Event;
  /** The only destinations that get it, where a client serves several. */
  readonly destinations: readonly string[];
  /** Former names that it is sent under as well. */
  readonly alsoAs: readonly string[];
}

export interface EntityView extends CallView {
  readonly entity: Entity;
  readonly id: Trait | undefined;
  readonly setOnce: readonly string[];
  readonly increment: readonly string[];
}

/** A kind of call that no chosen adapter can make, and the events or entities that have no function for that reason. */
export interface LackingCall {
  readonly call: CallType;
  readonly adapters: readonly string[];
  readonly things: readonly string[];
}

/** What one output holds of a plan, ready to be written. */
export interface Client {
  readonly name: string;
  readonly side: Side;
  readonly plan: Plan;
  /** Which part of the plan it is about. */
  readonly subset: Subset;
  /** Sorted by name. */
  readonly events: readonly EventView[];
  /** The events that `track` sends by former names. */
  readonly formerEvents: ReadonlyMap<string, Event>;
  /** Names of properties that it refuses in any event of the plan, its own or not, or in the context. Sorted. */
  readonly refused: readonly string[];
  readonly entities: readonly EntityView[];
  readonly lacking: readonly LackingCall[];
  readonly context: readonly PropertyView[];
  /** The named types that all these need. */
  readonly types: readonly NamedType[];
  readonly typesByName: ReadonlyMap<string, NamedType>;
  /** Every category that can be granted; empty where nothing needs consent. */
  readonly consent: readonly string[];
  /** The closed list of destinations; empty where any word goes. */
  readonly destinations: readonly string[];
  /** What was written before of events that have not changed since. */
  readonly written: Written;
}

/** Works out what a client holds. */
export function clientOf(loaded: LoadedPlan, options: GenerateOptions): Client {
  const { plan, project } = loaded;
  const subset: Subset = { allSources: project.vocabulary.sources?.map((source) => source.value), ...options };
  const { vocabulary } = project;
  const written = memory.of(plan, [
    options,
    [vocabulary.sources, vocabulary.destinations, vocabulary.consent].map(words),
  ]);
  const privacyOf = effectivePrivacy(plan.types);
  const consentOf = effectiveConsent(plan.types);
  const refused = refusedBy(options.deny ?? []);
  const view = <P extends Property>(property: P): PropertyView & { readonly property: P } => {
    const privacy = privacyOf(property);
    return refused.has(privacy)
      ? { property, refused: docText(`Never sent from here: ${privacy} data.`) }
      : { property };
  };
  const needs = (views: readonly PropertyView[]): BodyPolicy["consent"] =>
    views
      .filter((each) => each.refused === undefined)
      .map(({ property }) => [property.name.value, consentOf(property)] as const)
      .filter(([, categories]) => categories.length > 0);

  // Other keys have no names by which they could be left out, so the whole call waits for their consent.
  const ofRest = (additional: boolean | Definition) => (typeof additional === "boolean" ? [] : consentOf(additional));

  const served = options.destination === undefined ? undefined : listOf(options.destination);
  const lacked = lackedCalls(options.sdk ?? [], adapters);
  const planned = eventsIn(plan, subset).filter((event) => event.status !== "retired");
  const called = plan.entities.filter((entity) => entity.kind.value !== "object");

  const context = contextIn(plan, subset).map(view);
  const events = planned
    .filter((event) => !lacked.has(event.kind))
    .map((event) =>
      remembered(written.views, event, (): EventView => {
        const properties = event.properties.map(view);
        const own = new Map(properties.map((each) => [each.property.name.value, each]));
        const sent = new Set(sentProperties(plan, event, subset).properties.map((property) => property.name.value));
        const around = context.filter(({ property }) => !own.has(property.name.value));
        const carries = ({ property, refused }: PropertyView) => sent.has(property.name.value) && !refused;
        const carried = around.filter(carries);
        // What is refused is always taken out; what belongs to other sources only where the context is put in.
        const foreign = around.filter((each) => each.refused || (carried.length > 0 && !carries(each)));
        const without = namesOf([...properties.filter((each) => each.refused), ...foreign]);
        return {
          event,
          properties,
          additional: event.additional,
          body: {
            context: carried.length > 0,
            own: carried.length > 0 ? namesOf(context.filter((each) => mayFillIn(each, own))) : [],
            without,
            consent: needs([...properties, ...carried]),
          },
          consent: sorted([...event.consent.map((category) => category.value), ...ofRest(event.additional)]),
          destinations: destinationsOf(event, served),
          alsoAs: options.renamed === "all_names" ? formerlySentAs(event) : [],
        };
      }),
    );
  const entities = called
    .filter((entity) => !lacked.has(callFor(entity)))
    .map((entity): EntityView => {
      const { id, traits } = sentTraits(entity);
      const properties = traits.map(view);
      const written = (write: "set_once" | "increment"): string[] =>
        traits.filter((trait) => trait.write?.value === write && !view(trait).refused).map((trait) => trait.name.value);
      return {
        entity,
        id,
        properties,
        additional: entity.additional,
        setOnce: written("set_once"),
        increment: written("increment"),
        body: {
          context: false,
          own: [],
          without: namesOf(properties.filter((each) => each.refused)),
          consent: needs(properties),
        },
        consent: sorted([
          ...entity.consent.map((category) => category.value),
          ...(id ? consentOf(id) : []),
          ...ofRest(entity.additional),
        ]),
      };
    })
    // An id can't be left out of a call, so a client that must not have it can't make the call.
    .filter(({ id }) => id === undefined || view(id).refused === undefined);

  return {
    name: project.name.value,
    written,
    side: sideOf(options),
    plan,
    subset,
    events,
    formerEvents: formerEventNames(events.map(({ event }) => event)),
    refused: refusedNames(plan, (property) => refused.has(privacyOf(property))),
    entities,
    lacking: lackingCalls(options.sdk ?? [], lacked, [
      ...planned.map((event) => [event.kind, event.name.value] as const),
      ...called.map((entity) => [callFor(entity), entity.name.value] as const),
    ]),
    context,
    types: typesIn(plan, { subset, refused, lacked }),
    typesByName: new Map(plan.types.map((type) => [type.name.value, type])),
    consent: categories(loaded, [...events, ...entities]),
    destinations: served ?? project.vocabulary.destinations?.map((destination) => destination.value) ?? [],
  };
}

/**
 * Whether the context could stand in for an event's own property of the same name. One that calls must pass counts where the client
 * refuses the context's, which never leaves, however a call got past the types. One that is refused itself is taken out anyway.
 */
function mayFillIn({ property, refused }: PropertyView, own: ReadonlyMap<string, PropertyView>): boolean {
  const listed = own.get(property.name.value);
  return listed !== undefined && !listed.refused && (!listed.property.required || refused !== undefined);
}

/** Those of the client's destinations that an event is meant for, where it isn't meant for all. */
function destinationsOf({ destinations }: Event, served: readonly string[] | undefined): readonly string[] {
  const meant = destinations.map((name) => name.value);
  if (served === undefined) return meant;
  return served.every((name) => meant.includes(name)) ? [] : meant.filter((name) => served.includes(name));
}

/** The names that an event's calls had before. A page with names of its own was never sent under the event's. */
function formerlySentAs({ kind, callName, renamedFrom }: Event): readonly string[] {
  return kind !== "track" && callName ? [] : renamedFrom.map((name) => name.value);
}

/** What a call of an event that this client doesn't have may carry and must not send. */
function refusedNames({ context, events }: Plan, isRefused: (property: Property) => boolean): readonly string[] {
  const properties = [...context, ...events.flatMap((event) => event.properties)];
  return sorted(properties.filter(isRefused).map(({ name }) => name.value));
}

function lackingCalls(
  sdk: readonly string[],
  lacked: ReadonlySet<CallType>,
  things: readonly (readonly [call: CallType, name: string])[],
): readonly LackingCall[] {
  const chosen = adapters.filter(({ name, always }) => !always && sdk.includes(name)).map(({ name }) => name);
  return [...lacked].flatMap((call) => {
    const without = things.filter(([made]) => made === call).map(([, name]) => name);
    return without.length === 0 ? [] : [{ call, adapters: chosen, things: without }];
  });
}

function words(list: readonly Text[] | undefined): readonly string[] | null {
  return list?.map(({ value }) => value) ?? null;
}

function namesOf(views: readonly PropertyView[]): string[] {
  return views.map(({ property }) => property.name.value);
}

/** The categories of some calls and of what they send. */
function categories({ project }: LoadedPlan, calls: readonly CallView[]): readonly string[] {
  const used = new Set<string>();
  for (const call of calls) {
    for (const category of call.consent) used.add(category);
    for (const [, needed] of call.body.consent) for (const category of needed) used.add(category);
  }
  return namedCategories(used, project.vocabulary.consent?.map((category) => category.value) ?? []);
}

/** Each once, in one order on every machine. */
export function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}
