import type { Definition, ObjectType, Type } from "../plan/model.js";

/** A definition with another type, where that differs. */
export function withType<D extends Definition>(definition: D, type: Type): D {
  return type === definition.type ? definition : { ...definition, type };
}

/** A type with each definition that stands right in it changed. */
export function within(type: Type, change: <D extends Definition>(one: D) => D): Type {
  switch (type.kind) {
    case "array":
      return type.items === undefined ? type : { ...type, items: change(type.items) };
    case "union":
      return { ...type, members: type.members.map((member) => change(member)) };
    case "object":
      return withinShape(type, change);
    default:
      return type;
  }
}

function withinShape(type: ObjectType, change: <D extends Definition>(one: D) => D): ObjectType {
  const { properties, additional } = type;
  return {
    kind: "object",
    properties: properties.map((property) => change(property)),
    additional: typeof additional === "boolean" ? additional : change(additional),
  };
}

/** A type with each named type in it called as the map says. */
export function renamed(type: Type, names: ReadonlyMap<string, string>): Type {
  if (type.kind !== "reference") return within(type, renaming(names));
  const name = names.get(type.name);
  return name === undefined || name === type.name ? type : { kind: "reference", name };
}

/** The same of an object. */
export function renamedShape(type: ObjectType, names: ReadonlyMap<string, string>): ObjectType {
  return withinShape(type, renaming(names));
}

function renaming(names: ReadonlyMap<string, string>): <D extends Definition>(one: D) => D {
  return (one) => withType(one, renamed(one.type, names));
}

/** The named types that stand in a type. */
export function namesIn(type: Type): readonly string[] {
  switch (type.kind) {
    case "reference":
      return [type.name];
    case "array":
      return type.items === undefined ? [] : namesIn(type.items.type);
    case "union":
      return type.members.flatMap((member) => namesIn(member.type));
    case "object": {
      const names = type.properties.flatMap((property) => namesIn(property.type));
      return typeof type.additional === "boolean" ? names : [...names, ...namesIn(type.additional.type)];
    }
    default:
      return [];
  }
}

/** Closes the objects of a definition that list properties, where nothing was written about others. */
export function closedDefinition<D extends Definition>(definition: D, isSaid = false): D {
  const says =
    definition.keys.length === 0 ? isSaid : definition.keys.some(({ key }) => key === "additionalProperties");
  return withType(definition, closedType(definition.type, says));
}

function closedType(type: Type, isSaid: boolean): Type {
  switch (type.kind) {
    case "array":
      return type.items === undefined ? type : { ...type, items: closedDefinition(type.items) };
    case "union":
      // What is said of a union was said of its objects.
      return { ...type, members: type.members.map((member) => closedDefinition(member, isSaid)) };
    case "object":
      return closedObject(type, isSaid || type.properties.length === 0);
    default:
      return type;
  }
}

/** Closes an object and what stands in it. */
export function closedObject(type: ObjectType, staysOpen: boolean): ObjectType {
  const { additional } = type;
  return {
    kind: "object",
    properties: type.properties.map((property) => closedDefinition(property)),
    additional: additional === true ? staysOpen : additional === false ? false : closedDefinition(additional),
  };
}
