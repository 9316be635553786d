import type { Definition, EnumMember, Event, ObjectType, Plan, Property } from "../plan/model.js";
import { unknowable } from "../plan/unknowable.js";
import type { Span } from "../source/span.js";
import { isMention } from "./plans/written.js";
import type { EnumDefinition, Owner, Visitors } from "./rule.js";
import { spanning, within } from "./spans.js";

/** One entry of the plan's top level, while it is walked. */
interface Walked {
  readonly owner: Owner;
  readonly span: Span;
}

type PropertyVisitor = NonNullable<Visitors["property"]>;
type DefinitionVisitor = NonNullable<Visitors["definition"]>;
type EnumVisitor = NonNullable<Visitors["enum"]>;
type EventVisitor = NonNullable<Visitors["event"]>;

/**
 * Walks a plan once and calls every listener: entries in the order of the model, what is written in an entry from the
 * outside in. Entries that `isBroken` are passed over, and what leads into a part that could not be read is a mention at
 * most, so that one mistake is not followed by others. Returns how many things were visited.
 */
export function walk(plan: Plan, listeners: readonly Visitors[], isBroken: (entry: Span) => boolean): number {
  let visits = 0;
  // Functions in plain lists, and plain loops over them: looking a visitor up, or asking an iterator for it, at each of a
  // hundred thousand calls would cost more than most rules do.
  const all = <Key extends keyof Visitors>(key: Key): readonly NonNullable<Visitors[Key]>[] =>
    listeners.flatMap((listener) => {
      const visitor = listener[key];
      return visitor ? [visitor as NonNullable<Visitors[Key]>] : [];
    });
  const onEvent = all("event");
  const onProperty = all("property");
  const onMention = all("mention");
  const onEntity = all("entity");
  const onTrait = all("trait");
  const onDefinition = all("definition");
  const onEnum = all("enum");
  const onEndingEvent = all("endingEvent");
  const onEnding = all("ending");
  const onEndingValue = all("endingValue");
  const onMetric = all("metric");
  const onType = all("type");
  const onBundle = all("bundle");

  function properties(list: readonly Property[], inside: readonly Definition[], entry: Walked): void {
    for (let index = 0; index < list.length; index++) {
      const property = list[index] as Property;
      // What a bundle or a look-up brought along is visited where it stands.
      if (!within(entry.span, property.name.span)) continue;
      visits++;
      const isMentioned = property.type === unknowable || (property.keys.length === 0 && isMention(property));
      const visitors = isMentioned ? onMention : onProperty;
      for (let at = 0; at < visitors.length; at++) (visitors[at] as PropertyVisitor)(property, entry.owner, inside);
      if (isMentioned) continue;
      if (ends(property)) for (const visit of onEnding) visit(property, entry.owner, inside);
      definition(property, inside, entry);
    }
  }

  function definition(each: Definition, inside: readonly Definition[], entry: Walked): void {
    if (each.type === unknowable) return;
    visits++;
    for (let at = 0; at < onDefinition.length; at++) (onDefinition[at] as DefinitionVisitor)(each, entry.owner, inside);
    const { type } = each;
    if (isEnum(each)) {
      for (let at = 0; at < onEnum.length; at++) (onEnum[at] as EnumVisitor)(each, entry.owner, inside);
      endingValues(each.type.members, entry.owner);
      return;
    }
    if (type.kind === "array" && type.items) part(type.items, [...inside, each], entry);
    if (type.kind === "union") for (const member of type.members) part(member, [...inside, each], entry);
    if (type.kind === "object") object(type, [...inside, each], entry);
  }

  function endingValues(members: readonly EnumMember[], owner: Owner): void {
    for (let at = 0; at < members.length; at++) {
      const member = members[at] as EnumMember;
      if (ends(member)) for (const visit of onEndingValue) visit(member, owner);
    }
  }

  function object(type: Pick<ObjectType, "properties" | "additional">, inside: readonly Definition[], entry: Walked) {
    properties(type.properties, inside, entry);
    if (typeof type.additional === "object") part(type.additional, inside, entry);
  }

  function part(each: Definition, inside: readonly Definition[], entry: Walked): void {
    if (within(entry.span, each.span)) definition(each, inside, entry);
  }

  function event(each: Event): void {
    visits++;
    const entry: Walked = { owner: { kind: "event", event: each }, span: each.span };
    for (let at = 0; at < onEvent.length; at++) (onEvent[at] as EventVisitor)(each);
    if (eventEnds(each)) for (const visit of onEndingEvent) visit(each);
    if (each.callName) part(each.callName, [], entry);
    object(each, [], entry);
  }

  /** A property of the dictionary or the context is an entry by itself. */
  function alone(property: Property, owner: Owner): void {
    const span = spanning(property.name.span, property.span);
    if (!isBroken(span)) properties([property], [], { owner, span });
  }

  for (const metric of plan.metrics) {
    if (isBroken(metric.span)) continue;
    visits++;
    for (const visit of onMetric) visit(metric);
  }
  for (const entity of plan.entities) {
    if (isBroken(entity.span)) continue;
    visits++;
    for (const visit of onEntity) visit(entity);
    const entry: Walked = { owner: { kind: "entity", entity }, span: entity.span };
    for (const trait of entity.traits) {
      visits++;
      for (const visit of onTrait) visit(trait, entity);
      if (ends(trait)) for (const visit of onEnding) visit(trait, entry.owner, []);
      definition(trait, [], entry);
    }
    if (typeof entity.additional === "object") part(entity.additional, [], entry);
  }
  for (const property of plan.dictionary) alone(property, { kind: "dictionary" });
  for (const type of plan.types) {
    if (isBroken(type.span)) continue;
    visits++;
    for (const visit of onType) visit(type);
    definition(type.definition, [], { owner: { kind: "type", name: type.name.value }, span: type.span });
  }
  for (const bundle of plan.bundles) {
    if (isBroken(bundle.span)) continue;
    visits++;
    for (const visit of onBundle) visit(bundle);
    properties(bundle.properties, [], { owner: { kind: "bundle", name: bundle.name.value }, span: bundle.span });
  }
  for (const property of plan.context) alone(property, { kind: "context" });
  for (const each of plan.events) if (!isBroken(each.span)) event(each);
  return visits;
}

function ends({ deprecated, expires }: Pick<Definition, "deprecated" | "expires"> | EnumMember): boolean {
  return deprecated !== undefined || expires !== undefined;
}

function eventEnds({ status, replacedBy, expires }: Event): boolean {
  return status === "deprecated" || status === "retired" || replacedBy !== undefined || expires !== undefined;
}

function isEnum(definition: Definition): definition is EnumDefinition {
  return definition.type.kind === "enum";
}
