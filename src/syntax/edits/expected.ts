import type { Scalar } from "../../diagnostics/fix.js";
import type { Span } from "../../source/span.js";
import type { Entry, MappingNode, Node } from "../node.js";

/** What is to stand in a place that a fix changes. */
export type Expected =
  | { readonly kind: "nothing" }
  | { readonly kind: "scalar"; readonly value: Scalar }
  | { readonly kind: "list"; readonly items: readonly Expected[] }
  /** What a node says, wherever it stands now. `asText`: quotes make no difference to it. */
  | { readonly kind: "same"; readonly node: Node; readonly asText?: true }
  | { readonly kind: "mapping"; readonly entries: readonly (readonly [string, Expected])[] };

/** What is to become of a tree: everything that is not named here stays as it is. */
export interface Intents {
  readonly keys: Map<Entry, string>;
  readonly values: Map<Node, Expected>;
  readonly removed: Set<Entry>;
  readonly added: Map<MappingNode, Map<string, Expected>>;
}

export function noIntents(): Intents {
  return { keys: new Map(), values: new Map(), removed: new Set(), added: new Map() };
}

/** Where entries and list items of a tree stand afterwards, by their spans before. */
export type Moved = Map<string, Span>;

export function movedKey({ start, end }: Span): string {
  return `${start}:${end}`;
}

/** Whether a tree is another one with the intents carried out, and nothing else. */
export function isAsIntended(before: Node, after: Node, intents: Intents, moved: Moved): boolean {
  const expected = intents.values.get(before);
  if (expected) return isExpected(expected, after);
  if (before.kind === "empty" || before.kind === "scalar") return isSameScalar(before, after, false);
  if (before.kind === "sequence") {
    return (
      after.kind === "sequence" &&
      before.items.length === after.items.length &&
      before.items.every((item, at) => {
        const now = after.items[at] as Node;
        move(moved, item.span, now.span);
        return isAsIntended(item, now, intents, moved);
      })
    );
  }
  return after.kind === "mapping" && isMappingAsIntended(before, after, intents, moved);
}

function isMappingAsIntended(before: MappingNode, after: MappingNode, intents: Intents, moved: Moved): boolean {
  const added = new Map(intents.added.get(before));
  const kept = before.entries.filter((entry) => !intents.removed.has(entry));
  let next = 0;
  for (const entry of after.entries) {
    const old = kept[next];
    if (old && entry.key.text === (intents.keys.get(old) ?? old.key.text)) {
      next++;
      move(moved, old.span, entry.span);
      if (!isAsIntended(old.value, entry.value, intents, moved)) return false;
      continue;
    }
    const expected = added.get(entry.key.text);
    if (!expected || !isExpected(expected, entry.value)) return false;
    added.delete(entry.key.text);
  }
  return next === kept.length && added.size === 0;
}

/** Outer ones come first, and of two that begin and end together the outer counts. */
function move(moved: Moved, from: Span, to: Span): void {
  const key = movedKey(from);
  if (!moved.has(key)) moved.set(key, to);
}

function isExpected(expected: Expected, node: Node): boolean {
  switch (expected.kind) {
    case "nothing":
      return node.kind === "empty";
    case "scalar":
      return (
        node.kind === "scalar" &&
        node.text === String(expected.value) &&
        (typeof expected.value === "string" || node.style === "plain")
      );
    case "list":
      return (
        node.kind === "sequence" &&
        node.items.length === expected.items.length &&
        node.items.every((item, at) => isExpected(expected.items[at] as Expected, item))
      );
    case "same":
      return isSame(expected.node, node, expected.asText ?? false);
    case "mapping":
      return (
        node.kind === "mapping" &&
        node.entries.length === expected.entries.length &&
        node.entries.every(({ key, value }, at) => {
          const [name, inner] = expected.entries[at] as readonly [string, Expected];
          return key.text === name && isExpected(inner, value);
        })
      );
  }
}

function isSame(one: Node, other: Node, asText: boolean): boolean {
  if (one.kind === "sequence") {
    return (
      other.kind === "sequence" &&
      one.items.length === other.items.length &&
      one.items.every((item, at) => isSame(item, other.items[at] as Node, false))
    );
  }
  if (one.kind === "mapping") {
    return (
      other.kind === "mapping" &&
      one.entries.length === other.entries.length &&
      one.entries.every(({ key, value }, at) => {
        const entry = other.entries[at] as Entry;
        return key.text === entry.key.text && isSame(value, entry.value, false);
      })
    );
  }
  return isSameScalar(one, other, asText);
}

/** Only plain scalars can be anything else than text, so whether one is plain is part of what it says. */
function isSameScalar(one: Node, other: Node, asText: boolean): boolean {
  if (one.kind !== "scalar" || other.kind !== "scalar") return one.kind === other.kind;
  return one.text === other.text && (asText || (one.style === "plain") === (other.style === "plain"));
}
