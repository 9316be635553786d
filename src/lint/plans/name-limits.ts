import type { Characters, Destination, Limit, NameLimits, Reserved } from "../../destinations/index.js";
import type { Span } from "../../source/span.js";
import { excess, unitName } from "../names/measure.js";
import { type Breaches, called, fateOf, figure, source, type ToldBreach } from "./breaches.js";
import { listed } from "./listed.js";

/** How a name can be beyond a destination's limits. */
export type NameBreach = "long" | "characters" | "reserved";

/** A name that goes to a destination. */
export interface SentName {
  readonly name: string;
  readonly place: Span;
  /** Names of the same key are one thing. */
  readonly key: string;
}

/** Holds a name against the limits of one destination. */
export function checkName(
  sent: SentName,
  limits: NameLimits,
  destination: Destination,
  into: Breaches<NameBreach>,
): void {
  const { name, place, key } = sent;
  const { length, characters } = limits;
  if (length && holdsFor(name, length)) {
    const size = excess(name, length.value);
    if (size !== undefined) {
      into.add("long", key, {
        name,
        place,
        destination,
        limit: length,
        most: length.value.max,
        size,
        detail: unitName(length.value.unit),
      });
    }
  }
  const reserved = limits.reserved?.find((each) => isReserved(name, each.value) && holdsFor(name, each));
  if (reserved) into.add("reserved", key, { name, place, destination, limit: reserved, most: 0, size: 0 });
  // Who has to give up the name needn't be told that it is badly made, too.
  else if (characters && holdsFor(name, characters) && !patternOf(characters.value).test(name)) {
    const detail = characters.value.says;
    into.add("characters", key, { name, place, destination, limit: characters, most: 0, size: 0, detail });
  }
}

/**
 * Gives a quick test of names against the limits of several destinations at once: whether one of them could have something
 * to say of a name. Hardly any name passes, so that few are held against each limit.
 */
export function nameScreen(all: readonly NameLimits[]): (name: string) => boolean {
  const reserved = all.flatMap((limits) => limits.reserved ?? []).map(({ value }) => value);
  const exact = reserved.filter(({ ignoringCase }) => !ignoringCase);
  const small = reserved.filter(({ ignoringCase }) => ignoringCase);
  const names = new Set(exact.flatMap((each) => each.names));
  const smallNames = new Set(small.flatMap((each) => each.names.map((name) => name.toLowerCase())));
  const prefixes = exact.flatMap((each) => each.prefixes);
  const smallPrefixes = small.flatMap((each) => each.prefixes.map((prefix) => prefix.toLowerCase()));
  const patterns = new Set(all.flatMap(({ characters }) => (characters ? [patternOf(characters.value)] : [])));
  const shortest = Math.min(...all.map(({ length }) => length?.value.max ?? Number.POSITIVE_INFINITY));
  return (name) => {
    // No unit counts more than bytes.
    if (excess(name, { max: shortest, unit: "bytes" }) !== undefined || names.has(name)) return true;
    for (const pattern of patterns) if (!pattern.test(name)) return true;
    if (prefixes.length > 0 && prefixes.some((prefix) => name.startsWith(prefix))) return true;
    if (small.length === 0) return false;
    const lower = name.toLowerCase();
    return smallNames.has(lower) || smallPrefixes.some((prefix) => lower.startsWith(prefix));
  };
}

/** Whether a limit holds for a name at all. */
export function holdsFor(name: string, { except }: Limit<unknown>): boolean {
  return except === undefined || !except.includes(name);
}

function isReserved(name: string, { names, prefixes, ignoringCase }: Reserved): boolean {
  if (!ignoringCase) return names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix));
  const small = name.toLowerCase();
  return (
    names.some((each) => each.toLowerCase() === small) ||
    prefixes.some((prefix) => small.startsWith(prefix.toLowerCase()))
  );
}

const patterns = new Map<Characters, RegExp>();

function patternOf(characters: Characters): RegExp {
  const known = patterns.get(characters) ?? new RegExp(characters.pattern, "u");
  patterns.set(characters, known);
  return known;
}

/** The values of the messages about names, which two rules word alike. */
export function nameValues(told: ToldBreach) {
  const { destination, limit, names } = told;
  return {
    name: told.name,
    count: told.count,
    names: listed(names),
    destination: called(destination, limit),
    ...source(limit),
  };
}

/** What a limit of length says: how long the name is, what is taken, and what becomes of longer ones. */
export function lengthValues({ limit, size, most, detail = "" }: ToldBreach) {
  return { length: figure(size), unit: detail, most: figure(most), fate: fateOf("a longer one", limit) };
}

/** What a limit of characters says. */
export function characterValues({ limit, detail = "" }: ToldBreach) {
  return { says: detail, fate: fateOf("any other", limit) };
}
