import { isVerb, looksPast, stemOf } from "./english.js";
import type { NameForms } from "./name-forms.js";

/**
 * Names of which one is probably the other with a letter or two slipped. Words are compared, not names: a plan of 10,000
 * names has far fewer of them, and a slip that touches two words is rarely one. Without a dictionary no tool knows which
 * words there are, so only slips that fingers and ears make are taken for such: `recieved`, `adress`, `subcription`,
 * `seperate`; not `login` and `logout`, nor `viewer` and `viewed`.
 */

/** A word of the plan, and the names that it stands in, each as an index and a position. */
type Uses = Map<string, [number, number][]>;

/** As long as somebody may have mistyped it; what is longer is no word. */
const longest = 40;
/** Shorter words are told apart by every letter. Those of four may have two of them swapped: `tier`, `teir`. */
const shortest = 4;
/** Words that differ from so many others in one place are a family by intention: `optiona`, `optionb`, … */
const family = 6;
/** Words so long are looked up under their sound. */
const soundLength = 10;

/** Two words of which one is probably the other mistyped. */
export interface SlippedWords {
  readonly one: string;
  readonly other: string;
  readonly likely: "certain" | "likely";
}

/**
 * Words of a plan, each given once, that differ by a slip. Each is looked up under itself without one of its letters and
 * under its sound, so the work grows with the words.
 */
export function slippedWords(words: Iterable<string>, compared: (times?: number) => void): readonly SlippedWords[] {
  return nearWords(sifted(words, compared), compared).flatMap(([one, other]) => {
    const likely = slipOf(one, other);
    return likely ? { one, other, likely } : [];
  });
}

/** Pairs of indexes of names that differ by a slip, given those of their words. */
export function slips(
  forms: readonly (NameForms | undefined)[],
  slipped: readonly SlippedWords[],
  compared: (times?: number) => void,
): readonly (readonly [number, number])[] {
  if (slipped.length === 0) return [];
  const uses: Uses = new Map();
  const byPhrase = new Map<string, number>();
  forms.forEach((each, at) => {
    if (!each) return;
    const phrase = each.words.join(" ");
    // Names in another case are one group already.
    if (byPhrase.has(phrase)) return;
    byPhrase.set(phrase, at);
    each.words.forEach((word, position) => {
      if (word.length < shortest || word.length > longest) return;
      const found = uses.get(word);
      if (found) found.push([at, position]);
      else uses.set(word, [[at, position]]);
    });
  });

  const found: (readonly [number, number])[] = [];
  for (const { one, other, likely } of slipped) {
    const ones = uses.get(one) ?? [];
    const others = uses.get(other) ?? [];
    const [rare, usual] = ones.length <= others.length ? [ones, other] : [others, one];
    const pairs: (readonly [number, number])[] = [];
    compared(rare.length);
    for (const [at, position] of rare) {
      const words = [...(forms[at]?.words ?? [])];
      words[position] = usual;
      const twin = byPhrase.get(words.join(" "));
      if (twin !== undefined) pairs.push([at, twin]);
    }
    // Two words that each keep company of their own are two words.
    const areBothUsed = ones.length > pairs.length && others.length > pairs.length;
    if (likely === "certain" || !areBothUsed) found.push(...pairs);
  }
  return found;
}

/**
 * The words that may have a key of `nearWords` in common with another, in code-unit order. A number stands for each key:
 * to make texts of a word without each of its letters takes longer than all the rest, and few words are near another.
 */
function sifted(words: Iterable<string>, compared: (times?: number) => void): readonly string[] {
  const firsts = new Map<number, string>();
  const near = new Set<string>();
  const put = (key: number, word: string): void => {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, word);
    else if (first !== word) near.add(first).add(word);
  };
  for (const word of words) {
    const { length } = word;
    if (length < shortest || length > longest) continue;
    compared(length);
    let key = 0;
    for (let at = 0; at < length - 1; at++) key = appended(key, word.charCodeAt(at));
    put(appended(key, word.charCodeAt(length - 1)), word);
    // Without the last letter; without the one before, which is where the last then stands; and so on.
    put(key, word);
    let weight = 1;
    for (let at = length - 1; at > 1; at--) {
      key = (key + Math.imul(word.charCodeAt(at) - word.charCodeAt(at - 1), weight)) | 0;
      weight = Math.imul(weight, radix);
      put(key, word);
    }
    if (length >= soundLength) put(~hashOf(soundOf(word)), word);
  }
  return [...near].sort();
}

/** An odd number much larger than any letter's. */
const radix = 0x01000193;

/** The number of a text with a letter behind it. */
function appended(key: number, letter: number): number {
  return (Math.imul(key, radix) + letter) | 0;
}

function hashOf(text: string): number {
  let key = 0;
  for (let at = 0; at < text.length; at++) key = appended(key, text.charCodeAt(at));
  return key;
}

/** Pairs of words that may be one letter apart, or sound alike. Each pair once. */
function nearWords(
  words: readonly string[],
  compared: (times?: number) => void,
): readonly (readonly [string, string])[] {
  const buckets = new Map<string, string[]>();
  const put = (key: string, word: string): void => {
    const bucket = buckets.get(key);
    if (!bucket) buckets.set(key, [word]);
    else if (bucket[bucket.length - 1] !== word && bucket.length <= family) bucket.push(word);
  };
  for (const word of words) {
    put(word, word);
    // The first letter is hardly ever the wrong one.
    for (let at = 1; at < word.length; at++) put(word.slice(0, at) + word.slice(at + 1), word);
    if (word.length >= soundLength) put(`~${soundOf(word)}`, word);
  }
  const pairs = new Map<string, readonly [string, string]>();
  for (const bucket of buckets.values()) {
    if (bucket.length < 2 || bucket.length > family) continue;
    bucket.forEach((one, at) => {
      for (const other of bucket.slice(at + 1)) pairs.set(`${one} ${other}`, [one, other]);
    });
  }
  compared(pairs.size);
  return [...pairs.values()];
}

