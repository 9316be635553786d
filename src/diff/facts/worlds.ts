import type { Definition, ObjectType, Property, Type } from "../../plan/model.js";
import type { Types } from "../../plan/values/atoms.js";

/**
 * Types of both plans side by side, so that one question can speak of both: the names that types refer to say whose they are.
 * `base/money` and `head/money` are the types of either plan, `open/money` is the base's with all its objects open; `typed/` before any of
 * these is that type as TypeScript has it.
 */
export class Worlds {
  readonly base: (type: Type) => Type;
  readonly head: (type: Type) => Type;
  /** The base's, as its consumers see it: objects may have keys that they don't know. Of a type of {@link base}. */
  readonly open: (type: Type) => Type;
  /** As generated code has it, where texts and numbers have no limits and lists no length. Of a type of any world. */
  readonly typed: (type: Type) => Type;
  /** Looks up a named type of any world. */
  readonly types: Types;

  constructor(base: Types, head: Types) {
    const ofBase = moved((name) => `base/${name}`);
    const ofHead = moved((name) => `head/${name}`);
    const opened = moved((name) => name.replace("base/", "open/"), { opens: true });
    const typed = moved((name) => `typed/${name}`, { widens: true });
    this.base = ofBase;
    this.head = ofHead;
    this.open = opened;
    this.typed = typed;
    const known = new Map<string, Definition | undefined>();
    const find = (name: string): Definition | undefined => {
      const plain = plainName(name);
      if (name.startsWith("typed/")) return withType(this.types(plain), typed);
      if (name.startsWith("head/")) return withType(head(plain), ofHead);
      const found = withType(base(plain), ofBase);
      return name.startsWith("open/") ? withType(found, opened) : found;
    };
    this.types = (name) => {
      if (!known.has(name)) known.set(name, find(name));
      return known.get(name);
    };
  }
}

/** The name of a type as its plan has it. */
export function plainName(name: string): string {
  return name.slice(name.indexOf("/") + 1);
}

/** A type with the names that its plan has. */
export const plainType: (type: Type) => Type = moved(plainName);

function withType(definition: Definition | undefined, move: (type: Type) => Type): Definition | undefined {
  return definition && { ...definition, type: move(definition.type) };
}

/** What else becomes of types that are copied. */
interface Copying {
  /** Objects admit other keys. */
  readonly opens?: boolean;
  /** Texts, numbers and lists lose their limits. */
  readonly widens?: boolean;
}

/** Copies types with other names in their references. The same type gives the same copy; what need not change is kept. */
function moved(
  rename: (name: string) => string,
  { opens = false, widens = false }: Copying = {},
): (type: Type) => Type {
  const known = new WeakMap<Type, Type>();
  const definition = <T extends Definition>(given: T): T => {
    const type = move(given.type);
    return type === given.type ? given : { ...given, type };
  };
  const definitions = <T extends Definition>(given: readonly T[]): readonly T[] => {
    const copies = given.map(definition);
    return copies.some((copy, at) => copy !== given[at]) ? copies : given;
  };
  const object = (type: ObjectType): ObjectType => {
    const properties: readonly Property[] = definitions(type.properties);
    const { additional } = type;
    const rest = typeof additional === "boolean" ? additional || opens : definition(additional);
    return properties === type.properties && rest === additional ? type : { ...type, properties, additional: rest };
  };
  const copy = (type: Type): Type => {
    switch (type.kind) {
      case "reference":
        return { ...type, name: rename(type.name) };
      case "union": {
        const members = definitions(type.members);
        return members === type.members ? type : { ...type, members };
      }
      case "array": {
        const items = type.items && definition(type.items);
        if (widens) return { kind: "array", items };
        return items === type.items ? type : { ...type, items };
      }
      case "string":
        return widens ? { kind: "string" } : type;
      case "number":
        return widens ? { kind: "number", integer: false } : type;
      case "object":
        return object(type);
      default:
        return type;
    }
  };
  const move = (type: Type): Type => {
    const before = known.get(type);
    if (before) return before;
    const made = copy(type);
    known.set(type, made);
    return made;
  };
  return move;
}
