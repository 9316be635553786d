import type { ArrayType, Type } from "../model.js";
import { type Atom, atomsOf, type Types } from "../values/atoms.js";
import { isEmptyRange, rangeOf, stepsIn } from "./ranges.js";
import { boundsOf } from "./strings.js";

/** How deep types are looked into, and how many are; past that nothing is claimed. */
const deepest = 100;
const mostSteps = 10_000;

/** Tells which types hold no value at all, as far as that can be told without reasoning about patterns. */
export class Emptiness {
  readonly #types: Types;
  readonly #inhabited = new Set<Atom>();
  readonly #open = new Set<Atom>();
  #steps = 0;

  constructor(types: Types) {
    this.#types = types;
  }

  /** True when it is sure that no value is of the type. */
  isEmpty(type: Type): boolean {
    this.#steps = mostSteps;
    return !this.#holds(type);
  }

  /** Whether a type may hold a value. One that needs itself to hold one does not. */
  #holds(type: Type): boolean {
    return atomsOf(type, this.#types).some((atom) => this.#atomHolds(atom));
  }

  #atomHolds(atom: Atom): boolean {
    if (this.#inhabited.has(atom)) return true;
    if (this.#open.has(atom)) return false;
    if (this.#steps-- <= 0 || this.#open.size >= deepest) return true;
    this.#open.add(atom);
    const holds = this.#looksInhabited(atom);
    this.#open.delete(atom);
    // What could not be told for want of steps is only taken to hold one.
    if (holds && this.#steps > 0) this.#inhabited.add(atom);
    return holds;
  }

  #looksInhabited(atom: Atom): boolean {
    switch (atom.kind) {
      case "any":
      case "null":
      case "boolean":
        return true;
      case "enum":
        return atom.members.length > 0;
      case "number":
        return !isEmptyRange(rangeOf(atom));
      case "string": {
        const { least, most } = boundsOf(atom);
        return least <= most;
      }
      case "array":
        return this.#arrayHolds(atom);
      case "object":
        return atom.properties.every(({ required, type }) => !required || this.#holds(type));
    }
  }

  #arrayHolds({ items, minItems = 0, maxItems = minItems, uniqueItems = false }: ArrayType): boolean {
    if (minItems > maxItems) return false;
    if (minItems <= 0 || items === undefined) return true;
    return this.#holds(items.type) && !(uniqueItems && this.#countOf(items.type) < minItems);
  }

  /** How many values a type has at most, where that is easily told. */
  #countOf(type: Type): number {
    let count = 0;
    for (const atom of atomsOf(type, this.#types)) count += countOfAtom(atom);
    return count;
  }
}

function countOfAtom(atom: Atom): number {
  switch (atom.kind) {
    case "null":
      return 1;
    case "boolean":
      return 2;
    case "enum":
      return new Set(atom.members.map(({ value }) => value)).size;
    case "number": {
      const range = rangeOf(atom);
      const [first, last] = range.step === undefined ? [] : stepsIn(range, range.step);
      return first === undefined || last === undefined ? Number.POSITIVE_INFINITY : Number(last - first) + 1;
    }
    default:
      return Number.POSITIVE_INFINITY;
  }
}
