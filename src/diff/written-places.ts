import type { Property } from "../plan/model.js";
import type { Span } from "../source/span.js";

// Where the entries and properties of a plan are written, to find by a place what it is in.

/** From the name to the end of what stands behind it; the name alone where that is written elsewhere. */
export function wholeSpan(property: Property): Span {
  const { name, span } = property;
  return isBehindName(property) ? { ...name.span, end: Math.max(name.span.end, span.end) } : name.span;
}

/** Whether what a property is stands behind its name, and not where it was looked up. */
export function isBehindName({ name, span }: Property): boolean {
  return span.file === name.span.file && span.start >= name.span.start;
}

interface Written {
  readonly span: Span;
}

/** Things by the file that they are written in, in the order in which they begin; `compare` decides of those that begin together. */
export function writtenByFile<T extends Written>(
  things: Iterable<T>,
  compare: (a: T, b: T) => number,
): ReadonlyMap<string, readonly T[]> {
  const byFile = new Map<string, T[]>();
  for (const thing of things) {
    const list = byFile.get(thing.span.file);
    if (list) list.push(thing);
    else byFile.set(thing.span.file, [thing]);
  }
  for (const list of byFile.values()) list.sort((a, b) => a.span.start - b.span.start || compare(a, b));
  return byFile;
}

/** The index of the last that begins at an offset or before it; -1 for none. */
export function lastBegun(list: readonly Written[], offset: number): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] as Written).span.start <= offset) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** Whether a thing goes on at an offset; one without length stands at its own. */
export function reaches({ span: { start, end } }: Written, offset: number): boolean {
  return offset < Math.max(end, start + 1);
}
