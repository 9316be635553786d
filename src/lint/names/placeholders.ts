/** Texts that stand where one is still to be written: of descriptions, of triggers. */
const placeholder =
  /^[\s\p{P}\p{S}]*(?:to ?do|tbd|tba|tbc|fix ?me|xxx*|n ?\/? ?a|none|null|nil|empty|unknown|test|asdf|foo|lorem ipsum.*|description|no description|add description|description here|to be (?:done|defined|added|written|described)|wip|placeholder|see above|same as above|ditto|self ?explanatory|no comment)?[\s\p{P}\p{S}]*$/iu;

/** The words that placeholders are made of, but for the rest of `lorem ipsum`. */
export const placeholderWords: ReadonlySet<string> = new Set(
  (
    "to do todo tbd tba tbc fix me fixme xx xxx xxxx n a na none null nil empty unknown test asdf foo lorem ipsum dolor sit amet consectetur adipiscing elit " +
    "description no add here be done defined added written described wip placeholder see above same as ditto self explanatory selfexplanatory comment"
  ).split(" "),
);

const longest = 60;

/**
 * How placeholders begin, whatever stands before their first word. Nearly no other text begins so, and a look at it costs next
 * to nothing. What is beyond ASCII is left to the pattern for all of a text.
 */
const beginning =
  /^[^a-z0-9\u0080-\uffff]*(?:$|xx|[a-z0-9]*[\u0080-\uffff]|(?:to|todo|tbd|tba|tbc|fix|fixme|n|na|none|null|nil|empty|unknown|test|asdf|foo|lorem|description|no|add|wip|placeholder|see|same|ditto|self|selfexplanatory)(?![a-z0-9]))/i;

/** Whether a text is a placeholder, or empty. */
export function isPlaceholder(text: string): boolean {
  return text.length <= longest && beginning.test(text) && placeholder.test(text);
}
