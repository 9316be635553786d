import type { ObjectType, Property, Type } from "../../plan/model.js";
import { anything } from "../../plan/values/atoms.js";
import type { Place } from "./place.js";
import { definitionOf, type Findings, type ObjectChange, type Proving, propertyOf, withProperty } from "./proving.js";

// What was announced to go may be absent, and nothing else: what comes under its name instead was announced by nobody.

/**
 * What it means that a property was removed, with what it means for consumers who no longer wait for it, where they were told to. As
 * {@link Proving.object}.
 */
export function removal(
  proving: Proving,
  change: ObjectChange,
  property: Property,
  { steps, gate, isGoing }: Pick<Place, "steps" | "gate" | "isGoing">,
): Findings {
  const name = property.name.value;
  const found = proving.object(change, [name], steps, gate);
  if (!(property.deprecated || isGoing) || found.consumers.proof.kind === "included") return found;
  const base = withProperty(change.base, name, { ...property, required: false });
  // Where it is judged by itself, what comes under its name comes with it.
  const done = withProperty(change.done, name, propertyIn(change.head, name));
  const wider = gate && { ...gate, base: either(gate.base, gate.baseWith(base)) };
  return apartFromAbsence(found, proving.object({ ...change, base, done }, [name], steps, wider));
}

/** The same of a property that was required and is optional. `name` is what the base of the change lists it under. */
export function madeOptional(
  proving: Proving,
  change: ObjectChange,
  name: string,
  { steps, gate, isGoing }: Pick<Place, "steps" | "gate" | "isGoing">,
): Findings {
  const found = proving.object(change, [name], steps, gate);
  const property = change.base.properties.find((one) => one.name.value === name);
  if (!property || !(property.deprecated || isGoing) || found.consumers.proof.kind === "included") return found;
  const base = withProperty(change.base, name, { ...property, required: false });
  const wider = gate && { ...gate, base: either(gate.base, gate.baseWith(base)) };
  return apartFromAbsence(found, proving.object({ ...change, base }, [name], steps, wider));
}

/** Findings with what was proved where the thing was optional before. A payload that carries it says more than one that lacks it. */
export function apartFromAbsence(found: Findings, whereOptional: Findings): Findings {
  const { proof } = whereOptional.consumers;
  const shown = found.consumers.proof.kind === "refuted" && proof.kind === "refuted" ? proof : found.consumers.proof;
  return { ...found, consumers: { ...found.consumers, proof: shown, unawaited: proof } };
}

/** What an object says of a name, listed or not; `undefined` where it admits none of it. */
function propertyIn({ properties, additional }: ObjectType, name: string): Property | undefined {
  const listed = properties.find((one) => one.name.value === name);
  if (listed || additional === false) return listed;
  return propertyOf(name, additional === true ? anything : additional.type);
}

function either(one: Type, other: Type): Type {
  return { kind: "union", members: [one, other].map(definitionOf) };
}
