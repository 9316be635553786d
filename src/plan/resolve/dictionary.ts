import { mistaken } from "../../diagnostics/mistake.js";
import type { Span } from "../../source/span.js";
import { circularDefinition } from "../mistakes/types.js";
import type { Property } from "../model.js";
import { define } from "./definitions.js";
import type { Found, Resolution } from "./resolution.js";
import { propertyTable } from "./tables.js";

/** What the dictionary says of a name. `at` is where it is looked up. */
export function findInDictionary(r: Resolution, name: string, at: Span): Found | "broken" | undefined {
  const known = r.dictionary.get(name);
  if (known === "open") {
    const bound = r.binding.dictionary.get(name);
    const related = bound ? [{ span: bound.name.span, label: "defined here" }] : [];
    r.report(mistaken(circularDefinition, at, { name }, { label: "looked up inside itself", related }));
    return "broken";
  }
  if (known) return known;
  const bound = r.binding.dictionary.get(name);
  if (!bound) return undefined;
  r.dictionary.set(name, "open");
  const { definition } = define(r, bound.value, name, propertyTable);
  const found: Found = {
    definition,
    origins: [{ kind: "dictionary", name, span: bound.name.span }, ...definition.origins],
  };
  r.dictionary.set(name, found);
  return found;
}

/** The dictionary as the model shows it. */
export function resolveDictionary(r: Resolution): readonly Property[] {
  const properties: Property[] = [];
  for (const { name } of r.binding.dictionary.values()) {
    const found = findInDictionary(r, name.value, name.span);
    if (found && found !== "broken") properties.push({ ...found.definition, name, required: true });
  }
  return properties;
}
