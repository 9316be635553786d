import { lengthsMatching } from "./lengths.js";
import type { Pattern } from "./syntax.js";

/**
 * How many ways a backtracking matcher can have through a pattern on a text of `length` at most: one per number of turns
 * of each repetition, one per branch, one per place to begin. An upper bound, often a gross one.
 */
export function waysThrough(pattern: Pattern, length: number): number {
  return (beginsAtStart(pattern) ? 1 : length + 1) * ways(pattern, length);
}

function ways(pattern: Pattern, length: number): number {
  switch (pattern.kind) {
    case "character":
    case "start":
    case "end":
      return 1;
    case "sequence":
      return pattern.parts.reduce((product, part) => product * ways(part, length), 1);
    case "choice":
      return pattern.branches.reduce((sum, branch) => sum + ways(branch, length), 0);
    case "repeat": {
      // A turn that takes no character ends the repetition, so there are no more turns than characters and `min`.
      const most = Math.min(pattern.max, Math.max(pattern.min, length + 1));
      const inner = ways(pattern.of, length);
      // Turns that must be taken cost time even when they take no character.
      const idle = lengthsMatching(pattern.of).least === 0 ? Math.max(1, pattern.min) : 1;
      return (most - pattern.min + 1) * inner ** most * idle;
    }
  }
}

function beginsAtStart(pattern: Pattern): boolean {
  if (pattern.kind === "start") return true;
  const first = pattern.kind === "sequence" ? pattern.parts[0] : undefined;
  return first !== undefined && beginsAtStart(first);
}
