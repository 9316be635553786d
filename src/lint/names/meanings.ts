import type { Definition, Json, Type } from "../../plan/model.js";

/** Tells by a number which definitions say the same: type, texts and governance, wherever they are written. */
export type MeaningOf = (definition: Definition) => number;

/**
 * Gives definitions that say the same the same number. Each type is looked at once, however often it is shared, so that
 * bundles in objects in bundles cost what they take to write.
 */
export function rememberMeanings(): MeaningOf {
  const numbers = new Map<string, number>();
  const types = new Map<Type, number>();

  function numbered(key: string): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  }

  function typeNumber(type: Type): number {
    const known = types.get(type);
    if (known !== undefined) return known;
    const number = numbered(JSON.stringify(partsOf(type)));
    types.set(type, number);
    return number;
  }

  function partsOf(type: Type): readonly Json[] {
    switch (type.kind) {
      case "any":
      case "null":
      case "boolean":
        return [type.kind];
      case "reference":
        return [type.kind, type.name];
      case "number":
        return [
          type.kind,
          type.integer,
          type.minimum ?? null,
          type.maximum ?? null,
          type.exclusiveMinimum ?? null,
          type.exclusiveMaximum ?? null,
          type.multipleOf ?? [],
        ];
      case "string":
        return [type.kind, type.format ?? null, type.minLength ?? null, type.maxLength ?? null, type.patterns ?? []];
      case "array":
        return [
          type.kind,
          type.items ? definitionNumber(type.items) : null,
          type.minItems ?? null,
          type.maxItems ?? null,
          type.uniqueItems ?? false,
        ];
      case "enum":
        return [
          type.kind,
          type.constant,
          type.members.map(({ value, description, deprecated, expires, extensions }) => [
            value,
            description?.value ?? null,
            deprecated?.value ?? null,
            expires?.value ?? null,
            (extensions ?? []).map((extension) => [extension.name.value, extension.value.value]),
          ]),
        ];
      case "union":
        return [type.kind, type.members.map(definitionNumber)];
      case "object":
        return [
          type.kind,
          typeof type.additional === "object" ? definitionNumber(type.additional) : type.additional,
          type.properties.map((property) => [property.name.value, property.required, definitionNumber(property)]),
        ];
    }
  }

  function definitionNumber(definition: Definition): number {
    const type = typeNumber(definition.type);
    // Most say little, and JSON is dear.
    if (isBare(definition)) return numbered(`bare ${type}`);
    if (hasOnlyText(definition)) return numbered(`text ${type} ${definition.description?.value}`);
    return numbered(`all ${type} ${JSON.stringify(saidIn(definition))}`);
  }

  return definitionNumber;
}

/** Whether a definition says nothing beside its type. */
function isBare(definition: Definition): boolean {
  return definition.description === undefined && hasOnlyText(definition);
}

/** Whether a definition says nothing beside its type and its description. */
function hasOnlyText(definition: Definition): boolean {
  return (
    definition.privacy === undefined &&
    definition.class === undefined &&
    definition.retention === undefined &&
    definition.deprecated === undefined &&
    definition.expires === undefined &&
    definition.examples.length === 0 &&
    definition.renamedFrom.length === 0 &&
    definition.consent.length === 0 &&
    definition.extensions.length === 0
  );
}

/** Everything that a definition says beside its type. */
function saidIn(definition: Definition): readonly Json[] {
  return [
    definition.description?.value ?? null,
    definition.examples.map(({ value }) => value),
    definition.deprecated?.value ?? null,
    definition.expires?.value ?? null,
    definition.renamedFrom.map(({ value }) => value),
    definition.privacy?.value ?? null,
    definition.class?.value ?? null,
    definition.retention?.value ?? null,
    definition.consent.map(({ value }) => value),
    definition.extensions.map(({ name, value }) => [name.value, value.value]),
  ];
}
