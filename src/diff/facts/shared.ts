import type { Bundle, Definition, Property } from "../../plan/model.js";
import type { Span } from "../../source/span.js";
import type { Group, Subject } from "../model.js";
import { lastBegun, reaches, wholeSpan, writtenByFile } from "../written-places.js";
import { bundlePairs } from "./bundles.js";
import { atName, type Comparison, withType } from "./comparison.js";
import { asDefault, defaults } from "./defaults.js";
import { type Found, ideaOf } from "./found.js";
import { pairsOf } from "./pairs.js";
import { type Place, subjectOf } from "./place.js";
import { definitionOf } from "./proving.js";
import { Walk } from "./walk.js";

/** Tells where a definition stands that many places can have in common, by its own name there. */
export interface Shared {
  /** A fact as it is told: what the manifest says for all events is the same for each of them. */
  placed(fact: Found): Found;
  /** Takes down that a fact is one of a named type, an entity, a bundle or the dictionary. */
  add(idea: string, place: Place): void;
  /** The place of the definition that changed, where that is another than the fact's own. */
  of(idea: string, fact: Found): Subject | undefined;
}

/** A definition with a name, and where it is written. */
interface Owner {
  readonly place: Pick<Place, "kind" | "group" | "path">;
  readonly span: Span;
}

/** How long the paths of definitions are: `types/money` and `dictionary/price`, `bundles/page/properties/title` and traits. */
const ownerLengths = [2, 4] as const;

function placeKey(idea: string, owner: readonly string[]): string {
  return `${JSON.stringify(owner)} ${idea}`;
}

/** Looks at what differs in the dictionary and in the bundles, which no fact is about: it is told of those who use them. */
export function sharedIn(comparison: Comparison): Shared {
  let owners: Readonly<Record<"base" | "head", ReturnType<typeof ownersIn>>> | undefined;
  /** By what changed, and by the definition that it is in: the place where that changed it, the shortest path first. */
  const places = new Map<string, Place>();
  const add = (idea: string, place: Place): void => {
    for (const length of ownerLengths) {
      if (place.path.length < length) continue;
      const key = placeKey(idea, place.path.slice(0, length));
      const known = places.get(key);
      if (!known || byPath(place, known) < 0) places.set(key, place);
    }
  };
  for (const one of foundWhereWritten(comparison)) add(ideaOf(one), one.place);
  return {
    add,
    placed: (fact) => asDefault(comparison, fact) ?? fact,
    of(idea, fact) {
      if (asDefault(comparison, fact)) return defaults;
      const { place, base, head } = fact;
      owners ??= { base: ownersIn(comparison, "base"), head: ownersIn(comparison, "head") };
      // Where the sides have what changed from different definitions, it is told of the one in which that is said.
      const at = place.parting ?? { base: base?.span, head: head?.span };
      const [before, after] = [at.base && owners.base(at.base), at.head && owners.head(at.head)];
      const here = [after, before].flatMap((owner) => owner?.place ?? []);
      const [owner] = here;
      if (!owner || here.some(({ path }) => isBelow(place.path, path))) return undefined;
      const [inside] = here.flatMap(({ path }) => places.get(placeKey(idea, path)) ?? []).sort(byPath);
      if (inside) return subjectOf({ ...place, ...inside });
      // Where both sides have it from one definition and no more is known, it is told of as a whole. Else what has it changed.
      const isSame = before !== undefined && after !== undefined && isBelow(before.place.path, after.place.path);
      return isSame ? subjectOf({ ...place, ...owner }) : undefined;
    },
  };
}

/** Compares the dictionary and the bundles as if they were sent by nobody. */
function foundWhereWritten(comparison: Comparison): readonly Found[] {
  const { base, head, worlds, found, hints, again } = comparison;
  if (base.plan === head.plan) return [];
  const lengths = [found.length, hints.length, again.length] as const;
  const walk = new Walk(comparison);
  for (const { base: a, head: b } of pairsOf(base.plan.dictionary, head.plan.dictionary).both) {
    const [before, after] = [atName(withType(a, worlds.base)), atName(withType(b, worlds.head))];
    if (!comparison.same.definition(a, b)) walk.definitions(placeOf(dictionaryOwner(b).place), before, after);
  }
  for (const { base: a, head: b } of bundlePairs(comparison).both) {
    const [before, after] = [propertiesOf(a), propertiesOf(b)];
    if (comparison.same.definition(before, after)) continue;
    walk.types(placeOf(bundlePlace(b.name.value)), withType(before, worlds.base), withType(after, worlds.head));
  }
  hints.length = lengths[1];
  again.length = lengths[2];
  return found.splice(lengths[0]);
}

function propertiesOf({ properties }: Bundle): Definition {
  return definitionOf({ kind: "object", properties, additional: false });
}

function placeOf(place: Owner["place"]): Place {
  return { ...place, steps: [], call: undefined, gate: undefined, isSettled: false };
}

function bundlePlace(name: string): Owner["place"] {
  return { kind: "property", group: { kind: "bundle", name }, path: ["bundles", name] };
}

function dictionaryOwner(entry: Property): Owner {
  const group: Group = { kind: "dictionary", name: "" };
  return { place: { kind: "property", group, path: ["dictionary", entry.name.value] }, span: wholeSpan(entry) };
}

/** Finds the named definition that a place is in. */
function ownersIn(comparison: Comparison, side: "base" | "head"): (span: Span) => Owner | undefined {
  const { types, dictionary, bundles, entities } = comparison[side].plan;
  const owners: Owner[] = [
    ...types.map(({ name: { value }, span }): Owner => {
      const group: Group = { kind: "type", name: value };
      return { place: { kind: "type", group, path: ["types", value] }, span };
    }),
    ...dictionary.map(dictionaryOwner),
    ...bundles.flatMap(({ name, properties }) =>
      properties.map((property): Owner => {
        const { group, path } = bundlePlace(name.value);
        const place = { kind: "property", group, path: [...path, "properties", property.name.value] } as const;
        return { place, span: wholeSpan(property) };
      }),
    ),
    ...entities.flatMap(({ name: { value }, traits }) =>
      traits.map((trait): Owner => {
        const group: Group = { kind: "entity", name: value };
        const path = ["entities", value, "traits", trait.name.value];
        return { place: { kind: "trait", group, path }, span: wholeSpan(trait) };
      }),
    ),
  ];
  // Of a property that one bundle has from another both speak: the one that is called first stands for it.
  const byFile = writtenByFile(owners, byName);
  return ({ file, start }) => {
    const list = byFile.get(file) ?? [];
    let at = lastBegun(list, start);
    while (at > 0 && list[at - 1]?.span.start === list[at]?.span.start) at--;
    const owner = list[at];
    return owner && reaches(owner, start) ? owner : undefined;
  };
}

function isBelow(path: readonly string[], top: readonly string[]): boolean {
  return path.length >= top.length && top.every((step, at) => step === path[at]);
}

/** The shortest path first: where a type is used inside another, its own. */
function byPath(a: Place, b: Place): number {
  if (a.path.length !== b.path.length) return a.path.length - b.path.length;
  const at = a.path.findIndex((step, index) => step !== b.path[index]);
  return at === -1 ? 0 : (a.path[at] as string) < (b.path[at] as string) ? -1 : 1;
}

function byName(a: Owner, b: Owner): number {
  const [one, other] = [a.place.path[1] ?? "", b.place.path[1] ?? ""];
  return one < other ? -1 : one > other ? 1 : 0;
}
