import { type Code, code, type Identifier, indent, join, type Literal } from "./doors.js";

/**
 * Where lines are broken. The same choices as the formatters that most people use, so that their formatters leave
 * generated files alone.
 */
export const LINE_WIDTH = 100;

type Piece = Code | Literal | Identifier;

/** The columns left on a line that stands `level` steps in, beside what else is on it. */
export function room(level: number, ...beside: readonly string[]): number {
  return beside.reduce((left, piece) => left - piece.length, LINE_WIDTH - 2 * level);
}

/** Whether code stands on one line of so many columns. */
export function fits(piece: Piece, columns: number): boolean {
  return piece.length <= columns && !piece.includes("\n");
}

/** What stands around a list. */
export interface Brackets {
  readonly open: Code;
  readonly close: Code;
  /** Between the brackets and the items when all stand on one line. */
  readonly padding?: Code;
}

export const PARENTHESES: Brackets = { open: code`(`, close: code`)` };
export const SQUARE: Brackets = { open: code`[`, close: code`]` };
export const CURLY: Brackets = { open: code`{`, close: code`}`, padding: code` ` };

/** Items between brackets: on one line of at most `columns`, else each on its own, with a comma after the last. */
export function bracketed(brackets: Brackets, items: readonly Piece[], columns: number): Code {
  const { open, close, padding = code`` } = brackets;
  if (items.length === 0) return code`${open}${close}`;
  const flat = code`${open}${padding}${join(items, ", ")}${padding}${close}`;
  if (fits(flat, columns)) return flat;
  const lines = items.map((item) => indent(code`${item},`));
  return code`${open}\n${join(lines, "\n")}\n${close}`;
}

/** Something that is written on one line, or on several where `columns` don't hold it; `first` if the first line has fewer. */
export type Fitting = (columns: number, first?: number) => Code;

/**
 * A call: on one line, or with its last argument alone broken where that is a list or an object, or with every argument on a line of
 * its own. `columns` are those of a whole line, and `first` those of the one that it begins on.
 */
export function callText(name: Identifier, values: readonly Fitting[], columns: number, first: number = columns): Code {
  const flat = values.map((value) => value(Number.POSITIVE_INFINITY));
  const whole = code`${name}(${join(flat, ", ")})`;
  if (fits(whole, first)) return whole;
  const last = values.at(-1)?.(columns, 0);
  const before = flat.slice(0, -1).map((value) => code`${value}, `);
  const opening = code`${name}(${join(before, "")}`;
  if (last?.includes("\n") && /^[[{]/.test(last) && fits(opening, Math.min(first, columns - 1)))
    return code`${opening}${last})`;
  // Each line has a comma behind it.
  const lines = values.map((value) => indent(code`${value(columns - 2, columns - 3)},`));
  return code`${name}(\n${join(lines, "\n")}\n)`;
}

/** Lines between braces. */
export function braced(lines: readonly Code[]): Code {
  return code`{\n${indent(join(lines, "\n"))}\n}`;
}

/** `head a | b;`, with each member on a line of its own where one doesn't hold them. */
export function unionOf(head: Code, members: readonly Piece[]): Code {
  const flat = code`${head} ${join(members, " | ")};`;
  if (fits(flat, room(0))) return flat;
  return code`${head}${join(
    members.map((member) => code`\n  | ${member}`),
    "",
  )};`;
}
