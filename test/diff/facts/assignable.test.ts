import { beforeAll, describe, expect, it } from "vitest";
import { isAssignable } from "../../../src/diff/facts/assignable.js";
import type { Type } from "../../../src/plan/model.js";
import { subtype } from "../../../src/plan/subtype/index.js";
import { bundler, compiled } from "../../emit/typescript/support/client.js";
import fc from "../../support/fast-check.js";
import { isLong, seed } from "../../support/long.js";
import * as t from "../../support/types.js";

// Whether TypeScript takes values of one type for another that admits all of them, asked of a compiler.

const isIn = (a: Type, b: Type): boolean => subtype(a, t.none, b, t.none).kind === "included";
const isTaken = (a: Type, b: Type): boolean => isAssignable(a, b, t.none);

/** A type as generated code has it, as far as these tests need it. */
function typescript(type: Type): string {
  switch (type.kind) {
    case "enum":
      return type.members.map(({ value }) => JSON.stringify(value)).join(" | ");
    case "union":
      return type.members.map((member) => typescript(member.type)).join(" | ");
    case "array":
      return `readonly (${type.items ? typescript(type.items.type) : "unknown"})[]`;
    case "object": {
      const properties = type.properties.map(
        (one) => `${one.name.value}${one.required ? "" : "?"}: ${typescript(one.type)}`,
      );
      const rest = typeof type.additional === "object" ? [`[key: string]: ${typescript(type.additional.type)}`] : [];
      const all = [...properties, ...rest];
      return all.length > 0 ? `{ ${all.join("; ")} }` : "Record<string, never>";
    }
    default:
      return type.kind;
  }
}

/** For each pair, whether a compiler takes a value of the one for the other. */
async function takenByCompiler(pairs: readonly (readonly [Type, Type])[]): Promise<readonly boolean[]> {
  const lines = pairs.map(
    ([a, b], at) => `export declare const v${at}: ${typescript(a)}; export const w${at}: ${typescript(b)} = v${at};`,
  );
  const said = await compiled("typescript", { "pairs.ts": lines.join("\n") }, bundler);
  const failing = new Set([...said.matchAll(/^pairs\.ts\((\d+),/gm)].map(([, line]) => Number(line) - 1));
  return pairs.map((_, at) => !failing.has(at));
}

const [text, number, nil] = [t.string(), t.number(), t.nil];
const onOff = t.oneOf("on", "off");
const [on, off] = [t.oneOf("on"), t.oneOf("off")];
const split = t.union(t.object({ v: text }), t.object({ v: number }));

function digits(from: number, to: number): Type {
  return t.oneOf(...Array.from({ length: to - from }, (_, at) => from + at));
}

const cases: readonly (readonly [what: string, a: Type, b: Type, isTaken: boolean])[] = [
  ["an object that fits one member", t.object({ v: text }), split, true],
  ["an object that fits no member", t.object({ v: t.union(text, number) }), split, false],
  ["the same further in", t.object({ o: t.object({ v: t.union(text, number) }) }), t.object({ o: split }), false],
  ["the same in a list", t.array(t.object({ v: t.union(text, number) })), t.array(split), false],
  [
    "a list of lists",
    t.object({ l: t.array(t.array(t.object({ v: t.union(text, number) }))) }),
    t.object({ l: t.array(t.array(split)) }),
    false,
  ],
  ["members that stand otherwise", split, t.union(t.object({ v: number }), t.object({ v: text })), true],
  ["literals", t.object({ v: onOff }), t.union(t.object({ v: on }), t.object({ v: off })), true],
  ["null", t.object({ v: t.union(text, nil) }), t.union(t.object({ v: text }), t.object({ v: nil })), true],
  [
    "booleans",
    t.object({ v: t.boolean }),
    t.union(t.object({ v: t.oneOf(true) }), t.object({ v: t.oneOf(false) })),
    true,
  ],
  [
    "what may be missing",
    t.object({ "v?": onOff, w: text }),
    t.union(t.object({ v: on, w: text }), t.object({ "v?": off, w: text })),
    true,
  ],
  [
    "a literal that tells one member apart",
    t.object({ v: t.union(on, number) }),
    t.union(t.object({ v: on }), t.object({ v: number })),
    true,
  ],
  [
    "what may have more than one member lists",
    t.object({ v: text, "w?": number }),
    t.union(t.object({ v: text }), t.object({ v: text, w: number })),
    true,
  ],
  [
    "a member that requires nothing, and has nothing in common",
    t.object({ v: t.union(text, number) }),
    t.union(t.object({ v: text }), t.object({ v: number }), t.object({ "w?": number })),
    false,
  ],
  [
    "a member without properties",
    t.object({ v: t.union(text, number) }),
    t.union(t.object({ v: text }), t.object({ v: number }), t.object({})),
    false,
  ],
  ["maps", t.object({}, t.object({ v: t.union(text, number) })), t.object({}, split), false],
  [
    "literals beside what they don't tell apart",
    t.object({ v: onOff, w: t.union(text, number) }),
    t.union(
      t.object({ v: on, w: text }),
      t.object({ v: on, w: number }),
      t.object({ v: off, w: t.union(text, number) }),
    ),
    false,
  ],
  [
    "many literals that are the same in all members",
    t.object({ v: digits(0, 30), w: t.boolean }),
    t.union(t.object({ v: digits(0, 30), w: t.oneOf(true) }), t.object({ v: digits(0, 30), w: t.oneOf(false) })),
    true,
  ],
  [
    "as many literals as are tried",
    t.object({ v: digits(0, 25) }),
    t.union(t.object({ v: digits(0, 13) }), t.object({ v: digits(13, 25) })),
    true,
  ],
  [
    "more literals than are tried",
    t.object({ v: digits(0, 26) }),
    t.union(t.object({ v: digits(0, 13) }), t.object({ v: digits(13, 26) })),
    false,
  ],
];

describe("an object is taken for a union that admits its values", () => {
  let taken: readonly boolean[] = [];
  beforeAll(async () => {
    taken = await takenByCompiler(cases.map(([, a, b]) => [a, b]));
  }, 60_000);

  it.each(cases.map((one, at) => [...one, at] as const))("%s", (_, a, b, expected, at) => {
    expect(isIn(a, b)).toBe(true);
    expect([isTaken(a, b), taken[at]]).toEqual([expected, expected]);
  });

  it("whose members go round in circles", () => {
    const tree = t.object({ "next?": t.reference("tree") });
    const types = t.types({ tree });
    expect(isAssignable(t.reference("tree"), t.union(t.reference("tree"), nil), types)).toBe(true);
  });
});

/** Values that a property may have, each of which can stand in a member of its own. */
const kinds: readonly Type[] = [text, number, nil, t.oneOf(true), t.oneOf(false), on, off];

interface Drawn {
  readonly a: readonly Type[];
  readonly b: readonly Type[];
  readonly isOptional: boolean;
  /** The same of the second property. */
  readonly isLoose: boolean;
  /** Which of the properties is split, and where; `-`: not by values, but by whether `a` is there. */
  readonly by: "a" | "b" | "-";
  readonly at: number;
}
const some = fc
  .uniqueArray(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 })
  // A text is more than its literals, which a compiler leaves out beside it.
  .filter((types) => !(types.includes(text) && types.some((one) => one === on || one === off)));
