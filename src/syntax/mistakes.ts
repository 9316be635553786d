import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";
import { trapMistakes } from "./trap-mistakes.js";

/** An anchor, an alias or a merge key. */
export const sharedByYaml = defineMistake({
  code: "yaml-sharing",
  message: message`Anchors, aliases and merge keys are not used in plans: \`${"written"}\``,
  what: "A file shares something by YAML's own means: an anchor (`&`), an alias (`*`) or a merge key (`<<`).",
  why: "They work within one file only, and what they share has no name to talk about. The language shares by name, over all files.",
  fix: message`Put a shared property into \`dictionary\`, a set of properties into \`bundles\`, a type into \`types\`, and refer to it by name. If \`${"written"}\` is text, put it into quotes.`,
  bad: "events:\n  Song Played:\n    properties: &song\n      song_id: string\n  Song Saved:\n    properties: *song\n",
  good: "bundles:\n  song:\n    properties:\n      song_id: string\nevents:\n  Song Played:\n    include: song\n  Song Saved:\n    include: song\n",
});

/** `!something`. */
export const yamlTag = defineMistake({
  code: "yaml-tag",
  message: message`\`${"tag"}\` is a YAML tag, which plans don't use`,
  what: "A value begins with `!`, which YAML takes as a tag: the name of a kind of value.",
  why: "Types are written in the language's own words, which every reader of the plan knows.",
  fix: message`Remove \`${"tag"}\`; a type goes behind \`type:\`. If it is text, put the whole value into quotes.`,
  bad: "events:\n  Song Played:\n    description: !important A song started.\n",
  good: "events:\n  Song Played:\n    description: '!important A song started.'\n",
});

/** `%YAML 1.2`. */
export const yamlDirective = defineMistake({
  code: "yaml-directive",
  message: message`\`${"directive"}\` is a YAML directive, which plans don't use`,
  what: "A line at the top of a file begins with `%`.",
  why: "Every plan is YAML 1.2; there is nothing to declare.",
  fix: message`Remove the line.`,
  bad: "%YAML 1.2\n---\nevents:\n  Song Played:\n",
  good: "events:\n  Song Played:\n",
});

/** `---` between two documents. */
export const severalDocuments = defineMistake({
  code: "several-documents",
  message: message`A second document begins here; a plan file is one document`,
  what: "A file holds several YAML documents, divided by `---`.",
  why: "A plan is a folder of files, so a file needs no parts; what comes behind a `---` is easily overlooked.",
  fix: message`Remove the \`---\` and bring together what stands under the same key, or move the rest into a file of its own.`,
  bad: "events:\n  Song Played:\n---\nevents:\n  Song Saved:\n",
  good: "events:\n  Song Played:\n  Song Saved:\n",
});

/** Deeper than anything a person writes. */
export const deepNesting = defineMistake({
  code: "too-deep",
  message: message`This is nested more than ${"limit"} levels deep`,
  what: "Brackets or indentation go deeper than 100 levels.",
  why: "No plan that people read is that deep; it is a mistake, or made to break a tool.",
  fix: message`Give the inner parts a name under \`types\`, and refer to them.`,
  bad: `events:\n  Song Played:\n    x-deep: ${"[".repeat(101)}${"]".repeat(101)}\n`,
  good: "events:\n  Song Played:\n    x-deep: [[]]\n",
});

/** The marks that git leaves. */
export const mergeConflict = defineMistake({
  code: "merge-conflict",
  message: message`An unresolved merge conflict begins here`,
  what: "A file has the marks in it that git leaves where two branches changed the same lines: `<<<<<<<`, `=======`, `>>>>>>>`.",
  why: "Which of the two sides is meant only people know. Nothing else in the file is read until it is decided.",
  fix: message`Keep either side, or what both should come to, and remove the marks; \`git diff --check\` lists those that are left.`,
  bad: "events:\n  Song Played:\n<<<<<<< HEAD\n    owner: web\n=======\n    owner: player\n>>>>>>> player\n",
  good: "events:\n  Song Played:\n    owner: player\n",
});

/** NUL and its like. */
export const controlCharacter = defineMistake({
  code: "control-character",
  message: message`The file holds an invisible control character here (${"character"})`,
  what: "A file holds a character that is not text: NUL, escape, a lone carriage return and the like.",
  why: "It can't be seen in an editor, YAML does not allow it, and terminals obey some of them. Mostly the file was damaged, or is no text at all.",
  fix: message`Delete it. If it is meant, write it as an escape in double quotes, as \`"\\x1B"\`.`,
  bad: "events:\n  Song Played:\n    description: A song\u0000 started.\n",
  good: "events:\n  Song Played:\n    description: A song started.\n",
});

/** Half of a surrogate pair. */
export const loneSurrogate = defineMistake({
  code: "lone-surrogate",
  message: message`This text holds half a character (${"code"})`,
  what: "A `\\u` escape names one half of a UTF-16 surrogate pair without the other.",
  why: "It is no character: no file and no network message can hold it, so every output would have another text.",
  fix: message`Write the character itself, or its whole code with \`\\U\` and eight digits.`,
  bad: 'events:\n  Song Played:\n    description: "A song \\uD83C started."\n',
  good: "events:\n  Song Played:\n    description: A song started.\n",
});

