import type { LoadedPlan } from "../../loaded.js";
import type { ContextProperty, Entity, Event, NamedType, ObjectType, Plan } from "../../plan/model.js";
import { sentContext, sentTraits } from "../../plan/sent.js";
import { subtype } from "../../plan/subtype/index.js";
import { typesOf } from "../../plan/values/atoms.js";
import type { Text } from "../../source/span.js";
import type { Fact, Group } from "../model.js";
import { type CodeCase, type Effect, outputsOf } from "./outputs.js";

/** What a comparison knows of the functions that generated code has on both sides. */
export interface Functions {
  /** What is left of the function of an event or an entity under the name it had. */
  readonly kept: (fact: Fact) => Kept;
  /** What an event of the head was in the base. */
  readonly former: (fact: Fact) => Event | undefined;
  /** Whether what changed makes the function take its arguments otherwise: properties or traits, or a name, where it took none, or the reverse. */
  readonly reshaped: (fact: Fact) => Effect;
  /** Whether the function of a page or screen takes the name of its calls in the head, since they may carry several. */
  readonly takesName: (fact: Fact) => boolean;
  /** Whether code had a function for what a fact is about, or could set it in the context, in any of its places. */
  readonly called: (fact: Fact) => Effect;
  /** Whether code had the function of an event, could set something in the context or exported a type by a name, and does no longer. */
  readonly lost: (fact: Fact) => Effect;
  /** Whether an output described an event, and does no longer. */
  readonly lostSchema: (fact: Fact) => boolean;
  /** Whether the schema of an event or an entity is another file, with another `$id`. */
  readonly movesSchema: (fact: Fact) => boolean;
  /** Whether calls of an entity carry its name: those of groups do. */
  readonly carriesName: (fact: Fact) => boolean;
  /** What else of generated code decides about a fact. */
  readonly code: (fact: Fact) => CodeCase;
  /** Whether calls of an event carry names of their own on both sides, and not the event's. */
  readonly unnamed: (fact: Fact) => boolean;
  /** Whether the context fills in a property on the side on which the event does not list it; of one that was renamed, its former name. */
  readonly isContext: (fact: Fact) => boolean;
  /** Whether the context filled in a property that every call must pass now. */
  readonly mustBePassed: (fact: Fact) => boolean;
}

/** A function that takes what it took, as far as its own name decides; one that takes something else; none. */
export type Kept = "same" | "other" | "none";

