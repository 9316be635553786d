import type {
  Definition,
  FormatName,
  NumberType,
  ObjectType,
  Property,
  Scalar,
  StringType,
  Type,
} from "../../src/plan/model.js";
import type { Random } from "./random.js";
import * as t from "./types.js";

/** Random types and near misses of them, for tests that compare two judges of the same question. */

const names = ["a", "b", "c", "kind"] as const;
export const namedTypes = ["tree", "list"] as const;
const formatNames: readonly FormatName[] = ["date", "date-time", "email", "uuid", "ipv4", "uri"];
const scalars: readonly Scalar[] = ["a", "b", "c", "", "abc", "2024-05-01", 0, 1, 2, -1, 0.5, 3, 10, true, false, null];
const steps = [1, 2, 3, 5, 0.5, 0.25, 0.1, 0.01, 1.5, 6];
const bounds = [-2, -1, 0, 0.5, 1, 2, 3, 5, 10, 0.1];
/** Patterns and texts that they match. */
export const patterns: ReadonlyMap<string, readonly string[]> = new Map([
  ["^a", ["a", "ab", "abc"]],
  ["^[a-z]+$", ["a", "abc", "zzz"]],
  ["^\\d+$", ["0", "12", "2024"]],
  ["^\\d+\\.\\d+$", ["1.0", "12.5"]],
  ["[A-Z]", ["A", "aB"]],
  ["^(?:foo|bar)$", ["foo", "bar"]],
]);

export function randomType(r: Random, depth: number): Type {
  const roll = r.below(depth <= 0 ? 11 : 20);
  if (roll < 3) return randomNumber(r);
  if (roll < 6) return randomString(r);
  if (roll < 8) return randomEnum(r);
  if (roll < 9) return t.boolean;
  if (roll < 10) return t.nil;
  if (roll < 11) return r.chance(0.3) ? t.any : t.reference(r.pick(namedTypes));
  if (roll < 13) return randomArray(r, depth);
  if (roll < 17) return randomObject(r, depth);
  if (roll < 18) return taggedUnion(r, depth);
  return t.union(...Array.from({ length: 2 + r.below(2) }, () => randomType(r, depth - 1)));
}

/** The named types: a tree, and a list that ends. Both hold values, whatever is drawn. */
export function randomNamedTypes(r: Random): Record<string, Type> {
  return {
    tree: t.object({ "value?": randomType(r, 0.5), "children?": t.array(t.reference("tree")) }, r.chance(0.3)),
    list: t.union(
      t.nil,
      t.object({ head: r.pick([randomNumber(r), randomString(r), t.boolean]), tail: t.reference("list") }),
    ),
  };
}

export function randomNumber(r: Random): NumberType {
  const type = t.number({ integer: r.chance(0.4) });
  const low = r.chance(0.5) ? { [r.pick(["minimum", "exclusiveMinimum"])]: r.pick(bounds) } : {};
  const high = r.chance(0.5) ? { [r.pick(["maximum", "exclusiveMaximum"])]: r.pick(bounds) } : {};
  const multipleOf = r.chance(0.35) ? { multipleOf: [r.pick(steps)] } : {};
  return { ...type, ...low, ...high, ...multipleOf };
}

export function randomString(r: Random): StringType {
  if (r.chance(0.25)) return t.format(r.pick(formatNames));
  return t.string({
    ...(r.chance(0.35) ? { minLength: r.below(4) } : {}),
    ...(r.chance(0.35) ? { maxLength: 1 + r.below(5) } : {}),
    ...(r.chance(0.2) ? { patterns: [r.pick([...patterns.keys()])] } : {}),
  });
}

function randomEnum(r: Random): Type {
  return t.oneOf(...new Set(Array.from({ length: 1 + r.below(4) }, () => r.pick(scalars))));
}

export function randomArray(r: Random, depth: number): Type {
  return t.array(r.chance(0.9) ? randomType(r, depth - 1) : undefined, {
    ...(r.chance(0.3) ? { minItems: r.below(3) } : {}),
    ...(r.chance(0.3) ? { maxItems: 1 + r.below(3) } : {}),
    ...(r.chance(0.15) ? { uniqueItems: true } : {}),
  });
}

