import type { Claim } from "./tasks.js";

/** What one fix is about: ranges, and names that it gives. */
export interface Claims {
  readonly ranges: readonly Claim[];
  readonly names: readonly string[];
}

/**
 * Which of several fixes can be made together: of those that are about the same text, the first. Sorts the ranges and
 * compares only those that meet.
 */
export function compatible(all: readonly Claims[]): readonly boolean[] {
  const meets: number[][] = all.map(() => []);
  const ranges = all.flatMap(({ ranges }, fix) => ranges.map((range) => ({ ...range, fix })));
  ranges.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start || a.end - b.end));
  ranges.forEach((one, at) => {
    for (let next = at + 1; next < ranges.length; next++) {
      const other = ranges[next] as (typeof ranges)[number];
      if (other.file !== one.file || other.start > one.end) break;
      if (other.fix === one.fix || !overlap(one, other)) continue;
      meets[one.fix]?.push(other.fix);
      meets[other.fix]?.push(one.fix);
    }
  });
  const taken: boolean[] = [];
  const given = new Set<string>();
  all.forEach(({ names }, fix) => {
    const isFree = !meets[fix]?.some((other) => taken[other]) && !names.some((name) => given.has(name));
    taken[fix] = isFree;
    if (isFree) for (const name of names) given.add(name);
  });
  return taken;
}

/**
 * Whether two ranges, of which the second begins no earlier, are about the same. An empty one is about the place between two
 * characters: inside another, or where another empty one is.
 */
function overlap(one: Claim, other: Claim): boolean {
  if (one.share !== undefined && one.share === other.share) return false;
  if (one.start === one.end && other.start === other.end) return one.start === other.start;
  if (one.start === one.end) return false;
  return other.start < one.end && (other.start < other.end || other.start > one.start);
}
