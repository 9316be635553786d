import type { Definition, Property, Type } from "../../plan/model.js";
import { markedName, writtenName, writtenType } from "../../plan/written.js";
import type { FactSide } from "../model.js";
import { plainType } from "./worlds.js";

/** The type of a definition in plan syntax: `[free, premium]`, `{ type: integer, minimum: 1 }`, or on several lines. */
export function textOf({ type }: { readonly type: Type }): string {
  return writtenType(plainType(type));
}

/** A property as it is listed, with the mark of optionality: `artist?`. */
export function nameOf({ name, required }: Property): string {
  return writtenName(markedName(name.value, required));
}

/** A property with its type behind its name, as a plan lists it. */
export function listedOf(property: Property & Pick<Definition, "type">): string {
  const text = textOf(property);
  const name = nameOf(property);
  return text.includes("\n") ? `${name}:\n${text.replaceAll(/^/gm, "  ")}` : `${name}: ${text}`;
}

/** What a side of a fact says of a type. */
export function typeSide(type: Type): Pick<FactSide, "definition" | "type"> {
  return { definition: textOf({ type }), type };
}

/** What a side of a fact says of a property that is listed there and not on the other. */
export function listedSide(property: Property): Pick<FactSide, "definition" | "type" | "isRequired"> {
  return { definition: listedOf(property), type: property.type, isRequired: property.required };
}
