import { wordsOf } from "../plan/identifiers/words.js";
import type { Bundle, Event, Origin, Plan, Property } from "../plan/model.js";
import { definitionKey, withoutTexts } from "./keys.js";

/** The definitions of a plan with what they have in common in its place. */
export type Shared = Pick<Plan, "dictionary" | "bundles" | "events" | "entities">;

/** A bundle is worth its name when it takes the place of so many lines. */
const fewestProperties = 3;
const fewestLines = 4;

/**
 * Puts what repeats where it is said once. Properties that stand in the same events and nowhere else, three at least, become a
 * bundle; a property that has the same definition in two places or more, its texts included, becomes a term of the dictionary, and
 * of several definitions under one name the most frequent. The result means what it meant. In the order of the source.
 *
 * @param there what a plan that this joins has already: used where it says the same, its names not given again
 */
export function share(
  { events, entities }: Pick<Plan, "events" | "entities">,
  there: Pick<Plan, "dictionary" | "bundles"> = { dictionary: [], bundles: [] },
): Shared {
  const keys = new Map<Property, string>();
  const keyOf = (property: Property): string => {
    const known = keys.get(property);
    if (known !== undefined) return known;
    const key = nameAnd(property, definitionKey(property));
    keys.set(property, key);
    return key;
  };
  const isBundled = new Map<Event, Map<string, BundleOf>>();
  const useBundle = (bundle: BundleOf): void => {
    for (const event of bundle.events) {
      const names = isBundled.get(event) ?? new Map<string, BundleOf>();
      isBundled.set(event, names);
      for (const { name } of bundle.properties) names.set(name.value, bundle);
    }
  };
  const left = (event: Event): readonly Property[] =>
    event.properties.filter(({ name }) => !isBundled.get(event)?.has(name.value));
  const holders = new Map<string, Event[]>();
  for (const event of there.bundles.length === 0 ? [] : events) {
    for (const key of event.properties.map(keyOf)) {
      const of = holders.get(key) ?? [];
      holders.set(key, of);
      of.push(event);
    }
  }
  // The largest first, so that what is in it is not taken apart.
  for (const bundle of [...there.bundles].sort((a, b) => b.properties.length - a.properties.length)) {
    const [first] = bundle.properties;
    useBundle(bundleThere(bundle, (first && holders.get(keyOf(first))) ?? [], left, keyOf));
  }
  const bundles = bundlesOf(events, left, keyOf, new Set(there.bundles.map(({ name }) => name.value)));
  for (const bundle of bundles) useBundle(bundle);
  const listings = [
    ...bundles.map(({ properties }) => properties),
    ...entities.map(({ traits }) => traits),
    ...events.map(left),
  ];
  const defined = new Set(there.dictionary.map(({ name }) => name.value));
  const dictionary = dictionaryOf(listings, keyOf).filter(({ name }) => !defined.has(name.value));
  // A term that is there and described says what is meant by one of the same values of which nobody says anything.
  const described = there.dictionary.filter(isForAll).flatMap((term) => [term, withoutTexts(term)]);
  const terms = new Set([...dictionary, ...described].map(keyOf));
  const lookedUp = <P extends Property>(property: P): P =>
    terms.has(keyOf(property)) ? { ...property, origins: [originOf("dictionary", property)] } : property;
  return {
    dictionary,
    bundles: bundles.map(({ name, properties, events: [event] }): Bundle => {
      const span = event?.span ?? { file: "", start: 0, end: 0 };
      const bundle = {
        name: { value: name, span },
        description: undefined,
        extensions: [],
        span,
        keys: [],
        include: [],
      };
      return { ...bundle, properties: properties.map(lookedUp) };
    }),
    entities: entities.map((entity) => ({ ...entity, traits: entity.traits.map(lookedUp) })),
    events: events.map((event): Event => {
      const bundled = isBundled.get(event);
      if (!bundled) return { ...event, properties: event.properties.map(lookedUp) };
      const included = [...new Set(bundled.values())].map(({ name }) => ({ value: name, span: event.span }));
      const properties = event.properties.map((property): Property => {
        const bundle = bundled.get(property.name.value);
        const general = bundle?.properties.find(({ name }) => name.value === property.name.value);
        if (!bundle || !general) return lookedUp(property);
        // Whether it must be there is the event's to say: the name alone says it, and is looked up in the bundle.
        const kind = general.required === property.required ? "bundle" : "dictionary";
        return { ...property, origins: [originOf(kind, property)] };
      });
      return { ...event, include: included, properties };
    }),
  };
}

function originOf(kind: Origin["kind"], { name }: Property): Origin {
  return { kind, name: name.value, span: name.span };
}

