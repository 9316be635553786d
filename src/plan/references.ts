import type { Definition, NamedType, Type } from "./model.js";

/** Whether a type is of a kind that holds or names others. */
export function mayHold({ kind }: Type): boolean {
  return kind === "array" || kind === "object" || kind === "union" || kind === "reference";
}

/** The definitions directly inside a type: properties and their rest, items, members of a union. */
export function definitionsIn(type: Type): readonly Definition[] {
  switch (type.kind) {
    case "array":
      return type.items ? [type.items] : [];
    case "union":
      return type.members;
    case "object":
      return typeof type.additional === "boolean" ? type.properties : [...type.properties, type.additional];
    default:
      return [];
  }
}

/** Visits definitions and all that stands inside them, references not followed. No recursion: depth can't overflow it. */
export function eachDefinition(definitions: Iterable<Definition>, visit: (definition: Definition) => void): void {
  const open = [...definitions];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    visit(next);
    for (const inner of definitionsIn(next.type)) open.push(inner);
  }
}

/** The named types that definitions refer to themselves, unsorted. */
export function referencesIn(definitions: Iterable<Definition>): ReadonlySet<string> {
  const names = new Set<string>();
  eachDefinition(definitions, ({ type }) => {
    if (type.kind === "reference") names.add(type.name);
  });
  return names;
}

/**
 * Gives the named types that definitions need, those that these refer to included, sorted by name. Each type is walked
 * once in the life of the returned function.
 */
export function typesNeededBy(
  types: readonly NamedType[],
): (definitions: Iterable<Definition>) => readonly NamedType[] {
  const byName = new Map(types.map((type) => [type.name.value, type]));
  const known = new Map<string, ReadonlySet<string>>();
  const referencesOf = (type: NamedType): ReadonlySet<string> => {
    const name = type.name.value;
    const found = known.get(name) ?? referencesIn([type.definition]);
    known.set(name, found);
    return found;
  };
  return (definitions) => {
    const needed = new Map<string, NamedType>();
    const open = [...referencesIn(definitions)];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const type = byName.get(name);
      if (type === undefined || needed.has(name)) continue;
      needed.set(name, type);
      for (const reference of referencesOf(type)) open.push(reference);
    }
    return [...needed.values()].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  };
}
