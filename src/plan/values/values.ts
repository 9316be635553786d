import type { Json, JsonObject } from "../model.js";

/** The kinds of value that JSON has. */
export type ValueKind = "null" | "boolean" | "number" | "string" | "array" | "object";

/** How deep values may be nested where they are walked. */
export const deepestValue = 500;

/** Which kind of JSON value this is; `undefined` for what JSON can't hold (NaN, infinities, functions). */
export function kindOf(value: Json): ValueKind | undefined {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  switch (typeof value) {
    case "boolean":
      return "boolean";
    case "number":
      return Number.isFinite(value) ? "number" : undefined;
    case "string":
      return "string";
    case "object":
      return "object";
    default:
      return undefined;
  }
}

/** Narrows to an object that is no array. */
export function isJsonObject(value: Json): value is JsonObject {
  return kindOf(value) === "object";
}

/** A text's length in code points, as JSON Schema counts. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/**
 * A text that two values share exactly when they are equal as JSON: the order of keys does not matter, 1.0 is 1.
 * `undefined` where the value is nested too deeply.
 */
export function canonical(value: Json, depth = 0): string | undefined {
  if (depth > deepestValue) return undefined;
  if (Array.isArray(value)) return joined(value, (item) => canonical(item, depth + 1), "[", "]");
  if (!isJsonObject(value)) return JSON.stringify(value);
  const member = (key: string): string | undefined => {
    const text = canonical(value[key] as Json, depth + 1);
    return text === undefined ? undefined : `${JSON.stringify(key)}:${text}`;
  };
  return joined(Object.keys(value).sort(), member, "{", "}");
}

function joined<T>(
  items: readonly T[],
  text: (item: T) => string | undefined,
  open: string,
  close: string,
): string | undefined {
  const texts: string[] = [];
  for (const item of items) {
    const one = text(item);
    if (one === undefined) return undefined;
    texts.push(one);
  }
  return `${open}${texts.join(",")}${close}`;
}

/** Whether two values of an array are equal; `undefined` where one is nested too deeply to tell. */
export function hasDuplicates(items: readonly Json[]): boolean | undefined {
  const seen = new Set<string>();
  for (const item of items) {
    const text = canonical(item);
    if (text === undefined) return undefined;
    if (seen.has(text)) return true;
    seen.add(text);
  }
  return false;
}
