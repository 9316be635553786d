import type { Scalar, Type } from "../model.js";

/** A type in a message: `a text`, `` `genre` ``, `an integer or null`. */
export function describe(type: Type): string {
  switch (type.kind) {
    case "any":
      return "`any`";
    case "null":
      return "`null`";
    case "boolean":
      return "a `boolean`";
    case "number":
      return type.integer ? "an `integer`" : "a `number`";
    case "string":
      return type.format ? `\`${type.format}\`` : "a `string`";
    case "array":
      return "a list";
    case "object":
      return "an object";
    case "enum":
      return type.constant ? "a constant" : "a list of values";
    case "union":
      return type.members.length > 4
        ? "any of these types"
        : `\`${type.members.map((member) => word(member.type)).join(" | ")}\``;
    case "reference":
      return `\`${type.name}\``;
  }
}

/** A type in a word or two, without backticks. */
function word(type: Type): string {
  if (type.kind === "union" || type.kind === "enum") return type.kind;
  return describe(type).replace(/^an? /, "").replaceAll("`", "");
}

/** A single value in a message, as it would be written. */
export function shown(value: Scalar): string {
  return typeof value === "string" ? value : String(value);
}
