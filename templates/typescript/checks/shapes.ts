/**
 * How `checks.ts` writes down what a plan says of values: the same sets of values as in the plan's
 * JSON Schemas.
 */

import type { FormatName } from "./formats.js";

/** A set of JSON values. */
export type Shape =
  | "any"
  | "null"
  | "boolean"
  | "number"
  | "integer"
  | "string"
  | FormatName
  | NumberShape
  | StringShape
  | ArrayShape
  | ObjectShape
  | EnumShape
  | UnionShape
  | TaggedShape
  | NamedShape;

export interface NumberShape {
  readonly kind: "number" | "integer";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** The value is a multiple of each of these, in decimal arithmetic: 19.99 is one of 0.01. */
  readonly multipleOf?: readonly number[];
}

export interface StringShape {
  readonly kind: "string";
  /** In code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: FormatName;
  /** Regular expressions, flag `u`. All of them match somewhere in the text. */
  readonly patterns?: readonly string[];
}

export interface ArrayShape {
  readonly kind: "array";
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** No two items are equal as JSON. */
  readonly uniqueItems?: boolean;
}

export interface ObjectShape extends Fields {
  readonly kind: "object";
}

export interface EnumShape {
  readonly kind: "enum";
  readonly values: readonly (null | boolean | number | string)[];
}

/** At least one of several shapes. */
export interface UnionShape {
  readonly kind: "union";
  readonly members: readonly Shape[];
}

/** Objects told apart by a property that is a different text in each. */
export interface TaggedShape {
  readonly kind: "tagged";
  readonly by: string;
  readonly members: Shapes;
}

/** One of the plan's types. */
export interface NamedShape {
  readonly kind: "type";
  readonly name: string;
}

/** The properties of an object or a call, or the traits of one. */
export interface Fields {
  /** What the context fills in. Where the call has one of the same name, the call's own counts. */
  readonly context?: Fields;
  readonly required?: Shapes;
  readonly optional?: Shapes;
  /** Names that this client never sends. */
  readonly denied?: readonly string[];
  /** The values under any other key. Where it is left out, there are no other keys. */
  readonly others?: Shape;
}

export interface Shapes {
  readonly [name: string]: Shape;
}

/** What a plan says of every call that a client makes. */
export interface Plan {
  /** The named types. */
  readonly types: Shapes;
  readonly track: FieldsByName;
  /** Pages and screens by the name that the call has. */
  readonly page: FieldsByName;
  readonly screen: FieldsByName;
  /** Pages and screens whose calls have one of several names. */
  readonly named: readonly NamedCall[];
  /** Kinds of users and of groups, by the name that the plan has for each. */
  readonly identify: EntitiesByName;
  readonly group: EntitiesByName;
  /** Former names that events are still sent under, each with those that it may stand for. */
  readonly formerly: NamesByName;
  /** Events that used to be sent. */
  readonly retired: readonly string[];
}

export interface FieldsByName {
  readonly [name: string]: Fields;
}

export interface NamesByName {
  readonly [name: string]: readonly string[];
}

export interface NamedCall extends Fields {
  readonly type: "page" | "screen";
  /** The event, as the plan calls it. */
  readonly event: string;
  readonly names: Shape;
}

export interface EntitiesByName {
  readonly [name: string]: EntityFields;
}

export interface EntityFields extends Fields {
  /** The id, as the text that travels. */
  readonly id: Shape;
}
