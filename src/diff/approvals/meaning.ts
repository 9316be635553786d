import { createHash } from "node:crypto";
import type { Definition, Plan, Type } from "../../plan/model.js";
import { referencesIn } from "../../plan/references.js";
import { plainName } from "../facts/worlds.js";

/** What a type of a plan means, as a text: equal for types that are made alike, by whatever names and in whatever order. */
export type Meaning = (type: Type) => string;

/**
 * Types are unrolled into themselves this often at most. Two that refer to themselves and differ only further down than that, in a chain
 * of more types, are taken for one.
 */
const mostRounds = 64;

/** The meanings of a plan's types. The named ones are worked out when the first is asked for. */
export function meaningIn({ types }: Plan): Meaning {
  let known: ReadonlyMap<string, string> | undefined;
  return (type) =>
    written(type, (name) => {
      known ??= meaningsOf(new Map(types.map((one) => [one.name.value, one.definition])));
      return known.get(plainName(name)) ?? "nothing";
    });
}

/** Each named type by what stands behind its name; those that lead back to themselves are unrolled again and again. */
function meaningsOf(types: ReadonlyMap<string, Definition>): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const settle = (name: string, of: ReadonlyMap<string, string>): string => {
    const definition = types.get(name);
    return definition ? written(definition.type, (other) => of.get(other) ?? "itself") : "nothing";
  };
  const open = new Map([...types].map(([name, one]) => [name, new Set([...referencesIn([one])])]));
  const users = new Map<string, string[]>();
  for (const [name, used] of open) {
    for (const other of used) {
      const list = users.get(other);
      if (list) list.push(name);
      else if (types.has(other)) users.set(other, [name]);
      else used.delete(other);
    }
  }
  const ready = [...open].flatMap(([name, used]) => (used.size === 0 ? [name] : []));
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    known.set(name, settle(name, known));
    open.delete(name);
    for (const user of users.get(name) ?? []) {
      const left = open.get(user);
      if (left?.delete(name) && left.size === 0) ready.push(user);
    }
  }
  for (let round = Math.min(open.size, mostRounds); round > 0; round--) {
    const next = [...open.keys()].map((name) => [name, settle(name, known)] as const);
    for (const [name, text] of next) known.set(name, text);
  }
  return known;
}

/** A type as a text without texts, places and names of types. What is inside is shortened to a hash, so that no text grows. */
function written(type: Type, named: (name: string) => string): string {
  const inner = ({ type: one }: Definition): string => hashOf(written(one, named));
  switch (type.kind) {
    case "reference":
      return named(type.name);
    case "enum":
      return JSON.stringify(["enum", ...type.members.map(({ value }) => JSON.stringify(value)).sort()]);
    case "union":
      return JSON.stringify(["union", ...type.members.map(inner).sort()]);
    case "array": {
      const { items, minItems, maxItems, uniqueItems } = type;
      return JSON.stringify([
        "array",
        minItems ?? 0,
        maxItems ?? null,
        uniqueItems ?? false,
        items ? inner(items) : null,
      ]);
    }
    case "object": {
      const { properties, additional } = type;
      const listed = properties.map((one) => JSON.stringify([one.name.value, one.required, inner(one)])).sort();
      return JSON.stringify(["object", typeof additional === "boolean" ? additional : inner(additional), ...listed]);
    }
    default:
      return JSON.stringify(
        Object.entries(type)
          .filter(([, value]) => value !== undefined)
          .sort(byKey),
      );
  }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The beginning of the SHA-256 of a text, as hexadecimal digits. */
export function hashOf(text: string, digits = 32): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}
