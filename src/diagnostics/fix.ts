import type { Span } from "../source/span.js";

/**
 * What would answer a diagnostic, as changes of the plan in the model's own terms. `syntax/edits` alone knows how YAML is
 * written: it turns these into edits of ranges, and refuses those that would change anything else. A fix is made whole or
 * not at all, in however many files; one fix may bring any changes that don't change the same place twice.
 */
export interface Fix {
  /** What it does, as an order: "Write `song_played`". */
  readonly title: string;
  /**
   * Whether the plan means afterwards what it meant before, so that nobody needs to look: every compiled output stays the
   * same, but for the texts and the governance that the fix is about.
   */
  readonly safe: boolean;
  readonly changes: readonly Change[];
}

/** One change. Places are those of the model: of a name, of a value, or of a whole entry. */
export type Change =
  /**
   * Another name for a key. The mark of optionality stays, quotes come as YAML needs them; `to` is the name itself, without
   * a mark. Mentions elsewhere are changes of their own.
   */
  | { readonly kind: "rename-key"; readonly key: Span; readonly to: string }
  /** Another text for a scalar value, or for a part of one: a word in a type expression. */
  | { readonly kind: "replace-value"; readonly value: Span; readonly to: Scalar }
  /**
   * A key in a mapping, whether it was there or not. `of` is the place of the mapping, of its key or of the entry that holds
   * it. A definition in short form is written out as far as needed: `email: email` becomes `email: { type: email, privacy:
   * personal }`, a list of values `{ enum: [...], … }`, and where there is nothing yet a mapping begins.
   */
  | { readonly kind: "set-key"; readonly of: Span; readonly key: string; readonly to: Scalar | readonly Scalar[] }
  /**
   * A word in the list behind a key: `include`, `renamed_from`. What stands there may be a list, a single word, which becomes
   * a list of two, or nothing, or not even the key. A word that is there already stays, once.
   */
  | { readonly kind: "add-to-list"; readonly of: Span; readonly key: string; readonly add: string }
  /**
   * Takes an entry out, with the line that it leaves empty. `entry` is its place or its key's. Where all entries of a
   * `properties` go, that goes as well. Not made where a comment stands above it, in it or behind it, unless an `add-entry` of
   * the same fix holds a property of its name: that takes the comments along, where those of all such entries agree.
   */
  | { readonly kind: "remove-entry"; readonly entry: Span }
  /**
   * Leaves nothing behind a name, so that it is looked up. `value` is the place of what stands there. Not made where a comment
   * would be lost in it that no `add-entry` of the same fix copies.
   */
  | { readonly kind: "clear-value"; readonly value: Span }
  /** Takes out a comment and its line. */
  | { readonly kind: "remove-comment"; readonly comment: Span }
  /** Another rule's name in a `trackc-ignore` comment. `rule` is the place of the name. */
  | { readonly kind: "respell-rule"; readonly rule: Span; readonly to: string }
  /**
   * A new entry under a top-level key of a file, at its end; the key is added at the end of the file where it is missing. What
   * stands behind the entry is a copy of the plan's own text at `of`, from whichever file, or a mapping of such copies
   * (`properties:` of a bundle). The places that are copied may be changed by the same fix (cleared, removed): the copy is of
   * the text as it was.
   */
  | {
      readonly kind: "add-entry";
      readonly file: string;
      readonly section: "dictionary" | "bundles";
      readonly key: string;
      readonly entry: CopiedEntry;
    };

/** What a new entry holds. */
export type CopiedEntry =
  /** The value at `of`: the `span` of a definition. */
  | { readonly kind: "copy"; readonly of: Span }
  | { readonly kind: "properties"; readonly properties: readonly CopiedProperty[] };

export interface CopiedProperty {
  /** Without a mark. */
  readonly name: string;
  readonly optional?: boolean | undefined;
  /** The value; an empty place for nothing, which is looked up. */
  readonly of: Span;
}

export type Scalar = string | number | boolean;
