import type {
  ArrayType,
  Definition,
  NamedType,
  NumberType,
  ObjectType,
  Property,
  StringType,
  Type,
} from "../../../plan/model.js";
import { identifier, type Literal, literal, tableKey } from "../doors.js";
import { type Data, type Entries, entries } from "./data.js";

/** Writes types as the shapes of `templates/typescript/checks/shapes.ts`. */
export class Shapes {
  readonly #types: ReadonlyMap<string, NamedType>;
  readonly #mentioned = new Set<string>();

  constructor(types: ReadonlyMap<string, NamedType>) {
    this.#types = types;
  }

  of(type: Type): Data {
    switch (type.kind) {
      case "any":
      case "null":
      case "boolean":
        return literal(type.kind);
      case "number":
        return numberShape(type);
      case "string":
        return stringShape(type);
      case "array":
        return this.#array(type);
      case "object":
        return entries(kind("object"), ...this.fields(type));
      case "enum":
        return entries(kind("enum"), [identifier("values"), type.members.map(({ value }) => literal(value))]);
      case "union":
        return this.ofAny(type.members.map((member) => member.type));
      case "reference":
        return entries(kind("type"), [identifier("name"), literal(type.name)]);
    }
  }

  /** The runtime's types that tables mention. */
  get mentioned(): Iterable<string> {
    return this.#mentioned;
  }

  /**
   * Entries under names of the plan. TypeScript takes what stands under the name of a member that every object has for that member, and its
   * texts for any texts, so that these say what they are.
   */
  named(type: "EntityFields" | "Fields" | "Shape", values: readonly (readonly [name: string, value: Data])[]): Entries {
    return new Map(
      values.map(([name, value]) => {
        if (!(name in Object.prototype) || name === "__proto__") return [tableKey(name), value] as const;
        this.#mentioned.add(type);
        return [tableKey(name), { data: value, type: identifier(type) }] as const;
      }),
    );
  }

  /** `required`, `optional` and `others`, each where there is something of it. */
  fields({ properties, additional }: Pick<ObjectType, "properties" | "additional">): Entries {
    return entries(
      [identifier("required"), this.#table(properties.filter(({ required }) => required))],
      [identifier("optional"), this.#table(properties.filter(({ required }) => !required))],
      [identifier("others"), this.#others(additional)],
    );
  }

  #table(properties: readonly Property[]): Entries | undefined {
    if (properties.length === 0) return undefined;
    return new Map(properties.map(({ name, type }) => [tableKey(name.value), this.of(type)] as const));
  }

  #others(additional: boolean | Definition): Data | undefined {
    if (typeof additional === "boolean") return additional ? literal("any") : undefined;
    return this.of(additional.type);
  }

  #array({ items, minItems, maxItems, uniqueItems }: ArrayType): Data {
    return entries(
      kind("array"),
      [identifier("items"), items && this.of(items.type)],
      ...numbers({ minItems, maxItems }),
      [identifier("uniqueItems"), uniqueItems === true ? literal(true) : undefined],
    );
  }

  /** Values of any of these types. */
  ofAny(types: readonly Type[]): Data {
    const members = flattened(types);
    const objects = members.flatMap((member) => this.#object(member) ?? []);
    const tag = objects.length > 1 ? this.#tagOf(objects.map(({ object }) => object)) : undefined;
    const tagged = new Set(tag && objects.map(({ member }) => member));
    const shapes = members.filter((member) => !tagged.has(member)).map((member) => this.of(member));
    if (tag) {
      const table = objects.map(
        ({ member }, at) => [tag.constants[at] as string, this.of(member)] as const, // One for each.
      );
      shapes.unshift(
        entries(
          kind("tagged"),
          [identifier("by"), literal(tag.name)],
          [identifier("members"), this.named("Shape", table)],
        ),
      );
    }
    const [only] = shapes;
    return shapes.length === 1 && only !== undefined ? only : entries(kind("union"), [identifier("members"), shapes]);
  }

  /** The object type that a member of a union is or refers to. */
  #object(member: Type): { readonly member: Type; readonly object: ObjectType } | undefined {
    const object = this.#target(member);
    return object?.kind === "object" ? { member, object } : undefined;
  }

  /** What a reference, or a reference to one, stands for. A circle stands for nothing. */
  #target(type: Type): Type | undefined {
    const seen = new Set<string>();
    let target: Type | undefined = type;
    while (target?.kind === "reference") {
      if (seen.has(target.name)) return undefined;
      seen.add(target.name);
      target = this.#types.get(target.name)?.definition.type;
    }
    return target;
  }

  /** A property that is required in all objects, and a different text in each. */
  #tagOf(objects: readonly ObjectType[]): { readonly name: string; readonly constants: readonly string[] } | undefined {
    const [first, ...others] = objects.map((object) => this.#constants(object));
    for (const [name, constant] of first ?? []) {
      const constants = [constant, ...others.flatMap((texts) => texts.get(name) ?? [])];
      if (constants.length === objects.length && new Set(constants).size === objects.length) return { name, constants };
    }
    return undefined;
  }

  #constants(object: ObjectType): ReadonlyMap<string, string> {
    const constants = new Map<string, string>();
    for (const { name, required, type } of object.properties) {
      const target = required ? this.#target(type) : undefined;
      const [member, another] = target?.kind === "enum" ? target.members : [];
      if (typeof member?.value === "string" && !another) constants.set(name.value, member.value);
    }
    return constants;
  }
}

/** The types, and instead of each union its members. */
function flattened(types: readonly Type[]): readonly Type[] {
  const members: Type[] = [];
  const open: Type[] = types.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "union") open.push(...next.members.map(({ type }) => type).toReversed());
    else members.push(next);
  }
  return members;
}

function numberShape(type: NumberType): Data {
  const word = type.integer ? "integer" : "number";
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = type;
  const limits = numbers({ minimum, maximum, exclusiveMinimum, exclusiveMaximum });
  const steps = multipleOf?.map((step) => literal(step));
  const shape = entries(kind(word), ...limits, [identifier("multipleOf"), steps]);
  return shape.size === 1 ? literal(word) : shape;
}

function stringShape({ format, patterns, minLength, maxLength }: StringType): Data {
  const limits = numbers({ minLength, maxLength });
  const shape = entries(kind("string"), ...limits, [
    identifier("patterns"),
    patterns?.map((pattern) => literal(pattern)),
  ]);
  if (shape.size === 1) return literal(format ?? "string");
  return format === undefined ? shape : new Map([...shape, [identifier("format"), literal(format)]]);
}

function kind(word: string) {
  return [identifier("kind"), literal(word)] as const;
}

function numbers(limits: Readonly<Record<string, number | undefined>>) {
  return Object.entries(limits).map(([name, limit]): readonly [ReturnType<typeof identifier>, Literal | undefined] => [
    identifier(name),
    limit === undefined ? undefined : literal(limit),
  ]);
}