export function randomObject(r: Random, depth: number): ObjectType {
  const chosen = names.filter(() => r.chance(0.5));
  const properties = chosen.map((name) => [r.chance(0.4) ? `${name}?` : name, randomType(r, depth - 1)] as const);
  const roll = r.below(10);
  return t.object(Object.fromEntries(properties), roll < 6 ? false : roll < 8 ? true : randomType(r, depth - 1));
}

function taggedUnion(r: Random, depth: number): Type {
  const tags = ["a", "b", "c"].slice(0, 2 + r.below(2));
  return t.union(...tags.map((tag) => withProperty(randomObject(r, depth - 1), "kind", t.oneOf(tag), true)));
}

export function withProperty(type: ObjectType, name: string, of: Type, required: boolean): ObjectType {
  const others = type.properties.filter((property) => property.name.value !== name);
  const [made] = t.object({ [required ? name : `${name}?`]: of }).properties;
  return { ...type, properties: [...others, made as Property] };
}

/** A type that differs from another in one place. */
export function mutate(r: Random, type: Type, depth = 2): Type {
  const roll = r.below(12);
  if (roll === 0) return t.union(type, randomType(r, 0));
  if (roll === 1 && depth < 2) return randomType(r, depth);
  switch (type.kind) {
    case "number":
      return mutateNumber(r, type);
    case "string":
      return mutateString(r, type);
    case "enum": {
      const values = type.members.map(({ value }) => value);
      if (values.length > 1 && r.chance(0.5)) return t.oneOf(...values.filter((_, at) => at !== 0));
      return r.chance(0.7)
        ? t.oneOf(...new Set([...values, r.pick(scalars)]))
        : r.pick([t.string(), t.number(), t.integer()]);
    }
    case "array":
      return mutateArray(r, type, depth);
    case "object":
      return mutateObject(r, type, depth);
    case "union":
      return mutateUnion(r, type.members, depth);
    case "boolean":
      return r.pick([t.oneOf(true), t.oneOf(true, false), t.union(t.boolean, t.nil)]);
    case "reference":
    case "null":
    case "any":
      return r.chance(0.5) ? t.union(type, randomType(r, 0)) : randomType(r, 1);
  }
}

function mutateNumber(r: Random, type: NumberType): Type {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, ...bare } = type;
  switch (r.below(9)) {
    case 0:
      return { ...type, integer: !type.integer };
    case 1: // An end that was closed is open, or the other way round.
      if (minimum !== undefined) return { ...withoutKey(type, "minimum"), exclusiveMinimum: minimum };
      if (maximum !== undefined) return { ...withoutKey(type, "maximum"), exclusiveMaximum: maximum };
      if (exclusiveMinimum !== undefined) return { ...withoutKey(type, "exclusiveMinimum"), minimum: exclusiveMinimum };
      if (exclusiveMaximum !== undefined) return { ...withoutKey(type, "exclusiveMaximum"), maximum: exclusiveMaximum };
      return { ...type, minimum: r.pick(bounds) };
    case 2:
      return { ...type, multipleOf: [r.pick(steps)] };
    case 3:
      return multipleOf === undefined ? { ...type, multipleOf: [r.pick(steps)] } : withoutKey(type, "multipleOf");
    case 4:
      return { ...type, multipleOf: [...new Set([...(multipleOf ?? []), r.pick(steps)])] };
    case 5:
      return { ...type, minimum: (minimum ?? exclusiveMinimum ?? 0) + r.pick([1, -1, 0.5]) };
    case 6:
      return { ...type, maximum: (maximum ?? exclusiveMaximum ?? 0) + r.pick([1, -1, 0.5]) };
    case 7: // The same numbers or nearly, in two pieces.
      return t.union({ ...type, maximum: 1 }, { ...type, [r.pick(["minimum", "exclusiveMinimum"])]: 1 });
    default:
      return t.union(
        { ...bare, ...(multipleOf ? { multipleOf: multipleOf.map((step) => step * 2) } : {}) },
        t.oneOf(0, 1),
      );
  }
}

