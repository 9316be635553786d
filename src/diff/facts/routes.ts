import type { Definition, Origin, Plan } from "../../plan/model.js";
import { pairsOf } from "./pairs.js";
import { type Spans, valueKeys } from "./spans.js";

/**
 * How two sides came to what they are: `here`, where both write it on the spot; `one`, where both have it from one definition of the
 * plan, which `key` tells from all others; or `apart`, where one of them has it from a definition that the other does not have it from.
 * That is an edit of the place where their ways part, and of no other that was edited in the same way.
 */
export type Route =
  | { readonly kind: "here" }
  | { readonly kind: "one"; readonly key: string }
  | { readonly kind: "apart"; readonly at: Spans };

/** Follows what definitions are looked up from, on both sides at once. */
export class Routes {
  /** What definitions of the base are called in the head, where that is another name. */
  readonly #renamed: ReadonlyMap<string, string>;

  constructor(base: Plan, head: Plan) {
    const types = (plan: Plan) => plan.types.map(({ name, definition: { renamedFrom } }) => ({ name, renamedFrom }));
    const all = {
      type: pairsOf(types(base), types(head)).both,
      dictionary: pairsOf(base.dictionary, head.dictionary).both,
    };
    this.#renamed = new Map(
      Object.entries(all).flatMap(([kind, pairs]) =>
        pairs
          .filter(({ isRenamed }) => isRenamed)
          .map((pair) => [`${kind} ${pair.base.name.value}`, pair.head.name.value] as const),
      ),
    );
  }

  /** The way to a pair: of definitions that stand in one another, as the members of a union do, the outermost first. */
  of(base: readonly Definition[], head: readonly Definition[]): Route {
    let route: Route = { kind: "here" };
    for (let at = 0; at < base.length || at < head.length; at++) {
      const [a, b] = [base[at], head[at]];
      if (!a || !b)
        return { kind: "apart", at: placesOf((a ?? base.at(-1)) as Definition, (b ?? head.at(-1)) as Definition) };
      const next = this.#step(a, b);
      if (next.kind === "apart") return next;
      if (next.kind === "one") route = next;
    }
    return route;
  }

  #step(a: Definition, b: Definition): Route {
    const [before, after] = [lookedUp(a), lookedUp(b)];
    let last: Spans | undefined;
    for (let at = 0; at < before.length || at < after.length; at++) {
      const [one, other] = [before[at], after[at]];
      if (!one || !other || !this.#isOne(one, other)) return { kind: "apart", at: last ?? placesOf(a, b) };
      last = { base: one.span, head: other.span };
    }
    return last ? { kind: "one", key: placesText(last) } : { kind: "here" };
  }

  #isOne(base: Origin, head: Origin): boolean {
    if (base.kind !== head.kind) return false;
    return base.name === head.name || this.#renamed.get(`${base.kind} ${base.name}`) === head.name;
  }
}

/** Equal for one pair of places only. */
export function placesText({ base, head }: Spans): string {
  return JSON.stringify([base.file, base.start, head.file, head.start]);
}

/** What a definition was looked up from, where it takes that as it is: what is narrowed on the spot is written there. */
function lookedUp({ keys, origins }: Definition): readonly Origin[] {
  return keys.some(({ key }) => key !== "type" && valueKeys.has(key)) ? [] : origins;
}

/** Where definitions are told of: those with a name, at their names. */
function placesOf(a: Definition, b: Definition): Spans {
  const placeOf = (one: Definition & { readonly name?: Origin | { readonly span: Origin["span"] } }): Origin["span"] =>
    one.name?.span ?? one.span;
  return { base: placeOf(a), head: placeOf(b) };
}
