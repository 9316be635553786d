import type { NumberType, ObjectType, Property, Scalar, StringType, Type } from "../../plan/model.js";
import { writeText } from "../../syntax/edits/scalars.js";
import { plainName } from "./worlds.js";

/** How much of a definition is shown: what is deeper or longer is cut, since nobody reads it in a diff. */
const deepest = 6;
const mostMembers = 200;

/** The type of a definition in plan syntax, on one line: `[free, premium]`, `{ type: integer, minimum: 1 }`, `string | null`. */
export function textOf({ type }: { readonly type: Type }): string {
  return write(type, 0);
}

function write(type: Type, depth: number): string {
  if (depth > deepest) return "…";
  switch (type.kind) {
    case "any":
    case "null":
    case "boolean":
      return type.kind;
    case "reference":
      return plainName(type.name);
    case "number":
      return constrained(type.integer ? "integer" : "number", ofNumber(type));
    case "string":
      return constrained(type.format ?? "string", ofString(type));
    case "enum": {
      const values = type.members.slice(0, mostMembers).map(({ value }) => scalar(value));
      if (type.members.length > mostMembers) values.push("…");
      return type.constant && values.length === 1 ? `{ const: ${values[0]} }` : `[${values.join(", ")}]`;
    }
    case "array": {
      const { items, minItems, maxItems, uniqueItems } = type;
      const limits = [pair("minItems", minItems), pair("maxItems", maxItems), uniqueItems ? "uniqueItems: true" : ""];
      const item = items && write(items.type, depth + 1);
      if (item !== undefined && isWord(item) && limits.every((limit) => !limit)) return `${item}[]`;
      return constrained("array", [item === undefined ? "" : `items: ${item}`, ...limits]);
    }
    case "object":
      return ofObject(type, depth);
    case "union": {
      const members = type.members.map((member) => write(member.type, depth + 1));
      return members.every((member) => isWord(member) || /^[\w-]+\[\]$/.test(member))
        ? members.join(" | ")
        : `{ anyOf: [${members.join(", ")}] }`;
    }
  }
}

/** A property as it is listed, with the mark of optionality. */
export function nameOf({ name, required }: Property): string {
  return writeText(`${name.value.endsWith("?") ? `${name.value.slice(0, -1)}\\?` : name.value}${required ? "" : "?"}`, {
    inFlow: true,
  });
}

function ofObject({ properties, additional }: ObjectType, depth: number): string {
  if (properties.length === 0 && additional === true) return "object";
  const rest = typeof additional === "boolean" ? String(additional) : write(additional.type, depth + 1);
  const keys: string[] = [];
  if (properties.length > 0) {
    const listed = properties.slice(0, mostMembers).map((one) => `${nameOf(one)}: ${write(one.type, depth + 1)}`);
    if (properties.length > mostMembers) listed.push("…");
    keys.push(`properties: { ${listed.join(", ")} }`);
  } else keys.push("type: object");
  if (additional !== false || properties.length === 0) keys.push(`additionalProperties: ${rest}`);
  return `{ ${keys.join(", ")} }`;
}

function ofNumber({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: NumberType): readonly string[] {
  return [
    pair("minimum", minimum),
    pair("maximum", maximum),
    pair("exclusiveMinimum", exclusiveMinimum),
    pair("exclusiveMaximum", exclusiveMaximum),
    ...(multipleOf ?? []).map((step) => `multipleOf: ${step}`),
  ];
}

function ofString({ patterns, minLength, maxLength }: StringType): readonly string[] {
  return [
    ...(patterns ?? []).map((pattern) => `pattern: ${writeText(pattern, { inFlow: true })}`),
    pair("minLength", minLength),
    pair("maxLength", maxLength),
  ];
}

function pair(key: string, value: number | undefined): string {
  return value === undefined ? "" : `${key}: ${value}`;
}

function constrained(word: string, keys: readonly string[]): string {
  const written = keys.filter((key) => key !== "");
  return written.length === 0 ? word : `{ type: ${word}, ${written.join(", ")} }`;
}

function scalar(value: Scalar): string {
  return typeof value === "string" ? writeText(value, { inFlow: true }) : String(value);
}

function isWord(text: string): boolean {
  return /^[\w-]+$/.test(text);
}
