import type { NameCase } from "../../project/model.js";

/** Words that are written as they are in any case: `Facebook` in a sentence, `eBay` in a title. */
type Fixed = ReadonlySet<string>;

const none: Fixed = new Set();

/** Words that titles leave small, other than at the beginning. */
const small = new Set(
  "a an and as at by for from in into of off on onto or out per the to up via vs with within without".split(" "),
);

// Letters without case (`曲`) and digits may stand wherever a small or a capital letter may.
const lower = String.raw`[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}]`;
const upper = String.raw`[\p{Lu}\p{Lt}\p{Lo}\p{Lm}\p{Nd}]`;
const letter = String.raw`[\p{L}\p{M}\p{Nd}]`;
const snake = new RegExp(`^${lower}+(?:_${lower}+)*$`, "u");
const kebab = new RegExp(`^${lower}+(?:-${lower}+)*$`, "u");
const camel = new RegExp(`^${lower}${letter}*$`, "u");
const pascal = new RegExp(`^${upper}${letter}*$`, "u");
/** `iOS`, `eBay`, `macOS`, `watchOS`: small on purpose. */
const brand = /^(?:\p{Ll}\p{Lu}|\p{Ll}+\p{Lu}{2,}$)/u;
/** A joint inside a word: `songPlayed`, `SongPlayed`. */
const joint = /[\p{Ll}\p{Nd}]\p{Lu}\p{Ll}/u;
const shouted = /^\P{L}*\p{Lu}[\p{Lu}\P{L}]+$/u;
// Nearly all names are one of these; the general tests are an order slower.
const titleAscii = /^[A-Z][a-z]+(?: [A-Z][a-z]+)*$/;
const lowerAscii = /^[a-z0-9]+$/;
const snakeAscii = /^[a-z0-9]+(?:_[a-z0-9]+)*$/;
const hasSmall = /\p{Ll}/u;
const capitalised = /^\p{Lu}\p{Ll}/u;

/**
 * Whether a name is written in a case. Acronyms, digits, brands and scripts without case fit wherever they can; a `$`
 * in front marks names that a tool has given, such as `$pageview`.
 */
export function fits(name: string, nameCase: NameCase, fixed: Fixed = none): boolean {
  if (name.startsWith("$")) return true;
  switch (nameCase) {
    case "Title Case":
      if (titleAscii.test(name)) return true;
      return isSpaced(name, fixed) && name.split(" ").every((word, at) => isTitleWord(word, at === 0, fixed));
    case "Sentence case":
      return isSpaced(name, fixed) && isSentence(name.split(" "), fixed);
    case "snake_case":
      return snakeAscii.test(name) || segments(name).every((segment) => snake.test(segment));
    case "kebab-case":
      return segments(name).every((segment) => kebab.test(segment));
    case "camelCase":
      return segments(name).every((segment) => camel.test(segment));
    case "PascalCase":
      return segments(name).every((segment) => pascal.test(segment) && !(segment.length > 5 && shouted.test(segment)));
  }
}

/** The parts of a dotted name, each to be in the case by itself; a `_` in front is a mark and no part of a word. */
function segments(name: string): readonly string[] {
  return name.replace(/^_+/, "").split(".");
}

/** Words with single spaces between them, not shouted and not run together. */
function isSpaced(name: string, fixed: Fixed): boolean {
  const words = name.split(" ");
  if (name.includes("_") || words.includes("")) return false;
  if (words.length === 1 && joint.test(name) && !fixed.has(name)) return false;
  const lettered = words.filter((word) => /\p{L}/u.test(word) && !fixed.has(word));
  const isShouted = lettered.length > 0 && lettered.every((word) => shouted.test(word));
  return !(isShouted && (lettered.length > 1 || (lettered[0] as string).length > 5));
}

function isTitleWord(word: string, isFirst: boolean, fixed: Fixed): boolean {
  const core = word.replace(/^[^\p{L}\p{Nd}]+/u, "");
  return !/^\p{Ll}/u.test(core) || fixed.has(word) || brand.test(core) || (!isFirst && small.has(core));
}

/**
 * The first word is capitalised, the others are small. A name of a person or a product in the middle can't be told
 * from a title, nor a German noun: only names whose every later word is capitalised are taken for titles.
 */
function isSentence(words: readonly string[], fixed: Fixed): boolean {
  if (!isTitleWord(words[0] as string, true, fixed)) return false;
  const later = words.slice(1).filter((word) => !small.has(word.toLowerCase()) && !fixed.has(word));
  return later.some((word) => /^\p{Ll}/u.test(word)) || !later.some((word) => capitalised.test(word));
}

