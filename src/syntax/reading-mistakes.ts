import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";

/** A key stands twice in one mapping. */
export const duplicateKey = defineMistake({
  code: "duplicate-key",
  message: message`\`${"key"}\` is written twice`,
  what: "The same key stands twice in one place.",
  why: "YAML readers disagree on which of the two counts; one of them would be lost without a word.",
  fix: message`Keep one of the two.`,
  bad: "events:\n  Song Played:\n    description: A song started.\n    description: A song was played.\n",
  good: "events:\n  Song Played:\n    description: A song started.\n",
});

/** A key that the language does not have. */
export const unknownKey = defineMistake({
  code: "unknown-key",
  message: message`${"thing"} has no key \`${"key"}\``,
  what: "A key is not one that the language knows in this place.",
  why: "Nothing is guessed: a misspelt key that is silently ignored is found months later, in the data.",
  fix: message`Correct it, or begin it with \`x-\` if it is a key of your own: \`x-${"key"}\`.`,
  bad: "events:\n  Song Played:\n    descripton: A song started.\n",
  good: "events:\n  Song Played:\n    description: A song started.\n",
});

/** A value of another YAML kind than the key takes. */
export const wrongKind = defineMistake({
  code: "wrong-kind",
  message: message`\`${"key"}\` takes ${"expected"}, not ${"found"}`,
  what: "What stands behind a key is of another kind than the key takes: a list for a text, a word for a number.",
  why: "Every key has one meaning, and so one kind of value.",
  fix: message`Write ${"expected"}.`,
  bad: "events:\n  Song Played:\n    description: [A song, started]\n",
  good: "events:\n  Song Played:\n    description: A song started.\n",
});

/** A word that is not one of those a key takes. */
export const unknownWord = defineMistake({
  code: "unknown-word",
  message: message`\`${"key"}\` takes ${"words"}, not \`${"word"}\``,
  what: "A key that takes one of a few words has another one.",
  why: "The words have meanings that outputs depend on; an unknown one would mean nothing.",
  fix: message`Write ${"words"}.`,
  bad: "events:\n  Song Played:\n    status: live\n",
  good: "events:\n  Song Played:\n    status: active\n",
});

/** A key that has to be there. */
export const missingKey = defineMistake({
  code: "missing-key",
  message: message`${"thing"} needs \`${"key"}\``,
  what: "A key that can't be left out is left out.",
  why: "Without it nobody can tell what is meant.",
  fix: message`Add \`${"key"}\`.`,
  bad: "entities:\n  user:\n    traits: { user_id: string }\n",
  good: "entities:\n  user:\n    kind: user\n    traits: { user_id: string }\n",
});

/** Nothing behind a key where something is needed. */
export const nothingBehind = defineMistake({
  code: "nothing-behind",
  message: message`Nothing stands behind \`${"key"}\`, which takes ${"expected"}`,
  what: "A key has no value.",
  why: "Only a property can be left empty (it is then looked up), and an event, a bundle, a metric or a value of an enum.",
  fix: message`Write ${"expected"} behind the colon, or remove \`${"key"}\`.`,
  bad: "events:\n  Song Played:\n    description:\n",
  good: "events:\n  Song Played:\n    description: A song started.\n",
});

/** One word twice in a list of names. */
export const namedTwice = defineMistake({
  code: "named-twice",
  message: message`\`${"name"}\` is named twice in \`${"key"}\``,
  what: "A list names the same thing twice.",
  why: "It says nothing more, so the second was probably meant to be something else.",
  fix: message`Remove one of the two, or correct it.`,
  bad: "events:\n  Song Played:\n    sources: [web, web]\n",
  good: "events:\n  Song Played:\n    sources: [web, ios]\n",
});

/** A number that would not print as it is written. */
export const numberNotAsWritten = defineMistake({
  code: "number-not-as-written",
  message: message`\`${"text"}\` is read as a number, which would come out as \`${"printed"}\``,
  what: "A value looks like a number but would not print as it is written.",
  why: "YAML reads `1.10` as 1.1 and `007` as 7, and drops the last of twenty digits. Such values are mostly versions, codes or identifiers, which are text.",
  fix: message`Put it into quotes if it is text: \`'${"text"}'\`. If it is a number, write \`${"printed"}\`.`,
  bad: "events:\n  App Opened:\n    properties:\n      version: [1.9, 1.10]\n",
  good: "events:\n  App Opened:\n    properties:\n      version: ['1.9', '1.10']\n",
});

/** `~`, which YAML reads as null. */
export const tildeForNull = defineMistake({
  code: "tilde-for-null",
  message: message`\`~\` is not used here`,
  what: "A lone `~` stands where a value or a text should.",
  why: "YAML reads it as null, people don't; the language has one word for it.",
  fix: message`Write \`null\`, or \`'~'\` if the character itself is meant.`,
  bad: "events:\n  Song Played:\n    properties:\n      rating: [1, 2, ~]\n",
  good: "events:\n  Song Played:\n    properties:\n      rating: [1, 2, null]\n",
});

/** A number that can't be held exactly, or that is none. */
export const notANumber = defineMistake({
  code: "not-a-number",
  message: message`\`${"key"}\` takes ${"expected"}, not \`${"text"}\``,
  what: "A key that takes a number has something else, or a number that can't be held exactly.",
  why: "A bound that is silently rounded is another bound.",
  fix: message`Write ${"expected"} in plain digits.`,
  bad: "events:\n  Song Played:\n    properties:\n      position: { type: number, minimum: none }\n",
  good: "events:\n  Song Played:\n    properties:\n      position: { type: number, minimum: 0 }\n",
});

/** The mistakes of reading mappings and values, which plans and manifests share. */
export const readingMistakes: readonly DocumentedMistake[] = [
  duplicateKey,
  unknownKey,
  wrongKind,
  unknownWord,
  missingKey,
  nothingBehind,
  namedTwice,
  numberNotAsWritten,
  tildeForNull,
  notANumber,
];
