import type { Definition, Entity, Event, Property, Trait } from "../plan/model.js";
import type { Owner, RuleSurroundings, Visitors } from "./rule.js";

/** Where a property is given. */
export interface PropertyPlace {
  readonly property: Property;
  readonly owner: Owner;
  /** The definitions around a nested one, outermost first. */
  readonly inside: readonly Definition[];
  /** Which property of the walk it is. */
  readonly at: number;
}

/**
 * The names of a plan, with what is called so. Complete from the end of the walk on. A rule that goes by names judges each
 * of them once and looks at the places of few, which costs far less than to be shown every property.
 */
export interface GivenNames {
  readonly events: readonly Event[];
  /**
   * Properties by their name, each where `property` would visit it; of a plan that could not be read whole, mentions too,
   * for what they mention may be in the lost part.
   */
  readonly properties: ReadonlyMap<string, readonly PropertyPlace[]>;
  readonly traits: readonly { readonly trait: Trait; readonly entity: Entity }[];
  /** The words of all names, in small letters: names share them, so there are far fewer. */
  words(): ReadonlySet<string>;
}

/** Collects the names of a run: the visitors have to be called in its walk. */
export function collectNames({ words, isWhole }: Pick<RuleSurroundings, "words" | "isWhole">): {
  readonly names: GivenNames;
  readonly visitors: Visitors;
} {
  const events: Event[] = [];
  const properties = new Map<string, PropertyPlace[]>();
  const traits: { readonly trait: Trait; readonly entity: Entity }[] = [];
  let count = 0;
  let distinct: Set<string> | undefined;
  const names: GivenNames = {
    events,
    properties,
    traits,
    words() {
      if (distinct) return distinct;
      distinct = new Set();
      for (const { name } of events) addAll(distinct, words(name.value));
      for (const name of properties.keys()) addAll(distinct, words(name));
      for (const { trait } of traits) addAll(distinct, words(trait.name.value));
      return distinct;
    },
  };
  const collect = (property: Property, owner: Owner, inside: readonly Definition[]): void => {
    const place: PropertyPlace = { property, owner, inside, at: count++ };
    const places = properties.get(property.name.value);
    if (places) places.push(place);
    else properties.set(property.name.value, [place]);
  };
  return {
    names,
    visitors: {
      event: (event) => void events.push(event),
      property: collect,
      ...(!isWhole && { mention: collect }),
      trait: (trait, entity) => void traits.push({ trait, entity }),
    },
  };
}

function addAll(set: Set<string>, words: readonly string[]): void {
  for (let at = 0; at < words.length; at++) set.add(words[at] as string);
}
