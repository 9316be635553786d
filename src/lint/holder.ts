import type { Definition, Property } from "../plan/model.js";
import { within } from "./spans.js";

/**
 * Tells in which property a definition stands that has no name of its own: the items of a list, a member of a union. Wants to
 * see every property that is visited.
 */
export interface Holder {
  enter(property: Property): void;
  of(definition: Definition): Property | undefined;
}

/** A holder that has seen nothing yet. */
export function rememberHolder(): Holder {
  const open: Property[] = [];
  return {
    enter(property) {
      // A property stands in those before it or after them.
      while (open.length > 0 && !within((open.at(-1) as Property).span, property.span)) open.pop();
      open.push(property);
    },
    of({ span }) {
      return open.findLast((property) => within(property.span, span));
    },
  };
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
