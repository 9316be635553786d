import { readTexts } from "../../syntax/mapping.js";
import type { ContextProperty } from "../model.js";
import {
  checkConsent,
  checkFormerNames,
  dictionaryOnly,
  dictionaryPlace,
  makeProperty,
  resolveListed,
} from "./listings.js";
import type { Resolution } from "./resolution.js";
import { contextTable } from "./tables.js";

/** What the application sets once, and what is then sent with every event. */
export function resolveContext(r: Resolution): readonly ContextProperty[] {
  const context = new Map<string, ContextProperty>();
  for (const { name, value, optional } of r.binding.context.values()) {
    const marked = { name, optional };
    const { definition, fields } = resolveListed(
      r,
      value,
      marked,
      contextTable,
      dictionaryOnly(r, name),
      () => dictionaryPlace,
    );
    const property = makeProperty(definition, marked);
    checkConsent(r, property);
    const sources = readTexts(fields?.entries.get("sources"), r.diagnostics);
    r.checkVocabulary(sources, "sources");
    context.set(name.value, { ...property, sources });
  }
  checkFormerNames(r, context);
  return [...context.values()];
}
