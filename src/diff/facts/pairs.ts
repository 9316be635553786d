import type { Text } from "../../source/span.js";
import type { FactSide } from "../model.js";

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

/** What else of the head says that it had a name which one of them had: only one can be compared with what the base has under it. */
export type Rivals<T> = (former: Text, own: T) => readonly string[];

/** Finds the rivals among things of the head; looks for them when it is first asked. */
export function rivalsAmong<T extends Nameable>(head: readonly T[]): Rivals<T> {
  let claims: Map<string, T[]> | undefined;
  return (former, own) => {
    if (!claims) {
      claims = new Map();
      for (const one of head) {
        for (const value of new Set(one.renamedFrom.map((text) => text.value))) {
          const known = claims.get(value);
          if (known) known.push(one);
          else claims.set(value, [one]);
        }
      }
    }
    const others = (claims.get(former.value) ?? []).filter((one) => one !== own);
    return others.map(({ name }) => name.value).sort();
  };
}

/** The new name of something that was renamed, as a side of a fact. */
export function renamedSide({ span, value }: Text, rivals: readonly string[]): FactSide {
  return { span, value, ...(rivals.length > 0 ? { rivals } : {}) };
}

/** By what some of two sides are one. */
export interface Pass<T> {
  /** Equal for those that may be one; `undefined` for what is none of them. */
  readonly keyOf: (one: T) => string | undefined;
  /** What must hold beside: several may have one key. */
  readonly isSame?: ((base: T, head: T) => boolean) | undefined;
}

/** What stands on either side and has no counterpart. */
export interface Left<T> {
  readonly base: readonly T[];
  readonly head: readonly T[];
}

/** Pairs each of the head with the first of the base that has its key and is not another's. */
export function matched<T>(
  { base, head }: Left<T>,
  { keyOf, isSame }: Pass<T>,
  pair: (base: T, head: T) => void,
): Left<T> {
  const byKey = new Map<string, number[]>();
  for (const [at, one] of base.entries()) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const alike = byKey.get(key);
    if (alike) alike.push(at);
    else byKey.set(key, [at]);
  }
  const taken = new Set<number>();
  const open = head.filter((other) => {
    const key = keyOf(other);
    const alike = key === undefined ? [] : (byKey.get(key) ?? []);
    const which = isSame ? alike.findIndex((at) => isSame(base[at] as T, other)) : 0;
    const [match] = which < 0 ? [] : alike.splice(which, 1);
    if (match === undefined) return true;
    taken.add(match);
    pair(base[match] as T, other);
    return false;
  });
  return { base: base.filter((_, at) => !taken.has(at)), head: open };
}
