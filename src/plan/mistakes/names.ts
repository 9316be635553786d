import { message } from "../../diagnostics/message.js";
import { defineMistake } from "../../diagnostics/mistake.js";
import { duplicateKey } from "../../syntax/reading-mistakes.js";

/** One name, two definitions. */
export const definedTwice = defineMistake({
  code: "defined-twice",
  message: message`The ${"kind"} \`${"name"}\` is defined twice`,
  what: "A name is defined in two places of the plan.",
  why: "A plan is one, however many files it has: each name has one meaning, in one place.",
  fix: message`Keep one definition of \`${"name"}\`, or give one of the two another name.`,
  bad: {
    "plans/listening.yaml": "events:\n  Song Played:\n    description: A song started.\n",
    "plans/radio.yaml": "events:\n  Song Played:\n    description: The radio started a song.\n",
  },
  good: {
    "plans/listening.yaml": "events:\n  Song Played:\n    description: A song started.\n",
    "plans/radio.yaml": "events:\n  Station Played:\n    description: The radio started a song.\n",
  },
});

/** A name with characters that names of this kind can't have. */
export const nameCharacters = defineMistake({
  code: "name-characters",
  message: message`\`${"name"}\` can't be the name of ${"kind"}`,
  what: "The name of a type, an entity, a bundle or a metric has other characters than letters, digits, `_` and `-`.",
  why: "Such names stand inside type expressions and references, where spaces, dots and brackets mean something.",
  fix: message`Use letters, digits, \`_\` and \`-\` only. (Events and properties may be called anything.)`,
  bad: "types:\n  music genre: [pop, rock]\n",
  good: "types:\n  music_genre: [pop, rock]\n",
});

/** A type called like one of the language's own. */
export const reservedTypeName = defineMistake({
  code: "reserved-type-name",
  message: message`\`${"name"}\` is a type of the language already`,
  what: "A type under `types` has the name of a scalar or a format.",
  why: "`email` would mean one thing in one plan and another in the next.",
  fix: message`Give the type another name, or remove it and use \`${"name"}\` as it is.`,
  bad: "types:\n  email: { type: string, minLength: 3 }\n",
  good: "types:\n  work_email: { type: email, minLength: 3 }\n",
});

/** A property named like a member of every JavaScript object. */
export const prototypeName = defineMistake({
  code: "prototype-name",
  message: message`${"kind"} can't be called \`${"name"}\``,
  what: "A property, trait or context property is named like a member that every JavaScript object has.",
  why: "Neither JavaScript nor JSON Schema validators can carry such a property safely: it would be lost or misread.",
  fix: message`Choose another name: every JavaScript object has a \`${"name"}\` of its own.`,
  bad: "events:\n  House Built:\n    properties:\n      constructor: string\n",
  good: "events:\n  House Built:\n    properties:\n      builder: string\n",
});

/** The dictionary says what a name means, not whether it has to be there. */
export const optionalInDictionary = defineMistake({
  code: "optional-in-dictionary",
  message: message`The dictionary can't make \`${"name"}\` optional`,
  what: "A name in the dictionary ends in `?`.",
  why: "Whether a property is required is said where it is listed; the dictionary only says what it means.",
  fix: message`Remove the \`?\` here and write it where the property is listed. A name that really ends in a question mark is written \`${"name"}\\?\`.`,
  bad: "dictionary:\n  rating?: integer\n",
  good: "dictionary:\n  rating: integer\n",
});

/** `required:` as a key. */
export const requiredAsKey = defineMistake({
  code: "required-as-key",
  message: message`\`required\` is not a key: what has no \`?\` behind its name is required`,
  what: "`required` is used as a key.",
  why: "Whether a property is required is said once, by its name: `email?` is optional, `email` is not.",
  fix: message`Remove the key; write a \`?\` behind the names that may be left out.`,
  bad: "events:\n  Song Played:\n    properties:\n      rating: { type: integer, required: false }\n",
  good: "events:\n  Song Played:\n    properties:\n      rating?: { type: integer }\n",
});

/** What is no plan file. */
export const notAPlan = defineMistake({
  code: "not-a-plan",
  message: message`\`${"file"}\` is ${"found"}, not a plan: a plan begins with one of ${"keys"}`,
  what: "The top of a plan file is something else than a mapping.",
  why: "Every plan file has the same top-level keys.",
  fix: message`Begin with one of ${"keys"}.`,
  bad: "- Song Played\n- Song Saved\n",
  good: "events:\n  Song Played:\n  Song Saved:\n",
});

/** The codes of mistakes by which something is said twice, of which a plan has one. */
export const sayTwice: ReadonlySet<string> = new Set([definedTwice.code, duplicateKey.code]);

export const nameMistakes = [
  definedTwice,
  nameCharacters,
  reservedTypeName,
  prototypeName,
  optionalInDictionary,
  requiredAsKey,
  notAPlan,
];
