import type { Span } from "../source/span.js";

/**
 * What would answer a diagnostic, as changes of the plan in the model's own terms. `syntax/edits` alone knows how YAML is
 * written: it turns these into edits of ranges, and refuses those that would change anything else.
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
  /** Another name for a key. The mark of optionality stays, quotes come as YAML needs them. */
  | { readonly kind: "rename-key"; readonly key: Span; readonly to: string }
  /** Another text for a scalar value. */
  | { readonly kind: "replace-value"; readonly value: Span; readonly to: Scalar }
  /**
   * A key in a mapping, whether it was there or not. `of` is the place of the mapping, or of the entry that holds it. A
   * definition in short form is written out as far as needed: `email: email` becomes `email: { type: email, privacy:
   * personal }`, a list of values `{ enum: [...], … }`, and where there is nothing yet a mapping begins.
   */
  | { readonly kind: "set-key"; readonly of: Span; readonly key: string; readonly to: Scalar | readonly Scalar[] }
  /** Takes an entry out, with its comments behind and the line that it leaves empty. `entry` is its place or its key's. */
  | { readonly kind: "remove-entry"; readonly entry: Span }
  /** Leaves nothing behind a name, so that it is looked up. `value` is the place of what stands there. */
  | { readonly kind: "clear-value"; readonly value: Span }
  /** Takes out a comment and its line. */
  | { readonly kind: "remove-comment"; readonly comment: Span }
  /**
   * A new entry under a top-level key of a file, which is added where it is missing: `dictionary`, `bundles`. What stands
   * behind it is a copy of the plan's own text at `copies`, or a mapping of such copies (`properties:` of a bundle).
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
  | { readonly kind: "copy"; readonly of: Span }
  | { readonly kind: "properties"; readonly properties: readonly { readonly name: string; readonly of: Span }[] };

type Scalar = string | number | boolean;