// ── bundles ────────────────────────────────────────────────────────────────────────────────────────────────────

interface BundleOf {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly events: readonly Event[];
}

function nameAnd({ name }: Property, key: string): string {
  return JSON.stringify([name.value, key]);
}

/** Whether it can be used wherever its values are meant: what needs a consent can't be required. */
function isForAll({ consent }: Property): boolean {
  return consent.length === 0;
}

/** A bundle of the plan that is joined, and those of some events that have all of its properties. */
function bundleThere(
  { name, properties }: Bundle,
  events: readonly Event[],
  left: (event: Event) => readonly Property[],
  keyOf: (property: Property) => string,
): BundleOf {
  const has = (event: Event): boolean => {
    const keys = new Set(left(event).map(keyOf));
    return properties.every((property) => keys.has(keyOf(property)));
  };
  const isWorthIt = properties.length >= fewestProperties && properties.every(isForAll);
  return { name: name.value, properties, events: isWorthIt ? events.filter(has) : [] };
}

/** Properties that the same events have, and no others. No bundle gets a name that is taken. */
function bundlesOf(
  events: readonly Event[],
  left: (event: Event) => readonly Property[],
  keyOf: (property: Property) => string,
  names: Set<string>,
): readonly BundleOf[] {
  const users = new Map<string, { readonly properties: Property[]; readonly at: number[] }>();
  for (const [at, event] of events.entries()) {
    for (const property of left(event)) {
      const key = keyOf(property);
      const of = users.get(key) ?? { properties: [], at: [] };
      users.set(key, of);
      of.properties.push(property);
      of.at.push(at);
    }
  }
  const groups = new Map<string, { readonly properties: Property[]; readonly at: readonly number[] }>();
  for (const { properties, at } of users.values()) {
    const group = groups.get(at.join()) ?? { properties: [], at };
    groups.set(at.join(), group);
    const required = properties.filter((property) => property.required).length * 2 >= properties.length;
    group.properties.push({ ...(properties[0] as Property), required });
  }
  return [...groups.values()]
    .filter(({ properties, at }) => {
      return properties.length >= fewestProperties && (properties.length - 1) * (at.length - 1) >= fewestLines;
    })
    .map(({ properties, at }) => {
      const of = at.map((index) => events[index] as Event);
      const name = free(bundleName(properties, of, of.length === events.length), names);
      return { name, properties, events: of };
    });
}

/** What properties have in common in their names, or events in theirs; `common` is what all events have. */
function bundleName(properties: readonly Property[], events: readonly Event[], isOfAll: boolean): string {
  if (isOfAll) return "common";
  const firstWords = properties.map(({ name }) => asName(wordsOf(name.value).slice(0, 1)));
  const [word, count] = mostFrequent(firstWords) ?? ["", 0];
  if (word !== "" && count * 2 > properties.length && count > 1) return word;
  return (
    asName(commonBeginning(events.map(({ name }) => wordsOf(name.value)))) ||
    asName(wordsOf(properties[0]?.name.value ?? "")) ||
    "shared"
  );
}

function commonBeginning(names: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = names;
  const length = first.findIndex(
    (word, at) => !others.every((words) => words[at]?.toLowerCase() === word.toLowerCase()),
  );
  return length < 0 ? first : first.slice(0, length);
}

function asName(words: readonly string[]): string {
  return words
    .join("_")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}_-]+/gu, "");
}

function free(wanted: string, names: Set<string>): string {
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted}_${number}`;
  names.add(name);
  return name;
}

// ── the dictionary ─────────────────────────────────────────────────────────────────────────────────────────────

/** Of each name the definition that stands in most places, where these are two at least; in the order of the source. */
function dictionaryOf(
  listings: readonly (readonly Property[])[],
  keyOf: (property: Property) => string,
): readonly Property[] {
  const byName = new Map<string, Map<string, { readonly property: Property; count: number }>>();
  for (const property of listings.flat()) {
    const definitions =
      byName.get(property.name.value) ?? new Map<string, { readonly property: Property; count: number }>();
    byName.set(property.name.value, definitions);
    const of = definitions.get(keyOf(property)) ?? { property, count: 0 };
    definitions.set(keyOf(property), of);
    of.count++;
  }
  return [...byName.values()].flatMap((definitions) => {
    const [first, ...others] = definitions.values();
    if (first === undefined) return [];
    const most = others.reduce((one, other) => (other.count > one.count ? other : one), first);
    return most.count > 1 ? [{ ...most.property, origins: [] }] : [];
  });
}

function mostFrequent(texts: readonly string[]): readonly [string, number] | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0];
}
