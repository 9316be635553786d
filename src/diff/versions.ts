import type { Bump, Diff } from "./model.js";

/** From the least to the most. */
const order: readonly Bump[] = ["none", "patch", "minor", "major"];

/** The larger of two. */
export function larger(a: Bump, b: Bump): Bump {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

/** The three numbers of a version; `undefined` for what is none, of which the manifest's reader has spoken already. */
function numbersOf(version: string): readonly [number, number, number] | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : undefined;
}

/**
 * The least version that may follow. As in Semantic Versioning; before 1.0.0, where that promises nothing, as package managers read it:
 * what breaks moves the second number, anything else the third.
 */
export function versionAfter(version: string, bump: Bump): string {
  const numbers = numbersOf(version);
  if (!numbers) return version;
  const [major, minor, patch] = numbers;
  const next = (a: number, b: number, c: number): string => `${a}.${b}.${c}`;
  if (bump === "none") return version;
  if (major === 0) return bump === "major" ? next(0, minor + 1, 0) : next(0, minor, patch + 1);
  if (bump === "major") return next(major + 1, 0, 0);
  return bump === "minor" ? next(major, minor + 1, 0) : next(major, minor, patch + 1);
}

/** Whether a version is at least as high as another. */
export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(least)];
  if (!a || !b) return version === least;
  for (const [at, number] of a.entries()) {
    const other = b[at] ?? 0;
    if (number !== other) return number > other;
  }
  return true;
}

/**
 * What changes demand of the plan's version. A base without a version demands none; a head that has lost its version has not moved
 * enough, whatever else changed.
 */
export function demandedVersion(
  base: string | undefined,
  head: string | undefined,
  bumps: Iterable<Bump>,
): Diff["version"] {
  let bump: Bump = "none";
  for (const one of bumps) bump = larger(bump, one);
  const required = base === undefined ? undefined : versionAfter(base, bump);
  const isEnough = required === undefined || (head !== undefined && isAtLeast(head, required));
  return { base, head, bump, required, isEnough };
}
