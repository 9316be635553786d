import { writeText } from "../../syntax/edits/scalars.js";
import type { Scalar } from "../model.js";

/** A part of a definition on its way to text. */
export type Piece =
  /** A type expression, which is text whatever it is made of. */
  | { readonly kind: "expression"; readonly text: string }
  | { readonly kind: "value"; readonly value: Scalar }
  /** Nothing behind a name, which is looked up then. */
  | { readonly kind: "nothing" }
  | { readonly kind: "list"; readonly items: readonly Piece[] }
  | {
      readonly kind: "entries";
      readonly entries: readonly (readonly [name: string, behind: Piece])[];
      /** A line for each, however short: names that people chose are read one below the other. */
      readonly open: boolean;
    };

/** What is longer than this, its name not counted, goes over several lines. */
const longest = 76;
type Around = typeof flow | typeof block;
const flow = { inFlow: true } as const;
const block = { inFlow: false } as const;

/** Types are read as text, so the one word that YAML has a meaning of its own for needs no quotes. */
function writeExpression(text: string, around: Around): string {
  return text === "null" ? text : writeText(text, around);
}

/** A single value: a text in quotes where YAML needs them. */
export function writeValue(value: Scalar, around: Around): string {
  return typeof value === "string" ? writeText(value, around) : String(value);
}

/** The lines of a piece, the outermost without indentation. */
export function layOut(piece: Piece): readonly string[] {
  const short = inOneLine(piece, longest, block);
  if (short !== undefined) return [short];
  switch (piece.kind) {
    case "expression":
      return [writeExpression(piece.text, block)];
    case "value":
      return [writeValue(piece.value, block)];
    case "nothing":
      return [];
    case "list":
      return piece.items.flatMap((item) => layOut(item).map((line, at) => (at === 0 ? `- ${line}` : indented(line))));
    case "entries":
      return piece.entries.flatMap(([name, behind]) => {
        const key = `${writeText(name, block)}:`;
        const lines = behind.kind === "value" ? textLines(behind.value) : undefined;
        if (lines) return [`${key} |-`, ...lines.map(indented)];
        const short = inOneLine(behind, longest, block);
        return short === undefined ? [key, ...layOut(behind).map(indented)] : [`${key} ${short}`];
      });
  }
}

function indented(line: string): string {
  return line === "" ? "" : `  ${line}`;
}

/** The lines of a text that people wrote in several, where nothing in it would be lost in a block of text. */
function textLines(value: Scalar): readonly string[] | undefined {
  if (typeof value !== "string" || !value.includes("\n")) return undefined;
  const lines = value.split("\n");
  const isPlain = lines.every(
    (line) =>
      line === "" ||
      /^[\p{L}\p{M}\p{N}\p{P}\p{S}](?:[\p{L}\p{M}\p{N}\p{P}\p{S} ]*[\p{L}\p{M}\p{N}\p{P}\p{S}])?$/u.test(line),
  );
  return isPlain && lines[0] !== "" && lines.at(-1) !== "" ? lines : undefined;
}

/** A piece in one line of at most so many characters; `undefined` where it doesn't fit or should not. */
function inOneLine(piece: Piece, room: number, around: Around): string | undefined {
  switch (piece.kind) {
    case "expression":
      return within(writeExpression(piece.text, around), room);
    case "value":
      return within(writeValue(piece.value, around), room);
    case "nothing":
      // Within braces a name alone would need no colon: only lines are written without anything behind.
      return undefined;
    case "list":
      return joined(piece.items, room, ["[", "]"], (item, left) => inOneLine(item, left, flow));
    case "entries":
      if (piece.open) return undefined;
      return joined(piece.entries, room, ["{ ", " }"], ([name, behind], left) => {
        const key = `${writeText(name, flow)}: `;
        const text = inOneLine(behind, left - key.length, flow);
        return text === undefined ? undefined : key + text;
      });
  }
}

function joined<Part>(
  parts: readonly Part[],
  room: number,
  [start, end]: readonly [string, string],
  write: (part: Part, room: number) => string | undefined,
): string | undefined {
  const texts: string[] = [];
  let left = room - start.length - end.length;
  for (const part of parts) {
    const text = write(part, left);
    if (text === undefined) return undefined;
    texts.push(text);
    left -= text.length + 2;
    if (left < -2) return undefined;
  }
  return `${start}${texts.join(", ")}${end}`;
}

function within(text: string, room: number): string | undefined {
  return text.length <= room ? text : undefined;
}
