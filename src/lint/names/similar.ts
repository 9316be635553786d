import { stemOf } from "./english.js";
import { plainlySpelt } from "./misspellings.js";
import { composedName, formsOf, isNumeral, type Likeness, likenessOf, type NameForms } from "./name-forms.js";
import { type SlippedWords, slippedWords, slips } from "./slips.js";

/** What kind of value a property holds, as far as it tells two properties apart. */
export type Shape = "text" | "number" | "boolean" | "list" | "object" | "any";

/** Names that are probably one, in code-unit order; at least two. */
export interface SimilarNames {
  readonly names: readonly string[];
}

/** What the comparison needs. */
export interface Comparison {
  /** A name's words in small letters. */
  words(name: string): readonly string[];
  /**
   * What kinds of values a name is used for; none for an event. Where two names have none in common, another number, order
   * or tense makes another thing: `item` and a list `items`. Case and slips are looked at in any case. Asked of few names.
   */
  shapesOf?(name: string): Iterable<Shape>;
  /** Counts the work. */
  compared(times?: number): void;
}

/**
 * Finds names that are probably meant to be one: the same words in another order, case, spacing, number or tense, one
 * or two letters slipped, or words in a spelling that is known for another. The work is proportional to the names. The order of the names doesn't matter, a name given
 * twice is one.
 */
export function similarNames(given: readonly string[], comparison: Comparison): readonly SimilarNames[] {
  const { words, compared } = comparison;
  const { names, slipped } = sifted(given, comparison);
  if (names.length === 0) return [];
  const forms = names.map((name) => formsOf(name, words));
  const groups = new Groups(names.length);

  for (const [first, at] of equals(forms, ({ spelling }) => spelling)) groups.join(first, at);
  // What the values are matters to few names, and takes time to find out.
  const shared = new Set(equals(forms, ({ grammar }) => grammar).flat());
  const byKey = new Map<string, number>();
  for (const at of [...shared].sort((a, b) => a - b)) {
    const shapes = new Set(comparison.shapesOf?.(names[at] as string));
    for (const key of grammarKeys(forms[at] as NameForms, shapes)) {
      const first = byKey.get(key);
      if (first === undefined) byKey.set(key, at);
      else groups.join(first, at);
    }
  }
  for (const [one, other] of slips(forms, slipped, compared)) groups.join(one, other);
  return groups.several().map((members) => ({ names: members.map((at) => names[at] as string) }));
}

/**
 * The names that may be like another, each once and in code-unit order, and the words that differ by a slip. Most names are
 * like none, which numbers tell that are the same for names of the same letters: nothing is written or sorted for
 * them. What has a number in common by chance has no form in common.
 */
function sifted(
  given: readonly string[],
  { words, compared }: Comparison,
): { readonly names: readonly string[]; readonly slipped: readonly SlippedWords[] } {
  const known = new Map<string, Letters>();
  const spellings = new Int32Array(given.length);
  const stems = new Int32Array(given.length);
  compared(given.length);
  for (let index = 0; index < given.length; index++) {
    const own = words(composedName(given[index] as string));
    let spelling = 0;
    let stem = 0;
    for (let at = 0; at < own.length; at++) {
      const word = own[at] as string;
      let letters = known.get(word);
      if (!letters) {
        letters = lettersOf(word);
        known.set(word, letters);
      }
      spelling = (spelling + letters.spelling) | 0;
      stem = (stem + letters.stem) | 0;
    }
    spellings[index] = spelling;
    stems[index] = stem;
  }
  const sameSpellings = repeated(spellings);
  const sameStems = repeated(stems);
  const alike = new Set<string>();
  if (sameSpellings.size + sameStems.size > 0) {
    given.forEach((name, at) => {
      if (sameSpellings.has(spellings[at] as number) || sameStems.has(stems[at] as number)) alike.add(name);
    });
  }
  const slipped = slippedWords(known.keys(), compared);
  if (slipped.length > 0) {
    const wrong = new Set(slipped.flatMap(({ one, other }) => [one, other]));
    for (const name of given) if (words(composedName(name)).some((word) => wrong.has(word))) alike.add(name);
  }
  return { names: [...alike].sort(), slipped };
}

/** The numbers that are there more than once. */
function repeated(numbers: Int32Array): ReadonlySet<number> {
  const sorted = numbers.slice().sort();
  const found = new Set<number>();
  for (let at = 1; at < sorted.length; at++) if (sorted[at] === sorted[at - 1]) found.add(sorted[at] as number);
  return found;
}

/** Numbers for the letters of a word as it is written, and as it is compared. Their order doesn't matter: `sign up`, `signup`. */
interface Letters {
  readonly spelling: number;
  readonly stem: number;
}

function lettersOf(word: string): Letters {
  const plain = plainlySpelt(word);
  const stem = stemOf(word);
  const spelling = numberOf(plain);
  return { spelling, stem: stem === plain ? spelling : numberOf(stem) };
}

/** The number of a word's letters in any order; that of digits depends on it, as what they say does. */
function numberOf(word: string): number {
  const isOrdered = isNumeral(word);
  let number = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = Math.imul(word.charCodeAt(at), 0x9e3779b1);
    const weight = Math.imul(letter ^ (letter >>> 15), 0x85ebca6b);
    number = ((isOrdered ? Math.imul(number, 31) : number) + weight) | 0;
  }
  return number;
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
