import type { Scalar } from "../../diagnostics/fix.js";
import type { Node, ScalarNode, SequenceNode } from "../node.js";
import { type Draft, expectValue, insert, insertBelow, replace } from "./draft.js";
import type { Expected } from "./expected.js";
import { beginsLine, columnOf, isFlow, isLong, lineEnd, lineStart, nextLine } from "./layout.js";
import type { Place } from "./places.js";
import { colonEnd } from "./read.js";
import { writeList, writeScalar, writeText } from "./scalars.js";
import { Obstacle } from "./tasks.js";

/** A key that a thing is to have. */
export interface NewKey {
  readonly key: string;
  readonly to: Scalar | readonly Scalar[];
}

/** Whether several values are meant, and not one. */
export function isSeveral(to: Scalar | readonly Scalar[]): to is readonly Scalar[] {
  return typeof to === "object";
}

export function expectedOf(to: Scalar | readonly Scalar[]): Expected {
  if (!isSeveral(to)) return { kind: "scalar", value: to };
  return { kind: "list", items: to.map((value) => ({ kind: "scalar", value })) };
}

/** `key: value`. */
export function writeKey({ key, to }: NewKey, inFlow: boolean): string {
  return `${writeText(key, { inFlow })}: ${isSeveral(to) ? writeList(to) : writeScalar(to, { inFlow })}`;
}

/** Puts another value in the place of one. */
export function replaceValue(draft: Draft, place: Place, to: Scalar | readonly Scalar[]): Obstacle | undefined {
  const { text } = draft.file;
  const { node, inFlow } = place;
  const style = node.kind === "scalar" && node.style !== "block" ? node.style : "plain";
  const written = isSeveral(to) ? writeList(to) : writeScalar(to, { inFlow }, style);
  expectValue(draft, node, expectedOf(to));
  const isLines = (node.kind === "mapping" || node.kind === "sequence") && !isFlow(text, node);
  if (node.kind !== "empty" && !isLines) {
    replace(draft, node.span.start, node.span.end, written);
    return undefined;
  }
  const colon = place.entry && colonEnd(text, place.entry);
  if (place.entry && colon === undefined && inFlow) insert(draft, place.entry.key.span.end, `: ${written}`);
  else if (colon === undefined) return new Obstacle("it has no place behind a colon");
  else replace(draft, colon, node.kind === "empty" ? colon : node.span.end, ` ${written}`);
  return undefined;
}

/** Gives keys to what is written in short form, or not at all: it becomes a mapping. */
export function writeOut(draft: Draft, place: Place, keys: readonly NewKey[]): Obstacle | undefined {
  const { node } = place;
  switch (node.kind) {
    case "mapping":
      return new Obstacle("it is a mapping already");
    case "empty":
      return beginMapping(draft, place, keys);
    case "scalar":
      return wrapScalar(draft, place, node, keys);
    case "sequence":
      return wrapSequence(draft, place, node, keys);
  }
}

function beginMapping(draft: Draft, place: Place, keys: readonly NewKey[]): Obstacle | undefined {
  const { text } = draft.file;
  const { entry, node, inFlow, role } = place;
  if (!entry) return new Obstacle("there is nothing to give it to");
  const colon = colonEnd(text, entry);
  expectValue(draft, node, mappingOf([], keys));
  if (role === "entry" && !inFlow && colon !== undefined) {
    const indent = " ".repeat(columnOf(text, entry.key.span.start) + draft.step);
    insertBelow(
      draft,
      colon,
      keys.map((key) => indent + writeKey(key, false)),
    );
    return undefined;
  }
  if (colon === undefined && !inFlow) return new Obstacle("it is written with a `?` before its name");
  insert(draft, colon ?? entry.key.span.end, `${colon === undefined ? ":" : ""} { ${written(keys)} }`);
  return undefined;
}

function wrapScalar(draft: Draft, place: Place, node: ScalarNode, keys: readonly NewKey[]): Obstacle | undefined {
  const { text } = draft.file;
  const as = place.role === "member" ? "description" : "type";
  const isFlag = place.entry?.key.text === "additionalProperties" && /^(?:true|false)$/.test(node.text);
  if ((place.role !== "thing" && place.role !== "member") || isFlag)
    return new Obstacle("what stands there takes no keys");
  if (keys.some(({ key }) => key === as)) return new Obstacle(`it says its \`${as}\` already`);
  const isBare = node.style === "plain" || node.style === "block" || isLong(text, node);
  const own = isBare ? writeText(node.text, { inFlow: true }) : text.slice(node.span.start, node.span.end);
  replace(draft, node.span.start, node.span.end, `{ ${as}: ${own}, ${written(keys)} }`);
  expectValue(draft, node, mappingOf([[as, { kind: "same", node, asText: true }]], keys));
  return undefined;
}

