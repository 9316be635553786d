import { writeText } from "../syntax/edits/scalars.js";
import type { Definition, Property, Scalar, Type } from "./model.js";
import { layOut, type Piece, writeValue } from "./written/layout.js";
import { markedName, pieceOf, pieceOfType } from "./written/pieces.js";

export { markedName };

/*
 * Definitions as a plan would have them, for people who read the plan and not the model: in the shortest form there is, `string`,
 * `[free, premium]`, `{ type: integer, minimum: 1 }`, and over several lines where it has properties. Read again, each gives the
 * same set of values. Texts are left out; what protects people (privacy, consent, retention) is not.
 */

/** What would stand behind the name, one or several lines without indentation and without a line end behind the last. */
export function writtenDefinition(definition: Definition): string {
  return layOut(pieceOf(definition)).join("\n");
}

/** The same of a type, about which nothing else is known. */
export function writtenType(type: Type): string {
  return layOut(pieceOfType(type)).join("\n");
}

/** A property, a trait or a context property with its name and its mark: `artist?: string`. */
export function writtenProperty(property: Property): string {
  const piece: Piece = {
    kind: "entries",
    entries: [[markedName(property.name.value, property.required), pieceOf(property)]],
    open: true,
  };
  return layOut(piece).join("\n");
}

/** A single value as it would stand in a list: `premium`, `'404'`, `null`. */
export function writtenValue(value: Scalar): string {
  return writeValue(value, { inFlow: true });
}

/** A name as it would stand before its colon: in quotes where YAML needs them. */
export function writtenName(name: string): string {
  return writeText(name, { inFlow: false });
}
