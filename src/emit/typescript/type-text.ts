import type { Definition, NamedType, ObjectType, Property, Type } from "../../plan/model.js";
import { describe } from "./doc-text.js";
import {
  type Code,
  code,
  type DocText,
  docComment,
  type Identifier,
  identifier,
  indentRest,
  join,
  key,
  literal,
  nothing,
} from "./doors.js";
import type { Imports } from "./imports.js";
import { braced, fits, room } from "./layout.js";

/** A type as text. */
export interface TypeText {
  readonly code: Code;
  /** Whether it begins with a line end, as a union on several lines does. */
  readonly hangs: boolean;
  /** Whether it needs parentheses where something is put behind it. */
  readonly compound: boolean;
}

/** A property as a client's callers see it. */
export interface PropertyView {
  readonly property: Property;
  /** Why the property can't be passed; absent where it can. */
  readonly refused?: DocText | undefined;
  /** Whether what was said once can be taken back by `undefined`, as it can of the context. */
  readonly canBeTakenBack?: boolean;
}

/** Prints types into one file: knows what named types are called, and imports them. */
export class TypePrinter {
  readonly #types: ReadonlyMap<string, NamedType>;
  readonly #imports: Imports | undefined;
  #usesJson = false;

  /** Without imports, the named types stand in the same file. */
  constructor(types: ReadonlyMap<string, NamedType>, imports?: Imports) {
    this.#types = types;
    this.#imports = imports;
  }

  /** Whether `JsonValue` was needed. */
  get usesJson(): boolean {
    return this.#usesJson;
  }

  /** The type, or something else, for a place `level` steps in with `columns` left on the line. */
  type(type: Type, level: number, columns: number, orElse: readonly Code[] = []): TypeText {
    const members = [...new Set([...this.#members(type, level, columns), ...orElse])];
    const [only = code`never`] = members;
    if (members.length < 2) return { code: only, hangs: false, compound: only.startsWith("readonly ") };
    const flat = join(members, " | ");
    const long = members.filter((member) => member.includes("\n"));
    const hugs = long.length === 1 && members.every((member) => member === "null" || member === long[0]);
    if (hugs || fits(flat, columns)) return { code: flat, hangs: false, compound: true };
    const lines = members.map((member) => code`\n  | ${indentRest(member, 2)}`);
    return { code: join(lines, ""), hangs: true, compound: true };
  }

  /**
   * `name?: type;` with its comment, for braces whose lines stand `level` steps in. An optional one that may be taken back takes
   * `undefined` as well.
   */
  property({ property, refused, canBeTakenBack = false }: PropertyView, level: number): Code {
    const name = key(property.name.value);
    if (refused) return code`${docComment([{ kind: "paragraph", text: refused }], level)}${name}?: never;`;
    const head = code`${name}${property.required ? nothing : code`?`}:`;
    const more = canBeTakenBack && !property.required ? [code`undefined`] : [];
    const text = this.type(property.type, level, room(level, head, " ;"), more);
    return code`${docComment(describe(property), level)}${assigned(head, text)};`;
  }

  /** What stands between the braces of an object; nothing where it takes no property at all. */
  lines(properties: readonly PropertyView[], additional: boolean | Definition, level: number): readonly Code[] {
    const lines = properties.map((view) => this.property(view, level));
    return additional === false ? lines : [...lines, this.#indexSignature(properties, additional, level)];
  }

  /** The name under which the file knows `JsonValue`. */
  jsonValue(): Identifier {
    this.#usesJson = true;
    return this.#imports?.type("./types.js", "JsonValue") ?? identifier("JsonValue");
  }

  #members(type: Type, level: number, columns: number): readonly Code[] {
    switch (type.kind) {
      case "any":
        return [code`${this.jsonValue()}`];
      case "null":
        return [code`null`];
      case "boolean":
        return [code`boolean`];
      case "number":
        return [code`number`];
      case "string":
        return [code`string`];
      case "enum":
        return type.members.map(({ value }) => code`${literal(value)}`);
      case "union":
        return type.members.flatMap((member) => this.#members(member.type, level + 1, columns));
      case "reference":
        return [this.#reference(type.name)];
      case "array":
        return [this.#array(type.items?.type ?? { kind: "any" }, level, columns)];
      case "object":
        return [this.#object(type, level)];
    }
  }

  #reference(name: string): Code {
    const pascal = this.#types.get(name)?.identifier.pascal;
    if (pascal === undefined) return code`${this.jsonValue()}`;
    return code`${this.#imports?.type("./types.js", pascal) ?? identifier(pascal)}`;
  }

  #array(items: Type, level: number, columns: number): Code {
    const text = this.type(items, level, columns - "readonly ()[]".length);
    if (text.hangs) return code`readonly (${text.code}\n)[]`;
    return text.compound ? code`readonly (${text.code})[]` : code`readonly ${text.code}[]`;
  }

  #object(type: ObjectType, level: number): Code {
    const properties = type.properties.map((property) => ({ property }));
    const lines = this.lines(properties, type.additional, level + 1);
    return lines.length === 0 ? code`Record<string, never>` : braced(lines);
  }

  /**
   * TypeScript asks that what an index signature says holds for the named members too, so it is the union of all. In
   * an object that is open to anything, that is any JSON.
   */
  #indexSignature(properties: readonly PropertyView[], additional: true | Definition, level: number): Code {
    const head = code`[key: string]:`;
    const optional = properties.some(({ property, refused }) => refused !== undefined || !property.required);
    const open: Definition | undefined = additional === true ? undefined : additional;
    const named = properties.filter(({ refused }) => refused === undefined).map(({ property }) => property);
    const type: Type = open ? { kind: "union", members: [open, ...named] } : { kind: "any" };
    const text = this.type(type, level, room(level, head, " | undefined;"));
    const absent = !optional ? nothing : text.hangs ? code`\n  | undefined` : code` | undefined`;
    return code`${docComment(open ? describe(open) : [], level)}${assigned(head, text)}${absent};`;
  }
}

/** A type behind what it belongs to: `name: type`, `type Name = type`. */
export function assigned(head: Code, text: TypeText): Code {
  return text.hangs ? code`${head}${text.code}` : code`${head} ${text.code}`;
}
