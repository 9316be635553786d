import type { Definition, Origin, WrittenKey } from "../../plan/model.js";
import { constraintKeys, typeKeys } from "../../plan/resolve/tables.js";
import type { Sources, Span, Text } from "../../source/span.js";
import type { Speakers } from "./metadata.js";

/** Keys that say which values there are. */
export const valueKeys: ReadonlySet<string> = new Set([...typeKeys, ...constraintKeys]);

/** Where a definition is written: on the spot, or where it was looked up when nothing is said on the spot. */
export function spanOf({ span, keys, origins }: Definition): Span {
  const [origin] = origins.slice(-1);
  return origin && !keys.some(({ key }) => valueKeys.has(key)) ? origin.span : span;
}

/** Where a definition is written itself: in the bundle that it is from, where nothing is said of its values on the spot. */
function ownSpan(definition: Definition): Span {
  return definition.origins.at(-1)?.kind === "bundle" ? spanOf(definition) : definition.span;
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
 * Where two definitions differ in their types, on either side: the first key that says something else, there or in what they were looked
 * up from; where no key does, the last definition that both have it from.
 */
export function differingSpans(a: Definition, b: Definition, { sources, originals }: Written): Spans {
  const chains = [lookedUp(a), lookedUp(b)] as const;
  let found: Spans = { base: ownSpan(a), head: ownSpan(b) };
  let [one, other]: readonly [Definition | undefined, Definition | undefined] = [a, b];
  for (let at = 0; one && other; at++) {
    const [before, after] = [
      firstDiffering(one, other, sources.base, sources.head),
      firstDiffering(other, one, sources.head, sources.base),
    ];
    found = { base: before ?? ownSpan(one), head: after ?? ownSpan(other) };
    if (before || after || isAnotherWord(one, other, sources)) return found;
    const [from, to]: readonly (Origin | undefined)[] = [chains[0][at], chains[1][at]];
    const isSameName = from?.kind === to?.kind && from?.name === to?.name;
    [one, other] = isSameName ? [from && originals.base(from), to && originals.head(to)] : [undefined, undefined];
  }
  return found;
}

/** Two definitions as they say things of themselves: what one does not say, it does not say where the other does. */
export function speakersOf(a: Definition, b: Definition, { originals }: Written): Speakers {
  const silent = (own: Definition, ours: Originals, other: Definition, theirs: Originals) => (said: Span) => {
    // What has something from elsewhere says it as well: the last in the chain is where it is written.
    const from = lookedUp(other).findLast((origin) => says(theirs(origin), said));
    if (!from) return says(other, said) ? own.span : spanOf(own);
    const same = lookedUp(own).find(({ kind, name }) => kind === from.kind && name === from.name);
    return (same && ours(same)?.span) ?? spanOf(own);
  };
  return {
    base: { span: spanOf(a), silentFor: silent(a, originals.base, b, originals.head) },
    head: { span: spanOf(b), silentFor: silent(b, originals.head, a, originals.base) },
  };
}

/** Whether what stands at a place is said by a definition. */
function says(definition: Definition | undefined, { file, start }: Span): boolean {
  const isIn = (span: Span): boolean => span.file === file && span.start <= start && start < span.end;
  if (!definition) return false;
  return (
    definition.keys.some((key) => isIn(key.valueSpan)) || definition.extensions.some(({ value }) => isIn(value.span))
  );
}

/** What a definition was looked up from, and that in its turn. What a bundle has is written there, and is no other definition. */
function lookedUp({ origins }: Definition): readonly Origin[] {
  return origins.filter(({ kind }) => kind !== "bundle");
}

/** Whether two definitions are a word or a list each, and not the same. */
function isAnotherWord(a: Definition, b: Definition, sources: Written["sources"]): boolean {
  return a.keys.length === 0 && b.keys.length === 0 && textAt(a.span, sources.base) !== textAt(b.span, sources.head);
}

function firstDiffering(own: Definition, other: Definition, ours: Sources, theirs: Sources): Span | undefined {
  const said = new Map(other.keys.map((key) => [key.key, textAt(key.valueSpan, theirs)]));
  const key = own.keys.find((one) => valueKeys.has(one.key) && said.get(one.key) !== textAt(one.valueSpan, ours));
  return key && { ...key.keySpan, end: key.valueSpan.end };
}

function textAt({ file, start, end }: Span, sources: Sources): string | undefined {
  return sources.get(file)?.text.slice(start, end);
}
