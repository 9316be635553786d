import type { Definition, Origin, WrittenKey } from "../../plan/model.js";
import { constraintKeys, typeKeys } from "../../plan/resolve/tables.js";
import type { Sources, Span, Text } from "../../source/span.js";

/** Keys that say which values there are. */
const valueKeys: ReadonlySet<string> = new Set([...typeKeys, ...constraintKeys]);

/** Where a definition is written: on the spot, or where it was looked up when nothing is said on the spot. */
export function spanOf({ span, keys, origins }: Definition): Span {
  const [origin] = origins.slice(-1);
  return origin && !keys.some(({ key }) => valueKeys.has(key)) ? origin.span : span;
}

/** Where a thing says something: the key with its value, or its name where it does not say it. */
export function keySpan(thing: { readonly name: Text; readonly keys: readonly WrittenKey[] }, name: string): Span {
  const key = thing.keys.find((one) => one.key === name);
  return key ? { ...key.keySpan, end: key.valueSpan.end } : thing.name.span;
}

/** The place of something on either side. */
export interface Spans {
  readonly base: Span;
  readonly head: Span;
}

/** What the two sides of a comparison are written in, and where they look things up. */
export interface Written {
  readonly sources: { readonly base: Sources; readonly head: Sources };
  readonly originals: { readonly base: Originals; readonly head: Originals };
}

/** Finds the definition that something was looked up from, where it has a name of its own. */
export type Originals = (origin: Origin) => Definition | undefined;

/**
 * Where two definitions differ in their types, on either side: the first key that says something else there, in what they were
 * looked up from where they say the same themselves, or the definition where no key does.
 */
export function differingSpans(a: Definition, b: Definition, { sources, originals }: Written): Spans {
  const isWrittenHere = textAt(a.span, sources.base) !== textAt(b.span, sources.head);
  const [one, other] = [a.origins.at(-1), b.origins.at(-1)];
  if (!isWrittenHere && one && other && one.kind === other.kind && one.name === other.name) {
    const [before, after] = [originals.base(one), originals.head(other)];
    // What they are looked up from in their turn was the same, or is as far as anybody wants to be sent.
    if (before && after) return keySpans({ ...before, origins: [] }, { ...after, origins: [] }, sources, false);
  }
  return keySpans(a, b, sources, isWrittenHere);
}

function keySpans(a: Definition, b: Definition, sources: Written["sources"], isWrittenHere: boolean): Spans {
  const whole = (one: Definition): Span => (isWrittenHere ? one.span : spanOf(one));
  return {
    base: firstDiffering(a, b, sources.base, sources.head) ?? whole(a),
    head: firstDiffering(b, a, sources.head, sources.base) ?? whole(b),
  };
}

function firstDiffering(own: Definition, other: Definition, ours: Sources, theirs: Sources): Span | undefined {
  const said = new Map(other.keys.map((key) => [key.key, textAt(key.valueSpan, theirs)]));
  const key = own.keys.find((one) => valueKeys.has(one.key) && said.get(one.key) !== textAt(one.valueSpan, ours));
  return key && { ...key.keySpan, end: key.valueSpan.end };
}

function textAt({ file, start, end }: Span, sources: Sources): string | undefined {
  return sources.get(file)?.text.slice(start, end);
}
