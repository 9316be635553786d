import type {
  ArrayType,
  Definition,
  EnumType,
  NumberType,
  ObjectType,
  Property,
  ReferenceType,
  StringType,
  Type,
} from "../model.js";
import { unknowable } from "../unknowable.js";
import { accepts, type Types } from "../values/accepts.js";
import { daysOf } from "./durations.js";
import { mergeExtensions, rankOf } from "./heads.js";

/** The type without values. It stands in no model: whoever meets it reports it. */
export const nothing: EnumType = { kind: "enum", members: [], constant: false };

/** Whether a type is the one without values. */
export function isNothing(type: Type): boolean {
  return type.kind === "enum" && type.members.length === 0;
}

/** What two types that must both hold need to know of the named ones. */
export interface Named {
  readonly types: Types;
  /** A named type, written out. */
  expand(type: Type): Type;
  /** The pairs of names whose meeting is being worked out. */
  readonly meeting: Set<string>;
}

/**
 * The values that are in both types, as a type; `undefined` where the language has no type for them (two formats at
 * once). Named types are written out, except where both sides name the same.
 */
export function meet(a: Type, b: Type, named: Named): Type | undefined {
  if (a === unknowable || b === unknowable) return unknowable;
  if (a === b || a.kind === "any") return b;
  if (b.kind === "any") return a;
  if (a.kind === "enum") return meetEnum(a, b, named);
  if (b.kind === "enum") return meetEnum(b, a, named);
  if (a.kind === "reference" && b.kind === "reference" && a.name === b.name) return a;
  if (a.kind === "reference" && b.kind === "reference") return meetNamed(a, b, named);
  if (a.kind === "reference") return meet(named.expand(a), b, named);
  if (b.kind === "reference") return meet(a, named.expand(b), named);
  if (a.kind === "union") return meetUnion(a.members, b, named);
  if (b.kind === "union") return meetUnion(b.members, a, named);
  if (a.kind === "number" && b.kind === "number") return meetNumbers(a, b);
  if (a.kind === "string" && b.kind === "string") return meetStrings(a, b);
  if (a.kind === "array" && b.kind === "array") return meetArrays(a, b, named);
  if (a.kind === "object" && b.kind === "object") return meetObjects(a, b, named);
  return a.kind === b.kind ? a : nothing;
}

/** Two trees have no meeting that could be written down without a name for it: coming back to a pair ends the attempt. */
function meetNamed(a: ReferenceType, b: ReferenceType, named: Named): Type | undefined {
  const pair = `${a.name} ${b.name}`;
  if (named.meeting.has(pair)) return undefined;
  named.meeting.add(pair);
  try {
    return meet(named.expand(a), named.expand(b), named);
  } finally {
    named.meeting.delete(pair);
  }
}

function meetEnum(a: EnumType, b: Type, { types }: Named): Type {
  const members = a.members.filter(({ value }) => accepts(b, value, types));
  return members.length === a.members.length ? a : { ...a, members };
}

function meetUnion(members: readonly Definition[], other: Type, named: Named): Type | undefined {
  const left: Definition[] = [];
  for (const member of members) {
    const type = meet(member.type, other, named);
    if (type === undefined) return undefined;
    if (!isNothing(type)) left.push(type === member.type ? member : { ...member, type });
  }
  if (left.length === 0) return nothing;
  return left.length === 1 ? (left[0] as Definition).type : { kind: "union", members: left };
}

/** The larger of two bounds, or the one that is there. */
function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}
function smaller(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}

/** The members of either, each once, those of `a` first. */
function either<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): readonly T[] | undefined {
  return a && b ? [...new Set([...a, ...b])] : (a ?? b);
}

/** A key with its value, or nothing where there is none: equal types are to be deeply equal. */
function given<Key extends string, T>(key: Key, value: T | undefined): { readonly [K in Key]?: T } {
  // A computed key widens to `string`; there is but the one.
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: T });
}

/** Whether a number or a text has nothing beside its kind, which most have: there is nothing to combine. */
function isBare(type: NumberType | StringType): boolean {
  for (const key in type) if (key !== "kind" && key !== "integer") return false;
  return true;
}

/** Both numbers: the tighter bounds, all the multiples. */
export function meetNumbers(a: NumberType, b: NumberType): NumberType {
  if (isBare(a)) return b.integer === a.integer || !a.integer ? b : { ...b, integer: true };
  return {
    kind: "number",
    integer: a.integer || b.integer,
    ...given("minimum", larger(a.minimum, b.minimum)),
    ...given("maximum", smaller(a.maximum, b.maximum)),
    ...given("exclusiveMinimum", larger(a.exclusiveMinimum, b.exclusiveMinimum)),
    ...given("exclusiveMaximum", smaller(a.exclusiveMaximum, b.exclusiveMaximum)),
    ...given("multipleOf", either(a.multipleOf, b.multipleOf)),
  };
}

