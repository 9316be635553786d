import type fc from "../support/fast-check.js";
import { type Draw, drawn } from "./draw.js";
import type { Texts } from "./pairs.js";

/**
 * Small plans of calls that may take one another's place: several pages whose names overlap, several users whose traits do, names that
 * were others', what is only proposed or has come to its end, and a context that some sources alone fill in.
 */
export const callPairs: fc.Arbitrary<readonly Texts[]> = drawn((draw) => {
  const base = planOf(draw);
  const once = changed(draw, base);
  return [base, once, changed(draw, base), changed(draw, once)].map(textsOf);
});

interface Listed {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  /** Keys beside the type: what it was called, where it comes from, how long it lives. */
  readonly also: readonly string[];
}

interface Call {
  readonly name: string;
  readonly kind: string;
  /** What a page may be called, or which trait of an entity is its id. */
  readonly called: string | undefined;
  readonly lists: readonly Listed[];
  readonly also: readonly string[];
}

interface Plan {
  readonly manifest: readonly string[];
  readonly events: readonly Call[];
  readonly entities: readonly Call[];
  readonly context: readonly Listed[];
}

const names = ["Home", "About", "Search", "Any"];
const called = [
  "string",
  "[Home, About]",
  "[Home, Search, Any]",
  "{ type: string, pattern: '^[A-M]' }",
  "{ const: Home }",
];
const people = ["member", "team", "guest"];
const over = "deprecated: true, expires: 2031-01-31";
const words = [
  ...["string", "integer", "boolean", "[x, y]", "[x, y, z]", "string | null", "{ type: integer, minimum: 0 }", "uuid"],
  ...[`{ enum: { x: , y: { ${over} } } }`, `{ anyOf: [integer, { enum: [x, y], ${over} }] }`],
  ...[
    `{ anyOf: ["null", { type: string, ${over} }, { type: integer }] }`,
    `{ anyOf: [{ enum: { x: { ${over} }, y: } }, integer, { const: x }] }`,
    `{ properties: { "in?": { type: string, ${over} } } }`,
  ],
];
const idTypes = ["string", "integer", "uuid", "[u1, u2]", "{ type: string, minLength: 1 }"];
const lives = [
  "status: proposed",
  "status: proposed",
  "status: deprecated",
  "status: retired",
  ended("status: deprecated"),
  ended("status: retired"),
];
const sources = ["web", "ios", "server"];
const manifests = [
  "vocabulary: { sources: [web, ios, server], destinations: [warehouse, ads] }",
  "vocabulary: { sources: [web, ios], destinations: warehouse, consent: [necessary, analytics] }",
  "defaults: { sources: web }\nversion: 1.2.0",
  "defaults: { consent: analytics }\nversion: 1.3.0",
];
const outputs = [
  "{ target: typescript, out: web, sdk: segment, source: web }",
  "{ target: typescript, out: web, sdk: segment-node, destination: warehouse }",
  "{ target: typescript, out: web, sdk: segment, deny: [personal, sensitive] }",
  "{ target: typescript, out: app, sdk: [segment, posthog], checks: true, renamed: all_names }",
  "{ target: typescript, out: drafts, sdk: segment, proposed: true, deny: personal }",
  "{ target: json-schema, out: schemas }",
  "{ target: json-schema, out: schemas, id: 'https://example.com/', source: [web, ios] }",
  "{ target: json-schema, out: all, proposed: true, draft: draft-07, unknown: allow }",
];

function ended(status: string): string {
  return `${status}, expires: 2031-01-31`;
}

function planOf(draw: Draw): Plan {
  const about = draw.number(2);
  const some = names.slice(0, 1 + draw.number(2));
  return {
    manifest: [...(draw.chance(30) ? [draw.pick(manifests)] : []), ...outputsIn(draw)],
    events: about === 2 ? [] : some.map((name) => event(draw, name)),
    entities: about === 0 ? [] : people.slice(0, 1 + draw.number(2)).map((name) => entity(draw, name)),
    context:
      about === 2 || draw.chance(50)
        ? []
        : ["shared", "a"].slice(0, 1 + draw.number(1)).map((name) => contextual(draw, name)),
  };
}

