import { isScalarWord } from "../../src/plan/resolve/expressions.js";
import { definition, type Known, marked, properties } from "./definitions.js";
import type { Draw } from "./draw.js";
import { consent, destinations, owners, sources } from "./names.js";
import { fields, list, nothing, plain, text, withoutKey, type Yaml } from "./yaml.js";

type Key = readonly [string, Yaml];

/** What an event can use of the plan around it. */
export interface Around {
  readonly known: Known;
  /** Names in the dictionary, of whatever type. */
  readonly dictionary: readonly string[];
  /** Names in the dictionary that are texts without bounds, which can be refined. */
  readonly terms: readonly string[];
  readonly bundles: readonly string[];
  /** The keys of the properties that a bundle writes itself. */
  readonly bundled: ReadonlyMap<string, readonly string[]>;
  readonly context: readonly Key[];
  readonly metricNames: readonly string[];
  readonly entityNames: readonly string[];
  /** The names of all other events. */
  readonly others: readonly string[];
}

/** An event with some of everything that events have. */
export function event(draw: Draw, around: Around): Yaml {
  if (draw.chance(5)) return nothing;
  const kind = draw.pick(["track", "track", "track", "page", "screen"]);
  const keys: Key[] = [];
  if (kind !== "track" || draw.chance(10)) keys.push(["kind", plain(kind)]);
  if (kind !== "track" && draw.chance(50)) keys.push(["name", callName(draw)]);
  keys.push(...life(draw, around));
  const included = draw.chance(35) ? draw.some(around.bundles, 50) : [];
  if (included.length > 0) keys.push(["include", names(included)]);
  const listed = [
    ...overridden(draw, around, included),
    ...mentions(draw, around),
    ...properties(draw, around.known, 2, "pr", draw.number(4)).entries,
  ];
  if (draw.chance(15)) listed.push(nested(draw, around));
  listed.push(...ofContext(draw, around));
  if (listed.length > 0) keys.push(["properties", fields(listed)]);
  if (draw.chance(10)) {
    const more = draw.chance(60) ? plain(draw.chance(50)) : definition(draw, around.known, 0);
    keys.push(["additionalProperties", more]);
  }
  return fields(keys);
}

/** One name alone, several as a list. */
function names(several: readonly string[]): Yaml {
  return several.length === 1 ? text(several[0] as string) : list(several.map(text));
}

function callName(draw: Draw): Yaml {
  const only = draw.text();
  // A list of nothing but names of types is a mistake.
  const alone = list([text(isScalarWord(only) ? `${only}.` : only)]);
  return draw.pick([plain("string"), list([text("Home"), text(`${draw.text()}.`)]), alone]);
}

function life(draw: Draw, around: Around): Key[] {
  const keys: Key[] = [];
  if (draw.chance(60)) keys.push(["description", text(`${draw.text()}.`)]);
  if (draw.chance(30)) keys.push(["trigger", text(`${draw.text()}.`)]);
  if (draw.chance(30)) keys.push(["owner", text(draw.pick(owners))]);
  if (draw.chance(15)) keys.push(["status", plain(draw.pick(["active", "deprecated", "proposed", "retired"]))]);
  if (around.others.length > 0 && draw.chance(10)) keys.push(["replaced_by", text(draw.pick(around.others))]);
  if (draw.chance(10)) keys.push(["since", plain("1.2.0")]);
  if (draw.chance(10)) keys.push(["expires", plain("2031-01-31")]);
  if (draw.chance(20)) keys.push(["sources", list(draw.some(sources, 60).map(text))]);
  if (draw.chance(10)) keys.push(["destinations", text(draw.pick(destinations))]);
  if (draw.chance(20)) keys.push(["consent", text(draw.pick(consent))]);
  if (draw.chance(10)) keys.push(["links", text("https://example.com/a?b=c#d")]);
  if (draw.chance(10)) keys.push(["x-note", text(draw.text())]);
  if (around.metricNames.length > 0 && draw.chance(30)) keys.push(["answers", text(draw.pick(around.metricNames))]);
  if (around.entityNames.length > 0 && draw.chance(20)) keys.push(["entities", text(draw.pick(around.entityNames))]);
  return keys;
}

/** Properties of included bundles that the event writes again: with the other optionality, or as something else. */
function overridden(draw: Draw, around: Around, included: readonly string[]): Key[] {
  const keys = included.flatMap((bundle) => around.bundled.get(bundle) ?? []);
  return draw.some(keys, 30).map((key): Key => {
    const optional = key.endsWith("?") && !key.endsWith("\\?");
    // What is optional may need consent of its own, and so must stay optional where it is only mentioned.
    if (optional) return [key, draw.chance(50) ? nothing : definition(draw, around.known, 1)];
    return draw.chance(50) ? [`${key}?`, nothing] : [key, fields([["description", text("Written again.")]])];
  });
}

/** Properties that the dictionary knows: nothing behind them, texts that replace the dictionary's, or constraints. */
function mentions(draw: Draw, around: Around): Key[] {
  return [
    ...draw.some(around.dictionary, 40).map((name): Key => [marked(name, draw.chance(50)), mention(draw)]),
    ...draw.some(around.terms, 50).map((name): Key => [marked(name, draw.chance(50)), refinement(draw)]),
  ];
}

/** Properties of names that the context has, now and then as it has them, mostly of other types and optional. */
function ofContext(draw: Draw, { context, known }: Around): Key[] {
  return draw.some(context, 50).map(([key, said]): Key => {
    if (draw.chance(20)) return [key, withoutKey(said, "sources")];
    const name = key.endsWith("?") && !key.endsWith("\\?") ? key.slice(0, -1) : key;
    const another = draw.pick([plain("string"), plain("boolean"), plain("integer[]"), definition(draw, known, 1)]);
    return [draw.chance(70) ? `${name}?` : name, another];
  });
}

function mention(draw: Draw): Yaml {
  if (draw.chance(60)) return nothing;
  return fields([["description", text(`${draw.text()} here.`)]]);
}

function refinement(draw: Draw): Yaml {
  return draw.pick([
    nothing,
    fields([["maxLength", plain(6)]]),
    fields([
      ["pattern", text("^[a-z0-9]*$")],
      ["privacy", plain("personal")],
      ["retention", plain("P30D")],
    ]),
  ]);
}

/** An object that includes a bundle and looks names up, as events do. */
function nested(draw: Draw, around: Around): Key {
  const keys: Key[] = [];
  if (around.bundles.length > 0) keys.push(["include", text(draw.pick(around.bundles))]);
  keys.push(["properties", fields([["own part", plain("boolean")], ...mentions(draw, around)])]);
  return ["a nested object", fields(keys)];
}
