import { nearest } from "../../diagnostics/nearest.js";
import type { ArrayType, Json, JsonObject, ObjectType, Scalar, Type } from "../model.js";
import { type Atom, atomsOf, type Types } from "./atoms.js";
import { isArray, Judge, propertiesByName, typeOfKey } from "./judge.js";
import { reasonFor, reasonForScalar } from "./reasons.js";
import { canonical, deepestValue, isJsonObject } from "./values.js";

/** Why a value, or one inside it, is not of a type. */
export interface Rejection {
  /** The way to the value that is to blame: keys and places in arrays. */
  readonly path: readonly (string | number)[];
  /** What is wrong with it, to be read after its name: `must be at least 0`. */
  readonly reason: string;
  /** The key of the value at `path` that is to blame, where it is one that the type does not know. */
  readonly key?: string | undefined;
  /** True where it could not be told: a pattern takes too long, or the nesting is too deep. */
  readonly undecided?: true | undefined;
}

/**
 * What keeps a value from being one of a type, in a person's words; nothing when it is one. Of a union, the member that
 * fits best speaks.
 */
export function rejections(type: Type, value: Json, types: Types): readonly Rejection[] {
  const found: Rejection[] = [];
  new Explainer(types, found).explain(type, value, []);
  return found;
}

type Path = readonly (string | number)[];

class Explainer {
  readonly #types: Types;
  readonly #judge: Judge;
  readonly #found: Rejection[];

  constructor(types: Types, found: Rejection[]) {
    this.#types = types;
    this.#judge = new Judge(types);
    this.#found = found;
  }

  explain(type: Type, value: Json, path: Path): void {
    if (path.length > deepestValue) {
      this.#found.push({ path, reason: `is nested more than ${deepestValue} levels deep`, undecided: true });
      return;
    }
    if (this.#judge.verdict(type, value, path.length) === true) return;
    const atoms = atomsOf(type, this.#types);
    if (isArray(value)) {
      const arrays = atoms.filter((atom) => atom.kind === "array");
      const closest = this.#closest(arrays, (atom) => this.#faultsOfArray(atom, value, path.length));
      if (closest !== undefined) {
        this.#explainArray(closest, value, path);
        return;
      }
    } else if (isJsonObject(value)) {
      const objects = atoms.filter((atom) => atom.kind === "object");
      if (this.#explainTag(objects, value, path)) return;
      const closest = this.#closest(objects, (atom) => this.#faultsOfObject(atom, value, path.length));
      if (closest !== undefined) {
        this.#explainObject(closest, value, path);
        return;
      }
    }
    this.#found.push({ path, ...reasonFor(atoms, value) });
  }

  /** The atom with the fewest faults; the first of several. */
  #closest<A extends Atom>(atoms: readonly A[], faults: (atom: A) => number): A | undefined {
    if (atoms.length < 2) return atoms[0];
    let closest: A | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const atom of atoms) {
      const count = faults(atom);
      if (count < fewest) [closest, fewest] = [atom, count];
    }
    return closest;
  }

  #explainArray(type: ArrayType, value: readonly Json[], path: Path): void {
    const { minItems = 0, maxItems = value.length } = type;
    if (value.length < minItems) this.#found.push({ path, reason: `must have at least ${items(minItems)}` });
    if (value.length > maxItems) this.#found.push({ path, reason: `must have at most ${items(maxItems)}` });
    if (type.uniqueItems === true) this.#explainDuplicates(value, path);
    if (type.items === undefined) return;
    for (const [at, item] of value.entries()) this.explain(type.items.type, item, [...path, at]);
  }

