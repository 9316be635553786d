import type { Definition, Plan, Property, Type } from "../../plan/model.js";
import type { Span, Text } from "../../source/span.js";
import { within } from "../spans.js";

/**
 * Whether a property only mentions what the dictionary or a bundle defines under the same name. What is wrong with
 * such a name or type is wrong there, and is said there once.
 */
export function isMention(property: Property): boolean {
  const kind = property.origins[0]?.kind;
  return kind === "dictionary" || kind === "bundle";
}

/** Whether a property is listed with nothing behind it, and means what is defined elsewhere. */
export function isBareMention(property: Property): boolean {
  return property.keys.length === 0 && isMention(property);
}

/** A text of a definition if it was written in it, and not taken from where the definition refers to. */
export function writtenHere(definition: Definition, text: Text | undefined): Text | undefined {
  return text && within(definition.span, text.span) ? text : undefined;
}

/** Where a property says its type: behind `type`, in the lone scalar or sequence, or else at its name. */
export function typePlace(property: Property): Span {
  const key = property.keys.find(({ key }) => key === "type" || key === "enum" || key === "const");
  if (key) return key.valueSpan;
  const isPlain = property.keys.length === 0 && property.span.end > property.span.start;
  return isPlain && property.span.file === property.name.span.file ? property.span : property.name.span;
}

/** The types of a plan by name, and a type with its references followed. */
export function typesOf(plan: Plan): (type: Type) => Type {
  const named = new Map(plan.types.map((type) => [type.name.value, type.definition.type]));
  return (type) => {
    let found: Type = type;
    // A reference to a reference to itself is an error of the language; a broken plan must still end here.
    for (let hops = 0; found.kind === "reference"; hops++) {
      const next = named.get(found.name);
      if (!next || hops > named.size) return { kind: "any" };
      found = next;
    }
    return found;
  };
}
