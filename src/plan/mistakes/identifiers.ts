import { message } from "../../diagnostics/message.js";
import { defineMistake } from "../../diagnostics/mistake.js";

/** A name without a letter or digit. */
export const noIdentifier = defineMistake({
  code: "no-identifier",
  message: message`No name for generated code can be made of \`${"name"}\``,
  what: "A name has neither letters nor digits, so that no name of a function or a type can be made of it.",
  why: "Generated functions and types are called after the plan's names by one fixed rule.",
  fix: message`Add \`identifier:\` with the name that generated code should use.`,
  bad: "events:\n  '🎵':\n    description: A song started.\n",
  good: "events:\n  '🎵':\n    description: A song started.\n    identifier: songPlayed\n",
});

/** Two things that generated code would call the same. */
export const sameIdentifier = defineMistake({
  code: "same-identifier",
  message: message`The ${"firstKind"} \`${"first"}\` and the ${"secondKind"} \`${"second"}\` would both be called \`${"identifier"}\` in generated code`,
  what: "Two names give the same name in generated code, or names that differ only in capital letters.",
  why: "One of the two would be lost; and names that differ only in capitals are one file on many machines.",
  fix: message`If they are one thing, keep one of them, with the name of the other under \`renamed_from\`. If they are two, add \`identifier:\` to one, with another name for generated code.`,
  bad: "events:\n  Song Played:\n  song_played:\n",
  good: "events:\n  Song Played:\n    renamed_from: song_played\n",
});

/** An `identifier:` that is none. */
export const invalidIdentifier = defineMistake({
  code: "invalid-identifier",
  message: message`\`${"identifier"}\` can't be a name in generated code: ${"reason"}`,
  what: "`identifier` is not a name that a function and a type can have.",
  why: "It is used as it stands.",
  fix: message`Write letters and digits, beginning with a letter, such as \`songPlayed\`.`,
  bad: "events:\n  Song Played:\n    identifier: song-played\n",
  good: "events:\n  Song Played:\n    identifier: songPlayed\n",
});

export const identifierMistakes = [noIdentifier, sameIdentifier, invalidIdentifier];