/** A list or a mapping where a name should be. */
export const nameNotText = defineMistake({
  code: "name-not-text",
  message: message`A name can't be ${"kind"}`,
  what: "A list or a mapping in brackets stands where a name should.",
  why: "Names are text. YAML allows more, but nothing that a plan is made into does.",
  fix: message`Write a plain name. If the brackets belong to the name, put it into quotes.`,
  bad: "events:\n  [Song Played]: { description: A song started. }\n",
  good: "events:\n  '[Song Played]': { description: A song started. }\n",
});

/** Nothing before the colon. */
export const emptyName = defineMistake({
  code: "empty-name",
  message: message`There is no name before this colon`,
  what: "A name is empty.",
  why: "Nobody could refer to it.",
  fix: message`Write a name before the \`:\`, or remove the line.`,
  bad: "events:\n  : { description: A song started. }\n",
  good: "events:\n  Song Played: { description: A song started. }\n",
});

/** `song_id : string`. */
export const spaceAroundName = defineMistake({
  code: "space-around-name",
  message: message`There is white space around the name \`${"name"}\``,
  what: "A space, or an invisible character like it, stands before the colon or at an end of a name.",
  why: "Names are kept exactly, so it could become part of the name on the wire without anybody seeing it.",
  fix: message`Write \`${"name"}:\` without it. If it belongs to the name, put the name into quotes.`,
  bad: "events:\n  Song Played:\n    properties:\n      song_id : string\n",
  good: "events:\n  Song Played:\n    properties:\n      song_id: string\n",
});

/** A tab where only spaces count. */
export const tabIndentation = defineMistake({
  code: "tab-indentation",
  message: message`This line is indented with a tab`,
  what: "A line begins with a tab.",
  why: "YAML counts spaces only: editors show tabs at different widths, so nobody could see what belongs where.",
  fix: message`Indent with spaces, two for each level. Most editors have a command for it: "convert indentation to spaces".`,
  bad: "events:\n\tSong Played:\n",
  good: "events:\n  Song Played:\n",
});

/** A quote that nothing closes. */
export const openQuote = defineMistake({
  code: "unclosed-quote",
  message: message`The text that begins with \`${"quote"}\` here is never closed`,
  what: "A quoted text has no closing quote, or only the opening one of a later text.",
  why: "All that follows would be part of the text.",
  fix: message`Put \`${"quote"}\` at the end of the text.`,
  bad: 'events:\n  Song Played:\n    description: "A song started.\n',
  good: 'events:\n  Song Played:\n    description: "A song started."\n',
});

/** A bracket that nothing closes. */
export const openBracket = defineMistake({
  code: "unclosed-bracket",
  message: message`\`${"open"}\` is not closed with \`${"close"}\``,
  what: "A bracket has no counterpart, or the lines inside it are not indented.",
  why: "What belongs into the brackets can't be told from what follows.",
  fix: message`Put \`${"close"}\` after the last item. Over several lines, everything up to the \`${"close"}\` is indented further than the line with the \`${"open"}\`. If it is text, put the whole value into quotes.`,
  bad: "events:\n  Song Played:\n    sources: [web, ios\n    owner: listening\n",
  good: "events:\n  Song Played:\n    sources: [web, ios]\n    owner: listening\n",
});

/** A closing bracket without an opening one. */
export const strayBracket = defineMistake({
  code: "stray-bracket",
  message: message`\`${"bracket"}\` closes nothing here`,
  what: "A closing bracket has no opening one.",
  why: "One of the two was lost, or there is one too many.",
  fix: message`Remove it, or add the opening bracket. If it is text, put the whole value into quotes.`,
  bad: "events:\n  Song Played:\n    sources: [web, ios]]\n",
  good: "events:\n  Song Played:\n    sources: [web, ios]\n",
});

/** `description: "Hello" world`. */
export const textAfterValue = defineMistake({
  code: "text-after-value",
  message: message`The value is complete before \`${"rest"}\``,
  what: "Something follows a closing quote or bracket on the same line.",
  why: "A quote or bracket at the beginning encloses the whole value; nothing can follow it.",
  fix: message`Put the whole value into quotes. An apostrophe within single quotes is written twice: \`'it''s'\`.`,
  bad: "events:\n  Song Played:\n    description: 'It's a song'\n",
  good: "events:\n  Song Played:\n    description: 'It''s a song'\n",
});

/** `"\d"`. */
export const unknownEscape = defineMistake({
  code: "unknown-escape",
  message: message`\`${"escape"}\` is not an escape that YAML knows in double quotes`,
  what: "A backslash in double quotes is followed by something that is no escape.",
  why: "In double quotes a backslash has a meaning; in single quotes it is a backslash.",
  fix: message`Use single quotes, as is best for patterns: \`'^\\d+$'\`.`,
  bad: 'events:\n  App Opened:\n    properties:\n      version: { type: string, pattern: "^\\d+$" }\n',
  good: "events:\n  App Opened:\n    properties:\n      version: { type: string, pattern: '^\\d+$' }\n",
});

