import type { Entry, MappingNode } from "../node.js";
import { endOf, endWithComments, ownComments } from "./comments.js";
import { type Draft, insert, insertBelow, isRemoved, replace } from "./draft.js";
import { beginsLine, columnOf, isFlow, isLong, lineEnd, lineStart, nextLine } from "./layout.js";
import { colonEnd } from "./read.js";
import { Obstacle } from "./tasks.js";

/** A new entry of a mapping, as it is to be written, without what stands before and behind it. */
export interface Addition {
  readonly text: string;
  /** Behind all others, and not beside those that describe. */
  readonly last?: true;
}

/** Takes entries out of a mapping and puts others in; the intents say which go. */
export function editMapping(draft: Draft, node: MappingNode, additions: readonly Addition[]): Obstacle | undefined {
  return isFlow(draft.file.text, node) ? editBraces(draft, node, additions) : editBlock(draft, node, additions);
}

// ── in lines ──────────────────────────────────────────────────────────────────────────────────────────────────

function editBlock(draft: Draft, node: MappingNode, additions: readonly Addition[]): Obstacle | undefined {
  const { text, newline } = draft.file;
  const [first] = node.entries;
  if (!first) return new Obstacle("there is nothing beside which it could be written");
  const column = columnOf(text, first.key.span.start);
  const lines = additions.map((addition) => addition.text);
  const indent = newline + " ".repeat(column);
  const kept = node.entries.filter((entry) => !isRemoved(draft, entry));
  if (kept.length === 0) {
    const last = node.entries.at(-1) ?? first;
    if (lines.length === 0) return new Obstacle("nothing would be left beside it");
    replace(draft, first.key.span.start, lineEnd(text, last.span.end), lines.join(indent));
    return undefined;
  }
  const blanks = " ".repeat(column);
  const below = (at: number, isLast: boolean): void => {
    const chosen = additions.filter(({ last }) => (last ?? false) === isLast);
    insertBelow(
      draft,
      at,
      chosen.map((addition) => blanks + addition.text),
    );
  };
  const end = endWithComments(draft.file, kept.at(-1) ?? first);
  const before = describing(text, kept).at(-1);
  below(before ? endWithComments(draft.file, before) : (topOf(draft, node) ?? end), false);
  below(end, true);
  return removeLines(draft, node);
}

/** The name above a block: what is new there comes before the comments of what was first. */
function topOf({ file }: Draft, node: MappingNode): number | undefined {
  const holder = file.places.value(node.span);
  const [first] = node.entries;
  if (!holder?.entry || holder.node !== node || !first || !beginsLine(file.text, first.key.span.start))
    return undefined;
  return colonEnd(file.text, holder.entry);
}

/** The entries before the first that takes lines of its own: what describes a thing, before what it consists of. */
function describing(text: string, entries: readonly Entry[]): readonly Entry[] {
  const end = entries.findIndex(
    ({ value }) => (value.kind === "mapping" || value.kind === "sequence") && !isFlow(text, value),
  );
  return end < 0 ? entries : entries.slice(0, end);
}

function removeLines(draft: Draft, node: MappingNode): Obstacle | undefined {
  const { text } = draft.file;
  const ranges: { start: number; end: number }[] = [];
  let at = 0;
  // Where the first stands behind the dash of a list, what follows takes its place.
  const [first] = node.entries;
  if (first && isRemoved(draft, first) && !beginsLine(text, first.key.span.start)) {
    at = node.entries.findIndex((entry) => !isRemoved(draft, entry));
    const next = node.entries[at] as Entry;
    ranges.push({ start: first.key.span.start, end: next.key.span.start });
  }
  for (const entry of node.entries.slice(at)) {
    if (!isRemoved(draft, entry)) continue;
    if (!beginsLine(text, entry.key.span.start)) return new Obstacle("it is written with a `?` before its name");
    // What has gone elsewhere; where other comments are its own, it isn't taken out.
    const [above] = ownComments(draft.file, node, entry).above;
    const start = lineStart(text, above?.start ?? entry.key.span.start);
    const end = nextLine(text, entry.span.end);
    const before = ranges.at(-1);
    if (before && before.end === start) before.end = end;
    else ranges.push({ start, end });
  }
  const last = ranges.at(-1);
  // The last line of a file that ends without a line end: the one before takes its place.
  if (last && last.end === text.length && !text.endsWith("\n")) last.start = lineEnd(text, Math.max(0, last.start - 1));
  for (const { start, end } of ranges) replace(draft, start, end, "");
  return undefined;
}

// ── in braces ─────────────────────────────────────────────────────────────────────────────────────────────────

function editBraces(draft: Draft, node: MappingNode, additions: readonly Addition[]): Obstacle | undefined {
  const { text, newline } = draft.file;
  const written = additions.map((addition) => addition.text);
  const { entries } = node;
  const kept = entries.filter((entry) => !isRemoved(draft, entry));
  const [first] = entries;
  if (!first) {
    replace(draft, node.span.start, node.span.end, `{ ${written.join(", ")} }`);
    return undefined;
  }
  if (kept.length === 0) {
    if (written.length === 0) return new Obstacle("nothing would be left beside it");
    const last = entries.at(-1) ?? first;
    replace(draft, first.key.span.start, endOf(text, last), written.join(", "));
    return undefined;
  }
  removeBetweenCommas(draft, entries);
  const anchor = kept.at(-1);
  if (!anchor || written.length === 0) return undefined;
  const end = endOf(text, anchor);
  const rest = /^([ \t]*,)?[ \t]*(?:#.*)?$/.exec(text.slice(end, lineEnd(text, end)));
  const isLast = anchor === entries.at(-1);
  if (!isLong(text, node) || !beginsLine(text, anchor.key.span.start) || !rest || !isLast) {
    insert(draft, end, written.map((each) => `, ${each}`).join(""));
    return undefined;
  }
  // Each on a line of its own, as the one before; a comma behind the last stays one behind the last.
  const indent = newline + " ".repeat(columnOf(text, anchor.key.span.start));
  if (!rest[1]) insert(draft, end, ",");
  insert(draft, lineEnd(text, end), written.map((each) => indent + each).join(",") + (rest[1] ? "," : ""));
  return undefined;
}

function removeBetweenCommas(draft: Draft, entries: readonly Entry[]): void {
  const { text } = draft.file;
  for (let at = 0; at < entries.length; at++) {
    const first = entries[at] as Entry;
    if (!isRemoved(draft, first)) continue;
    const before = entries[at - 1];
    while (at + 1 < entries.length && isRemoved(draft, entries[at + 1] as Entry)) at++;
    const last = entries[at] as Entry;
    const next = entries[at + 1];
    if (next) replace(draft, first.key.span.start, next.key.span.start, "");
    else if (before) replace(draft, endOf(text, before), endOf(text, last), "");
  }
}
