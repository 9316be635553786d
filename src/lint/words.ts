const wordPattern = /\p{Lu}+(?![\p{Ll}\p{M}])|\p{Lu}?[\p{Ll}\p{M}]+|[\p{L}\p{M}]+|\p{Nd}+/gu;

/**
 * The words of a name as they are written: `Song Played` has two, `songPlayed`, `song_played` and `SONGPlayed` too.
 * A run of digits is a word of its own. Apostrophes vanish: `User's` is one word.
 */
export function splitWords(name: string): readonly string[] {
  return name.replace(/['’]/g, "").match(wordPattern) ?? [];
}

const asciiWordPattern = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;
const beyondAscii = /[\u0080-\uffff]/;

/** Whether some word of a text, in small letters, is such; words behind the first that is are not looked at. */
export function someWord(text: string, is: (word: string) => boolean): boolean {
  // The pattern for all scripts is an order slower than that for plain English.
  const pattern = beyondAscii.test(text) ? wordPattern : asciiWordPattern;
  const bare = text.replaceAll("'", "").replaceAll("’", "");
  pattern.lastIndex = 0;
  for (let found = pattern.exec(bare); found; found = pattern.exec(bare)) {
    if (is(found[0].toLowerCase())) return true;
  }
  return false;
}

/** The words of names in small letters, each name split once. */
export function rememberWords(): (name: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    const words = splitWords(name).map((word) => word.toLowerCase());
    known.set(name, words);
    return words;
  };
}
