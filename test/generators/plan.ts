import type fc from "../support/fast-check.js";
import { definition, type Known, marked, object, properties, propertyName } from "./definitions.js";
import { type Draw, drawn } from "./draw.js";
import { event } from "./events.js";
import { consent, destinations, mark, owners, sources } from "./names.js";
import { fields, fileOf, list, nothing, plain, text, withKey, type Yaml, yamlOf } from "./yaml.js";

type Key = readonly [string, Yaml];

/** A generated plan, in pieces that can be put into files in any order. */
export interface GeneratedPlan {
  readonly manifest: readonly Key[];
  /** The entries under each top-level key. */
  readonly sections: ReadonlyMap<string, readonly Key[]>;
  /** Over how many files it is spread. */
  readonly files: number;
}

/** Plans that use the whole language, valid by construction as far as that is possible. */
export const plans: fc.Arbitrary<GeneratedPlan> = drawn((draw) => makePlan(draw));

/** The texts of a generated plan's files, by path. */
export function textsOf(plan: GeneratedPlan): Record<string, string> {
  return arrange(plan, (entries) => entries);
}

/** The same plan with its top-level keys in another order, in other files, and its definitions the other way round. */
export function rearranged(plan: GeneratedPlan): Record<string, string> {
  return arrange({ ...plan, files: (plan.files % 3) + 1 }, (entries) => [...entries].reverse());
}

function arrange(plan: GeneratedPlan, order: (entries: readonly Key[]) => readonly Key[]): Record<string, string> {
  const perFile: Map<string, Key[]>[] = Array.from({ length: plan.files }, () => new Map());
  let at = 0;
  for (const [section, entries] of order([...plan.sections].map(([name, each]) => [name, fields(each)] as const))) {
    if (entries.kind !== "fields") continue;
    for (const entry of order(entries.entries)) {
      const file = perFile[at++ % plan.files] as Map<string, Key[]>;
      const list = file.get(section);
      if (list) list.push(entry);
      else file.set(section, [entry]);
    }
  }
  const texts: Record<string, string> = { "trackc.yaml": fileOf(plan.manifest) };
  perFile.forEach((sections, index) => {
    texts[`plans/${"cab"[index] ?? index}.yaml`] = fileOf([...sections].map(([name, each]) => [name, fields(each)]));
  });
  return texts;
}

/** One plan, from draws; its entities have ids of these types. */
export function makePlan(draw: Draw, ids: readonly string[] = ["string"]): GeneratedPlan {
  const typeNames = Array.from({ length: draw.number(4) }, (_, at) => `${draw.plainName()}${mark("Ty", at)}`);
  const entityNames = Array.from({ length: draw.number(3) }, (_, at) => `${draw.plainName()}${mark("En", at)}`);
  const traits = entityNames.map((name) => `${name}.id`);
  const known: Known = { types: typeNames, traits, consent };
  const noTraits: Known = { types: [], traits: [], consent };

  const metricNames = Array.from({ length: draw.number(2) }, (_, at) => `${draw.plainName()}${mark("Me", at)}`);
  const dictionary = Array.from({ length: draw.number(5) }, (_, at) => propertyName(draw, "di", at));
  const terms = Array.from({ length: draw.number(2) }, (_, at) => propertyName(draw, "te", at));
  const bundleNames = Array.from({ length: draw.number(3) }, (_, at) => `${draw.plainName()}${mark("Bu", at)}`);

  const types = typeNames.map((name, at): Key => {
    // A type refers only to those after it, but objects may also refer to themselves, behind a `?`.
    const later: Known = { ...noTraits, types: typeNames.slice(at + 1) };
    if (!draw.chance(40)) return [name, definition(draw, later, 2)];
    const made = object(draw, later, 2);
    const again: Key = [
      "again?",
      draw.chance(50)
        ? plain(name)
        : fields([
            ["type", plain("array")],
            ["items", plain(name)],
          ]),
    ];
    const entries = made.entries.map(
      ([key, value]): Key =>
        key === "properties" && value.kind === "fields" ? [key, fields([...value.entries, again])] : [key, value],
    );
    return [name, fields(entries)];
  });

  const entities = entityNames.map(
    (name, at): Key => [name, entity(draw, known, entityNames.slice(0, at), draw.pick(ids))],
  );
  const bundled = new Map<string, readonly string[]>();
  const bundles = bundleNames.map((name, at): Key => {
    const own = properties(draw, known, 1, `b${at}`, draw.number(3));
    bundled.set(
      name,
      own.entries.map(([key]) => key),
    );
    const keys: Key[] = [["properties", own]];
    if (at > 0 && draw.chance(30)) keys.push(["include", text(bundleNames[at - 1] as string)]);
    if (draw.chance(50)) keys.push(["description", text(`${draw.text()}.`)]);
    return [name, fields(keys)];
  });
  const context = draw.chance(50)
    ? properties(draw, known, 1, "co", 1 + draw.number(2)).entries.map(([key, value]): Key => [key, setBy(draw, value)])
    : [];
  const eventNames = Array.from({ length: draw.number(5) }, (_, at) => eventName(draw, at));
  const events = eventNames.map((name): Key => {
    const others = eventNames.filter((other) => other !== name);
    const made = event(draw, {
      known,
      dictionary,
      terms,
      bundles: bundleNames,
      bundled,
      context,
      metricNames,
      entityNames,
      others,
    });
    // A name that leaves nothing for an identifier asks for one; so does a team that likes another.
    if (!draw.chance(10)) return [name, made];
    return [
      name,
      fields([...(made.kind === "fields" ? made.entries : []), ["identifier", plain(`${identifierOf(name)}Pinned`)]]),
    ];
  });

  const sections = new Map<string, readonly Key[]>();
  const put = (name: string, entries: readonly Key[]) => {
    if (entries.length > 0) sections.set(name, entries);
  };
  put(
    "metrics",
    metricNames.map((name, at): Key => [name, metric(draw, at === 0)]),
  );
  put("entities", entities);
  put("dictionary", [
    ...dictionary.map((name): Key => [marked(name, false), definition(draw, known, 2)]),
    ...terms.map((name): Key => [marked(name, false), plain("string")]),
  ]);
  put("types", types);
  put("bundles", bundles);
  put("context", context);
  put("events", events);
  return { manifest: manifest(draw), sections, files: 1 + draw.number(2) };
}

