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
      return { spot, before: spot && partsBefore(spotIn(base, path), spot) };
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
  const left = byName(plans.head.context);
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
  readonly parts: readonly { readonly name: string; readonly span: Span }[];
}

/** The parts of the head that stood last before each of the base, in the same list of the same file. */
function partsBefore(base: Spot | undefined, { span, parts }: Spot): ReadonlyMap<string, Span> {
  const left = new Map<string, Span>();
  for (const part of parts) if (!left.has(part.name)) left.set(part.name, part.span);
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
}

/** What a path of a plan's own names leads to; `undefined` where the plan hasn't it. */
function spotIn(entries: Entries, [top, name, ...path]: readonly string[]): Spot | undefined {
  const thing = name === undefined ? undefined : entries(top ?? "", name);
  return thing && spotOf(thing, path);
}

/** Finds what stands under a key at the top of a plan by its name. */
type Entries = (top: string, name: string) => Thing | undefined;

const none = { type: undefined, additional: false };

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
    return event && { ...event, ...none, span: event.name.span, additional: event.additional };
  }
  if (top === "entities") {
    const entity = named(plan.entities);
    if (!entity) return undefined;
    return { ...entity, ...none, span: entity.name.span, properties: entity.traits, additional: entity.additional };
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
  return property && thingOf(property, property.name.span);
}

function thingOf({ type, keys }: Definition, span: Span): Thing {
  const objects = membersOf(type).flatMap((one) => (one.kind === "object" ? [one] : []));
  const additional = objects.find((one) => typeof one.additional !== "boolean")?.additional ?? false;
  const [only, ...others] = objects;
  const properties = only && others.length === 0 ? only.properties : objects.flatMap((one) => one.properties);
  return { span, keys, type, properties, additional };
}

function spotOf(thing: Thing, [key, ...path]: readonly string[]): Spot | undefined {
  if (key === undefined) return { span: thing.span, parts: [] };
  const span = thing.keys.find((one) => one.key === key)?.keySpan ?? thing.span;
  if (key === "properties" || key === "traits") {
    const [name, ...further] = path;
    if (name === undefined) return { span, parts: thing.properties.map(partOf) };
    const property = byName(thing.properties).get(name);
    return property && spotOf(thingOf(property, property.name.span), further);
  }
  const members = thing.type ? membersOf(thing.type) : [];
  if (key === "enum" && path.length === 0) {
    const values = members.flatMap((one) => (one.kind === "enum" ? one.members : []));
    return { span, parts: values.map((one) => ({ name: String(one.value), span: one.span })) };
  }
  const inner = key === "items" ? members.find((one) => one.kind === "array")?.items : undefined;
  if (inner) return spotOf(thingOf(inner, span), path);
  const { additional } = thing;
  if (key !== "additionalProperties" || typeof additional === "boolean") return undefined;
  return spotOf(thingOf(additional, span), path);
}

/** A property with its definition, whose end the next one stands behind. */
function partOf({ name, span }: Property): Spot["parts"][number] {
  const isBehind = span.file === name.span.file && span.end >= name.span.end;
  return { name: name.value, span: isBehind ? { ...name.span, end: span.end } : name.span };
}

/** The types that a union is made of, or the one type. */
function membersOf(type: Type): readonly Exclude<Type, { readonly kind: "union" }>[] {
  return type.kind === "union" ? type.members.flatMap((member) => membersOf(member.type)) : [type];
}
