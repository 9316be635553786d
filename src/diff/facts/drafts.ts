import type { Json, JsonObject, ObjectType, Type } from "../../plan/model.js";
import { type Atom, atomsOf, type Types } from "../../plan/values/atoms.js";
import { Judge, propertiesByName, typeOfKey, type Verdict } from "../../plan/values/judge.js";
import { deepestValue, isJsonObject } from "../../plan/values/values.js";
import { madeOnce } from "../made-once.js";

/**
 * A value, and what it was made of, where that is known: an object without some keys, and with others in their places. A call of
 * many properties is judged once for all that are changed in it, and not for each of them.
 */
export interface Draft {
  readonly value: Json;
  readonly made: Made | undefined;
}

interface Made {
  readonly whole: JsonObject;
  readonly absent: readonly string[];
  readonly present: ReadonlyMap<string, Draft>;
}

/** A value of which nothing more is known. */
export function draftOf(value: Json): Draft {
  return { value, made: undefined };
}

/** An object without some keys, and then with others; what is no object is left as it is. */
export function draftWith(whole: Json, absent: readonly string[], present: ReadonlyMap<string, Draft>): Draft {
  if (!isJsonObject(whole)) return draftOf(whole);
  const values = new Map([...present].map(([key, { value }]) => [key, value]));
  return { value: changed(whole, absent, values), made: { whole, absent, present } };
}

/** A copy of an object without some keys, and then with others. */
export function changed(whole: JsonObject, absent: readonly string[], present: ReadonlyMap<string, Json>): JsonObject {
  const copy: Record<string, Json> = Object.create(null);
  for (const key of Object.keys(whole)) copy[key] = whole[key] as Json;
  for (const key of absent) delete copy[key];
  for (const [key, value] of present) copy[key] = value;
  return copy;
}

/** Whether a value is one of a type, as {@link Judge} says. */
export function judgeDraft(type: Type, draft: Draft, types: Types): Verdict {
  return new Drafts(types).verdict(type, draft, 0);
}

/** What keeps an object from being one of a type: keys that are wanting, keys that are refused, keys of which it can't be told. */
interface Standing {
  readonly depth: number;
  readonly wanting: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  readonly unknown: ReadonlySet<string>;
}

const standings = new WeakMap<JsonObject, WeakMap<ObjectType, Standing | "asked">>();

class Drafts {
  readonly #types: Types;
  readonly #judge: Judge;

  constructor(types: Types) {
    this.#types = types;
    this.#judge = new Judge(types);
  }

  verdict(type: Type, { value, made }: Draft, depth: number): Verdict {
    if (!made || depth > deepestValue) return this.#judge.verdict(type, value, depth);
    let verdict: Verdict = false;
    for (const atom of atomsOf(type, this.#types)) {
      const one = this.#ofAtom(atom, value, made, depth);
      if (one === true) return true;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  }

  #ofAtom(atom: Atom, value: Json, made: Made, depth: number): Verdict {
    const standing = atom.kind === "object" ? this.#standing(atom, made.whole, depth) : undefined;
    if (atom.kind !== "object" || !standing) return this.#judge.ofAtom(atom, value, depth);
    return this.#ofObject(atom, made, standing, depth);
  }

  #ofObject(
    type: ObjectType,
    { absent, present }: Made,
    { wanting, refused, unknown }: Standing,
    depth: number,
  ): Verdict {
    const isChanged = (key: string): boolean => present.has(key) || absent.includes(key);
    const properties = propertiesByName(type);
    if (absent.some((key) => !present.has(key) && properties.get(key)?.required)) return false;
    // Each ends at the first one that stays, so that no more are looked at than were changed.
    if (some(wanting, (key) => !present.has(key)) || some(refused, (key) => !isChanged(key))) return false;
    let verdict: Verdict = some(unknown, (key) => !isChanged(key)) ? undefined : true;
    for (const [key, part] of present) {
      const expected = typeOfKey(type, properties, key);
      const one = typeof expected === "boolean" ? expected : this.verdict(expected, part, depth + 1);
      if (one === false) return false;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  }

  /** `undefined` when it is asked for the first time: what is changed once is judged as soon by itself. */
  #standing(type: ObjectType, whole: JsonObject, depth: number): Standing | undefined {
    const known = madeOnce(standings, whole, () => new WeakMap<ObjectType, Standing | "asked">());
    const before = known.get(type);
    if (before !== undefined && before !== "asked" && before.depth === depth) return before;
    const standing = before === undefined ? undefined : this.#standingOf(type, whole, depth);
    known.set(type, standing ?? "asked");
    return standing;
  }

  #standingOf(type: ObjectType, whole: JsonObject, depth: number): Standing {
    const [wanting, refused, unknown] = [new Set<string>(), new Set<string>(), new Set<string>()];
    for (const { name, required } of type.properties) {
      if (required && !Object.hasOwn(whole, name.value)) wanting.add(name.value);
    }
    const properties = propertiesByName(type);
    for (const key of Object.keys(whole)) {
      const expected = typeOfKey(type, properties, key);
      const value = whole[key] as Json;
      const verdict = typeof expected === "boolean" ? expected : this.#judge.verdict(expected, value, depth + 1);
      if (verdict !== true) (verdict === false ? refused : unknown).add(key);
    }
    return { depth, wanting, refused, unknown };
  }
}

function some(keys: ReadonlySet<string>, test: (key: string) => boolean): boolean {
  for (const key of keys) if (test(key)) return true;
  return false;
}
