import type { SimilarNames } from "./similar.js";

/** What can be done to a thing, and other words for it. Few on purpose: `Cancelled` and `Rejected` are two things. */
const synonyms = new Map([
  ["finished", "completed"],
  ["finish", "complete"],
  ["begun", "started"],
  ["began", "started"],
  ["begin", "start"],
  ["commenced", "started"],
  ["deleted", "removed"],
  ["delete", "remove"],
]);

/** The words of a name, with one word for each thing that can be done; no name of one word has a synonym. */
function plainly(own: readonly string[]): readonly string[] | undefined {
  if (own.length < 2) return undefined;
  return own.map((word) => synonyms.get(word) ?? word);
}

/** Whether there is a word that has another for the same. Hardly any has, and without one there is nothing to compare. */
export function hasSynonym(words: Iterable<string>): boolean {
  for (const word of words) if (synonyms.has(word)) return true;
  return false;
}

/**
 * Names of events that say the same of the same thing in two words: `Onboarding Completed`, `Onboarding Finished`. Names that are
 * among the similar ones already are left out.
 */
export function synonymous(
  names: readonly string[],
  known: readonly SimilarNames[],
  words: (name: string) => readonly string[],
): readonly SimilarNames[] {
  const told = new Set(known.flatMap((group) => group.names));
  const byWords = new Map<string, string[]>();
  const usesSynonym = new Set<string>();
  for (const name of names) {
    if (told.has(name)) continue;
    const own = words(name);
    const plain = plainly(own);
    if (!plain) continue;
    const key = plain.join(" ");
    const list = byWords.get(key);
    if (list) list.push(name);
    else byWords.set(key, [name]);
    if (hasSynonym(own)) usesSynonym.add(key);
  }
  return [...usesSynonym].flatMap((key) => {
    const found = byWords.get(key) ?? [];
    return found.length > 1 ? [{ names: [...found].sort() }] : [];
  });
}

/** Whether two names differ in a synonym. */
export function haveSynonyms(one: string, other: string, words: (name: string) => readonly string[]): boolean {
  const [these, those] = [words(one), words(other)];
  if (these.join(" ") === those.join(" ")) return false;
  const plain = plainly(these)?.join(" ");
  return plain !== undefined && plain === plainly(those)?.join(" ");
}
