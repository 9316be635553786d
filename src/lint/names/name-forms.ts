import { baseOfPast, isBaseVerb, looksPast, singular, stemOf } from "./english.js";
import { plainlySpelt } from "./misspellings.js";

/** The forms of a name by which it is compared with others. */
export interface NameForms {
  /** Its words in small letters. */
  readonly words: readonly string[];
  /** The same for names that differ only in case, in spacing, and in words that are known to be spelt in two ways. */
  readonly spelling: string;
  /** The same for names that differ in number, tense and order. */
  readonly grammar: string;
  /** Whether the last word is a plural, which says of a value that there are several. */
  readonly isPlural: boolean;
}

/** In what similar names differ. */
export type Likeness = "case" | "spacing" | "order" | "number" | "tense" | "slip";

/** Signs that mean something in a name, unlike those that only part its words. */
const sign = /[%#+<>=*&@€£°!?~^|$]/g;
/** Nearly all names: no sign in them, and no mark in front. */
const isPlain = /^[A-Za-z0-9][A-Za-z0-9_ .-]*$/;
const beyondAscii = /[\u0080-\uffff]/;

/** Words that relate what stands before them to what follows: `a_to_b` is not `b_to_a`. */
const relations = new Set(
  "of to from by per in into on onto off for at with without within via vs versus as than and or not before after until since over under between through".split(
    " ",
  ),
);

/** Words behind a verb that belong to it: `signed_up` is a form of `signup`. */
const particles = new Set(["up", "in", "out", "off"]);

/** A name's forms; `undefined` for one without letters and digits, which is like no other. */
export function formsOf(name: string, wordsOf: (name: string) => readonly string[]): NameForms | undefined {
  const composed = composedName(name);
  const words = wordsOf(composed);
  if (words.length === 0) return undefined;
  const signs = isPlain.test(composed)
    ? " "
    : `${/^[_$]+/.exec(composed)?.[0] ?? ""} ${composed.slice(1).match(sign)?.join("") ?? ""}`;
  const stems = phrasal(words, stemOf);
  if (words.every(isFree)) sortFew(stems);
  const last = words[words.length - 1] as string;
  const isPlural = singular(last) !== last;
  return {
    words,
    spelling: `${signs} ${joined(words.map(plainlySpelt))}`,
    grammar: `${signs} ${stems.join(" ")}`,
    isPlural,
  };
}

/** A name with its letters and their marks in one form. */
export function composedName(name: string): string {
  // `ß` has no capital letter of its own in most texts.
  return beyondAscii.test(name) ? name.normalize("NFC").replaceAll("ß", "ss") : name;
}

/** Sorts by code units: names have few words, and for a few the sort of the language takes longer than all the rest. */
function sortFew(words: string[]): void {
  if (words.length > 8) {
    words.sort();
    return;
  }
  for (let at = 1; at < words.length; at++) {
    const word = words[at] as string;
    let to = at;
    for (; to > 0 && (words[to - 1] as string) > word; to--) words[to] = words[to - 1] as string;
    words[to] = word;
  }
}

/** Whether a word may stand anywhere in a name. */
function isFree(word: string): boolean {
  return !relations.has(word) && !isNumeral(word);
}

/** In what two names differ that are similar. */
export function likenessOf(one: NameForms | undefined, other: NameForms | undefined): readonly Likeness[] {
  if (!one || !other) return [];
  if (one.words.join(" ") === other.words.join(" ")) return ["case"];
  if (one.spelling === other.spelling) return [joined(one.words) === joined(other.words) ? "spacing" : "slip"];
  if (one.grammar !== other.grammar) return ["slip"];
  const differ = (form: (word: string) => string, isSorted: boolean): boolean => {
    const [these, those] = [phrasal(one.words, form), phrasal(other.words, form)];
    if (isSorted) for (const words of [these, those]) words.sort();
    return these.join(" ") !== those.join(" ");
  };
  const found: Likeness[] = [];
  if (differ(stemOf, false)) found.push("order");
  const isTense = differ(singular, true);
  if (differ(timeless, true) || (!isTense && differ((word) => word, true))) found.push("number");
  if (isTense) found.push(isSpelling(one.words, other.words) ? "slip" : "tense");
  return found;
}

/** Two ways to write one tense: `canceled` and `cancelled`. */
function isSpelling(one: readonly string[], other: readonly string[]): boolean {
  const only = (words: readonly string[], beside: readonly string[]) => words.filter((word) => !beside.includes(word));
  return [...only(one, other), ...only(other, one)].every((word) => baseOfPast(word) !== undefined);
}

/** The base form of a verb in any tense, everything else as it is. */
function timeless(word: string): string {
  const one = singular(word);
  if (isBaseVerb(one)) return one;
  return looksPast(word) ? stemOf(word) : word;
}

/** Words in some form, a verb and the particle behind it as one. */
function phrasal(words: readonly string[], form: (word: string) => string): string[] {
  const formed: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const isParticle = at > 0 && particles.has(word) && isBaseVerb(stemOf(words[at - 1] as string));
    if (isParticle) formed.push(`${formed.pop()}${word}`);
    else formed.push(form(word));
  }
  return formed;
}

/** Words without what parts them, other than numbers: `step_1_1` is not `step_11`. */
function joined(words: readonly string[]): string {
  let text = "";
  let wasNumeral = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const isNumber = isNumeral(word);
    text += wasNumeral && isNumber ? `_${word}` : word;
    wasNumeral = isNumber;
  }
  return text;
}

/** Whether a word is a run of digits. */
export function isNumeral(word: string): boolean {
  const first = word.charCodeAt(0);
  return first < 0x80 ? first >= 0x30 && first <= 0x39 : /^\p{Nd}/u.test(word);
}
