/**
 * Characters that YAML does not allow in a text (YAML 1.2, production 1), and a lone carriage return, which counts
 * as a line's end to some readers and not to others.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const unreadableCharacter = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF\p{Surrogate}]|\r(?!\n)/u;
