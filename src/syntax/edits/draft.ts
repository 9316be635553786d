import type { Entry, MappingNode, Node } from "../node.js";
import { type Expected, type Intents, noIntents } from "./expected.js";
import { type Edit, indentStep, nextLine } from "./layout.js";
import { commentsIn, type ReadFile } from "./read.js";

/** What is going to happen to one file: edits of its text, and what its tree is to be afterwards. */
export interface Draft {
  readonly file: ReadFile;
  readonly edits: Edit[];
  readonly intents: Intents;
  /** Comments that go with what is taken out, by where they begin. */
  readonly gone: Set<number>;
  /** Texts of comments that come along with a copy. */
  readonly copied: string[];
  readonly step: number;
}

export function draftOf(file: ReadFile): Draft {
  return {
    file,
    edits: [],
    intents: noIntents(),
    gone: new Set(),
    copied: [],
    step: indentStep(file.text, file.root),
  };
}

export function replace(draft: Draft, start: number, end: number, text: string): void {
  if (start !== end || text !== "") draft.edits.push({ start, end, text });
}

export function insert(draft: Draft, at: number, text: string): void {
  draft.edits.push({ start: at, end: at, text });
}

/** Puts lines below the line of a place. Where another edit ends, they come behind what it leaves. */
export function insertBelow(draft: Draft, at: number, lines: readonly string[]): void {
  const { text, newline } = draft.file;
  const next = nextLine(text, at);
  const isEnd = next === text.length && !text.endsWith("\n");
  if (lines.length > 0) insert(draft, next, lines.map((line) => (isEnd ? newline + line : line + newline)).join(""));
}

/** Says that the comments of a range go with it. */
export function takeComments(draft: Draft, start: number, end: number): void {
  for (const comment of commentsIn(draft.file, start, end)) draft.gone.add(comment.start);
}

/** Says that a mapping gets a key. */
export function expectKey(draft: Draft, mapping: MappingNode, key: string, expected: Expected): void {
  const added = draft.intents.added.get(mapping);
  if (added) added.set(key, expected);
  else draft.intents.added.set(mapping, new Map([[key, expected]]));
}

export function expectValue(draft: Draft, node: Node, expected: Expected): void {
  draft.intents.values.set(node, expected);
}

export function isRemoved({ intents }: Draft, entry: Entry): boolean {
  return intents.removed.has(entry);
}
