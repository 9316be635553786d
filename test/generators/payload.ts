import type { Definition, Event, Json, JsonObject, ObjectType, Plan, Property, Type } from "../../src/plan/model.js";
import { accepts, type Types } from "../../src/plan/values/accepts.js";
import type fc from "../support/fast-check.js";
import { type Draw, drawn } from "./draw.js";

export { typesOf } from "../../src/plan/values/atoms.js";

/** An event's own shape as a type. */
export function ownType(event: Event): ObjectType {
  return { kind: "object", properties: event.properties, additional: event.additional };
}

/** Values for an object type: about half of them valid, the others wrong in a place or two, or a little out of bounds. */
export function payloads(type: ObjectType, types: Types): fc.Arbitrary<JsonObject> {
  return drawn((draw) => {
    const wild = draw.pick([0, 0, 0, 0, 20, 60]);
    const value = objectOf({ draw, types, wild }, type, 6);
    return wild === 0 && draw.chance(60) ? spoiled(draw, value) : value;
  });
}

interface Making {
  readonly draw: Draw;
  readonly types: Types;
  /** How often, in a hundred times, a value need not keep to bounds, patterns and formats. */
  readonly wild: number;
}

const samples: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["2026-03-01T09:30:00Z", "2024-02-29T23:59:59.5+02:00"],
  date: ["2026-03-01", "2024-02-29"],
  time: ["09:30:00Z", "23:59:59+01:00"],
  duration: ["P1D", "PT36H", "P2W"],
  email: ["ada@example.com", "o'brien+list@mail.example.org"],
  uri: ["https://example.com/a?b=c#d", "urn:isbn:0451450523"],
  uuid: ["0b9a6f2e-6f0e-4c59-9d9c-3a0f9d2f8a11"],
  hostname: ["www.example.com", "localhost"],
  ipv4: ["192.0.2.1"],
  ipv6: ["2001:db8::1", "::1"],
  text: ["", "a", "abc", "1.5", "a/b", "x", '"', "`$x`", "aab", "Ünïcode", "🎵🎵", "*/ x", "abcdefgh"],
};

function sampleOf(making: Making, type: Type, depth: number): Json {
  const { draw, types } = making;
  switch (type.kind) {
    case "any":
      return draw.pick<Json>([null, 1, "x", [], { a: [true] }]);
    case "null":
      return null;
    case "boolean":
      return draw.chance(50);
    case "number":
      return fitting(making, type, [0, 1, 2, 5, 10, -5, -10, 0.5, 0.25, 19.99, 1.25, 3, 15, 20, -1, 40, -40]);
    case "string":
      return fitting(making, type, samples[type.format ?? "text"] as readonly string[]);
    case "enum":
      return draw.pick(type.members).value;
    case "reference": {
      const named = types(type.name);
      return named && depth > 0 ? sampleOf(making, named.type, depth - 1) : null;
    }
    case "union":
      return sampleOf(making, draw.pick(type.members).type, depth);
    case "array": {
      const least = type.minItems ?? 0;
      const count = depth > 0 ? Math.min(type.maxItems ?? 3, least + draw.number(2)) : least;
      const items = type.items?.type ?? { kind: "any" };
      return Array.from({ length: count }, () => sampleOf(making, items, depth - 1));
    }
    case "object":
      return objectOf(making, type, depth);
  }
}

/** One of the candidates that the type admits, if there is one; now and then one that it may not. */
function fitting<T extends Json>({ draw, types, wild }: Making, type: Type, candidates: readonly T[]): T {
  const good = candidates.filter((candidate) => accepts(type, candidate, types));
  return draw.pick(good.length > 0 && !draw.chance(wild) ? good : candidates);
}

function objectOf(making: Making, type: ObjectType, depth: number): JsonObject {
  const { draw } = making;
  const entries: [string, Json][] = [];
  for (const property of type.properties) {
    if (property.required || (depth > 0 && draw.chance(60))) {
      entries.push([property.name.value, sampleOf(making, property.type, depth - 1)]);
    }
  }
  if (type.additional !== false && draw.chance(40)) {
    const more: Type = type.additional === true ? { kind: "any" } : type.additional.type;
    entries.push(["one more", sampleOf(making, more, depth - 1)]);
  }
  return Object.fromEntries(entries);
}

