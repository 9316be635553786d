import { mistaken } from "../../diagnostics/mistake.js";
import { type Fields, listed, refuse } from "../../syntax/mapping.js";
import type { Entry } from "../../syntax/node.js";
import { cannotCombine, emptyUnion, impossibleValue, noValue, propertyNotInType } from "../mistakes/definitions.js";
import type { Definition, EnumMember, ObjectType, Property, Type } from "../model.js";
import { isEmpty } from "../subtype/index.js";
import { unknowable } from "../unknowable.js";
import { anyType } from "./bases.js";
import {
  bindMembers,
  type Constrained,
  doesNotApply,
  keysOfKind,
  narrowNumber,
  narrowString,
  readArrayBounds,
  readNumberBounds,
  readStringBounds,
  reportClash,
} from "./constraints.js";
import { resolveDefinition } from "./definitions.js";
import { shown } from "./describe.js";
import { readConstant, readEnum } from "./enums.js";
import { type Listing, resolveListing } from "./listings.js";
import { isNothing, meet, meetAdditional, meetArrays, meetDefinitions, type Named, nothing } from "./meet.js";
import type { Base, Resolution } from "./resolution.js";
import { withinLimits } from "./sizes.js";
import { constraintKeys, type DefinitionKey } from "./tables.js";
import { namedTypes } from "./types.js";

/** What is being defined, for messages. */
export interface Subject {
  readonly name: string;
}

/**
 * The type of a mapping: what it begins with, and every constraint beside it. Whatever is wrong is reported once, and
 * what can't be made out becomes `any`.
 */
export function shapeOf(r: Resolution, fields: Fields<DefinitionKey>, base: Base, subject: Subject): Type {
  return new Shaping(r, fields, base, subject).type();
}

/** The type that a mapping begins with which says no `type`: its other keys imply it. */
export function impliedType(fields: Fields<DefinitionKey>): Type {
  const { entries } = fields;
  if (entries.has("enum") || entries.has("const") || entries.has("anyOf")) return anyType;
  if (entries.has("properties") || entries.has("include")) return { kind: "object", properties: [], additional: true };
  return { kind: "array" };
}

/** One mapping on its way to a type. */
class Shaping {
  private readonly r: Resolution;
  private readonly fields: Fields<DefinitionKey>;
  private readonly base: Base;
  private readonly subject: Subject;
  private readonly named: Named;
  /** Something was reported: nothing more is said about the whole. */
  private broken: boolean;
  private narrowed = false;

  constructor(r: Resolution, fields: Fields<DefinitionKey>, base: Base, subject: Subject) {
    this.r = r;
    this.fields = fields;
    this.base = base;
    this.subject = subject;
    this.named = namedTypes(r);
    this.broken = base.broken;
  }

  type(): Type {
    const { entries } = this.fields;
    let { type } = this.base;
    const mentioned: EnumMember[] = [];
    const values = entries.get("enum");
    if (values) type = this.withValues(type, values, false, mentioned);
    const constant = entries.get("const");
    if (constant) type = this.withValues(type, constant, true, mentioned);
    const anyOf = entries.get("anyOf");
    if (anyOf) type = this.withAlternatives(type, anyOf);
    if (this.has("number")) type = this.withNumberBounds(type);
    if (this.has("string")) type = this.withStringBounds(type);
    if (this.has("array")) type = this.withArrayBounds(type);
    if (this.has("object")) type = this.withObjectShape(type);
    if (!this.broken) this.reportImpossible(type, mentioned);
    if (!this.broken && this.narrowed && isEmpty(type, () => undefined)) {
      const keys = constraintKeys.filter((key) => this.fields.entries.has(key));
      const help = keys.length > 0 ? `Loosen or remove ${listed(keys, "or")}.` : undefined;
      this.fail(mistaken(noValue, this.fields.node.span, { name: this.subject.name }, { help }));
    }
    if (this.broken || this.fields.faulty) return unknowable;
    return withinLimits(this.r, type, this.subject.name, this.fields.node.span);
  }

