import { mistaken } from "../../diagnostics/mistake.js";
import type { Located, Span } from "../../source/span.js";
import { type Fields, readCount, readFlag, readNumber, readText } from "../../syntax/mapping.js";
import { constraintDoesNotApply, contradiction, invalidPattern } from "../mistakes/definitions.js";
import type { ArrayType, Definition, NumberType, Scalar, StringType, Type } from "../model.js";
import { unknowable } from "../unknowable.js";
import { accepts } from "../values/accepts.js";
import { patternProblem } from "../values/patterns.js";
import { describe } from "./describe.js";
import { isNothing, meetNumbers, meetStrings, type Named, nothing } from "./meet.js";
import type { Resolution } from "./resolution.js";
import type { DefinitionKey } from "./tables.js";

/** The kinds of type that constraints belong to, with the keys of each. */
export const keysOfKind = {
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  string: ["pattern", "minLength", "maxLength"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: ["properties", "additionalProperties", "include"],
} as const;
export type Constrained = keyof typeof keysOfKind;

const appliesTo: Readonly<Record<Constrained, string>> = {
  number: "numbers",
  string: "texts",
  array: "lists",
  object: "objects",
};

/** The keys of one kind that are written, in the order in which they are written. */
function writtenKeysOf(fields: Fields<DefinitionKey>, kind: Constrained): readonly DefinitionKey[] {
  const known: readonly string[] = keysOfKind[kind];
  return [...fields.entries.keys()].filter((key) => known.includes(key));
}

/**
 * Binds those members of a type that are of a kind: a constraint beside a union binds the members it can apply to.
 * `undefined` when there are none. A named type is written out when something in it is bound.
 */
export function bindMembers(
  type: Type,
  kind: Constrained,
  named: Named,
  narrow: (member: Type) => Type,
): Type | undefined {
  if (type === unknowable) return type;
  switch (type.kind) {
    case "reference":
      return bindMembers(named.expand(type), kind, named, narrow);
    case "union": {
      let bound = false;
      const members: Definition[] = [];
      for (const member of type.members) {
        const narrowed = bindMembers(member.type, kind, named, narrow);
        bound ||= narrowed !== undefined;
        if (narrowed === undefined) members.push(member);
        else if (!isNothing(narrowed)) members.push({ ...member, type: narrowed });
      }
      if (!bound) return undefined;
      return members.length === 0 ? nothing : { kind: "union", members };
    }
    case "enum": {
      if (!type.members.some(({ value }) => kindOfValue(value) === kind)) return undefined;
      const bare: Type = kind === "number" ? { kind: "number", integer: false } : { kind: "string" };
      const narrowed = narrow(bare);
      const members = type.members.filter(
        ({ value }) => kindOfValue(value) !== kind || accepts(narrowed, value, named.types),
      );
      return { ...type, members };
    }
    default:
      return type.kind === kind ? narrow(type) : undefined;
  }
}

function kindOfValue(value: Scalar): string {
  return value === null ? "null" : typeof value;
}

/** Says that constraints of a kind stand beside a type that has no use for them. */
export function doesNotApply(r: Resolution, fields: Fields<DefinitionKey>, kind: Constrained, type: Type): void {
  const [key] = writtenKeysOf(fields, kind);
  const entry = key && fields.entries.get(key);
  if (!entry) return;
  const values = { key: entry.key.text, type: describe(type), applies: appliesTo[kind] };
  const meant = counterpart(key, type.kind);
  const help = meant && `Write \`${meant}\` instead, or change the type, or remove \`${key}\`.`;
  r.report(mistaken(constraintDoesNotApply, entry.key.span, values, { help }));
}

const limits = {
  number: { least: "minimum", most: "maximum" },
  string: { least: "minLength", most: "maxLength" },
  array: { least: "minItems", most: "maxItems" },
} as const;

/** What a limit of one kind is called for another: `minLength` is to texts what `minimum` is to numbers. */
function counterpart(key: DefinitionKey, kind: Type["kind"]): DefinitionKey | undefined {
  if (kind !== "number" && kind !== "string" && kind !== "array") return undefined;
  const all: readonly { readonly least: string; readonly most: string }[] = Object.values(limits);
  if (all.some(({ least }) => least === key)) return limits[kind].least;
  return all.some(({ most }) => most === key) ? limits[kind].most : undefined;
}

/** The bounds that are written, as the type of all numbers within them. */
export function readNumberBounds(r: Resolution, fields: Fields<DefinitionKey>): NumberType {
  const { entries } = fields;
  const into = r.diagnostics;
  const multiple = readNumber(entries.get("multipleOf"), into, "a number above 0", (number) => number > 0);
  return {
    kind: "number",
    integer: false,
    ...given("minimum", readNumber(entries.get("minimum"), into)),
    ...given("maximum", readNumber(entries.get("maximum"), into)),
    ...given("exclusiveMinimum", readNumber(entries.get("exclusiveMinimum"), into)),
    ...given("exclusiveMaximum", readNumber(entries.get("exclusiveMaximum"), into)),
    ...(multiple && { multipleOf: [multiple.value] }),
  };
}

/** The lengths and the pattern that are written, as the type of all texts that meet them. */
export function readStringBounds(r: Resolution, fields: Fields<DefinitionKey>): StringType {
  const { entries } = fields;
  const pattern = readText(entries.get("pattern"), r.diagnostics, "a regular expression");
  const reason = pattern && patternProblem(pattern.value);
  if (pattern && reason !== undefined) {
    r.report(mistaken(invalidPattern, pattern.span, { pattern: pattern.value, reason }));
  }
  return {
    kind: "string",
    ...(pattern && reason === undefined && { patterns: [pattern.value] }),
    ...given("minLength", readCount(entries.get("minLength"), r.diagnostics)),
    ...given("maxLength", readCount(entries.get("maxLength"), r.diagnostics)),
  };
}

/** The lengths and the uniqueness that are written, as the type of all lists that meet them, whatever is in them. */
export function readArrayBounds(r: Resolution, fields: Fields<DefinitionKey>): ArrayType {
  const { entries } = fields;
  const unique = readFlag(entries.get("uniqueItems"), r.diagnostics);
  return {
    kind: "array",
    ...given("minItems", readCount(entries.get("minItems"), r.diagnostics)),
    ...given("maxItems", readCount(entries.get("maxItems"), r.diagnostics)),
    ...(unique?.value && { uniqueItems: true }),
  };
}

function given<Key extends string>(key: Key, number: Located<number> | undefined): { [K in Key]?: number } {
  // A computed key widens to `string`; there is but the one.
  return number ? ({ [key]: number.value } as { [K in Key]?: number }) : {};
}

/** Two numbers that can't both be met: which keys they stand behind. */
interface Clash {
  readonly low: DefinitionKey;
  readonly high: DefinitionKey;
  readonly from: number;
  readonly to: number;
}

/** The pairs of bounds that leave nothing between them, by the kind they belong to. */
function clashIn(type: NumberType | StringType | ArrayType): Clash | undefined {
  const clash = (
    low: DefinitionKey,
    from: number | undefined,
    high: DefinitionKey,
    to: number | undefined,
    open = false,
  ) =>
    from !== undefined && to !== undefined && (from > to || (open && from === to))
      ? { low, high, from, to }
      : undefined;
  switch (type.kind) {
    case "number":
      return (
        clash("minimum", type.minimum, "maximum", type.maximum) ??
        clash("minimum", type.minimum, "exclusiveMaximum", type.exclusiveMaximum, true) ??
        clash("exclusiveMinimum", type.exclusiveMinimum, "maximum", type.maximum, true) ??
        clash("exclusiveMinimum", type.exclusiveMinimum, "exclusiveMaximum", type.exclusiveMaximum, true)
      );
    case "string":
      return clash("minLength", type.minLength, "maxLength", type.maxLength);
    case "array":
      return clash("minItems", type.minItems, "maxItems", type.maxItems);
  }
}

/** Reports bounds that leave nothing between them, at the one that is written here; `true` if there are such. */
export function reportClash(
  r: Resolution,
  type: NumberType | StringType | ArrayType,
  fields: Fields<DefinitionKey>,
  baseSpan: Span | undefined,
): boolean {
  const found = clashIn(type);
  if (!found) return false;
  const low = fields.entries.get(found.low);
  const high = fields.entries.get(found.high);
  const own = high ?? low;
  if (!own) return true;
  const ownIsHigh = own === high;
  const other = ownIsHigh ? low : high;
  const otherSpan = other?.span ?? baseSpan;
  const values = {
    key: ownIsHigh ? found.high : found.low,
    value: ownIsHigh ? found.to : found.from,
    otherKey: ownIsHigh ? found.low : found.high,
    other: ownIsHigh ? found.from : found.to,
  };
  const related = otherSpan ? [{ span: otherSpan, label: other ? "and this" : "defined here" }] : [];
  const strict = found.from === found.to ? "more than" : "at least";
  const highHelp = `make \`${found.high}\` ${strict} ${found.from}`;
  const lowHelp = `make \`${found.low}\` ${strict === "at least" ? "at most" : "less than"} ${found.to}`;
  // What is not written here can't be changed here.
  const ways = [high && highHelp, low && lowHelp].filter((way) => way !== undefined).join(", or ");
  const help = `${ways.charAt(0).toUpperCase()}${ways.slice(1)}.`;
  r.report(mistaken(contradiction, own.span, values, { label: "this", related, help }));
  return true;
}

/** Both: `undefined` where two formats meet. */
export function narrowNumber(member: Type, bounds: NumberType): Type {
  return member.kind === "number" ? meetNumbers(member, bounds) : member;
}
export function narrowString(member: Type, bounds: StringType): Type {
  return member.kind === "string" ? (meetStrings(member, bounds) ?? nothing) : member;
}
