import type { Definition, Event, Plan, Property, Type, WrittenKey } from "../plan/model.js";
import type { Span } from "../source/span.js";
import type { Fact } from "./model.js";

/**
 * Gives where people look in the head for what it has no longer: behind what stood before it, so that the line is one of those that a patch
 * shows; else at the innermost of what it stood in. Found by names, where the definition itself stands. `undefined` for what the head
 * has, and where it has nothing left of it.
 */
export function nearestIn(plans: { readonly base: Plan; readonly head: Plan }): (fact: Fact) => Span | undefined {
  const [base, head] = [entriesOf(plans.base), entriesOf(plans.head)];
  return (fact) => {
    if (fact.head) return undefined;
    for (const { path } of [fact.shared ?? fact.subject, fact.subject]) {
      for (let length = path.length - 1; length > 1; length--) {
        const around = path.slice(0, length);
        const spot = spotIn(head, around);
        if (spot) return partBefore(path[length] as string, spotIn(base, around), spot) ?? spot.span;
      }
    }
    return fact.subject.kind === "context-property" ? besideIn(plans, fact.subject.path.at(-1)) : undefined;
  };
}

/** The context is no entry of its own, and is kept by name: what stood before one of its properties is told by places. */
function besideIn(plans: { readonly base: Plan; readonly head: Plan }, name: string | undefined): Span | undefined {
  const gone = plans.base.context.find((one) => one.name.value === name)?.name.span;
  const before = plans.base.context
    .filter(({ name: { span } }) => span.file === gone?.file && span.start < gone.start)
    .sort((a, b) => b.name.span.start - a.name.span.start);
  for (const former of before) {
    const one = plans.head.context.find((other) => other.name.value === former.name.value);
    if (one) return partOf(one).span;
  }
  return undefined;
}

/** Something with its place, and what is listed in it. */
interface Spot {
  readonly span: Span;
  /** In the order in which they are written. */
  readonly parts: readonly { readonly name: string; readonly span: Span }[];
}

/** The part of the head that stood last before one of the base, in the same list of the same file. */
function partBefore(name: string, base: Spot | undefined, { span, parts }: Spot): Span | undefined {
  const at = base?.parts.findIndex((part) => part.name === name) ?? -1;
  const before = base?.parts.slice(0, Math.max(0, at)).reverse() ?? [];
  for (const { name: former } of before) {
    const part = parts.find((one) => one.name === former);
    // What comes from elsewhere, as with a bundle, is not written here.
    if (part && part.span.file === span.file && part.span.start >= span.start) return part.span;
  }
  return undefined;
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
  let events: ReadonlyMap<string, Event> | undefined;
  return (top, name) => {
    if (top !== "events") return entryOf(plan, top, name);
    events ??= new Map(plan.events.map((event) => [event.name.value, event]));
    const event = events.get(name);
    return event && { ...event, ...none, span: event.name.span, additional: event.additional };
  };
}

function entryOf(plan: Plan, top: string, name: string): Thing | undefined {
  const named = <T extends { readonly name: { readonly value: string } }>(list: readonly T[]): T | undefined =>
    list.find((one) => one.name.value === name);
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
  return { span, keys, type, properties: objects.flatMap(({ properties }) => properties), additional };
}

function spotOf(thing: Thing, [key, ...path]: readonly string[]): Spot | undefined {
  if (key === undefined) return { span: thing.span, parts: [] };
  const span = thing.keys.find((one) => one.key === key)?.keySpan ?? thing.span;
  if (key === "properties" || key === "traits") {
    const [name, ...further] = path;
    if (name === undefined) return { span, parts: thing.properties.map(partOf) };
    const property = thing.properties.find((one) => one.name.value === name);
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
