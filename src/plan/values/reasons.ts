import { nearest } from "../../diagnostics/nearest.js";
import type { Json, NumberType, Scalar, StringType } from "../model.js";
import type { Atom } from "./atoms.js";
import { isMultipleOf } from "./decimal.js";
import { formats } from "./formats.js";
import { matches } from "./patterns.js";
import { kindOf, lengthOf } from "./values.js";

/** What is wrong with a value, to be read after its name. */
export interface Reason {
  readonly reason: string;
  /** True where it could not be told whether anything is. */
  readonly undecided?: true | undefined;
}

/** Why a value is of none of these, where no array or object type among them could say more of it. */
export function reasonFor(atoms: readonly Atom[], value: Json): Reason {
  const kind = kindOf(value);
  if (kind === undefined) return { reason: "is no value that JSON has" };
  const reasons: string[] = [];
  for (const atom of atoms) {
    if (atom.kind === "number" && typeof value === "number") reasons.push(reasonForNumber(atom, value));
    if (atom.kind === "string" && typeof value === "string") {
      const { reason, undecided } = reasonForString(atom, value);
      if (undecided) return { reason, undecided };
      reasons.push(reason);
    }
  }
  const members = listedIn(atoms);
  const others = atoms.filter((atom) => atom.kind !== "enum" && atom.kind !== "null");
  const listed = members.some((member) => kindOf(member) === kind) || (members.length > 0 && others.length === 0);
  if (listed) reasons.unshift(reasonForScalar(members, value));
  if (reasons.length === 0) return { reason: `must be ${describeKinds(atoms)}, not ${article(kind)}` };
  const [first = "", ...more] = new Set(reasons);
  return { reason: more.length === 0 ? first : `fits none of what is allowed: ${[first, ...more].join("; ")}` };
}

/** The values that enums list, and null where it is allowed beside them. */
function listedIn(atoms: readonly Atom[]): readonly Scalar[] {
  const members = atoms.flatMap((atom) => (atom.kind === "enum" ? atom.members.map((member) => member.value) : []));
  return members.length > 0 && atoms.some((atom) => atom.kind === "null") ? [...members, null] : members;
}

/** Why a number is not of a number type that refuses it. */
function reasonForNumber(type: NumberType, value: number): string {
  if (type.integer && !Number.isInteger(value)) return "must be a whole number";
  if (type.minimum !== undefined && value < type.minimum) return `must be at least ${type.minimum}`;
  if (type.maximum !== undefined && value > type.maximum) return `must be at most ${type.maximum}`;
  if (type.exclusiveMinimum !== undefined && value <= type.exclusiveMinimum) {
    return `must be more than ${type.exclusiveMinimum}`;
  }
  if (type.exclusiveMaximum !== undefined && value >= type.exclusiveMaximum) {
    return `must be less than ${type.exclusiveMaximum}`;
  }
  return `must be a multiple of ${type.multipleOf?.find((step) => !isMultipleOf(value, step))}`;
}

/** Why a text is not of a string type that refuses it, or of which that can't be told. */
function reasonForString(type: StringType, value: string): Reason {
  const length = lengthOf(value);
  const { minLength = 0, maxLength = length } = type;
  if (length < minLength) return { reason: `must have at least ${characters(minLength)}` };
  if (length > maxLength) return { reason: `must have at most ${characters(maxLength)}` };
  const format = type.format === undefined ? undefined : formats[type.format];
  if (format !== undefined && !format.accepts(value)) {
    return { reason: `isn't ${format.noun} such as ${format.example}` };
  }
  const patterns = type.patterns ?? [];
  const missed = patterns.find((pattern) => matches(pattern, value) === false);
  if (missed !== undefined) return { reason: `doesn't match the pattern \`${missed}\`` };
  const slow = patterns.find((pattern) => matches(pattern, value) === undefined);
  return { reason: `takes too long to compare with the pattern \`${slow}\``, undecided: true };
}

const mostShown = 12;

/** Why a value is none of these, with the one that was probably meant. */
export function reasonForScalar(members: readonly Scalar[], value: Json): string {
  const start = members.length === 1 ? `is not ${list(members)}` : `is not one of ${list(members)}`;
  const meant = meantBy(members, value);
  return meant === undefined ? start : `${start} — ${meant}`;
}

function list(members: readonly Scalar[]): string {
  const first = members.slice(0, mostShown).map(shown);
  if (members.length > mostShown) first.push(`… (${members.length} in all)`);
  return first.join(", ");
}

function meantBy(members: readonly Scalar[], value: Json): string | undefined {
  if (typeof value === "object" && value !== null) return undefined;
  const text = String(value);
  const twin = members.find((member) => String(member) === text);
  if (twin !== undefined) {
    return typeof twin === "string"
      ? `did you mean the text ${shown(twin)}?`
      : `did you mean the ${kindOf(twin)} ${shown(twin)}?`;
  }
  // Of one value, or one letter, a suggestion says nothing.
  if (typeof value !== "string" || value.length < 2 || members.length < 2) return undefined;
  const near = nearest(
    value,
    members.filter((member) => typeof member === "string"),
  );
  return near === undefined ? undefined : `did you mean ${shown(near)}?`;
}

/** A value of an enum as messages show it: between backticks, a text without quotes. */
function shown(value: Scalar): string {
  return value === "" ? "the empty text" : `\`${value}\``;
}

/** The kinds of value that types have, in a person's words: `a string or null`. */
function describeKinds(atoms: readonly Atom[]): string {
  const words = new Set<string>();
  for (const atom of atoms) {
    if (atom.kind === "enum")
      words.add(
        atom.members.length === 1
          ? list(atom.members.map((member) => member.value))
          : `one of ${list(atom.members.map((member) => member.value))}`,
      );
    else if (atom.kind === "number" && atom.integer) words.add("a whole number");
    else if (atom.kind === "string" && atom.format !== undefined) words.add(formats[atom.format].noun);
    else words.add(article(atom.kind));
  }
  const all = [...words];
  const end = all.pop() ?? "nothing";
  return all.length === 0 ? end : `${all.join(", ")} or ${end}`;
}

function article(kind: string): string {
  if (kind === "null") return "null";
  if (kind === "boolean") return "true or false";
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

function characters(count: number): string {
  return count === 1 ? "1 character" : `${count} characters`;
}
