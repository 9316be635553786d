import type fc from "../support/fast-check.js";
import { type Draw, drawn } from "./draw.js";
import type { Texts } from "./pairs.js";

/**
 * Lists whose items depend on one another: no two may be equal, and there are so few values that one of them alone does not make a list. Of
 * enums, of scalars of differing kinds, of objects that have such a value.
 */
type Items =
  | { readonly kind: "values"; readonly values: readonly string[] }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "object"; readonly values: readonly string[]; readonly isOpen: boolean }
  | { readonly kind: "objects"; readonly tags: readonly string[] };

interface Listed {
  readonly items: Items;
  readonly least: number;
  readonly most: number | undefined;
  readonly isUnique: boolean;
}

/** Pairs of plans with such lists, whose parts the one has and the other has not. */
export const listPairs: fc.Arbitrary<readonly [Texts, Texts]> = drawn((draw) => {
  const listed = listedIn(draw);
  const place = draw.pick(["A", "A", "type", "either", "beside", "within"]);
  return [textsOf(listed, place), textsOf(changed(draw, listed), place)] as const;
});

const letters = ["x", "y", "z", "w"];
const words = ["boolean", "string", "null", "integer"];

function listedIn(draw: Draw): Listed {
  const some = (all: readonly string[]): readonly string[] => all.slice(0, 2 + draw.number(2));
  const made: readonly Items[] = [
    { kind: "values", values: some(letters) },
    { kind: "words", words: some(words) },
    { kind: "object", values: some(letters), isOpen: draw.chance(20) },
    { kind: "objects", tags: some(letters) },
  ];
  const most = draw.chance(25) ? 2 + draw.number(2) : undefined;
  return { items: draw.pick(made), least: draw.number(2), most, isUnique: draw.chance(85) };
}

function changed(draw: Draw, listed: Listed): Listed {
  const { items } = listed;
  if (draw.chance(15)) return { ...listed, least: draw.number(2) };
  switch (items.kind) {
    case "words":
      return { ...listed, items: { ...items, words: turned(draw, items.words, words) } };
    case "objects":
      return { ...listed, items: { ...items, tags: turned(draw, items.tags, letters) } };
    default:
      return { ...listed, items: { ...items, values: turned(draw, items.values, letters) } };
  }
}

/** Some that go, some that come. */
function turned(draw: Draw, some: readonly string[], all: readonly string[]): readonly string[] {
  const left = some.filter(() => draw.chance(70));
  const come = all.filter((one) => !some.includes(one) && draw.chance(25));
  return left.length + come.length > 0 ? [...left, ...come] : some;
}

function textsOf(listed: Listed, place: string): Texts {
  const list = listText(listed);
  const definition =
    place === "type"
      ? "wanted"
      : place === "either"
        ? `{ anyOf: [${list}, "null"] }`
        : place === "beside"
          ? `{ anyOf: [${list}, { type: object, properties: { a: [x] } }] }`
          : place === "within"
            ? `{ type: object, properties: { inner?: ${list}, other?: string } }`
            : list;
  const types = place === "type" ? `types:\n  wanted: ${list}\n` : "";
  const plan = `${types}events:\n  E:\n    properties:\n      a?: ${definition}\n      b?: string\n`;
  return { "trackc.yaml": "name: lists\n", "plans/plan.yaml": plan };
}

function listText({ items, least, most, isUnique }: Listed): string {
  const limits = [least > 0 ? `, minItems: ${least}` : "", most ? `, maxItems: ${most}` : ""];
  return `{ type: array, items: ${itemsText(items)}${limits.join("")}${isUnique ? ", uniqueItems: true" : ""} }`;
}

function itemsText(items: Items): string {
  // Quotes, since `y` is a word of its own in some YAML.
  const quoted = (values: readonly string[]): string => `[${values.map((value) => `"${value}"`).join(", ")}]`;
  switch (items.kind) {
    case "values":
      return `{ enum: ${quoted(items.values)} }`;
    case "words":
      return `"${items.words.join(" | ")}"`;
    case "object":
      return `{ type: object, properties: { p: ${quoted(items.values)} }, additionalProperties: ${items.isOpen} }`;
    case "objects": {
      const members = items.tags.map((tag) => `{ type: object, properties: { k: ["${tag}"], p?: boolean } }`);
      return members.length > 1 ? `{ anyOf: [${members.join(", ")}] }` : (members[0] as string);
    }
  }
}
