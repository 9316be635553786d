import type { MappingNode } from "../node.js";
import { copyBehind } from "./copies.js";
import { type Draft, expectKey, expectValue, insert, insertBelow, replace } from "./draft.js";
import type { Expected } from "./expected.js";
import { columnOf, isFlow } from "./layout.js";
import type { Addition } from "./mappings.js";
import { colonEnd } from "./read.js";
import { writeText } from "./scalars.js";
import { type Copy, Obstacle, type Task } from "./tasks.js";

type EntryTask = Extract<Task, { kind: "entry" }>;

/**
 * Puts new entries under a top-level key, and the key at the end of the file where it is missing. Where the key is a mapping
 * already, `into` is given what is to be added to it.
 */
export function addEntries(
  draft: Draft,
  section: string,
  tasks: readonly EntryTask[],
  into: (mapping: MappingNode, additions: readonly Addition[]) => void,
): Obstacle | undefined {
  const { file, step } = draft;
  const { root, text, newline } = file;
  if (root.kind !== "mapping" && root.kind !== "empty") return new Obstacle("the file's top is no mapping");
  if (root.kind === "mapping" && isFlow(text, root)) return new Obstacle("the whole file is written in braces");
  const outer = root.kind === "mapping" && root.entries[0] ? columnOf(text, root.entries[0].key.span.start) : 0;
  const there = root.kind === "mapping" ? root.entries.find(({ key }) => key.text === section) : undefined;
  const value = there?.value;
  const inBlock = value?.kind === "mapping" && !isFlow(text, value) && value.entries[0];
  const column = inBlock ? columnOf(text, inBlock.key.span.start) : outer + step;

  const written: string[] = [];
  const expected: [string, Expected][] = [];
  const keys = new Set<string>();
  for (const { key, copy } of tasks) {
    if (keys.has(key)) return new Obstacle(`\`${key}\` would be added twice`);
    keys.add(key);
    const behind = copyText(draft, copy, column);
    written.push(`${writeText(key, { inFlow: false })}:${behind}`);
    expected.push([key, expectedOf(copy)]);
  }
  const indent = " ".repeat(column);

  if (!there || !value) {
    const gap = text === "" || /\n[ \t]*\r?\n$/.test(text) ? "" : newline;
    const before = text === "" || text.endsWith("\n") ? gap : newline + gap;
    const after = text === "" || text.endsWith("\n") ? newline : "";
    const lines = written.map((each) => `${newline}${indent}${each}`).join("");
    insert(draft, text.length, `${before}${" ".repeat(outer)}${section}:${lines}${after}`);
    if (root.kind === "mapping") expectKey(draft, root, section, { kind: "mapping", entries: expected });
    else expectValue(draft, root, { kind: "mapping", entries: [[section, { kind: "mapping", entries: expected }]] });
    return undefined;
  }
  if (value.kind === "mapping" && value.entries.length > 0) {
    if (isFlow(text, value)) return new Obstacle(`\`${section}\` is written in braces`);
    const clash = value.entries.find(({ key }) => keys.has(key.text));
    if (clash) return new Obstacle(`\`${clash.key.text}\` is there already`);
    for (const [name, each] of expected) expectKey(draft, value, name, each);
    into(
      value,
      written.map((each) => ({ text: each, last: true })),
    );
    return undefined;
  }
  const colon = colonEnd(text, there);
  if (colon === undefined || (value.kind !== "empty" && value.kind !== "mapping")) {
    return new Obstacle(`something else stands behind \`${section}\``);
  }
  if (value.kind === "mapping") replace(draft, colon, value.span.end, "");
  insertBelow(
    draft,
    value.kind === "mapping" ? value.span.end : colon,
    written.map((each) => indent + each),
  );
  expectValue(draft, value, { kind: "mapping", entries: expected });
  return undefined;
}

/** What stands behind the key of a new entry, from its colon on. */
function copyText(draft: Draft, copy: Copy, column: number): string {
  const { step, file } = draft;
  if (copy.kind === "value") {
    const own = copyBehind(copy.value, column, step, file.newline);
    draft.copied.push(...own.comments);
    return own.text;
  }
  const inner = column + 2 * step;
  let text = `${file.newline}${" ".repeat(column + step)}properties:`;
  const line = `${file.newline}${" ".repeat(inner)}`;
  for (const { key, value, around } of copy.properties) {
    const { above, beside, behind } = around;
    const own = copyBehind(value, inner, step, file.newline);
    draft.copied.push(...own.comments, ...above, ...[beside, behind].map((each) => each.trimStart()).filter(Boolean));
    text += above.map((comment) => line + comment).join("");
    text += `${line}${writeText(key, { inFlow: false })}:${beside}${own.text}${behind}`;
  }
  return text;
}

function expectedOf(copy: Copy): Expected {
  if (copy.kind === "value") return { kind: "same", node: copy.value.place.node };
  const properties = copy.properties.map(({ key, value }): readonly [string, Expected] => [
    key,
    { kind: "same", node: value.place.node },
  ]);
  return { kind: "mapping", entries: [["properties", { kind: "mapping", entries: properties }]] };
}
