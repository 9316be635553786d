import type { Json, JsonObject, NumberType, ObjectType, Property, StringType, Type } from "../../../src/plan/model.js";
import { accepts, type Types } from "../../../src/plan/values/accepts.js";
import fc from "../../support/fast-check.js";
import { Random } from "../../support/random.js";
import { formatTexts } from "./values.js";

/**
 * Values near a type, as an application may hold them: about half of them of the type, many at its bounds, many a step beside. What travels of
 * them as JSON is what counts, so that dates are among them, holes, what is `undefined`, and now and then what doesn't travel at all.
 */
export function near(type: Type, types: Types): fc.Arbitrary<unknown> {
  const json = fc.oneof(
    { weight: 4, arbitrary: new Near(types, 0).of(type, 4) },
    { weight: 2, arbitrary: new Near(types, 1).of(type, 4) },
    { weight: 3, arbitrary: new Near(types, 25).of(type, 4) },
    { weight: 1, arbitrary: anything },
  );
  return fc.oneof(
    { weight: 3, arbitrary: json },
    { weight: 2, arbitrary: fc.tuple(json, fc.nat()).map(([value, seed]) => dressed(new Random(seed), value)) },
  );
}

const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    0,
    1,
    -1,
    0.1,
    1e21,
    1.7976931348623157e308,
    "",
    "a",
    "1",
    [],
    {},
    [null],
    { a: 1 },
    { kind: "a" },
    { toString: 1 },
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

class Near {
  readonly #types: Types;
  /** How many values need not be of their type for each sixty that must. */
  readonly #noise: number;

  constructor(types: Types, noise: number) {
    this.#types = types;
    this.#noise = noise;
  }

  of(type: Type, depth: number): fc.Arbitrary<Json> {
    const near = this.#near(type, depth);
    return this.#noise === 0
      ? near
      : fc.oneof({ weight: 60, arbitrary: near }, { weight: this.#noise, arbitrary: anything });
  }

  #near(type: Type, depth: number): fc.Arbitrary<Json> {
    switch (type.kind) {
      case "any":
        return anything;
      case "null":
        return fc.constant(null);
      case "boolean":
        return fc.boolean();
      case "number":
        return this.#leaf(type, numbers(type));
      case "string":
        return this.#leaf(type, texts(type));
      case "enum":
        return this.#leaf(type, fc.oneof(fc.constantFrom(...type.members.map(({ value }) => value)), anything));
      case "union":
        return fc.oneof(...type.members.map((member) => this.of(member.type, depth)));
      case "reference": {
        const target = this.#types(type.name);
        if (!target || depth <= 0)
          return fc.constantFrom<Json>(null, {}, { kind: "block", statements: [] }, { kind: "say", text: "a" });
        return this.of(target.type, depth - 1);
      }
      case "array": {
        const { minItems = 0, maxItems = minItems + 3, items } = type;
        const loose = this.#noise > 0 ? 1 : 0;
        const minLength = Math.max(0, minItems - loose);
        const item = depth <= 0 && !items ? anything : this.of(items?.type ?? { kind: "any" }, depth - 1);
        const list = fc.array(item, {
          minLength,
          maxLength: Math.max(minLength, depth <= 0 ? minLength : maxItems + loose),
        });
        return this.#noise > 0 ? fc.oneof(list, list.map(repeated)) : list;
      }
      case "object":
        return this.#object(type, depth);
    }
  }

  /** Mostly of the type. */
  #leaf<T extends Json>(type: Type, raw: fc.Arbitrary<T>): fc.Arbitrary<T> {
    const good = fc.sample(raw, { numRuns: 150, seed: 7 }).filter((value) => accepts(type, value, this.#types));
    if (good.length === 0) return raw;
    return fc.oneof({ weight: 10, arbitrary: fc.constantFrom(...good) }, { weight: this.#noise, arbitrary: raw });
  }

  #object({ properties, additional }: ObjectType, depth: number): fc.Arbitrary<JsonObject> {
    const entry = ({ name, required, type }: Property) => {
      const absent = {
        weight: required ? Math.min(1, this.#noise) : depth > 0 ? 8 : 30,
        arbitrary: fc.constant(undefined),
      };
      const present = { weight: 12, arbitrary: this.of(type, depth - 1).map((value) => [name.value, value] as const) };
      return fc.oneof(present, absent);
    };
    const more = typeof additional === "boolean" ? anything : this.of(additional.type, depth - 1);
    const others = additional === false ? Math.min(1, this.#noise) : depth > 0 ? 8 : 0;
    const extra = fc.oneof(
      { weight: 10, arbitrary: fc.constant(undefined) },
      {
        weight: others,
        arbitrary: fc.tuple(fc.constantFrom("a", "b", "kind", "other", "", "constructor", "__proto__", "é"), more),
      },
    );
    return fc.tuple(...properties.map(entry), extra).map((found) => {
      // As JSON.parse does it: a key `__proto__` is a key like any other.
      const made: JsonObject = {};
      for (const pair of found) {
        if (!pair || Object.hasOwn(made, pair[0])) continue;
        Object.defineProperty(made, pair[0], { value: pair[1], enumerable: true, configurable: true, writable: true });
      }
      return made;
    });
  }
}

function numbers(type: NumberType): fc.Arbitrary<number> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf = [], integer } = type;
  const ends = [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter((end) => end !== undefined);
  const around = ends.flatMap((end) => [
    end,
    end + 1,
    end - 1,
    end + 0.5,
    end + Number.EPSILON * Math.abs(end),
    end * (1 - Number.EPSILON),
  ]);
  const [step, other] = [multipleOf[0] ?? (integer ? 1 : 0.1), multipleOf[1] ?? 1];
  const whole = fc.integer({ min: -2_000, max: 2_000 });
  return fc.oneof(
    fc.constantFrom(
      0,
      -0,
      1,
      -1,
      0.5,
      2 ** 53,
      1e21,
      -1e21,
      5e-324,
      1.7976931348623157e308,
      19.99,
      0.30000000000000004,
      ...around,
    ),
    whole.map((count) => Number((count * step).toPrecision(12))),
    fc.integer({ min: -30, max: 30 }).map((count) => Number((count * step * other).toPrecision(12))),
    whole.map((count) => Number((count * step * other).toPrecision(12))),
    whole.map((count) => Number(((count + 0.5) * step).toPrecision(12))),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -100, max: 100 }),
  );
}

function texts(type: StringType): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = minLength + 3, format, patterns = [] } = type;
  const unit = fc.constantFrom("a", "b", "Z", "7", "é", "e\u0301", "😀", "👩‍👩‍👧", "\ud83d", "\n", "\u2028");
  return fc.oneof(
    ...(format ? [formatTexts(format), formatTexts(format)] : []),
    ...(format === "date-time"
      ? [fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => date.toJSON())]
      : []),
    ...patterns.map((pattern) => fc.stringMatching(new RegExp(pattern, "u"), { maxLength: 8 })),
    fc.array(unit, { minLength: Math.max(0, minLength - 1), maxLength: maxLength + 1 }).map((units) => units.join("")),
    // As many code points as may be, which are more code units.
    fc.constantFrom("😀".repeat(maxLength), "😀".repeat(maxLength + 1), "😀".repeat(minLength)),
    fc.string({ maxLength: 8, unit: "binary" }),
  );
}

