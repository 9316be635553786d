import type { FormatName, Type } from "../model.js";
import { scalarWords } from "./names.js";

const formatWords: readonly FormatName[] = [
  "date-time",
  "date",
  "time",
  "duration",
  "email",
  "uri",
  "uuid",
  "hostname",
  "ipv4",
  "ipv6",
];

/** What each word of the language means as a type. Shared: types are plain data without places. */
const wordTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ["string", { kind: "string" }],
  ["integer", { kind: "number", integer: true }],
  ["number", { kind: "number", integer: false }],
  ["boolean", { kind: "boolean" }],
  ["object", { kind: "object", properties: [], additional: true }],
  ["array", { kind: "array" }],
  ["any", { kind: "any" }],
  ["null", { kind: "null" }],
  ...formatWords.map((format): [string, Type] => [format, { kind: "string", format }]),
]);

/** Every type that the language has itself. */
export const typeWords: readonly string[] = [...wordTypes.keys()];

/** Whether a word is a type of the language. */
export function isTypeWord(word: string): boolean {
  return wordTypes.has(word);
}

/** The type that a word of the language names. */
export function typeOfWord(word: string): Type | undefined {
  return wordTypes.get(word);
}

/** Whether a word is one of those that only JSON Schema would mean as a type in a list. */
export function isScalarWord(word: string): boolean {
  return (scalarWords as readonly string[]).includes(word);
}

/** What people write who come from other languages, and what it is called here. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ["int", "integer"],
  ["int32", "integer"],
  ["bigint", "integer"],
  ["short", "integer"],
  ["count", "integer"],
  ["int64", "integer"],
  ["long", "integer"],
  ["float", "number"],
  ["double", "number"],
  ["decimal", "number"],
  ["numeric", "number"],
  ["real", "number"],
  ["money", "number"],
  ["percent", "number"],
  ["num", "number"],
  ["bool", "boolean"],
  ["flag", "boolean"],
  ["yesno", "boolean"],
  ["str", "string"],
  ["text", "string"],
  ["varchar", "string"],
  ["char", "string"],
  ["character", "string"],
  ["word", "string"],
  ["txt", "string"],
  ["datetime", "date-time"],
  ["timestamp", "date-time"],
  ["timestamptz", "date-time"],
  ["date time", "date-time"],
  ["instant", "date-time"],
  ["dateTime", "date-time"],
  ["iso8601", "date-time"],
  ["url", "uri"],
  ["link", "uri"],
  ["mail", "email"],
  ["e-mail", "email"],
  ["email address", "email"],
  ["ip", "ipv4"],
  ["host", "hostname"],
  ["guid", "uuid"],
  ["list", "array"],
  ["arr", "array"],
  ["set", "array"],
  ["dict", "object"],
  ["obj", "object"],
  ["dictionary", "object"],
  ["mapping", "object"],
  ["map", "object"],
  ["json", "object"],
  ["record", "object"],
  ["struct", "object"],
  ["none", "null"],
  ["nil", "null"],
  ["undefined", "null"],
  ["unknown", "any"],
  ["mixed", "any"],
]);

/** What a word of another language is called here. */
export function wordOfOtherLanguage(word: string): string | undefined {
  return otherWords.get(word) ?? otherWords.get(word.toLowerCase());
}

/** One member of a type expression: a word, how many `[]` stand behind it, and where it begins in the text. */
export interface Operand {
  readonly word: string;
  readonly arrays: number;
  readonly start: number;
  readonly end: number;
}

/** A type expression: its members in order, or why it can't be read. */
export type Expression =
  | { readonly kind: "union"; readonly operands: readonly Operand[] }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Nobody writes lists of lists of lists of lists; the limit keeps hostile text from building towers. */
const mostArrays = 16;
const longestShown = 200;

/** Reads a type expression: words with `[]`, joined by `|`. */
export function readExpression(text: string): Expression {
  const operands: Operand[] = [];
  let at = 0;
  for (const part of text.split("|")) {
    const operand = readOperand(part, at);
    if (typeof operand === "string") return { kind: "unreadable", reason: operand };
    operands.push(operand);
    at += part.length + 1;
  }
  return { kind: "union", operands };
}

function readOperand(part: string, at: number): Operand | string {
  const start = at + part.length - part.trimStart().length;
  let word = part.trim();
  const end = start + word.length;
  let arrays = 0;
  while (word.endsWith("[]")) {
    arrays++;
    if (arrays > mostArrays) return `more than ${mostArrays} lists in one another`;
    word = word.slice(0, -2).trimEnd();
  }
  if (word === "") return arrays > 0 ? "there is no type before `[]`" : "there is no type beside `|`";
  // `varchar(20)` is a word to be told about as one.
  if (/[()]/.test(word) && !/^\w+\(\d+\)$/.test(word)) return "there are no brackets around types";
  if (word.length > longestShown) return "a name of that length is no type";
  return { word, arrays, start, end };
}
