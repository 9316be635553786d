import type { Length, LengthUnit } from "../../destinations/index.js";

/** The length of a text in a destination's unit. */
export function lengthIn(unit: LengthUnit, text: string): number {
  switch (unit) {
    case "characters":
      return codePoints(text);
    case "bytes":
      return bytes(text);
    case "units":
      return text.length;
  }
}

/** No unit counts more than this for one of UTF-16, so that most texts needn't be counted. */
export const MOST_UNITS = 3;

/** The length of a text if it is beyond a limit. */
export function excess(text: string, { max, unit }: Length): number | undefined {
  if (text.length * MOST_UNITS <= max) return undefined;
  const length = lengthIn(unit, text);
  return length > max ? length : undefined;
}

/** A unit as messages call it. UTF-16 is nobody's concern where it makes no difference. */
export function unitName(unit: LengthUnit): string {
  return unit === "bytes" ? "bytes" : "characters";
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function bytes(text: string): number {
  let count = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    count += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return count;
}
