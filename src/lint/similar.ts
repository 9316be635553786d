import { stemOf } from "./english.js";
import { formsOf, type Likeness, likenessOf, type NameForms } from "./name-forms.js";
import { remember } from "./remember.js";
import { slips } from "./slips.js";

/** What kind of value a property holds, as far as it tells two properties apart. */
export type Shape = "text" | "number" | "boolean" | "list" | "object" | "any";

/** A name to compare with others. */
export interface ComparedName {
  readonly name: string;
  /**
   * What kinds of values it is used for; none for an event. Where two names have none in common, another number, order
   * or tense makes another thing: `item` and a list `items`. Case and slips are looked at in any case.
   */
  readonly shapes?: Iterable<Shape> | undefined;
}

/** Names that are probably one, in code-unit order; at least two. */
export interface SimilarNames {
  readonly names: readonly string[];
}

/** What the comparison needs: a name's words in small letters, and who counts the work. */
export interface Comparison {
  words(name: string): readonly string[];
  compared(times?: number): void;
}

/**
 * Finds names that are probably meant to be one: the same words in another order, case, spacing, number or tense, or one
 * or two letters slipped. The work is proportional to the names. The order of the names doesn't matter, a name given
 * twice is one.
 */
export function similarNames(given: Iterable<ComparedName>, comparison: Comparison): readonly SimilarNames[] {
  const byName = new Map<string, ComparedName[]>();
  for (const each of given) {
    const known = byName.get(each.name);
    if (known) known.push(each);
    else byName.set(each.name, [each]);
  }
  const names = [...byName.keys()].sort();
  comparison.compared(names.length);
  // The names of a plan share their words.
  const stem = remember(stemOf);
  const forms = names.map((name) => formsOf(name, comparison.words, stem));
  const groups = new Groups(names.length);

  for (const [first, at] of equals(forms, ({ spelling }) => spelling)) groups.join(first, at);
  // What the values are matters to few names, and takes time to find out.
  const shared = new Set(equals(forms, ({ grammar }) => grammar).flat());
  const byKey = new Map<string, number>();
  for (const at of [...shared].sort((a, b) => a - b)) {
    const shapes = new Set((byName.get(names[at] as string) ?? []).flatMap(({ shapes }) => [...(shapes ?? [])]));
    for (const key of grammarKeys(forms[at] as NameForms, shapes)) {
      const first = byKey.get(key);
      if (first === undefined) byKey.set(key, at);
      else groups.join(first, at);
    }
  }
  for (const [one, other] of slips(forms, comparison.compared)) groups.join(one, other);
  return groups.several().map((members) => ({ names: members.map((at) => names[at] as string) }));
}

/** Keys that similar names share, one for each kind of value. */
function grammarKeys({ grammar, words, isPlural }: NameForms, shapes: ReadonlySet<Shape>): readonly string[] {
  if (shapes.size === 0) return [grammar];
  return [...shapes].map((shape) => {
    // A text `ids` holds several of what `id` holds, `attempts` are counted and an `attempt` is numbered; but two lists,
    // `tag` and `tags`, are one.
    const isFew = shape === "list" || shape === "boolean" || (shape === "number" && words.length > 1);
    const isMany = isPlural && !isFew;
    return `${grammar}\n${shape}${isMany ? "s" : ""}`;
  });
}

/** In what two similar names differ, for a message. The same whichever is named first. */
export function likeness(one: string, other: string, words: Comparison["words"]): readonly Likeness[] {
  return likenessOf(formsOf(one, words), formsOf(other, words));
}

/** Pairs of indexes of names that have a form in common: the first that has it, and each that follows. */
function equals(
  forms: readonly (NameForms | undefined)[],
  formOf: (forms: NameForms) => string,
): readonly (readonly [number, number])[] {
  const firsts = new Map<string, number>();
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < forms.length; at++) {
    const each = forms[at];
    if (!each) continue;
    const form = formOf(each);
    const first = firsts.get(form);
    if (first === undefined) firsts.set(form, at);
    else pairs.push([first, at]);
  }
  return pairs;
}

/** Groups of indexes that grow together: a union-find. */
class Groups {
  readonly #parents: number[] = [];
  #hasJoined = false;

  constructor(size: number) {
    for (let at = 0; at < size; at++) this.#parents.push(at);
  }

  join(one: number, other: number): void {
    const a = this.#rootOf(one);
    const b = this.#rootOf(other);
    this.#hasJoined ||= a !== b;
    this.#parents[Math.max(a, b)] = Math.min(a, b);
  }

  /** The groups with more than one member, members and groups in ascending order. */
  several(): readonly (readonly number[])[] {
    // Most plans have no names that are alike.
    if (!this.#hasJoined) return [];
    const byRoot = new Map<number, number[]>();
    for (let at = 0; at < this.#parents.length; at++) {
      const root = this.#rootOf(at);
      const members = byRoot.get(root);
      if (members) members.push(at);
      else byRoot.set(root, [at]);
    }
    return [...byRoot.values()].filter((members) => members.length > 1);
  }

  #rootOf(at: number): number {
    let root = at;
    while (this.#parents[root] !== root) {
      // Each step halves the way for the next.
      const above = this.#parents[this.#parents[root] as number] as number;
      this.#parents[root] = above;
      root = above;
    }
    return root;
  }
}
