import type { Definition, Property } from "../plan/model.js";
import type { Owner } from "./rule.js";
import { within } from "./spans.js";

/**
 * Tells in which property a definition stands that has no name of its own: the items of a list, a member of a union. Wants to
 * see every property that is visited.
 */
export interface Holder {
  enter(property: Property): void;
  of(definition: Definition): Property | undefined;
  /** A definition for messages: `` `step` ``, `` an item of `filters` ``, `` the type `genre` ``. */
  around(definition: Definition, owner: Owner): string;
}

/** A holder that has seen nothing yet. */
export function rememberHolder(): Holder {
  const open: Property[] = [];
  const of = ({ span }: Definition): Property | undefined => open.findLast((property) => within(property.span, span));
  return {
    enter(property) {
      // A property stands in those before it or after them.
      while (open.length > 0 && !within((open.at(-1) as Property).span, property.span)) open.pop();
      open.push(property);
    },
    of,
    around(definition, owner) {
      const property = of(definition);
      if (property) return isNamed(definition) ? `\`${definition.name.value}\`` : partOf(property);
      if (isNamed(definition)) return `\`${definition.name.value}\``;
      return owner.kind === "type" ? `the type \`${owner.name}\`` : "this enum";
    },
  };
}

function isNamed(definition: Definition): definition is Property {
  return "name" in definition;
}

/** What a property's own type is, or a part of it without a name: `` an item of `filters` ``, for messages. */
export function partOf({ name, type }: Property): string {
  switch (type.kind) {
    case "array":
      return `an item of \`${name.value}\``;
    case "object":
      return `a value in \`${name.value}\``;
    default:
      // An alternative is the property itself.
      return `\`${name.value}\``;
  }
}
