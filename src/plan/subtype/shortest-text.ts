import type { Json, StringType } from "../model.js";
import { Judge } from "../values/judge.js";
import { patternInclusion } from "./patterns.js";
import { lengthsOf } from "./strings.js";
import { longestText } from "./texts.js";

/** How many types are remembered; a plan has a few dozen patterns. */
const mostKnown = 200;
const known = new Map<string, string | undefined>();
/** Types of texts need no others. */
const judge = new Judge(() => undefined);

/**
 * The shortest text of a type beside some others, by a search through its patterns and the form of its format; `undefined` where none
 * is found. Searching in vain takes longest, so what was found is remembered.
 */
export function shortestText(type: StringType, others: readonly string[]): string | undefined {
  const { format, patterns, minLength, maxLength } = type;
  const key = JSON.stringify([format, patterns, minLength, maxLength, others]);
  if (known.has(key)) return known.get(key);
  const found = search(type, others);
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

function search(type: StringType, others: readonly string[]): string | undefined {
  const lengths = lengthsOf(type);
  if (lengths.least > Math.min(longestText, lengths.most)) return undefined;
  const isWitness = (value: Json): boolean =>
    typeof value === "string" && !others.includes(value) && judge.ofAtom(type, value) === true;
  const answer = patternInclusion({ a: type, bs: [], singles: others, lengths, isWitness });
  return answer.kind === "refuted" && typeof answer.witness === "string" ? answer.witness : undefined;
}