/** Compares the functions of two plans; what it needs is looked up when it is first asked for. */
export function functionsIn(base: LoadedPlan, head: LoadedPlan): Functions {
  const events = { base: byName(base.plan.events), head: byName(head.plan.events) };
  const entities = { base: byName(base.plan.entities), head: byName(head.plan.entities) };
  const context = { base: byName(base.plan.context), head: byName(head.plan.context) };
  const outputs = outputsOf(base, head);
  const types = { base: byName(base.plan.types.map(nameable)), head: byName(head.plan.types.map(nameable)) };
  const eventBefore = (name: string): Event | undefined =>
    formerOf(events.head.get(name), events.base) ?? events.base.get(name);
  const former = ({ kind, subject: { group }, base: side }: Fact): Event | undefined => {
    if (group.kind !== "event") return undefined;
    // Of several that became one, each says which it was.
    if (kind === "event-renamed" && typeof side?.value === "string") return events.base.get(side.value);
    return eventBefore(group.name);
  };
  const reshapedIn = ({ kind, name }: Group, isReshaped: (one: Shape, other: Shape) => boolean): Effect => {
    if (kind === "event") {
      const [before, now] = [eventBefore(name), events.head.get(name)];
      if (!before || !now || !isReshaped(shapeOf(before), shapeOf(now))) return "none";
      return outputs.called(before) === "none" ? "none" : outputs.reshaped(before, now);
    }
    const now = kind === "entity" ? entities.head.get(name) : undefined;
    const before = formerOf(now, entities.base);
    if (!before || !now || now.kind.value === "object" || before.kind.value !== now.kind.value) return "none";
    return isReshaped(shapeOfEntity(before), shapeOfEntity(now)) ? outputs.reshaped(undefined, undefined) : "none";
  };
  const entitiesOf = ({ subject: { group } }: Fact): readonly [Entity | undefined, Entity | undefined] => {
    const now = group.kind === "entity" ? entities.head.get(group.name) : undefined;
    return [formerOf(now, entities.base), now];
  };
  const contextOf = ({
    subject: { path },
  }: Fact): readonly [ContextProperty | undefined, ContextProperty | undefined] => {
    const [, name = ""] = path;
    const now = context.head.get(name);
    return [formerOf(now, context.base) ?? context.base.get(name), now];
  };
  const calledIn = (fact: Fact): Effect => {
    if (fact.subject.group.kind === "context") {
      const [before] = contextOf(fact);
      return before ? outputs.settable(before) : "none";
    }
    const { kind, name } = fact.subject.group;
    const before = kind === "entity" ? (entitiesOf(fact)[0] ?? entities.base.get(name)) : former(fact);
    return before ? outputs.called(before) : "none";
  };
  const isContext = (fact: Fact): boolean => {
    const { kind, group, path } = fact.subject;
    if (kind !== "property" || group.kind !== "event" || path.length !== 4) return false;
    const isRename = fact.kind === "property-renamed";
    if (fact.base && fact.head && !isRename) return false;
    const isBefore = fact.head !== undefined && !isRename;
    const name = isRename ? fact.base?.value : path.at(-1);
    const event = isBefore ? eventBefore(group.name) : events.head.get(group.name);
    if (event === undefined || typeof name !== "string") return false;
    return (isBefore ? fromContext.base : fromContext.head)(event).has(name);
  };
  const fromContext = { base: contextNames(base), head: contextNames(head) };
  const mandatory = perThing(
    ({ properties }: Event) => new Set(properties.flatMap(({ name, required }) => (required ? [name.value] : []))),
  );
  return {
    former,
    isContext,
    code: outputs.code,
    mustBePassed(fact) {
      if (!fact.head || !isContext(fact) || calledIn(fact) === "none") return false;
      const now = events.head.get(fact.subject.group.name);
      return now !== undefined && mandatory(now).has(fact.subject.path.at(-1) ?? "");
    },
    kept(fact) {
      const { group } = fact.subject;
      if (group.kind === "entity") {
        const [one, other] = entitiesOf(fact);
        return one && outputs.unnamed(one, (thing) => thing === other) === "none" ? "same" : "none";
      }
      const now = events.head.get(group.name);
      const before = former(fact);
      if (!now || !before) return "none";
      if (outputs.unnamed(before, (thing) => thing === now) !== "none") return "none";
      // What became of the properties of one that was compared is told of them.
      if (before === eventBefore(group.name)) return "same";
      return takesAll(before, base.plan, now, head.plan) ? "same" : "other";
    },
    unnamed(fact) {
      const sides = [former(fact), events.head.get(fact.subject.group.name)];
      return sides.every((event) => event !== undefined && event.kind !== "track" && event.callName !== undefined);
    },
    reshaped(fact) {
      const isReshaped = reshapedBy(fact);
      if (!isReshaped) return "none";
      return strongest(groupsOf(fact).map((group) => reshapedIn(group, isReshaped)));
    },
    takesName({ subject: { group } }) {
      const now = group.kind === "event" ? events.head.get(group.name) : undefined;
      return now !== undefined && shapeOf(now).name;
    },
    called(fact) {
      if (fact.also.length === 0) return calledIn(fact);
      return strongest([fact.subject, ...fact.also].map((subject) => calledIn({ ...fact, subject })));
    },
    lost(fact) {
      const { group } = fact.subject;
      if (group.kind === "context") {
        const [before, now] = contextOf(fact);
        return before && now ? outputs.unsettable(before, now) : "none";
      }
      if (group.kind === "type") {
        const type = formerOf(types.head.get(group.name), types.base) ?? types.base.get(group.name);
        return type ? outputs.unnamed(type.named, (thing) => "definition" in thing) : "none";
      }
      const [before, now] = [former(fact), events.head.get(group.name)];
      return before && now && outputs.called(before) !== "none" ? outputs.lost(before, now) : "none";
    },
    lostSchema(fact) {
      const [before, now] = [former(fact), events.head.get(fact.subject.group.name)];
      return before !== undefined && now !== undefined && outputs.lostSchema(before, now);
    },
    movesSchema(fact) {
      const [before, now] =
        fact.subject.group.kind === "event"
          ? [former(fact), events.head.get(fact.subject.group.name)]
          : entitiesOf(fact);
      if (!before || !now || isObject(before)) return false;
      return before.identifier.camel !== now.identifier.camel && outputs.described(before, now);
    },
    carriesName(fact) {
      const [before, now] = entitiesOf(fact);
      return before?.kind.value === "group" && now?.kind.value === "group" && outputs.called(before) !== "none";
    },
  };
}

