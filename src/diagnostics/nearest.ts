/**
 * The candidate that `word` was probably meant to be: the smallest Damerau-Levenshtein distance (optimal string
 * alignment) regardless of case, at most a third of the word's length and at most 3; ties go to the
 * candidate that comes first in code-unit order. `undefined` where nothing is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  return nearestOf(word, candidates)?.name;
}

/** A candidate that a word was probably meant to be. */
export interface Nearest {
  readonly name: string;
  /** Whether no other candidate is as near: only then can it be written without asking. */
  readonly isOnly: boolean;
  /** How many letters differ, regardless of case. */
  readonly distance: number;
}

/** The same as {@link nearest}, with whether it is the only one. */
export function nearestOf(word: string, candidates: Iterable<string>): Nearest | undefined {
  const wanted = word.toLowerCase();
  // A slip in a very long name is not worth quadratic time; nobody misspells by three letters in 200.
  if (wanted.length > 200) return undefined;
  let best: string | undefined;
  let isOnly = true;
  let bestDistance = Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance > bestDistance || candidate === best) continue;
    isOnly = distance < bestDistance || best === undefined;
    if (distance < bestDistance || best === undefined || candidate < best) best = candidate;
    bestDistance = distance;
  }
  return best === undefined ? undefined : { name: best, isOnly, distance: bestDistance };
}

/** Optimal string alignment distance, or a number above `limit` as soon as it must exceed that. */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
      }
      row.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > limit) return smallest;
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
