import type { Definition, ObjectType, Property, Scalar, Type } from "../model.js";
import { isScalarWord } from "../resolve/expressions.js";
import type { Piece } from "./layout.js";

/** A key of a definition and what stands behind it. */
type Entry = readonly [name: string, behind: Piece];

/** A type as a word and what is said beside it: `integer` and `minimum: 1`. */
interface Worded {
  readonly word: string;
  readonly entries: readonly Entry[];
}

/** A definition: its type, and what protects people. */
export function pieceOf(definition: Definition): Piece {
  const guards = guardsOf(definition);
  const type = pieceOfType(definition.type);
  if (guards.length === 0) return type;
  return keyed([...entriesOf(definition.type, type), ...guards]);
}

/** A type in its shortest form. */
export function pieceOfType(type: Type): Piece {
  const expression = expressionOf(type);
  if (expression !== undefined) return word(expression);
  switch (type.kind) {
    case "enum":
      return enumPiece(
        type.members.map((member) => member.value),
        type.constant,
      );
    case "union":
      return unionPiece(type.members);
    default: {
      const worded = wordedOf(type);
      return worded ? keyed(withWord(type, worded)) : apart(type);
    }
  }
}

/** A name with the mark that makes it optional; a `?` of its own is no mark. */
export function markedName(name: string, required: boolean): string {
  const unmarked = name.endsWith("?") ? `${name.slice(0, -1)}\\?` : name;
  return required ? unmarked : `${unmarked}?`;
}

/** What protects people, as it holds here. */
function guardsOf({ privacy, consent, retention }: Definition): readonly Entry[] {
  const entries: Entry[] = [];
  if (privacy && privacy.value !== "none") entries.push(entry("privacy", privacy.value));
  const [first, ...others] = consent.map(({ value }): Piece => ({ kind: "value", value }));
  if (first) entries.push(["consent", others.length === 0 ? first : { kind: "list", items: [first, ...others] }]);
  if (retention) entries.push(entry("retention", retention.value));
  return entries;
}

/** The keys that say a type, so that others can stand beside them. */
function entriesOf(type: Type, piece: Piece): readonly Entry[] {
  if (piece.kind === "entries") return piece.entries;
  if (type.kind === "enum") return [["enum", piece]];
  return [["type", piece]];
}

// ── expressions ────────────────────────────────────────────────────────────────────────────────────────────────

/** A type as one line says it, `song_id`, `string[]`, `string | null`; `undefined` where it takes more. */
function expressionOf(type: Type): string | undefined {
  if (type.kind !== "union") return operandOf(type);
  const operands: string[] = [];
  for (const member of type.members) {
    const operand = guardsOf(member).length > 0 ? undefined : operandOf(member.type);
    // One member twice is a mistake, and a union that holds a single type is no union.
    if (operand === undefined || operands.includes(operand)) return undefined;
    operands.push(operand);
  }
  return operands.length > 1 ? operands.join(" | ") : undefined;
}

/** How many `[]` an expression takes. */
const mostArrays = 16;

function operandOf(type: Type, arrays = 0): string | undefined {
  if (type.kind === "reference") return type.name;
  if (type.kind === "array" && type.items && guardsOf(type.items).length === 0 && arrays < mostArrays) {
    const items = hasBounds(type) ? undefined : operandOf(type.items.type, arrays + 1);
    if (items !== undefined) return `${items}[]`;
  }
  const worded = wordedOf(type);
  return worded?.entries.length === 0 ? worded.word : undefined;
}

function hasBounds({ minItems, maxItems, uniqueItems }: Extract<Type, { kind: "array" }>): boolean {
  return minItems !== undefined || maxItems !== undefined || uniqueItems === true;
}

// ── words with keys beside them ────────────────────────────────────────────────────────────────────────────────

/** A type that is a word of the language with constraints; `undefined` where there is no such word. */
function wordedOf(type: Type): Worded | undefined {
  switch (type.kind) {
    case "any":
    case "null":
    case "boolean":
      return { word: type.kind, entries: [] };
    case "number": {
      if ((type.multipleOf?.length ?? 0) > 1) return undefined;
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = type;
      const bounds = given({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf: multipleOf?.[0] });
      return { word: type.integer ? "integer" : "number", entries: bounds };
    }
    case "string": {
      if ((type.patterns?.length ?? 0) > 1) return undefined;
      const { minLength, maxLength, patterns } = type;
      return { word: type.format ?? "string", entries: given({ minLength, maxLength, pattern: patterns?.[0] }) };
    }
    case "array": {
      const { items, minItems, maxItems, uniqueItems } = type;
      const own: readonly Entry[] = items ? [["items", pieceOf(items)]] : [];
      return {
        word: "array",
        entries: [...own, ...given({ minItems, maxItems, uniqueItems: uniqueItems || undefined })],
      };
    }
    case "object":
      return { word: "object", entries: objectEntries(type) };
    default:
      return undefined;
  }
}

