import { bareDefinition } from "../../plan/bare.js";
import type { Definition, ObjectType, Property, Type } from "../../plan/model.js";
import { isNothing, nothing } from "../../plan/resolve/meet.js";
import { matches } from "../../plan/values/patterns.js";
import type { Span, Text } from "../../source/span.js";
import { byCounts } from "./counts.js";
import { definitionAt } from "./definition.js";
import { unionOf } from "./kinds.js";
import { patternOf } from "./patterns.js";
import { anyType, type Reading } from "./reading.js";
import { entriesOf, type Schema } from "./schema.js";

/** How many pairs of a name and a pattern are looked at; of more, no pattern has a say in what a named property is. */
const mostMatched = 50_000;
/** Patterns that every name matches, by which people write maps. Not `^.*$`: that leaves out names with a line break. */
const ofEveryName: ReadonlySet<string> = new Set([
  "^",
  "$",
  ".*",
  "^.*",
  ".*$",
  "(.*)",
  ".*?",
  "[\\s\\S]*",
  "^[\\s\\S]*$",
  "[^]*",
  "^[^]*$",
]);

/** The type of the keywords that narrow objects. */
export function objectType(r: Reading, schema: Schema): Type {
  const { additional, patterns, every } = othersOf(r, schema);
  const required = requiredOf(r, schema);
  const named = propertiesOf(r, schema);
  const isMatched = patterns.length * (named.size + required.size) <= mostMatched;
  const typeOf = (name: string, type: Type): Type => {
    const own = every === undefined ? type : r.both(type, every, schema, "patternProperties");
    return isMatched ? withPatterns(r, schema, name, own, patterns) : own;
  };
  const properties: Property[] = [];
  const add = (name: Text, definition: Definition): void => {
    const isRequired = required.has(name.value);
    const type = typeOf(name.value, definition.type);
    // A closed object leaves out what must not be there.
    if (isNothing(type) && !isRequired && additional === false && patterns.length === 0) return;
    properties.push({ ...definition, type, name, required: isRequired });
  };
  for (const { name, definition } of named.values()) add(name, definition);
  for (const [name, span] of required) {
    if (named.has(name)) continue;
    const type = isMatched ? typeOfOthers(name, additional, patterns) : anyType;
    add({ value: name, span }, bareDefinition(type, span));
  }
  return byCounts(r, schema, { kind: "object", properties, additional: withPatternsOf(additional, patterns, schema) });
}

interface NamedProperty {
  readonly name: Text;
  readonly definition: Definition;
}

function propertiesOf(r: Reading, schema: Schema): ReadonlyMap<string, NamedProperty> {
  const node = schema.keywords.get("properties")?.value;
  if (node === undefined) return new Map();
  if (node.kind !== "mapping") {
    r.noteKeyword(schema, "properties", "is no object");
    return new Map();
  }
  return new Map(
    [...entriesOf(node)].map(([name, { key, value }]) => [
      name,
      { name: { value: name, span: key.span }, definition: definitionAt(r, schema, value, "properties", name) },
    ]),
  );
}

/** The names that must be there, and where they are listed. */
function requiredOf(r: Reading, schema: Schema): ReadonlyMap<string, Span> {
  const node = schema.keywords.get("required")?.value;
  const names = new Map<string, Span>();
  if (node === undefined) return names;
  if (node.kind !== "sequence") {
    r.noteKeyword(schema, "required", "is no list of names");
    return names;
  }
  for (const item of node.items) {
    if (item.kind === "scalar") names.set(item.text, item.span);
    else r.noteKeyword(schema, "required", "lists something that is no name");
  }
  return names;
}

function additionalOf(r: Reading, schema: Schema): ObjectType["additional"] {
  const node = schema.keywords.get("additionalProperties")?.value;
  if (node === undefined) return true;
  return restOf(definitionAt(r, schema, node, "additionalProperties"));
}

/** A definition of all other properties, where it says more than whether there may be any. */
function restOf(definition: Definition): ObjectType["additional"] {
  if (isNothing(definition.type)) return false;
  return definition.type === anyType && definition.keys.length === 0 ? true : definition;
}

interface PatternOfNames {
  readonly pattern: string | undefined;
  readonly definition: Definition;
}

const ofTheirValues =
  "says what keys hold whose names match a pattern, which is not in the language: here they may hold anything, and a diff does " +
  "not see what changes in them";
const ofOtherKeys =
  "lets keys be there by a pattern of their names, which is not in the language: here keys of any name may be there, so that a " +
  "diff takes a property that is new for one that could be sent before, and one that is gone for one that still can";

/** What is said of names that `properties` does not list. */
interface Others {
  readonly additional: ObjectType["additional"];
  readonly patterns: readonly PatternOfNames[];
  /** The type of every property, whatever its name is. */
  readonly every: Type | undefined;
}

/** The language knows names and all other names; names by their pattern are somewhere in between, but where all names match. */
function othersOf(r: Reading, schema: Schema): Others {
  const additional = additionalOf(r, schema);
  const node = schema.keywords.get("patternProperties")?.value;
  const entries = node === undefined ? [] : [...entriesOf(node)];
  const patterns = entries.map(
    ([written, { value }]): PatternOfNames => ({
      pattern: patternOf(r, schema, written),
      definition: definitionAt(r, schema, value, "patternProperties", written),
    }),
  );
  const [first, ...rest] = patterns;
  if (first !== undefined && patterns.every(({ pattern }) => pattern !== undefined && ofEveryName.has(pattern))) {
    const both = (type: Type, { definition }: PatternOfNames): Type =>
      r.both(type, definition.type, schema, "patternProperties");
    const every = rest.reduce(both, first.definition.type);
    // None is left that `additionalProperties` would say something of.
    return { additional: restOf({ ...first.definition, type: every }), patterns: [], every };
  }
  if (node !== undefined && (patterns.length > 0 || node.kind !== "mapping")) {
    r.noteKeyword(schema, "patternProperties", additional === true ? ofTheirValues : ofOtherKeys);
  }
  return { additional, patterns, every: undefined };
}

/** The type of a named property, of which patterns that match its name have a say as well. */
function withPatterns(r: Reading, schema: Schema, name: string, type: Type, patterns: readonly PatternOfNames[]): Type {
  return patterns
    .filter(({ pattern }) => pattern !== undefined && matches(pattern, name) === true)
    .reduce((met, { definition }) => r.both(met, definition.type, schema, "patternProperties"), type);
}

/** The type of a name that is required and that no property describes. */
function typeOfOthers(name: string, additional: ObjectType["additional"], patterns: readonly PatternOfNames[]): Type {
  // Which other keys a pattern takes is what could not be said, so one that may match lets anything through.
  const isMatched = patterns.some(({ pattern }) => pattern === undefined || matches(pattern, name) !== false);
  if (isMatched || additional === true) return anyType;
  return additional === false ? nothing : additional.type;
}

/** What other names hold when those that match a pattern can't be told from the rest. */
function withPatternsOf(
  additional: ObjectType["additional"],
  patterns: readonly PatternOfNames[],
  schema: Schema,
): ObjectType["additional"] {
  if (patterns.length === 0 || additional === true) return additional;
  const types = patterns.map(({ definition }) => definition.type);
  const type = unionOf(additional === false ? types : [additional.type, ...types], schema);
  return type.kind === "any" || bareDefinition(type, schema.span);
}
