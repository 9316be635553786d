import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { mistaken } from "../../diagnostics/mistake.js";
import { type KeyTable, keyTable } from "../../syntax/mapping.js";
import type { Entry } from "../../syntax/node.js";
import { requiredAsKey } from "../mistakes/names.js";

/** Keys that say what type a definition is; with any of them a mapping is complete and looks nothing up. */
export const typeKeys = ["type", "enum", "const", "anyOf", "items", "properties", "include"] as const;

export const constraintKeys = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "pattern",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "additionalProperties",
] as const;

const headKeys = [
  "description",
  "examples",
  "deprecated",
  "expires",
  "renamed_from",
  "privacy",
  "class",
  "retention",
  "consent",
] as const;

/** The keys of a definition, and those that only traits, context properties and types have beside them. */
export type DefinitionKey =
  | (typeof typeKeys)[number]
  | (typeof constraintKeys)[number]
  | (typeof headKeys)[number]
  | "write"
  | "sources"
  | "identifier";

const required = new Map<string, (entry: Entry) => Diagnostic>([
  ["required", (entry) => mistaken(requiredAsKey, entry.key.span, {})],
]);

/** What people try who know JSON Schema or another tool. */
const definitionHints: ReadonlyMap<string, string> = new Map([
  ["format", "A format is a type of its own: write `type: email`, `type: date-time` and the like."],
  ["nullable", "Write `| null` behind the type: `type: string | null`."],
  ["optional", "Write a `?` behind the property's name."],
  ["oneOf", "Write `anyOf`."],
  ["allOf", "The language has no `allOf`; a `type` that names a type takes constraints beside it."],
  ["not", "The language has no `not`; say what is allowed."],
  ["if", "The language has no `if`; alternatives are written with `anyOf`."],
  ["$ref", "Refer to a type by its name: `type: genre`."],
  ["ref", "Refer to a type by its name: `type: genre`."],
  ["default", "Properties have no defaults: what a call leaves out is not sent."],
  ["values", "Write `enum`."],
  ["enums", "Write `enum`."],
  ["min", "Write `minimum`, or `minLength` for texts and `minItems` for lists."],
  ["max", "Write `maximum`, or `maxLength` for texts and `maxItems` for lists."],
  ["regex", "Write `pattern`."],
  ["title", "Write `description`, or `x-title` if it is for a tool of yours."],
  ["example", "Write `examples`."],
  ["desc", "Write `description`."],
  ["comment", "Write `description`."],
  ["notes", "Write `description`."],
  ["options", "Write `enum`."],
  ["choices", "Write `enum`."],
  ["allowed", "Write `enum`."],
  ["length", "Write `minLength` and `maxLength`."],
  ["len", "Write `minLength` and `maxLength`."],
  ["prefixItems", "The language has no lists with a type for each place; `items` is the type of all."],
  [
    "unit",
    "Say the unit in the name (`position_seconds`) or the `description`, or write `x-unit` for a tool of yours.",
  ],
  ["pii", "Write `privacy: personal` or `privacy: sensitive`."],
  ["write", "`write` is for the traits of an entity."],
  ["sources", "`sources` is for events and for the context."],
  ["identifier", "`identifier` is for events, entities and types; properties keep their names."],
]);

function definitionTable<Own extends "write" | "sources" | "identifier">(
  thing: string,
  own: readonly Own[],
): KeyTable<DefinitionKey> {
  const keys: readonly DefinitionKey[] = [...typeKeys, ...constraintKeys, ...headKeys, ...own];
  return keyTable(thing, keys, { hints: definitionHints, refused: required });
}

export const propertyTable = definitionTable("A property", []);
export const innerTable = definitionTable("A definition", []);
export const traitTable = definitionTable("A trait", ["write"]);
export const contextTable = definitionTable("A context property", ["sources"]);
export const typeTable = definitionTable("A type", ["identifier"]);

export const valueTable = keyTable("A value of an enum", ["description", "deprecated", "expires"]);

export const bundleTable = keyTable("A bundle", ["description", "include", "properties"], { refused: required });

export const metricTable = keyTable("A metric", ["description", "question", "north_star", "owner", "events"]);

export const entityTable = keyTable(
  "An entity",
  [
    "description",
    "kind",
    "id",
    "belongs_to",
    "owner",
    "traits",
    "additionalProperties",
    "retention",
    "consent",
    "renamed_from",
    "expires",
    "identifier",
  ],
  {
    refused: required,
    hints: new Map([
      ["properties", "What an entity has are `traits`: write `traits`."],
      ["attributes", "Write `traits`."],
      ["fields", "Write `traits`."],
      ["parent", "Write `belongs_to`."],
      ["team", "Write `owner`."],
      ["type", "Write `kind`: `user`, `group` or `object`."],
    ]),
  },
);

export const eventTable = keyTable(
  "An event",
  [
    "description",
    "kind",
    "name",
    "trigger",
    "owner",
    "status",
    "since",
    "expires",
    "replaced_by",
    "renamed_from",
    "answers",
    "entities",
    "sources",
    "destinations",
    "consent",
    "retention",
    "include",
    "properties",
    "additionalProperties",
    "examples",
    "identifier",
    "links",
  ],
  {
    refused: required,
    hints: new Map([
      ["traits", "Traits belong to entities; an event has `properties`."],
      ["deprecated", "Write `status: deprecated`, and `replaced_by` with the event that takes its place."],
      ["type", "Write `kind`: `track`, `page` or `screen`."],
      ["includes", "Write `include`."],
      ["privacy", "`privacy` is said of properties; an event is as strict as its strictest one."],
      ["platforms", "Write `sources`."],
      ["link", "Write `links`."],
      ["example", "Write `examples`."],
      ["entity", "Write `entities`."],
      ["metrics", "Write `answers`."],
      ["metric", "Write `answers`."],
      ["desc", "Write `description`."],
      ["notes", "Write `description`."],
      ["comment", "Write `description`."],
      ["title", "An event is called by its key. Write `description`, or `x-title` if it is for a tool of yours."],
      ["when", "Write `trigger`."],
      ["team", "Write `owner`."],
      ["platform", "Write `sources`."],
      ["channels", "Write `sources`."],
      ["integrations", "Write `destinations`."],
      ["tools", "Write `destinations`."],
      ["bundles", "Write `include`."],
      ["extends", "Write `include` with the names of bundles."],
      ["props", "Write `properties`."],
      ["fields", "Write `properties`."],
      ["attributes", "Write `properties`."],
      ["parameters", "Write `properties`."],
      ["params", "Write `properties`."],
      ["payload", "Write `properties`."],
      ["version", "An event has no versions; `since` is the version of the plan in which it came."],
      ["versions", "An event has no versions; `since` is the version of the plan in which it came."],
    ]),
  },
);
