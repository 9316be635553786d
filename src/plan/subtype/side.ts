import type { Definition, Json, Type } from "../model.js";
import { atomsOf, type Types } from "../values/atoms.js";
import { Judge } from "../values/judge.js";
import { Emptiness } from "./emptiness.js";
import { SmallValues } from "./smallest.js";

/** What a search knows of the types on its left side, and remembers while it lasts. */
export class Side {
  readonly types: Types;
  readonly judge: Judge;
  readonly #emptiness: Emptiness;
  readonly #values: SmallValues;

  constructor(types: Types) {
    this.types = types;
    this.judge = new Judge(types);
    this.#emptiness = new Emptiness(types);
    this.#values = new SmallValues(types);
  }

  /** Whether a type is known to hold no value. */
  isEmpty(type: Type): boolean {
    return this.#emptiness.isEmpty(type);
  }

  /** The smallest value that could be found. */
  smallest(type: Type): Json | undefined {
    return this.#values.several(type, 1)[0];
  }

  /** The same, where the definition's examples may help. */
  smallestOf(definition: Definition): Json | undefined {
    return this.#values.smallestOf(definition);
  }

  /** Small values, all different, at most so many. */
  several(type: Type, count: number): readonly Json[] {
    return this.#values.several(type, count);
  }

  /** The only value of a type that lists just one. */
  constantOf(type: Type): { readonly value: Json } | undefined {
    const [atom, ...others] = atomsOf(type, this.types);
    if (atom?.kind === "null" && others.length === 0) return { value: null };
    return atom?.kind === "enum" && others.length === 0 && atom.members.length === 1 ? atom.members[0] : undefined;
  }
}
