import type { ArrayType, Definition, Json, NumberType, ObjectType, StringType, Type } from "../model.js";
import { type Atom, atomsOf, type Types } from "../values/atoms.js";
import { compare, numberOf } from "../values/decimal.js";
import { Judge } from "../values/judge.js";
import { canonical } from "../values/values.js";
import { multiplesIn, rangeOf, someBetween } from "./ranges.js";
import { shortestText } from "./shortest-text.js";
import { longestText, textsFor } from "./texts.js";

const deepest = 100;
const mostSteps = 5_000;
/** How many items a list is filled with at most. */
const mostItems = 1_000;
/** How many texts are searched for. */
const mostSought = 16;
const one = { mantissa: 1n, exponent: 0 };

/** Makes small values of types: whole numbers near zero, short texts, objects with what is required. */
export class SmallValues {
  readonly #types: Types;
  readonly #judge: Judge;
  readonly #open = new Set<Atom>();
  readonly #known = new Map<Type, { readonly count: number; readonly values: readonly Json[] }>();
  #steps = 0;
  /** How often a value was sought inside itself: what is found then is not all there is. */
  #cut = 0;

  constructor(types: Types) {
    this.#types = types;
    this.#judge = new Judge(types);
  }

  /** Values of a type, all different, the smallest first; at most `count`, and fewer where no more were found. */
  several(type: Type, count: number): readonly Json[] {
    this.#steps = mostSteps;
    return this.#several(type, count);
  }

  /** The smallest value of a definition, of its type or among its examples. */
  smallestOf(definition: Definition): Json | undefined {
    this.#steps = mostSteps;
    return this.#ofDefinition(definition, 1)[0];
  }

  #several(type: Type, count: number): readonly Json[] {
    const known = this.#known.get(type);
    if (known !== undefined && known.count >= count) return known.values.slice(0, count);
    const cut = this.#cut;
    const found = atomsOf(type, this.#types).flatMap((atom) => this.#ofAtom(atom, count));
    const distinct = new Map(found.map((value) => [canonical(value) ?? "", value]));
    const values = [...distinct].sort(([a], [b]) => a.length - b.length).map(([, value]) => value);
    if (this.#cut === cut && this.#steps > 0) this.#known.set(type, { count, values });
    return values.slice(0, count);
  }

  /** Where nothing can be made from the type, as of an intricate pattern, somebody may have given an example. */
  #ofDefinition({ type, examples }: Definition, count: number): readonly Json[] {
    const values = this.#several(type, count);
    if (values.length > 0) return values;
    return examples.map(({ value }) => value).filter((value) => this.#judge.verdict(type, value) === true);
  }

  #ofAtom(atom: Atom, count: number): readonly Json[] {
    if (this.#open.has(atom) || this.#open.size >= deepest || this.#steps-- <= 0) {
      this.#cut++;
      return [];
    }
    this.#open.add(atom);
    const values = this.#candidatesOf(atom, count);
    this.#open.delete(atom);
    return values;
  }

  #candidatesOf(atom: Atom, count: number): readonly Json[] {
    switch (atom.kind) {
      case "any":
        return [null, 0, 1, "", [], ...numbersOf({ kind: "number", integer: true }, count)];
      case "null":
        return [null];
      case "boolean":
        return [false, true];
      case "enum":
        return atom.members.map(({ value }) => value);
      case "number":
        return numbersOf(atom, count).filter((value) => this.#judge.ofAtom(atom, value) === true);
      case "string":
        return this.#textsOf(atom, count);
      case "array":
        return this.#arraysOf(atom, count);
      case "object":
        return this.#objectsOf(atom, count);
    }
  }

  /** Texts that are easily made, else those that a search through the pattern and the form of the format finds. */
  #textsOf(type: StringType, count: number): readonly string[] {
    const isOfType = (value: Json): boolean => this.#judge.ofAtom(type, value) === true;
    const texts = textsOf(type, count).filter(isOfType);
    while (texts.length < Math.min(count, mostSought)) {
      const text = shortestText(type, texts);
      if (text === undefined) break;
      texts.push(text);
    }
    return texts;
  }

  #arraysOf(type: ArrayType, count: number): readonly Json[] {
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems = false } = type;
    if (minItems > maxItems) return [];
    const arrays: Json[] = minItems <= 0 ? [[]] : [];
    if (minItems > mostItems || maxItems < 1 || arrays.length >= count) return arrays;
    const wanted = uniqueItems ? minItems + count : count;
    const items: readonly Json[] = type.items === undefined ? [null, 0, 1, ""] : this.#ofDefinition(type.items, wanted);
    const rest = Math.max(0, minItems - 1);
    for (const [at, item] of items.entries()) {
      const others = uniqueItems
        ? items.filter((_, other) => other !== at).slice(0, rest)
        : new Array(rest).fill(items[0]);
      if (others.length === rest) arrays.push([...others, item]);
    }
    return arrays;
  }

  #objectsOf(type: ObjectType, count: number): readonly Json[] {
    const made: Record<string, Json> = Object.create(null);
    const more: Json[] = [];
    for (const property of type.properties) {
      if (!property.required) continue;
      const [value] = this.#ofDefinition(property, count);
      if (value === undefined) return [];
      made[property.name.value] = value;
    }
    for (const property of type.properties) {
      if (more.length + 1 >= count) break;
      for (const value of this.#ofDefinition(property, count)) more.push(withValue(made, property.name.value, value));
    }
    return [made, ...more];
  }
}

function withValue(made: Readonly<Record<string, Json>>, name: string, value: Json): Json {
  return Object.assign(Object.create(null), made, { [name]: value });
}

function numbersOf(type: NumberType, count: number): readonly number[] {
  const range = rangeOf(type);
  const values: number[] = [];
  for (const step of range.step === undefined ? [one] : [range.step]) {
    for (const value of multiplesIn(range, step)) {
      if (values.length >= count + 2) break;
      values.push(numberOf(value));
    }
  }
  if (range.step !== undefined || values.length >= count) return values;
  for (const value of someBetween(range)) values.push(numberOf(value));
  if (range.low !== undefined && range.high !== undefined && compare(range.low.at, range.high.at) === 0) {
    values.push(numberOf(range.low.at));
  }
  return values;
}

function textsOf(type: StringType, count: number): readonly string[] {
  const least = type.minLength ?? 0;
  const texts = [...textsFor(type, [least])];
  if (least > longestText || type.format !== undefined) return texts;
  for (let at = 0; at < count; at++) texts.push(String(at).padStart(least, "a"));
  return texts;
}
