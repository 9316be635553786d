import type { ContextProperty, NamedType, Plan } from "../plan/model.js";

/**
 * What a target has written of single events, under each set of options. All that is written of an event is made of the event
 * itself, the named types and the context: as long as these are the very same objects, as they are where an edited plan is
 * resolved again and again, it holds. Of other plans nothing is ever found.
 */
export class Memory<Written> {
  readonly #make: () => Written;
  readonly #known = new WeakMap<
    readonly NamedType[],
    { readonly context: readonly ContextProperty[]; readonly byOptions: Map<string, Written> }
  >();

  constructor(make: () => Written) {
    this.#make = make;
  }

  /** What is known of a plan under some options, which are given as JSON: everything else that the writing depends on. */
  of({ types, context }: Plan, options: unknown): Written {
    const before = this.#known.get(types);
    const here = before?.context === context ? before : { context, byOptions: new Map<string, Written>() };
    this.#known.set(types, here);
    const key = JSON.stringify(options);
    const known = here.byOptions.get(key);
    if (known !== undefined) return known;
    const made = this.#make();
    here.byOptions.set(key, made);
    return made;
  }
}

/** What is known for a key, made where nothing is. */
export function remembered<Key extends object, Value>(known: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
