import type { ArrayType, Definition, EnumMember, ObjectType, Scalar, Type } from "../../plan/model.js";
import { type Atom, anything, atomsOf, type Types } from "../../plan/values/atoms.js";
import { propertiesByName } from "../../plan/values/judge.js";
import type { Span } from "../../source/span.js";
import { type Left, matched, type Pass } from "./pairs.js";
import type { Sameness } from "./same.js";
import { textOf } from "./text.js";
import { plainName } from "./worlds.js";

/** A member of a union that has parts of its own. */
export type Complex = ObjectType | ArrayType;

/** A member with where it is in its plan: the keys below the union. */
export interface Member {
  readonly type: Complex;
  readonly path: readonly string[];
}

/** The members with parts of two unions: those that are one, and those that stand on one side only. */
export interface Members {
  readonly pairs: readonly { readonly base: Complex; readonly head: Complex; readonly path: readonly string[] }[];
  readonly removed: readonly Member[];
  readonly added: readonly Member[];
}

interface Named {
  readonly type: Complex;
  /** The named type that it is. */
  readonly name: string | undefined;
  readonly at: number;
}

/** Pairs members by a tag that tells all of them apart, by their names, by what they are; at last, a lone one with a lone one. */
export function membersOf(base: Type, head: Type, types: Types, same: Sameness): Members {
  const pairs: { readonly base: Complex; readonly head: Complex; readonly path: readonly string[] }[] = [];
  const removed: Member[] = [];
  const added: Member[] = [];
  for (const kind of ["object", "array"] as const) {
    const before = complexIn(base, types, kind);
    const after = complexIn(head, types, kind);
    const isAlone = before.length <= 1 && after.length <= 1;
    const tag = tagOf([before, after], types);
    const pathOf = (one: Named, other: Named = one): readonly string[] => {
      if (isAlone) return [];
      const constant = tag === undefined ? undefined : constantAt(one, tag, types);
      // Two names or places: the same one whichever side comes first.
      const [name] = [one.name, other.name].flatMap((given) => given ?? []).sort();
      return ["anyOf", constant ?? name ?? String(Math.min(one.at, other.at))];
    };
    let left: Left<Named> = { base: before, head: after };
    const isSame = (one: Named, other: Named): boolean => same.type(one.type, other.type);
    const passes: readonly Pass<Named>[] = [
      { keyOf: (one) => (tag === undefined ? undefined : constantAt(one, tag, types)) },
      { keyOf: (one) => one.name },
      // Of several that are written alike, those that say the same of themselves.
      { keyOf: textOf, isSame },
      { keyOf: textOf },
    ];
    for (const pass of passes) {
      left = matched(left, pass, (one, other) => {
        pairs.push({ base: one.type, head: other.type, path: pathOf(other, one) });
      });
    }
    const [lone, ...others] = left.base;
    const [last, ...rest] = left.head;
    if (tag === undefined && lone && last && others.length === 0 && rest.length === 0) {
      pairs.push({ base: lone.type, head: last.type, path: pathOf(last, lone) });
      continue;
    }
    removed.push(...left.base.map((one) => ({ type: one.type, path: pathOf(one) })));
    added.push(...left.head.map((one) => ({ type: one.type, path: pathOf(one) })));
  }
  return { pairs, removed, added };
}

function complexIn(type: Type, types: Types, kind: Complex["kind"]): readonly Named[] {
  const found: Named[] = [];
  const seen = new Set<string>();
  const open: { readonly type: Type; readonly name: string | undefined }[] = [{ type, name: undefined }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { type: one, name } = next;
    if (one.kind === "union") {
      for (const member of [...one.members].reverse()) open.push({ type: member.type, name: undefined });
    } else if (one.kind === "reference") {
      if (seen.has(one.name)) continue;
      seen.add(one.name);
      open.push({ type: types(one.name)?.type ?? anything, name: plainName(one.name) });
    } else if (one.kind === kind) found.push({ type: one, name, at: found.length });
  }
  return found;
}

/** A property in which every member of a union has a constant of its own. */
function tagOf(sides: readonly (readonly Named[])[], types: Types): string | undefined {
  const [first] = sides.flat();
  if (first?.type.kind !== "object" || sides.every((side) => side.length <= 1)) return undefined;
  const names = first.type.properties.map(({ name }) => name.value);
  return names.find((name) =>
    sides.every((side) => {
      const constants = side.map((one) => constantAt(one, name, types));
      return !constants.includes(undefined) && new Set(constants).size === constants.length;
    }),
  );
}

/** The only value that a member's property can have, as text. */
function constantAt({ type }: Named, name: string, types: Types): string | undefined {
  if (type.kind !== "object") return undefined;
  const property = propertiesByName(type).get(name);
  if (!property?.required) return undefined;
  const [atom, ...others] = atomsOf(property.type, types);
  if (atom?.kind !== "enum" || others.length > 0 || atom.members.length !== 1) return undefined;
  return String(atom.members[0]?.value);
}

/** The values that the enums among some members list. */
export function listedIn(atoms: readonly Atom[]): ReadonlyMap<Scalar, EnumMember> {
  const listed = new Map<Scalar, EnumMember>();
  for (const atom of atoms) {
    if (atom.kind !== "enum") continue;
    for (const member of atom.members) if (!listed.has(member.value)) listed.set(member.value, member);
  }
  return listed;
}

/** Where the enums among some members list a value, in their order. */
export function placesOf(atoms: readonly Atom[], value: Scalar): readonly Span[] {
  return atoms.flatMap((atom) =>
    atom.kind === "enum" ? atom.members.filter((member) => member.value === value).map(({ span }) => span) : [],
  );
}

/** The definitions that a union is made of, where it is one; those of unions inside it included. */
export function definitionsOf(type: Type, types: Types): readonly Definition[] {
  const found: Definition[] = [];
  const seen = new Set<string>();
  const open: Type[] = [type];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "reference") {
      if (seen.has(next.name)) continue;
      seen.add(next.name);
      open.push(types(next.name)?.type ?? anything);
    } else if (next.kind === "union") {
      for (const member of next.members) {
        found.push(member);
        if (member.type.kind === "union") open.push(member.type);
      }
    }
  }
  return found;
}
