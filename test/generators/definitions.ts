import type { Draw } from "./draw.js";
import { mark, prototypeTexts } from "./names.js";
import { type Fields, fields, list, nothing, plain, text, type Yaml, yamlOf } from "./yaml.js";

/** What definitions can refer to. */
export interface Known {
  /** Names under `types`, those of objects (which may hold one another) apart. */
  readonly types: readonly string[];
  /** `entity.trait`, of traits whose names are plain enough for a type expression. */
  readonly traits: readonly string[];
  readonly consent: readonly string[];
}

type Key = readonly [string, Yaml];

const formats = ["date-time", "date", "time", "duration", "email", "uri", "uuid", "hostname", "ipv4", "ipv6"];
const scalars = ["string", "integer", "number", "boolean", ...formats];
const patterns = ["^[a-z]+$", "^\\d+\\.\\d+$", "^(?:a|b/c)*$", "\\p{L}", "^.{1,5}$", '"', "`\\$\\{x\\}`", "a*/b"];
const numbers = [0, 1, -1, 7, 404, 0.5, -2.25, 19.99, 1000000];

/** A definition in one of its forms; `depth` says how much deeper it may go. */
export function definition(draw: Draw, known: Known, depth: number): Yaml {
  const forms = [expression, values, full, full, depth > 0 ? container : full, depth > 0 ? alternatives : values];
  return draw.pick(forms)(draw, known, depth);
}

/** A type expression of words. */
function expression(draw: Draw, known: Known): Yaml {
  const word = () =>
    draw.chance(25) && known.types.length > 0
      ? draw.pick(known.types)
      : draw.chance(15) && known.traits.length > 0
        ? draw.pick(known.traits)
        : draw.pick(scalars);
  const first = `${word()}${draw.chance(15) ? "[]" : ""}`;
  if (draw.chance(15)) return plain(`${first} | null`);
  // Types of differing kinds, so that no member makes another pointless.
  if (draw.chance(10)) return plain("string | number");
  if (draw.chance(5)) return plain(draw.pick(["object", "array", "any"]));
  return plain(first);
}

/** Values that differ from one another: texts of any kind, numbers, booleans, `null`. */
function distinctValues(draw: Draw): (string | number | boolean | null)[] {
  const found = new Map<string, string | number | boolean | null>();
  const wanted = 1 + draw.number(4);
  for (let at = 0; at < wanted; at++) {
    const value = draw.chance(20)
      ? draw.pick(numbers)
      : draw.chance(15)
        ? draw.pick([true, false, null])
        : draw.chance(20)
          ? draw.pick(prototypeTexts)
          : `${draw.text()}${at}`;
    found.set(JSON.stringify(value), value);
  }
  // A lone `null` would be taken for a type.
  if (found.size === 1 && found.has("null")) return ["none"];
  return [...found.values()];
}

/** `[a, b]`, `{ enum: … }` with and without texts, `{ const: … }`. */
function values(draw: Draw): Yaml {
  const found = distinctValues(draw);
  switch (draw.number(4)) {
    case 0:
      return fields([["const", yamlOf(found[0])]]);
    case 1: {
      const texts = found.filter((value) => typeof value === "string");
      if (texts.length === 0) return list(found.map(yamlOf));
      return fields([["enum", fields(texts.map((value): Key => [value, describedValue(draw)]))]]);
    }
    case 2:
      return fields([["enum", list(found.map(yamlOf))], ...head(draw)]);
    default:
      return list(found.map(yamlOf));
  }
}

function describedValue(draw: Draw): Yaml {
  if (draw.chance(20)) return nothing;
  if (draw.chance(70)) return text(`${draw.text()}.`);
  return fields([
    ["description", text(`${draw.text()}.`)],
    ["deprecated", draw.chance(50) ? plain(true) : text("Not used any more.")],
    ["x-rank", plain(draw.number(9))],
  ]);
}

/** Texts and governance that any definition takes. */
function head(draw: Draw): Key[] {
  const keys: Key[] = [];
  if (draw.chance(40)) keys.push(["description", text(`${draw.text()}.`)]);
  if (draw.chance(10)) keys.push(["privacy", plain(draw.pick(["none", "personal"]))]);
  if (draw.chance(10)) keys.push(["class", plain(draw.pick(["identity", "descriptive", "behavioral", "attitudinal"]))]);
  if (draw.chance(10)) keys.push(["deprecated", draw.chance(50) ? plain(true) : text(draw.text() || "Gone.")]);
  if (draw.chance(5)) keys.push(["retention", plain("P1Y")]);
  if (draw.chance(5)) keys.push(["expires", plain("2031-01-31")]);
  if (draw.chance(5)) keys.push(["renamed_from", text(`old ${draw.name()}`)]);
  if (draw.chance(10)) keys.push(["x-note", yamlOf({ by: draw.text(), list: [1, true, null] })]);
  return keys;
}

/** A full definition of a scalar type with constraints that agree. */
function full(draw: Draw): Yaml {
  return fields([...constrained(draw), ...head(draw)]);
}

