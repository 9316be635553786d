import type { Definition, Json, NumberType, StringType, Type } from "../../src/plan/model.js";
import type { Random } from "./random.js";
import { patterns } from "./random-types.js";

/** Values near a type: most are of it, many at its bounds, some just beside. */

const texts: readonly string[] = [
  "",
  "a",
  "b",
  "c",
  "ab",
  "abc",
  "abcd",
  "A",
  "aB",
  "0",
  "12",
  "1.0",
  "foo",
  "😀",
  "😀😀",
  "a\n",
];
const ofFormat: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-05-01", "2024-02-30"],
  "date-time": ["2024-05-01T12:00:00Z", "2024-05-01T12:00:00"],
  email: ["ada@example.com", "a@b", "ada@"],
  uuid: ["0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90", "0b6f1d5e"],
  ipv4: ["192.0.2.1", "256.0.0.1"],
  uri: ["https://example.com/", "a:", "//x"],
};
const plain: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  0.5,
  0.01,
  3,
  10,
  "",
  "a",
  "abc",
  [],
  {},
  [0],
  [0, 0],
  { a: 1 },
  { other: 1 },
];

export function randomValue(r: Random, type: Type, named: Readonly<Record<string, Type>>, depth = 4): Json {
  if (r.chance(0.04)) return r.pick(plain);
  switch (type.kind) {
    case "any":
      return r.pick(plain);
    case "null":
      return null;
    case "boolean":
      return r.chance(0.5);
    case "number":
      return randomNumber(r, type);
    case "string":
      return randomText(r, type);
    case "enum":
      return r.pick(type.members).value;
    case "union":
      return randomValue(r, r.pick<Definition>(type.members).type, named, depth);
    case "reference":
      return depth <= 0 ? null : randomValue(r, named[type.name] as Type, named, depth - 1);
    case "array": {
      const least = type.minItems ?? 0;
      const length = Math.max(0, depth <= 0 ? least : least + r.below(3) - (r.chance(0.1) ? 1 : 0));
      const items = Array.from({ length }, () => randomValue(r, type.items?.type ?? { kind: "any" }, named, depth - 1));
      if (items.length > 1 && r.chance(0.2)) items[1] = items[0] as Json;
      return items;
    }
    case "object": {
      const made: Record<string, Json> = {};
      for (const { name, required, type: of } of type.properties) {
        if (required ? r.chance(0.97) : depth > 0 && r.chance(0.5))
          made[name.value] = randomValue(r, of, named, depth - 1);
      }
      if (type.additional !== false || r.chance(0.05)) {
        const of: Type = typeof type.additional === "boolean" ? { kind: "any" } : type.additional.type;
        for (const name of ["a", "b", "c", "kind", "other"]) {
          if (r.chance(0.15) && !Object.hasOwn(made, name)) made[name] = randomValue(r, of, named, depth - 1);
        }
      }
      return made;
    }
  }
}

function randomNumber(r: Random, type: NumberType): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = type;
  const ends = [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter((end) => end !== undefined);
  const from = ends.length === 0 || r.chance(0.2) ? r.pick([0, 1, -1, 2, 7]) : r.pick(ends);
  const unit = type.multipleOf === undefined || r.chance(0.2) ? r.pick([1, 0.5, 0.1, 0.01]) : r.pick(type.multipleOf);
  const steps = Math.round(from / unit) + r.below(7) - 3;
  return r.chance(0.3) ? from : Number((steps * unit).toPrecision(12));
}

function randomText(r: Random, type: StringType): string {
  if (type.format !== undefined) return r.pick(ofFormat[type.format] ?? texts);
  const [pattern] = type.patterns ?? [];
  if (pattern !== undefined && r.chance(0.8)) return r.pick(patterns.get(pattern) ?? texts);
  return r.chance(0.4)
    ? "a".repeat(Math.max(0, (type.minLength ?? type.maxLength ?? 1) + r.below(3) - 1))
    : r.pick(texts);
}
