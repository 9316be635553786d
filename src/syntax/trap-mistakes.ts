import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";

/** `description: Note: …`. */
export const colonInText = defineMistake({
  code: "colon-in-text",
  message: message`There is a second \`: \` in this text, which is not in quotes`,
  what: "A text without quotes has a colon with a space behind it.",
  why: "To YAML that is a name and its value, and a value can't begin on the line of another name.",
  fix: message`Put the whole text into quotes, or write it on the next lines behind \`>\`.`,
  bad: "events:\n  Song Played:\n    description: Note: not when the button is pressed.\n",
  good: "events:\n  Song Played:\n    description: 'Note: not when the button is pressed.'\n",
});

/** `description: The song #1`. */
export const hashInText = defineMistake({
  code: "hash-in-text",
  message: message`The text ends before \`${"cut"}\`: to YAML that is a comment`,
  what:
    "A ` #` stands in a text without quotes. It counts as meant for the text when there is exactly one space before it and none after it; " +
    "behind a `description`, `trigger`, `question` or `deprecated`, with exactly one space before it.",
  why: "YAML would cut the text there without a word.",
  fix: message`Put the whole text into quotes. If it is a comment, give it a line of its own, or write \`  # \`, with two spaces before it and one after it.`,
  bad: "events:\n  Song Played:\n    description: The song that is #1 in the charts\n",
  good: "events:\n  Song Played:\n    description: 'The song that is #1 in the charts'\n",
});

/** `{ description: first, then second }`. */
export const commaInBraces = defineMistake({
  code: "comma-in-braces",
  message: message`The text ends before \`, ${"rest"}\`: in braces a comma divides`,
  what: "A text without quotes has a comma in it, within braces.",
  why: "To YAML the text ends at the comma, and what follows is a name with nothing behind it.",
  fix: message`Put the whole text into quotes. If it is a name with nothing behind it, write a colon: \`${"rest"}:\`.`,
  bad: "events:\n  Song Played:\n    properties:\n      artist: { type: string, description: Who sings, or who plays }\n",
  good: "events:\n  Song Played:\n    properties:\n      artist: { type: string, description: 'Who sings, or who plays' }\n",
});

/** `"Name"?:`. */
export const markAfterQuotes = defineMistake({
  code: "mark-after-quotes",
  message: message`The \`?\` of an optional name stands within its quotes: \`${"better"}\``,
  what: "A `?` stands behind the closing quote of a name.",
  why: "To YAML the name ends with its quote.",
  fix: message`Write \`${"better"}\`.`,
  bad: "events:\n  Song Played:\n    properties:\n      'Song: Title'?: string\n",
  good: "events:\n  Song Played:\n    properties:\n      'Song: Title?': string\n",
});

/** `{ type: string[] }`. */
export const bracketInBraces = defineMistake({
  code: "bracket-in-braces",
  message: message`\`${"text"}\` needs quotes within braces or brackets`,
  what: "A bracket or a brace stands in a text without quotes, within braces or brackets.",
  why: "There, brackets always begin or end a list, even in the middle of a word.",
  fix: message`Write \`'${"text"}'\`, or \`{ type: array, items: … }\` for a list type.`,
  bad: "events:\n  Song Played:\n    properties:\n      tags: { type: string[] }\n",
  good: "events:\n  Song Played:\n    properties:\n      tags: { type: 'string[]' }\n",
});

/** `{ song_id:string }`. */
export const colonWithoutSpace = defineMistake({
  code: "colon-without-space",
  message: message`\`${"written"}\` has no space behind its colon`,
  what: "In braces, a name and its value are written without a space between them.",
  why: "To YAML it is one word, so it would be a name with nothing behind it.",
  fix: message`Write a space behind the colon. If the colon belongs to the name, put the name into quotes.`,
  bad: "events:\n  Song Played:\n    properties: { song_id:string }\n",
  good: "events:\n  Song Played:\n    properties: { song_id: string }\n",
});

/** A list item that became part of the text above it. */
export const listInText = defineMistake({
  code: "list-in-text",
  message: message`To YAML this \`- \` is part of the text above it`,
  what: "A line that begins with `- ` is indented further than the text above it.",
  why: "A text without quotes goes on over deeper lines, so the items would become part of it without a word.",
  fix: message`If it is an item of the list, move it exactly under the \`- \` above. If it is text, put the whole text behind \`|\`, or into quotes.`,
  bad: "events:\n  Song Played:\n    sources:\n      - web\n        - ios\n",
  good: "events:\n  Song Played:\n    sources:\n      - web\n      - ios\n",
});

/** YAML's own traps: what is YAML, or nearly, and not what anybody means. */
export const trapMistakes: readonly DocumentedMistake[] = [
  colonInText,
  hashInText,
  commaInBraces,
  markAfterQuotes,
  bracketInBraces,
  colonWithoutSpace,
  listInText,
];
