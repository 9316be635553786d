import { definition, type Known } from "./definitions.js";
import type { Draw } from "./draw.js";
import { consent, sources } from "./names.js";
import type { GeneratedPlan } from "./plan.js";
import { type Fields, fields, list, plain, text, withKey, type Yaml, yamlOf } from "./yaml.js";

// Changes of generated plans, of the kinds that people make: a plan and what became of it.

type Key = readonly [string, Yaml];

const nothingKnown: Known = { types: [], traits: [], consent: [] };
/** Keys under which names are listed, each with a definition. */
const listing: ReadonlySet<string> = new Set(["properties", "traits", "context", "dictionary"]);
const words = ["string", "integer", "number", "boolean", "date", "email", "uri", "any", "object", "string | null"];

/** The plan with one thing changed somewhere, often more than is allowed: the language may refuse it. */
export function mutated(draw: Draw, plan: GeneratedPlan): GeneratedPlan {
  const names = [...plan.sections.keys()].filter((name) => name !== "metrics");
  if (names.length === 0) return plan;
  const section = draw.chance(60) && plan.sections.has("events") ? "events" : draw.pick(names);
  const entries = plan.sections.get(section) ?? [];
  if (entries.length === 0) return plan;
  const at = draw.number(entries.length - 1);
  return withSection(plan, section, changedEntries(draw, section, entries, at));
}

function changedEntries(draw: Draw, section: string, entries: readonly Key[], at: number): readonly Key[] {
  const [name, value] = entries[at] as Key;
  if (draw.chance(5)) return entries.toSpliced(at, 1);
  if (section === "events" && draw.chance(5)) return [...entries, [`${name} copied`, value]];
  if (section === "entities" && draw.chance(10)) return [...entries, [`${name}-copied`, value]];
  if (section === "context" && draw.chance(15)) {
    return entries.with(at, [name, withKey(value, "sources", list(draw.some(sources, 50).map(text)))]);
  }
  if (section === "events" && draw.chance(5)) return entries.with(at, [`${name} renamed`, renamedFrom(value, name)]);
  if (listing.has(section) && draw.chance(30)) return changedListing(draw, fields(entries)).entries;
  const listed = value.kind === "fields" ? value.entries.findIndex(([key]) => listing.has(key)) : -1;
  if (value.kind === "fields" && listed >= 0 && draw.chance(30)) {
    const [key, properties] = value.entries[listed] as Key;
    if (properties.kind === "fields") {
      return entries.with(at, [name, fields(value.entries.with(listed, [key, changedListing(draw, properties)]))]);
    }
  }
  if (section === "events" && value.kind === "fields" && draw.chance(20)) {
    return entries.with(at, [name, fields(changedEvent(draw, value.entries))]);
  }
  const rare = rareIn(value, section);
  const node = rare.length > 0 && draw.chance(35) ? draw.pick(rare) : draw.number(Math.max(0, countOf(value) - 1));
  return entries.with(at, [name, changedAt(draw, value, section, node)]);
}

/** Where an event comes from, what becomes of it, how it is called. */
function changedEvent(draw: Draw, entries: readonly Key[]): readonly Key[] {
  const set = (key: string, value: Yaml): readonly Key[] => [...entries.filter(([name]) => name !== key), [key, value]];
  switch (draw.number(5)) {
    case 0:
    case 5:
      return set("sources", list(draw.some(sources, 50).map(text)));
    case 1:
      return set("status", plain(draw.pick(["active", "proposed", "retired", "deprecated"])));
    case 2:
      return set("kind", plain(draw.pick(["track", "page", "screen"])));
    case 3:
      return set("consent", text(draw.pick(consent)));
    default:
      return set("additionalProperties", draw.pick([plain(true), plain(false), plain("number")]));
  }
}

/** How many nodes there are that could be changed. */
function countOf(node: Yaml): number {
  if (node.kind === "list") return node.items.reduce((sum, item) => sum + countOf(item), 1);
  if (node.kind === "fields") return node.entries.reduce((sum, [, value]) => sum + countOf(value), 1);
  return 1;
}

/** The places of nodes that are few among the others, and that much can go wrong in: alternatives, lists, texts with a pattern. */
function rareIn(node: Yaml, under: string, at = 0): readonly number[] {
  const found: number[] = [];
  if (under === "anyOf" && node.kind === "list") found.push(at);
  if (node.kind === "fields" && node.entries.some(([key]) => key === "items")) found.push(at);
  let next = at + 1;
  const inner: readonly Key[] =
    node.kind === "fields" ? node.entries : node.kind === "list" ? node.items.map((item): Key => [under, item]) : [];
  for (const [key, value] of inner) {
    if (key === "pattern" && node.kind === "fields") found.push(at);
    found.push(...rareIn(value, node.kind === "list" ? "" : key, next));
    next += countOf(value);
  }
  return found;
}

/** The node with what stands at a place in it (counted in the order of writing) changed. */
function changedAt(draw: Draw, node: Yaml, under: string, at: number): Yaml {
  if (at === 0) return changed(draw, node, under);
  let left = at - 1;
  if (node.kind === "list") {
    for (const [index, item] of node.items.entries()) {
      const count = countOf(item);
      if (left < count) return list(node.items.with(index, changedAt(draw, item, under, left)));
      left -= count;
    }
  } else if (node.kind === "fields") {
    for (const [index, [name, value]] of node.entries.entries()) {
      const count = countOf(value);
      if (left < count) return fields(node.entries.with(index, [name, changedAt(draw, value, name, left)]));
      left -= count;
    }
  }
  return node;
}

