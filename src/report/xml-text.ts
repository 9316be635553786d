import { quietCommands } from "./visible.js";

/** Characters that XML 1.0 can't hold in any way, and those that nobody sees. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffe\uffff]/gu;

/** A text in which nothing is hidden: what XML can't hold is written as its number, `\u0007`. */
export function printable(text: string): string {
  return quietCommands(
    text.replace(unprintable, (character) => {
      const code = character.codePointAt(0) ?? 0;
      // Selects the coloured form of an emoji, and stands in honest text.
      if (code === 0xfe0f) return character;
      const hex = code.toString(16).toUpperCase();
      return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
    }),
  );
}

/** Text between tags. */
export function text(value: string): string {
  return printable(value).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Attributes of a tag, each with a space before it; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${quoted(String(value))}"`))
    .join("");
}

function quoted(value: string): string {
  return text(value).replaceAll('"', "&quot;").replaceAll("'", "&apos;");
}
