import type { Json } from "../../src/plan/model.js";
import type { Random } from "../support/random.js";

/** JSON Schemas of draft 2020-12 with every keyword that is read and some that are not, small enough that values meet them. */
export type RandomSchema = boolean | { [keyword: string]: unknown };

const kinds = ["null", "boolean", "integer", "number", "string", "array", "object"];
/** Not `__proto__`, which Ajv skips. */
const names = ["a", "b", "c", "constructor"];
const scalars: readonly Json[] = [null, true, false, 0, 1, -1, 2, 0.5, "", "a", "ab", "2024-05-01"];
const values: readonly Json[] = [...scalars, [], [0], [0, 0], [0, "a"], {}, { a: 1 }, { a: "a", b: null }];

export function randomSchema(r: Random, depth: number): RandomSchema {
  if (r.chance(0.05)) return r.chance(0.7);
  const schema: { [keyword: string]: unknown } = {};
  const put = (probability: number, keyword: string, make: () => unknown): void => {
    if (r.chance(probability)) schema[keyword] = make();
  };
  put(0.65, "type", () => (r.chance(0.75) ? r.pick(kinds) : [...new Set([r.pick(kinds), r.pick(kinds)])]));
  const has = (kind: string): boolean => JSON.stringify(schema.type ?? kind).includes(kind);
  const of = (kind: string): number => (has(kind) ? (schema.type === undefined ? 0.08 : 0.3) : 0.01);

  put(of("number"), "minimum", () => r.below(4) - 2);
  put(of("number"), "exclusiveMaximum", () => r.below(4));
  put(of("number") / 2, "multipleOf", () => r.pick([1, 2, 0.5]));
  put(of("string"), "minLength", () => r.below(3));
  put(of("string"), "maxLength", () => r.below(3));
  put(of("string"), "pattern", () => r.pick(["^a", "b$", "^[ab]*$", "\\-"]));
  put(of("string") / 2, "format", () => r.pick(["date", "email", "uri", "color"]));
  put(of("array"), "minItems", () => r.below(3));
  put(of("array"), "maxItems", () => r.below(3));
  put(of("array"), "uniqueItems", () => r.chance(0.7));
  put(of("object"), "required", () => [...new Set([r.pick(names), r.pick(names)])]);
  put(of("object") / 2, "minProperties", () => r.below(4));
  put(of("object") / 2, "maxProperties", () => r.below(4));
  put(0.12, "enum", () => [...new Set([r.pick(values), r.pick(values), r.pick(values)])]);
  put(0.05, "const", () => r.pick(values));
  put(0.08, "$ref", () => r.pick(["#/$defs/one", "#/$defs/two", "#"]));
  if (depth <= 0) return schema;

  const inner = (): RandomSchema => randomSchema(r, depth - 1);
  const several = (): RandomSchema[] => Array.from({ length: 1 + r.below(3) }, inner);
  put(of("array"), "items", inner);
  put(of("array") / 4, "prefixItems", several);
  put(of("array") / 4, "contains", inner);
  put(of("object") * 2, "properties", () => {
    const properties = Object.create(null);
    for (const name of names) if (r.chance(0.5)) properties[name] = inner();
    return properties;
  });
  put(of("object"), "additionalProperties", () => (r.chance(0.5) ? false : inner()));
  put(of("object") / 4, "patternProperties", () => ({ [r.pick(["^a", "b", ".", ".*"])]: inner() }));
  put(0.1, "allOf", several);
  put(0.12, "anyOf", several);
  put(0.12, "oneOf", several);
  put(0.03, "not", inner);
  return schema;
}

/** Values that such schemas are about. */
export function randomJson(r: Random, depth: number): Json {
  const roll = r.next();
  if (depth <= 0 || roll < 0.4) return r.pick(values);
  if (roll < 0.55) return Array.from({ length: r.below(4) }, () => randomJson(r, depth - 1));
  const object: Record<string, Json> = {};
  for (const name of [...names, "other"]) {
    if (r.chance(0.4)) object[name] = randomJson(r, depth - 1);
  }
  return object;
}
