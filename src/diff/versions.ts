import type { Bump, Diff } from "./model.js";

/** From the least to the most. */
const order: readonly Bump[] = ["none", "patch", "minor", "major"];

/** The larger of two. */
export function larger(a: Bump, b: Bump): Bump {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

interface Version {
  readonly numbers: readonly [number, number, number];
  readonly isPreRelease: boolean;
}

/**
 * What a text says as a version; `undefined` where it says none. A base may have been written before the language wanted three numbers: `v2`
 * and `2.0` are 2.0.0, and `2.0.0-rc.1` comes before that.
 */
function read(text: string): Version | undefined {
  const parts = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.exec(text.trim());
  if (!parts) return undefined;
  const number = (at: number): number => Number(parts[at] ?? 0);
  return { numbers: [number(1), number(2), number(3)], isPreRelease: parts[4] !== undefined };
}

/** Whether a text says a version that another can be demanded after. */
export function isVersion(text: string): boolean {
  return read(text) !== undefined;
}

/**
 * The least version that may follow. As in Semantic Versioning; before 1.0.0, where that promises nothing, as package managers read it:
 * what breaks moves the second number, anything else the third. What comes before a version may become it by the step that led there, as
 * `npm version` has it.
 */
export function versionAfter(version: string, bump: Bump): string {
  const found = read(version);
  if (!found) return version;
  const [major, minor, patch] = found.numbers;
  const next = (a: number, b: number, c: number): string => `${a}.${b}.${c}`;
  const step = patch > 0 ? "patch" : major > 0 && minor > 0 ? "minor" : "major";
  if (bump === "none" || (found.isPreRelease && larger(bump, step) === step)) return next(major, minor, patch);
  if (major === 0) return bump === "major" ? next(0, minor + 1, 0) : next(0, minor, patch + 1);
  if (bump === "major") return next(major + 1, 0, 0);
  return bump === "minor" ? next(major, minor + 1, 0) : next(major, minor, patch + 1);
}

/** Whether a version is at least as high as another. */
export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [read(version), read(least)];
  if (!a || !b) return version === least;
  for (const [at, number] of a.numbers.entries()) {
    const other = b.numbers[at] ?? 0;
    if (number !== other) return number > other;
  }
  return true;
}

/**
 * What changes demand of the plan's version. A base without a version that can be read demands none; a head that has lost its version has
 * not moved enough, whatever else changed.
 */
export function demandedVersion(
  base: string | undefined,
  head: string | undefined,
  bumps: Iterable<Bump>,
): Diff["version"] {
  let bump: Bump = "none";
  for (const one of bumps) bump = larger(bump, one);
  const required = base === undefined || !isVersion(base) ? undefined : versionAfter(base, bump);
  const isEnough = required === undefined || (head !== undefined && isAtLeast(head, required));
  return { base, head, bump, required, isEnough };
}
