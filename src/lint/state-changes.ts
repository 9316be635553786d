import type { Event } from "../plan/model.js";
import { wordSet } from "./grammar.js";
import type { State } from "./state-names.js";

/** Whether an event says of what is `current` what it was and what it became. */
export function isBesideChange(
  [first, ...rest]: readonly string[],
  event: Event,
  words: (name: string) => readonly string[],
): boolean {
  if (first !== "current" || rest.length === 0) return false;
  const names = new Set(event.properties.map(({ name }) => words(name.value).join(" ")));
  const what = rest.join(" ");
  return ["from", "to", "previous", "new", "old"].filter((word) => names.has(`${word} ${what}`)).length > 1;
}

const ranks = wordSet("tier level rank plan status");
const rises = wordSet("upgraded downgraded promoted demoted");

/** Whether an event says that a rank is another, whatever it calls the rank. */
export function isRise({ about }: State, event: readonly string[]): boolean {
  return event.some((word) => rises.has(word)) && about.some((word) => ranks.has(word));
}
