import { mistaken } from "../../diagnostics/mistake.js";
import { didYouMean } from "../../diagnostics/spelling.js";
import type { Span, Text } from "../../source/span.js";
import { type Fields, readFields, readText, readTexts, readWord, refuse, requiredEntry } from "../../syntax/mapping.js";
import type { Entry } from "../../syntax/node.js";
import { identify } from "../identifiers.js";
import { incrementNotNumber } from "../mistakes/definitions.js";
import { idNotATrait, idOptional } from "../mistakes/references.js";
import { circularDefinition } from "../mistakes/types.js";
import type { Entity, Trait, Type } from "../model.js";
import { unknowable } from "../unknowable.js";
import type { Bound } from "./bind.js";
import { namedParts } from "./bundles.js";
import { readConsent, readDate, readDuration } from "./heads.js";
import {
  checkConsent,
  checkFormerNames,
  dictionaryOnly,
  dictionaryPlace,
  eachName,
  makeProperty,
  resolveListed,
} from "./listings.js";
import type { MarkedName } from "./names.js";
import { checkNames, checkRenames } from "./references-by-name.js";
import { type Resolution, replacing } from "./resolution.js";
import { readAdditional } from "./shapes.js";
import { entityTable, traitTable } from "./tables.js";
import { namedTypes } from "./types.js";

type EntityKey = typeof entityTable extends { keys: ReadonlySet<infer Key> } ? Key : never;

/** An entity on its way: its traits are resolved one by one, since they may refer to one another. */
export interface EntityState {
  readonly bound: Bound;
  readonly fields: Fields<EntityKey> | undefined;
  readonly listed: ReadonlyMap<string, ListedTrait>;
  readonly resolved: Map<string, Trait | "open">;
  /** Its traits could not be read as a whole. */
  readonly broken: boolean;
}

interface ListedTrait {
  readonly marked: MarkedName;
  readonly entry: Pick<Entry, "key" | "value">;
}

/** The entity of a name, read as far as the names of its traits. */
function openEntity(r: Resolution, name: string): EntityState | undefined {
  const known = r.entities.get(name);
  if (known) return known;
  const bound = r.binding.entities.get(name);
  if (!bound) return undefined;
  const state = readEntity(r, bound);
  r.entities.set(name, state);
  return state;
}

function readEntity(r: Resolution, bound: Bound): EntityState {
  const { value, name } = bound;
  const listed = new Map<string, ListedTrait>();
  if (value.kind !== "mapping") {
    r.report(refuse(name.value, value, "a mapping with `kind` and `traits`"));
    return { bound, fields: undefined, listed, resolved: new Map(), broken: true };
  }
  const fields = readFields(value, entityTable, r.diagnostics);
  const traits = fields.entries.get("traits");
  let broken = fields.faulty;
  if (traits) {
    eachName(r, traits, "A trait", (marked, entry) => {
      if (marked) listed.set(marked.name.value, { marked, entry });
      else broken = true;
    });
  }
  return { bound, fields, listed, resolved: new Map(), broken };
}

/** What `entity.trait` finds. */
export type FoundTrait =
  | { readonly kind: "trait"; readonly definition: Trait }
  | { readonly kind: "no-trait"; readonly traits: readonly string[] }
  | { readonly kind: "no-entity" }
  | { readonly kind: "broken" };

/** Resolves the trait that a reference names. `at` is where it is referred to. */
export function findTrait(r: Resolution, entity: string, trait: string, at: Span): FoundTrait {
  r.steps.followed++;
  const state = openEntity(r, entity);
  if (!state) return { kind: "no-entity" };
  const found = resolveTrait(r, state, trait, at);
  if (found) return found === "broken" ? { kind: "broken" } : { kind: "trait", definition: found };
  if (state.broken) return { kind: "broken" };
  // That the entity's `id` is none of its traits is said once, of the entity.
  const id = state.fields?.entries.get("id")?.value;
  if (id?.kind === "scalar" && id.text === trait) return { kind: "broken" };
  return { kind: "no-trait", traits: [...state.listed.keys()] };
}

