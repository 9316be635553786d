import type { Definition, Type } from "../../plan/model.js";
import { isTypeWord } from "../../plan/resolve/expressions.js";
import { isNothing, meet } from "../../plan/resolve/meet.js";
import { isEmpty } from "../../plan/subtype/index.js";
import { atomsOf } from "../../plan/values/atoms.js";
import type { Span } from "../../source/span.js";
import type { Node } from "../../syntax/node.js";
import { readDefinition } from "./definition.js";
import { SchemaDocument, textOf } from "./document.js";
import { unionOf } from "./kinds.js";
import type { NotSaid } from "./not-said.js";
import { below, type Draft, entriesOf, type Place, type Schema } from "./schema.js";

/** Any value, where a schema says nothing. */
export const anyType: Type = { kind: "any" };

/** How much work may go into types that must hold together; schemas that people write take some hundreds. */
const mostMeetings = 500_000;
const mostAtOnce = 50_000;
/** How deep schemas stand in one another, where what they refer to is read while they are. */
const deepest = 150;

/** The names of what a file defines: its keys under `definitions` or `$defs`, and the end of the pointer of all else. */
class Names {
  readonly #byPointer = new Map<string, string>();
  readonly #taken = new Set<string>();

  of(pointer: string): string {
    const known = this.#byPointer.get(pointer);
    if (known !== undefined) return known;
    const last = pointer
      .slice(pointer.lastIndexOf("/") + 1)
      .replaceAll("~1", "/")
      .replaceAll("~0", "~");
    const wanted = asTypeName(last);
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number++) name = `${wanted}_${number}`;
    this.#taken.add(name);
    this.#byPointer.set(pointer, name);
    return name;
  }
}

/** A name that a type can have in a plan: `size of` becomes `size_of`, and `date`, which the language has itself, `date_`. */
function asTypeName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{M}\p{Nd}_-]+/gu, "_");
  if (plain === "") return "Root";
  return isTypeWord(plain) ? `${plain}_` : plain;
}

/** The reading of one file: what it refers to, what could not be said, and the work that is left to it. */
export class Reading {
  readonly document: SchemaDocument;
  /** How often something was noted that widens: what is read without one more is exact. */
  widenings = 0;
  readonly #notSaid = new Map<string, NotSaid>();
  readonly #names = new Names();
  readonly #places = new Map<string, Place>();
  readonly #definitions = new Map<string, Definition>();
  readonly #open = new Set<string>();
  readonly #sizes = new WeakMap<Type, number>();
  #meetings = mostMeetings;
  #depth = 0;

  /** @param draft the draft of a file that does not name one */
  constructor(root: Node, draft?: Draft) {
    this.document = new SchemaDocument(root, draft);
    // They have the first say in their names.
    for (const section of ["definitions", "$defs"]) {
      const entry = entriesOf(root).get(section);
      if (entry === undefined) continue;
      for (const [key, { value }] of entriesOf(entry.value))
        this.#nameOf({ node: value, pointer: below("", section, key) });
    }
  }

  /** Reads a schema that stands in another, or that one refers to. */
  read(node: Node, pointer: string): Definition {
    this.#depth++;
    const definition = readDefinition(this, node, pointer);
    this.#depth--;
    return definition;
  }

