import { remember } from "../remember.js";

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

/** From this word on a text is split whole; nearly every question about one is settled before. */
const few = 6;

/**
 * Whether some word of a text, in small letters, is such; words behind the first that is are not looked at. What stands between
 * two spaces is taken apart once: the texts of a plan share most of their words.
 */
export function rememberTextWords(): (text: string, is: (word: string) => boolean) => boolean {
  const wordsOf = remember(smallWords);
  return (text, is) => {
    const someIn = (parts: readonly string[], from: number): boolean => {
      for (let at = from; at < parts.length; at++) if (wordsOf(parts[at] as string).some(is)) return true;
      return false;
    };
    const beginning = text.split(" ", few);
    return someIn(beginning, 0) || (beginning.length === few && someIn(text.split(" "), few));
  };
}
