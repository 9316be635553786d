import { widthOf } from "./visible.js";

/** Fewer columns than this are no room for sentences. */
const narrowest = 30;

/**
 * Breaks a text that has been through `visible` into lines of at most so many columns, at spaces where there are any. A word that is
 * longer than a line is broken where the line ends.
 */
export function wrapped(text: string, columns: number): readonly string[] {
  const most = Math.max(narrowest, columns);
  if (text.length <= most && widthOf(text) <= most) return [text];
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const word of text.split(" ")) {
    const wide = widthOf(word);
    if (line !== "" && width + 1 + wide <= most) {
      line += ` ${word}`;
      width += 1 + wide;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = broken(word, wide, most);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
    width = widthOf(line);
  }
  lines.push(line);
  return lines;
}

/** A text in pieces of at most so many columns, wherever they end. */
export function broken(text: string, width: number, most: number): readonly string[] {
  if (width <= most) return [text];
  const pieces: string[] = [];
  let piece = "";
  let taken = 0;
  for (const character of text) {
    const wide = widthOf(character);
    if (taken + wide > most && piece !== "") {
      pieces.push(piece);
      piece = "";
      taken = 0;
    }
    piece += character;
    taken += wide;
  }
  pieces.push(piece);
  return pieces;
}
