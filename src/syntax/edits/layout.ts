import type { MappingNode, Node } from "../node.js";

/** A range of a text and what stands there afterwards. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text after its edits; `undefined` where two of them are about the same characters. */
export function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let made = "";
  let at = 0;
  for (const edit of inOrder) {
    if (edit.start < at) return undefined;
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at);
}

/** Where the line of an offset begins. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

/** Where the line of an offset ends, before its line end. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}

/** Where the line after that of an offset begins, or the text ends. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

/** How many characters stand before an offset on its line. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** Whether nothing but blanks stands before an offset on its line. */
export function beginsLine(text: string, at: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, at), at));
}

/** The line end that a text uses. */
export function newlineOf(text: string): string {
  const first = text.indexOf("\n");
  return first > 0 && text[first - 1] === "\r" ? "\r\n" : "\n";
}

/** Whether a collection is written in brackets or braces. */
export function isFlow(text: string, node: Node): boolean {
  const open = text[node.span.start];
  return (node.kind === "mapping" && open === "{") || (node.kind === "sequence" && open === "[");
}

/** Whether something is written over several lines. */
export function isLong(text: string, node: Node): boolean {
  return text.slice(node.span.start, node.span.end).includes("\n");
}

/** By how many columns the mappings of a file are indented: as far as the first that is. */
export function indentStep(text: string, root: Node): number {
  const step = (outer: MappingNode): number | undefined => {
    for (const { key, value } of outer.entries) {
      if (value.kind !== "mapping" || isFlow(text, value)) continue;
      const deeper = columnOf(text, value.span.start) - columnOf(text, key.span.start);
      if (deeper > 0) return deeper;
    }
    return undefined;
  };
  return (root.kind === "mapping" ? step(root) : undefined) ?? 2;
}
