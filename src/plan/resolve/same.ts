import type { Definition, ObjectType, Property, Type } from "../model.js";
import { sameList, sameNumbers, sameStrings } from "../same-values.js";

/** Whether two properties of one name say the same: type, presence, texts and governance, wherever they are written. */
export function sameMeaning(a: Property, b: Property): boolean {
  return a.required === b.required && sameDefinition(a, b);
}

function sameDefinition(a: Definition, b: Definition): boolean {
  if (a === b) return true;
  return (
    a.description?.value === b.description?.value &&
    a.deprecated?.value === b.deprecated?.value &&
    a.privacy?.value === b.privacy?.value &&
    a.retention?.value === b.retention?.value &&
    sameList(a.consent, b.consent, (one, other) => one.value === other.value) &&
    sameType(a.type, b.type)
  );
}

/** Whether two types are written alike, places aside. */
function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case "any":
    case "null":
    case "boolean":
      return a.kind === b.kind;
    case "number":
      return sameNumbers(a, b);
    case "string":
      return sameStrings(a, b);
    case "array":
      return (
        b.kind === "array" &&
        a.minItems === b.minItems &&
        a.maxItems === b.maxItems &&
        a.uniqueItems === b.uniqueItems &&
        (a.items && b.items ? sameDefinition(a.items, b.items) : a.items === b.items)
      );
    case "object":
      return (
        b.kind === "object" &&
        sameAdditional(a.additional, b.additional) &&
        sameList(
          a.properties,
          b.properties,
          (one, other) => one.name.value === other.name.value && sameMeaning(one, other),
        )
      );
    case "enum":
      return b.kind === "enum" && sameList(a.members, b.members, (one, other) => one.value === other.value);
    case "union":
      return b.kind === "union" && sameList(a.members, b.members, sameDefinition);
    case "reference":
      return b.kind === "reference" && a.name === b.name;
  }
}

function sameAdditional(a: ObjectType["additional"], b: ObjectType["additional"]): boolean {
  return typeof a === "boolean" || typeof b === "boolean" ? a === b : sameDefinition(a, b);
}
