const apostrophes = /['’‘ʼ＇]/gu;
/** Runs of letters and digits; marks belong to the letter before them, so none begins a word (decision 17). */
const runs = /[\p{L}\p{Nl}\p{Nd}][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}]*/gu;
/** Letters that nobody sees: they would make two names look like one. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const notInIdentifiers = /[^\p{ID_Continue}]/gu;
/** A text of these has no letters that normalizing, marks or capitals beyond the alphabet could change. */
const plain = /^[ -~]*$/;
const plainRuns = /[A-Za-z0-9]+/g;
const oneWord = /^.[a-z0-9]*$/;
const plainHumps = /(?<=[a-z])(?=[A-Z])|(?<!^)(?=[A-Z][a-z])/;
const small = /^\p{Ll}/u;
const capital = /^[\p{Lu}\p{Lt}]/u;

/** The words of a name: `Song Played`, `song_played` and `SongPlayed` have the same two. */
export function wordsOf(name: string): readonly string[] {
  if (plain.test(name)) return plainWords(name);
  const text = name.normalize("NFC").replace(invisible, "").replace(apostrophes, "");
  return (text.match(runs) ?? []).flatMap((run) => humps(run.replace(notInIdentifiers, "")));
}

/** What {@link wordsOf} says of nearly all names, sooner. */
function plainWords(name: string): readonly string[] {
  return (name.replaceAll("'", "").match(plainRuns) ?? []).flatMap((run) =>
    oneWord.test(run) ? run : run.split(plainHumps),
  );
}

/** Splits a run before a capital that follows a small letter, or that is followed by one. */
function humps(run: string): readonly string[] {
  const words: string[] = [];
  const letters = [...run];
  let word = "";
  letters.forEach((letter, at) => {
    const before = letters[at - 1] ?? "";
    const after = letters[at + 1] ?? "";
    if (word !== "" && capital.test(letter) && (small.test(before) || small.test(after))) {
      words.push(word);
      word = "";
    }
    word += letter;
  });
  if (word !== "") words.push(word);
  return words;
}

/** First word small, the others capitalised; a `_` before a leading digit. Empty when nothing is left of the name. */
export function camelOf(words: readonly string[]): string {
  return joined(words.map((word, at) => (at === 0 ? word.toLowerCase() : capitalised(word))));
}

/** All words capitalised; a `_` before a leading digit. */
export function pascalOf(words: readonly string[]): string {
  return joined(words.map(capitalised));
}

function joined(words: readonly string[]): string {
  const written = words.join("");
  if (plain.test(written)) return /^[A-Za-z]/.test(written) || written === "" ? written : `_${written}`;
  // Changing case can decompose a letter, so composed again.
  const text = written.normalize("NFC");
  return /^\p{ID_Start}/u.test(text) || text === "" ? text : `_${text}`;
}

/** A word with its first letter large and the others small, in no language's special way. */
export function capitalised(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length).toLowerCase();
}
