import type { Diagnostic, Related } from "../../diagnostics/diagnostic.js";
import { missingType, notInDictionary } from "../mistakes/definitions.js";
import { notInVocabulary, unknownBundle, unknownEntity, unknownEvent, unknownMetric } from "../mistakes/references.js";
import { unknownEntityOfTrait, unknownTrait, unknownType } from "../mistakes/types.js";

/** Mistakes that one slip of the pen, where a name is defined, makes wherever the name is used. */
const repeating: ReadonlySet<string> = new Set(
  [
    missingType,
    notInDictionary,
    notInVocabulary,
    unknownBundle,
    unknownEntity,
    unknownEntityOfTrait,
    unknownEvent,
    unknownMetric,
    unknownTrait,
    unknownType,
  ].map(({ code }) => code),
);

/** How many further places are shown; of the rest the number is enough. */
const mostShown = 5;

/** Whether one mistake of this kind is often made in many places at once. */
export function repeats({ code }: Diagnostic): boolean {
  return repeating.has(code);
}

/**
 * Says once per file what is wrong in several of its places in the same words, with the other places beside it. Files are kept
 * apart, since people look at the findings of some files only.
 */
export function foldRepeated(
  diagnostics: readonly Diagnostic[],
  folds: (diagnostic: Diagnostic) => boolean,
): readonly Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (!diagnostic.span || !folds(diagnostic)) continue;
    // Of an entity that is missing, every trait is.
    const { code, message, help, context } = diagnostic;
    const what = code === unknownEntityOfTrait.code ? [context.entity] : [message, help];
    const key = JSON.stringify([code, diagnostic.span.file, ...what]);
    const group = groups.get(key);
    if (group) group.push(diagnostic);
    else groups.set(key, [diagnostic]);
  }
  const folded = new Set<Diagnostic>();
  const instead = new Map<Diagnostic, Diagnostic>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const [first, ...others] = group.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
    for (const other of others) folded.add(other);
    if (first) instead.set(first, together(first, others));
  }
  if (instead.size === 0) return diagnostics;
  return diagnostics.filter((one) => !folded.has(one)).map((one) => instead.get(one) ?? one);
}

function together(first: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  const places = new Map(others.map(({ span }) => [span?.start, span]));
  places.delete(first.span?.start);
  const related: Related[] = [];
  for (const span of [...places.values()].slice(0, mostShown)) if (span) related.push({ span, label: "the same here" });
  const more = places.size - related.length;
  const rest = more === 0 ? "" : ` The same in ${more === 1 ? "one more place" : `${more} more places`} of this file.`;
  return { ...first, related: [...first.related, ...related], help: first.help + rest };
}
