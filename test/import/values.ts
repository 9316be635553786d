import type { Json } from "../../src/plan/model.js";
import type { Random } from "../support/random.js";

/*
 * Values drawn from a JSON Schema itself, without anything that the importer knows: mostly valid, now and then not.
 */

type Schema = boolean | { readonly [keyword: string]: unknown };

const texts: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["2026-03-01T09:30:00Z", "2024-02-29T23:59:59+02:00"],
  date: ["2026-03-01"],
  time: ["09:30:00Z"],
  email: ["ada@example.com"],
  uri: ["https://example.com/a?b=c#d"],
  uuid: ["0b9a6f2e-6f0e-4c59-9d9c-3a0f9d2f8a11"],
  ipv4: ["192.0.2.1"],
  ipv6: ["2001:db8::1"],
  hostname: ["example.com"],
};
const anyText = [
  "",
  "a",
  "red",
  "green",
  "front",
  "Evil Morty",
  "Lawyer Morty",
  "right-nav",
  "0-0-1",
  "abcdefgh",
  "🎵",
];
const anything: readonly Json[] = [
  null,
  true,
  0,
  1,
  -1,
  0.5,
  2,
  40,
  1e9,
  "a",
  "2026-03-01",
  [],
  ["a"],
  [1, null],
  {},
  { a: 1 },
];

/** A value for a schema, within a document that its references lead into. */
export function sample(r: Random, schema: Schema | undefined, document: Schema, depth = 6): Json {
  if (schema === undefined || typeof schema === "boolean" || r.chance(0.03)) return r.pick(anything);
  const {
    $ref,
    const: constant,
    enum: values,
    allOf,
    anyOf,
    oneOf,
    type,
  } = schema as {
    readonly [keyword: string]: never;
  };
  if (typeof $ref === "string") return depth > 0 ? sample(r, follow(document, $ref), document, depth - 1) : null;
  if (constant !== undefined && r.chance(0.9)) return constant;
  if (Array.isArray(values) && r.chance(0.9)) return r.pick(values as Json[]);
  const choices = (anyOf ?? oneOf) as Schema[] | undefined;
  const parts = [...((allOf as Schema[] | undefined) ?? []), ...(choices ? [r.pick(choices)] : [])];
  if (parts.length > 0) {
    const { allOf: _, anyOf: __, oneOf: ___, ...rest } = schema;
    return sample(r, Object.assign({}, rest, ...parts), document, depth - 1);
  }
  const kinds: readonly string[] = Array.isArray(type) ? type : type === undefined ? guess(schema) : [type];
  return ofKind(r, r.pick(kinds), schema, document, depth);
}

function guess(schema: { readonly [keyword: string]: unknown }): readonly string[] {
  if ("properties" in schema || "required" in schema) return ["object"];
  return ["string", "number", "boolean", "object", "array", "null"];
}

function ofKind(
  r: Random,
  kind: string,
  schema: { readonly [keyword: string]: unknown },
  document: Schema,
  depth: number,
): Json {
  const number = (keyword: string): number | undefined => {
    const value = schema[keyword];
    return typeof value === "number" ? value : undefined;
  };
  switch (kind) {
    case "null":
      return null;
    case "boolean":
      return r.chance(0.5);
    case "integer":
    case "number": {
      const low = number("minimum") ?? number("exclusiveMinimum");
      const high = number("maximum") ?? number("exclusiveMaximum");
      const near = [low, high].flatMap((bound) => (bound === undefined ? [] : [bound, bound + 1, bound - 1]));
      const all = [...near, ...near, 0, 1, 2, 20, -1, ...(kind === "number" ? [0.5, 3.25] : [0.5])];
      return r.pick(all);
    }
    case "string": {
      const { format } = schema;
      const known = typeof format === "string" ? texts[format] : undefined;
      if (known && r.chance(0.9)) return r.pick(known);
      const most = number("maxLength");
      return most !== undefined && most < 500 && r.chance(0.2) ? "x".repeat(most + r.below(2)) : r.pick(anyText);
    }
    case "array": {
      const length = (number("minItems") ?? 0) + r.below(3) - (r.chance(0.1) ? 1 : 0);
      const items = (Array.isArray(schema.items) ? schema.items[0] : schema.items) as Schema | undefined;
      if (depth <= 0) return [];
      return Array.from({ length: Math.max(0, length) }, () => sample(r, items, document, depth - 1));
    }
    default:
      return objectOf(r, schema, document, depth);
  }
}

/** An object for a schema of objects: what is required nearly always, and sometimes something that nobody asked for. */
export function objectOf(
  r: Random,
  schema: { readonly [keyword: string]: unknown },
  document: Schema,
  depth: number,
): { readonly [key: string]: Json } {
  const properties = new Map(Object.entries((schema.properties ?? {}) as { [name: string]: Schema }));
  const required = new Set(Array.isArray(schema.required) ? (schema.required as string[]) : []);
  const entries: [string, Json][] = [];
  for (const name of new Set([...properties.keys(), ...required])) {
    if (!r.chance(required.has(name) ? 0.97 : depth > 0 ? 0.5 : 0)) continue;
    entries.push([name, sample(r, properties.get(name), document, depth - 1)]);
  }
  const more = schema.additionalProperties;
  if (r.chance(more === undefined || more === true ? 0.3 : 0.05)) entries.push(["nobody asked", r.pick(anything)]);
  else if (typeof more === "object" && r.chance(0.4))
    entries.push(["more", sample(r, more as Schema, document, depth - 1)]);
  return Object.fromEntries(entries);
}

function follow(document: Schema, reference: string): Schema | undefined {
  let found: unknown = document;
  for (const step of reference.replace(/^#\/?/, "").split("/").filter(Boolean)) {
    found = (found as Record<string, unknown> | undefined)?.[
      decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~")
    ];
  }
  return found as Schema | undefined;
}
