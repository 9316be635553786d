import type { Plan, Property } from "../../plan/model.js";
import { singular } from "./english.js";
import { wordSet } from "./grammar.js";

/** What may itself be premium. */
const wares = wordSet(
  `template article content video song track feature product item course lesson listing advert ad game theme filter sticker font asset
  episode show movie book story post icon photo image playlist podcast report recipe workout class lecture chapter channel stream offer`,
);

/** The words that name people and accounts, the plan's own included. */
export function peopleOf(plan: Plan, words: (name: string) => readonly string[]): ReadonlySet<string> {
  const people = new Set(
    "user customer member account subscriber visitor listener person buyer viewer reader player organization company workspace team".split(
      " ",
    ),
  );
  for (const { name, kind } of plan.entities) {
    if (kind.value !== "object") for (const word of words(name.value)) people.add(word);
  }
  return people;
}

/** Whether a text speaks of people or accounts. */
export function speaksOf(
  people: ReadonlySet<string>,
  text: string,
  words: (name: string) => readonly string[],
): boolean {
  return words(text).some((word) => people.has(singular(word)));
}

/** Whether `is_premium` is said of a person: by its description, or because the event is about nothing that could be. */
export function isOfPerson(
  { description }: Property,
  event: readonly string[],
  people: ReadonlySet<string>,
  words: (name: string) => readonly string[],
): boolean {
  if (description) return speaksOf(people, description.value, words);
  return !event.some((word) => wares.has(singular(word)));
}
