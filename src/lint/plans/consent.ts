import type { Text } from "../../source/span.js";

/** What categories are called that nobody has to agree to. */
const unasked: ReadonlySet<string> = new Set(
  "necessary strictly_necessary strictly-necessary essential strictly_essential required technical none".split(" "),
);

/** Whether a category of consent is one that people are asked for: `necessary` is what needs no answer. */
export function isAskedFor(category: string): boolean {
  return !unasked.has(category.toLowerCase());
}

/** Whether somebody must have agreed to something before it is sent. */
export function asksConsent(categories: readonly Text[]): boolean {
  return categories.some(({ value }) => isAskedFor(value));
}
