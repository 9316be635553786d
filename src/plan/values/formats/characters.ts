/** A set of ASCII characters, for grammars that are written as lists of them. */
export type Characters = ReadonlySet<number>;

export const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
export const digits = "0123456789";
export const hexDigits: Characters = charactersOf(digits, "abcdefABCDEF");

/** The characters of some texts as a set. */
export function charactersOf(...texts: readonly string[]): Characters {
  return new Set(Array.from(texts.join(""), (character) => character.charCodeAt(0)));
}

/** Whether a text holds nothing but these characters. The empty text does. */
export function madeOf(text: string, characters: Characters): boolean {
  for (let at = 0; at < text.length; at++) if (!characters.has(text.charCodeAt(at))) return false;
  return true;
}

/** The same, with `%` and two hexadecimal digits allowed (RFC 3986, section 2.1). */
export function madeOfEncoded(text: string, characters: Characters): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (characters.has(code)) continue;
    const escaped = code === 37 && hexDigits.has(text.charCodeAt(at + 1)) && hexDigits.has(text.charCodeAt(at + 2));
    if (!escaped) return false;
    at += 2;
  }
  return true;
}
