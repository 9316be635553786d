import { mistaken } from "../../diagnostics/mistake.js";
import { didYouMean } from "../../diagnostics/spelling.js";
import type { Span, Text } from "../../source/span.js";
import { type KeyTable, readTexts, refuse, twice } from "../../syntax/mapping.js";
import type { Entry, Node, ScalarNode } from "../../syntax/node.js";
import { consentOnRequired, notInDictionary } from "../mistakes/definitions.js";
import { bundlesDiffer } from "../mistakes/references.js";
import type { Definition, Property } from "../model.js";
import { unknowable } from "../unknowable.js";
import { makeDefinition, noKeys } from "./bases.js";
import { findBundle } from "./bundles.js";
import { type Defined, define, type LookUp, unknowableDefinition } from "./definitions.js";
import { findInDictionary } from "./dictionary.js";
import { checkPropertyName, type MarkedName, readMark } from "./names.js";
import { reportFormerName } from "./references-by-name.js";
import type { Resolution } from "./resolution.js";
import { sameMeaning } from "./same.js";
import { type DefinitionKey, propertyTable } from "./tables.js";

/** The properties that something lists and includes. */
export interface Listing {
  readonly include: readonly Text[];
  readonly properties: readonly Property[];
  /** What can't be told about them has been reported. */
  readonly broken: boolean;
}

/** What names can be looked up in: the bundles included right there, and then the dictionary. */
interface Scope {
  readonly include: readonly Text[];
  readonly properties: Map<string, Property>;
  /** Names on which bundles differ: the first two of them. */
  readonly differing: Map<string, { readonly first: Text; readonly second: Text; readonly other: Property }>;
  readonly broken: boolean;
}

const noProperties: readonly Property[] = [];
const bare: Listing = { include: [], properties: noProperties, broken: false };

/**
 * Resolves the bundles that something includes and the properties that it lists. Where the mapping that they stand in is
 * `faulty`, there may have been more of them.
 */
export function resolveListing(
  r: Resolution,
  include: Entry | undefined,
  properties: Entry | undefined,
  faulty: boolean,
): Listing {
  if (!include && !properties) return faulty ? { ...bare, broken: true } : bare;
  const scope = openScope(r, include, faulty);
  const own = properties ? listed(r, properties, scope) : { properties: new Map<string, Property>(), broken: false };
  for (const [name, { second }] of scope.differing) {
    if (!own.properties.has(name)) reportDiffering(r, { value: name, span: second.span }, scope);
  }
  for (const [name, property] of own.properties) scope.properties.set(name, property);
  return {
    include: scope.include,
    properties: [...scope.properties.values()],
    broken: scope.broken || own.broken,
  };
}

/** Says that the included bundles differ on a name that nobody settles; `false` when they don't. */
function reportDiffering(r: Resolution, { value: name, span }: Text, scope: Scope): boolean {
  const differing = scope.differing.get(name);
  if (!differing) return false;
  const { first, second, other } = differing;
  const one = scope.properties.get(name);
  const related = [
    ...(one ? [{ span: one.name.span, label: `in \`${first.value}\`` }] : []),
    { span: other.name.span, label: `in \`${second.value}\`` },
  ];
  // Written, but with nothing behind it that decides.
  const help = span === second.span ? undefined : `Write the type behind \`${name}\` here: it stands in place of both.`;
  r.report(mistaken(bundlesDiffer, span, { first: first.value, second: second.value, name }, { related, help }));
  return true;
}

function openScope(r: Resolution, include: Entry | undefined, faulty: boolean): Scope {
  const names = readTexts(include, r.diagnostics);
  const properties = new Map<string, Property>();
  const from = new Map<string, Text>();
  const differing: Scope["differing"] = new Map();
  let broken = faulty || (include !== undefined && names.length === 0);
  for (const name of names) {
    const bundle = findBundle(r, name);
    if (bundle === "broken") {
      broken = true;
      continue;
    }
    broken ||= bundle.broken;
    for (const property of bundle.included) {
      r.steps.followed++;
      const key = property.name.value;
      const known = properties.get(key);
      if (!known) {
        properties.set(key, property);
        if (names.length > 1) from.set(key, name);
      } else if (!differing.has(key) && !sameMeaning(known, property)) {
        differing.set(key, { first: from.get(key) ?? name, second: name, other: property });
      }
    }
  }
  return { include: names, properties, differing, broken };
}

/** What the names that somebody lists are resolved to, by name in the order in which they are written. */
function listed(
  r: Resolution,
  entry: Entry,
  scope: Scope,
): { readonly properties: Map<string, Property>; readonly broken: boolean } {
  const properties = new Map<string, Property>();
  let broken = false;
  eachName(r, entry, "A property", (marked, { value }) => {
    if (!marked) {
      broken = true;
      return;
    }
    const lookUp: LookUp = () =>
      reportDiffering(r, marked.name, scope) ? "broken" : lookUpName(r, marked.name, scope);
    const { definition, fields } = resolveListed(r, value, marked, propertyTable, lookUp, () => placesOf(scope));
    // What was not found may be misspelt: what it was meant to be, nobody can tell.
    const lost = value.kind === "empty" && definition.type === unknowable;
    broken ||= lost;
    const property = makeProperty(definition, lost || fields?.faulty ? { ...marked, optional: true } : marked);
    checkConsent(r, property);
    properties.set(marked.name.value, property);
  });
  checkFormerNames(r, properties, scope.properties);
  return { properties, broken };
}

