import { splitWords } from "./words.js";

/** How the values of an enum may be written, as people call it. */
export type ValueCase =
  | "snake_case"
  | "kebab-case"
  | "small letters"
  | "camelCase"
  | "PascalCase"
  | "capitalised words"
  | "CONSTANT_CASE";

/** The plainest first: of several that fit alike, that is the one to name. No pattern has two ways to read a text. */
const tests: readonly (readonly [ValueCase, (value: string) => boolean])[] = [
  ["snake_case", (value) => /^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(value)],
  ["kebab-case", (value) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)],
  ["small letters", (value) => /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/.test(value)],
  ["camelCase", (value) => /^[a-z][A-Za-z0-9]*$/.test(value)],
  ["PascalCase", (value) => /^[A-Z][A-Za-z0-9]*$/.test(value) && !isShouted(value)],
  [
    "capitalised words",
    // A product's name may be run together: `CloudFormation`, beside `Terraform Plan`.
    (value) => /^[A-Z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*$/.test(value) && !isShouted(value),
  ],
  ["CONSTANT_CASE", (value) => /^[A-Z0-9]+(?:_[A-Z0-9]+)*$/.test(value)],
];

/** `SMS` and `API` stand beside `Email` as they are; what is longer is shouted. */
function isShouted(value: string): boolean {
  return value.length > 5 && !/[a-z]/.test(value);
}

/** `iOS`, `eBay`, `macOS`, `watchOS`: small on purpose. */
const brand = /^(?:[a-z][A-Z]|[a-z]+[A-Z]{2,}$)/;
/** More words than these are a sentence. */
const mostWords = 4;

// What nearly all values are; the lists are shared, so that a glance tells that values are in the same cases.
const isSmallWord = /^[a-z][a-z0-9]*$/;
const smallWord: readonly ValueCase[] = ["snake_case", "kebab-case", "small letters", "camelCase"];
const isSmallWords = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;
const smallWords: readonly ValueCase[] = ["snake_case"];

/** The cases that a value is in; none where its case says nothing: brands, single letters, numbers, sentences, codes with signs. */
export function casesOf(value: string): readonly ValueCase[] {
  if (value.length < 2 || value.length > 40) return [];
  if (isSmallWord.test(value)) return smallWord;
  if (isSmallWords.test(value)) return smallWords;
  if (!/[A-Za-z]/.test(value) || brand.test(value)) return [];
  if (value.split(" ").length > mostWords) return [];
  return tests.filter(([, test]) => test(value)).map(([name]) => name);
}

/** The cases that most of the values are in: several where those values are in several. */
export function mostFitting(values: readonly (readonly ValueCase[])[]): readonly ValueCase[] {
  const [first = []] = values;
  if (values.every((each) => each === first)) return first;
  const counts = tests.map(([name]) => [name, values.filter((cases) => cases.includes(name)).length] as const);
  const most = Math.max(...counts.map(([, times]) => times));
  return most === 0 ? [] : counts.filter(([, times]) => times === most).map(([name]) => name);
}

/** A value in another case. */
export function inValueCase(value: string, valueCase: ValueCase): string {
  const words = splitWords(value).map((word) => word.toLowerCase());
  switch (valueCase) {
    case "snake_case":
      return words.join("_");
    case "kebab-case":
      return words.join("-");
    case "small letters":
      return words.join(" ");
    case "camelCase":
      return words.map((word, at) => (at === 0 ? word : capital(word))).join("");
    case "PascalCase":
      return words.map(capital).join("");
    case "capitalised words":
      return words.map(capital).join(" ");
    case "CONSTANT_CASE":
      return words.join("_").toUpperCase();
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
