import { message } from "../../diagnostics/message.js";
import { defineMistake } from "../../diagnostics/mistake.js";

/** A word in a type expression that is no type. */
export const unknownType = defineMistake({
  code: "unknown-type",
  message: message`There is no type \`${"name"}\``,
  what: "A type expression has a word that is neither a type of the language nor one under `types`.",
  why: "Nothing is guessed: an unknown type would let everything through.",
  fix: message`Define \`${"name"}\` under \`types\`, or use one of \`string\`, \`integer\`, \`number\`, \`boolean\`, \`date-time\` and the like.`,
  bad: "events:\n  Song Played:\n    properties:\n      song_id: strng\n",
  good: "events:\n  Song Played:\n    properties:\n      song_id: string\n",
});

/** `song.song_id`, and there is no such entity. */
export const unknownEntityOfTrait = defineMistake({
  code: "unknown-trait-entity",
  message: message`\`${"reference"}\` names an entity that does not exist: \`${"entity"}\``,
  what: "A reference to a trait, `entity.trait`, names an unknown entity.",
  why: "Its type, description and privacy would come from the entity.",
  fix: message`Define the entity \`${"entity"}\` under \`entities\`, or correct the name.`,
  bad: "events:\n  Song Played:\n    properties:\n      song_id: song.song_id\n",
  good:
    "entities:\n  song:\n    kind: object\n    traits: { song_id: string }\n" +
    "events:\n  Song Played:\n    properties:\n      song_id: song.song_id\n",
});

/** `song.title`, and the entity has no such trait. */
export const unknownTrait = defineMistake({
  code: "unknown-trait",
  message: message`The entity \`${"entity"}\` has no trait \`${"trait"}\``,
  what: "A reference to a trait, `entity.trait`, names a trait that the entity does not have.",
  why: "Its type, description and privacy would come from the trait.",
  fix: message`Add \`${"trait"}\` to the traits of \`${"entity"}\`, or correct the name.`,
  bad:
    "entities:\n  song:\n    kind: object\n    traits: { song_id: string }\n" +
    "events:\n  Song Played:\n    properties:\n      song_id: song.id\n",
  good:
    "entities:\n  song:\n    kind: object\n    traits: { song_id: string }\n" +
    "events:\n  Song Played:\n    properties:\n      song_id: song.song_id\n",
});

/** A type expression that can't be read. */
export const typeExpression = defineMistake({
  code: "type-expression",
  message: message`\`${"text"}\` is not a type: ${"reason"}`,
  what: "A type expression can't be read.",
  why: "A type expression is words, each with `[]` behind it as often as needed, joined by `|`; more is said with `items` and `anyOf`.",
  fix: message`Write words joined by \`|\`, such as \`string | null\` or \`string[]\`; for lists of either, \`{ type: array, items: string | number }\`.`,
  bad: "events:\n  Song Played:\n    properties:\n      tags: (string | number)[]\n",
  good: "events:\n  Song Played:\n    properties:\n      tags: { type: array, items: string | number }\n",
});

/** `string | string`. */
export const unionMemberTwice = defineMistake({
  code: "union-member-twice",
  message: message`\`${"member"}\` stands twice in \`${"text"}\``,
  what: "A union names one type twice.",
  why: "The second says nothing, so it was probably meant to be another.",
  fix: message`Remove one of the two, or correct it.`,
  bad: "events:\n  Song Played:\n    properties:\n      rating: integer | integer\n",
  good: "events:\n  Song Played:\n    properties:\n      rating: integer | null\n",
});

/** `[string, null]`, as JSON Schema writes types. */
export const typesAsValues = defineMistake({
  code: "types-as-values",
  message: message`\`[${"words"}]\` is a list of values, not a type: \`${"union"}\` is any of these, \`${"array"}\` a list`,
  what: "A list in place of a definition is always the values that are allowed, and here all of them are type words.",
  why: "It almost always comes from JSON Schema's list of types, and would then quietly mean the opposite.",
  fix: message`Write \`${"union"}\` or \`${"array"}\`, or \`{ enum: [${"words"}] }\` if these words are the values.`,
  bad: "events:\n  Song Played:\n    properties:\n      rating: [integer, null]\n",
  good: "events:\n  Song Played:\n    properties:\n      rating: integer | null\n",
});

/** A type that goes round in circles. */
export const endlessType = defineMistake({
  code: "endless-type",
  message: message`The type \`${"name"}\` never comes to a value: ${"path"}`,
  what: "A type needs itself, on every way, before there is a value.",
  why: "No value of it could ever be written down. A tree ends where a member may be left out, be null, or be an empty list.",
  fix: message`Make one of the steps optional (\`next?\`), nullable (\`| null\`) or a list (\`[]\`).`,
  bad: "types:\n  chapter:\n    properties:\n      title: string\n      next: chapter\n",
  good: "types:\n  chapter:\n    properties:\n      title: string\n      next?: chapter\n",
});

/** Definitions that refer to one another in a circle, outside of `types`. */
export const circularDefinition = defineMistake({
  code: "circular-definition",
  message: message`\`${"name"}\` is defined by itself`,
  what: "A look-up, a trait or a refinement leads back to where it began.",
  why: "What is looked up or refined is written out in its place, and this would never end. Only types can refer to themselves.",
  fix: message`Say at one of these places what it is; for a tree, make it a type under \`types\` and refer to it by name.`,
  bad: "entities:\n  user:\n    kind: user\n    traits:\n      name: user.nick\n      nick: user.name\n",
  good: "entities:\n  user:\n    kind: user\n    traits:\n      name: string\n      nick: user.name\n",
});

/** Definitions inside definitions inside definitions. */
export const tooDeep = defineMistake({
  code: "definition-too-deep",
  message: message`\`${"name"}\` goes through more than ${"limit"} definitions, one in another`,
  what: "A definition is nested, or refers onward, deeper than any person can follow.",
  why: "There is a limit so that no plan can exhaust the machine it is read on.",
  fix: message`Flatten it.`,
});

/** Definitions that grow by being written out. */
export const tooLarge = defineMistake({
  code: "definition-too-large",
  message: message`\`${"name"}\` has more than ${"limit"} parts when everything that it looks up is written out`,
  what: "Look-ups inside look-ups multiply to something enormous.",
  why: "There is a limit so that no plan can exhaust the machine it is read on.",
  fix: message`Make the repeated part a type under \`types\` and refer to it by name.`,
});

export const typeMistakes = [
  unknownType,
  unknownEntityOfTrait,
  unknownTrait,
  typeExpression,
  unionMemberTwice,
  typesAsValues,
  endlessType,
  circularDefinition,
  tooDeep,
  tooLarge,
];
