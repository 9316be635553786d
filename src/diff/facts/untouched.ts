import type { LoadedPlan } from "../../loaded.js";
import type { Event, Plan } from "../../plan/model.js";
import type { Sources } from "../../source/span.js";

/**
 * Gives whether an event of two plans says the same on both sides because it is written in the same words, at the same depth, and
 * nothing but events changed that could say anything of it. False where that can't be told so soon.
 */
export function untouchedIn(base: LoadedPlan, head: LoadedPlan): (base: Event, head: Event) => boolean {
  const isSameAround = base.project === head.project && around.every((key) => base.plan[key] === head.plan[key]);
  if (!isSameAround) return () => false;
  return (one, other) => {
    if (one === other) return true;
    const text = wordsOf(one, base.sources);
    return text !== undefined && text === wordsOf(other, head.sources);
  };
}

/** One object on both sides where nothing that is no event changed, metrics included (`plan/resolve/memory.ts`). */
const around: readonly Exclude<keyof Plan, "events" | "metrics">[] = [
  "entities",
  "dictionary",
  "types",
  "bundles",
  "context",
];

/** An event as it is written, from the beginning of its line. */
function wordsOf({ span }: Event, sources: Sources): string | undefined {
  const text = sources.get(span.file)?.text;
  if (text === undefined) return undefined;
  const words = text.slice(text.lastIndexOf("\n", span.start - 1) + 1, span.end);
  // What ends with lines that are kept may end behind its last word.
  return /[|>]\d?\+/.test(words) ? undefined : words;
}
