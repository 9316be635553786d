/** Thrown by the readers of entries at what is not of the shape they expect. */
export class Shape extends Error {
  override readonly name = "Shape";
}

// Each reader takes parsed JSON and gives a value of its type. What comes out is put together anew, field by field, so that
// nothing but the data that was asked for ever leaves an entry.

export function record(json: unknown): Readonly<Record<string, unknown>> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new Shape();
  // A key `__proto__` of parsed JSON is a property like any other, and no property of a prototype is read below.
  return Object.assign(Object.create(null), json);
}

export function list<T>(json: unknown, read: (one: unknown) => T): readonly T[] {
  if (!Array.isArray(json)) throw new Shape();
  return json.map((one) => read(one));
}

export function text(json: unknown): string {
  if (typeof json !== "string") throw new Shape();
  return json;
}

/** A whole number, 0 or more. */
export function integer(json: unknown): number {
  if (typeof json !== "number" || !Number.isSafeInteger(json) || json < 0) throw new Shape();
  return json;
}

export function word<Word extends string>(json: unknown, words: readonly Word[]): Word {
  const found = words.find((each) => each === json);
  if (found === undefined) throw new Shape();
  return found;
}

/** What may be missing. */
export function optional<T>(json: unknown, read: (one: unknown) => T): T | undefined {
  return json === undefined || json === null ? undefined : read(json);
}
