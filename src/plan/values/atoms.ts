import type {
  AnyType,
  ArrayType,
  BooleanType,
  Definition,
  EnumType,
  NamedType,
  NullType,
  NumberType,
  ObjectType,
  StringType,
  Type,
} from "../model.js";

/** Looks up a named type. A name that nobody defined is any value: whoever misses it has said so already. */
export type Types = (name: string) => Definition | undefined;

/** The named types of a plan, or of whatever else has some, by their names. */
export function typesOf({ types }: { readonly types: readonly Pick<NamedType, "name" | "definition">[] }): Types {
  const byName = new Map(types.map(({ name, definition }) => [name.value, definition]));
  return (name) => byName.get(name);
}

/** A type that is neither a union nor a name for another. */
export type Atom = AnyType | NullType | BooleanType | NumberType | StringType | ArrayType | ObjectType | EnumType;

/** Any value. One object, so that questions about it are known to be the same. */
export const anything: AnyType = { kind: "any" };

/**
 * The members of a type, unions and names resolved, in the order in which they are written. A name that stands for itself
 * adds nothing, so types that go round in circles without reaching a value have no members.
 */
export function atomsOf(type: Type, types: Types): readonly Atom[] {
  if (type.kind !== "union" && type.kind !== "reference") return [type];
  const atoms: Atom[] = [];
  const names = new Set<string>();
  const waiting: Type[] = [type];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "union") {
      for (let at = next.members.length - 1; at >= 0; at--) waiting.push((next.members[at] as Definition).type);
    } else if (next.kind === "reference") {
      if (names.has(next.name)) continue;
      names.add(next.name);
      waiting.push(types(next.name)?.type ?? anything);
    } else atoms.push(next);
  }
  return atoms;
}
