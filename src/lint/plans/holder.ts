import type { Definition, Property } from "../../plan/model.js";
import type { Owner } from "../rule.js";
import { within } from "../spans.js";

/**
 * The property in which a definition stands that has no name of its own: the items of a list, a member of a union. `inside` are
 * the definitions around it, outermost first.
 */
export function holderOf({ span }: Definition, inside: readonly Definition[]): Property | undefined {
  return inside.findLast((each): each is Property => isNamed(each) && within(each.span, span));
}

/** A definition for messages: `` `step` ``, `` an item of `filters` ``, `` the type `genre` ``. */
export function placeIn(definition: Definition, owner: Owner, inside: readonly Definition[]): string {
  if (isNamed(definition)) return `\`${definition.name.value}\``;
  const holder = holderOf(definition, inside);
  if (holder) return partOf(holder);
  return owner.kind === "type" ? `the type \`${owner.name}\`` : "this enum";
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
