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

/** The type of the keywords that narrow objects. */
export function objectType(r: Reading, schema: Schema): Type {
  const additional = additionalOf(r, schema);
  const patterns = patternsOf(r, schema, additional);
  const required = requiredOf(r, schema);
  const named = propertiesOf(r, schema);
  const isMatched = patterns.length * (named.size + required.size) <= mostMatched;
  const properties: Property[] = [];
  const add = (name: Text, definition: Definition): void => {
    const isRequired = required.has(name.value);
    const type = isMatched ? withPatterns(r, schema, name.value, definition.type, patterns) : definition.type;
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
  const definition = definitionAt(r, schema, node, "additionalProperties");
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

/** The language knows names and all other names; names by their pattern are somewhere in between. */
function patternsOf(r: Reading, schema: Schema, additional: ObjectType["additional"]): readonly PatternOfNames[] {
  const node = schema.keywords.get("patternProperties")?.value;
  const entries = node === undefined ? [] : [...entriesOf(node)];
  if (node !== undefined && (entries.length > 0 || node.kind !== "mapping")) {
    r.noteKeyword(schema, "patternProperties", additional === true ? ofTheirValues : ofOtherKeys);
  }
  return entries.map(([written, { value }]) => ({
    pattern: patternOf(r, schema, written),
    definition: definitionAt(r, schema, value, "patternProperties", written),
  }));
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
