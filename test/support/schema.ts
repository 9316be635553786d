import { Ajv2020 } from "ajv/dist/2020.js";
import type { Json, Type } from "../../src/plan/model.js";
import { formats } from "../../src/plan/values/formats.js";

/** A second opinion on what types mean: a short translation to JSON Schema, apart from the one that the tool emits. */
export type Schema = Readonly<Record<string, unknown>>;

/** The schema of a type with its named types. */
export function schemaOf(type: Type, named: Readonly<Record<string, Type>>): Schema {
  const $defs = Object.fromEntries(Object.entries(named).map(([name, one]) => [name, translate(one)]));
  return { $defs, ...translate(type) };
}

function translate(type: Type): Schema {
  switch (type.kind) {
    case "any":
      return {};
    case "null":
    case "boolean":
      return { type: type.kind };
    case "number": {
      const { kind, integer, multipleOf = [], ...bounds } = type;
      return {
        ...bounds,
        type: integer ? "integer" : kind,
        ...allOf(multipleOf.map((step) => ({ type: integer ? "integer" : kind, multipleOf: step }))),
      };
    }
    case "string": {
      const { kind, patterns = [], ...rest } = type;
      return { type: kind, ...rest, ...allOf(patterns.map((pattern) => ({ type: kind, pattern }))) };
    }
    case "array": {
      const { kind, items, ...rest } = type;
      return { type: kind, ...rest, ...(items ? { items: translate(items.type) } : {}) };
    }
    case "object": {
      const { additional } = type;
      return {
        type: "object",
        properties: Object.fromEntries(type.properties.map(({ name, type: one }) => [name.value, translate(one)])),
        required: type.properties.filter(({ required }) => required).map(({ name }) => name.value),
        additionalProperties: typeof additional === "boolean" ? additional : translate(additional.type),
      };
    }
    case "enum":
      return { enum: type.members.map(({ value }) => value) };
    case "union":
      return { anyOf: type.members.map((member) => translate(member.type)) };
    case "reference":
      return { $ref: `#/$defs/${type.name}` };
  }
}

function allOf(schemas: readonly Schema[]): Schema {
  return schemas.length === 0 ? {} : { allOf: schemas };
}

/** Compiles schemas as the tool's own checks do: strict, with our formats and decimal steps. */
export function compiler(): (schema: Schema) => (value: Json) => boolean {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: false,
    multipleOfPrecision: 9,
    ownProperties: true,
    addUsedSchema: false,
  });
  for (const { name, accepts } of Object.values(formats)) ajv.addFormat(name, accepts);
  return (schema) => {
    const validate = ajv.compile(schema);
    ajv.removeSchema(schema);
    return (value) => validate(value) === true;
  };
}