function outputsIn(draw: Draw): readonly string[] {
  const some = draw.chance(40) ? draw.some(outputs, 30) : [];
  return some.length > 0 ? [`outputs: [${some.join(", ")}]`] : [];
}

function listed(draw: Draw, name: string): Listed {
  const also = draw.chance(10)
    ? [draw.pick(["deprecated: true", "deprecated: true, expires: 2031-01-31", "privacy: personal"])]
    : [];
  return { name, type: draw.pick(words), isOptional: draw.chance(50), also };
}

function contextual(draw: Draw, name: string): Listed {
  const one = listed(draw, name);
  return draw.chance(60) ? { ...one, also: [...one.also, from(draw)] } : one;
}

function from(draw: Draw): string {
  return `sources: [${[draw.pick(sources), ...draw.some(sources, 30)].filter((one, at, all) => all.indexOf(one) === at).join(", ")}]`;
}

function event(draw: Draw, name: string): Call {
  const kind = draw.pick(["page", "page", "page", "screen", "track"]);
  return {
    name,
    kind,
    called: kind !== "track" && draw.chance(60) ? draw.pick(called) : undefined,
    lists: draw.some(["a", "b", "url"], 40).map((one) => listed(draw, one)),
    also: [
      ...(draw.chance(20) ? [draw.pick(lives)] : []),
      ...(draw.chance(25) ? [from(draw)] : []),
      ...(draw.chance(10) ? [draw.pick(["destinations: warehouse", "consent: analytics", "identifier: pinned"])] : []),
      ...(draw.chance(15) ? [`additionalProperties: ${draw.pick(["true", "string"])}`] : []),
    ],
  };
}

function entity(draw: Draw, name: string): Call {
  const id: Listed = { name: "id", type: draw.pick(idTypes), isOptional: false, also: [] };
  return {
    name,
    kind: draw.pick(["user", "user", "group", "object"]),
    called: "id",
    lists: [id, ...draw.some(["a", "b", "key"], 40).map((one) => listed(draw, one))],
    also: draw.chance(20) ? [`additionalProperties: ${draw.pick(["true", "string"])}`] : [],
  };
}

function changed(draw: Draw, plan: Plan): Plan {
  switch (draw.number(7)) {
    case 0:
      return { ...plan, manifest: [...(draw.chance(50) ? [draw.pick(manifests)] : []), ...outputsIn(draw)] };
    case 1:
      return {
        ...plan,
        context: changedListing(draw, plan.context, () => contextual(draw, draw.pick(["shared", "a", "c"]))),
      };
    case 2:
    case 3:
      return plan.entities.length > 0
        ? { ...plan, entities: changedCalls(draw, plan.entities, entity, "guest two") }
        : plan;
    default:
      return plan.events.length > 0 ? { ...plan, events: changedCalls(draw, plan.events, event, "Any other") } : plan;
  }
}

function changedCalls(
  draw: Draw,
  calls: readonly Call[],
  make: (draw: Draw, name: string) => Call,
  name: string,
): readonly Call[] {
  const at = draw.number(calls.length - 1);
  const call = calls[at] as Call;
  const fresh = name.replaceAll(" ", "_");
  switch (draw.number(8)) {
    case 0:
      return calls.toSpliced(at, 1);
    case 1:
      return calls.some((one) => one.name === fresh) ? calls : [...calls, make(draw, fresh)];
    case 2: // Under another name, said or unsaid; or what two were is one now.
      return renamed(draw, calls, at, fresh);
    case 3:
      return calls.with(at, { ...call, ...kindOf(draw, call, make) });
    case 4:
      return calls.with(at, { ...call, also: make(draw, call.name).also });
    case 5: {
      if (call.called === "id" || people.includes(call.name)) return calls;
      const also = call.also.filter((key) => !key.startsWith("status"));
      return calls.with(at, { ...call, also: also.length < call.also.length ? also : [...also, draw.pick(lives)] });
    }
    default:
      return calls.with(at, {
        ...call,
        lists: changedListing(draw, call.lists, () => listed(draw, draw.pick(["a", "b", "c", "title"]))),
      });
  }
}