function constrained(draw: Draw): Key[] {
  switch (draw.number(4)) {
    case 0: {
      const keys: Key[] = [["type", plain(draw.pick(["string", "string", "string | null"]))]];
      if (draw.chance(40)) keys.push(["pattern", text(draw.pick(patterns))]);
      else if (draw.chance(60))
        keys.push(["minLength", plain(draw.number(3))], ["maxLength", plain(3 + draw.number(9))]);
      return keys;
    }
    case 1: {
      const least = draw.number(20) - 10;
      const keys: Key[] = [["type", plain("integer")]];
      if (draw.chance(50)) keys.push(["minimum", plain(least)]);
      if (draw.chance(50)) keys.push(["maximum", plain(least + 20)]);
      if (draw.chance(30)) keys.push(["multipleOf", plain(draw.pick([1, 2, 5]))]);
      return keys;
    }
    case 2: {
      const least = draw.pick([0, -1.5, 0.25]);
      const keys: Key[] = [["type", plain(draw.pick(["number", "number | null"]))]];
      if (draw.chance(50)) keys.push(["exclusiveMinimum", plain(least)]);
      if (draw.chance(50)) keys.push(["exclusiveMaximum", plain(least + 9.5)]);
      if (draw.chance(20)) keys.push(["multipleOf", plain(0.01)]);
      return keys;
    }
    case 3:
      return [["type", plain(draw.pick(formats))]];
    default:
      return [["type", plain(draw.pick(["boolean", "any", "object", "array"]))]];
  }
}

/** Arrays, objects, maps. */
function container(draw: Draw, known: Known, depth: number): Yaml {
  if (draw.chance(45)) {
    const keys: Key[] = [
      ["type", plain("array")],
      ["items", definition(draw, known, depth - 1)],
    ];
    if (draw.chance(30)) keys.push(["maxItems", plain(2 + draw.number(5))]);
    if (draw.chance(15)) keys.push(["minItems", plain(1)]);
    return fields([...keys, ...head(draw)]);
  }
  if (draw.chance(25)) {
    return fields([
      ["type", plain("object")],
      ["additionalProperties", definition(draw, known, depth - 1)],
      ...head(draw),
    ]);
  }
  return object(draw, known, depth);
}

/** An object with properties of its own. */
export function object(draw: Draw, known: Known, depth: number): Fields {
  const keys: Key[] = [["properties", properties(draw, known, depth - 1, "in", 1 + draw.number(3))]];
  if (draw.chance(20)) keys.unshift(["type", plain("object")]);
  if (draw.chance(20)) keys.push(["additionalProperties", plain(draw.chance(50))]);
  return fields([...keys, ...head(draw)]);
}

/** `anyOf`: objects with a tag, or scalars of differing kinds. */
function alternatives(draw: Draw, known: Known, depth: number): Yaml {
  if (draw.chance(40)) {
    return fields([["anyOf", list([plain("boolean"), fields(constrained(draw)), plain("null")])], ...head(draw)]);
  }
  const tag = draw.pick(["kind", "type", "the tag", "t-a-g"]);
  const members = Array.from({ length: 2 + draw.number(1) }, (_, at) => {
    const own = properties(draw, known, depth - 1, `of${at}`, 1 + draw.number(1));
    const constant: Key = [tag, fields([["const", text(`${draw.text()}${at}`)]])];
    return fields([["properties", fields([constant, ...own.entries])]]);
  });
  return fields([["anyOf", list(members)], ...head(draw)]);
}

/** Properties that differ in name from all others with another `kind`. */
export function properties(draw: Draw, known: Known, depth: number, kind: string, count: number): Fields {
  return fields(
    Array.from({ length: count }, (_, at): Key => {
      const optional = draw.chance(50);
      const made = definition(draw, known, Math.max(0, depth));
      return [marked(propertyName(draw, kind, at), optional), governed(draw, known, made, optional)];
    }),
  );
}

/** What only an optional property may have: `sensitive`, and consent of its own. */
function governed(draw: Draw, known: Known, made: Yaml, optional: boolean): Yaml {
  if (!optional || made.kind !== "fields") return made;
  const has = (key: string) => made.entries.some(([name]) => name === key);
  const keys: Key[] = [];
  if (draw.chance(8) && !has("privacy")) keys.push(["privacy", plain("sensitive")]);
  if (draw.chance(8) && known.consent.length > 0) keys.push(["consent", list(draw.some(known.consent, 50).map(text))]);
  return fields([...made.entries, ...keys]);
}

/** A name of a property: any text, made different by a mark. */
export function propertyName(draw: Draw, kind: string, at: number): string {
  const base = draw.name();
  return draw.chance(50) ? `${base} ${mark(kind, at)}` : `${mark(kind, at)} ${base}`;
}

/** The key of a name where properties are listed. */
export function marked(name: string, optional: boolean): string {
  const key = name.endsWith("?") ? `${name.slice(0, -1)}\\?` : name;
  return optional ? `${key}?` : key;
}
