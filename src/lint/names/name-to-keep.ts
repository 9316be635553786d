import { isVerb, singular, stemOf } from "./english.js";
import { corrected } from "./misspellings.js";
import type { Likeness } from "./name-forms.js";

/** A name that is like others, and in how many places it is used. */
export interface Candidate {
  readonly name: string;
  readonly times: number;
}

/** What speaks for a name. */
export interface Ranked<Used extends Candidate> {
  readonly used: Used;
  readonly faults: number;
  readonly plurals: number;
  readonly familiar: number;
  readonly length: number;
}

/**
 * The name to keep in front: the one with the fewest faults, among those the one used most, then the one in the
 * singular, then the one whose words are the most familiar. Beyond that only chance decides: the longest, in whatever order.
 * The one to give up is the last.
 */
export function inFavour<Used extends Candidate>(
  uses: readonly Used[],
  faultsOf: (name: string) => number,
  familiar: (name: string) => number,
  words: (name: string) => readonly string[],
): readonly Ranked<Used>[] {
  return uses
    .map(
      (used): Ranked<Used> => ({
        used,
        faults: faultsOf(used.name),
        plurals: words(used.name).filter((word) => singular(word) !== word).length,
        familiar: familiar(used.name),
        length: used.name.length,
      }),
    )
    .sort((a, b) => byReasons(a, b) || b.length - a.length || (a.used.name < b.used.name ? -1 : 1));
}

function byReasons(a: Ranked<Candidate>, b: Ranked<Candidate>): number {
  return a.faults - b.faults || b.used.times - a.used.times || a.plurals - b.plurals || b.familiar - a.familiar;
}

/** How the name to keep was chosen: with reason, by chance, or among names that are all misspelt. */
export type Choice = "reasoned" | "chance" | "all misspelt";

/** `isBetter` says that the last of them is told although it would be the one to keep: the others are known. */
export function choiceOf(ranked: readonly Ranked<Candidate>[], found: readonly Likeness[], isBetter: boolean): Choice {
  const [first] = ranked;
  const last = ranked[ranked.length - 1];
  if (!first || !last) return "chance";
  if (corrected(first.used.name) !== first.used.name) return "all misspelt";
  if (isBetter) return "chance";
  if (byReasons(first, last) !== 0 || !found.every((each) => spelling.has(each))) return "reasoned";
  // Which of two spellings is right no length says: a letter falls out, but a letter is doubled, too.
  return found.includes("slip") || first.length === last.length ? "chance" : "reasoned";
}

/** Differences that leave the words the same: what another order or tense means, a person has to say. */
export const spelling: ReadonlySet<Likeness> = new Set(["case", "spacing", "slip"]);

/**
 * Whether a name has another word where one of its group has a verb that is known: `Product Veiwed` beside `Product Viewed`.
 */
export function missesVerb(
  name: string,
  group: readonly string[],
  words: (name: string) => readonly string[],
): boolean {
  const own = words(name);
  return group.some((each) => {
    const other = words(each);
    const apart = own.flatMap((word, at) => (stemOf(word) === stemOf(other[at] ?? "") ? [] : at));
    const [at] = apart;
    if (at === undefined || apart.length > 1 || other.length !== own.length) return false;
    return !isVerb(own[at] ?? "") && isVerb(other[at] ?? "");
  });
}

/** How well a plan knows the words of a name: in how many names each stands, and how many end as it does. */
export function rememberFamiliar(
  names: Iterable<string>,
  words: (name: string) => readonly string[],
): (name: string) => number {
  const times = new Map<string, number>();
  const keysOf = (name: string): readonly string[] => {
    const own = words(name);
    return [...new Set(own), `…${own[own.length - 1] ?? ""}`];
  };
  for (const name of names) for (const key of keysOf(name)) times.set(key, (times.get(key) ?? 0) + 1);
  return (name) => {
    const keys = keysOf(name);
    return keys.reduce((sum, key) => sum + (times.get(key) ?? 0), 0) / keys.length;
  };
}
