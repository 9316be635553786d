import { baseOfPast, isBaseVerb, looksPast, participleOf, singular } from "./english.js";

/**
 * How the name of an event is built. Only what is surely English and surely so is told; `undefined` is everything else:
 * names of one word, names without a verb that is known, other languages.
 */
export type EventPhrase =
  /** `Song Played`, `Product Added to Cart`: object, then the action in the past. */
  | { readonly order: "object-action"; readonly tense: "past" }
  /** `Song Play`: the verb comes last, but not in the past. */
  | { readonly order: "object-action"; readonly tense: "present"; readonly better: readonly string[] | undefined }
  /** `Play Song`, `Played Song`: the verb comes first. `better` are the words the other way round, where that is plain. */
  | { readonly order: "action-object"; readonly better: readonly string[] | undefined };

/** Words that begin what an action goes on with: `Added to Cart`. */
const prepositions = new Set(
  "to from for in into on onto of off at by with without as via over after before through under".split(" "),
);
/** Words that belong to the verb before them: `Signed Up`. */
const particles = new Set(["up", "in", "out", "off", "on", "down", "back", "over", "away", "again"]);
/** Adverbs that stand around a verb. */
const adverbs = new Set(["successfully", "not", "automatically", "manually", "already", "first", "twice", "again"]);

/** Verbs that are nouns as often, and then stand before another noun: `Order Details`. */
const nouns = new Set(
  (
    "back block book call charge chat check claim comment contact design display draft email end file filter fix force form function fund grade group guess issue " +
    "label land level link list mail map mark match measure message model name note offer order park plan point poll post press price print process " +
    "promise prompt purchase query queue quote rank rate record report request return review reward sample scale score search set sign sort stage star step stream " +
    "supply support surface tag target test track trade transfer trigger turn update upgrade use value visit vote walk watch wish work"
  ).split(" "),
);

/** What a word may be to a name, each a bit. */
const adverb = 1;
const tail = 2;
const strange = 4;
const done = 8;

/** What a word may be to a name: bits for `eventPhrase`, to be remembered where many names are asked about. */
export function partOf(word: string): number {
  return (
    (adverbs.has(word) ? adverb : 0) |
    (prepositions.has(word) || particles.has(word) ? tail : 0) |
    (plain.test(word) ? 0 : strange) |
    (looksPast(word) ? done : 0)
  );
}

const plain = /^[a-z0-9]+$/;

const objectThenPast: EventPhrase = { order: "object-action", tense: "past" };

/** How a name is built, by its words in small letters. */
export function eventPhrase(
  given: readonly string[],
  part: (word: string) => number = partOf,
): EventPhrase | undefined {
  // Most names: some plain words and what happened.
  let parts = 0;
  let last = 0;
  for (let at = 0; at < given.length; at++) {
    last = part(given[at] as string);
    parts |= last;
  }
  const isPlain = (parts & (adverb | tail | strange)) === 0;
  return isPlain && (last & done) !== 0 && given.length > 1 ? objectThenPast : phraseOf(given);
}

function phraseOf(given: readonly string[]): EventPhrase | undefined {
  const words = given.some((word) => adverbs.has(word)) ? given.filter((word) => !adverbs.has(word)) : given;
  if (words.length < 2 || !words.every((word) => plain.test(word))) return undefined;
  const core = withoutTail(words);
  const last = core[core.length - 1] as string;
  // `Signed Up`, `Added to Cart`: an action whose object goes without saying.
  if (core.length < 2) return undefined;
  // `Set`, `read` and their like are their own past.
  if (looksPast(last)) return objectThenPast;

  const first = words[0] as string;
  const firstBase = isBaseVerb(first) ? first : baseOfPast(first);
  // `Checkout Started 2`: what happened stands there, with something behind it that isn't understood.
  if (words.slice(1).some(looksPast)) return undefined;
  if (firstBase && !endsInVerb(core)) return { order: "action-object", better: turned(words, firstBase) };
  if (firstBase) return undefined;
  if (!isBaseVerb(last)) return undefined;
  // `stream_openGroup`: which of two verbs is meant, only a person can say.
  const isPlain = !core.slice(1, -1).some(isBaseVerb);
  return { order: "object-action", tense: "present", better: isPlain ? past(words, core.length - 1, last) : undefined };
}

/** The words up to the action's own end: without `up` in `Signed Up`, `to Cart` in `Added to Cart`. */
function withoutTail(words: readonly string[]): readonly string[] {
  for (let at = words.length - 1; at > 0; at--) {
    const word = words[at] as string;
    if (!prepositions.has(word) && !particles.has(word)) continue;
    const before = words[at - 1] as string;
    if (looksPast(before) || (at === words.length - 1 && isBaseVerb(before))) return words.slice(0, at);
  }
  return words;
}

/** Whether the last of several words is a verb as well: `Search Play` may be either way round. */
function endsInVerb(core: readonly string[]): boolean {
  return isBaseVerb(singular(core[core.length - 1] as string));
}

function past(words: readonly string[], at: number, base: string): readonly string[] | undefined {
  const participle = participleOf(base);
  return participle ? [...words.slice(0, at), participle, ...words.slice(at + 1)] : undefined;
}

/**
 * `play song` as `song played`, `add song to playlist` as `song added to playlist`, `log out user` as `user logged out`;
 * `undefined` where the first word may be a noun, as in `Email Deliveries`, or the object is missing.
 */
function turned(words: readonly string[], base: string): readonly string[] | undefined {
  if (words[0] === base && nouns.has(base)) return undefined;
  const participle = participleOf(base) ?? base;
  const verb = [participle, ...(particles.has(words[1] ?? "") && words.length > 2 ? [words[1] as string] : [])];
  const rest = words.slice(verb.length);
  if (prepositions.has(rest[0] ?? "") || isBaseVerb(rest[0] ?? "")) return undefined;
  const tail = rest.findIndex((word) => prepositions.has(word));
  return tail < 0 ? [...rest, ...verb] : [...rest.slice(0, tail), ...verb, ...rest.slice(tail)];
}