function renamed(draw: Draw, calls: readonly Call[], at: number, fresh: string): readonly Call[] {
  const call = calls[at] as Call;
  const others = calls.filter(({ name }) => name !== call.name);
  const merged = draw.chance(40) ? draw.pick(others.length > 0 ? others : calls) : call;
  const former = merged === call ? call.name : `[${call.name}, ${merged.name}]`;
  const name = calls.some((one) => one.name === fresh) ? `${fresh}2` : fresh;
  const also = draw.chance(75)
    ? [...call.also.filter((key) => !key.startsWith("renamed")), `renamed_from: ${former}`]
    : call.also;
  return [...others.filter((one) => one !== merged), { ...call, name, also }];
}

/** Another kind, other names of the page, another id. */
function kindOf(draw: Draw, call: Call, make: (draw: Draw, name: string) => Call): Partial<Call> {
  const other = make(draw, call.name);
  if (!call.lists.some(({ name }) => name === call.called)) {
    return { kind: other.kind, called: other.kind === "track" ? undefined : other.called };
  }
  const ids = call.lists.filter(({ name, isOptional }) => !isOptional && name !== call.called);
  return ids.length > 0 && draw.chance(60) ? { called: draw.pick(ids).name } : { kind: other.kind };
}

function changedListing(draw: Draw, lists: readonly Listed[], make: () => Listed): readonly Listed[] {
  const fresh = make();
  const isNew = !lists.some(({ name }) => name === fresh.name);
  if (lists.length === 0 || (isNew && draw.chance(25))) return [...lists, fresh];
  const at = draw.number(lists.length - 1);
  const one = lists[at] as Listed;
  switch (draw.number(4)) {
    case 0:
      return lists.toSpliced(at, 1);
    case 1:
      return lists.with(at, { ...one, isOptional: !one.isOptional });
    case 2:
      return lists.with(at, { ...one, type: draw.pick(words) });
    case 3:
      return lists.with(at, { ...one, also: fresh.also });
    default: {
      const also = draw.chance(75)
        ? [...one.also.filter((key) => !key.startsWith("renamed")), `renamed_from: ${one.name}`]
        : one.also;
      return lists.with(at, { ...one, name: `${one.name}_new`, also });
    }
  }
}

function textsOf({ manifest, events, entities, context }: Plan): Texts {
  const parts = [
    ["events", events.map((call) => callText(call, "name", "properties"))],
    ["entities", entities.map((call) => callText(call, "id", "traits"))],
    ["context", context.map(listedText)],
  ] as const;
  const texts = parts.filter(([, lines]) => lines.length > 0).map(([key, lines]) => `${key}:\n${indented(lines)}`);
  return {
    "trackc.yaml": `${["name: calls", ...manifest].join("\n")}\n`,
    "plans/plan.yaml": texts.length > 0 ? `${texts.join("\n")}\n` : "metrics:\n  nothing:\n",
  };
}

function callText({ name, kind, called: by, lists, also }: Call, key: string, listing: string): string {
  const lines = [
    `kind: ${kind}`,
    ...(by ? [`${key}: ${by}`] : []),
    ...also.flatMap((one) => one.split(/, (?=expires)/)),
  ];
  if (lists.length > 0) lines.push(`${listing}:\n${indented(lists.map(listedText))}`);
  return `${name}:\n${indented(lines)}`;
}

function listedText({ name, type, isOptional, also }: Listed): string {
  const key = isOptional ? `${name}?` : name;
  if (also.length === 0) return `${key}: ${type}`;
  const own = type.startsWith("{") ? type.slice(2, -2) : type.startsWith("[") ? `enum: ${type}` : `type: ${type}`;
  return `${key}: { ${[own, ...also].join(", ")} }`;
}

function indented(lines: readonly string[]): string {
  return lines.join("\n").replaceAll(/^/gm, "  ");
}
