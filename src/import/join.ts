import { bareDefinition } from "../plan/bare.js";
import type {
  ContextProperty,
  Definition,
  Entity,
  Event,
  NamedType,
  ObjectType,
  Plan,
  Property,
} from "../plan/model.js";
import type { Span } from "../source/span.js";
import { identified } from "./acceptable.js";
import { namesIn, renamed, renamedShape, withType } from "./change.js";
import type { Imported, Joint } from "./imported.js";
import { valuesKey } from "./keys.js";
import { TypesOfAll } from "./types.js";

/** What is left to write of an import that joins a plan, and what became of the rest. */
export interface Joined {
  readonly imported: Imported;
  readonly joints: readonly Joint[];
}

/**
 * Fits what was imported into a plan that is there, of which nothing changes. What is there already and the same is left out. Of an
 * event or an entity that is there and another, the one that is there stays and the difference is told: its name is what is sent, so
 * that it can't be called otherwise. A named type can: another one of the same name gets a number. Context would be sent with the
 * events that are there as well, so it is written in each event of its own.
 */
export function join(given: Imported, there: Plan): Joined {
  const types = new TypesOfAll(there.types);
  const names = types.add(given.types);
  const known = new Map(there.events.map((event) => [event.name.value, event]));
  const { events: called, joints: ofNames } = withFreeNames(given.events, known);
  const here = withNames({ ...given, events: called }, names);
  const isNew = ({ name }: Event): boolean => !known.has(name.value);
  const { inEvents, kept, joints: ofContext } = joinedContext(here, here.events.filter(isNew), there);
  const joints: Joint[] = [...ofNames, ...ofContext];
  const entities = here.entities.filter((entity) => {
    const other = there.entities.find(({ name }) => name.value === entity.name.value);
    if (other !== undefined) joints.push(stays("entity", entity, other, entityDifferences(entity, other)));
    return other === undefined;
  });
  const events = here.events.flatMap((event): readonly Event[] => {
    const other = known.get(event.name.value);
    if (other === undefined) return [{ ...event, properties: [...event.properties, ...besides(event, inEvents)] }];
    joints.push(stays("event", event, other, eventDifferences(event, here.context, other, there.context)));
    return [];
  });
  const written = new Set([...entities, ...events].map(({ name }) => name.value));
  const left = new Set([...here.entities, ...here.events].map(({ name }) => name.value));
  const losses = here.losses.filter(({ where }) => written.has(where) || !left.has(where));
  const rest: Imported = { ...here, types: types.all, entities, context: kept, events, losses };
  const used = stillUsed(types.all, here, rest);
  const imported = identified({ ...rest, types: used }, there);
  return { imported, joints: [...typesCalledOtherwise(given, names, used, there), ...joints] };
}

function typesCalledOtherwise(
  given: Imported,
  names: ReadonlyMap<string, string>,
  used: readonly NamedType[],
  there: Plan,
): readonly Joint[] {
  const isUsed = new Set(used.map(({ name }) => name.value));
  return given.types.flatMap(({ name, span }): readonly Joint[] => {
    const called = names.get(name.value);
    if (called === undefined || called === name.value || !isUsed.has(called)) return [];
    const other = there.types.find((type) => type.name.value === name.value);
    const what = `is called \`${called}\` here, since another type has that name`;
    return [{ kind: "type", name: name.value, what, changes: false, span, there: other?.name.span }];
  });
}

/**
 * Pages and screens say in their call which they are, so that one that shares its name with another kind of call can be called
 * otherwise in the plan.
 */
function withFreeNames(
  events: readonly Event[],
  known: ReadonlyMap<string, Event>,
): { readonly events: readonly Event[]; readonly joints: readonly Joint[] } {
  const names = new Set(events.map(({ name }) => name.value));
  const joints: Joint[] = [];
  const called = events.map((event): Event => {
    const { name, kind, span } = event;
    const other = known.get(name.value);
    const free = `${name.value} (${kind})`;
    if (other === undefined || kind === "track" || kind === other.kind || names.has(free)) return event;
    const what = `is called \`${free}\` here, since another kind of call has that name`;
    joints.push({ kind: "event", name: name.value, what, changes: false, span: startOf(span), there: other.name.span });
    const own = { kind: "enum", members: [{ value: name.value, span: name.span }], constant: true } as const;
    return { ...event, name: { ...name, value: free }, callName: event.callName ?? bareDefinition(own, name.span) };
  });
  return { events: called, joints };
}

/** What named types are called in the plan that is joined. */
function withNames(imported: Imported, names: ReadonlyMap<string, string>): Imported {
  const definition = <D extends Definition>(one: D): D => withType(one, renamed(one.type, names));
  const shape = (properties: readonly Property[], additional: ObjectType["additional"]): ObjectType =>
    renamedShape({ kind: "object", properties, additional }, names);
  return {
    ...imported,
    entities: imported.entities.map((entity) => ({
      ...entity,
      traits: entity.traits.map(definition),
      additional: shape([], entity.additional).additional,
    })),
    context: imported.context.map(definition),
    events: imported.events.map((event) => ({
      ...event,
      properties: event.properties.map(definition),
      additional: shape([], event.additional).additional,
    })),
  };
}

/** Without types that only stood in what was left out. */
function stillUsed(types: readonly NamedType[], before: Imported, after: Imported): readonly NamedType[] {
  const [used, stays] = [before, after].map((imported) => reachedFrom(imported, types));
  return types.filter(({ name }) => stays?.has(name.value) || !used?.has(name.value));
}

