import type { Entity, ObjectType, Property, Trait, Type } from "../../plan/model.js";
import { anything } from "../../plan/values/atoms.js";
import type { FactKind } from "../kinds.js";
import type { FactSide } from "../model.js";
import { arriving } from "./arriving.js";
import { othersBeside } from "./beside.js";
import { atName, type Comparison } from "./comparison.js";
import { goneEntity, goneEntityCall } from "./gone.js";
import { type Candidate, renamesAmong } from "./hints.js";
import { Metadata, without } from "./metadata.js";
import { compareObjects, type Listing } from "./objects.js";
import { type Pairs, pairsOf, renamedSide, rivalsAmong } from "./pairs.js";
import { type Call, inside, type Place, subjectOf } from "./place.js";
import { type Findings, graver, harmless } from "./proving.js";
import type { Traits } from "./shapes.js";
import { keySpan } from "./spans.js";
import { typeSide } from "./text.js";
import { Walk } from "./walk.js";

const listing: Listing = { prefix: "trait", path: ["traits"], has: () => true };
const calls = { user: "identify", group: "group", object: undefined } as const;

export function entityPairs({ base, head }: Comparison): Pairs<Entity> {
  return pairsOf(base.plan.entities, head.plan.entities);
}

/** Tells what differs in the entities and their traits. */
export function compareEntities(comparison: Comparison, pairs: Pairs<Entity>): void {
  const candidate = (entity: Entity): Candidate => ({
    name: entity.name,
    subject: subjectOf(placeOf(entity, undefined)),
    shape: entity.traits.length > 0 ? sideOf(entity).definition : undefined,
  });
  comparison.hints.push(...renamesAmong(pairs.removed.map(candidate), pairs.added.map(candidate)));
  for (const entity of pairs.removed) {
    const name = calls[entity.kind.value];
    const call = name && ((): Call => goneEntityCall(comparison, entity, name));
    comparison.tellValues("entity-removed", placeOf(entity, call), sideOf(entity), undefined, () =>
      goneEntity(comparison, entity, name ?? ""),
    );
  }
  for (const entity of pairs.added) {
    const place = placeOf(entity, () => undefined);
    const call = calls[entity.kind.value];
    comparison.tellValues("entity-added", place, undefined, sideOf(entity), () =>
      call ? { ...harmless, consumers: arriving(comparison, entity, call) } : harmless,
    );
  }
  for (const { base, head, isRenamed } of pairs.both) compareEntity(comparison, base, head, isRenamed);
}

function sideOf(entity: Entity): FactSide {
  const { traits, additional } = entity;
  const side = typeSide({ kind: "object", properties: traits, additional });
  // Of an entity they are called otherwise; what stands further inside is indented.
  const definition = side.definition?.replace(/^properties:/mu, "traits:");
  return { span: entity.name.span, ...side, definition };
}

function placeOf(entity: Entity, call: Place["call"]): Place {
  const group = { kind: "entity", name: entity.name.value } as const;
  const path = ["entities", entity.name.value];
  return { kind: "entity", group, path, steps: [], call, gate: undefined, isSettled: false };
}

function compareEntity(comparison: Comparison, base: Entity, head: Entity, isRenamed: boolean): void {
  const name = calls[base.kind.value];
  let made: Call | undefined;
  const call =
    name &&
    ((): Call => {
      made ??= callOf(comparison, base, head, name);
      return made;
    });
  const place = placeOf(head, call);
  compareTexts(comparison, place, base, head, isRenamed);
  compareNames(comparison, place, base, head, isRenamed);
  compareTraits(comparison, { ...place, kept: { base: base.retention, head: head.retention } }, base, head);
}

function callOf(comparison: Comparison, base: Entity, head: Entity, call: string): Call {
  const { traits } = comparison;
  if (base.kind.value !== head.kind.value) return goneEntityCall(comparison, base, call);
  return {
    call,
    base: { name: base.name.value, shape: traits.base(base).sent },
    head: { name: head.name.value, shape: traits.head(head).sent },
    others: othersBeside(comparison, base, head),
  };
}

function compareTraits(comparison: Comparison, place: Place, before: Entity, now: Entity): void {
  const { base, head } = withOneId(comparison, place, before, now);
  const ids = [base.id, head.id].flatMap((id) => (id ? [id.value] : []));
  const own = ({ traits, additional }: Entity): ObjectType => ({ kind: "object", properties: traits, additional });
  const isOtherId = base.id?.value !== head.id?.value;
  if (!isOtherId && comparison.same.type(own(base), own(head))) return;
  const [a, b] = [comparison.traits.base(base), comparison.traits.head(head)];
  if (isOtherId) {
    // What was the id travels among the traits now, and the other way round.
    const side = (entity: Entity): FactSide => entity.id ?? { span: entity.name.span };
    comparison.tellValues("entity-id-changed", place, side(base), side(head), () => otherId(comparison, a, b, ids));
  }
  const spans = { base: keySpan(base, "additionalProperties"), head: keySpan(head, "additionalProperties") };
  const walk = new Walk(comparison);
  const isId = ({ name }: Property): boolean => ids.includes(name.value);
  const idsOf = ({ id, sent }: Traits): ObjectType => ({
    ...id,
    properties: [...id.properties, ...sent.properties].filter(isId).map(atName),
  });
  const named = ({ sent }: Traits): ObjectType => ({ ...sent, properties: sent.properties.map(atName) });
  // The id travels beside the traits: there is no payload that could show it.
  const beside = { ...place, call: place.call && ((): undefined => undefined) };
  compareObjects(walk, beside, idsOf(a), idsOf(b), listing, spans);
  compareObjects(walk, place, named(a), named(b), { ...listing, has: (trait) => !isId(trait) }, spans);
}