  private has(kind: Constrained): boolean {
    return keysOfKind[kind].some((key) => this.fields.entries.has(key));
  }

  private fail(diagnostic?: Parameters<Resolution["report"]>[0]): Type {
    if (diagnostic) this.r.report(diagnostic);
    this.broken = true;
    return unknowable;
  }

  private cannotCombine(entry: Entry): Type {
    const values = { key: entry.key.text, name: this.subject.name };
    return this.fail(mistaken(cannotCombine, entry.key.span, values));
  }

  private withValues(type: Type, entry: Entry, constant: boolean, listed: EnumMember[]): Type {
    const { name } = this.subject;
    const read = constant ? readConstant(this.r, entry.value, name) : readEnum(this.r, entry.value, name);
    if (!read.whole) return this.fail();
    if (this.broken) return unknowable;
    listed.push(...read.members);
    this.narrowed = true;
    const described = withTextsOf(type, read.members, this.named);
    return meet({ kind: "enum", members: described, constant }, type, this.named) ?? nothing;
  }

  private withAlternatives(type: Type, entry: Entry): Type {
    if (entry.value.kind !== "sequence") return this.fail(refuse("anyOf", entry.value, "a list of definitions"));
    if (entry.value.items.length === 0) return this.fail(mistaken(emptyUnion, entry.value.span, {}));
    const members = entry.value.items.map((item) => resolveDefinition(this.r, item, this.subject.name));
    if (this.broken) return unknowable;
    const union: Type = { kind: "union", members };
    if (type.kind === "any") return union;
    this.narrowed = true;
    return meet(type, union, this.named) ?? this.cannotCombine(entry);
  }

  /** Binds the members of a kind; when there are none, the constraints stand in the wrong place. */
  private bind(type: Type, kind: Constrained, narrow: (member: Type) => Type): Type {
    if (this.broken) return unknowable;
    this.narrowed = true;
    const bound = bindMembers(type, kind, this.named, narrow);
    if (this.broken) return unknowable;
    if (bound !== undefined) return bound;
    doesNotApply(this.r, this.fields, kind, type);
    return this.fail();
  }

  private withNumberBounds(type: Type): Type {
    const bounds = readNumberBounds(this.r, this.fields);
    return this.bind(type, "number", (member) => this.checked(narrowNumber(member, bounds)));
  }

  private withStringBounds(type: Type): Type {
    const bounds = readStringBounds(this.r, this.fields);
    return this.bind(type, "string", (member) => this.checked(narrowString(member, bounds)));
  }

  private withArrayBounds(type: Type): Type {
    const entry = this.fields.entries.get("items");
    const items = entry && resolveDefinition(this.r, entry.value, "items");
    const bounds = readArrayBounds(this.r, this.fields);
    return this.bind(type, "array", (member) => {
      if (member.kind !== "array") return member;
      const met = meetArrays(member, items ? { ...bounds, items } : bounds, this.named);
      return met ? this.checked(met) : entry ? this.cannotCombine(entry) : unknowable;
    });
  }

  /** Reports, once, bounds that leave nothing between them. */
  private checked(type: Type): Type {
    if (type.kind !== "number" && type.kind !== "string" && type.kind !== "array") return type;
    if (!this.broken && reportClash(this.r, type, this.fields, this.base.span)) this.fail();
    return type;
  }

  private withObjectShape(type: Type): Type {
    const { entries } = this.fields;
    const listing = resolveListing(this.r, entries.get("include"), entries.get("properties"), this.fields.faulty);
    const entry = entries.get("additionalProperties");
    const additional = entry && readAdditional(this.r, entry);
    return this.bind(type, "object", (member) =>
      member.kind === "object" ? this.withListing(member, listing, additional) : member,
    );
  }

