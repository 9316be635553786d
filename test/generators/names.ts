import fc from "../support/fast-check.js";

/**
 * Texts that have hurt generators of code: quotes, comment ends, template holes, what YAML or JavaScript reads as
 * something else, other scripts, writing from right to left, what isn't seen.
 */
export const nastyTexts: readonly string[] = [
  "it's",
  'the "new" one',
  "a.b.c",
  "1st Thing",
  "404",
  "1.10",
  "*/ alert(1) /*",
  "$" + "{process.exit()}",
  "`tick`",
  "back\\slash",
  "</script>",
  "class",
  "undefined",
  "arguments",
  "await",
  "string",
  "Object",
  "null",
  "true",
  "yes",
  "~",
  "- dash",
  "# hash",
  "a # b",
  "a: b",
  "{braces}",
  "[brackets]",
  "a, b",
  "&anchor",
  "!tag",
  "@ts-ignore",
  "@deprecated",
  "%percent",
  "question? mark",
  "really?",
  "שלום עולם",
  "مرحبا",
  "\u202eright to left",
  "🎵 music",
  "naïve café",
  "日本語",
  "ǅ titlecase",
  "e\u0301 combining",
  "tab\there",
  "line\u2028separator",
  "zero\u200bwidth",
  "x-custom",
  "description",
  "properties",
  "type",
  "constructor name",
  "#/definitions/a~1b%25",
  "$ref",
  "track",
  "send",
];

/** Allowed as values and as names of events, but not of properties. */
export const prototypeTexts: readonly string[] = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];

const calm = ["Song", "Order", "Report", "signup", "checkout step", "invoice_line", "listItem", "SSO", "Über", "x"];

/** A text for a name: calm more often than not. */
export const nameText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...calm) },
  { weight: 2, arbitrary: fc.constantFrom(...nastyTexts) },
);

/** A text for descriptions and values: anything at all that Unicode calls text. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nastyTexts, ...prototypeTexts),
  fc.constantFrom("Said by people.", "When the server has stored it.", "Two lines,\nof which this is the second."),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

/** A part of a name of a type, entity, bundle or metric: letters, digits, `_` and `-`. */
export const plainNameText: fc.Arbitrary<string> = fc.constantFrom(
  ...["genre", "Money", "line-item", "_private", "2fa", "Größe", "class", "Record", "string_", "日本", "toString"],
);

/** Words that make names different from one another, also in lower case and as identifiers. */
export function mark(kind: string, at: number): string {
  return `${kind}${"abcdefghij"[at % 10] as string}${at < 10 ? "" : "abcdefghij"[Math.floor(at / 10) % 10]}`;
}

/** The words of the manifest's vocabulary, where a generated plan has one, and what its events use. */
export const owners: readonly string[] = ["team a", "o'brien"];
export const sources: readonly string[] = ["web", "ios", "server"];
export const consent: readonly string[] = ["necessary", "analytics"];
export const destinations: readonly string[] = ["segment", "the warehouse"];
