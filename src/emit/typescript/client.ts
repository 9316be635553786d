import type { LoadedPlan } from "../../loaded.js";
import { effectiveConsent } from "../../plan/consent.js";
import type { Definition, Entity, Event, NamedType, Plan, Privacy, Property, Trait } from "../../plan/model.js";
import { effectivePrivacy } from "../../plan/privacy.js";
import { typesNeededBy } from "../../plan/references.js";
import { contextIn, eventsIn, type Subset, sentProperties, sentTraits } from "../../plan/sent.js";
import { docText } from "./doors.js";
import type { PropertyView } from "./type-text.js";

/** What a client is made of, besides the plan. */
export interface GenerateOptions extends Subset {
  /** Names of adapters, beside those that every client has. */
  readonly sdk?: readonly string[] | undefined;
  /** Classes of privacy that must not leave through this client; whoever refuses personal data refuses sensitive data too. */
  readonly deny?: readonly Privacy[] | undefined;
}

/** What happens to the properties or traits of a call before they are sent. */
export interface BodyPolicy {
  /** Whether the context is added. */
  readonly context: boolean;
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
}

export interface EntityView extends CallView {
  readonly entity: Entity;
  readonly id: Trait | undefined;
  readonly setOnce: readonly string[];
  readonly increment: readonly string[];
}

/** What one output holds of a plan, ready to be written. */
export interface Client {
  readonly name: string;
  readonly plan: Plan;
  /** Sorted by name. */
  readonly events: readonly EventView[];
  readonly entities: readonly EntityView[];
  readonly context: readonly PropertyView[];
  /** The named types that all these need. */
  readonly types: readonly NamedType[];
  readonly typesByName: ReadonlyMap<string, NamedType>;
  /** Every category that can be granted; empty where nothing needs consent. */
  readonly consent: readonly string[];
  /** The closed list of destinations; empty where any word goes. */
  readonly destinations: readonly string[];
}

/** Works out what a client holds. */
export function clientOf(loaded: LoadedPlan, options: GenerateOptions): Client {
  const { plan, project } = loaded;
  const subset: Subset = { allSources: project.vocabulary.sources?.map((source) => source.value), ...options };
  const privacyOf = effectivePrivacy(plan.types);
  const consentOf = effectiveConsent(plan.types);
  const refused = refusals(options.deny ?? []);
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

  const context = contextIn(plan, subset).map(view);
  const events = eventsIn(plan, subset)
    .filter((event) => event.status !== "retired")
    .map((event): EventView => {
      const properties = event.properties.map(view);
      const own = new Set(event.properties.map((property) => property.name.value));
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
        body: { context: carried.length > 0, without, consent: needs([...properties, ...carried]) },
        consent: sorted([...event.consent.map((category) => category.value), ...ofRest(event.additional)]),
        destinations: options.destination === undefined ? event.destinations.map((name) => name.value) : [],
      };
    });
  const entities = plan.entities
    .filter((entity) => entity.kind.value !== "object")
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

  const shown = (views: readonly PropertyView[]): Definition[] =>
    views.filter((each) => !each.refused).map((each) => each.property);
  const definitions: Definition[] = shown(context);
  for (const each of events)
    definitions.push(...shown(each.properties), ...present(each.additional, each.event.callName));
  for (const each of entities) definitions.push(...shown(each.properties), ...present(each.additional, each.id));
  return {
    name: project.name.value,
    plan,
    events,
    entities,
    context,
    types: typesNeededBy(plan.types)(definitions),
    typesByName: new Map(plan.types.map((type) => [type.name.value, type])),
    consent: categories(loaded, [...events, ...entities]),
    destinations: project.vocabulary.destinations?.map((destination) => destination.value) ?? [],
  };
}

/** The privacies that are refused: those named, and all that are stricter. */
function refusals(deny: readonly Privacy[]): ReadonlySet<Privacy> {
  if (deny.includes("none")) return new Set(["none", "personal", "sensitive"]);
  if (deny.includes("personal")) return new Set(["personal", "sensitive"]);
  return new Set(deny);
}

function namesOf(views: readonly PropertyView[]): string[] {
  return views.map(({ property }) => property.name.value);
}

function present(...definitions: readonly (boolean | Definition | undefined)[]): Definition[] {
  return definitions.filter((definition) => typeof definition === "object");
}

/** The vocabulary's, then what else is used, sorted; none where no call asks for any. */
function categories({ project }: LoadedPlan, calls: readonly CallView[]): readonly string[] {
  const used = new Set<string>();
  for (const call of calls) {
    for (const category of call.consent) used.add(category);
    for (const [, needed] of call.body.consent) for (const category of needed) used.add(category);
  }
  if (used.size === 0) return [];
  const listed = project.vocabulary.consent?.map((category) => category.value) ?? [];
  return [...new Set([...listed, ...sorted(used)])];
}

function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}