function changed(draw: Draw, node: Yaml, under: string): Yaml {
  switch (node.kind) {
    case "nothing":
      return draw.chance(50) ? plain(draw.pick(words)) : definition(draw, nothingKnown, 1);
    case "plain":
      return changedPlain(draw, node.text);
    case "text":
      return text(draw.chance(50) ? `${node.text}x` : draw.text());
    case "list":
      return changedList(draw, node.items, under);
    case "fields":
      return listing.has(under) ? changedListing(draw, node) : changedFields(draw, node);
  }
}

function changedPlain(draw: Draw, written: string): Yaml {
  const number = Number(written);
  if (written !== "" && Number.isFinite(number)) return plain(draw.pick([number + 1, number - 1, number * 2, 0]));
  if (written === "true" || written === "false") return plain(written !== "true");
  if (draw.chance(20)) return plain(`${written} | null`);
  if (draw.chance(10)) return plain(`${written}[]`);
  if (draw.chance(15)) return list([text("a"), text("b")]);
  return plain(draw.pick(words));
}

function changedList(draw: Draw, items: readonly Yaml[], under: string): Yaml {
  const at = draw.number(Math.max(0, items.length - 1));
  if (items.length > 1 && draw.chance(45)) return list(items.toSpliced(at, 1));
  if (draw.chance(20)) return list([...items].reverse());
  if (under === "anyOf") return list([...items, draw.chance(50) ? plain(draw.pick(words)) : anObject(draw)]);
  return list([...items, draw.pick([text("new value"), plain(99), plain("null"), text("other")])]);
}

/** An alternative that no constant tells from others. */
function anObject(draw: Draw): Yaml {
  return yamlOf({ properties: { "another?": draw.pick(["string", "integer"]) } });
}

function changedListing(draw: Draw, { entries }: Fields): Fields {
  const fresh: Key = [
    draw.pick(["fresh", "fresh?", "another?", "url?", "title?"]),
    draw.chance(50) ? plain(draw.pick(words)) : definition(draw, nothingKnown, 1),
  ];
  if (entries.length === 0 || draw.chance(20)) return fields([...entries, fresh]);
  const at = draw.number(entries.length - 1);
  const [key, value] = entries[at] as Key;
  const isOptional = key.endsWith("?") && !key.endsWith("\\?");
  const bare = isOptional ? key.slice(0, -1) : key;
  switch (draw.number(5)) {
    case 0:
      return fields(entries.toSpliced(at, 1));
    case 1:
    case 2:
      return fields(entries.with(at, [isOptional ? bare : `${bare}?`, value]));
    case 3: {
      const name = `renamed ${bare}`;
      const said = draw.chance(60) ? renamedFrom(value, bare.replaceAll("\\?", "?")) : value;
      return fields(entries.with(at, [isOptional ? `${name}?` : name, said]));
    }
    case 4:
      return fields(entries.with(at, [key, definition(draw, nothingKnown, 2)]));
    default:
      return fields([...entries].reverse());
  }
}

function changedFields(draw: Draw, { entries }: Fields): Fields {
  const at = draw.number(Math.max(0, entries.length - 1));
  const has = (key: string): boolean => entries.some(([name]) => name === key);
  if (has("properties") && draw.chance(35)) {
    const more = draw.pick<Yaml>([plain(true), plain(false), plain("string"), yamlOf({ type: "number", minimum: 0 })]);
    return fields([...entries.filter(([name]) => name !== "additionalProperties"), ["additionalProperties", more]]);
  }
  if (has("items") && draw.chance(70)) {
    const [key, value] = draw.pick<Key>([
      ["minItems", plain(draw.number(2))],
      ["maxItems", plain(2 + draw.number(3))],
      ["uniqueItems", plain(true)],
    ]);
    return fields([...entries.filter(([name]) => name !== key), [key, value]]);
  }
  if (has("pattern") && draw.chance(70)) {
    // Whether a text lies ahead, automata can't tell.
    const pattern = text(draw.pick(["^(?!aab).*$", "^(?!abc).*$"]));
    return fields(entries.map(([key, value]): Key => [key, key === "pattern" ? pattern : value]));
  }
  if (draw.chance(60) && entries.length > 1) return fields(entries.toSpliced(at, 1));
  const bounds: Key = draw.pick<Key>([
    ["minimum", plain(draw.number(3))],
    ["maximum", plain(20 + draw.number(3))],
    ["maxLength", plain(5 + draw.number(9))],
    ["minLength", plain(draw.number(2))],
    ["pattern", text("^[a-y]*$")],
    ["multipleOf", plain(draw.pick([1, 2, 3]))],
    ["privacy", plain("personal")],
    ["deprecated", plain(true)],
  ]);
  return fields([...entries.filter(([name]) => name !== bounds[0]), bounds]);
}

/** A definition that says what its name was before. */
function renamedFrom(value: Yaml, former: string): Yaml {
  return withKey(value, "renamed_from", text(former));
}

/** A plan with other entries under a top-level key. */
export function withSection(plan: GeneratedPlan, name: string, entries: readonly Key[]): GeneratedPlan {
  const sections = new Map(plan.sections);
  if (entries.length > 0) sections.set(name, entries);
  else sections.delete(name);
  return { ...plan, sections };
}
