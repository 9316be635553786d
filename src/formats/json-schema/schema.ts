import type { Span } from "../../source/span.js";
import type { Entry, Node } from "../../syntax/node.js";

/** A schema that is an object: its keywords and where it stands. */
export interface Schema {
  readonly keywords: ReadonlyMap<string, Entry>;
  /** A JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly span: Span;
}

/** A node and the JSON pointer to it. */
export interface Place {
  readonly node: Node;
  readonly pointer: string;
}

/** The drafts that differ in what is read here. */
export type Draft = "draft-04" | "draft-06" | "draft-07" | "2019-09" | "2020-12";

/** One step further in a JSON pointer. */
export function below(pointer: string, ...steps: readonly (string | number)[]): string {
  return steps.reduce<string>(
    (path, step) => `${path}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`,
    pointer,
  );
}

/** The entries of an object by their keys; of keys that are there twice, the last one counts. */
export function entriesOf(node: Node): ReadonlyMap<string, Entry> {
  if (node.kind !== "mapping") return new Map();
  return new Map(node.entries.map((entry) => [entry.key.text, entry]));
}