function resolveTrait(r: Resolution, state: EntityState, name: string, at: Span): Trait | "broken" | undefined {
  const known = state.resolved.get(name);
  if (known === "open") {
    const reference = `${state.bound.name.value}.${name}`;
    r.report(mistaken(circularDefinition, at, { name: reference }));
    return "broken";
  }
  if (known) return known;
  const listed = state.listed.get(name);
  if (!listed) return undefined;
  state.resolved.set(name, "open");
  const { marked, entry } = listed;
  const made = r.down(name, marked.name.span, () =>
    resolveListed(r, entry.value, marked, traitTable, dictionaryOnly(r, marked.name), () => dictionaryPlace),
  );
  if (!made) {
    state.resolved.delete(name);
    return "broken";
  }
  const property = makeProperty(made.definition, marked);
  checkConsent(r, property);
  const write = readWord(made.fields?.entries.get("write"), ["set", "set_once", "increment"], r.diagnostics);
  if (write?.value === "increment" && !isNumber(r, property.type)) {
    r.report(mistaken(incrementNotNumber, write.span, { name }));
  }
  const trait: Trait = { ...property, write };
  state.resolved.set(name, trait);
  return trait;
}

function isNumber(r: Resolution, type: Type): boolean {
  const expanded = type.kind === "reference" ? namedTypes(r).expand(type) : type;
  return (
    expanded === unknowable ||
    expanded.kind === "number" ||
    (expanded.kind === "enum" && expanded.members.every(({ value }) => typeof value === "number"))
  );
}

/** The entities as the model shows them. */
export function resolveEntities(r: Resolution): readonly Entity[] {
  const entities: Entity[] = [];
  for (const bound of r.binding.entities.values()) {
    const state = openEntity(r, bound.name.value);
    if (state?.fields) entities.push(resolveEntity(r, state, state.fields));
  }
  return entities;
}

const kinds = ["user", "group", "object"] as const;
const kindHelp =
  "Add `kind: user` for people, `kind: group` for what people belong to, or `kind: object` for what is only referred to.";

function resolveEntity(r: Resolution, state: EntityState, fields: Fields<EntityKey>): Entity {
  const { bound, listed } = state;
  const { entries } = fields;
  const into = r.diagnostics;
  const traits: Trait[] = [];
  for (const [name, { marked }] of listed) {
    const trait = resolveTrait(r, state, name, marked.name.span);
    if (trait && trait !== "broken") traits.push(trait);
  }
  checkFormerNames(r, new Map(traits.map((trait) => [trait.name.value, trait])));
  const kind = requiredEntry(fields, "kind", `The entity \`${bound.name.value}\``, bound.key, into, kindHelp);
  const id = readText(entries.get("id"), into, "the name of a trait");
  if (id && !state.broken) checkId(r, bound.name.value, id, traits);
  const belongsTo = readTexts(entries.get("belongs_to"), into);
  checkNames(r, belongsTo, "entities");
  const owner = readText(entries.get("owner"), into);
  if (owner) r.checkVocabulary([owner], "owners");
  const additional = entries.get("additionalProperties");
  const renamedFrom = readTexts(entries.get("renamed_from"), into);
  checkRenames(r, bound, renamedFrom, "entities");
  return {
    ...namedParts(r, bound, fields),
    kind: readWord(kind, kinds, into) ?? { value: "object", span: bound.name.span },
    id,
    belongsTo,
    owner,
    traits,
    additional: additional ? readAdditional(r, additional) : state.broken,
    retention: readDuration(r, entries.get("retention")),
    consent: readConsent(r, entries.get("consent")),
    renamedFrom,
    expires: readDate(r, entries.get("expires")),
    identifier: identify(r, bound, readText(entries.get("identifier"), into)),
  };
}

function checkId(r: Resolution, entity: string, id: Text, traits: readonly Trait[]): void {
  const trait = traits.find((candidate) => candidate.name.value === id.value);
  if (!trait) {
    const names = traits.map((candidate) => candidate.name.value);
    const help = didYouMean(r.nearest(id.value, names), replacing(id.span));
    if (r.whole) r.report(mistaken(idNotATrait, id.span, { id: id.value, entity }, help));
  } else if (!trait.required) {
    const related = [{ span: id.span, label: "the id" }];
    r.report(mistaken(idOptional, trait.name.span, { id: id.value, entity }, { related }));
  }
}
