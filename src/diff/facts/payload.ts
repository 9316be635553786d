import type { Json, JsonObject, ObjectType, Type } from "../../plan/model.js";
import { smallest } from "../../plan/subtype/index.js";
import { judge } from "../../plan/values/accepts.js";
import { type Atom, atomsOf } from "../../plan/values/atoms.js";
import { propertiesByName } from "../../plan/values/judge.js";
import { isJsonObject } from "../../plan/values/values.js";
import type { Call, Step } from "./place.js";
import type { Finding } from "./proving.js";
import type { Worlds } from "./worlds.js";

/**
 * The smallest call around the value of a refutation: valid on the one side, refused on the other (by the base with its objects
 * opened, where the head is the valid side). `undefined` where none could be made or where it does not hold.
 */
export function payloadOf(call: Call, finding: Finding, valid: "base" | "head", worlds: Worlds): Json | undefined {
  if (finding.proof.kind !== "refuted" || (call.isGone && valid === "head")) return undefined;
  const shape = call[valid].shape;
  const made = around(shape, finding.steps, { finding, witness: finding.proof.witness, side: valid, worlds });
  if (made === undefined) return undefined;
  const other = valid === "base" ? call.head.shape : worlds.open(call.base.shape);
  const [step] = finding.steps;
  const about = step?.kind === "property" ? [step[valid]] : (finding.names ?? []);
  const others = valid === "base" ? (call.others?.head ?? []) : (call.others?.base ?? []).map(worlds.open);
  const holds = (payload: Json): boolean =>
    judge(shape, payload, worlds.types) === true &&
    [other, ...others].every((one) => judge(one, payload, worlds.types) === false);
  return [agreeing(made, about, shape, other, worlds), made].find(holds);
}

/** A payload in which what it is not about is of both sides, where that is easily had: it should show one change and no other. */
function agreeing(made: Json, about: readonly string[], shape: Type, other: Type, worlds: Worlds): Json {
  const { types } = worlds;
  if (!isJsonObject(made) || shape.kind !== "object" || other.kind !== "object") return made;
  const [ours, theirs] = [propertiesByName(shape), propertiesByName(other)];
  const better: Record<string, Json> = {};
  for (const [key, value] of Object.entries(made)) {
    const [own, theirOwn] = [ours.get(key), theirs.get(key)];
    if (about.includes(key) || !own || !theirOwn || judge(theirOwn.type, value, types) === true) continue;
    const shared = smallestOf(theirOwn.type, worlds);
    if (shared !== undefined && judge(own.type, shared, types) === true) better[key] = shared;
  }
  return Object.assign(Object.create(null), made, better);
}

interface Filling {
  readonly finding: Finding;
  readonly witness: Json;
  readonly side: "base" | "head";
  readonly worlds: Worlds;
}

/** A value of a type with the witness at the end of some steps, and all else as small as can be. */
function around(type: Type, steps: readonly Step[], filling: Filling): Json | undefined {
  const { finding, witness, side, worlds } = filling;
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (finding.names === undefined) return witness;
    const whole = smallestOf(type, worlds);
    return whole === undefined ? undefined : merged(whole, witness, finding.names);
  }
  if (step.kind === "items") {
    const array = only(type, "array", worlds);
    const item = array?.items && around(array.items.type, rest, filling);
    return item === undefined ? undefined : new Array<Json>(Math.max(1, array?.minItems ?? 0)).fill(item);
  }
  const object = only(type, "object", worlds);
  const whole = object && smallestOf(object, worlds);
  if (object === undefined || whole === undefined || !isJsonObject(whole)) return undefined;
  const key = step.kind === "property" ? step[side] : freshIn(object);
  const inner = step.kind === "property" ? propertiesByName(object).get(key)?.type : typeOfRest(object);
  const value = inner && around(inner, rest, filling);
  return value === undefined ? undefined : withKey(whole, key, value);
}

const known = new WeakMap<Worlds, WeakMap<Type, { readonly value: Json | undefined }>>();

/** The smallest value of a type. What is changed in many places is asked for the rest of the call as often. */
function smallestOf(type: Type, worlds: Worlds): Json | undefined {
  const values = known.get(worlds) ?? new WeakMap<Type, { readonly value: Json | undefined }>();
  known.set(worlds, values);
  const found = values.get(type) ?? { value: smallest(type, worlds.types) };
  values.set(type, found);
  return found.value;
}

function only<Kind extends Atom["kind"]>(type: Type, kind: Kind, worlds: Worlds) {
  return atomsOf(type, worlds.types).find((atom): atom is Extract<Atom, { kind: Kind }> => atom.kind === kind);
}

function typeOfRest({ additional }: ObjectType): Type | undefined {
  return typeof additional === "boolean" ? undefined : additional.type;
}

function freshIn(object: ObjectType): string {
  const names = propertiesByName(object);
  let name = "other";
  for (let number = 2; names.has(name); number++) name = `other${number}`;
  return name;
}

function withKey(object: JsonObject, key: string, value: Json): Json {
  return Object.assign(Object.create(null), object, { [key]: value });
}

/** An object in which some keys are as in another, absent where they are absent there. */
function merged(whole: Json, witness: Json, names: readonly string[]): Json | undefined {
  if (!isJsonObject(whole) || !isJsonObject(witness)) return undefined;
  const made: Record<string, Json> = Object.assign(Object.create(null), whole);
  for (const name of names) delete made[name];
  return Object.assign(made, witness);
}