/**
 * Tells of an id trait that was renamed, and gives the sides as if it were called the same on both: it travels as the id of its calls,
 * which never show its name.
 */
function withOneId(
  comparison: Comparison,
  place: Place,
  base: Entity,
  head: Entity,
): { readonly base: Entity; readonly head: Entity } {
  const pair = pairsOf(base.traits, head.traits).both.find(
    (each) => each.isRenamed && each.base.name.value === base.id?.value && each.head.name.value === head.id?.value,
  );
  if (!pair) return { base, head };
  const [former, name] = [pair.base.name, pair.head.name];
  const step = { kind: "property", base: former.value, head: name.value } as const;
  const at = inside(
    { ...place, call: place.call && ((): undefined => undefined) },
    "trait",
    ["traits", name.value],
    step,
    undefined,
  );
  const side = renamedSide(name, rivalsAmong(head.traits)(former, pair.head));
  comparison.tellValues("trait-renamed", at, { span: former.span, value: former.value }, side, () => harmless);
  const traits = (all: readonly Trait[], one: Trait, as: Trait): readonly Trait[] =>
    all.map((trait) => (trait === one ? as : trait));
  const renamed = { ...pair.base, name: { ...former, value: name.value } };
  const told = { ...pair.head, renamedFrom: without(pair.head.renamedFrom, former.value) };
  return {
    base: {
      ...base,
      id: base.id && { ...base.id, value: name.value },
      traits: traits(base.traits, pair.base, renamed),
    },
    head: { ...head, traits: traits(head.traits, pair.head, told) },
  };
}

/** What another id means: for the traits, and where they allow it for the value that travels as the id. */
function otherId({ proving }: Comparison, a: Traits, b: Traits, ids: readonly string[]): Findings {
  const change = { base: a.sent, head: b.sent, undone: a.sent, done: b.sent };
  const traits = proving.object(change, ids, [], undefined);
  const typeOf = ({ id }: Traits): Type => id.properties[0]?.type ?? anything;
  const values = proving.node(typeOf(a), typeOf(b), [], undefined);
  return {
    producers: graver(traits.producers, values.producers),
    consumers: graver(traits.consumers, values.consumers),
  };
}

function compareNames(comparison: Comparison, place: Place, base: Entity, head: Entity, isRenamed: boolean): void {
  const { tell } = comparison;
  if (isRenamed) {
    const a = { span: base.name.span, value: base.name.value };
    tell("entity-renamed", place, a, renamedSide(head.name, comparison.rivals.entity(base.name, head)));
  }
  if (base.kind.value !== head.kind.value) {
    const goes = calls[base.kind.value];
    const comes = calls[head.kind.value];
    const call = (): Call | undefined => goes && goneEntityCall(comparison, base, goes);
    comparison.tellValues("entity-kind-changed", { ...place, call }, base.kind, head.kind, () => ({
      producers: goes ? goneEntity(comparison, base, goes).producers : harmless.producers,
      consumers: comes ? arriving(comparison, head, comes) : harmless.consumers,
    }));
  }
  const [before, after] = [base.identifier, head.identifier];
  if (!isRenamed && (before.camel !== after.camel || before.pascal !== after.pascal)) {
    const a = { span: before.pinned ?? base.name.span, value: before.camel };
    tell("entity-identifier-changed", place, a, { span: after.pinned ?? head.name.span, value: after.camel });
  }
}

function compareTexts({ tell }: Comparison, place: Place, base: Entity, head: Entity, isRenamed: boolean): void {
  const said = new Metadata(tell, place, { span: base.name.span }, { span: head.name.span });
  const values: readonly (readonly [FactKind, "description" | "owner" | "expires"])[] = [
    ["description-changed", "description"],
    ["owner-changed", "owner"],
    ["expires-changed", "expires"],
  ];
  for (const [kind, key] of values) said.value(kind, base[key], head[key]);
  said.list("entity-belongs-to-changed", base.belongsTo, head.belongsTo);
  const former = without(head.renamedFrom, isRenamed ? base.name.value : undefined);
  said.list("former-names-changed", base.renamedFrom, former);
  said.consent(base.consent, head.consent);
  said.retention(base.retention, head.retention);
  said.extensions(base.extensions, head.extensions);
}