/** A value that begins with a character that YAML keeps for itself. */
export const reservedStart = defineMistake({
  code: "reserved-start",
  message: message`Unquoted text can't begin with ${"character"}`,
  what: "A text without quotes begins with a character that YAML keeps for itself: `@`, `` ` ``, `%`, `>`, `|` or `?`.",
  why: "YAML takes it for something else than text.",
  fix: message`Put the whole value into quotes.`,
  bad: "events:\n  Song Played:\n    owner: @listening\n",
  good: "events:\n  Song Played:\n    owner: '@listening'\n",
});

/** A line that stands at no level. */
export const wrongIndentation = defineMistake({
  code: "wrong-indentation",
  message: message`This line does not stand under its neighbours`,
  what: "A line is indented differently from those it belongs to, or a list item stands among names.",
  why: "Indentation says what belongs to what.",
  fix: message`Move the line exactly under the first one it belongs with. A list (\`- …\`) and names (\`name: …\`) can't be mixed at one level.`,
  bad: "events:\n  Song Played:\n    owner: listening\n   description: A song started.\n",
  good: "events:\n  Song Played:\n    owner: listening\n    description: A song started.\n",
});

/** Deeper lines under a name that has a value already. */
export const valueAndMore = defineMistake({
  code: "value-and-more",
  message: message`\`${"line"}\` stands under a name that has a value already`,
  what: "A line with a name of its own is indented under a line that has its value.",
  why: "A name has one value: either what stands behind its colon, or what stands under it.",
  fix: message`If it is a name of its own, indent it like the line above. If it is part of the text above, put that text into quotes.`,
  bad: "events:\n  Song Played:\n    owner: listening\n      description: A song started.\n",
  good: "events:\n  Song Played:\n    owner: listening\n    description: A song started.\n",
});

/** A line among names that has no colon. */
export const missingColon = defineMistake({
  code: "missing-colon",
  message: message`\`${"line"}\` stands among names but has no \`: \``,
  what: "A line among names has no colon, or no space after it.",
  why: "A name is told from its value by a colon with a space behind it.",
  fix: message`Write a name, a colon, a space and the value: \`name: value\`. A name with nothing behind it ends in the colon.`,
  bad: "events:\n  Song Played:\n    properties:\n      song_id: string\n      artist\n",
  good: "events:\n  Song Played:\n    properties:\n      song_id: string\n      artist: string\n",
});

/** Two things in brackets without a comma. */
export const missingComma = defineMistake({
  code: "missing-comma",
  message: message`A comma is missing before \`${"next"}\``,
  what: "Two things within brackets or braces have no comma between them.",
  why: "Within brackets it is commas, not lines, that divide.",
  fix: message`Write a \`,\` before it. If it is all one text, put the whole text into quotes.`,
  bad: "events:\n  Song Played:\n    properties:\n      artist: { type: 'string' description: Who sings. }\n",
  good: "events:\n  Song Played:\n    properties:\n      artist: { type: 'string', description: Who sings. }\n",
});

/** A comma with nothing before it. */
export const strayComma = defineMistake({
  code: "stray-comma",
  message: message`There is nothing before this comma`,
  what: "A comma in brackets divides nothing.",
  why: "Something was left out, or there is one too many.",
  fix: message`Remove it, or write what is missing.`,
  bad: "events:\n  Song Played:\n    sources: [web,, ios]\n",
  good: "events:\n  Song Played:\n    sources: [web, ios]\n",
});

/** `sources: - web`. */
export const listBehindName = defineMistake({
  code: "list-behind-name",
  message: message`A list with \`-\` begins on the line below its name`,
  what: "A `-` follows a name on the same line.",
  why: "YAML takes items with `-` only on lines of their own.",
  fix: message`Move it to the next line, or write the list in brackets: \`[a, b]\`. If it is text, put it into quotes.`,
  bad: "events:\n  Song Played:\n    sources: - web\n",
  good: "events:\n  Song Played:\n    sources:\n      - web\n",
});

/** What is none of the above. */
export const yamlSyntax = defineMistake({
  code: "yaml-syntax",
  message: message`This can't be read as YAML`,
  what: "The file is not YAML at this place, in a way that has no description of its own.",
  why: "What can't be read can't be checked.",
  fix: message`Compare it with the lines around it: indentation, quotes, brackets, a space behind each colon. Text with such characters in it goes into quotes.`,
});

/** The mistakes of YAML itself. */
export const syntaxMistakes: readonly DocumentedMistake[] = [
  ...trapMistakes,
  sharedByYaml,
  yamlTag,
  yamlDirective,
  severalDocuments,
  deepNesting,
  mergeConflict,
  controlCharacter,
  loneSurrogate,
  nameNotText,
  emptyName,
  spaceAroundName,
  tabIndentation,
  openQuote,
  openBracket,
  strayBracket,
  textAfterValue,
  unknownEscape,
  reservedStart,
  wrongIndentation,
  valueAndMore,
  missingColon,
  missingComma,
  strayComma,
  listBehindName,
  yamlSyntax,
];
