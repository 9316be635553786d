import type { SourceFile, Span } from "../../source/span.js";
import type { Entry, Node, Suppression } from "../node.js";
import { parse } from "../parse.js";
import { readTokens } from "../tokens.js";
import { newlineOf } from "./layout.js";
import { indexPlaces, type PlaceIndex } from "./places.js";

/** A file, read as far as editing it asks. */
export interface ReadFile {
  readonly source: SourceFile;
  readonly text: string;
  readonly root: Node;
  readonly places: PlaceIndex;
  readonly comments: readonly Span[];
  readonly suppressions: readonly Suppression[];
  /** The codes of what is wrong with its YAML. */
  readonly mistakes: readonly string[];
  readonly broken: boolean;
  readonly newline: string;
}

export function readForEdits(source: SourceFile): ReadFile {
  const { value: tree, diagnostics } = parse(source);
  const { text } = source;
  return {
    source,
    text,
    root: tree.root,
    places: indexPlaces(text, tree.root),
    comments: tree.broken ? [] : readTokens(source).comments,
    suppressions: tree.suppressions,
    mistakes: diagnostics.map(({ code }) => code),
    broken: tree.broken ?? false,
    newline: newlineOf(text),
  };
}

/** Where the colon behind a key ends; `undefined` where it has none, or one on another line. */
export function colonEnd(text: string, { key }: Entry): number | undefined {
  const colon = /[ \t]*:/y;
  colon.lastIndex = key.span.end;
  return colon.test(text) ? colon.lastIndex : undefined;
}

/** The comments that lie in a range, found by bisection: they are in the order of the text. */
export function commentsIn({ comments }: ReadFile, start: number, end: number): readonly Span[] {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as Span).start < start) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let at = low; at < comments.length; at++) {
    const comment = comments[at] as Span;
    if (comment.end > end) break;
    found.push(comment);
  }
  return found;
}