/** The value with one thing wrong: something missing, something more, a value of another kind or far from the old one. */
function spoiled(draw: Draw, value: JsonObject): JsonObject {
  const keys = Object.keys(value);
  if (keys.length === 0 || draw.chance(25)) return { ...value, "not in the plan": 1 };
  const key = draw.pick(keys);
  if (draw.chance(20)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  const inner = value[key] as Json;
  if (isObject(inner) && draw.chance(70)) return { ...value, [key]: spoiled(draw, inner) };
  if (Array.isArray(inner) && inner.length > 0 && draw.chance(70)) {
    const first = inner[0] as Json;
    return { ...value, [key]: [isObject(first) ? spoiled(draw, first) : another(draw, first), ...inner.slice(1)] };
  }
  return { ...value, [key]: another(draw, inner) };
}

/** A value of another kind, or of the same kind and far away. */
function another(draw: Draw, old: Json): Json {
  if (typeof old === "number" && draw.chance(50)) return draw.pick([old + 1000, old - 1000, old + 0.125]);
  if (typeof old === "string" && draw.chance(50)) return draw.pick(["", `${old} and quite a lot more`, old.slice(1)]);
  return draw.pick<Json>([null, true, 12.5, "qqq", [], {}].filter((each) => each !== old));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * What is left of a type in TypeScript: no bounds, no patterns, no formats, whole numbers are numbers. In an object
 * that takes more than it names, an index signature must admit what the named ones hold.
 */
export function asTypeScriptSees(type: Type): Type {
  switch (type.kind) {
    case "number":
      return { kind: "number", integer: false };
    case "string":
      return { kind: "string" };
    case "array":
      return type.items ? { kind: "array", items: seen(type.items) } : { kind: "array" };
    case "union":
      return { kind: "union", members: type.members.map(seen) };
    case "object": {
      const properties = type.properties.map(
        (property): Property => ({ ...property, ...seen(property), required: property.required, name: property.name }),
      );
      if (typeof type.additional === "boolean") return { ...type, properties };
      const more = {
        ...type.additional,
        type: { kind: "union", members: [seen(type.additional), ...properties] } as const,
      };
      return { ...type, properties, additional: more };
    }
    default:
      return type;
  }
}

function seen(definition: Definition): Definition {
  return { ...definition, type: asTypeScriptSees(definition.type) };
}

/** The named types of a plan as TypeScript sees them. */
export function typesAsTypeScriptSees(plan: Plan): Types {
  const named = new Map(plan.types.map((type) => [type.name.value, seen(type.definition)]));
  return (name) => named.get(name);
}

/**
 * Whether TypeScript's check for properties too many is exact: in a union of objects that no constant tells apart, a
 * literal may mix the properties of all members.
 */
export function isExact(type: Type, types: Types, inside: ReadonlySet<string> = new Set()): boolean {
  switch (type.kind) {
    case "reference": {
      const named = types(type.name);
      if (!named || inside.has(type.name)) return true;
      return isExact(named.type, types, new Set([...inside, type.name]));
    }
    case "array":
      return !type.items || isExact(type.items.type, types, inside);
    case "object":
      return (
        type.properties.every((property) => isExact(property.type, types, inside)) &&
        (typeof type.additional === "boolean" || isExact(type.additional.type, types, inside))
      );
    case "union": {
      const objects = objectsOf(type, types, 8);
      const first = objects[0];
      const tagged =
        objects.length < 2 || first?.properties.some((tag) => objects.every((each) => hasTag(each, tag.name.value)));
      return tagged === true && type.members.every((member) => isExact(member.type, types, inside));
    }
    default:
      return true;
  }
}

function hasTag(type: ObjectType, name: string): boolean {
  return type.properties.some(
    (property) => property.name.value === name && property.type.kind === "enum" && property.type.constant,
  );
}

function objectsOf(type: Type, types: Types, depth: number): ObjectType[] {
  if (depth === 0) return [];
  if (type.kind === "object") return [type];
  if (type.kind === "union") return type.members.flatMap((member) => objectsOf(member.type, types, depth - 1));
  const named = type.kind === "reference" ? types(type.name) : undefined;
  return named ? objectsOf(named.type, types, depth - 1) : [];
}