  private withListing(member: ObjectType, listing: Listing, written: ObjectType["additional"] | undefined): Type {
    const lists = listing.properties.length > 0 || listing.broken;
    // What could not be made out may be any property.
    if (listing.broken) return { kind: "object", properties: listing.properties, additional: true };
    if (member.properties.length === 0 && member.additional === true && !this.base.named) {
      return { kind: "object", properties: listing.properties, additional: written ?? !lists };
    }
    const properties = new Map(member.properties.map((property) => [property.name.value, property]));
    for (const property of listing.properties) {
      const refined = this.refined(property, properties.get(property.name.value), member.additional);
      if (refined) properties.set(property.name.value, refined);
    }
    const additional =
      written === undefined ? member.additional : meetAdditional(member.additional, written, this.named);
    const entry = this.fields.entries.get("additionalProperties");
    if (additional === undefined) return entry ? this.cannotCombine(entry) : unknowable;
    return { kind: "object", properties: [...properties.values()], additional };
  }

  /** A property beside a type that names an object: what both say of it. */
  private refined(
    own: Property,
    known: Property | undefined,
    additional: ObjectType["additional"],
  ): Property | undefined {
    if (!known && additional === true) return own;
    if (!known && additional === false) {
      const type = this.fields.entries.get("type")?.value;
      const values = { name: own.name.value, type: type?.kind === "scalar" ? type.text : this.subject.name };
      this.fail(mistaken(propertyNotInType, own.name.span, values));
      return undefined;
    }
    const base: Definition | undefined = known ?? (typeof additional === "boolean" ? undefined : additional);
    const met = base && meetDefinitions(base, own, this.named);
    const entry = this.fields.entries.get("properties");
    if (!met) {
      if (entry) this.cannotCombine(entry);
      return undefined;
    }
    if (isNothing(met.type)) {
      this.fail(mistaken(noValue, own.name.span, { name: own.name.value }));
      return undefined;
    }
    return { ...met, name: own.name, required: own.required || (known?.required ?? false) };
  }

  /** What values are held against: the keys beside them, or what is refined. */
  private ruling(): string {
    const besides: readonly string[] = ["type", "const", "anyOf", ...constraintKeys];
    const keys = [...this.fields.entries.keys()].filter((key) => besides.includes(key));
    const others = keys.length > 1 || this.fields.entries.has("enum") ? keys : [];
    return others.length > 0 ? listed(others) : `what \`${this.subject.name}\` is already`;
  }

  /** Values that are listed here, and that what else stands here rules out. */
  private reportImpossible(type: Type, listed: readonly EnumMember[]): void {
    if (listed.length === 0) return;
    const left = new Set(type.kind === "enum" ? type.members.map(({ value }) => value) : []);
    const [first, ...others] = listed.filter(({ value }) => !left.has(value));
    if (!first) return;
    // One constraint may rule out all of them: one mistake.
    const related = others.slice(0, 5).map(({ span }) => ({ span, label: "and this" }));
    const values = { value: shown(first.value), by: this.ruling() };
    const help = others.length > 0 ? `Remove these values, or correct ${values.by}.` : undefined;
    this.fail(mistaken(impossibleValue, first.span, values, { related, help }));
  }
}

/** Members with the texts that the refined enum has for them, where they have none of their own. */
function withTextsOf(type: Type, members: readonly EnumMember[], named: Named): readonly EnumMember[] {
  const base = type.kind === "reference" ? named.expand(type) : type;
  if (base.kind !== "enum") return members;
  const known = new Map(base.members.map((member) => [member.value, member]));
  return members.map((member) => ({ ...known.get(member.value), ...member }));
}

/** `true`, `false`, or a definition of what the other keys hold. */
export function readAdditional(r: Resolution, entry: Entry): ObjectType["additional"] {
  const { value } = entry;
  if (value.kind === "scalar" && value.style === "plain") {
    if (value.text === "true") return true;
    if (value.text === "false") return false;
  }
  return resolveDefinition(r, value, entry.key.text);
}
