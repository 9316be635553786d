import type { Span } from "../source/span.js";

/**
 * What a YAML file says, as plain data with places and nothing of YAML left in it: no anchors, aliases, tags or
 * merge keys, no schema that turns text into numbers. The rooms after this one read these nodes only.
 */
export type Node = ScalarNode | SequenceNode | MappingNode | EmptyNode;

/** How a scalar was written. Only `plain` ones can be anything else than text. */
export type ScalarStyle = "plain" | "single" | "double" | "block";

export interface ScalarNode {
  readonly kind: "scalar";
  /** The text: of a plain scalar its source, of the others what stands between the quotes, unescaped. */
  readonly text: string;
  readonly style: ScalarStyle;
  readonly span: Span;
}

export interface SequenceNode {
  readonly kind: "sequence";
  readonly items: readonly Node[];
  readonly span: Span;
}

export interface MappingNode {
  readonly kind: "mapping";
  readonly entries: readonly Entry[];
  /** True when an entry could not be read, which is reported: what it would have said is unknown. */
  readonly damaged?: true;
  readonly span: Span;
}

/** Nothing behind a key (`artist:`), or nothing in a file. Its span is empty and stands where a value would begin. */
export interface EmptyNode {
  readonly kind: "empty";
  readonly span: Span;
}

/** A key and what stands behind it. Duplicate keys are still here: whoever knows what the keys mean reports them. */
export interface Entry {
  readonly key: ScalarNode;
  readonly value: Node;
  /** From the key's first character to the value's last. */
  readonly span: Span;
}

/** `# trackc-ignore RULE: REASON` above the line where an entry begins. */
export interface Suppression {
  readonly rule: string;
  /** Empty when it was left out, which is a finding. */
  readonly reason: string;
  /** The comment itself. */
  readonly span: Span;
  /** The place of the rule's name within the comment. */
  readonly ruleSpan: Span;
  /** What it covers, the whole entry below; `undefined` when no entry begins on the line below. */
  readonly covers: Span | undefined;
}

/** One file, read. */
export interface SyntaxTree {
  readonly file: string;
  /** The document's top: `empty` for a file with nothing in it. */
  readonly root: Node;
  /**
   * True when the file could not be read as YAML, or shares by YAML's own means: its mistake is reported, and
   * `root` is `empty`. What the file defines is unknown then, so nobody may report a name as undefined, or
   * anything else as missing, in a run that has such a file: that would be a cascade.
   */
  readonly broken?: true;
  readonly suppressions: readonly Suppression[];
}