function withoutKey<T extends Type>(type: T, key: keyof T): T {
  const { [key]: _, ...rest } = type;
  return rest as T; // Only optional keys are taken away.
}

function mutateString(r: Random, type: StringType): Type {
  switch (r.below(7)) {
    case 0:
      return { ...type, minLength: Math.max(0, (type.minLength ?? 1) + r.pick([1, -1])) };
    case 1:
      return { ...type, maxLength: Math.max(1, (type.maxLength ?? 2) + r.pick([1, -1])) };
    case 2:
      return t.string();
    case 3:
      return { ...type, patterns: [...new Set([...(type.patterns ?? []), r.pick([...patterns.keys()])])] };
    case 4:
      return type.format === undefined && type.patterns === undefined
        ? randomString(r)
        : withoutKey(withoutKey(type, "format"), "patterns");
    case 5:
      return t.union({ ...type, maxLength: 1 }, { ...type, minLength: 2 });
    default:
      return t.union(type, t.oneOf("", "a"));
  }
}

function mutateArray(r: Random, type: Extract<Type, { kind: "array" }>, depth: number): Type {
  const items = type.items?.type;
  switch (r.below(7)) {
    case 0:
      return { ...type, minItems: Math.max(0, (type.minItems ?? 0) + r.pick([1, -1])) };
    case 1:
      return { ...type, maxItems: Math.max(1, (type.maxItems ?? 2) + r.pick([1, -1])) };
    case 2:
      return { ...type, uniqueItems: !(type.uniqueItems ?? false) };
    case 3:
      return t.union({ ...type, maxItems: 1 }, { ...type, minItems: 2 });
    case 4: // The items of a union apart: not the same once there are two.
      return items?.kind === "union"
        ? t.union(...items.members.map((one) => t.array(one.type)))
        : t.array(mutate(r, items ?? t.any, depth - 1));
    default:
      return { ...type, items: t.define(mutate(r, items ?? t.any, depth - 1)) };
  }
}

function mutateObject(r: Random, type: ObjectType, depth: number): Type {
  const property = type.properties.length === 0 ? undefined : r.pick(type.properties);
  const roll = r.below(8);
  if (roll === 0 || property === undefined) {
    return withProperty(type, r.pick(names), randomType(r, depth - 1), r.chance(0.3));
  }
  const { name, type: of, required } = property;
  switch (roll) {
    case 1:
      return { ...type, properties: type.properties.filter((other) => other !== property) };
    case 2:
      return withProperty(type, name.value, of, !required);
    case 3:
      return { ...type, additional: r.pick([true, false, t.define(randomType(r, depth - 1))]) };
    case 4: // The same objects in two pieces: with the key and without.
      return t.union(withProperty(type, name.value, of, true), {
        ...type,
        properties: type.properties.filter((one) => one !== property),
      });
    case 5: // A union inside becomes a union outside: the same when it is the only difference.
      return of.kind === "union" || of.kind === "enum"
        ? t.union(...partsOf(of).map((part) => withProperty(type, name.value, part, required)))
        : withProperty(type, name.value, mutate(r, of, depth - 1), required);
    default:
      return withProperty(type, name.value, mutate(r, of, depth - 1), required);
  }
}

function partsOf(type: Extract<Type, { kind: "union" | "enum" }>): readonly Type[] {
  return type.kind === "union" ? type.members.map((one) => one.type) : type.members.map(({ value }) => t.oneOf(value));
}

function mutateUnion(r: Random, members: readonly Definition[], depth: number): Type {
  const list = members.map((member) => member.type);
  const at = r.below(list.length);
  switch (r.below(4)) {
    case 0:
      return list.length > 1 ? t.union(...list.filter((_, other) => other !== at)) : t.union(...list, t.nil);
    case 1:
      return t.union(...list.slice(at), ...list.slice(0, at));
    default:
      return t.union(...list.map((one, other) => (other === at ? mutate(r, one, depth - 1) : one)));
  }
}
