const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

/**
 * Reads what `lz-string` compressed to Base64, as CleverTap's SDK does: LZ78 over UTF-16 units, in codes that grow by a bit
 * whenever they run out. Code 0 announces a new unit of 8 bits, 1 one of 16, 2 the end. Numbers begin with their lowest bit;
 * each character holds six bits, the first ones highest. See https://github.com/pieroxy/lz-string.
 */
export function decompressed(text: string): string {
  let position = 0;
  const number = (bits: number): number => {
    let value = 0;
    for (let bit = 0; bit < bits; bit++, position++) {
      const six = ALPHABET.indexOf(text[Math.floor(position / 6)] ?? "A");
      value |= ((six >> (5 - (position % 6))) & 1) << bit;
    }
    return value;
  };

  const known: string[] = ["new, of 8 bits", "new, of 16 bits", "the end"];
  let width = 2;
  let left = 1;
  const learn = (entry: string): void => {
    known.push(entry);
    if (--left === 0) left = 2 ** width++;
  };

  let result = "";
  let before = "";
  while (position < text.length * 6) {
    let code = number(width);
    if (code === 2) return result;
    if (code < 2) {
      learn(String.fromCharCode(number(code === 0 ? 8 : 16)));
      code = known.length - 1;
    }
    const entry: string = known[code] ?? before + before.charAt(0);
    if (before !== "") learn(before + entry.charAt(0));
    result += entry;
    before = entry;
  }
  throw new Error("The text has no end.");
}
