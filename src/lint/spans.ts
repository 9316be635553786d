import type { Span } from "../source/span.js";

/** Whether a place begins and ends inside another. */
export function within(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}

/** From where one place begins to where another in the same file ends. */
export function spanning(first: Span, last: Span): Span {
  return { file: first.file, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** Places that don't overlap, found by any offset in them. */
export class Places<T> {
  readonly #byFile = new Map<string, { span: Span; value: T }[]>();

  constructor(places: Iterable<readonly [Span, T]>) {
    for (const [span, value] of places) {
      const list = this.#byFile.get(span.file);
      if (list) list.push({ span, value });
      else this.#byFile.set(span.file, [{ span, value }]);
    }
    for (const list of this.#byFile.values()) list.sort((a, b) => a.span.start - b.span.start);
  }

  /** What stands at the beginning of `span`. */
  at(span: Span): T | undefined {
    const list = this.#byFile.get(span.file) ?? [];
    const place = list[lastAtMost(list, span.start, (each) => each.span.start)];
    return place && span.start <= place.span.end ? place.value : undefined;
  }
}

/** Offsets by file, asked whether one of them lies in a range. */
export class Offsets {
  readonly #byFile = new Map<string, number[]>();

  constructor(spans: Iterable<Span>) {
    for (const { file, start } of spans) {
      const list = this.#byFile.get(file);
      if (list) list.push(start);
      else this.#byFile.set(file, [start]);
    }
    for (const list of this.#byFile.values()) list.sort((a, b) => a - b);
  }

  anyIn(range: Span): boolean {
    const list = this.#byFile.get(range.file) ?? [];
    const found = list[lastAtMost(list, range.end, (each) => each)];
    return found !== undefined && found >= range.start;
  }
}

/** The index of the last item whose key is at most `limit`, in a list sorted by that key; -1 without one. */
function lastAtMost<T>(list: readonly T[], limit: number, keyOf: (item: T) => number): number {
  let low = -1;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (keyOf(list[middle] as T) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