function objectEntries({ properties, additional }: ObjectType): readonly Entry[] {
  const lists = properties.length > 0;
  const listing: readonly Entry[] = lists
    ? [["properties", { kind: "entries", entries: properties.map(propertyEntry), open: true }]]
    : [];
  // An object that lists properties is closed, one that lists none is open.
  if (additional === !lists) return listing;
  const others: Piece = typeof additional === "boolean" ? { kind: "value", value: additional } : pieceOf(additional);
  return [...listing, ["additionalProperties", others]];
}

function propertyEntry(property: Property): Entry {
  return [markedName(property.name.value, property.required), pieceOf(property)];
}

/** The word and its keys; properties say themselves that they are those of an object. */
function withWord(type: Type, { word: name, entries }: Worded): readonly Entry[] {
  return type.kind === "object" && type.properties.length > 0 ? entries : [["type", word(name)], ...entries];
}

/** Constraints of which several of one kind hold: a key stands once, so all but the first stand inside. */
function apart(type: Type): Piece {
  const inner = (rest: Type): Piece => ({ kind: "list", items: [pieceOfType(rest)] });
  if (type.kind === "number" && type.multipleOf) {
    const [first, ...others] = type.multipleOf;
    return keyed([["anyOf", inner({ ...type, multipleOf: others })], ...given({ multipleOf: first })]);
  }
  if (type.kind === "string" && type.patterns) {
    const [first, ...others] = type.patterns;
    return keyed([["anyOf", inner({ ...type, patterns: others })], ...given({ pattern: first })]);
  }
  return word("any");
}

// ── values and alternatives ────────────────────────────────────────────────────────────────────────────────────

function enumPiece(values: readonly Scalar[], constant: boolean): Piece {
  const [first] = values;
  const items = values.map((value): Piece => ({ kind: "value", value }));
  if (constant && values.length === 1 && first !== undefined)
    return keyed([["const", { kind: "value", value: first }]]);
  const list: Piece = { kind: "list", items };
  // A bare list of such words would be taken for types.
  return values.every((value) => isScalarWord(String(value))) ? keyed([["enum", list]]) : list;
}

function unionPiece(members: readonly Definition[]): Piece {
  const joint = jointly(members);
  if (joint) return keyed(joint);
  return keyed([["anyOf", { kind: "list", items: members.map(pieceOf) }]]);
}

/**
 * `type: string | null` with `maxLength: 80` beside it: where each member is of another kind, a constraint binds the one that it
 * can bind. `undefined` where members would be bound that aren't meant.
 */
function jointly(members: readonly Definition[]): readonly Entry[] | undefined {
  const kinds = new Set<string>();
  const words: string[] = [];
  const entries: Entry[] = [];
  for (const member of members) {
    const worded = guardsOf(member).length > 0 || member.type.kind === "any" ? undefined : wordedOf(member.type);
    if (!worded || kinds.has(member.type.kind)) return undefined;
    kinds.add(member.type.kind);
    words.push(worded.word);
    entries.push(...worded.entries);
  }
  return words.length > 1 ? [["type", word(words.join(" | "))], ...entries] : undefined;
}

// ── pieces ─────────────────────────────────────────────────────────────────────────────────────────────────────

function word(text: string): Piece {
  return { kind: "expression", text };
}

/** A mapping of the language's own keys, in one line where it is short and lists no properties. */
function keyed(entries: readonly Entry[]): Piece {
  return { kind: "entries", entries, open: entries.some(([, behind]) => isOpen(behind)) };
}

function isOpen(piece: Piece): boolean {
  return piece.kind === "entries" ? piece.open : piece.kind === "list" && piece.items.some(isOpen);
}

function given(values: Readonly<Record<string, Scalar | undefined>>): readonly Entry[] {
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [entry(key, value)]));
}

function entry(name: string, value: Scalar): Entry {
  return [name, { kind: "value", value }];
}
