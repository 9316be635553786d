import type { Definition, NamedType } from "./model.js";
import { eachDefinition, mayHold, referencesIn } from "./references.js";

/**
 * Gives the consent categories that a property needs: its own and those of everything inside it, named types
 * included, since a client leaves out whole properties. Sorted.
 */
export function effectiveConsent(types: readonly NamedType[]): (definition: Definition) => readonly string[] {
  const ofType = categoriesOfTypes(types);
  return (definition) => {
    // Most definitions hold no other and ask for nothing.
    if (!mayHold(definition.type) && definition.consent.length === 0) return none;
    const categories = written(definition);
    for (const name of referencesIn([definition])) {
      for (const category of ofType.get(name) ?? []) categories.add(category);
    }
    return [...categories].sort();
  };
}

const none: readonly string[] = [];

/** Spreads what is written in each type to all that refer to it, one category after another: there are few. */
function categoriesOfTypes(types: readonly NamedType[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ofType = new Map<string, Set<string>>();
  const usedBy = new Map<string, string[]>();
  const writtenIn = new Map<string, string[]>();
  for (const { name, definition } of types) {
    ofType.set(name.value, new Set());
    for (const used of referencesIn([definition])) append(usedBy, used, name.value);
    for (const category of written(definition)) append(writtenIn, category, name.value);
  }
  for (const [category, open] of writtenIn) {
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const categories = ofType.get(name);
      if (!categories || categories.has(category)) continue;
      categories.add(category);
      open.push(...(usedBy.get(name) ?? []));
    }
  }
  return ofType;
}

function written(definition: Definition): Set<string> {
  const categories = new Set<string>();
  eachDefinition([definition], ({ consent }) => {
    for (const category of consent) categories.add(category.value);
  });
  return categories;
}

function append(lists: Map<string, string[]>, name: string, value: string): void {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
}
