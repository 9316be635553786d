import type { Type } from "../../plan/model.js";

/** A name as it can be typed behind a key: in quotes unless it is plainly text. */
export function typedName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_ -]*$/u.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name);
  return isPlain && name.trim() === name ? name : `'${name.replaceAll("'", "''")}'`;
}

/** A type as it can be typed behind `type:` in braces, if it is one of those that a line can hold. */
export function typedType(type: Type): string {
  const expression = expressionOf(type);
  // A bracket can't stand bare in braces.
  return expression.includes("[") ? `'${expression}'` : expression;
}

function expressionOf(type: Type): string {
  switch (type.kind) {
    case "string":
      return type.format ?? "string";
    case "number":
      return type.integer ? "integer" : "number";
    case "reference":
      return type.name;
    case "array":
      return type.items && type.items.type.kind !== "union" ? `${expressionOf(type.items.type)}[]` : "array";
    case "union":
      return type.members.map((member) => expressionOf(member.type)).join(" | ");
    case "enum":
      return "…";
    case "any":
    case "null":
    case "boolean":
    case "object":
      return type.kind;
  }
}
