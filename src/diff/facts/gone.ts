import type { Entity, Event, Json, Type } from "../../plan/model.js";
import { type Proof, smallest } from "../../plan/subtype/index.js";
import { accepts } from "../../plan/values/accepts.js";
import { namesTried } from "./call-names.js";
import type { Comparison } from "./comparison.js";
import { smallestOf } from "./payload.js";
import type { Call } from "./place.js";
import { definitionOf, type Finding, type Findings, included } from "./proving.js";
import { togetherOf, traitsOf } from "./shapes.js";
import { alikeIn, allNamesIn, isExact, isLoose, namesOf, shapesOf, takersOf } from "./takers.js";

// What becomes of calls that have no definition of their own any more: another may take them.

const nobody: Type = { kind: "union", members: [] };

/** A call of an event that the head does not know, or not as such a call, with what others of the head make of it. */
export function goneCall(comparison: Comparison, event: Event, shape: Type): Call {
  const name = event.name.value;
  const taken = isLoose(event) ? nobody : shapesOf(comparison, "head", takersOf(comparison, event.kind, name));
  const names = isLoose(event) ? namesTried(comparison, { base: event, head: undefined }) : undefined;
  return { call: event.kind, base: { name, shape }, head: { name, shape: taken }, isGone: true, names };
}

/** What it means that an event's calls go under its definition no more. Nothing unseen arrives by that. */
export function gone(comparison: Comparison, event: Event, shape: Type): Findings {
  if (isLoose(event)) return goneWithNames(comparison, event, shape);
  const call = goneCall(comparison, event, shape);
  return findingsOf(refutedBySmallest(comparison, shape, call.head.shape), () => call);
}

/** Of a page or screen whose calls carry names of their own: each name may be another's now. */
function goneWithNames(comparison: Comparison, event: Event, shape: Type): Findings {
  const { proving, worlds } = comparison;
  const names = namesOf(comparison, event, "base");
  const alike = alikeIn(comparison, event.kind);
  const covered = proving.proof(names, allNamesIn(comparison, event.kind));
  const tried: readonly Json[] = [
    ...(covered.kind === "refuted" ? [covered.witness] : []),
    ...(names.kind === "enum" ? names.members.map(({ value }) => value) : []),
    event.name.value,
    ...[smallestOf(names, worlds) ?? event.name.value],
    ...alike.map(({ name }) => name.value),
  ];
  // What another had exactly this name for in the base, were its calls.
  const asked = [...new Set(tried)].filter(
    (name): name is string =>
      typeof name === "string" && accepts(names, name, worlds.types) && !isExact(comparison, event.kind, name, "base"),
  );
  for (const name of asked) {
    const taken = shapesOf(comparison, "head", takersOf(comparison, event.kind, name));
    const proof = refutedBySmallest(comparison, shape, taken);
    if (proof.kind === "refuted") return findingsOf(proof, () => callBetween(event.kind, name, shape, taken));
  }
  const takes = (one: Event): boolean => proving.proof(shape, shapesOf(comparison, "head", [one])).kind === "included";
  if (covered.kind === "included" && alike.every(takes)) return findingsOf(included);
  const reason = "which other definition takes its calls depends on the names that they carry";
  return findingsOf({ kind: "undecided", reason });
}

function callBetween(kind: Event["kind"], name: string, shape: Type, taken: Type): Call {
  return { call: kind, base: { name, shape }, head: { name, shape: taken }, isGone: true };
}

/** The calls of an entity that the head does not know, or not of this kind. */
export function goneEntityCall(comparison: Comparison, entity: Entity, call: string): Call {
  const { worlds } = comparison;
  const name = entity.name.value;
  const shape = traitsOf(entity, worlds.base).sent;
  const members = othersOf(comparison, "head", entity).map((one) => definitionOf(traitsOf(one, worlds.head).sent));
  return { call, base: { name, shape }, head: { name, shape: { kind: "union", members } }, isGone: true };
}

/** What it means that nothing tells about an entity any more: calls don't say whom they are about, so that another may take them. */
export function goneEntity(comparison: Comparison, entity: Entity, call: string): Findings {
  const { proving, worlds } = comparison;
  const whole = goneEntityCall(comparison, entity, call);
  const ofTraits = refutedBySmallest(comparison, whole.base.shape, whole.head.shape);
  if (ofTraits.kind !== "included") return findingsOf(ofTraits, () => whole);
  const together = othersOf(comparison, "head", entity).map((one) =>
    definitionOf(togetherOf(traitsOf(one, worlds.head))),
  );
  const proof = proving.proof(togetherOf(traitsOf(entity, worlds.base)), { kind: "union", members: together });
  // What the id shows, no payload does.
  return findingsOf(proof, () => undefined);
}

/** The entities of one side that calls of a kind may be about, but for one that stands there under this name. */
export function othersOf(comparison: Comparison, side: "base" | "head", { kind, name }: Entity): readonly Entity[] {
  return comparison[side].plan.entities.filter((one) => one.kind.value === kind.value && one.name.value !== name.value);
}

/** The smallest call shows it best, where nobody takes any. */
function refutedBySmallest({ proving, worlds }: Comparison, shape: Type, taken: Type): Proof {
  if (taken.kind !== "union" || taken.members.length > 0) return proving.proof(shape, taken);
  const witness = smallest(shape, worlds.types);
  const reason = "no payload of the call could be made";
  return witness === undefined ? { kind: "undecided", reason } : { kind: "refuted", witness };
}

function findingsOf(proof: Proof, call?: () => Call | undefined): Findings {
  const producers: Finding = { proof, steps: [], names: undefined, call };
  return { producers, consumers: { proof: included, steps: [], names: undefined } };
}
