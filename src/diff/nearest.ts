import type { Definition, Plan, Property, Type, WrittenKey } from "../plan/model.js";
import type { Span } from "../source/span.js";
import { madeOnce } from "./made-once.js";
import type { Fact } from "./model.js";

/**
 * Gives where people look in the head for what it has no longer: behind what stood before it, so that the line is one of those that a patch
 * shows; else at the innermost of what it stood in. Found by names, where the definition itself stands. `undefined` for what the head
 * has, and where it has nothing left of it.
 */
export function nearestIn(plans: { readonly base: Plan; readonly head: Plan }): (fact: Fact) => Span | undefined {
  const [base, head] = [entriesOf(plans.base), entriesOf(plans.head)];
  let beside: ReadonlyMap<string, Span> | undefined;
  const around = new Map<string, Left>();
  const leftAround = (path: readonly string[]): Left =>
    madeOnce(around, JSON.stringify(path), () => {
      const spot = spotIn(head, path);
      return { spot, before: spot && partsBefore(spotIn(base, path, head), spot) };
    });
  return (fact) => {
    if (fact.head) return undefined;
    for (const { path } of [fact.shared ?? fact.subject, fact.subject]) {
      for (let length = path.length - 1; length > 1; length--) {
        const { spot, before } = leftAround(path.slice(0, length));
        if (spot) return before?.get(path[length] as string) ?? spot.span;
      }
    }
    if (fact.subject.kind !== "context-property") return undefined;
    beside ??= besideIn(plans);
    return beside.get(fact.subject.path.at(-1) ?? "");
  };
}

/** What the head has left of what stands around something, and of its parts the one that stood last before each of the base. */
interface Left {
  readonly spot: Spot | undefined;
  readonly before: ReadonlyMap<string, Span> | undefined;
}

/** The context is no entry of its own, and is kept by name: what stood before one of its properties is told by places. */
function besideIn(plans: { readonly base: Plan; readonly head: Plan }): ReadonlyMap<string, Span> {
  const left = new Map(byName(plans.head.context));
  for (const one of plans.head.context)
    for (const { value } of one.renamedFrom) if (!left.has(value)) left.set(value, one);
  const found = new Map<string, Span>();
  const last = new Map<string, Span>();
  for (const { name } of [...plans.base.context].sort((a, b) => a.name.span.start - b.name.span.start)) {
    const before = last.get(name.span.file);
    if (before) found.set(name.value, before);
    const one = left.get(name.value);
    if (one) last.set(name.span.file, partOf(one).span);
  }
  return found;
}

/** Something with its place, and what is listed in it. */
interface Spot {
  readonly span: Span;
  /** In the order in which they are written. */
  readonly parts: readonly { readonly name: string; readonly span: Span; readonly former: readonly string[] }[];
}

/** The parts of the head that stood last before each of the base, in the same list of the same file. */
function partsBefore(base: Spot | undefined, { span, parts }: Spot): ReadonlyMap<string, Span> {
  const left = new Map<string, Span>();
  for (const part of parts) if (!left.has(part.name)) left.set(part.name, part.span);
  for (const part of parts) for (const name of part.former) if (!left.has(name)) left.set(name, part.span);
  const found = new Map<string, Span>();
  const seen = new Set<string>();
  let last: Span | undefined;
  for (const { name } of base?.parts ?? []) {
    if (last && !seen.has(name)) found.set(name, last);
    seen.add(name);
    const part = left.get(name);
    // What comes from elsewhere, as with a bundle, is not written here.
    if (part && part.file === span.file && part.start >= span.start) last = part;
  }
  return found;
}

/** What a path can lead into. */
interface Thing {
  readonly span: Span;
  readonly keys: readonly WrittenKey[];
  readonly type: Type | undefined;
  readonly properties: readonly Property[];
  readonly additional: boolean | Definition;
  /** What it was called before. */
  readonly former: readonly string[];
}

/**
 * What a path of a plan's own names leads to; `undefined` where the plan hasn't it. `later` is the plan that the names are of, where some of
 * them were others before.
 */
function spotIn(entries: Entries, [top = "", name, ...path]: readonly string[], later?: Entries): Spot | undefined {
  if (name === undefined) return undefined;
  const now = later?.(top, name);
  const thing = firstNamed([name, ...(now?.former ?? [])], (one) => entries(top, one));
  return thing && spotOf(thing, path, now);
}

/** What the first of some names leads to that leads to anything. */
function firstNamed<T>(names: readonly string[], find: (name: string) => T | undefined): T | undefined {
  for (const name of names) {
    const found = find(name);
    if (found) return found;
  }
  return undefined;
}

/** Finds what stands under a key at the top of a plan by its name. */
type Entries = (top: string, name: string) => Thing | undefined;

