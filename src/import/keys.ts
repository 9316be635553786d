import { planText } from "../formats/plan-text.js";
import type { Definition, EnumMember, Type } from "../plan/model.js";
import { within } from "./change.js";

const nowhere = { file: "", start: 0, end: 0 };

/** What a definition says, its texts included, as a text to compare. Neither its name nor whether it is required is in it. */
export function definitionKey(definition: Definition): string {
  return planText({
    dictionary: [{ ...definition, name: { value: "_", span: nowhere }, required: true, origins: [] }],
  });
}

/** The values that a definition takes, as far as they are written alike: without texts, in an order of its own. */
export function valuesKey(definition: Definition): string {
  return definitionKey(bare(definition));
}

/** A definition of the same values of which nobody says anything, but for what becomes of it. */
export function withoutTexts<D extends Definition>(definition: D): D {
  return { ...definition, description: undefined, examples: [], extensions: [] };
}

function bare<D extends Definition>(definition: D): D {
  return { ...withoutTexts(definition), deprecated: undefined, type: inOrder(within(definition.type, bare)) };
}

function inOrder(type: Type): Type {
  if (type.kind === "object") {
    return { ...type, properties: [...type.properties].sort((a, b) => (a.name.value < b.name.value ? -1 : 1)) };
  }
  if (type.kind !== "enum") return type;
  const members = type.members.map(({ value, span }): EnumMember => ({ value, span }));
  const text = ({ value }: EnumMember): string => JSON.stringify(value);
  // One value is the same however it is written.
  return { ...type, constant: false, members: members.sort((a, b) => (text(a) < text(b) ? -1 : 1)) };
}
