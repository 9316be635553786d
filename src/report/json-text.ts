/** Data as JSON text with a line end, harmless to look at. */
export function jsonText(data: unknown): string {
  return `${harmless(JSON.stringify(data, null, 2))}\n`;
}

/**
 * Writes what a terminal or a build server might act on as JSON's own escapes: the data stay the same, and looking at
 * them is safe. (`JSON.stringify` escapes the controls below U+0020 and lone surrogates.)
 */
function harmless(text: string): string {
  return text
    .replace(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, (character) => [...character].flatMap(escapeUnits).join(""))
    .replace(/##(vso)?\[/gi, "##$1\\u005b");
}

function escapeUnits(character: string): readonly string[] {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  );
}