/**
 * Calls `each` for every name of a listing that stands there for the first time. `undefined` stands for a name that
 * can't be one, or for a listing that can't be read.
 */
export function eachName(
  r: Resolution,
  entry: Entry,
  kind: string,
  each: (marked: MarkedName | undefined, entry: Pick<Entry, "key" | "value">) => void,
): void {
  const { value } = entry;
  if (value.kind !== "mapping") {
    const names =
      value.kind === "sequence" ? value.items.map((item) => (item.kind === "scalar" ? item.text : "…")) : [];
    const help =
      names.length > 0 && names.length < 20 ? `Write \`{ ${names.join(", ")} }\` to look names up.` : undefined;
    r.report(refuse(entry.key.text, value, "names with their definitions", help));
    each(undefined, entry);
    return;
  }
  if (value.damaged) each(undefined, entry);
  const seen = new Map<string, ScalarNode>();
  for (const { key, value: behind } of value.entries) {
    const marked = readMark(key);
    const first = seen.get(marked.name.value);
    if (first) {
      r.report(twice(first, key, marked.name.value));
      continue;
    }
    seen.set(marked.name.value, key);
    const good = checkPropertyName(key, marked.name.value, kind, r.diagnostics);
    each(good ? marked : undefined, { key, value: behind });
  }
}

/** Resolves what stands behind a listed name; nothing behind it is looked up. */
export function resolveListed(
  r: Resolution,
  value: Node,
  { name }: MarkedName,
  table: KeyTable<DefinitionKey>,
  lookUp: LookUp,
  places: () => Places,
): Defined {
  if (value.kind !== "empty") return define(r, value, name.value, table, lookUp);
  r.steps.read++;
  const found = lookUp() ?? missing(r, name, places());
  if (found === "broken") return { definition: unknowableDefinition(value.span), fields: undefined };
  const { definition, origins } = found;
  return {
    definition: makeDefinition(definition, definition.type, value.span, noKeys, origins),
    fields: undefined,
  };
}

function missing(r: Resolution, { value: name, span }: Text, { places, names }: Places): "broken" {
  if (r.whole) {
    const suggestion = r.nearest(name, [...names, ...r.binding.dictionary.keys()]);
    const help =
      suggestion === undefined && r.binding.types.has(name)
        ? { help: `\`${name}\` is a type: write \`${name}: ${name}\`.` }
        : didYouMean(suggestion, (to) => ({ kind: "rename-key", key: span, to }));
    r.report(mistaken(notInDictionary, span, { name, places }, help));
  }
  return "broken";
}

/** Where a name was looked for, in a message, and the names that are there beside the dictionary's. */
export interface Places {
  readonly places: string;
  readonly names: Iterable<string>;
}

/** Where names are looked up that no bundle can have. */
export const dictionaryPlace: Places = { places: "the dictionary", names: [] };

function placesOf(scope: Scope): Places {
  if (scope.include.length === 0) return dictionaryPlace;
  return { places: "the bundles included here, nor in the dictionary", names: scope.properties.keys() };
}

function lookUpName(r: Resolution, name: Text, scope: Scope): ReturnType<LookUp> {
  r.steps.followed++;
  const property = scope.properties.get(name.value);
  if (property) return { definition: property, origins: property.origins };
  const found = findInDictionary(r, name.value, name.span);
  return found === undefined && scope.broken ? "broken" : found;
}

/** Looks a name up in the dictionary alone. */
export function dictionaryOnly(r: Resolution, name: Text): LookUp {
  return () => {
    r.steps.followed++;
    return findInDictionary(r, name.value, name.span);
  };
}

/** A definition under a name. */
export function makeProperty(definition: Definition, { name, optional }: MarkedName): Property {
  return {
    type: definition.type,
    description: definition.description,
    examples: definition.examples,
    deprecated: definition.deprecated,
    expires: definition.expires,
    renamedFrom: definition.renamedFrom,
    privacy: definition.privacy,
    class: definition.class,
    retention: definition.retention,
    consent: definition.consent,
    extensions: definition.extensions,
    span: definition.span,
    keys: definition.keys,
    origins: definition.origins,
    name,
    required: !optional,
  };
}

/** A former name that stands in the same listing still, as far as it is said right here. */
export function checkFormerNames(
  r: Resolution,
  properties: ReadonlyMap<string, Property>,
  included?: ReadonlyMap<string, Property>,
): void {
  for (const [name, { renamedFrom, keys }] of properties) {
    if (renamedFrom.length === 0 || !keys.some(({ key }) => key === "renamed_from")) continue;
    for (const former of renamedFrom) {
      const existing = properties.get(former.value) ?? included?.get(former.value);
      if (existing) reportFormerName(r, name, former, existing.name);
    }
  }
}

/** What needs consent is left out until it is given, so it can't be required. */
export function checkConsent(r: Resolution, property: Property): void {
  if (!property.required || property.consent.length === 0) return;
  const place: Span | undefined = property.consent[0]?.span;
  const related = place ? [{ span: place, label: "the consent that it needs" }] : [];
  r.report(mistaken(consentOnRequired, property.name.span, { name: property.name.value }, { related }));
}
