import type { Json, JsonObject, ObjectType, Type } from "../../plan/model.js";
import { SmallValues } from "../../plan/subtype/smallest.js";
import { judge } from "../../plan/values/accepts.js";
import { type Atom, atomsOf } from "../../plan/values/atoms.js";
import { propertiesByName } from "../../plan/values/judge.js";
import { isJsonObject } from "../../plan/values/values.js";
import { madeOnce } from "../made-once.js";
import { changed, type Draft, draftOf, draftWith, judgeDraft } from "./drafts.js";
import type { Call, Step } from "./place.js";
import type { Finding } from "./proving.js";
import type { Worlds } from "./worlds.js";

/** What a payload is to show. */
interface Shown {
  /** The side that takes it. */
  readonly valid: "base" | "head";
  /** What else may take the call on the other side. */
  readonly takers: readonly Type[];
}

/**
 * The smallest call around the value of a refutation: valid on the one side, refused on the other (by the base with its objects
 * opened, where the head is the valid side). `undefined` where none could be made or where it does not hold.
 */
export function payloadOf(call: Call, finding: Finding, { valid, takers }: Shown, worlds: Worlds): Json | undefined {
  if (finding.proof.kind !== "refuted" || (call.isGone && valid === "head")) return undefined;
  const shape = call[valid].shape;
  const other = valid === "base" ? call.head.shape : worlds.open(call.base.shape);
  const others = valid === "base" ? takers : takers.map(worlds.open);
  const isTaken = call.others?.[valid === "base" ? "head" : "base"];
  const holds = (draft: Draft): boolean =>
    judgeDraft(shape, draft, worlds.types) === true &&
    [other, ...others].every((one) => judgeDraft(one, draft, worlds.types) === false) &&
    !isTaken?.(draft.value);
  const filling: Filling = { finding, witness: finding.proof.witness, side: valid, worlds };
  // It should show one change and no other, where that is easily had.
  const agreed = around(shape, finding.steps, filling, (whole) => agreeing(whole, shape, other, worlds));
  if (agreed && holds(agreed)) return agreed.value;
  const made = around(shape, finding.steps, filling, (whole) => whole);
  return made && holds(made) ? made.value : undefined;
}

const agreed = new WeakMap<JsonObject, WeakMap<Type, WeakMap<Type, JsonObject>>>();

/** A payload of one side in which all is of both sides where that is easily had. The same payload gives the same one. */
function agreeing(whole: Json, shape: Type, other: Type, worlds: Worlds): Json {
  if (!isJsonObject(whole) || shape.kind !== "object" || other.kind !== "object") return whole;
  const byShape = madeOnce(agreed, whole, () => new WeakMap<Type, WeakMap<Type, JsonObject>>());
  const byOther = madeOnce(byShape, shape, () => new WeakMap<Type, JsonObject>());
  return madeOnce(byOther, other, () => agreement(whole, shape, other, worlds));
}

function agreement(whole: JsonObject, shape: ObjectType, other: ObjectType, worlds: Worlds): JsonObject {
  const { types } = worlds;
  const [ours, theirs] = [propertiesByName(shape), propertiesByName(other)];
  const better = new Map<string, Json>();
  for (const [key, value] of Object.entries(whole)) {
    const [own, theirOwn] = [ours.get(key), theirs.get(key)];
    if (!own || !theirOwn || judge(theirOwn.type, value, types) === true) continue;
    const shared = smallestOf(theirOwn.type, worlds);
    if (shared !== undefined && judge(own.type, shared, types) === true) better.set(key, shared);
  }
  return better.size === 0 ? whole : changed(whole, [], better);
}

interface Filling {
  readonly finding: Finding;
  readonly witness: Json;
  readonly side: "base" | "head";
  readonly worlds: Worlds;
}

/** A value of a type with the witness at the end of some steps, and all else as small as can be, or as it is made of that. */
function around(
  type: Type,
  steps: readonly Step[],
  filling: Filling,
  outermost: (whole: Json) => Json,
): Draft | undefined {
  const { finding, witness, side, worlds } = filling;
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (finding.names === undefined) return draftOf(outermost(witness));
    const whole = smallestOf(type, worlds);
    if (whole === undefined || !isJsonObject(whole) || !isJsonObject(witness)) return undefined;
    const present = new Map(Object.entries(witness).map(([key, value]) => [key, draftOf(value)]));
    return draftWith(outermost(whole), finding.names, present);
  }
  const inner = (part: Type): Draft | undefined => around(part, rest, filling, (whole) => whole);
  if (step.kind === "items") {
    const array = only(type, "array", worlds);
    const item = array?.items && inner(array.items.type);
    return item && draftOf(new Array<Json>(Math.max(1, array?.minItems ?? 0)).fill(item.value));
  }
  const object = only(type, "object", worlds);
  const whole = object && smallestOf(object, worlds);
  if (object === undefined || whole === undefined || !isJsonObject(whole)) return undefined;
  const key = step.kind === "property" ? step[side] : freshIn(object);
  const part = step.kind === "property" ? propertiesByName(object).get(key)?.type : typeOfRest(object);
  const value = part && inner(part);
  return value && draftWith(outermost(whole), [], new Map([[key, value]]));
}

/** The smallest values that were made, and what makes them: what events have in common is made once for all. */
class Smallest {
  readonly #values: SmallValues;
  readonly #known = new WeakMap<Type, { readonly value: Json | undefined }>();

  constructor({ types }: Worlds) {
    this.#values = new SmallValues(types);
  }

  of(type: Type): Json | undefined {
    return madeOnce(this.#known, type, () => ({ value: this.#values.several(type, 1)[0] })).value;
  }
}

const known = new WeakMap<Worlds, Smallest>();

/** The smallest value of a type: the same one however often it is asked for. */
export function smallestOf(type: Type, worlds: Worlds): Json | undefined {
  return madeOnce(known, worlds, () => new Smallest(worlds)).of(type);
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
