import type { Definition, EnumMember, Plan, Type } from "../plan/model.js";
import { definitionsIn } from "../plan/references.js";
import { subtype } from "../plan/subtype/index.js";
import { type Types, typesOf } from "../plan/values/atoms.js";
import { plainType } from "./facts/worlds.js";
import type { Life } from "./life-cycle.js";
import type { Fact } from "./model.js";

/**
 * Gives how far that had come which a definition admits no longer: values that it lists, and members of a union, however far inside. It is
 * the first day on which the head takes all that was to be left by then.
 */
export function livesOfLosses(plans: { readonly base: Plan; readonly head: Plan }): (fact: Fact) => Life | undefined {
  const types = { base: typesOf(plans.base), head: typesOf(plans.head) };
  return ({ base, head }) => {
    // One that has but one name is called by the event's.
    if (!base?.type || !head?.type || (head.type.kind === "enum" && head.type.constant)) return undefined;
    const [before, after] = [plainType(base.type), plainType(head.type)];
    const took = base.isPlain ? withoutParts(before, types.base) : before;
    // Proofs are dear, and most types hold nothing that is deprecated.
    const days = [...daysIn(took, types.base)].sort();
    const isTaken = (day: string | undefined): boolean => {
      const left = day === undefined ? { type: took, types: types.base } : leftAfter(day, took, types.base);
      return subtype(left.type, left.types, after, types.head).kind === "included";
    };
    const isLeft = days.length > 0 && !isTaken(undefined) && isTaken(days.at(-1));
    const inside = isLeft ? days.find(isTaken) : undefined;
    const [expires] = [inside, base.until].filter((day) => day !== undefined).sort();
    return expires === undefined ? undefined : { status: "deprecated", expires };
  };
}

/** A type, and what the names in it stand for, without what was announced to be gone after a day. */
function leftAfter(day: string, whole: Type, types: Types): { readonly type: Type; readonly types: Types } {
  const isLeft = (one: Definition | EnumMember): boolean => {
    const last = dayOf(one);
    return last === undefined || last > day;
  };
  const within = <T extends Definition>(one: T): T => ({ ...one, type: left(one.type) });
  const left = (type: Type): Type => {
    switch (type.kind) {
      case "enum":
        return type.members.every(isLeft) ? type : orNothing({ ...type, members: type.members.filter(isLeft) });
      case "union":
        return { ...type, members: type.members.filter(isLeft).map(within) };
      case "array":
        return type.items ? { ...type, items: within(type.items) } : type;
      case "object": {
        const { properties, additional } = type;
        const rest = typeof additional === "boolean" ? additional : within(additional);
        return { ...type, properties: properties.map(within), additional: rest };
      }
      default:
        return type;
    }
  };
  const known = new Map<string, Definition | undefined>();
  const named = (name: string): Definition | undefined => {
    const definition = types(name);
    return definition && (isLeft(definition) ? within(definition) : { ...definition, type: nothing });
  };
  const lookUp: Types = (name) => {
    if (!known.has(name)) known.set(name, named(name));
    return known.get(name);
  };
  return { type: left(whole), types: lookUp };
}

const nothing: Type = { kind: "union", members: [] };

function orNothing(type: Extract<Type, { kind: "enum" }>): Type {
  return type.members.length > 0 ? type : nothing;
}

/** A union without its objects and lists. */
function withoutParts(whole: Type, types: Types): Type {
  const seen = new Set<string>();
  const within = (type: Type): readonly Definition[] => {
    if (type.kind !== "union") return [];
    return type.members.flatMap((member): readonly Definition[] => {
      const { kind } = member.type;
      return kind === "object" || kind === "array" ? [] : [{ ...member, type: plain(member.type) }];
    });
  };
  const plain = (type: Type): Type => {
    if (type.kind === "union") return { ...type, members: within(type) };
    if (type.kind === "object" || type.kind === "array") return nothing;
    const named = type.kind === "reference" && !seen.has(type.name) ? types(type.name) : undefined;
    if (type.kind !== "reference") return type;
    seen.add(type.name);
    return named ? { kind: "union", members: [{ ...named, type: plain(named.type) }] } : nothing;
  };
  return plain(whole);
}

/** All days until which anything in a type is kept. */
function daysIn(whole: Type, types: Types): ReadonlySet<string> {
  const days = new Set<string>();
  const seen = new Set<string>();
  const open: Type[] = [whole];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    const named = type.kind === "reference" && !seen.has(type.name) ? types(type.name) : undefined;
    if (type.kind === "reference") seen.add(type.name);
    const inside = named ? [named] : definitionsIn(type);
    for (const one of [...inside, ...(type.kind === "enum" ? type.members : [])]) {
      const day = dayOf(one);
      if (day !== undefined) days.add(day);
    }
    for (const { type: inner } of inside) open.push(inner);
  }
  return days;
}

/** The day until which something deprecated is kept. */
function dayOf({ deprecated, expires }: Definition | EnumMember): string | undefined {
  return deprecated ? expires?.value : undefined;
}
