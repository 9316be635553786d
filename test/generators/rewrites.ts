import type { Draw } from "./draw.js";
import { withSection } from "./mutations.js";
import type { GeneratedPlan } from "./plan.js";
import { type Fields, fields, list, plain, type Yaml } from "./yaml.js";

// The same plan written otherwise: other words for the same values, other places for the same definitions.

type Key = readonly [string, Yaml];

/** The plan with everything that can be said otherwise said otherwise, here and there. No value is allowed that was not, or the reverse. */
export function rewritten(draw: Draw, plan: GeneratedPlan): GeneratedPlan {
  const sections = new Map<string, readonly Key[]>();
  for (const [section, entries] of plan.sections) {
    sections.set(
      section,
      entries.map(([name, value]): Key => {
        const made = otherwise(draw, value, "", plan);
        return [name, section === "dictionary" || section === "context" ? sameDefinition(draw, made, plan) : made];
      }),
    );
  }
  const moved = { ...plan, sections };
  return draw.chance(50) ? intoDictionary(draw, moved) : moved;
}

/** Keys whose values are definitions. */
const listing: ReadonlySet<string> = new Set(["properties", "traits"]);

function otherwise(draw: Draw, node: Yaml, under: string, plan: GeneratedPlan): Yaml {
  if (node.kind === "fields") {
    const entries = node.entries.map(([key, value]): Key => [key, otherwise(draw, value, key, plan)]);
    const defined = listing.has(under)
      ? entries.map(([key, value]): Key => [key, sameDefinition(draw, value, plan)])
      : entries;
    const isOrdered = under === "enum" || under === "examples" || under.startsWith("x-");
    return sameBounds(draw, fields(!isOrdered && draw.chance(30) ? [...defined].reverse() : defined));
  }
  if (node.kind === "list" && (under === "enum" || under === "anyOf") && draw.chance(50)) {
    return list([...node.items].reverse());
  }
  if (node.kind === "plain" && under === "items") return sameDefinition(draw, node, plan);
  return node;
}

/** Other words for a definition: an alternative for `| null`, what a named type says for its name, one value for a constant. */
function sameDefinition(draw: Draw, value: Yaml, plan: GeneratedPlan): Yaml {
  if (draw.chance(40)) return value;
  if (value.kind === "list") {
    const [only] = value.items;
    if (value.items.length === 1 && only) return fields([["const", only]]);
    return fields([["enum", list([...value.items].reverse())]]);
  }
  if (value.kind !== "plain") return value;
  const nullable = /^([^|]+) \| null$/.exec(value.text);
  if (nullable) return fields([["anyOf", list([plain("null"), plain(nullable[1] as string)])]]);
  const named = plan.sections.get("types")?.find(([name]) => name === value.text);
  if (named && !mentions(named[1], value.text)) return named[1];
  return draw.chance(50) ? fields([["type", value]]) : value;
}

function mentions(node: Yaml, word: string): boolean {
  if (node.kind === "plain") return node.text.includes(word);
  if (node.kind === "list") return node.items.some((item) => mentions(item, word));
  return node.kind === "fields" && node.entries.some(([, value]) => mentions(value, word));
}

/** Bounds of whole numbers, from the other side. */
function sameBounds(draw: Draw, node: Fields): Fields {
  const type = node.entries.find(([key]) => key === "type")?.[1];
  if (type?.kind !== "plain" || type.text !== "integer" || draw.chance(50)) return node;
  return fields(
    node.entries.map(([key, value]): Key => {
      if (value.kind !== "plain") return [key, value];
      if (key === "minimum") return ["exclusiveMinimum", plain(Number(value.text) - 1)];
      if (key === "maximum") return ["exclusiveMaximum", plain(Number(value.text) + 1)];
      return [key, value];
    }),
  );
}

/** A property that one event defines, defined in the dictionary and looked up from there. */
function intoDictionary(draw: Draw, plan: GeneratedPlan): GeneratedPlan {
  const events = plan.sections.get("events") ?? [];
  if (events.length === 0) return plan;
  const at = draw.number(events.length - 1);
  const [name, event] = events[at] as Key;
  if (event.kind !== "fields") return plan;
  const properties = event.entries.find(([key]) => key === "properties")?.[1];
  if (properties?.kind !== "fields") return plan;
  const dictionary = plan.sections.get("dictionary") ?? [];
  const taken = new Set([...dictionary, ...(plan.sections.get("context") ?? [])].map(([key]) => bare(key)));
  const index = properties.entries.findIndex(
    ([key, value]) => value.kind !== "nothing" && !taken.has(bare(key)) && / (?:pr)[a-j]$|^pr[a-j] /.test(bare(key)),
  );
  const found = properties.entries[index];
  // What has governance of its own may need to stay optional, which a dictionary's entry does not say.
  if (!found || (found[1].kind === "fields" && found[1].entries.some(([key]) => /privacy|consent/.test(key))))
    return plan;
  const lookedUp = fields(properties.entries.with(index, [found[0], { kind: "nothing" }]));
  const entries = event.entries.map(([key, value]): Key => [key, key === "properties" ? lookedUp : value]);
  const withEvent = withSection(plan, "events", events.with(at, [name, fields(entries)]));
  return withSection(withEvent, "dictionary", [...dictionary, [bareKey(found[0]), found[1]]]);
}

const isMarked = (key: string): boolean => key.endsWith("?") && !key.endsWith("\\?");
const bareKey = (key: string): string => (isMarked(key) ? key.slice(0, -1) : key);
const bare = (key: string): string => bareKey(key).replaceAll("\\?", "?");