/** The list with something in it twice, the second time perhaps with its keys in another order. */
function repeated(list: readonly Json[]): readonly Json[] {
  const [first] = list;
  if (first === undefined) return list;
  const again =
    typeof first === "object" && first !== null && !Array.isArray(first)
      ? Object.fromEntries(Object.entries(first).reverse())
      : first;
  return [...list.slice(0, -1), again];
}

/** A value that travels as another does, or nearly: what applications really hand over. */
function dressed(r: Random, value: Json): unknown {
  if (r.chance(0.005)) return 10n;
  if (typeof value === "string") {
    if (new Date(value).getTime() >= 0 && new Date(value).toJSON() === value) return new Date(value);
    return r.chance(0.05) ? r.pick([new String(value), { toJSON: () => value }]) : value;
  }
  if (typeof value === "number") return value === 0 && r.chance(0.5) ? -0 : r.chance(0.05) ? new Number(value) : value;
  if (value === null) return r.pick([null, Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN)]);
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const list: unknown[] = new Array(value.length);
    value.forEach((item: Json, at) => {
      // What is nothing in a list, or isn't there, travels as null.
      if (item === null && r.chance(0.6)) {
        if (r.chance(0.5)) list[at] = r.pick([undefined, () => 1, Symbol("none")]);
      } else list[at] = dressed(r, item);
    });
    return list;
  }
  const made: Record<string, unknown> = r.chance(0.2)
    ? Object.create({ inherited: 1 })
    : r.chance(0.2)
      ? Object.create(null)
      : {};
  const put = (key: string, of: unknown) =>
    Object.defineProperty(made, key, { value: of, enumerable: true, configurable: true, writable: true });
  for (const [key, of] of Object.entries(value)) put(key, dressed(r, of as Json));
  // None of these travels.
  for (const key of ["a", "b", "kind", "other"])
    if (r.chance(0.1) && !(key in made)) put(key, r.pick([undefined, () => 1, Symbol("none")]));
  if (r.chance(0.1)) Object.defineProperty(made, "hidden", { value: 1, enumerable: false });
  return made;
}
