import type {
  Definition,
  EnumType,
  NumberType,
  Privacy,
  Property,
  Scalar,
  StringType,
  Type,
} from "../../plan/model.js";
import { EXTENSION, type Role, valueFacts } from "./extension.js";
import { type JsonMap, mapOf, mapOfAll, type Tree } from "./json.js";

/** The JSON Schema drafts that can come out, by the names that the `draft` option takes. */
export type Draft = "2020-12" | "draft-07";

/** Where a schema's named types stand. */
export function definitionsKey(draft: Draft): "$defs" | "definitions" {
  return draft === "2020-12" ? "$defs" : "definitions";
}

/** A reference to something among the file's own definitions. */
export function referenceTo(draft: Draft, name: string): string {
  const pointer = name.replaceAll("~", "~0").replaceAll("/", "~1");
  return `#/${definitionsKey(draft)}/${encodeURIComponent(pointer)}`;
}

/** What is written of one value: keywords for its type, texts, examples and the facts under the extension key. */
export interface SchemaWriter {
  definition(definition: Definition, role?: Role): JsonMap;
  /** The keywords of an object: `type`, `properties`, `required`, `additionalProperties`. */
  object<P extends Property>(
    properties: readonly P[],
    additional: boolean | Definition,
    roleOf?: (property: P) => Role | undefined,
  ): JsonMap;
}

/**
 * Writes types as schemas that Ajv's strict mode takes: one `type` per schema or `[T, "null"]`, else `anyOf`; each keyword
 * beside the `type` that it applies to; in draft-07 a `$ref` alone.
 */
export function schemaWriter(draft: Draft, privacyOf: (definition: Definition) => Privacy): SchemaWriter {
  const definition = (written: Definition, role?: Role): JsonMap => {
    const facts = valueFacts(written, privacyOf(written), role);
    const { description, deprecated, examples } = written;
    if ((facts ?? description ?? deprecated) === undefined && examples.length === 0) return typeSchema(written.type);
    const before = mapOf(
      ["description", description?.value],
      ["deprecated", deprecated === undefined ? undefined : true],
    );
    const after = mapOf(
      ["examples", examples.length === 0 ? undefined : examples.map((example) => example.value)],
      [EXTENSION, facts],
    );
    const schema = typeSchema(written.type);
    // Before 2019-09, whatever stands beside a `$ref` is ignored.
    const alone = draft === "draft-07" && schema.has("$ref") ? mapOf(["allOf", [schema]]) : schema;
    return mapOf(...before, ...alone, ...after);
  };

  const object: SchemaWriter["object"] = (properties, additional, roleOf) => {
    const required = properties.filter((property) => property.required).map((property) => property.name.value);
    const anything = additional === true && properties.length === 0;
    return mapOf(
      ["type", "object"],
      [
        "properties",
        properties.length === 0
          ? undefined
          : mapOfAll(
              properties.map((property) => [property.name.value, definition(property, roleOf?.(property))] as const),
            ),
      ],
      ["required", required.length === 0 ? undefined : required],
      [
        "additionalProperties",
        anything ? undefined : typeof additional === "boolean" ? additional : definition(additional),
      ],
    );
  };

  const typeSchema = (type: Type): JsonMap => {
    switch (type.kind) {
      case "any":
        return mapOf();
      case "null":
      case "boolean":
        return mapOf(["type", type.kind]);
      case "number":
        return numberSchema(type);
      case "string":
        return stringSchema(type);
      case "array":
        return mapOf(
          ["type", "array"],
          ["items", type.items === undefined ? undefined : definition(type.items)],
          ["minItems", type.minItems],
          ["maxItems", type.maxItems],
          ["uniqueItems", type.uniqueItems === true ? true : undefined],
        );
      case "object":
        return object(type.properties, type.additional);
      case "enum":
        return enumSchema(type);
      case "union":
        return unionSchema(type.members);
      case "reference":
        return mapOf(["$ref", referenceTo(draft, type.name)]);
    }
  };

  const unionSchema = (written: readonly Definition[]): JsonMap => {
    const members = written.flatMap((member) =>
      member.type.kind === "union" && isBare(member) ? flattened(member) : [member],
    );
    const others = members.filter((member) => member.type.kind !== "null" || !isBare(member));
    const [only] = others;
    if (only !== undefined && others.length === 1 && members.length === 2) {
      const nullable = withNull(definition(only));
      if (nullable !== undefined) return nullable;
    }
    return mapOf(["anyOf", members.map((member) => definition(member))]);
  };

  return { definition, object };
}

/** The members of a union and of the bare unions in it. */
function flattened(union: Definition): readonly Definition[] {
  const members: Definition[] = [];
  const open = [union];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type.kind === "union" && isBare(next))
      for (const member of next.type.members.toReversed()) open.push(member);
    else members.push(next);
  }
  return members;
}

/** Whether nothing but a type is written. */
function isBare(definition: Definition): boolean {
  return (
    definition.description === undefined &&
    definition.deprecated === undefined &&
    definition.examples.length === 0 &&
    valueFacts(definition, "none") === undefined
  );
}

/** `T | null` as one schema, where keywords of `T` leave null alone. */
function withNull(schema: JsonMap): JsonMap | undefined {
  const type = schema.get("type");
  if (typeof type !== "string" || type === "null") return undefined;
  if (["const", "allOf", "description", "deprecated", "examples", EXTENSION].some((key) => schema.has(key))) {
    return undefined;
  }
  const nullable = new Map(schema).set("type", [type, "null"]);
  const values = schema.get("enum");
  if (Array.isArray(values)) nullable.set("enum", [...values, null]);
  return nullable;
}

function numberSchema(type: NumberType): JsonMap {
  const name = type.integer ? "integer" : "number";
  const [first, ...more] = type.multipleOf ?? [];
  return mapOf(
    ["type", name],
    ["minimum", type.minimum],
    ["maximum", type.maximum],
    ["exclusiveMinimum", type.exclusiveMinimum],
    ["exclusiveMaximum", type.exclusiveMaximum],
    ["multipleOf", first],
    ["allOf", alsoAll(name, "multipleOf", more)],
  );
}

function stringSchema(type: StringType): JsonMap {
  const [first, ...more] = type.patterns ?? [];
  return mapOf(
    ["type", "string"],
    ["format", type.format],
    ["minLength", type.minLength],
    ["maxLength", type.maxLength],
    ["pattern", first],
    ["allOf", alsoAll("string", "pattern", more)],
  );
}

/** A keyword that holds several times: a schema takes it once, so that the others stand under `allOf`. */
function alsoAll(type: string, keyword: string, values: readonly Tree[]): readonly Tree[] | undefined {
  if (values.length === 0) return undefined;
  return values.map((value) => mapOf(["type", type], [keyword, value]));
}

function enumSchema(type: EnumType): JsonMap {
  const values = type.members.map((member) => member.value);
  const [only] = values;
  if (type.constant && only !== undefined && values.length === 1) {
    return mapOf(["type", typeName(only)], ["const", only]);
  }
  return mapOf(["type", typeOfAll(values)], ["enum", values]);
}

/** The one `type` that all values share, with null or without; several kinds are left to `enum` itself. */
function typeOfAll(values: readonly Scalar[]): Tree | undefined {
  const names = new Set(values.map(typeName));
  if (names.has("number")) names.delete("integer");
  const [first, second] = [...names].filter((name) => name !== "null");
  if (second !== undefined) return undefined;
  if (first === undefined) return names.has("null") ? "null" : undefined;
  return names.has("null") ? [first, "null"] : first;
}

function typeName(value: Scalar): string {
  if (value === null) return "null";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}