/** A definition of the context, which some sources alone may fill in. */
function setBy(draw: Draw, value: Yaml): Yaml {
  return draw.chance(60) ? withKey(value, "sources", list(draw.some(sources, 60).map(text))) : value;
}

/** Any text, made different as an identifier by a mark that only letters of events have. */
function eventName(draw: Draw, at: number): string {
  return draw.chance(70) ? `${draw.name()} ${mark("Ev", at)}` : `${mark("Ev", at)} ${draw.name()}`;
}

function identifierOf(name: string): string {
  return (/Ev[a-j]+/.exec(name) as RegExpExecArray)[0].toLowerCase();
}

function metric(draw: Draw, northStar: boolean): Yaml {
  if (draw.chance(20)) return nothing;
  const keys: Key[] = [["question", text(`${draw.text()}?`)]];
  if (northStar && draw.chance(50)) keys.push(["north_star", plain(true)]);
  if (draw.chance(30)) keys.push(["owner", text(draw.pick(owners))]);
  if (draw.chance(20)) keys.push(["x-chart", yamlOf({ [`a ${draw.text()}`]: 1 })]);
  return fields(keys);
}

function entity(draw: Draw, known: Known, others: readonly string[], id: string): Yaml {
  const own: Known = { types: known.types, traits: [], consent: known.consent };
  const traits = properties(draw, own, 1, "tr", draw.number(3)).entries;
  const counter: Key[] = draw.chance(30)
    ? [
        [
          "times?",
          fields([
            ["type", plain("integer")],
            ["minimum", plain(0)],
            ["write", plain("increment")],
          ]),
        ],
      ]
    : [];
  const keys: Key[] = [
    ["kind", plain(draw.pick(["user", "user", "group", "object"]))],
    ["id", text("id")],
    ["traits", fields([["id", plain(id)], ...traits, ...counter])],
  ];
  if (draw.chance(50)) keys.push(["description", text(`${draw.text()}.`)]);
  if (others.length > 0 && draw.chance(30)) keys.push(["belongs_to", text(draw.pick(others))]);
  if (draw.chance(15)) keys.push(["consent", text(draw.pick(consent))]);
  if (draw.chance(15)) keys.push(["additionalProperties", plain(draw.chance(50))]);
  if (draw.chance(10)) keys.push(["identifier", plain(`who${mark("Pi", others.length)}`)]);
  return fields(keys);
}

function manifest(draw: Draw): Key[] {
  const keys: Key[] = [["name", text(draw.chance(80) ? "generated" : `a ${draw.text()}`)]];
  if (draw.chance(50)) keys.push(["version", plain("1.0.0")]);
  if (draw.chance(50)) {
    keys.push(["vocabulary", yamlOf({ owners, sources, consent, destinations })]);
  }
  if (draw.chance(30)) keys.push(["defaults", yamlOf({ sources: ["web"], consent: ["analytics"] })]);
  if (draw.chance(30))
    keys.push(["naming", yamlOf({ events: draw.pick(["Title Case", "snake_case"]), properties: "camelCase" })]);
  if (draw.chance(30)) keys.push(["lint", yamlOf({ extends: draw.pick(["minimal", "recommended", "strict"]) })]);
  return keys;
}
