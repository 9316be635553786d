import { type Destination, destinationFor } from "../../destinations/index.js";
import type { Event, Plan } from "../../plan/model.js";
import type { Project } from "../../project/model.js";
import type { Text } from "../../source/span.js";
import { texts } from "../option.js";

/** The destinations whose limits are known and that a plan's data reaches. */
export interface Reach {
  /** All that are declared, by id. Identify and group calls go to all of them. */
  readonly all: readonly Destination[];
  /** Those that an event goes to: the same list for the same words. */
  of(event: Event): readonly Destination[];
  /** The word by which a destination is declared. */
  wordOf(destination: Destination): Text | undefined;
}

/** The option of every rule about destinations. */
export const ignoredOption = {
  ignore: texts("Destinations whose limits don't matter here, by the word of the plan: `[segment]`."),
};

/**
 * Where the events of a plan go, as far as their destinations are known: those of `vocabulary.destinations`, without it
 * all that events name. A word that means no destination we know limits of is passed over.
 */
export function reachOf(plan: Plan, project: Project, ignored: readonly string[]): Reach {
  const known = remembered.get(plan) ?? new Map<string, { readonly project: Project; readonly reach: Reach }>();
  remembered.set(plan, known);
  const key = ignored.join("\n");
  const found = known.get(key);
  if (found?.project === project) return found.reach;
  const reach = findReach(plan, project, ignored);
  known.set(key, { project, reach });
  return reach;
}

/** Every rule about destinations asks, and nearly always all ask the same. */
const remembered = new WeakMap<Plan, Map<string, { readonly project: Project; readonly reach: Reach }>>();

function findReach(plan: Plan, project: Project, ignored: readonly string[]): Reach {
  const ignoredOnes = new Set(ignored.map((word) => destinationFor(word)));
  const words = new Map<Destination, Text>();
  const known = new Map<string, Destination | undefined>();
  const meaningOf = (word: string): Destination | undefined => {
    if (!known.has(word)) {
      const found = destinationFor(word);
      known.set(word, found && !ignoredOnes.has(found) ? found : undefined);
    }
    return known.get(word);
  };
  const declare = (word: Text): void => {
    const found = meaningOf(word.value);
    if (found && !words.has(found)) words.set(found, word);
  };
  for (const word of project.vocabulary.destinations ?? []) declare(word);
  if (!project.vocabulary.destinations)
    for (const event of plan.events) for (const word of event.destinations) declare(word);
  const all = byId(words.keys());
  const lists = new Map<string, readonly Destination[]>();
  return {
    all,
    of({ destinations }) {
      if (destinations.length === 0 || all.length === 0) return all;
      const key = destinations.map((word) => word.value).join("\n");
      const found = lists.get(key) ?? byId(new Set(destinations.flatMap((word) => meaningOf(word.value) ?? [])));
      lists.set(key, found);
      return found;
    },
    wordOf: (destination) => words.get(destination),
  };
}

function byId(destinations: Iterable<Destination>): readonly Destination[] {
  return [...destinations].sort((a, b) => (a.id < b.id ? -1 : 1));
}