  /** What could not be said, by place. */
  get notSaid(): readonly NotSaid[] {
    return [...this.#notSaid.values()].sort((a, b) => a.span.start - b.span.start || (a.pointer < b.pointer ? -1 : 1));
  }

  /** Notes that a keyword is not said, once a place and reason: a schema can be read more than once. */
  note(schema: Pick<Schema, "pointer">, keyword: string, span: Span, what: string, widens = true): void {
    const pointer = below(schema.pointer, keyword);
    if (widens) this.widenings++;
    this.#notSaid.set(`${pointer} ${what}`, { pointer, keyword, what, widens, span });
  }

  /** The same of a keyword that the schema has. */
  noteKeyword(schema: Schema, keyword: string, what: string, widens = true): void {
    this.note(schema, keyword, schema.keywords.get(keyword)?.key.span ?? schema.span, what, widens);
  }

  /** The named type that a reference leads to. */
  reference(schema: Schema): Type {
    const written = textOf(schema.keywords.get("$ref")?.value);
    const place = written === undefined ? undefined : this.document.find(written);
    if (place === undefined) {
      this.noteKeyword(schema, "$ref", "leads to nothing in the file");
      return anyType;
    }
    return { kind: "reference", name: this.#nameOf(place) };
  }

  #nameOf(place: Place): string {
    const name = this.#names.of(place.pointer);
    this.#places.set(name, place);
    return name;
  }

  /** Reads all that is defined and referred to, by name. */
  definitions(): ReadonlyMap<string, Definition> {
    // A map goes on to what is set while it is walked.
    for (const name of this.#places.keys()) this.#definitionOf(name);
    return this.#definitions;
  }

  /** The definition of a name; `undefined` while it is being read, or where it is too deep to be read now. */
  #definitionOf(name: string): Definition | undefined {
    const known = this.#definitions.get(name);
    if (known !== undefined) return known;
    const place = this.#places.get(name);
    if (place === undefined || this.#open.has(name) || this.#depth >= deepest) return undefined;
    this.#open.add(name);
    const definition = this.read(place.node, place.pointer);
    this.#open.delete(name);
    this.#definitions.set(name, definition);
    return definition;
  }

  /** The values of both types; the first type alone where the model has none for that, which is noted. */
  both(a: Type, b: Type, schema: Schema, keyword: string): Type {
    if (a.kind === "any") return b;
    const met = this.#meet(a, b);
    if (met !== undefined) return met;
    this.noteKeyword(schema, keyword, "holds together with what stands beside it, for which the language has no type");
    return a;
  }

  /** Whether it is sure that no value is of both types. */
  areApart(a: Type, b: Type): boolean {
    const met = this.#meet(a, b);
    return met !== undefined && (isNothing(met) || isEmpty(met, (name) => this.#definitionOf(name)));
  }

  #meet(a: Type, b: Type): Type | undefined {
    const work = this.#sizeOf(a) * this.#sizeOf(b);
    if (work > Math.min(mostAtOnce, this.#meetings)) return undefined;
    this.#meetings -= work;
    let isWhole = true;
    const definitionOf = (name: string): Definition | undefined => {
      const definition = this.#meetings > 0 ? this.#definitionOf(name) : undefined;
      this.#meetings -= definition === undefined ? 0 : this.#sizeOf(definition.type);
      isWhole &&= definition !== undefined;
      return definition;
    };
    const expand = (type: Type): Type => {
      const found = type.kind === "reference" ? (definitionOf(type.name)?.type ?? anyType) : type;
      if (found.kind !== "reference" && !isOfNames(found)) return found;
      // A name among the members could stand for the whole again: only what they are in the end leads anywhere.
      return unionOf(atomsOf(found, definitionOf), { span: nowhere });
    };
    const met = meet(a, b, { types: definitionOf, expand, meeting: new Set() });
    return isWhole ? met : undefined;
  }

  /** How many types stand in a type, references not followed. */
  #sizeOf(type: Type): number {
    const known = this.#sizes.get(type);
    if (known !== undefined) return known;
    let size = 1;
    for (const part of partsOf(type)) size += this.#sizeOf(part);
    if (type.kind === "enum") size += type.members.length;
    this.#sizes.set(type, size);
    return size;
  }
}

const nowhere: Span = { file: "", start: 0, end: 0 };

/** Whether names stand for members of a union. */
function isOfNames(type: Type): boolean {
  return type.kind === "union" && type.members.some((one) => one.type.kind === "reference" || isOfNames(one.type));
}

/** The types right within a type. */
function partsOf(type: Type): readonly Type[] {
  switch (type.kind) {
    case "union":
      return type.members.map((member) => member.type);
    case "array":
      return type.items === undefined ? [] : [type.items.type];
    case "object": {
      const parts = type.properties.map((property) => property.type);
      return typeof type.additional === "boolean" ? parts : [...parts, type.additional.type];
    }
    default:
      return [];
  }
}
