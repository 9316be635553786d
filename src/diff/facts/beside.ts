import type { Entity, ObjectType } from "../../plan/model.js";
import { smallest } from "../../plan/subtype/index.js";
import { accepts, judge } from "../../plan/values/accepts.js";
import { anything, type Types } from "../../plan/values/atoms.js";
import { canonical, isJsonObject } from "../../plan/values/values.js";
import { madeOnce } from "../made-once.js";
import type { Comparison } from "./comparison.js";
import type { Call, Takes } from "./place.js";

// Calls don't say whom they are about: what one entity refuses may be taken for a call about another.

type Side = "base" | "head";

const known = new WeakMap<Comparison, Map<string, Takes>>();

/**
 * What takes calls about an entity on either side: it and others of its kind whose ids may be the same. A payload that one of them takes
 * shows nothing.
 */
export function othersBeside(comparison: Comparison, base: Entity, head: Entity): Call["others"] {
  return { base: takenOn(comparison, "base", base, head), head: takenOn(comparison, "head", head, base) };
}

/** Whether calls may be about one of those of a side that are of a kind, and have the id of one of the other side. Made once for all that ask so. */
function takenOn(comparison: Comparison, side: Side, { kind }: Entity, other: Entity): Takes {
  const { traits, worlds } = comparison;
  const idOf = (entity: Entity, of: Side) => traits[of](entity).id.properties[0]?.type ?? anything;
  const id = smallest(idOf(other, side === "base" ? "head" : "base"), worlds.types);
  const byAsked = madeOnce(known, comparison, () => new Map<string, Takes>());
  return madeOnce(byAsked, JSON.stringify([side, kind.value, id === undefined ? [] : [canonical(id)]]), () => {
    const shapes = comparison[side].plan.entities
      .filter((one) => one.kind.value === kind.value)
      .filter((one) => id === undefined || accepts(idOf(one, side), id, worlds.types))
      .map((one) => traits[side](one).sent);
    return takenBy(side === "base" ? shapes.map((shape) => worlds.open(shape) as ObjectType) : shapes, worlds.types);
  });
}

/** Whether a payload may be of one of some shapes. Asked of those alone that its keys leave, and once of each payload. */
function takenBy(shapes: readonly ObjectType[], types: Types): Takes {
  const [needing, listing] = [new Map<string, ObjectType[]>(), new Map<string, ObjectType[]>()];
  const loose: ObjectType[] = [];
  for (const shape of shapes) {
    const needed = shape.properties.find(({ required }) => required);
    if (needed) madeOnce(needing, needed.name.value, () => []).push(shape);
    else if (shape.additional !== false) loose.push(shape);
    else for (const { name } of shape.properties) madeOnce(listing, name.value, () => []).push(shape);
  }
  const isEmptyTaken = shapes.some(({ properties }) => properties.every(({ required }) => !required));
  const verdicts = new Map<string, boolean>();
  return (payload) => {
    if (!isJsonObject(payload)) return false;
    const keys = Object.keys(payload);
    const [first] = keys;
    if (first === undefined) return isEmptyTaken;
    const left = [...keys.flatMap((key) => needing.get(key) ?? []), ...(listing.get(first) ?? []), ...loose];
    const isTaken = (): boolean => left.some((shape) => judge(shape, payload, types) !== false);
    return madeOnce(verdicts, JSON.stringify(payload), isTaken);
  };
}