  #explainDuplicates(value: readonly Json[], path: Path): void {
    const seen = new Set<string>();
    for (const [at, item] of value.entries()) {
      const text = canonical(item);
      if (text === undefined) {
        const reason = "is nested too deeply to tell whether it stands in the list twice";
        this.#found.push({ path: [...path, at], reason, undecided: true });
        return;
      }
      if (seen.has(text)) this.#found.push({ path: [...path, at], reason: "stands in the list already" });
      seen.add(text);
    }
  }

  #explainObject(type: ObjectType, value: JsonObject, path: Path): void {
    const properties = propertiesByName(type);
    const absent = type.properties.filter(({ name }) => !Object.hasOwn(value, name.value));
    const missing = new Set(absent.filter(({ required }) => required).map(({ name }) => name.value));
    const unknown: string[] = [];
    for (const key of Object.keys(value)) {
      const expected = typeOfKey(type, properties, key);
      if (expected === true) continue;
      if (expected !== false) this.explain(expected, value[key] as Json, [...path, key]);
      else unknown.push(key);
    }
    const free = absent.map(({ name }) => name.value);
    for (const { key, reason } of unknownKeys(unknown, missing, free)) this.#found.push({ path, reason, key });
    for (const name of missing) this.#found.push({ path, reason: `is missing \`${name}\`` });
  }

  /**
   * Objects told apart by a property of differing constants: the member that the constant picks speaks, and when it picks
   * none, the constant is at fault. False where there is no such property, or the value does not have it.
   */
  #explainTag(objects: readonly ObjectType[], value: JsonObject, path: Path): boolean {
    if (objects.length < 2) return false;
    const [first, ...rest] = objects.map((object) => constantsOf(object, this.#types));
    for (const [name, constant] of first ?? []) {
      if (!Object.hasOwn(value, name) || !rest.every((others) => others.has(name))) continue;
      const constants = [constant, ...rest.map((others) => others.get(name) as Scalar)];
      if (new Set(constants).size !== constants.length) continue;
      const told = objects[constants.indexOf(value[name] as Scalar)];
      if (told !== undefined) this.#explainObject(told, value, path);
      else this.#found.push({ path: [...path, name], reason: reasonForScalar(constants, value[name] as Json) });
      return true;
    }
    return false;
  }

  #faultsOfArray(type: ArrayType, value: readonly Json[], depth: number): number {
    let faults = value.length < (type.minItems ?? 0) || value.length > (type.maxItems ?? value.length) ? 1 : 0;
    const expected = type.items?.type;
    if (expected === undefined) return faults;
    for (const item of value) if (this.#judge.verdict(expected, item, depth + 1) !== true) faults += 1;
    return faults;
  }

  #faultsOfObject(type: ObjectType, value: JsonObject, depth: number): number {
    const properties = propertiesByName(type);
    let faults = type.properties.filter(({ name, required }) => required && !Object.hasOwn(value, name.value)).length;
    for (const key of Object.keys(value)) {
      const expected = typeOfKey(type, properties, key);
      if (expected === true) continue;
      if (expected === false || this.#judge.verdict(expected, value[key] as Json, depth + 1) !== true) faults += 1;
    }
    return faults;
  }
}

/** An object's required properties that can have one value only, and that value. */
function constantsOf(type: ObjectType, types: Types): ReadonlyMap<string, Scalar> {
  const constants = new Map<string, Scalar>();
  for (const property of type.properties) {
    const [atom, ...others] = atomsOf(property.type, types);
    const only = atom?.kind === "enum" && others.length === 0 ? atom.members : [];
    if (property.required && only.length === 1 && only[0] !== undefined) {
      constants.set(property.name.value, only[0].value);
    }
  }
  return constants;
}

/**
 * What is to be said of keys that an object does not know. A name that was changed in one of two places is an unknown key and a
 * missing property, but one mistake: what a key accounts for is taken out of `missing`.
 */
function unknownKeys(
  keys: readonly string[],
  missing: Set<string>,
  free: readonly string[],
): readonly { readonly key: string; readonly reason: string }[] {
  const found = keys.map((key) => ({ key, meant: nearest(key, free) }));
  for (const { meant } of found) if (meant !== undefined) missing.delete(meant);
  return found.map(({ key, meant }) => {
    const reason = `\`${key}\` is not a property here`;
    if (meant !== undefined) return { key, reason: `${reason} — did you mean \`${meant}\`?` };
    const [lacking] = missing;
    if (lacking === undefined) return { key, reason };
    missing.delete(lacking);
    return { key, reason: `${reason}, and \`${lacking}\` is missing` };
  });
}

function items(count: number): string {
  return count === 1 ? "1 item" : `${count} items`;
}