const none = { type: undefined, additional: false, former: [] };

function entriesOf(plan: Plan): Entries {
  // There may be ten thousand, each of which has lost the same property.
  return (top, name) => {
    const named = <T extends Named>(list: readonly T[]): T | undefined => byName(list).get(name);
    return entryOf(plan, top, named);
  };
}

interface Named {
  readonly name: { readonly value: string };
}

const listed = new WeakMap<readonly Named[], ReadonlyMap<string, Named>>();

/** The first of each name in a list of a plan, looked through once. */
function byName<T extends Named>(list: readonly T[]): ReadonlyMap<string, T> {
  const named = madeOnce(listed, list, () => {
    const first = new Map<string, Named>();
    for (const one of list) if (!first.has(one.name.value)) first.set(one.name.value, one);
    return first;
  });
  return named as ReadonlyMap<string, T>; // What is listed in it is of the list.
}

function entryOf(
  plan: Plan,
  top: string,
  named: <T extends Named>(list: readonly T[]) => T | undefined,
): Thing | undefined {
  if (top === "events") {
    const event = named(plan.events);
    if (!event) return undefined;
    return { ...event, ...none, span: event.name.span, additional: event.additional, former: formerOf(event) };
  }
  if (top === "entities") {
    const entity = named(plan.entities);
    if (!entity) return undefined;
    const { name, traits: properties, additional } = entity;
    return { ...entity, ...none, span: name.span, properties, additional, former: formerOf(entity) };
  }
  if (top === "bundles") {
    const bundle = named(plan.bundles);
    return bundle && { ...bundle, ...none, span: bundle.name.span };
  }
  if (top === "types") {
    const type = named(plan.types);
    return type && thingOf(type.definition, type.name.span);
  }
  const property = top === "dictionary" ? named(plan.dictionary) : top === "context" ? named(plan.context) : undefined;
  return property && thingOfProperty(property);
}

function thingOfProperty(property: Property): Thing {
  return { ...thingOf(property, property.name.span), former: formerOf(property) };
}

function thingOf({ type, keys }: Definition, span: Span): Thing {
  const objects = membersOf(type).flatMap((one) => (one.kind === "object" ? [one] : []));
  const additional = objects.find((one) => typeof one.additional !== "boolean")?.additional ?? false;
  const [only, ...others] = objects;
  const properties = only && others.length === 0 ? only.properties : objects.flatMap((one) => one.properties);
  return { span, keys, type, properties, additional, former: [] };
}

function formerOf({ renamedFrom }: { readonly renamedFrom: Property["renamedFrom"] }): readonly string[] {
  return renamedFrom.map(({ value }) => value);
}

function spotOf(thing: Thing, [key, ...path]: readonly string[], later?: Thing): Spot | undefined {
  if (key === undefined) return { span: thing.span, parts: [] };
  const span = thing.keys.find((one) => one.key === key)?.keySpan ?? thing.span;
  if (key === "properties" || key === "traits") {
    const [name, ...further] = path;
    if (name === undefined) return { span, parts: thing.properties.map(partOf) };
    const now = later && byName(later.properties).get(name);
    const named = byName(thing.properties);
    const property = firstNamed([name, ...(now ? formerOf(now) : [])], (one) => named.get(one));
    return property && spotOf(thingOfProperty(property), further, now && thingOfProperty(now));
  }
  const members = thing.type ? membersOf(thing.type) : [];
  if (key === "enum" && path.length === 0) {
    const values = members.flatMap((one) => (one.kind === "enum" ? one.members : []));
    return { span, parts: values.map((one) => ({ name: String(one.value), span: one.span, former: [] })) };
  }
  const inner = innerOf(thing, key);
  const now = later && innerOf(later, key);
  return inner && spotOf(thingOf(inner, span), path, now && thingOf(now, span));
}

/** What the items of a list are, or what an object takes under names that it doesn't list. */
function innerOf({ type, additional }: Thing, key: string): Definition | undefined {
  if (key === "additionalProperties") return typeof additional === "boolean" ? undefined : additional;
  return key === "items" && type ? membersOf(type).find((one) => one.kind === "array")?.items : undefined;
}

/** A property with its definition, whose end the next one stands behind. */
function partOf(property: Property): Spot["parts"][number] {
  const { name, span } = property;
  const isBehind = span.file === name.span.file && span.end >= name.span.end;
  return {
    name: name.value,
    span: isBehind ? { ...name.span, end: span.end } : name.span,
    former: formerOf(property),
  };
}

/** The types that a union is made of, or the one type. */
function membersOf(type: Type): readonly Exclude<Type, { readonly kind: "union" }>[] {
  return type.kind === "union" ? type.members.flatMap((member) => membersOf(member.type)) : [type];
}