/** A word as one hears it: letters that sound alike are one, doubled ones too. */
function soundOf(word: string): string {
  let text = "";
  let last = "";
  for (let at = 0; at < word.length; at++) {
    const each = sound(word.charAt(at));
    if (each !== last) text += each;
    last = each;
  }
  return text;
}

const sounds = new Map<string, string>();
for (const [first = "", ...rest] of ["aeiouy", "bp", "dt", "cksz", "mn", "fv"]) {
  for (const letter of [first, ...rest]) sounds.set(letter, first);
}

function sound(letter: string): string {
  return sounds.get(letter) ?? letter;
}

/** Words that look like slips of one another and are words of their own. */
const twoWords = new Set(
  `form from, calm clam, bolt blot, salt slat, silt slit, grid gird, wrap warp, goal gaol, lion loin, tire trie, crab carb, trap tarp, sing sign, board broad, capital capitol, casual causal, clicked clocked, competed completed, complement compliment, contact contract, contacts contracts, contacted contracted,
  country county, counties countries, dairy diary, deleted depleted, desert dessert, discreet discrete, exited excited, field filed, filed filled, friend fiend, install instill,
  later latter, lightening lightning, marital martial, massage message, massages messages, patent patient, patents patients, pirate private, quiet quite, stated started,
  stationary stationery, statue statute, stores stories, though through, thought through, trail trial, trails trials, trailed trialed, united untied, vacation vocation,
  payment pavement, percent present, meditation mediation, property propriety, portion potion, session secession, relation revelation, reaction redaction, creation cremation,
  angel angle, silver sliver, sacred scared, prescription proscription, planet plant, planets plants, counter courter, manager manger, planed planned,
  latter letter, phase phrase, phases phrases, prediction production, production protection, prediction protection, competition computation, decryption description, repetition reputation, alteration alternation, topography typography, lawyer layer, through thorough, overly overtly, present preset, waiter water, there three, poison poisson, portion position, hashable hashtable, brain brian, expandable expendable, dominic domenic, adaption adoption, except excerpt, breadth breath, breath breathe, corporation cooperation, exist exit, retailer retainer, trainer trailer, crash crush, stage storage, reverse reserve, formal format, import impart, staring starring`
    .split(",")
    .map((pair) => pair.trim().split(" ").sort().join(" ")),
);

/** Whether a word is probably another one mistyped; `certain` where it hardly can be anything else. */
function slipOf(one: string, other: string): "certain" | "likely" | undefined {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 2 || stemOf(one) === stemOf(other) || areVerbs(one, other)) return undefined;
  if (twoWords.has([one, other].sort().join(" "))) return undefined;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  // A difference at the end is another form of a word: `viewer`, `viewed`. At the beginning it is another word.
  if (start === 0 || end === 0) return undefined;
  const wrong = short.slice(start, short.length - end);
  const right = long.slice(start, long.length - end);
  if (wrong === "" && right.length === 1) return oneMore(long, start, end);
  if (wrong.length === 2 && wrong[0] === right[1] && wrong[1] === right[0]) {
    return long.length >= 7 ? "certain" : "likely";
  }
  if (wrong.length === 1 && right.length === 1) {
    const isVowel = sound(right) === "a" && sound(wrong) === "a";
    return sound(wrong) === sound(right) && end > 1 && long.length >= (isVowel ? 7 : 8) ? "likely" : undefined;
  }
  return short.length >= 9 &&
    long.length >= 10 &&
    end > 1 &&
    soundOf(one) === soundOf(other) &&
    slippedLetters(short, long) <= 2
    ? "likely"
    : undefined;
}

/** A letter more: doubled, or one that fell out. */
function oneMore(long: string, at: number, end: number): "certain" | "likely" | undefined {
  // Of two equal letters the common beginning takes the first.
  const isDoubled = long[at] === long[at - 1];
  if (isDoubled) return long.length >= 7 ? "certain" : long.length >= 6 ? "likely" : undefined;
  return long.length >= 7 && at > 1 && end > 1 ? "likely" : undefined;
}

/** Two known verbs are two verbs; of two words in a form that verbs have, one must be known to be what is meant. */
function areVerbs(one: string, other: string): boolean {
  const known = [one, other].filter(isVerb).length;
  const areFormed = [one, other].every((word) => word.endsWith("ing") || looksPast(word));
  return known === 2 || (areFormed && known === 0);
}

/** How many letters differ between words that sound alike, doubled ones counted; letters that swap places count one each. */
function slippedLetters(short: string, long: string): number {
  let last = Array.from({ length: short.length + 1 }, (_, at) => at);
  for (let i = 1; i <= long.length; i++) {
    const row = [i];
    for (let j = 1; j <= short.length; j++) {
      const swap = (last[j - 1] as number) + (long[i - 1] === short[j - 1] ? 0 : 1);
      row.push(Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, swap));
    }
    last = row;
  }
  return last[short.length] as number;
}