function wrapSequence(draft: Draft, place: Place, node: SequenceNode, keys: readonly NewKey[]): Obstacle | undefined {
  const { text, newline } = draft.file;
  const { entry, role } = place;
  if (role !== "thing" || !entry || entry.key.text === "anyOf") return new Obstacle("what stands there takes no keys");
  if (keys.some(({ key }) => key === "enum")) return new Obstacle("it lists its values already");
  expectValue(draft, node, mappingOf([["enum", { kind: "same", node }]], keys));
  if (isFlow(text, node)) {
    insert(draft, node.span.start, "{ enum: ");
    insert(draft, node.span.end, `, ${written(keys)} }`);
    return undefined;
  }
  if (!beginsLine(text, node.span.start)) return new Obstacle("its list begins on the line of its name");
  const own = columnOf(text, node.span.start);
  const outer = columnOf(text, entry.key.span.start);
  const first = lineStart(text, node.span.start);
  const last = lineEnd(text, node.span.end);
  // Items may stand as far out as the name of their list: here they have to go further in.
  const further = own > outer ? 0 : draft.step;
  const indent = " ".repeat(own + further);
  if (further === 0) insert(draft, first, `${indent}enum:${newline}`);
  else {
    for (let at = first; at < last; at = nextLine(text, at)) {
      const isBlank = text.slice(at, lineEnd(text, at)).trim() === "";
      insert(draft, at, (at === first ? `${indent}enum:${newline}` : "") + (isBlank ? "" : " ".repeat(further)));
    }
  }
  insert(draft, last, keys.map((key) => newline + indent + writeKey(key, false)).join(""));
  return undefined;
}

/** Adds words to what stands behind a key: a list, a word, or nothing yet. */
export function addWords(draft: Draft, place: Place, words: readonly string[]): Obstacle | undefined {
  const { text } = draft.file;
  const { node, inFlow } = place;
  if (node.kind === "mapping") return new Obstacle("a mapping stands where a list should");
  const there: readonly Node[] = node.kind === "sequence" ? node.items : node.kind === "scalar" ? [node] : [];
  const known = new Set(there.map((item) => (item.kind === "scalar" ? item.text : undefined)));
  const added = [...new Set(words)].filter((word) => !known.has(word));
  if (added.length === 0) return undefined;
  if (there.length === 0) {
    const [only, ...others] = added;
    return only === undefined ? undefined : replaceValue(draft, place, others.length === 0 ? only : added);
  }
  const same = there.map((item): Expected => ({ kind: "same", node: item }));
  expectValue(draft, node, {
    kind: "list",
    items: [...same, ...added.map((value): Expected => ({ kind: "scalar", value }))],
  });
  const inList = added.map((word) => writeText(word, { inFlow: true }));
  const last = there.at(-1) as Node;
  if (node.kind === "scalar") {
    const own =
      node.style === "plain" ? writeText(node.text, { inFlow: true }) : text.slice(node.span.start, node.span.end);
    if (isLong(text, node)) return new Obstacle("what stands there goes over several lines");
    replace(draft, node.span.start, node.span.end, `[${[own, ...inList].join(", ")}]`);
  } else if (isFlow(text, node) || inFlow) {
    insert(draft, last.span.end, inList.map((word) => `, ${word}`).join(""));
  } else {
    const indent = " ".repeat(columnOf(text, node.span.start));
    const lines = added.map((word) => `${indent}- ${writeText(word, { inFlow: false })}`);
    insertBelow(draft, node.span.end, lines);
  }
  return undefined;
}

function written(keys: readonly NewKey[]): string {
  return keys.map((key) => writeKey(key, true)).join(", ");
}

function mappingOf(before: readonly (readonly [string, Expected])[], keys: readonly NewKey[]): Expected {
  const added = keys.map(({ key, to }): readonly [string, Expected] => [key, expectedOf(to)]);
  return { kind: "mapping", entries: [...before, ...added] };
}
