import type { Text } from "../../source/span.js";

/** Something with a name, and what it was called before. */
interface Nameable {
  readonly name: Text;
  readonly renamedFrom: readonly Text[];
}

/** Things of both sides by name: those on both, those declared as renamed, and those on one side only. */
export interface Pairs<T> {
  readonly both: readonly { readonly base: T; readonly head: T; readonly isRenamed: boolean }[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** What of a base became part of something that was already matched, by a further name in its `renamed_from`. */
export function mergedAmong<T extends Nameable>({ both, removed }: Pairs<T>): ReadonlyMap<T, T> {
  const left = new Map(removed.map((one) => [one.name.value, one]));
  const merged = new Map<T, T>();
  const heads = both.map(({ head }) => head).sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  for (const head of heads) {
    for (const { value } of head.renamedFrom) {
      const one = left.get(value);
      if (one && !merged.has(one)) merged.set(one, head);
    }
  }
  return merged;
}

/** Matches by name; what is left of the base is then matched by the head's `renamed_from`. */
export function pairsOf<T extends Nameable>(base: readonly T[], head: readonly T[]): Pairs<T> {
  const left = new Map(base.map((one) => [one.name.value, one]));
  const both: { readonly base: T; readonly head: T; readonly isRenamed: boolean }[] = [];
  const unmatched: T[] = [];
  for (const one of head) {
    const match = left.get(one.name.value);
    if (match) {
      left.delete(one.name.value);
      both.push({ base: match, head: one, isRenamed: false });
    } else unmatched.push(one);
  }
  const added: T[] = [];
  // By name, so that the order of definitions never decides which of two gets a former name that both claim.
  unmatched.sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  for (const one of unmatched) {
    const former = one.renamedFrom.find(({ value }) => left.has(value));
    const match = former && left.get(former.value);
    if (match) {
      left.delete(match.name.value);
      both.push({ base: match, head: one, isRenamed: true });
    } else added.push(one);
  }
  return { both, removed: [...left.values()], added };
}