/** A name in another case; `undefined` where the result would not fit it. */
export function inCase(name: string, nameCase: NameCase, fixed: Fixed = none): string | undefined {
  const dotted = nameCase !== "Title Case" && nameCase !== "Sentence case";
  const mark = dotted ? (/^_+/.exec(name)?.[0] ?? "") : "";
  const made = dotted
    ? mark +
      segments(name)
        .map((part) => join(wordsOf(part, fixed), nameCase, fixed))
        .join(".")
    : join(unshouted(spacedWords(name, fixed)), nameCase, fixed);
  return made !== name && fits(made, nameCase, fixed) ? made : undefined;
}

/** The words of a name with spaces, as they are: `sign-up` and `user's` stay whole. Without spaces, its parts. */
function spacedWords(name: string, fixed: Fixed): readonly string[] {
  const tokens = name.split(/[\s_]+/).filter((token) => token !== "");
  return tokens.length > 1
    ? tokens.flatMap((token) => (isWhole(token) ? [token] : wordsOf(token, fixed)))
    : wordsOf(name, fixed);
}

/** Whether nothing in a token asks for a space: no joint, or one that a brand has. */
function isWhole(token: string): boolean {
  return brand.test(token) || !joint.test(token);
}

/** The words of a name, digits left where they were (`2FA`, `utf8`), brands whole, shouting undone. */
function wordsOf(name: string, fixed: Fixed): readonly string[] {
  const tokens = name.split(/[\s_./-]+/).filter((token) => token !== "");
  const words = tokens.flatMap((token) => {
    if (fixed.has(token) || (tokens.length > 1 && brand.test(token))) return [token];
    return (
      token
        .replace(/['’]/g, "")
        .match(
          /\p{Nd}*(?:\p{Lu}+(?![\p{Ll}\p{M}])|\p{Lu}?[\p{Ll}\p{M}]+|[\p{Lt}\p{Lo}\p{Lm}\p{M}]+)\p{Nd}*|\p{Nd}+/gu,
        ) ?? []
    );
  });
  return unshouted(words);
}

/** `SONG PLAYED` in small letters, a lone acronym as it is. */
function unshouted(words: readonly string[]): readonly string[] {
  return hasSmall.test(words.join("")) ? words : words.map((word) => (word.length > 1 ? word.toLowerCase() : word));
}

function join(words: readonly string[], nameCase: NameCase, fixed: Fixed): string {
  const isBrand = (word: string): boolean => fixed.has(word) || /.\p{Lu}/u.test(word);
  switch (nameCase) {
    case "Title Case":
      return words
        .map((word, at) => {
          if (at > 0 && small.has(word.toLowerCase())) return word.toLowerCase();
          return isBrand(word) ? word : capital(word);
        })
        .join(" ");
    case "Sentence case":
      return words
        .map((word, at) => {
          if (isBrand(word)) return word;
          return at === 0 ? capital(word) : word.toLowerCase();
        })
        .join(" ");
    case "snake_case":
      return words.map((word) => word.toLowerCase()).join("_");
    case "kebab-case":
      return words.map((word) => word.toLowerCase()).join("-");
    case "camelCase":
      return words.map((word, at) => (at === 0 ? word.toLowerCase() : capital(word.toLowerCase()))).join("");
    case "PascalCase":
      return words.map((word) => capital(word.toLowerCase())).join("");
  }
}

function capital(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first.toUpperCase() + word.slice(first.length);
}

/**
 * The case that at least two thirds of the names are in, the first of `cases` among equals. `undefined` where none
 * is so common: what is in no order has no exceptions.
 */
export function prevailingCase(names: readonly string[], cases: readonly NameCase[]): NameCase | undefined {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  let best: NameCase | undefined;
  let most = 0;
  for (const nameCase of cases) {
    let fitting = 0;
    for (const [name, count] of times) if (couldFit(name, nameCase) && fits(name, nameCase)) fitting += count;
    if (fitting > most) {
      best = nameCase;
      most = fitting;
    }
    // None of the others can fit more.
    if (most === names.length) break;
  }
  return most * 3 >= names.length * 2 ? best : undefined;
}

/** Rules out most cases at a glance: what holds a space, or a `_`, can be in few of them. */
function couldFit(name: string, nameCase: NameCase): boolean {
  const isSpacedCase = nameCase === "Title Case" || nameCase === "Sentence case";
  if (name.includes(" ")) return isSpacedCase;
  if (name.includes("_")) return nameCase === "snake_case" || name.startsWith("_");
  return !isSpacedCase || !lowerAscii.test(name);
}
