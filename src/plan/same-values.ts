import type { NumberType, StringType, Type } from "./model.js";

/** Whether another type is written as the same numbers. */
export function sameNumbers(a: NumberType, b: Type): boolean {
  return (
    b.kind === "number" &&
    a.integer === b.integer &&
    a.minimum === b.minimum &&
    a.maximum === b.maximum &&
    a.exclusiveMinimum === b.exclusiveMinimum &&
    a.exclusiveMaximum === b.exclusiveMaximum &&
    sameList(a.multipleOf ?? [], b.multipleOf ?? [], Object.is)
  );
}

/** Whether another type is written as the same texts. */
export function sameStrings(a: StringType, b: Type): boolean {
  return (
    b.kind === "string" &&
    a.format === b.format &&
    a.minLength === b.minLength &&
    a.maxLength === b.maxLength &&
    sameList(a.patterns ?? [], b.patterns ?? [], Object.is)
  );
}

/** Whether two lists are equally long and the same in each place. */
export function sameList<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, at) => same(one, b[at] as T));
}