/** Both strings: the tighter lengths, all the patterns; two formats can't be written as one. */
export function meetStrings(a: StringType, b: StringType): StringType | undefined {
  if (a.format && b.format && a.format !== b.format) return undefined;
  if (isBare(a)) return b;
  return {
    kind: "string",
    ...given("format", a.format ?? b.format),
    ...given("patterns", either(a.patterns, b.patterns)),
    ...given("minLength", larger(a.minLength, b.minLength)),
    ...given("maxLength", smaller(a.maxLength, b.maxLength)),
  };
}

/** Both lists: the tighter lengths, items that are of both. */
export function meetArrays(a: ArrayType, b: ArrayType, named: Named): ArrayType | undefined {
  const items = a.items && b.items ? meetDefinitions(a.items, b.items, named) : (a.items ?? b.items);
  if (a.items && b.items && items === undefined) return undefined;
  // Items that nothing can be leave the empty list.
  if (items && isNothing(items.type)) {
    const { items: _, ...rest } = a;
    return meetArrays(rest, { kind: "array", maxItems: 0, ...given("minItems", b.minItems) }, named);
  }
  return {
    kind: "array",
    ...given("items", items),
    ...given("minItems", larger(a.minItems, b.minItems)),
    ...given("maxItems", smaller(a.maxItems, b.maxItems)),
    ...((a.uniqueItems || b.uniqueItems) && { uniqueItems: true }),
  };
}

/** Both objects: the properties of either, as the other allows them. */
function meetObjects(a: ObjectType, b: ObjectType, named: Named): Type | undefined {
  const others = new Map(b.properties.map((property) => [property.name.value, property]));
  const properties: Property[] = [];
  const add = (property: Property, other: Property | undefined, additional: ObjectType["additional"]): "no" | "ok" => {
    const met = meetProperty(property, other, additional, named);
    if (met === undefined) return "no";
    if (met !== "none") properties.push(met);
    // A property that must be left out can only be said by a closed object.
    else if (a.additional !== false && b.additional !== false) return "no";
    else if (property.required) properties.push({ ...property, type: nothing });
    return "ok";
  };
  for (const property of a.properties) {
    const other = others.get(property.name.value);
    others.delete(property.name.value);
    if (add(property, other, b.additional) === "no") return undefined;
  }
  for (const property of others.values()) if (add(property, undefined, a.additional) === "no") return undefined;
  if (properties.some((property) => property.required && isNothing(property.type))) return nothing;
  const additional = meetAdditional(a.additional, b.additional, named);
  return additional === undefined ? undefined : { kind: "object", properties, additional };
}

/** A property that both sides have a say in: `none` where it can't be there, `undefined` where there is no type for it. */
function meetProperty(
  property: Property,
  other: Property | undefined,
  additional: ObjectType["additional"],
  named: Named,
): Property | "none" | undefined {
  if (other) {
    const met = meetDefinitions(property, other, named);
    if (met === undefined) return undefined;
    const required: boolean = property.required || other.required;
    return isNothing(met.type) && !required ? "none" : { ...met, name: property.name, required };
  }
  if (additional === true) return property;
  if (additional === false) return "none";
  const type = meet(property.type, additional.type, named);
  if (type === undefined) return undefined;
  return isNothing(type) && !property.required ? "none" : { ...property, type };
}

/** What other keys two objects both allow. */
export function meetAdditional(
  a: ObjectType["additional"],
  b: ObjectType["additional"],
  named: Named,
): ObjectType["additional"] | undefined {
  if (a === false || b === false) return false;
  if (a === true) return b;
  if (b === true) return a;
  const met = meetDefinitions(a, b, named);
  return met && isNothing(met.type) ? false : met;
}

/** Two definitions of one thing that must both hold; the texts of `own` come first. */
export function meetDefinitions(base: Definition, own: Definition, named: Named): Definition | undefined {
  const type = meet(base.type, own.type, named);
  if (type === undefined) return undefined;
  return {
    type,
    description: own.description ?? base.description,
    examples: own.examples.length > 0 ? own.examples : base.examples,
    deprecated: own.deprecated ?? base.deprecated,
    expires: own.expires ?? base.expires,
    renamedFrom: own.renamedFrom.length > 0 ? own.renamedFrom : base.renamedFrom,
    privacy: rankOf(own.privacy?.value) >= rankOf(base.privacy?.value) ? (own.privacy ?? base.privacy) : base.privacy,
    class: own.class ?? base.class,
    retention: shorter(base, own),
    consent: [
      ...base.consent,
      ...own.consent.filter(({ value }) => !base.consent.some((text) => text.value === value)),
    ],
    extensions: mergeExtensions(base.extensions, own.extensions),
    span: own.span,
    keys: own.keys,
    origins: own.origins.length > 0 ? own.origins : base.origins,
  };
}

function shorter(base: Definition, own: Definition): Definition["retention"] {
  if (!own.retention || !base.retention) return own.retention ?? base.retention;
  return daysOf(own.retention.value) <= daysOf(base.retention.value) ? own.retention : base.retention;
}
