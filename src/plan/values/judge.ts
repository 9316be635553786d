import type {
  ArrayType,
  EnumType,
  Json,
  JsonObject,
  NumberType,
  ObjectType,
  Property,
  StringType,
  Type,
} from "../model.js";
import { type Atom, atomsOf, type Types } from "./atoms.js";
import { isMultipleOf } from "./decimal.js";
import { formats } from "./formats.js";
import { matches } from "./patterns.js";
import { deepestValue, hasDuplicates, isJsonObject, kindOf, lengthOf } from "./values.js";

/** Yes, no, or not known: a pattern took too long, or the value is nested too deeply. */
export type Verdict = boolean | undefined;

/**
 * Judges values against the types of one plan, with the meaning that JSON Schema gives them. It remembers what it found
 * about named types, so that unions of recursive types cost no more than value times type.
 */
export class Judge {
  readonly #types: Types;
  readonly #known = new Map<Json, Map<string, Verdict>>();

  constructor(types: Types) {
    this.#types = types;
  }

  /** Whether a value is one of the type. */
  verdict(type: Type, value: Json, depth = 0): Verdict {
    if (depth > deepestValue) return undefined;
    if (type.kind !== "reference" || typeof value !== "object" || value === null) {
      return this.#ofAny(type, value, depth);
    }
    const known = this.#known.get(value) ?? new Map<string, Verdict>();
    if (known.has(type.name)) return known.get(type.name);
    const verdict = this.#ofAny(type, value, depth);
    known.set(type.name, verdict);
    this.#known.set(value, known);
    return verdict;
  }

  /** The same for one member of a type. */
  ofAtom(atom: Atom, value: Json, depth = 0): Verdict {
    switch (atom.kind) {
      case "any":
        return kindOf(value) !== undefined;
      case "null":
        return value === null;
      case "boolean":
        return typeof value === "boolean";
      case "number":
        return typeof value === "number" && ofNumber(atom, value);
      case "string":
        return typeof value === "string" && ofString(atom, value);
      case "enum":
        return membersOf(atom).has(value);
      case "array":
        return isArray(value) && this.#ofArray(atom, value, depth);
      case "object":
        return isJsonObject(value) && this.#ofObject(atom, value, depth);
    }
  }

  #ofAny(type: Type, value: Json, depth: number): Verdict {
    let verdict: Verdict = false;
    for (const atom of atomsOf(type, this.#types)) {
      const one = this.ofAtom(atom, value, depth);
      if (one === true) return true;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  }

  #ofArray(type: ArrayType, value: readonly Json[], depth: number): Verdict {
    if (value.length < (type.minItems ?? 0) || value.length > (type.maxItems ?? value.length)) return false;
    const doubled = type.uniqueItems === true ? hasDuplicates(value) : false;
    if (doubled === true) return false;
    const known: Verdict = doubled === undefined ? undefined : true;
    const items = type.items?.type;
    return items === undefined ? known : all(value, (item) => this.verdict(items, item, depth + 1), known);
  }

  #ofObject(type: ObjectType, value: JsonObject, depth: number): Verdict {
    const properties = propertiesByName(type);
    for (const property of type.properties) {
      if (property.required && !Object.hasOwn(value, property.name.value)) return false;
    }
    let verdict: Verdict = true;
    for (const key of Object.keys(value)) {
      const expected = typeOfKey(type, properties, key);
      if (expected === false) return false;
      if (expected === true) continue;
      verdict = both(verdict, this.verdict(expected, value[key] as Json, depth + 1));
      if (verdict === false) return false;
    }
    return verdict;
  }
}

/** The type of a key's value: its property's or that of other keys; `true` for any value, `false` where none is allowed. */
export function typeOfKey(type: ObjectType, properties: ReadonlyMap<string, Property>, key: string): Type | boolean {
  const property = properties.get(key);
  if (property !== undefined) return property.type;
  return typeof type.additional === "boolean" ? type.additional : type.additional.type;
}

const byName = new WeakMap<ObjectType, ReadonlyMap<string, Property>>();

/** An object type's properties by name. */
export function propertiesByName(type: ObjectType): ReadonlyMap<string, Property> {
  let properties = byName.get(type);
  if (properties === undefined) {
    properties = new Map(type.properties.map((property) => [property.name.value, property]));
    byName.set(type, properties);
  }
  return properties;
}

const listedBy = new WeakMap<EnumType, ReadonlySet<Json>>();

function membersOf(type: EnumType): ReadonlySet<Json> {
  let members = listedBy.get(type);
  if (members === undefined) {
    members = new Set(type.members.map(({ value }) => value));
    listedBy.set(type, members);
  }
  return members;
}

/** Narrows to an array; `Array.isArray` alone does not know readonly ones. */
export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function ofNumber(type: NumberType, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (type.integer && !Number.isInteger(value)) return false;
  if (type.minimum !== undefined && value < type.minimum) return false;
  if (type.maximum !== undefined && value > type.maximum) return false;
  if (type.exclusiveMinimum !== undefined && value <= type.exclusiveMinimum) return false;
  if (type.exclusiveMaximum !== undefined && value >= type.exclusiveMaximum) return false;
  return type.multipleOf?.every((step) => isMultipleOf(value, step)) ?? true;
}

function ofString(type: StringType, value: string): Verdict {
  if (type.minLength !== undefined || type.maxLength !== undefined) {
    const length = lengthOf(value);
    if (length < (type.minLength ?? 0) || length > (type.maxLength ?? length)) return false;
  }
  if (type.format !== undefined && !formats[type.format].accepts(value)) return false;
  return all(type.patterns ?? [], (pattern) => matches(pattern, value), true);
}

function both(one: Verdict, other: Verdict): Verdict {
  if (one === false || other === false) return false;
  return one === undefined || other === undefined ? undefined : true;
}

/** The conjunction of the verdicts on all subjects, beginning with one that is already known. */
function all<T>(subjects: readonly T[], judge: (subject: T) => Verdict, known: Verdict): Verdict {
  let verdict = known;
  for (const subject of subjects) {
    verdict = both(verdict, judge(subject));
    if (verdict === false) return false;
  }
  return verdict;
}