function reachedFrom({ entities, context, events }: Imported, types: readonly NamedType[]): ReadonlySet<string> {
  const byName = new Map(types.map((type) => [type.name.value, type]));
  const reached = new Set(
    [
      ...entities.map(({ traits, additional }) => ({ properties: traits, additional })),
      { properties: context, additional: true },
      ...events,
    ].flatMap(({ properties, additional }) => namesIn({ kind: "object", properties, additional })),
  );
  // A set goes on to what is added while it is walked.
  for (const each of reached) {
    for (const next of namesIn(byName.get(each)?.definition.type ?? { kind: "any" })) reached.add(next);
  }
  return reached;
}

// ── context ────────────────────────────────────────────────────────────────────────────────────────────────────

interface JoinedContext {
  /** What is written in each event. */
  readonly inEvents: readonly Property[];
  /** What is context still. */
  readonly kept: readonly ContextProperty[];
  readonly joints: readonly Joint[];
}

/** @param events those that are to be written */
function joinedContext({ context, events: all }: Imported, events: readonly Event[], there: Plan): JoinedContext {
  const inEvents: Property[] = [];
  const kept: ContextProperty[] = [];
  const joints: Joint[] = [];
  const same = new Set<string>();
  for (const property of context) {
    const { name, span } = property;
    const other = there.context.find((one) => one.name.value === name.value);
    const isSame =
      other?.sources.length === 0 && other.required === property.required && valuesKey(other) === valuesKey(property);
    const tell = (what: string, changes: boolean): void =>
      void joints.push({ kind: "context", name: name.value, what, changes, span, there: other?.name.span });
    if (isSame) {
      same.add(name.value);
      tell("is there already", false);
    } else if (other === undefined && there.events.length === 0) kept.push(property);
    else if (all.length === 0) tell("is left out: the events that are there don't carry it", true);
    // Of events that are there, each tells whether it carries it.
    else if (events.length > 0) {
      inEvents.push(property);
      tell("is written in each new event, since those that are there don't carry it", false);
    }
  }
  for (const { name, required } of there.context) {
    const carriers = events.filter(
      ({ properties }) => ![...properties, ...inEvents].some((one) => one.name.value === name.value),
    );
    const [event] = carriers;
    if (same.has(name.value) || event === undefined) continue;
    const what = `${required ? "must be" : "may be"} sent with the events of this import as well, as with those that are there`;
    joints.push({ kind: "context", name: name.value, what, changes: true, span: event.span, there: name.span });
  }
  return { inEvents, kept, joints };
}

/** Properties that an event does not list itself. */
function besides<P extends Property>({ properties }: Pick<Event, "properties">, general: readonly P[]): readonly P[] {
  const own = new Set(properties.map(({ name }) => name.value));
  return general.filter(({ name }) => !own.has(name.value));
}

// ── what is there twice ────────────────────────────────────────────────────────────────────────────────────────

/** How many differences are told of one thing. */
const mostTold = 5;

function stays(
  kind: "entity" | "event",
  one: Entity | Event,
  other: Entity | Event,
  differences: readonly string[],
): Joint {
  const told = differences.slice(0, mostTold);
  if (differences.length > mostTold) told.push(`${differences.length - mostTold} more differ`);
  const changes = told.length > 0;
  const what = changes ? `is another one there, which stays: ${told.join("; ")}` : "is there already";
  return { kind, name: one.name.value, what, changes, span: startOf(one.span), there: other.name.span };
}

function startOf(span: Span): Span {
  return { ...span, end: Math.min(span.end, span.start + 1) };
}

function entityDifferences(entity: Entity, other: Entity): readonly string[] {
  const kind = other.kind.value === entity.kind.value ? [] : [`it is of the kind \`${other.kind.value}\``];
  return [
    ...kind,
    ...differences(
      { kind: "object", properties: entity.traits, additional: entity.additional },
      { kind: "object", properties: other.traits, additional: other.additional },
    ),
  ];
}

/** What differs in what two events carry, context included; context that only the plan that is there has is told of elsewhere. */
function eventDifferences(
  event: Event,
  context: readonly ContextProperty[],
  other: Event,
  contextThere: readonly ContextProperty[],
): readonly string[] {
  const ours = [...event.properties, ...besides(event, context)];
  const names = new Set(ours.map(({ name }) => name.value));
  const theirs = [...other.properties, ...besides(other, contextThere).filter(({ name }) => names.has(name.value))];
  const call = callOf(event) === callOf(other) ? [] : ["it is another kind of call"];
  return [
    ...call,
    ...differences(
      { kind: "object", properties: ours, additional: event.additional },
      { kind: "object", properties: theirs, additional: other.additional },
    ),
  ];
}

function callOf({ kind, callName }: Event): string {
  return JSON.stringify([kind, callName && valuesKey(callName)]);
}

function differences(ours: ObjectType, theirs: ObjectType): readonly string[] {
  const [here, there] = [ours, theirs].map(
    ({ properties }) => new Map(properties.map((property) => [property.name.value, property])),
  );
  const of = [...ours.properties, ...theirs.properties.filter(({ name }) => !here?.has(name.value))];
  const told = of.flatMap(({ name: { value: name } }) => {
    const [one, other] = [here?.get(name), there?.get(name)];
    if (one === undefined) return [`\`${name}\` is only there`];
    if (other === undefined) return [`\`${name}\` is missing there`];
    if (valuesKey(one) !== valuesKey(other)) return [`\`${name}\` takes other values there`];
    return one.required === other.required ? [] : [`\`${name}\` is ${other.required ? "required" : "optional"} there`];
  });
  const [mine, other] = [ours, theirs].map(({ additional }) =>
    typeof additional === "boolean" ? String(additional) : valuesKey(additional),
  );
  if (mine === other) return told;
  const others = other === "false" ? "refused" : other === "true" ? "taken" : "of another type";
  return [...told, `properties that aren't listed are ${others} there`];
}
