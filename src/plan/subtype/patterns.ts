import type { StringType } from "../model.js";
import { type Answer, undecided } from "./proof.js";

/**
 * Whether the texts of one string type lie in the union of others, where different patterns or formats meet and no
 * candidate refutes. Regular patterns could be compared as automata; until that is built, nothing is claimed here.
 */
export function patternInclusion(a: StringType, bs: readonly StringType[]): Answer {
  const others = [...new Set(bs.map(described))];
  return undecided(`${described(a)} can't be compared with ${others.join(" or ")}`);
}

function described({ format, patterns = [] }: StringType): string {
  const parts = patterns.map((pattern) => `the pattern \`${pattern}\``);
  if (format !== undefined) parts.unshift(`the format ${format}`);
  return parts.length === 0 ? "any text of that length" : parts.join(" and ");
}
