import type { Scalar } from "../../diagnostics/fix.js";
import type { ScalarStyle } from "../node.js";

/** Where a scalar is written: within brackets or braces fewer characters can stand bare. */
export interface Around {
  readonly inFlow: boolean;
}

/** Words that a reader of YAML 1.1 or 1.2 takes for something else than text. */
const taken = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * Characters that mean nothing in YAML where a letter stands first: numbers, dates and `<<` begin otherwise, and without a
 * `:` or a `#` nothing ends early.
 */
const plain = /^[\p{L}_](?:[\p{L}\p{M}\p{N}_ .,/()[\]|'’;!?&%+=$-]*[\p{L}\p{M}\p{N}_./()\]'’;!?%+=$-])?$/u;
const flowIndicators = /[,[\]{}]/;
const visible = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u;

/** A text as it can stand anywhere as text: bare where that is sure, otherwise in quotes, in those that it had. */
export function writeText(text: string, around: Around, style: ScalarStyle = "plain"): string {
  if (style === "plain" && isSurelyPlain(text, around)) return text;
  if (style !== "double" && visible.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, escaped);
}

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}

/** A value as it can stand behind a key. */
export function writeScalar(value: Scalar, around: Around, style: ScalarStyle = "plain"): string {
  return typeof value === "string" ? writeText(value, around, style) : String(value);
}

/** Several values, in brackets. */
export function writeList(values: readonly Scalar[]): string {
  return `[${values.map((value) => writeScalar(value, { inFlow: true })).join(", ")}]`;
}

function isSurelyPlain(text: string, { inFlow }: Around): boolean {
  return plain.test(text) && !taken.test(text) && !(inFlow && flowIndicators.test(text));
}
