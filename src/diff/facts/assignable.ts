import type { ArrayType, EnumType, ObjectType, Property, Type } from "../../plan/model.js";
import { type Atom, atomsOf, type Types } from "../../plan/values/atoms.js";
import { propertiesByName } from "../../plan/values/judge.js";
import { madeOnce, once } from "../made-once.js";

/**
 * So many values of literal properties TypeScript tries one by one before it gives up ("Smarter union type checking" in the release notes of
 * TypeScript 3.5). Of unions with more members than that nothing is asked here.
 */
const mostParts = 25;

/**
 * Whether TypeScript takes values of one type for another, of which it is known that all of them are. It asks for one member of a union
 * that takes an object whole, where values may find theirs one by one: `{ v: string | number }` is not taken for
 * `{ v: string } | { v: number }`. Only what literals tell apart it tries one by one as well. Both types as generated code has them,
 * where an object may have more properties than a closed one lists, as long as no literal is passed.
 */
export function isAssignable(a: Type, b: Type, types: Types): boolean {
  return new Assigning(types).all(a, b);
}

class Assigning {
  readonly #types: Types;
  /** What was found of pairs. What goes round in circles adds nothing: a pair that is being looked at is no obstacle. */
  readonly #known = new Map<Type, Map<Type, boolean>>();

  constructor(types: Types) {
    this.#types = types;
  }

  all(a: Type, b: Type): boolean {
    if (a === b) return true;
    const known = madeOnce(this.#known, a, () => new Map<Type, boolean>());
    const found = known.get(b);
    if (found !== undefined) return found;
    known.set(b, true);
    const after = atomsOf(b, this.#types);
    const keys = once(() => new Set(keysOf(after)));
    const isTaken =
      after.some(({ kind }) => kind === "any") ||
      atomsOf(a, this.#types).every((atom) => this.#atom(atom, after, keys));
    known.set(b, isTaken);
    return isTaken;
  }

  #atom(atom: Atom, members: readonly Atom[], keys: () => ReadonlySet<string>): boolean {
    switch (atom.kind) {
      case "any":
        return true;
      case "object":
        return this.#object(
          atom,
          members.filter((member) => member.kind === "object"),
        );
      case "array":
        return members.some((member) => member.kind === "array" && this.#items(atom, member));
      default:
        return keysOf([atom]).every((key) => keys().has(key) || keys().has(kindOf(key)));
    }
  }

  #items({ items }: ArrayType, member: ArrayType): boolean {
    return !items || !member.items || this.all(items.type, member.items.type);
  }

  #object(object: ObjectType, members: readonly ObjectType[]): boolean {
    if (members.length > mostParts) return true;
    const isTaken = (part: ObjectType): boolean => members.some((member) => this.#parts(part, member));
    if (isTaken(object)) return true;
    const parts = partsOf(object, members, this.#types);
    return parts.length > 1 && parts.every(isTaken);
  }

  #parts(object: ObjectType, member: ObjectType): boolean {
    const [own, listed] = [propertiesByName(object), propertiesByName(member)];
    const rest = typeof member.additional === "boolean" ? undefined : member.additional;
    if (isWeak(member) && own.size > 0 && ![...own.keys()].some((name) => listed.has(name))) return false;
    return (
      member.properties.every(({ name, required }) => !required || own.get(name.value)?.required === true) &&
      object.properties.every(({ name, type }) => {
        const other = listed.get(name.value) ?? rest;
        return !other || this.all(type, other.type);
      }) &&
      (!rest || typeof object.additional === "boolean" || this.all(object.additional.type, rest.type))
    );
  }
}

/** With an object that requires nothing, TypeScript wants at least one property in common; one that has none takes none. */
function isWeak({ properties, additional }: ObjectType): boolean {
  return additional === false && properties.every(({ required }) => !required);
}

/** An object by the values of those properties that have a literal type in one of some members, and not the same in all. */
function partsOf(object: ObjectType, members: readonly ObjectType[], types: Types): readonly ObjectType[] {
  const tells = ({ name: { value } }: Property): boolean => {
    const among = members.flatMap((member) => propertiesByName(member).get(value) ?? []);
    const atoms = among.map(({ type }) => atomsOf(type, types));
    return atoms.some((own) => own.every(isLiteral)) && new Set(atoms.map(keyOf)).size > 1;
  };
  let parts: readonly ObjectType[] = [object];
  for (const property of object.properties.filter(tells)) {
    const ways: readonly (Property | undefined)[] = [
      ...(property.required ? [] : [undefined]),
      ...atomsOf(property.type, types)
        .flatMap(valuesOf)
        .map((type) => ({ ...property, type, required: true })),
    ];
    parts = parts.flatMap((part) =>
      ways.map((way) => ({
        ...part,
        properties: part.properties.flatMap((one) => (one === property ? (way ?? []) : one)),
      })),
    );
    if (parts.length > mostParts) return [];
  }
  return parts;
}

function isLiteral({ kind }: Atom): boolean {
  return kind === "enum" || kind === "null" || kind === "boolean";
}

/** Equal for literal types of the same values. */
function keyOf(atoms: readonly Atom[]): string {
  return [...new Set(keysOf(atoms))].sort().join(" ");
}

/** The values of literal types as JSON, and the kinds of the others, which no JSON is but `null`. */
function keysOf(atoms: readonly Atom[]): readonly string[] {
  return atoms.flatMap((atom) => {
    if (atom.kind === "enum") return atom.members.map(({ value }) => JSON.stringify(value));
    return atom.kind === "boolean" ? ["true", "false"] : [atom.kind];
  });
}

/** The kind of which a value is that is written as JSON; what is a kind stays one. */
function kindOf(key: string): string {
  if (key.startsWith('"')) return "string";
  return /^[-\d]/.test(key) ? "number" : key;
}

/** The values of a literal type, each as a type; other types as they are. */
function valuesOf(atom: Atom): readonly Atom[] {
  if (atom.kind === "enum") return atom.members.map((member) => ({ ...atom, members: [member] }));
  if (atom.kind !== "boolean") return [atom];
  return [true, false].map(
    (value): EnumType => ({ kind: "enum", constant: true, members: [{ value, span: nowhere }] }),
  );
}

const nowhere = { file: "", start: 0, end: 0 };
