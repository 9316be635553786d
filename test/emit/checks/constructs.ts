import type { FormatName, NumberType, Type } from "../../../src/plan/model.js";
import { formats } from "../../../src/plan/values/formats.js";
import type { Random } from "../../support/random.js";
import {
  randomArray,
  randomNamedTypes,
  randomNumber,
  randomObject,
  randomString,
  randomType,
} from "../../support/random-types.js";
import * as t from "../../support/types.js";

/** What a type can be made of, each with random examples of it. */
export const constructs: Readonly<Record<string, (r: Random, at: number) => Type>> = {
  "the words": (r) => r.pick(r.chance(0.1) ? [t.any] : [t.nil, t.boolean, t.number(), t.integer(), t.string()]),
  "numbers within bounds": (r) => {
    const { multipleOf: _, ...bounded } = randomNumber(r);
    return {
      ...bounded,
      ...r.pick([{}, { minimum: -0.1 }, { maximum: 1e21 }, { exclusiveMinimum: 5e-324 }, { minimum: 2 ** 53 }]),
    };
  },
  multiples: (r, at) => ({ ...randomNumber(r), multipleOf: [inTurn(steps, at)] }),
  "multiples of several": (r) => t.number({ integer: r.chance(0.2), multipleOf: [r.pick(steps), r.pick(steps)] }),
  "texts of a length": (r) => {
    const [least, more] = [r.below(5), r.below(4)];
    return t.string(
      r.pick([{ minLength: least }, { maxLength: least + more }, { minLength: least, maxLength: least + more }]),
    );
  },
  "texts that match": (r, at) =>
    t.string({ patterns: [inTurn(expressions, at), ...(r.chance(0.3) ? [r.pick(expressions)] : [])] }),
  ...Object.fromEntries(
    (Object.keys(formats) as FormatName[]).map((name) => [
      `texts of the format ${name}`,
      (r: Random) => ({ ...t.format(name), ...(r.chance(0.2) ? { maxLength: formats[name].example.length } : {}) }),
    ]),
  ),
  "lists of values": (r) => t.oneOf(...new Set(Array.from({ length: 2 + r.below(4) }, () => r.pick(scalars)))),
  "single values": (r) => t.oneOf(r.pick(scalars)),
  arrays: (r) => randomArray(r, 2),
  "arrays without duplicates": (r) => ({ ...randomArray(r, 1), maxItems: 4, uniqueItems: true }),
  "closed objects": (r) => ({ ...randomObject(r, 2), additional: false }),
  "open objects": (r) => ({ ...randomObject(r, 2), additional: true }),
  maps: (r) => t.object({}, randomType(r, 1)),
  "maps with names": (r) => ({ ...randomObject(r, 1), additional: t.define(randomType(r, 1)) }),
  "types or null": (r) => t.union(randomType(r, 1), t.nil),
  unions: (r) => t.union(...Array.from({ length: 2 + r.below(3) }, () => randomType(r, 1))),
  "tagged unions": (r) => tagged(r),
  recursion: (r) =>
    r.pick([t.reference("tree"), t.reference("list"), t.reference("statement"), t.array(t.reference("tree"))]),
  "anything at all": (r) => randomType(r, 3),
};

const steps: readonly NonNullable<NumberType["multipleOf"]>[number][] = [
  0.01, 0.1, 0.25, 0.5, 1, 1.5, 3, 7, 100, 0.001, 1e-7, 19.99,
];
/** Those first for which it matters that a text is one of code points. */
const expressions = [
  "^.{2}$",
  "^\\p{Lu}",
  "^[😀é]+$",
  "^a",
  "^[a-z]+$",
  "\\d{2,}",
  "^(?:foo|bar)?$",
  "^[^\\n]*$",
  "[\\ud83d\\ude00]",
];

function inTurn<T>(items: readonly T[], at: number): T {
  return items[at % items.length] as T; // The lists hold something.
}

const scalars = [
  "a",
  "A",
  "",
  "1",
  "true",
  "null",
  "é",
  "e\u0301",
  "😀",
  "__proto__",
  0,
  1,
  -1,
  0.1,
  1e21,
  2 ** 53,
  true,
  false,
  null,
] as const;

/** Two or three objects told apart by a text; sometimes nearly so, and sometimes with more beside them. */
function tagged(r: Random): Type {
  const tags = r.pick([
    ["a", "b"],
    ["a", "b", "c"],
    ["a", "a"],
    ["__proto__", "constructor"],
  ]);
  const objects = tags.map((tag) => {
    const { properties } = randomObject(r, 1);
    const others = Object.fromEntries(
      properties
        .filter(({ name }) => name.value !== "kind")
        .map((each) => [each.required ? each.name.value : `${each.name.value}?`, each.type]),
    );
    return t.object(
      { [r.chance(0.9) ? "kind" : "kind?"]: r.chance(0.95) ? t.oneOf(tag) : t.string(), ...others },
      r.chance(0.3),
    );
  });
  return t.union(
    ...objects,
    ...r.pick<readonly Type[]>([[], [], [t.nil], [t.reference("statement")], [t.union(t.string(), t.object({}))]]),
  );
}

/** The types that constructs refer to. */
export function named(r: Random): Readonly<Record<string, Type>> {
  return {
    ...randomNamedTypes(r),
    statement: t.union(
      t.object({ kind: t.oneOf("block"), statements: t.array(t.reference("statement"), { maxItems: 3 }) }),
      t.object({ kind: t.oneOf("say"), text: randomString(r) }),
    ),
  };
}