const drawn: fc.Arbitrary<Drawn> = fc.record({
  a: some,
  b: some,
  isOptional: fc.boolean(),
  isLoose: fc.boolean(),
  by: fc.constantFrom("a", "b", "-"),
  at: fc.integer({ min: 1, max: 2 }),
});

/** An object, and the union of what it becomes when one property's values are put into two members. */
function pairOf({ a, b, isOptional, isLoose, by, at }: Drawn): readonly [Type, Type] {
  const [own, other] = [isOptional ? "a?" : "a", isLoose ? "b?" : "b"];
  const objectOf = (one: readonly Type[], two: readonly Type[], name = own): Type =>
    t.object({ [name]: t.union(...one), [other]: t.union(...two) });
  const whole = objectOf(a, b);
  if (by === "-") return [whole, t.union(objectOf(a, b, "a"), t.object({ [other]: t.union(...b) }))];
  const split = by === "a" ? a : b;
  const parts = [split.slice(0, at), split.slice(at)].filter((part) => part.length > 0);
  return [whole, t.union(...parts.map((part) => (by === "a" ? objectOf(part, b) : objectOf(a, part))))];
}

it("is as a compiler has it, for any object that is split by a property", async () => {
  const pairs = fc.sample(drawn, { seed, numRuns: isLong ? 2_000 : 300 }).map(pairOf);
  expect(pairs.filter(([a, b]) => !isIn(a, b))).toEqual([]);
  const taken = await takenByCompiler(pairs);
  const said = pairs.map(([a, b], at) => `${typescript(a)} → ${typescript(b)}: ${taken[at]}`);
  expect(pairs.map(([a, b]) => `${typescript(a)} → ${typescript(b)}: ${isTaken(a, b)}`)).toEqual(said);
  expect(taken).toContain(false);
}, 60_000);
