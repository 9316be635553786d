import type { Scalar, Type } from "../../plan/model.js";
import type { Shape } from "../names/similar.js";

/** Kinds that come alone, made once: a large plan asks a hundred thousand times. */
const alone: Readonly<Record<"boolean" | "number" | "object" | "string" | "array", readonly Shape[]>> = {
  boolean: ["boolean"],
  number: ["number"],
  object: ["object"],
  string: ["text"],
  array: ["list"],
};

/** What kinds of values a type has, `null` aside. An array that may also be a text has two. */
export function shapesOf(type: Type, resolved: (type: Type) => Type): readonly Shape[] {
  const found = resolved(type);
  switch (found.kind) {
    case "any":
      return ["any"];
    case "null":
      return [];
    case "boolean":
    case "number":
    case "object":
    case "string":
    case "array":
      return alone[found.kind];
    case "enum":
      return [...new Set(found.members.flatMap(({ value }) => shapeOfValue(value)))];
    case "union":
      return [...new Set(found.members.flatMap((member) => shallowShapes(resolved(member.type), resolved)))];
    case "reference":
      return ["any"];
  }
}

/** A union in a union is anything: a rule about names needn't go further. */
function shallowShapes(type: Type, resolved: (type: Type) => Type): readonly Shape[] {
  return type.kind === "union" ? ["any"] : shapesOf(type, resolved);
}

function shapeOfValue(value: Scalar): readonly Shape[] {
  switch (typeof value) {
    case "string":
      return ["text"];
    case "number":
      return ["number"];
    case "boolean":
      return ["boolean"];
    default:
      return [];
  }
}