/** The names of what the context fills in of an event of a plan. */
function contextNames({ plan, project }: LoadedPlan): (event: Event) => ReadonlySet<string> {
  const allSources = project.vocabulary.sources?.map(({ value }) => value);
  return perThing((event) => new Set(sentContext(plan, event, { allSources }).map(({ name }) => name.value)));
}

/** Works something out when it is first asked for: every change of one event asks the same of it. */
function perThing<Thing extends object, Result>(work: (thing: Thing) => Result): (thing: Thing) => Result {
  const known = new Map<Thing, Result>();
  return (thing) => {
    const found = known.get(thing) ?? work(thing);
    known.set(thing, found);
    return found;
  };
}

/** Which arguments a function takes that others stand behind. */
interface Shape {
  readonly name: boolean;
  readonly body: boolean;
}

function shapeOf({ kind, callName, properties, additional }: Event): Shape {
  const isOnly = callName?.type.kind === "enum" && callName.type.members.length === 1;
  const isText = callName?.type.kind === "enum" && typeof callName.type.members[0]?.value === "string";
  return {
    name: kind !== "track" && callName !== undefined && !(isOnly && isText),
    body: properties.length > 0 || additional !== false,
  };
}

function shapeOfEntity(entity: Entity): Shape {
  return { name: false, body: sentTraits(entity).traits.length > 0 || entity.additional !== false };
}

/** By which difference of shapes a fact changes what a function takes; `undefined` for facts that never do. */
function reshapedBy({ kind, subject: { path } }: Fact): ((one: Shape, other: Shape) => boolean) | undefined {
  switch (kind) {
    case "property-added":
    case "trait-added":
      return path.length === 4 ? (one, other) => !one.body && other.body : undefined;
    case "property-removed":
    case "trait-removed":
      return path.length === 4 ? (one, other) => one.body && !other.body : undefined;
    case "other-properties-changed":
      return path.length === 2 ? (one, other) => one.body !== other.body : undefined;
    case "event-call-name-changed":
      return (one, other) => one.name !== other.name;
    default:
      return undefined;
  }
}

function strongest(effects: readonly Effect[]): Effect {
  return effects.includes("certain") ? "certain" : effects.includes("possible") ? "possible" : "none";
}

function groupsOf({ subject, also }: Fact): readonly Group[] {
  return [subject, ...also].map(({ group }) => group);
}

/** Whether calls with all that an event took are calls that another takes. */
function takesAll(before: Event, base: Plan, now: Event, head: Plan): boolean {
  const [one, other] = [shapeOf(before), shapeOf(now)];
  if (one.name !== other.name || one.body !== other.body) return false;
  const own = ({ properties, additional }: Event): ObjectType => ({ kind: "object", properties, additional });
  return subtype(own(before), typesOf(base), own(now), typesOf(head)).kind === "included";
}

function isObject(thing: Event | Entity): boolean {
  return "traits" in thing && thing.kind.value === "object";
}

interface Renamed {
  readonly name: Text;
  readonly renamedFrom: readonly Text[];
}

/** A named type, with its former names where those of other things stand. */
function nameable(named: NamedType): Renamed & { readonly named: NamedType } {
  return { name: named.name, renamedFrom: named.definition.renamedFrom, named };
}

/** The thing of the base that is called the same, or as this says that it was called. */
function formerOf<T extends Renamed>(now: T | undefined, base: ReadonlyMap<string, T>): T | undefined {
  if (!now) return undefined;
  const names = [now.name, ...now.renamedFrom];
  for (const { value } of names) {
    const found = base.get(value);
    if (found) return found;
  }
  return undefined;
}

function byName<T extends Renamed>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.name.value, thing]));
}
