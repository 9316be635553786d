import type { FormatName, StringType } from "../model.js";
import type { CharacterSet } from "../values/patterns/characters.js";
import type { Pattern } from "../values/patterns/syntax.js";
import { treeOf } from "../values/patterns.js";

/** Texts of each format: the smallest, and some that differ in length, letters and case. */
const ofFormat: Readonly<Record<FormatName, readonly string[]>> = {
  "date-time": ["2000-01-01T00:00:00Z", "1970-01-01t23:59:59.5z", "2024-02-29T12:00:00+01:00", "1990-12-31T23:59:60Z"],
  date: ["2000-01-01", "1970-12-31", "2024-02-29", "0000-01-01"],
  time: ["00:00:00Z", "23:59:59.25z", "12:00:00+01:00", "12:00:00.123456-11:30"],
  duration: ["P1D", "P1W", "PT1S", "P1Y2M3DT4H5M6S", "P400D", "PT36H"],
  email: ["a@b", "ada@example.com", '"a b"@example.com', "a.b+c@d-e.org", "A@[192.0.2.1]", "0@0"],
  uri: ["a:", "https://example.com/", "mailto:ada@example.com", "urn:a:b?c#d", "http://[::1]:80/%20", "Z0+-.:@"],
  uuid: [
    "00000000-0000-0000-0000-000000000000",
    "0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90",
    "FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF",
  ],
  hostname: ["a", "example.com", "A-0.b", "0", "xn--a", "localhost", `${"a".repeat(63)}.b`],
  ipv4: ["0.0.0.0", "192.0.2.1", "255.255.255.255", "127.0.0.10"],
  ipv6: ["::", "2001:db8::1", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8", "FE80::A"],
};

const simple = ["", "a", "A", "0", " ", "-", "\n", "é", "😀", "1.0", "a b", "abc", "ABC", "aaaa0"];

/** How long a text may become on the way to a witness. */
export const longestText = 10_000;

/**
 * Texts that are worth trying as values of a string type, at these lengths among others, the shortest first. Whether they
 * are of the type is for the caller to see.
 */
export function textsFor(type: StringType, lengths: readonly number[]): readonly string[] {
  const texts = new Set<string>();
  if (type.format !== undefined) for (const text of ofFormat[type.format]) texts.add(text);
  const wanted = [...lengths, type.minLength ?? 0, type.maxLength ?? 0].filter(
    (length) => Number.isInteger(length) && length <= longestText,
  );
  for (const pattern of type.patterns ?? []) {
    const tree = treeOf(pattern);
    for (const text of tree === undefined ? mixed(wanted) : textsOf(tree, wanted)) texts.add(text);
  }
  for (const text of simple) texts.add(text);
  for (const length of wanted) for (const letter of ["a", "0", "Z", " "]) texts.add(letter.repeat(length));
  return [...texts].sort((a, b) => a.length - b.length);
}

/** Texts that passwords may look like, which patterns that look ahead mostly ask for. */
function mixed(lengths: readonly number[]): readonly string[] {
  return [4, 8, 12, 16, ...lengths].flatMap((length) =>
    ["Aa0", "Aa0!", "a0", "A0"].map((letters) => letters.padEnd(length, letters).slice(0, length)),
  );
}

/** How many texts a part of a pattern gives. */
const mostTexts = 24;
const preferred = Array.from("abcA0Z19-_. @/é😀\n\t").map((character) => character.codePointAt(0) ?? 0);

/** Some texts that match a pattern, if what stands around it lets them. */
function textsOf(pattern: Pattern, lengths: readonly number[]): readonly string[] {
  switch (pattern.kind) {
    case "start":
    case "end":
      return [""];
    case "character":
      return charactersIn(pattern.set);
    case "choice":
      return pattern.branches.flatMap((branch) => textsOf(branch, lengths)).slice(0, mostTexts);
    case "sequence":
      return oneAtATime(
        pattern.parts.map((part) => textsOf(part, lengths)),
        lengths,
      );
    case "repeat": {
      const counts = [pattern.min, pattern.min + 1, pattern.min + 2, pattern.max, ...lengths];
      const inner = textsOf(pattern.of, lengths);
      const fitting = [...new Set(counts)].filter(
        (count) => count >= pattern.min && count <= Math.min(pattern.max, 200),
      );
      return fitting.flatMap((count) => (count === 0 ? [""] : repeated(inner, count))).slice(0, mostTexts);
    }
  }
}

function repeated(inner: readonly string[], count: number): readonly string[] {
  const mixed = Array.from({ length: count }, (_, at) => inner[at % inner.length] ?? "").join("");
  return [...inner.slice(0, 4).map((text) => text.repeat(count)), mixed];
}

/** The first of each part, then every other text of one part at a time. */
function oneAtATime(parts: readonly (readonly string[])[], lengths: readonly number[]): readonly string[] {
  if (parts.some((part) => part.length === 0)) return [];
  const first = parts.map((part) => part[0] ?? "");
  const texts = [first.join("")];
  const most = mostTexts + lengths.length;
  for (const [at, part] of parts.entries()) {
    for (const text of part.slice(1)) {
      if (texts.length >= most) return texts;
      texts.push([...first.slice(0, at), text, ...first.slice(at + 1)].join(""));
    }
  }
  return texts;
}

function charactersIn(set: CharacterSet): readonly string[] {
  const codes = preferred.filter((code) => set.some(([from, to]) => code >= from && code <= to)).slice(0, 5);
  for (const [from] of set.slice(0, 3)) if (!codes.includes(from) && !isSurrogate(from)) codes.push(from);
  return codes.map((code) => String.fromCodePoint(code));
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
