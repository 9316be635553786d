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

/** The letters and digits that a text begins with, whatever stands before them. */
const beginning = /[a-z0-9\u0080-\uffff]+/i;
const beyondAscii = /[\u0080-\uffff]/;

/** What placeholders begin with. */
const beginnings: ReadonlySet<string> = new Set(
  "to todo tbd tba tbc fix fixme n na none null nil empty unknown test asdf foo lorem description no add wip placeholder see same ditto self selfexplanatory".split(
    " ",
  ),
);

/** Whether a text may be a placeholder by its beginning: nearly none may, and a look at it costs next to nothing. */
function mayBegin(text: string): boolean {
  const first = beginning.exec(text)?.[0].toLowerCase();
  if (first === undefined || beginnings.has(first)) return true;
  return first.startsWith("xx") || beyondAscii.test(first);
}

/** Whether a text is a placeholder, or empty. */
export function isPlaceholder(text: string): boolean {
  return text.length <= longest && mayBegin(text) && placeholder.test(text);
}
