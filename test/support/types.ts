import type {
  ArrayType,
  Definition,
  EnumType,
  FormatName,
  NumberType,
  ObjectType,
  Property,
  ReferenceType,
  Scalar,
  StringType,
  Type,
  UnionType,
} from "../../src/plan/model.js";
import type { Types } from "../../src/plan/values/accepts.js";
import type { Span } from "../../src/source/span.js";

/** Types as tests write them: without places, texts and governance, which have no part in which values a type holds. */
const nowhere: Span = { file: "test", start: 0, end: 0 };

export function define(type: Type): Definition {
  return {
    type,
    description: undefined,
    examples: [],
    deprecated: undefined,
    expires: undefined,
    renamedFrom: [],
    privacy: undefined,
    class: undefined,
    retention: undefined,
    consent: [],
    extensions: [],
    span: nowhere,
    keys: [],
    origins: [],
  };
}

export const any: Type = { kind: "any" };
export const nil: Type = { kind: "null" };
export const boolean: Type = { kind: "boolean" };

export function number(rest: Omit<Partial<NumberType>, "kind"> = {}): NumberType {
  return { kind: "number", integer: false, ...rest };
}

export function integer(rest: Omit<Partial<NumberType>, "kind"> = {}): NumberType {
  return { kind: "number", integer: true, ...rest };
}

export function string(rest: Omit<Partial<StringType>, "kind"> = {}): StringType {
  return { kind: "string", ...rest };
}

export function format(name: FormatName): StringType {
  return { kind: "string", format: name };
}

export function array(items?: Type, rest: Omit<Partial<ArrayType>, "kind" | "items"> = {}): ArrayType {
  return { kind: "array", ...(items === undefined ? {} : { items: define(items) }), ...rest };
}

export function oneOf(...values: readonly Scalar[]): EnumType {
  return { kind: "enum", constant: values.length === 1, members: values.map((value) => ({ value, span: nowhere })) };
}

export function union(...members: readonly Type[]): UnionType {
  return { kind: "union", members: members.map(define) };
}

export function reference(name: string): ReferenceType {
  return { kind: "reference", name };
}

/** An object; a name that ends in `?` is optional. Closed unless said otherwise. */
export function object(
  properties: Readonly<Record<string, Type>> = {},
  additional: boolean | Type = false,
): ObjectType {
  return {
    kind: "object",
    properties: Object.entries(properties).map(([name, type]): Property => {
      const optional = name.endsWith("?");
      return {
        ...define(type),
        name: { value: optional ? name.slice(0, -1) : name, span: nowhere },
        required: !optional,
      };
    }),
    additional: typeof additional === "boolean" ? additional : define(additional),
  };
}

/** A table of named types. */
export function types(named: Readonly<Record<string, Type>> = {}): Types {
  const definitions = new Map(Object.entries(named).map(([name, type]) => [name, define(type)]));
  return (name) => definitions.get(name);
}

/** No named types. */
export const none: Types = () => undefined;
