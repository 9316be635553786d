import type { Change, Fix } from "./fix.js";
import type { Nearest } from "./nearest.js";

/** What a diagnostic says of a word that is probably misspelt. */
export interface Spelling {
  readonly help?: string;
  readonly fix?: Fix | undefined;
}

/**
 * The help that offers the nearest candidate, and the fix that writes it, where no other is as near. A plan with an error means
 * nothing yet, so that no fix of one can be held against what it meant before. Safe is what leaves no choice: a word of the
 * language itself, one letter off. Among names that people chose, the nearest may still be another thing.
 */
export function didYouMean(
  found: Nearest | undefined,
  change?: (name: string) => Change,
  words: "of the language" | "of people" = "of people",
): Spelling {
  if (!found) return {};
  const help = `Did you mean \`${found.name}\`?`;
  if (!found.isOnly || !change) return { help };
  const safe = words === "of the language" && found.distance <= 1;
  return { help, fix: { title: `Write \`${found.name}\``, safe, changes: [change(found.name)] } };
}
