const wordPattern = /\p{Lu}+(?![\p{Ll}\p{M}])|\p{Lu}?[\p{Ll}\p{M}]+|[\p{L}\p{M}]+|\p{Nd}+/gu;

/**
 * The words of a name as they are written: `Song Played` has two, `songPlayed`, `song_played` and `SONGPlayed` too.
 * A run of digits is a word of its own. Apostrophes vanish: `User's` is one word.
 */
export function splitWords(name: string): readonly string[] {
  return withoutApostrophes(name).match(patternFor(name)) ?? [];
}

const asciiWordPattern = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;
const beyondAscii = /[\u0080-\uffff]/;

/** The pattern for all scripts is an order slower than that for plain English. */
function patternFor(text: string): RegExp {
  return beyondAscii.test(text) ? wordPattern : asciiWordPattern;
}

function withoutApostrophes(text: string): string {
  return text.includes("'") || text.includes("’") ? text.replace(/['’]/g, "") : text;
}

/** The same, and any letter that it knows nothing of. */
const asciiWordOrBeyond = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[\u0080-\uffff]/g;

/** Whether some word of a text, in small letters, is such; words behind the first that is are not looked at. */
export function someWord(text: string, is: (word: string) => boolean): boolean {
  const bare = withoutApostrophes(text);
  let pattern = asciiWordOrBeyond;
  for (let at = 0; ; ) {
    pattern.lastIndex = at;
    const word = pattern.exec(bare)?.[0];
    if (word === undefined) return false;
    // Read before anybody else uses the pattern.
    at = pattern.lastIndex;
    if (pattern === asciiWordOrBeyond && (word > "\u007f" || bare.charCodeAt(at) > 0x7f)) {
      // Once more from the beginning: what was seen before is seen as the same words.
      pattern = wordPattern;
      at = 0;
    } else if (is(word.toLowerCase())) return true;
  }
}

// What nearly all names are: to part them at one sign is twice as fast as to look for words.
const snakeName = /^[a-z]+(?:_[a-z]+)*$/;
const titleName = /^[A-Z][a-z]+(?: [A-Z][a-z]+)*$/;

function smallWords(name: string): readonly string[] {
  if (snakeName.test(name)) return name.split("_");
  if (titleName.test(name)) return name.toLowerCase().split(" ");
  return splitWords(name).map((word) => word.toLowerCase());
}

/** The words of names in small letters, each name split once. */
export function rememberWords(): (name: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    const words = smallWords(name);
    known.set(name, words);
    return words;
  };
}
