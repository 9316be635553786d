import type { Type } from "../../src/plan/model.js";
import { writtenType } from "../../src/plan/written.js";
import type fc from "../support/fast-check.js";
import { Random } from "../support/random.js";
import { mutate, randomNamedTypes, randomType } from "../support/random-types.js";
import { type Draw, drawn } from "./draw.js";
import type { Texts } from "./pairs.js";

/** Small plans about one definition: what it means is drawn from all kinds of types, and it stands in a few of all places. */
export interface Definitions {
  readonly base: Texts;
  /** The same meaning, written down in other ways. */
  readonly same: Texts;
  /** With something else in the definition, or in what it refers to. */
  readonly kin: readonly Texts[];
}

export const definitions: fc.Arbitrary<Definitions> = drawn((draw) => {
  const random = new Random(draw.number(0x7fffffff));
  const named = randomNamedTypes(random);
  const type = draw.chance(12) ? ahead : randomType(random, random.pick([0, 1, 2, 2]));
  const places = placesIn(draw);
  const turned = (one: Type): Type => (one === ahead ? random.pick(beside) : mutate(random, one));
  const changed = turned(type);
  const made = (wanted: Type, others: Readonly<Record<string, Type>>): Texts =>
    textsOf(draw, {
      type: wanted,
      named: others,
      places: places.map((place) => ({ ...place, way: wayTo(draw, place) })),
    });
  return {
    base: made(type, named),
    same: made(type, named),
    kin: [
      made(changed, named),
      made(turned(type), named),
      made(mutate(random, changed), named),
      made(type, { ...named, tree: mutate(random, named.tree as Type) }),
      made(randomType(random, random.pick([0, 1, 2])), named),
    ],
  };
});

/** Texts of which automata can't tell what lies ahead: what becomes of them is often undecided. */
const ahead: Type = { kind: "string", patterns: ["^(?!aab).*$"] };
/** Others that hold more of them, and less. */
const beside: readonly Type[] = [{ kind: "string" }, { kind: "string", patterns: ["^(?!abc).*$"] }];

/** Where the definition stands. */
const spots = ["property", "nested", "items", "map", "rest", "either", "context", "user", "group", "traits"] as const;
type Spot = (typeof spots)[number];

/** How it is written there: on the spot, or where it has a name. All of them mean the same. */
const ways = ["inline", "inline", "type", "trait", "dictionary", "bundle"] as const;
type Way = (typeof ways)[number];

interface Place {
  readonly spot: Spot;
  readonly kind: "track" | "page" | "screen";
  readonly isOptional: boolean;
}

interface Written extends Place {
  readonly way: Way;
}

function placesIn(draw: Draw): readonly Place[] {
  return draw
    .some(spots, 14)
    .concat(draw.pick(spots))
    .slice(0, 3)
    .map((spot) => ({
      spot,
      kind: draw.pick(["track", "track", "page", "screen"]),
      isOptional: draw.chance(50),
    }));
}

/** Only where names are listed can one be looked up. */
function wayTo(draw: Draw, { spot }: Place): Way {
  const way = draw.pick(ways);
  return spot === "property" || spot === "nested" || (way !== "dictionary" && way !== "bundle") ? way : "type";
}

interface Wanted {
  readonly type: Type;
  readonly named: Readonly<Record<string, Type>>;
  readonly places: readonly Written[];
}

const sections = ["types", "dictionary", "bundles", "entities", "context", "events"] as const;
type Lines = Record<(typeof sections)[number], string[]>;

function textsOf(draw: Draw, { type, named, places }: Wanted): Texts {
  const written = writtenType(type);
  const lines: Lines = { types: [], dictionary: [], bundles: [], entities: [], context: [], events: [] };
  if (JSON.stringify(type).includes('"reference"')) {
    for (const [name, one] of Object.entries(named)) lines.types.push(behind(name, writtenType(one)));
  }
  const used = new Set(places.map(({ way }) => way));
  if (used.has("type")) lines.types.push(behind("wanted", written));
  if (used.has("dictionary")) lines.dictionary.push(behind("said", written));
  if (used.has("bundle")) lines.bundles.push(behind("several", behind("properties", behind("said", written))));
  if (used.has("trait")) lines.entities.push(entity("thing", "object", behind("said", written)));
  places.forEach((place, at) => {
    put(lines, place, at, written);
  });
  if (lines.events.length === 0) lines.events.push(behind("Nothing", "kind: track"));
  const texts = sections.filter((name) => lines[name].length > 0).map((name) => behind(name, lines[name].join("\n")));
  // The order of the keys has no meaning.
  return {
    "trackc.yaml": "name: places\n",
    "plans/plan.yaml": `${(draw.chance(50) ? texts : texts.reverse()).join("\n")}\n`,
  };
}

function put(lines: Lines, { spot, kind, isOptional, way }: Written, at: number, written: string): void {
  const mark = isOptional ? "?" : "";
  const means = way === "type" ? "wanted" : way === "trait" ? "thing.said" : written;
  const listed = way === "dictionary" || way === "bundle" ? `said${mark}:` : behind(`said${mark}`, means);
  const include = way === "bundle" ? "include: several\n" : "";
  const event = (rest: string): void => {
    lines.events.push(behind(`Event ${at}`, `kind: ${kind}\n${rest}`));
  };
  const property = (text: string): void => event(behind("properties", `${text}\nother?: string`));
  switch (spot) {
    case "property":
      event(`${include}${behind("properties", `${listed}\nother?: string`)}`);
      break;
    case "nested":
      property(behind("outer", `${include}${behind("properties", listed)}`));
      break;
    case "items":
      property(behind(`list${mark}`, `type: array\nmaxItems: 3\n${behind("items", means)}`));
      break;
    case "map":
      property(behind(`map${mark}`, `type: object\n${behind("additionalProperties", means)}`));
      break;
    case "rest":
      event(`${behind("properties", "other?: string")}\n${behind("additionalProperties", means)}`);
      break;
    case "either": {
      const one = `${behind(`said${mark}`, means)}\nkind: { const: one }`;
      const members = `- properties:\n${one.replaceAll(/^/gm, "    ")}\n- properties: { kind: { const: two } }`;
      property(behind("either", behind("anyOf", members)));
      break;
    }
    case "context":
      lines.context.push(behind(`said${at}${mark}`, means));
      event(behind("properties", "other?: string"));
      break;
    case "traits": {
      const rest = behind("additionalProperties", means);
      lines.entities.push(entity(`who${at}`, isOptional ? "user" : "group", "", rest));
      break;
    }
    case "user":
    case "group":
      lines.entities.push(entity(`who${at}`, spot, behind(`said${mark}`, means)));
  }
}

function entity(name: string, kind: string, traits: string, rest = ""): string {
  const all = traits ? `id: string\n${traits}` : "id: string";
  return behind(name, `kind: ${kind}\nid: id\n${behind("traits", all)}${rest ? `\n${rest}` : ""}`);
}

/** What stands behind a key: on its line, or in lines of its own. */
function behind(key: string, text: string): string {
  const isEntry = text.includes("\n") || /^[^\s'"{[]+\??: /.test(text) || /^[^\s'"{[]+:$/.test(text);
  return isEntry ? `${key}:\n${text.replaceAll(/^/gm, "  ")}` : `${key}: ${text}`;
}
