/** Whether the words of one name stand in a row among those of another. */
export function holdsWords(words: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && words.some((_, at) => part.every((word, offset) => words[at + offset] === word));
}

/** Whether a name begins with certain words. */
export function startsWith(words: readonly string[], beginning: readonly string[]): boolean {
  return beginning.length > 0 && beginning.every((word, at) => words[at] === word);
}

/** A set of words, or of phrases divided by commas, from one text. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(text.includes(",") ? /\s*,\s*/ : /\s+/));
}
